// SPDX-License-Identifier: BSL-1.0
//
// Any zone against many positions; a circle has vectors for it, see circle_batch.hpp.

#ifndef CORDON_ZONE_ZONE_BATCH_HPP
#define CORDON_ZONE_ZONE_BATCH_HPP

#include <cstddef>
#include <span>

#include "cordon/config.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/zone.hpp"

namespace cordon {

// classify(zone, positions[k]) into sides[k], for every k.
//
//   Requires  sides.size() >= positions.size()
//   Error     as classify: the same answers
//   Cost      one classify each
template <zone_like Zone, position_like Position>
constexpr void classify(const Zone& zone, std::span<const Position> positions,
                        std::span<side> sides) noexcept {
    CORDON_ASSERT(sides.size() >= positions.size());
    for (std::size_t k = 0; k < positions.size(); ++k) sides[k] = classify(zone, positions[k]);
}

// How many of the positions are in the zone: for how many contains is true.
//
//   Requires  valid positions
//   Error     as contains: the same answers
//   Cost      one contains each
template <zone_like Zone, position_like Position>
[[nodiscard]] constexpr std::size_t count_within(const Zone& zone,
                                                 std::span<const Position> positions) noexcept {
    std::size_t inside = 0;
    for (const Position& p : positions) {
        if (contains(zone, p)) ++inside;
    }
    return inside;
}

}  // namespace cordon

#endif  // CORDON_ZONE_ZONE_BATCH_HPP
