// SPDX-License-Identifier: BSL-1.0
//
// The library's m of n, of the last 2m fixes of either party.

#include <cordon/watch/m_of_n.hpp>

#include "profiles/detected.hpp"

namespace profiles {

std::unique_ptr<profile> make_m_of_n(cordon::metres radius, double setting) {
    const auto m = static_cast<std::uint8_t>(setting);
    const auto n = static_cast<std::uint8_t>(2 * m);
    return make_detected(cordon::m_of_n{radius, m, n, undocumented_gap});
}

}  // namespace profiles
