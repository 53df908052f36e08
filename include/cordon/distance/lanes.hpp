// SPDX-License-Identifier: BSL-1.0
//
// Positions in the lanes of the compiler's vectors: read apart into latitudes and longitudes, and
// answers written back in the positions' order.

#ifndef CORDON_DISTANCE_LANES_HPP
#define CORDON_DISTANCE_LANES_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "cordon/position.hpp"

namespace cordon::lanes {

template <class Number, int Width>
using vector [[gnu::vector_size(sizeof(Number) * Width)]] = Number;

// Latitudes and longitudes of Width positions, within each 16 bytes: the order of the lanes is that
// of the cheapest shuffle, which `write` undoes.
template <int Width>
[[gnu::always_inline]] inline void read(const position_e7* positions,
                                        vector<std::uint32_t, Width>& latitude,
                                        vector<std::uint32_t, Width>& longitude) noexcept {
    static_assert(sizeof(position_e7) == 2 * sizeof(std::uint32_t));
    vector<std::uint32_t, Width> first, second;
    std::memcpy(&first, positions, sizeof first);
    std::memcpy(&second, positions + Width / 2, sizeof second);
    [&]<int... L>(std::integer_sequence<int, L...>) {
        latitude = __builtin_shufflevector(
            first, second, (L / 4 * 4 + (L % 4 < 2 ? L % 2 * 2 : Width + L % 2 * 2))...);
        longitude = __builtin_shufflevector(
            first, second, (L / 4 * 4 + 1 + (L % 4 < 2 ? L % 2 * 2 : Width + L % 2 * 2))...);
    }(std::make_integer_sequence<int, Width>{});
}

// The answers of four vectors that were read one after the other, a byte each in the order of the
// positions: Set where all bits of the lane are set, Clear where none is.
template <int Width, int Set, int Clear>
[[gnu::always_inline]] inline void write(const vector<std::int32_t, Width> (&answers)[4],
                                         std::int8_t* bytes) noexcept {
    auto all = (vector<std::int8_t, 4 * Width>)((answers[0] & 0xFF) | (answers[1] & 0xFF00) |
                                                (answers[2] & 0xFF0000) | (answers[3] & ~0xFFFFFF));
    // A lane is 4 bytes wide, one of each vector, the first where the target has the lowest byte of a
    // number; position j of a vector is in the lane that `read` put it in, by the half that it came from.
    [&]<int... B>(std::integer_sequence<int, B...>) {
        constexpr auto lane = [](int j) {
            return j % (Width / 2) / 2 * 4 + j % 2 + (j < Width / 2 ? 0 : 2);
        };
        constexpr auto byte = [](int k) {
            return std::endian::native == std::endian::little ? k : 3 - k;
        };
        all = __builtin_shufflevector(all, all, (lane(B % Width) * 4 + byte(B / Width))...);
    }(std::make_integer_sequence<int, 4 * Width>{});
    all = (all & static_cast<std::int8_t>(Set ^ Clear)) ^ static_cast<std::int8_t>(Clear);
    std::memcpy(bytes, &all, sizeof all);
}

}  // namespace cordon::lanes

#endif  // CORDON_DISTANCE_LANES_HPP
