// SPDX-License-Identifier: BSL-1.0
//
// The library's so many in a row, of the fixes of either party.

#include <cordon/watch/consecutive.hpp>

#include "profiles/detected.hpp"

namespace profiles {

std::unique_ptr<profile> make_consecutive(cordon::metres radius, double setting) {
    const auto needed = static_cast<std::uint8_t>(setting);
    return make_detected(cordon::consecutive{radius, needed, undocumented_gap});
}

}  // namespace profiles
