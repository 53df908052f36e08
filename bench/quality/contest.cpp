// SPDX-License-Identifier: BSL-1.0

#include "contest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "profiles/watched.hpp"

namespace quality {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

}  // namespace

std::vector<contender> everybody(const frozen& constants) {
    const cordon::metres radius{constants.radius};
    std::vector<contender> all;
    for (const auto& one : profiles::all()) {
        auto settings = constants.sweeps.at(std::string{one.name});
        if (std::find(settings.begin(), settings.end(), one.documented) == settings.end()) {
            settings.push_back(one.documented);
        }
        for (const double setting : settings) {
            all.push_back({std::string{one.name}, setting, one.name == "default",
                           [make = one.make, radius, setting] { return make(radius, setting); }});
        }
    }
    return all;
}

std::vector<contender> without_a_rule(const frozen& constants) {
    const auto base = profiles::watched_policy(cordon::metres{constants.radius});
    std::vector<contender> all;
    const auto add = [&](const char* name, auto change) {
        auto rules = base;
        change(rules);
        if (fault_of(rules) != cordon::policy_fault::none) return;
        all.push_back({name, 0, true, [rules] { return profiles::make_watched(rules); }});
    };
    using cordon::milliseconds;
    using policy = cordon::policy<1>;
    add("the policy as it comes", [](policy&) {});
    add("one fix decides alone (outliers once a year)",
        [](policy& p) { p.outlier_every = cordon::seconds{365 * 86'400}; });
    add("no fix counts much (outliers every 10 min)",
        [](policy& p) { p.outlier_every = cordon::seconds{600}; });
    add("claims are believed", [](policy& p) {
        p.claims_percent = 100;
        p.least_sigma_mm = 0;
    });
    add("no margin for leaving", [](policy& p) { p.levels[0].margin = cordon::millimetres{1}; });
    add("leaves at once", [](policy& p) { p.leave_after = milliseconds{0}; });
    add("no jump is too fast", [](policy& p) { p.jump_beyond_mm_s = 2'000'000'000; });
    add("silence is never overdue", [](policy& p) { p.overdue_after = milliseconds{1 << 29}; });
    add("a report takes no time", [](policy& p) { p.transport = milliseconds{0}; });
    add("nobody moves faster than walking",
        [](policy& p) { p.fastest_mm_s[0] = p.fastest_mm_s[1] = 1'400; });
    add("no lease: a report every 60 s", [](policy& p) { p.sample_at_least = p.sample_at_most; });
    add("no lease, and no fix counts much", [](policy& p) {
        p.sample_at_least = p.sample_at_most;
        p.outlier_every = cordon::seconds{600};
    });
    return all;
}

std::size_t documented(const std::vector<contender>& all, const std::string& profile) {
    const double setting = profiles::find(profile)->documented;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].profile == profile && all[k].setting == setting) return k;
    }
    return nobody;
}

contest hold(const noise_family& noise, double cadence, const frozen& constants,
             const effort& wanted) {
    const auto all = everybody(constants);
    const auto leader = static_cast<int>(documented(all, "default"));
    contest made{noise.name, {}, {}, {}};
    made.at_cadence = play(noise, {cadence, -1}, all, constants, wanted);
    made.under_lease = play(noise, {cadence, leader}, all, constants, wanted);
    // To a tenth of a second, so that the cadence is a number to be written down.
    const double budget = std::round(864'000 / fixes_a_day(made.under_lease)) / 10;
    made.at_budget = play(noise, {budget, -1}, all, constants, wanted);
    return made;
}

namespace {

double difference(double mine, double other) {
    return std::isinf(mine) && std::isinf(other) ? 0 : mine - other;
}

rivalry compared(const arena& mine, const std::vector<score>& my_scores, const arena& others,
                 const std::vector<score>& other_scores, double target, const frozen& constants) {
    rivalry made{.target = target, .delay = -never, .missed = -never};
    const std::size_t own = chosen(mine, my_scores, "default", target, constants);
    made.anybody = own != nobody;
    for (const scenario s : approaches) {
        const auto at = static_cast<std::size_t>(s);
        double delay = never;
        double missed = 1;
        for (const std::string& profile : profiles_of(others)) {
            if (profile == "default") continue;
            const std::size_t k = chosen(others, other_scores, profile, target, constants);
            if (k == nobody) continue;
            made.anybody = true;
            delay = std::min(delay, other_scores[k].of[at].delay);
            missed = std::min(missed, other_scores[k].of[at].missed);
        }
        const double my_delay = own == nobody ? never : my_scores[own].of[at].delay;
        const double my_missed = own == nobody ? 1 : my_scores[own].of[at].missed;
        if (difference(my_delay, delay) > made.delay) {
            made.delay = difference(my_delay, delay);
            made.delay_on = s;
        }
        if (my_missed - missed > made.missed) {
            made.missed = my_missed - missed;
            made.missed_on = s;
        }
    }
    return made;
}

interval middle(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto at = [&](double q) {
        return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return {at(0.05), at(0.95)};
}

}  // namespace

std::vector<rivalry> compare(const arena& mine, const arena& others, const frozen& constants,
                             std::uint64_t seed) {
    const bool one = &mine == &others;
    std::vector<rivalry> made;
    const auto my_scores = scores_of(mine);
    const auto other_scores = one ? my_scores : scores_of(others);
    for (const double target : constants.targets) {
        made.push_back(compared(mine, my_scores, others, other_scores, target, constants));
    }
    dice random{seed};
    std::vector<std::vector<double>> delays(made.size());
    std::vector<std::vector<double>> misses(made.size());
    for (int k = 0; k < constants.bootstrap; ++k) {
        const sample which = resampled(mine, random);
        const auto mine_again = scores_of(mine, which);
        const auto others_again = one ? mine_again : scores_of(others, which);
        for (std::size_t t = 0; t < made.size(); ++t) {
            const auto again =
                compared(mine, mine_again, others, others_again, constants.targets[t], constants);
            delays[t].push_back(again.delay);
            misses[t].push_back(again.missed);
        }
    }
    for (std::size_t t = 0; t < made.size(); ++t) {
        const interval d = middle(delays[t]);
        const interval m = middle(misses[t]);
        made[t].delay_low = d.low;
        made[t].delay_high = d.high;
        made[t].missed_low = m.low;
        made[t].missed_high = m.high;
    }
    return made;
}

interval alerts_interval(const arena& of, std::size_t contender, bool at_sigma,
                         const frozen& constants, std::uint64_t seed) {
    dice random{seed};
    std::vector<double> rates;
    const auto which =
        static_cast<std::size_t>(at_sigma ? scenario::resident_sigma : scenario::resident_60);
    const auto& all = of.trials[which];
    for (int k = 0; k < constants.bootstrap; ++k) {
        double alerts = 0;
        double days = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const trial& t = all[static_cast<std::size_t>(random.next() % all.size())];
            alerts += t.verdicts[contender].alerts;
            days += t.verdicts[contender].watched / 86'400;
        }
        rates.push_back(rate(alerts, days));
    }
    return middle(rates);
}

}  // namespace quality
