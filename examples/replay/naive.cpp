// SPDX-License-Identifier: BSL-1.0

#include <cordon/distance/distance.hpp>
#include <cordon/distance/within.hpp>

#include <optional>

#include "profile.hpp"

namespace replay {

outcome naive(const std::vector<record>& protected_person, const std::vector<record>& wearer,
              cordon::metres radius, progress& shown) {
    outcome result;
    std::optional<bool> inside;
    std::size_t next_a = 0;
    std::size_t next_b = 0;
    while (next_a < protected_person.size() || next_b < wearer.size()) {
        const bool a_is_next =
            next_b == wearer.size() || (next_a < protected_person.size() &&
                                        protected_person[next_a].unix_ms <= wearer[next_b].unix_ms);
        const record& here = a_is_next ? protected_person[next_a++] : wearer[next_b++];
        shown.step();
        if (result.states.empty()) result.states.push_back({here.unix_ms, standing::unknown});
        if (next_a == 0 || next_b == 0) continue;  // the other party was not heard from yet

        // Two fixes at one time are one moment: judge it when both are there.
        if (a_is_next && next_b < wearer.size() && wearer[next_b].unix_ms == here.unix_ms) continue;
        const auto a = protected_person[next_a - 1].where;
        const auto b = wearer[next_b - 1].where;
        const bool now_inside = cordon::within(a, b, radius);
        if (inside != now_inside) {
            result.states.push_back(
                {here.unix_ms, now_inside ? standing::active : standing::clear});
        }
        if (inside.value_or(false) != now_inside) {
            result.events.push_back({.unix_ms = here.unix_ms,
                                     .what = now_inside ? "entered" : "left",
                                     .metres = cordon::distance(a, b).count(),
                                     .initial = !inside});
        }
        inside = now_inside;
    }
    return result;
}

}  // namespace replay
