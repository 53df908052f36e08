// SPDX-License-Identifier: BSL-1.0
//
// Several boxes that are compared with another at once: a node of a tree.

#ifndef CORDON_INDEX_BOX_BLOCK_HPP
#define CORDON_INDEX_BOX_BLOCK_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/index/binary_angle.hpp"
#include "cordon/zone/bounds.hpp"

namespace cordon {

// A box in the numbers that are compared: from the south up, and from the west eastwards, so many
// steps. Nothing is in the empty one, because no latitude is as large as its south.
struct packed_box {
    std::int32_t south = INT32_MAX;  // 1e-7 degree
    std::uint32_t height = 0;        // 1e-7 degree
    std::uint32_t west = 0;          // binary angle
    std::uint32_t width = 0;         // binary angle; 2^32 - 1: all longitudes

    constexpr packed_box() noexcept = default;
    constexpr explicit packed_box(const bounds& box) noexcept {
        if (box.empty()) return;
        south = box.south;
        height = static_cast<std::uint32_t>(box.north) - static_cast<std::uint32_t>(box.south);
        const auto east = binary_angle::around(box);
        west = east.west;
        width = east.width;
    }

    [[nodiscard]] constexpr bool empty() const noexcept { return south == INT32_MAX; }
    [[nodiscard]] constexpr std::int64_t north() const noexcept {
        return std::int64_t{south} + height;
    }
    // Its middle, for sorting.
    [[nodiscard]] constexpr std::int32_t middle_latitude() const noexcept {
        return empty() ? bounds::pole : static_cast<std::int32_t>(south + std::int64_t{height / 2});
    }
    [[nodiscard]] constexpr std::uint32_t middle_longitude() const noexcept {
        return west + width / 2;
    }
};

// The smallest that holds both.
[[nodiscard]] constexpr packed_box joined(const packed_box& a, const packed_box& b) noexcept {
    if (a.empty()) return b;
    if (b.empty()) return a;
    packed_box all;
    all.south = a.south < b.south ? a.south : b.south;
    const std::int64_t north = a.north() > b.north() ? a.north() : b.north();
    all.height = static_cast<std::uint32_t>(north - all.south);
    const auto from = [](const packed_box& x, const packed_box& y) {
        const std::uint64_t end = std::uint64_t{y.west - x.west} + y.width;
        return end > x.width ? end : x.width;
    };
    const std::uint64_t from_a = from(a, b);
    const std::uint64_t from_b = from(b, a);
    const std::uint64_t width = from_a <= from_b ? from_a : from_b;
    if (width >= UINT32_MAX) {
        all.width = UINT32_MAX;
    } else {
        all.west = from_a <= from_b ? a.west : b.west;
        all.width = static_cast<std::uint32_t>(width);
    }
    return all;
}

// Boxes side by side, each member of all of them together. A block that is made is empty.
struct alignas(64) box_block {
    static constexpr std::size_t size = 16;

    std::int32_t south[size];
    std::uint32_t height[size];
    std::uint32_t west[size];
    std::uint32_t width[size];

    constexpr box_block() noexcept : south{}, height{}, west{}, width{} {
        for (std::size_t k = 0; k < size; ++k) set(k, packed_box{});
    }
    constexpr void set(std::size_t k, const packed_box& box) noexcept {
        south[k] = box.south;
        height[k] = box.height;
        west[k] = box.west;
        width[k] = box.width;
    }
    [[nodiscard]] constexpr packed_box at(std::size_t k) const noexcept {
        packed_box box;
        box.south = south[k];
        box.height = height[k];
        box.west = west[k];
        box.width = width[k];
        return box;
    }
    // The box that holds all of them.
    [[nodiscard]] constexpr packed_box all() const noexcept {
        packed_box box;
        for (std::size_t k = 0; k < size; ++k) box = joined(box, at(k));
        return box;
    }
};

// Which boxes of a block meet another box: bit k for box k.
class box_meets_boxes {
  public:
    constexpr explicit box_meets_boxes(const bounds& box) noexcept : box_{box} {}

    [[nodiscard]] constexpr unsigned operator()(const box_block& block) const noexcept {
        if (box_.empty()) return 0;
        unsigned found = 0;
        for (std::size_t k = 0; k < box_block::size; ++k) {
            const bool rows = std::int64_t{block.south[k]} <= box_.north() &&
                              std::int64_t{block.south[k]} + block.height[k] >= box_.south;
            const bool columns = box_.west - block.west[k] <= block.width[k] ||
                                 block.west[k] - box_.west <= box_.width;
            found |= (rows && columns ? 1U : 0U) << k;
        }
        return found;
    }

  private:
    packed_box box_;
};

}  // namespace cordon

#endif  // CORDON_INDEX_BOX_BLOCK_HPP
