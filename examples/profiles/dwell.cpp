// SPDX-License-Identifier: BSL-1.0
//
// The library's dwell, by the time of arrival.

#include <cordon/watch/dwell.hpp>

#include "profiles/detected.hpp"

namespace profiles {

std::unique_ptr<profile> make_dwell(cordon::metres radius, double setting) {
    const cordon::milliseconds stay{static_cast<std::int32_t>(setting * 1000)};
    return make_detected(cordon::dwell{radius, stay, undocumented_gap});
}

}  // namespace profiles
