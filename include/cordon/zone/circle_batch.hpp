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

// Whether vectors can answer: for position_e7, where the filter is of float and the target has them.
template <class Arithmetic, class Position>
inline constexpr bool in_vectors = hardware_vectors && std::is_same_v<Position, position_e7> &&
                                   !std::is_same_v<Arithmetic, std::int64_t>;

// One at a time, so many of them. Calls of their own: inlined into a function for a processor that
// fuses products they would round otherwise than the same calls elsewhere in the program.
template <class Arithmetic, class Position>
[[gnu::noinline]] inline void classify_each(const circle<Arithmetic>& zone,
                                            const Position* positions, std::size_t count,
                                            side* sides) noexcept {
    for (std::size_t k = 0; k < count; ++k) sides[k] = classify(zone, positions[k]);
}
template <class Arithmetic, class Position>
[[nodiscard, gnu::noinline]] inline std::size_t count_each(const circle<Arithmetic>& zone,
                                                           const Position* positions,
                                                           std::size_t count) noexcept {
    std::size_t inside = 0;
    for (std::size_t k = 0; k < count; ++k) {
        if (contains(zone, positions[k])) ++inside;
    }
    return inside;
}

// classify(zone, positions[k]) into sides[k], for every k.
//
//   Requires  sides.size() >= positions.size()
//   Error     as classify: the same answers
//   Cost      for position_e7 in vectors of 16, 8 or 4, as the processor has them
template <class Arithmetic, position_like Position>
inline void classify(const circle<Arithmetic>& zone, std::span<const Position> positions,
                     std::span<side> sides) noexcept {
    CORDON_ASSERT(sides.size() >= positions.size());
    const Position* from = positions.data();
    side* to = sides.data();
    std::size_t done = 0;
    if constexpr (in_vectors<Arithmetic, Position>) {
        using circle_vectors::block;
        if (zone.filter().usable()) {
            static_cast<void>(circle_vectors::blocks<true>(
                zone.filter(), from, positions.size(), to, [&](std::size_t k) noexcept {
                    classify_each(zone, from + k, block, to + k);
                    return std::size_t{0};
                }));
            done = positions.size() / block * block;
        }
    }
    classify_each(zone, from + done, positions.size() - done, to + done);
}

// How many of the positions are in the circle: for how many contains is true.
//
//   Requires  valid positions
//   Error     as contains: the same answers
//   Cost      as above
template <class Arithmetic, position_like Position>
[[nodiscard]] inline std::size_t count_within(const circle<Arithmetic>& zone,
                                              std::span<const Position> positions) noexcept {
    const Position* from = positions.data();
    std::size_t count = 0;
    std::size_t done = 0;
    if constexpr (in_vectors<Arithmetic, Position>) {
        using circle_vectors::block;
        if (zone.filter().usable()) {
            count = circle_vectors::blocks<false>(
                zone.filter(), from, positions.size(), nullptr,
                [&](std::size_t k) noexcept { return count_each(zone, from + k, block); });
            done = positions.size() / block * block;
        }
    }
    return count + count_each(zone, from + done, positions.size() - done);
}

}  // namespace cordon

#endif  // CORDON_ZONE_CIRCLE_BATCH_HPP
