// SPDX-License-Identifier: BSL-1.0
//
// Are two positions within a radius? In integers alone, for targets without floating point.

#ifndef CORDON_MOTION_PAIR_SIDE_HPP
#define CORDON_MOTION_PAIR_SIDE_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"

namespace cordon {

// Which side of the circle around one position another is on: classify(here, there, 500_m). Uncertain
// where the separation's own error reaches the limit, and for an input that is no position; within()
// goes on until it knows, but in double.
//
//   Requires  a radius that is not negative; beyond 2,147 km nothing is inside
//   Error     none: it abstains instead, within that of separation_of
//   Cost      one subtraction of latitudes for most pairs that are farther apart, or separation_of
[[nodiscard]] constexpr side classify(position_e7 p, position_e7 q, millimetres radius) noexcept {
    CORDON_ASSERT(radius.count >= 0);
    if (!valid(p) || !valid(q)) return side::uncertain;
    // No path between two parallels is shorter than the meridian, of which a count is 11.057 mm or more.
    const std::uint32_t north = separation_detail::magnitude(std::int64_t{p.latitude} - q.latitude);
    constexpr std::uint32_t most =
        200'000'000;  // times 11 it fits 32 bits, and is beyond any radius
    if (north > most || north * 11 > static_cast<std::uint32_t>(radius.count)) return side::outside;
    const separation s = separation_of(p, q);
    if (s.least_mm > radius.count) return side::outside;
    const bool ends = s.most_mm == separation::end_of_range_mm;
    return s.most_mm <= radius.count && !ends ? side::inside : side::uncertain;
}

}  // namespace cordon

#endif  // CORDON_MOTION_PAIR_SIDE_HPP
