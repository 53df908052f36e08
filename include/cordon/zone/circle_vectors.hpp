// SPDX-License-Identifier: BSL-1.0
//
// The float filter of a circle over many positions at once, in the vectors of the compiler: as wide
// as the processor has them, chosen when it runs.

#ifndef CORDON_ZONE_CIRCLE_VECTORS_HPP
#define CORDON_ZONE_CIRCLE_VECTORS_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/circle_filter.hpp"

namespace cordon::circle_vectors {

// How many positions are answered together: those of a block with an uncertain one are left to the
// caller, so that the loop has no branch but one a block.
inline constexpr std::size_t block = 64;

// By how much of the square the limits are drawn apart, so that whatever a vector decides the filter
// decides alike for one position alone, though its products are fused otherwise: twice its rounding
// on either side.
inline constexpr float agreement = 2e-6F;

template <class Number, int Width>
using vector [[gnu::vector_size(sizeof(Number) * Width)]] = Number;

// The magnitude, and the smaller of two, of lanes below 2^31 or, for what is far from both ways
// round, 2^31 itself. Unsigned inside, because -2^31 has no signed magnitude; and vectors of 64 bytes
// are kept from comparisons, which g++ 12 expands lane by lane.
template <class Ints, class Counts>
[[gnu::always_inline]] inline void take_magnitude(Ints& x) noexcept {
    const Ints sign = x >> 31;
    x = (Ints)(((Counts)x ^ (Counts)sign) - (Counts)sign);
}
template <class Ints, class Counts>
[[gnu::always_inline]] inline void take_smaller(Ints& x, const Ints& y) noexcept {
    if constexpr (sizeof(Ints) <= 32) {
        x = x < y ? x : y;
    } else {
        const Counts less = (Counts)x - (Counts)y;
        x = (Ints)((Counts)y + (less & (Counts)((Ints)less >> 31)));
    }
}

// What the filter says of one block. `sides` gets a side for each position where it is wanted;
// `inside` is added to. False, and nothing written, where one was uncertain.
template <int Width, bool WantSides>
[[gnu::always_inline]] inline bool filter_block(const circle_filter<float>& filter,
                                                const position_e7* positions, side* sides,
                                                std::size_t& inside) noexcept {
    using ints = vector<std::int32_t, Width>;
    using counts = vector<std::uint32_t, Width>;
    using floats = vector<float, Width>;
    static_assert(sizeof(position_e7) == 2 * sizeof(std::int32_t));
    static_assert(block % Width == 0);

    // Everything is decided by sign bits; unsigned numbers wrap, and the comment says why none wraps
    // into the box.
    constexpr std::int32_t pole = 900'000'000;
    constexpr std::uint32_t turn = 3'600'000'000;
    const auto latitude0 = static_cast<std::uint32_t>(filter.centre().latitude);
    const auto longitude0 = static_cast<std::uint32_t>(filter.centre().longitude);
    // A longitude of the other sign may be near by way of the date line: it is shifted by a turn.
    const std::uint32_t other_sign = filter.centre().longitude < 0 ? 0xFFFFFFFFu : 0u;
    const std::uint32_t shift = filter.centre().longitude < 0 ? 0u - turn : turn;
    const float inside_below = filter.inside() * (1 - agreement);
    const float outside_above = filter.outside() * (1 + agreement);
    const auto box_north = static_cast<std::uint32_t>(filter.north());
    const auto box_east = static_cast<std::uint32_t>(filter.east());
    ints number{};     // less one for each inside
    ints uncertain{};  // all bits where one is
    std::int8_t found[block];
    for (std::size_t k = 0; k < block; k += Width) {
        // Latitudes and longitudes apart, within each 16 bytes: the order of the lanes is that of
        // the shuffle, which is undone when sides are written.
        ints first, second;
        std::memcpy(&first, positions + k, sizeof first);
        std::memcpy(&second, positions + k + Width / 2, sizeof second);
        ints latitude, longitude;
        [&]<int... L>(std::integer_sequence<int, L...>) {
            latitude = __builtin_shufflevector(
                first, second, (L / 4 * 4 + (L % 4 < 2 ? L % 2 * 2 : Width + L % 2 * 2))...);
            longitude = __builtin_shufflevector(
                first, second, (L / 4 * 4 + 1 + (L % 4 < 2 ? L % 2 * 2 : Width + L % 2 * 2))...);
        }(std::make_integer_sequence<int, Width>{});

        // Below 2^32 less the box, so it wraps only from far to far.
        const ints north = (ints)((counts)latitude - latitude0);
        ints east = (ints)((counts)longitude - longitude0);
        ints around = (ints)((counts)east + (((counts)(longitude >> 31) ^ other_sign) & shift));
        take_magnitude<ints, counts>(east);
        take_magnitude<ints, counts>(around);
        take_smaller<ints, counts>(east, around);
        const ints box = (ints)((counts)north + box_north) | (ints)(box_north - (counts)north) |
                         (ints)(box_east - (counts)east);  // negative outside
        floats squared;
        filter.square(__builtin_convertvector(north, floats), __builtin_convertvector(east, floats),
                      squared);
        const ints not_inside = box | (ints)(inside_below - squared);
        const ints beyond = box | (ints)(outside_above - squared);
        const ints is_inside = ~(not_inside >> 31);
        const ints is_outside = beyond >> 31;
        uncertain |= ~(is_inside | is_outside);
        number += is_inside;
        if constexpr (WantSides) {
            // No position: uncertain, as for one alone.
            uncertain |= (ints)((std::uint32_t{pole} - (counts)latitude) |
                                ((counts)latitude + std::uint32_t{pole})) >>
                         31;
            const ints answer = is_outside - is_inside;  // -1 and +1
            const auto bytes = __builtin_convertvector(answer, vector<std::int8_t, Width>);
            vector<std::int8_t, Width> ordered;
            [&]<int... L>(std::integer_sequence<int, L...>) {
                // Position j of a group of Width came from `first` or `second`, half by half.
                ordered = __builtin_shufflevector(
                    bytes, bytes, ((L % (Width / 2)) / 2 * 4 + L % 2 + (L < Width / 2 ? 0 : 2))...);
            }(std::make_integer_sequence<int, Width>{});
            std::memcpy(found + k, &ordered, sizeof ordered);
        }
    }
    std::int32_t any = 0;
    std::int32_t sum = 0;
    for (int lane = 0; lane < Width; ++lane) {
        any |= uncertain[lane];
        sum += number[lane];
    }
    if (any != 0) return false;
    inside += static_cast<std::size_t>(-sum);
    if constexpr (WantSides) std::memcpy(sides, found, block);
    return true;
}

// All whole blocks: `careful(k, n)` is called for a block with an uncertain position.
template <int Width, bool WantSides, class Careful>
[[gnu::always_inline]] inline std::size_t filter_blocks(const circle_filter<float>& filter,
                                                        const position_e7* positions,
                                                        std::size_t count, side* sides,
                                                        const Careful& careful) noexcept {
    std::size_t inside = 0;
    for (std::size_t k = 0; k + block <= count; k += block) {
        if (!filter_block<Width, WantSides>(filter, positions + k, WantSides ? sides + k : sides,
                                            inside)) [[unlikely]] {
            inside += careful(k);
        }
    }
    return inside;
}

#if defined(__x86_64__) && defined(__GNUC__)
template <bool WantSides, class Careful>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,fma")]] std::size_t blocks_avx512(
    const circle_filter<float>& filter, const position_e7* positions, std::size_t count,
    side* sides, const Careful& careful) noexcept {
    return filter_blocks<16, WantSides>(filter, positions, count, sides, careful);
}
template <bool WantSides, class Careful>
[[gnu::target("avx2,fma")]] std::size_t blocks_avx2(const circle_filter<float>& filter,
                                                    const position_e7* positions, std::size_t count,
                                                    side* sides, const Careful& careful) noexcept {
    return filter_blocks<8, WantSides>(filter, positions, count, sides, careful);
}
#endif

template <bool WantSides, class Careful>
[[nodiscard]] inline std::size_t blocks(const circle_filter<float>& filter,
                                        const position_e7* positions, std::size_t count,
                                        side* sides, const Careful& careful) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq")) {
        return blocks_avx512<WantSides>(filter, positions, count, sides, careful);
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return blocks_avx2<WantSides>(filter, positions, count, sides, careful);
    }
#endif
    return filter_blocks<4, WantSides>(filter, positions, count, sides, careful);
}

}  // namespace cordon::circle_vectors

#endif  // CORDON_ZONE_CIRCLE_VECTORS_HPP
