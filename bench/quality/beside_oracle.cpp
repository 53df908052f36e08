// SPDX-License-Identifier: BSL-1.0

#include "beside_oracle.hpp"

#include <algorithm>
#include <cmath>

#include "profiles/watched.hpp"
#include "text.hpp"

namespace quality {
namespace {

// What is asked: no more missed than by the oracle, within such a share.
constexpr double within = 0.003;

// Of a share, 95 %.
//
//   Source    E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927
interval wilson(double hits, double of) {
    constexpr double z = 1.959964;
    const double middle = (hits + z * z / 2) / (of + z * z);
    const double half = z / (of + z * z) * std::sqrt(hits * (of - hits) / of + z * z / 4);
    return {std::max(0.0, middle - half), middle + half};
}

}  // namespace

std::string beside_oracle(const std::vector<noise_family>& noises, const frozen& constants,
                          const setup& how) {
    std::string made =
        head({"noise", "promise: one in", "a fix every", "approach", "delay, median, 95th",
              "missed: default / oracle", "missed though the oracle alerts (95 %)", "in 0.3 %"});
    effort wanted = how.wanted;
    wanted.only = {scenario::walk_up, scenario::drive_12, scenario::drive_30, scenario::parked};
    const auto rows = [&](const std::string& noise, double hours, const std::string& terms,
                          const arena& where) {
        for (const scenario s : wanted.only) {
            const auto& all = where.trials[static_cast<std::size_t>(s)];
            const auto count = static_cast<double>(all.size());
            std::vector<double> delays;
            double missed = 0;
            double oracle = 0;
            double more = 0;
            for (const trial& t : all) {
                const bool mine = std::isinf(t.verdicts[0].delay);
                const bool its = std::isinf(t.oracle.delay);
                delays.push_back(t.verdicts[0].delay);
                missed += mine ? 1 : 0;
                oracle += its ? 1 : 0;
                more += mine && !its ? 1 : 0;
            }
            std::sort(delays.begin(), delays.end());
            const auto at = [&](double q) {
                return number(delays[static_cast<std::size_t>(q * (count - 1))], 0);
            };
            const auto exact = [](double share) { return number(100 * share, 2); };
            const auto [low, high] = wilson(more, count);
            made += row({noise, setting_text(hours) + " h", terms,
                         std::string{scenario_names[static_cast<std::size_t>(s)]},
                         at(0.5) + " s, " + at(0.95) + " s",
                         exact(missed / count) + " % / " + exact(oracle / count) + " %",
                         exact(more / count) + " % (" + exact(low) + "-" + exact(high) + ")",
                         high <= within           ? "yes"
                         : more / count <= within ? "yes, not beyond chance"
                                                  : "no"});
        }
    };
    for (const noise_family& noise : noises) {
        for (const double hours : {24.0, 168.0, 720.0}) {
            auto rules = profiles::watched_policy(cordon::metres{constants.radius});
            rules.false_alert_every = cordon::seconds{static_cast<std::int32_t>(hours * 3600)};
            const contender one{"default", hours, true,
                                [rules] { return profiles::make_watched(rules); }};
            rows(noise.name, hours, "lease",
                 play(noise, {how.cadence, 0}, {one}, constants, wanted));
            rows(noise.name, hours, setting_text(how.cadence) + " s",
                 play(noise, {how.cadence, -1}, {one}, constants, wanted));
        }
    }
    return "Seed " + std::to_string(wanted.seed) + ", " + std::to_string(wanted.runs) +
           " runs; frozen.txt " + how.hash + ".\n\n" + made;
}

}  // namespace quality
