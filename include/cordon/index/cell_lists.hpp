// SPDX-License-Identifier: BSL-1.0
//
// Boxes listed by the cells that they meet: which of them may hold a position, in one look for each
// size of boxes?

#ifndef CORDON_INDEX_CELL_LISTS_HPP
#define CORDON_INDEX_CELL_LISTS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

#include "cordon/config.hpp"
#include "cordon/index/binary_angle.hpp"
#include "cordon/index/box_block.hpp"
#include "cordon/index/cell.hpp"
#include "cordon/position.hpp"

namespace cordon {

// Each box is listed on the least level of which it meets at most two rows and two columns, so at
// most four times, and with it which part of the cell it meets, in 256ths of its sides. The lists
// are those of hashed cells, one behind the other: what another cell brings into a list is a
// candidate that is none, and no harm.
class cell_lists {
  public:
    static constexpr std::uint32_t most_boxes = std::uint32_t{1} << 27;

    // How many bytes so many boxes need: at most 40 each and 32.
    [[nodiscard]] static constexpr std::size_t bytes(std::size_t boxes) noexcept {
        return ((std::size_t{1} << bits_for(boxes)) + 2 + 8 * boxes + 4) * sizeof(std::uint32_t);
    }

    cell_lists() = default;

    // box_of(k) is box k, for k below count; it is asked twice for each.
    //
    //   Requires  memory of so many bytes, aligned for std::uint32_t; count < most_boxes
    template <class BoxOf>
    cell_lists(std::byte* memory, std::size_t count, const BoxOf& box_of) noexcept
        : bits_{bits_for(count)} {
        CORDON_ASSERT(count < most_boxes);
        const std::size_t lists = std::size_t{1} << bits_;
        auto* const words = reinterpret_cast<std::uint32_t*>(memory);
        std::uint32_t* const starts = words;
        std::uint32_t* const parts = starts + lists + 2;
        std::uint32_t* const numbers = parts + 4 * count + 4;
        for (std::size_t k = 0; k < bytes(count) / sizeof(std::uint32_t); ++k) {
            new (words + k) std::uint32_t{0};
        }
        // How many in each list, then where it starts, then filled: a list ends where the next one
        // starts.
        for (std::uint32_t k = 0; k < count; ++k) {
            const listing of = listing_of(box_of(k));
            for (int i = 0; i < of.count; ++i) ++starts[of.list[i] + 2];
        }
        for (std::size_t k = 2; k < lists + 2; ++k) starts[k] += starts[k - 1];
        for (std::uint32_t k = 0; k < count; ++k) {
            const listing of = listing_of(box_of(k));
            if (of.count > 0) levels_ |= 1U << of.level;
            for (int i = 0; i < of.count; ++i) {
                const std::uint32_t at = starts[of.list[i] + 1]++;
                parts[at] = of.part[i];
                numbers[at] = k | static_cast<std::uint32_t>(of.level - cell::least_level) << 27;
            }
        }
        starts_ = starts;
        parts_ = parts;
        numbers_ = numbers;
    }

    // found(k) for every box that holds the position, and some that do not: each once.
    //
    //   Requires  a valid position
    //   Cost      for each level that has boxes one list, four boxes at once
    template <class Found>
    void for_each_candidate(position_e7 p, const Found& found) const noexcept {
        const std::uint32_t latitude = binary_angle::of_latitude(p.latitude);
        const std::uint32_t longitude = binary_angle::of_longitude(p.longitude);
        for (std::uint32_t levels = levels_; levels != 0; levels &= levels - 1) {
            const int level = std::countr_zero(levels);
            const std::uint32_t row = cell::row_at(level, latitude);
            const int shift = cell::shift_of(level, row);
            const cell of{level, row,
                          static_cast<std::uint32_t>(std::uint64_t{longitude} >> shift)};
            const std::uint32_t list = of.list(bits_);
            const std::uint32_t start = starts_[list];
            const std::uint32_t end = starts_[list + 1];
            __builtin_prefetch(numbers_ + start);
            if (end - start > 8) {
                __builtin_prefetch(parts_ + end - 1);
                __builtin_prefetch(numbers_ + end - 1);
            }
            const part_test test{part_at(longitude, shift), part_at(latitude, level)};
            const auto level_tag = static_cast<std::uint32_t>(level - cell::least_level);
            for (std::uint32_t k = start; k < end; k += 4) {
                unsigned hits = test(parts_ + k);
                if (end - k < 4) hits &= (1U << (end - k)) - 1;
                for (; hits != 0; hits &= hits - 1) {
                    const std::uint32_t number =
                        numbers_[k + static_cast<std::uint32_t>(std::countr_zero(hits))];
                    if (number >> 27 == level_tag) found(number & (most_boxes - 1));
                }
            }
        }
    }

  private:
    static constexpr int bits_for(std::size_t boxes) noexcept {
        return boxes < 4 ? 2 : static_cast<int>(std::bit_width(boxes - 1));
    }

    // In which 256th of the side of a cell: the 8 bits below those that number the cell.
    static constexpr std::uint32_t part_at(std::uint32_t angle, int shift) noexcept {
        return angle >> (shift - 8) & 0xFFU;
    }

    // Where a position must be in the cell: not west of the first byte, nor east of 255 less the
    // second, nor south of the third, nor north of 255 less the fourth.
    static constexpr std::uint32_t part_of(std::uint32_t west, std::uint32_t east,
                                           std::uint32_t south, std::uint32_t north) noexcept {
        return west | (255 - east) << 8 | south << 16 | (255 - north) << 24;
    }

    class part_test {
      public:
        constexpr part_test(std::uint32_t x, std::uint32_t y) noexcept : at_{part_of(x, x, y, y)} {}

        // Which of four parts hold it: none of its bytes is less than theirs.
        [[nodiscard]] unsigned operator()(const std::uint32_t* parts) const noexcept {
#if defined(__SSE2__)
            using bytes16 [[gnu::vector_size(16)]] = std::uint8_t;
            using words4 [[gnu::vector_size(16)]] = std::uint32_t;
            using ints4 [[gnu::vector_size(16)]] = std::int32_t;
            using floats4 [[gnu::vector_size(16)]] = float;
            words4 four;
            std::memcpy(&four, parts, sizeof four);
            const words4 at = {at_, at_, at_, at_};
            const auto each = (bytes16)at >= (bytes16)four;
            return static_cast<unsigned>(
                __builtin_ia32_movmskps((floats4)((ints4)each == (ints4)(~words4{}))));
#else
            unsigned hits = 0;
            for (unsigned k = 0; k < 4; ++k) {
                bool holds = true;
                for (int byte = 0; byte < 32; byte += 8) {
                    holds = holds && (at_ >> byte & 0xFFU) >= (parts[k] >> byte & 0xFFU);
                }
                hits |= (holds ? 1U : 0U) << k;
            }
            return hits;
#endif
        }

      private:
        std::uint32_t at_;
    };

    // The lists that a box is in.
    struct listing {
        int level = cell::greatest_level;
        int count = 0;
        std::uint32_t list[4] = {};
        std::uint32_t part[4] = {};
    };

    [[nodiscard]] constexpr listing listing_of(const packed_box& box) const noexcept {
        listing of;
        if (box.empty()) return of;
        const std::uint32_t south = binary_angle::of_latitude(box.south);
        const std::uint32_t north = south + box.height;
        const binary_angle::arc east{box.west, box.width};
        const auto columns = [&](std::uint32_t row) {
            return cell_columns{east, cell::shift_of(of.level, row)};
        };
        const int height = static_cast<int>(std::bit_width(box.height));
        of.level = height > cell::least_level ? height : cell::least_level;
        while (columns(cell::row_at(of.level, south)).count > 2 ||
               columns(cell::row_at(of.level, north)).count > 2) {
            ++of.level;
        }
        const std::uint32_t first = cell::row_at(of.level, south);
        const std::uint32_t last = cell::row_at(of.level, north);
        for (std::uint32_t row = first; row <= last; ++row) {
            const int shift = cell::shift_of(of.level, row);
            const cell_columns met = columns(row);
            for (std::uint32_t k = 0; k < met.count; ++k) {
                const bool whole = met.all;
                const std::uint32_t part = part_of(
                    k == 0 && !whole ? part_at(box.west, shift) : 0,
                    k + 1 == met.count && !whole ? part_at(box.west + box.width, shift) : 255,
                    row == first ? part_at(south, of.level) : 0,
                    row == last ? part_at(north, of.level) : 255);
                add(of, cell{of.level, row, (met.first + k) & met.mask}.list(bits_), part);
            }
        }
        return of;
    }

    // A box that two of its cells bring into one list is there once, in any part.
    static constexpr void add(listing& of, std::uint32_t list, std::uint32_t part) noexcept {
        for (int k = 0; k < of.count; ++k) {
            if (of.list[k] == list) {
                of.part[k] = 0;
                return;
            }
        }
        of.list[of.count] = list;
        of.part[of.count++] = part;
    }

    const std::uint32_t* starts_ = nullptr;
    const std::uint32_t* parts_ = nullptr;
    const std::uint32_t* numbers_ = nullptr;
    int bits_ = 2;
    std::uint32_t levels_ = 0;  // bit k: there are boxes of level k
};

}  // namespace cordon

#endif  // CORDON_INDEX_CELL_LISTS_HPP
