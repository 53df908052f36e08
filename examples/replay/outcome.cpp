// SPDX-License-Identifier: BSL-1.0

#include "outcome.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace replay {

matter matter_of(const happening& event) {
    if (event.of_zone()) return matter::zone;
    for (const cordon::kind device :
         {cordon::kind::tamper, cordon::kind::strap, cordon::kind::battery, cordon::kind::jamming,
          cordon::kind::jumping, cordon::kind::loss}) {
        if (event.what == cordon::to_string(device)) return matter::device;
    }
    for (const cordon::kind act :
         {cordon::kind::acknowledged, cordon::kind::snoozed, cordon::kind::closed,
          cordon::kind::contact_began, cordon::kind::contact_ended, cordon::kind::restored}) {
        if (event.what == cordon::to_string(act)) return matter::centre;
    }
    return matter::pair;
}

outcome joined(std::vector<outcome> levels) {
    outcome all;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        for (happening& event : levels[k].events) {
            event.level = static_cast<int>(k);
            all.events.push_back(event);
        }
        std::move(levels[k].levels.begin(), levels[k].levels.end(), std::back_inserter(all.levels));
    }
    const auto place = [](const happening& event) {
        const bool entered = event.what == "entered";
        return std::tuple{event.unix_ms, entered, entered ? event.level : -event.level};
    };
    std::stable_sort(all.events.begin(), all.events.end(),
                     [&](const happening& a, const happening& b) { return place(a) < place(b); });
    return all;
}

}  // namespace replay
