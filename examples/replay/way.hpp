// SPDX-License-Identifier: BSL-1.0
//
// One party's straight motion at constant speed from fix to fix, as positions.

#ifndef CORDON_EXAMPLES_REPLAY_WAY_HPP
#define CORDON_EXAMPLES_REPLAY_WAY_HPP

#include <cordon/distance/cartesian.hpp>
#include <cordon/position.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "track.hpp"

namespace replay {

// From one fix to the next.
struct stride {
    cordon::cartesian from{}, to{};
    std::int64_t start_ms = 0, end_ms = 0;
    double longest =
        0;  // metres: no part of the stride is longer on the ground than its share of it

    // Where the party is; `share` from 0 at the start to 1 at the end.
    [[nodiscard]] cordon::position at(double share) const;
};

// A run of strides with nothing but fixes between them.
struct way {
    cordon::position_e7 start{};
    std::int64_t start_ms = 0;
    std::vector<stride> strides;
    std::vector<double> walked;  // metres at most, until the start of each stride, and the end
};

// From records with strictly rising times. Over more than longest_leg_ms nothing is assumed, so a way
// ends there; one without a stride is a single fix.
[[nodiscard]] std::vector<way> ways_of(const std::vector<record>& records);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_WAY_HPP
