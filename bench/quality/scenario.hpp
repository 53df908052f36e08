// SPDX-License-Identifier: BSL-1.0
//
// What happens to a pair, without error: where both are at every moment, when a party is silent, and
// from when to when they are truly too near.

#ifndef CORDON_BENCH_QUALITY_SCENARIO_HPP
#define CORDON_BENCH_QUALITY_SCENARIO_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dice.hpp"
#include "frozen.hpp"

namespace quality {

struct place {
    double north, east;  // metres
};

// A way as straight, constant-speed legs.
struct way {
    struct stop {
        double at;  // seconds
        place where;
    };
    std::vector<stop> stops;  // at rising times
    [[nodiscard]] place at(double seconds) const;
};

struct span_of_time {
    double from, to;  // seconds
    [[nodiscard]] double overlap(double a, double b) const;
};

enum class scenario : std::uint8_t {
    resident_sigma,  // at rest one standard error of both outside
    resident_60,     // at rest 60 m outside
    stay_60,         // the same, without a fresh start after an alert
    stay_inside,     // at rest 60 m inside
    town_day,        // a day in one town
    walk_up,
    drive_12,
    drive_30,
    parked,           // at rest 0.2 to 2.5 km off, then past at 12 m/s
    protected_moves,  // she walks or rides towards him, who is at rest
    shielded,         // silent for 20 minutes, then near
    train,            // both on one train, with tunnels
    late_batch,       // a pass that is told only after it
};
inline constexpr std::array<std::string_view, 13> scenario_names{"resident at one sigma",
                                                                 "resident at 60 m",
                                                                 "stay at 60 m",
                                                                 "stay inside",
                                                                 "town day",
                                                                 "walk-up",
                                                                 "12 m/s",
                                                                 "30 m/s",
                                                                 "parked start",
                                                                 "protected moves",
                                                                 "shielded",
                                                                 "train",
                                                                 "late batch"};
inline constexpr std::size_t scenarios = scenario_names.size();

[[nodiscard]] constexpr bool resident(scenario s) { return s <= scenario::stay_inside; }

struct story {
    way ways[2];  // protected person, wearer
    double length = 0;
    std::vector<span_of_time> silent[2];
    std::optional<double> upload;  // what the wearer measured while silent comes then

    // The truth of it.
    std::vector<span_of_time> inside;  // within the radius
    std::vector<span_of_time> beyond;  // beyond the radius and a tenth
    std::optional<double> crossing;    // or when silence ends inside; what delay counts from
    double closest_at = 0;
    double over_at = 0;  // the end of the breach
    std::optional<double> contact;
};

// The relative sigma is of both parties together, in metres.
[[nodiscard]] story tell(scenario which, dice& random, const frozen& constants,
                         double relative_sigma);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_SCENARIO_HPP
