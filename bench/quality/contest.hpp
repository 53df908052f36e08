// SPDX-License-Identifier: BSL-1.0
//
// The contest: who takes part, in which arenas, and what it says about the claims.

#ifndef CORDON_BENCH_QUALITY_CONTEST_HPP
#define CORDON_BENCH_QUALITY_CONTEST_HPP

#include <optional>
#include <string>
#include <vector>

#include "arena.hpp"

namespace quality {

// Every profile at every setting of its sweep, and at the documented one.
[[nodiscard]] std::vector<contender> everybody(const frozen& constants);
// The default profile as it comes, and with one rule of its policy taken away at a time.
[[nodiscard]] std::vector<contender> without_a_rule(const frozen& constants);
[[nodiscard]] std::size_t documented(const std::vector<contender>& all, const std::string& profile);

// One noise family three ways: at a cadence; all under the lease of the default profile; and at the
// cadence that takes as many fixes as that lease in a day.
struct contest {
    std::string noise;
    arena at_cadence;
    arena under_lease;
    arena at_budget;
};
[[nodiscard]] contest hold(const noise_family& noise, double cadence, const frozen& constants,
                           const effort& wanted);

// The default profile against the best of all others at one number of false alerts: the worst over
// the approaches, with the middle nine tenths of the bootstrap.
struct rivalry {
    double target = 0;
    double delay = 0, delay_low = 0, delay_high = 0;     // seconds more than the best other
    double missed = 0, missed_low = 0, missed_high = 0;  // share more than the best other
    scenario delay_on{}, missed_on{};
    bool anybody = false;  // has a setting that is so quiet
};
// At every target. The two arenas are of the same trials, and may be one.
[[nodiscard]] std::vector<rivalry> compare(const arena& mine, const arena& others,
                                           const frozen& constants, std::uint64_t seed);

// An interval for the false alerts of one contender.
struct interval {
    double low, high;
};
[[nodiscard]] interval alerts_interval(const arena& of, std::size_t contender, bool at_sigma,
                                       const frozen& constants, std::uint64_t seed);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_CONTEST_HPP
