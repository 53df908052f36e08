// SPDX-License-Identifier: BSL-1.0
//
// The library's hysteresis: in at the radius, out only a margin farther. The setting moves the way in.

#include <cordon/watch/hysteresis.hpp>

#include <algorithm>

#include "profiles/detected.hpp"

namespace profiles {

std::unique_ptr<profile> make_hysteresis(cordon::metres radius, double setting) {
    const cordon::metres enter{radius.count() + setting};
    const cordon::metres exit{radius.count() + exit_margin(radius.count())};
    return make_detected(cordon::hysteresis{enter, std::max(enter, exit), undocumented_gap});
}

}  // namespace profiles
