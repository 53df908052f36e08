// SPDX-License-Identifier: BSL-1.0
//
// Cells of latitude rows and longitude columns, fewer columns in rows nearer to a pole: where an index
// looks first.

#ifndef CORDON_INDEX_CELL_HPP
#define CORDON_INDEX_CELL_HPP

#include <bit>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/index/binary_angle.hpp"

namespace cordon {

// A cell of a level: 2^level counts of 1e-7 degree high, and about as wide on the ground, 0.6 to 1.8
// times, but for rows at a pole. The greatest level is one cell, the Earth.
struct cell {
    static constexpr int least_level = 8;  // 2.8 m
    static constexpr int greatest_level = 31;

    int level;
    std::uint32_t row;
    std::uint32_t column;

    friend constexpr bool operator==(const cell&, const cell&) noexcept = default;

    [[nodiscard]] static constexpr std::uint32_t row_at(int level,
                                                        std::uint32_t latitude) noexcept {
        return latitude >> level;
    }

    // A column of a row is 2^shift wide, of 2^32; 32 where there is one. It doubles where the
    // distance from the pole halves.
    [[nodiscard]] static constexpr int shift_of(int level, std::uint32_t row) noexcept {
        constexpr std::uint64_t pole_to_pole = 1'800'000'000;
        const std::uint64_t south = std::uint64_t{row} << level;
        const std::uint64_t north = (std::uint64_t{row} + 1) << level;
        const std::uint64_t from_north = north < pole_to_pole ? pole_to_pole - north : 0;
        const auto from_pole = static_cast<std::uint32_t>(south < from_north ? south : from_north);
        const int shift = level + 30 - static_cast<int>(std::bit_width(from_pole));
        return shift < 32 ? shift : 32;
    }

    // Of a place in binary angles.
    [[nodiscard]] static constexpr cell at(int level, std::uint32_t latitude,
                                           std::uint32_t longitude) noexcept {
        const std::uint32_t row = row_at(level, latitude);
        return {level, row,
                static_cast<std::uint32_t>(std::uint64_t{longitude} >> shift_of(level, row))};
    }

    // Which of 2^bits lists it is in, together with other cells.
    //
    //   Requires  1 <= bits <= 32
    [[nodiscard]] constexpr std::uint32_t list(int bits) const noexcept {
        std::uint64_t mixed = (std::uint64_t{row} << 32 | column) + static_cast<unsigned>(level);
        mixed ^= mixed >> 29;
        mixed *= 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio, odd
        mixed ^= mixed >> 32;
        mixed *= 0x9E3779B97F4A7C15U;
        return static_cast<std::uint32_t>(mixed >> (64 - bits));
    }

    // The same, where 8 by 8 cells share a run of 64 lists, each its own, so that what is near is
    // near in memory.
    //
    //   Requires  6 <= bits <= 32
    [[nodiscard]] constexpr std::uint32_t near_list(int bits) const noexcept {
        const std::uint32_t run = bits == 6 ? 0 : cell{level, row >> 3, column >> 3}.list(bits - 6);
        return run << 6 | (row & 7U) << 3 | (column & 7U);
    }
};

// The columns of a row that an arc meets, from the first eastwards.
struct cell_columns {
    std::uint32_t first;
    std::uint32_t count;
    std::uint32_t mask;  // column & mask wraps eastwards
    bool all;            // the arc reaches every column, and may reach the first from both sides

    constexpr cell_columns(const binary_angle::arc& east, int shift) noexcept
        : first{static_cast<std::uint32_t>(std::uint64_t{east.west} >> shift)},
          count{},
          mask{static_cast<std::uint32_t>((std::uint64_t{1} << (32 - shift)) - 1)},
          all{} {
        const std::uint64_t within = east.west & ((std::uint64_t{1} << shift) - 1);
        const std::uint64_t met = ((within + east.width) >> shift) + 1;
        all = met > mask;
        count = all ? mask : static_cast<std::uint32_t>(met - 1);
        ++count;  // 2^32 columns, one of each count, there are not: shift >= least_level
    }
};

}  // namespace cordon

#endif  // CORDON_INDEX_CELL_HPP
