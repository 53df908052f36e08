// SPDX-License-Identifier: BSL-1.0
//
// Many trials of one noise family and one schedule, and what they say of each contender.

#ifndef CORDON_BENCH_QUALITY_ARENA_HPP
#define CORDON_BENCH_QUALITY_ARENA_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "frozen.hpp"
#include "scenario.hpp"
#include "trial.hpp"

namespace quality {

struct effort {
    int days = 120;  // of residents at 60 m; half of it at one sigma, a tenth of staying there
    int runs = 200;  // of each approach
    std::uint64_t seed = 1;
    int threads = 2;
    std::vector<scenario> only{};                 // what is played; all, where none is named
    std::function<void(const std::string&)> say;  // progress
};

struct arena {
    std::string noise;
    schedule when;
    std::vector<contender> contenders;
    std::array<std::vector<trial>, scenarios> trials;
};

// The same seed gives the same pairs and errors whatever the schedule and the contenders.
[[nodiscard]] arena play(const noise_family& noise, const schedule& when,
                         std::vector<contender> contenders, const frozen& constants,
                         const effort& wanted);

// The approaches that delays and misses are compared on.
inline constexpr std::array approaches{scenario::walk_up, scenario::drive_12, scenario::drive_30,
                                       scenario::parked, scenario::protected_moves};

struct approach_score {
    double delay = 0;    // the median in seconds, infinite where half are missed
    double missed = 0;   // the share without an alert during the breach
    double late = 0;     // the share without one by closest approach, those included
    double lead_p5 = 0;  // seconds
};

struct score {
    double alerts_at_sigma = 0,
           alerts_at_60 = 0;  // false ones a day, with a fresh start after each
    std::array<approach_score, scenarios> of{};
    double clear_inside = 0;     // seconds per hour truly inside, over all approaches
    double nuisance = 0;         // seconds a day of an alert at 60 m
    double notices[2] = {0, 0};  // a day in one town, by party
    double unknown = 0;          // share of a day in one town
    double train_alerts = 0;     // for one ride
    double told = 0;             // share of late batches
    double ends_inside = 0;      // alerts that ended a day, while truly 60 m inside
    double silence_told = 0;     // share of those that are shielded
};

// Which trials count, by scenario; empty for each once.
using sample = std::array<std::vector<std::size_t>, scenarios>;
[[nodiscard]] sample resampled(const arena& of, dice& random);

[[nodiscard]] score score_of(const arena& of, std::size_t contender, const sample& which = {});
[[nodiscard]] std::vector<score> scores_of(const arena& of, const sample& which = {});
// Of those who know the truth.
[[nodiscard]] score oracle_score(const arena& of);

// Alerts a day, at most a thousand.
[[nodiscard]] double rate(double alerts, double days);

[[nodiscard]] double fixes_a_day(const arena& of);

inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

// The setting of a profile that is best over all approaches among those with no more false alerts
// than that; nobody where none is.
[[nodiscard]] std::size_t chosen(const arena& of, const std::vector<score>& scores,
                                 const std::string& profile, double alerts_a_day,
                                 const frozen& constants);

// The profiles of an arena, in their order.
[[nodiscard]] std::vector<std::string> profiles_of(const arena& of);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_ARENA_HPP
