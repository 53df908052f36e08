// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/box_block.hpp"

#include <cstddef>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"

using cordon::bounds;
using cordon::box_block;
using cordon::box_meets_boxes;
using cordon::packed_box;
using cordon::position_e7;

namespace {

static_assert(sizeof(box_block) == 256 && alignof(box_block) == 64);
static_assert(packed_box{}.empty() && packed_box{bounds::nowhere()}.empty());

bounds any_box(dice& random) {
    if (random.one_in(12)) return bounds::nowhere();
    if (random.one_in(12)) return bounds::everywhere();
    const bool small = random.one_in(2);
    const auto south = static_cast<std::int32_t>(random.between(-bounds::pole, bounds::pole));
    const std::int64_t most = small && south < bounds::pole - 1'000 ? south + 1'000 : bounds::pole;
    return {south, static_cast<std::int32_t>(random.between(south, most)),
            static_cast<std::int32_t>(random.between(-1'800'000'000, 1'800'000'000)),
            static_cast<std::uint32_t>(random.between(0, small ? 1'000 : 3'600'000'000))};
}

position_e7 any_position(dice& random, const bounds& near) {
    if (near.empty() || random.one_in(3)) {
        return {static_cast<std::int32_t>(random.between(-bounds::pole, bounds::pole)),
                static_cast<std::int32_t>(random.between(-1'800'000'000, 1'800'000'000))};
    }
    std::int64_t longitude =
        near.west + (random.one_in(3)   ? 0
                     : random.one_in(2) ? near.width
                                        : random.between(0, std::int64_t{near.width}));
    if (longitude > 1'800'000'000) longitude -= bounds::turn;
    return {random.one_in(2) ? near.south : near.north, static_cast<std::int32_t>(longitude)};
}

// A box of so many counts more on every side.
bounds wider(bounds box, std::int32_t by) {
    box.south = box.south < -bounds::pole + by ? -bounds::pole : box.south - by;
    box.north = box.north > bounds::pole - by ? bounds::pole : box.north + by;
    if (box.width >= bounds::turn - 2 * static_cast<std::uint32_t>(by)) {
        return {box.south, box.north, 0, bounds::turn};
    }
    box.west = box.west < -1'800'000'000 + by
                   ? static_cast<std::int32_t>(std::int64_t{box.west} - by + bounds::turn)
                   : box.west - by;
    box.width += 2 * static_cast<std::uint32_t>(by);
    return box;
}

}  // namespace

TEST_CASE("a block finds the boxes that hold a position, and no others but by a few counts") {
    dice random{950};
    long wrong = 0;
    long found = 0;
    for (int count = 0; count < 20'000; ++count) {
        box_block block;
        bounds boxes[box_block::size];
        const auto used = static_cast<std::size_t>(random.between(0, box_block::size));
        for (std::size_t k = 0; k < used; ++k) {
            boxes[k] = any_box(random);
            block.set(k, packed_box{boxes[k]});
        }
        const position_e7 p = any_position(random, boxes[0]);
        const box_meets_boxes at{bounds{p.latitude, p.latitude, p.longitude, 0}};
        const unsigned answer = at(block);
        for (std::size_t k = 0; k < box_block::size; ++k) {
            const bool said = (answer >> k & 1U) != 0;
            if (said) ++found;
            if (contains(boxes[k], p) && !said) ++wrong;
            if (said && !boxes[k].empty() && !contains(wider(boxes[k], 32), p)) ++wrong;
            if (said && boxes[k].empty()) ++wrong;
        }
        if (answer >> box_block::size != 0) ++wrong;
        packed_box all = block.all();
        box_block of_all;
        of_all.set(3, all);
        if (answer != 0 && at(of_all) != 8U) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(found > 20'000);
}

TEST_CASE("a block finds the boxes that meet another, and no others but by a few counts") {
    dice random{951};
    long wrong = 0;
    long found = 0;
    for (int count = 0; count < 20'000; ++count) {
        box_block block;
        bounds boxes[box_block::size];
        for (std::size_t k = 0; k < box_block::size; ++k) {
            boxes[k] = any_box(random);
            block.set(k, packed_box{boxes[k]});
        }
        const bounds window = any_box(random);
        const unsigned answer = box_meets_boxes{window}(block);
        for (std::size_t k = 0; k < box_block::size; ++k) {
            const bool said = (answer >> k & 1U) != 0;
            if (said) ++found;
            if (overlaps(boxes[k], window) && !said) ++wrong;
            if (said && (boxes[k].empty() || window.empty())) ++wrong;
            if (said && !boxes[k].empty() && !overlaps(wider(boxes[k], 32), window)) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(found > 20'000);
}
