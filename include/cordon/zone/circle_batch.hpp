// SPDX-License-Identifier: BSL-1.0
//
// One circle against many positions: the answers of one at a time, at the speed of reading them.

#ifndef CORDON_ZONE_CIRCLE_BATCH_HPP
#define CORDON_ZONE_CIRCLE_BATCH_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/circle_vectors.hpp"

namespace cordon {

// Whether vectors can answer: for position_e7, where the filter is of float.
template <class Arithmetic, class Position>
inline constexpr bool in_vectors =
    std::is_same_v<Position, position_e7> && !std::is_same_v<Arithmetic, std::int64_t>;

// classify(zone, positions[k]) into sides[k], for every k.
//
//   Requires  sides.size() >= positions.size()
//   Error     as classify: the same answers
//   Cost      for position_e7 in vectors of 16, 8 or 4, as the processor has them
template <class Arithmetic, position_like Position>
inline void classify(const circle<Arithmetic>& zone, std::span<const Position> positions,
                     std::span<side> sides) noexcept {
    CORDON_ASSERT(sides.size() >= positions.size());
    std::size_t done = 0;
    if constexpr (in_vectors<Arithmetic, Position>) {
        if (zone.filter().usable()) {
            static_cast<void>(circle_vectors::blocks<true>(
                zone.filter(), positions.data(), positions.size(), sides.data(),
                [&](std::size_t first) noexcept {
                    for (std::size_t k = first; k < first + circle_vectors::block; ++k) {
                        sides[k] = classify(zone, positions[k]);
                    }
                    return std::size_t{0};
                }));
            done = positions.size() / circle_vectors::block * circle_vectors::block;
        }
    }
    for (std::size_t k = done; k < positions.size(); ++k) sides[k] = classify(zone, positions[k]);
}

// How many of the positions are in the circle: for how many contains is true.
//
//   Requires  valid positions
//   Error     as contains: the same answers
//   Cost      as above
template <class Arithmetic, position_like Position>
[[nodiscard]] inline std::size_t count_within(const circle<Arithmetic>& zone,
                                              std::span<const Position> positions) noexcept {
    std::size_t count = 0;
    std::size_t done = 0;
    if constexpr (in_vectors<Arithmetic, Position>) {
        if (zone.filter().usable()) {
            count = circle_vectors::blocks<false>(zone.filter(), positions.data(), positions.size(),
                                                  nullptr, [&](std::size_t first) noexcept {
                                                      std::size_t inside = 0;
                                                      for (std::size_t k = first;
                                                           k < first + circle_vectors::block; ++k) {
                                                          if (contains(zone, positions[k]))
                                                              ++inside;
                                                      }
                                                      return inside;
                                                  });
            done = positions.size() / circle_vectors::block * circle_vectors::block;
        }
    }
    for (std::size_t k = done; k < positions.size(); ++k) {
        if (contains(zone, positions[k])) ++count;
    }
    return count;
}

}  // namespace cordon

#endif  // CORDON_ZONE_CIRCLE_BATCH_HPP
