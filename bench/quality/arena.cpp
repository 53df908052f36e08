// SPDX-License-Identifier: BSL-1.0

#include "arena.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

namespace quality {
namespace {

int trials_of(scenario which, const effort& wanted) {
    const auto& only = wanted.only;
    if (!only.empty() && std::find(only.begin(), only.end(), which) == only.end()) return 0;
    switch (which) {
        case scenario::resident_60: return wanted.days;
        case scenario::resident_sigma: return std::max(1, wanted.days / 2);
        case scenario::stay_60:
        case scenario::stay_inside:
        case scenario::town_day: return std::max(2, wanted.days / 10);
        case scenario::train:
        case scenario::late_batch:
        case scenario::shielded: return std::max(2, wanted.runs / 4);
        default: return wanted.runs;
    }
}

std::uint64_t seed_of(std::uint64_t seed, const std::string& noise, std::size_t which,
                      std::size_t index) {
    std::uint64_t mixed = seed;
    for (const char c : noise) mixed = mixed * 1099511628211U + static_cast<unsigned char>(c);
    dice mixer{mixed + which * 0x9e3779b97f4a7c15U + index * 0xd1b54a32d192ed03U};
    return mixer.next();
}

double quantile(std::vector<double>& values, double q) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto at = static_cast<std::ptrdiff_t>(q * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

}  // namespace

arena play(const noise_family& noise, const schedule& when, std::vector<contender> contenders,
           const frozen& constants, const effort& wanted) {
    arena made{noise.name, when, std::move(contenders), {}};
    struct job {
        std::size_t which, index;
    };
    std::vector<job> jobs;
    for (std::size_t s = 0; s < scenarios; ++s) {
        const auto count = static_cast<std::size_t>(trials_of(static_cast<scenario>(s), wanted));
        made.trials[s].resize(count);
        for (std::size_t k = 0; k < count; ++k) jobs.push_back({s, k});
    }
    std::atomic<std::size_t> next{0};
    const auto work = [&](bool speaks) {
        for (std::size_t at = next++; at < jobs.size(); at = next++) {
            const auto [s, k] = jobs[at];
            made.trials[s][k] = run(static_cast<scenario>(s), noise, when, made.contenders,
                                    constants, seed_of(wanted.seed, noise.name, s, k));
            if (speaks && wanted.say) {
                wanted.say(noise.name + ", " +
                           (when.leader < 0 ? std::to_string(static_cast<int>(when.cadence)) + " s"
                                            : std::string{"lease"}) +
                           ": " + std::to_string(100 * (at + 1) / jobs.size()) + " %");
            }
        }
    };
    std::vector<std::thread> helpers;
    for (int k = 1; k < wanted.threads; ++k) helpers.emplace_back(work, false);
    work(true);
    for (auto& helper : helpers) helper.join();
    return made;
}

sample resampled(const arena& of, dice& random) {
    sample made;
    for (std::size_t s = 0; s < scenarios; ++s) {
        const std::size_t count = of.trials[s].size();
        for (std::size_t k = 0; k < count; ++k) {
            made[s].push_back(static_cast<std::size_t>(random.next() % count));
        }
    }
    return made;
}

double rate(double alerts, double days) {
    // Of one that alerts at once there is no time in between.
    constexpr double most = 1000;  // a day
    return alerts > most * days ? most : days > 0 ? alerts / days : 0;
}

namespace {

template <class Pick>
score scored(const arena& of, const sample& which, Pick pick) {
    score made;
    const auto each = [&](scenario s, auto use) {
        const auto& all = of.trials[static_cast<std::size_t>(s)];
        const auto& chosen_ones = which[static_cast<std::size_t>(s)];
        const std::size_t count = chosen_ones.empty() ? all.size() : chosen_ones.size();
        for (std::size_t k = 0; k < count; ++k) {
            const trial& t = all[chosen_ones.empty() ? k : chosen_ones[k]];
            use(t, pick(t));
        }
        return static_cast<double>(count);
    };
    for (const bool at_sigma : {true, false}) {
        double alerts = 0;
        double days = 0;
        each(at_sigma ? scenario::resident_sigma : scenario::resident_60,
             [&](const trial& /*t*/, const verdict& v) {
                 alerts += v.alerts;
                 days += v.watched / 86'400;
             });
        (at_sigma ? made.alerts_at_sigma : made.alerts_at_60) = rate(alerts, days);
    }
    double inside = 0;
    std::vector<double> delays;
    std::vector<double> leads;
    for (std::size_t s = static_cast<std::size_t>(scenario::walk_up); s < scenarios; ++s) {
        delays.clear();
        leads.clear();
        double missed = 0;
        double late = 0;
        const double count = each(static_cast<scenario>(s), [&](const trial& t, const verdict& v) {
            delays.push_back(v.delay);
            if (!std::isnan(v.lead)) leads.push_back(v.lead);
            if (std::isinf(v.delay)) ++missed;
            if (!v.in_time) ++late;
            inside += t.inside;
            made.clear_inside += v.clear_inside;
        });
        made.of[s] = {quantile(delays, 0.5), missed / count, late / count, quantile(leads, 0.05)};
    }
    made.clear_inside *= 3600 / std::max(inside, 1.0);
    double days = 0;
    each(scenario::stay_60, [&](const trial& t, const verdict& v) {
        made.nuisance += v.nuisance;
        days += t.days;
    });
    made.nuisance /= days;
    days = 0;
    each(scenario::stay_inside, [&](const trial& t, const verdict& v) {
        made.ends_inside += std::max(0, v.alerts - 1);
        days += t.days;
    });
    made.ends_inside /= days;
    const double silences = each(scenario::shielded, [&](const trial& /*t*/, const verdict& v) {
        made.silence_told += v.silence_told ? 1 : 0;
    });
    made.silence_told /= silences;
    days = 0;
    each(scenario::town_day, [&](const trial& t, const verdict& v) {
        made.notices[0] += v.notices[0];
        made.notices[1] += v.notices[1];
        made.unknown += v.unknown / 86'400;
        days += t.days;
    });
    made.notices[0] /= days;
    made.notices[1] /= days;
    made.unknown /= days;
    const double rides = each(scenario::train, [&](const trial& /*t*/, const verdict& v) {
        made.train_alerts += v.alerts;
    });
    made.train_alerts /= rides;
    const double batches = each(scenario::late_batch, [&](const trial& /*t*/, const verdict& v) {
        made.told += v.told ? 1 : 0;
    });
    made.told /= batches;
    return made;
}

}  // namespace

score score_of(const arena& of, std::size_t contender, const sample& which) {
    return scored(of, which,
                  [&](const trial& t) -> const verdict& { return t.verdicts[contender]; });
}

std::vector<score> scores_of(const arena& of, const sample& which) {
    std::vector<score> all;
    for (std::size_t k = 0; k < of.contenders.size(); ++k) {
        all.push_back(score_of(of, k, which));
    }
    return all;
}

score oracle_score(const arena& of) {
    return scored(of, {}, [](const trial& t) -> const verdict& { return t.oracle; });
}

double fixes_a_day(const arena& of) {
    double fixes = 0;
    double days = 0;
    for (const trial& t : of.trials[static_cast<std::size_t>(scenario::town_day)]) {
        fixes += t.fixes;
        days += t.days;
    }
    return fixes / days / 2;  // of each party
}

std::size_t chosen(const arena& of, const std::vector<score>& scores, const std::string& profile,
                   double alerts_a_day, const frozen& constants) {
    std::size_t best = nobody;
    double least = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
        if (of.contenders[k].profile != profile || scores[k].alerts_at_60 > alerts_a_day) continue;
        double sum = 0;
        for (const scenario s : approaches) {
            const auto& a = scores[k].of[static_cast<std::size_t>(s)];
            sum += std::min(a.delay, constants.miss_counts) + a.missed * constants.miss_counts;
        }
        if (best == nobody || sum < least) {
            best = k;
            least = sum;
        }
    }
    return best;
}

std::vector<std::string> profiles_of(const arena& of) {
    std::vector<std::string> all;
    for (const contender& c : of.contenders) {
        if (std::find(all.begin(), all.end(), c.profile) == all.end()) all.push_back(c.profile);
    }
    return all;
}

}  // namespace quality
