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
#include <span>

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

    // How many bytes so many boxes need: at most 40 each and 56.
    [[nodiscard]] static constexpr std::size_t bytes(std::size_t boxes) noexcept {
        return ((std::size_t{1} << bits_for(boxes)) + 2 + 8 * boxes + 8) * sizeof(std::uint32_t);
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
        std::uint32_t* const entries = starts + lists + 2;
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
                const std::size_t at = starts[of.list[i] + 1]++;
                entries[2 * at] = of.part[i];
                entries[2 * at + 1] = k | static_cast<std::uint32_t>(of.level - cell::least_level)
                                              << 27;
            }
        }
        starts_ = starts;
        entries_ = entries;
    }

    // The most candidates that are handed over together.
    static constexpr std::size_t group = 64;

    // found(candidates) for every box that holds the position, and some that do not: spans of numbers,
    // each number once; seen(number) a little before, for fetching what found() will read.
    //
    //   Requires  a valid position
    //   Cost      for each level that has boxes one list, four boxes at once
    template <class Seen, class Found>
    void for_each_group(position_e7 p, const Seen& seen, const Found& found) const noexcept {
        const std::uint32_t latitude = binary_angle::of_latitude(p.latitude);
        const std::uint32_t longitude = binary_angle::of_longitude(p.longitude);
        struct look {
            std::uint32_t list;
            std::uint32_t start;
            std::uint32_t end;
            std::uint32_t tag;
            part_test test;
        };
        // What is read is asked for beforehand, for all levels together.
        look looks[cell::greatest_level - cell::least_level + 1];
        std::size_t levels = 0;
        for (std::uint32_t left = levels_; left != 0; left &= left - 1) {
            const int level = std::countr_zero(left);
            const std::uint32_t row = cell::row_at(level, latitude);
            const int shift = cell::shift_of(level, row);
            const cell of{level, row,
                          static_cast<std::uint32_t>(std::uint64_t{longitude} >> shift)};
            const std::uint32_t list = of.list(bits_);
            __builtin_prefetch(starts_ + list);
            looks[levels++] = {list, 0, 0,
                               static_cast<std::uint32_t>(level - cell::least_level) << 27,
                               part_test{part_at(longitude, shift), part_at(latitude, level)}};
        }
        for (std::size_t k = 0; k < levels; ++k) {
            look& at = looks[k];
            at.start = starts_[at.list];
            at.end = starts_[at.list + 1];
            const std::uint32_t* const first = entries_ + 2 * std::size_t{at.start};
            __builtin_prefetch(first);
            __builtin_prefetch(first + 16);
            __builtin_prefetch(first + 32);
        }
        std::uint32_t candidates[group];
        std::size_t count = 0;
        for (std::size_t level = 0; level < levels; ++level) {
            const auto& [list, start, end, tag, test] = looks[level];
            for (std::uint32_t from = start; from < end; from += 64) {
                const std::uint32_t length = end - from < 64 ? end - from : 64;
                std::uint64_t hits = 0;
                for (std::uint32_t k = 0; k < length; k += 4) {
                    hits |= std::uint64_t{test(entries_ + 2 * std::size_t{from + k})} << k;
                }
                hits &= ~std::uint64_t{0} >> (64 - length);
                for (; hits != 0; hits &= hits - 1) {
                    const auto k = static_cast<std::uint32_t>(std::countr_zero(hits));
                    const std::uint32_t number = entries_[2 * std::size_t{from + k} + 1] ^ tag;
                    seen(number & (most_boxes - 1));
                    candidates[count] = number;
                    count += number < most_boxes ? 1U : 0U;  // not of another level
                    if (count == group) [[unlikely]] {
                        found(std::span<const std::uint32_t>{candidates, count});
                        count = 0;
                    }
                }
            }
        }
        found(std::span<const std::uint32_t>{candidates, count});
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
        part_test() = default;
        constexpr part_test(std::uint32_t x, std::uint32_t y) noexcept : at_{part_of(x, x, y, y)} {}

        // Which of the parts of four entries hold it: none of its bytes is less than theirs.
        [[nodiscard]] unsigned operator()(const std::uint32_t* entries) const noexcept {
#if defined(__SSE2__)
            using bytes16 [[gnu::vector_size(16)]] = std::uint8_t;
            using words4 [[gnu::vector_size(16)]] = std::uint32_t;
            using ints4 [[gnu::vector_size(16)]] = std::int32_t;
            using floats4 [[gnu::vector_size(16)]] = float;
            words4 two, next_two;
            std::memcpy(&two, entries, sizeof two);
            std::memcpy(&next_two, entries + 4, sizeof next_two);
            const words4 four = __builtin_shufflevector(two, next_two, 0, 2, 4, 6);
            const words4 at = {at_, at_, at_, at_};
            const auto each = (bytes16)at >= (bytes16)four;
            return static_cast<unsigned>(
                __builtin_ia32_movmskps((floats4)((ints4)each == (ints4)(~words4{}))));
#else
            unsigned hits = 0;
            for (unsigned k = 0; k < 4; ++k) {
                bool holds = true;
                for (int byte = 0; byte < 32; byte += 8) {
                    holds = holds && (at_ >> byte & 0xFFU) >= (entries[2 * k] >> byte & 0xFFU);
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
    const std::uint32_t* entries_ = nullptr;  // part and number, part and number
    int bits_ = 2;
    std::uint32_t levels_ = 0;  // bit k: there are boxes of level k
};

}  // namespace cordon

#endif  // CORDON_INDEX_CELL_LISTS_HPP
