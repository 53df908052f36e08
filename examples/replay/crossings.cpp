// SPDX-License-Identifier: BSL-1.0

#include "profile.hpp"

namespace replay {

outcome crossings(const survey& compared) {
    outcome result;
    auto& states = result.levels.emplace_back().states;
    std::size_t next = 0;
    for (const span_of_time& common : compared.common) {
        states.push_back({common.from_ms, standing::clear});
        for (; next < compared.stays.size() && compared.stays[next].from_ms <= common.to_ms;
             ++next) {
            const stay& here = compared.stays[next];
            if (here.from_ms == common.from_ms) states.pop_back();
            states.push_back({here.from_ms, standing::active});
            result.events.push_back({.unix_ms = here.from_ms,
                                     .what = "entered",
                                     .metres = here.from_metres,
                                     .initial = here.begun_before});
            if (here.goes_on) continue;
            states.push_back({here.to_ms, standing::clear});
            result.events.push_back({.unix_ms = here.to_ms,
                                     .what = "left",
                                     .metres = here.to_metres,
                                     .nearest = here.nearest});
        }
        states.push_back({common.to_ms, standing::unknown});
    }
    return result;
}

}  // namespace replay
