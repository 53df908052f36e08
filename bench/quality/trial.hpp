// SPDX-License-Identifier: BSL-1.0
//
// One pair, one story, one set of errors: every contender sees the same fixes, and is judged by the
// truth.

#ifndef CORDON_BENCH_QUALITY_TRIAL_HPP
#define CORDON_BENCH_QUALITY_TRIAL_HPP

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "frozen.hpp"
#include "profiles/profile.hpp"
#include "scenario.hpp"

namespace quality {

struct contender {
    std::string profile;
    double setting;
    bool ticks = false;  // is told when time passes
    std::function<std::unique_ptr<profiles::profile>()> make;
};

// What became of one contender in one trial.
struct verdict {
    double delay = 0;         // seconds from the crossing; infinite for none during the breach
    bool in_time = false;     // by closest approach
    double lead = 0;          // seconds from the alert to contact; NaN where there is none
    double clear_inside = 0;  // seconds of clear while truly inside
    double nuisance = 0;      // seconds of an alert beyond the radius and a tenth
    double unknown = 0;       // seconds of unknown
    double watched = 0;       // seconds in which a false alert would have counted
    std::int32_t alerts = 0;
    std::int32_t notices[2] = {0, 0};  // by party
    bool silence_told = false;         // while a party was silent
    bool told = false;                 // of a breach that was over, in a minute
};

struct trial {
    double days = 0;
    double inside = 0;              // seconds truly inside
    int fixes = 0;                  // of both parties
    std::vector<verdict> verdicts;  // by contender
    verdict oracle;                 // who knows the truth at every fix that is not in a burst
};

// When the parties report: at a cadence, or when the leading contender wants the next fix.
struct schedule {
    double cadence = 5;  // seconds
    int leader = -1;     // index of a contender whose lease is obeyed
};

[[nodiscard]] trial run(scenario which, const noise_family& noise, const schedule& when,
                        const std::vector<contender>& contenders, const frozen& constants,
                        std::uint64_t seed);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_TRIAL_HPP
