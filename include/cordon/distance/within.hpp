// SPDX-License-Identifier: BSL-1.0
//
// Are two positions within a distance of each other? Exactly, and mostly without measuring it.

#ifndef CORDON_DISTANCE_WITHIN_HPP
#define CORDON_DISTANCE_WITHIN_HPP

#include "cordon/distance/difference.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// distance(p, q) <= radius: the answer of the true geodesic wherever the two differ by more than
// ladder::band, and that of distance() nearer to the limit.
//
//   Requires  valid positions; a radius that is finite and not negative
//   Error     none beyond ladder::band, 40 nm of the limit
//   Cost      for most pairs one subtraction of latitudes, or one polynomial; the distance only for
//             pairs within the last rung's margin of the limit
template <position_like First, position_like Second>
[[nodiscard]] constexpr bool within(const First& p, const Second& q, metres radius) noexcept {
    CORDON_ASSERT(valid(p, q));
    CORDON_ASSERT(radius >= metres{0} && math::finite(radius.count()));
    return ladder::within(p, q, radius, [&p] { return place_of(p); });
}

// A limit needs a unit: within(p, q, 500_m).
template <position_like First, position_like Second>
bool within(const First& p, const Second& q, double radius) = delete;

}  // namespace cordon

#endif  // CORDON_DISTANCE_WITHIN_HPP
