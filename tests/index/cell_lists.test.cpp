// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/cell_lists.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"

using cordon::bounds;
using cordon::cell_lists;
using cordon::packed_box;
using cordon::position_e7;

namespace {

static_assert(cell_lists::bytes(0) <= 96);
static_assert(cell_lists::bytes(65'537) <= 40 * 65'537 + 56);

bounds any_box(dice& random) {
    if (random.one_in(30)) return bounds::nowhere();
    if (random.one_in(60)) return bounds::everywhere();
    const std::int64_t most = std::int64_t{1} << random.between(0, 31);
    const bool crowded = random.one_in(2);  // around (80, 180)
    const auto south =
        static_cast<std::int32_t>(crowded ? 800'000'000 + random.between(-2'000'000, 2'000'000)
                                          : random.between(-bounds::pole, bounds::pole));
    const std::int64_t north = south + random.between(0, most);
    std::int64_t west = crowded ? 1'800'000'000 + random.between(-9'000'000, 9'000'000)
                                : random.between(-1'800'000'000, 1'800'000'000);
    if (west > 1'800'000'000) west -= bounds::turn;
    const std::int64_t width = random.between(0, 4 * most);
    const auto turn = std::int64_t{bounds::turn};
    return {south, static_cast<std::int32_t>(north < bounds::pole ? north : bounds::pole),
            static_cast<std::int32_t>(west),
            static_cast<std::uint32_t>(north >= bounds::pole || width > turn ? turn : width)};
}

position_e7 any_position(dice& random, const std::vector<bounds>& boxes) {
    const bounds near = boxes.empty() ? bounds::nowhere() : random.pick(boxes);
    if (near.empty() || random.one_in(4)) {
        return {static_cast<std::int32_t>(random.between(-bounds::pole, bounds::pole)),
                static_cast<std::int32_t>(random.between(-1'800'000'000, 1'800'000'000))};
    }
    const std::int64_t along = random.one_in(3)   ? 0
                               : random.one_in(2) ? std::int64_t{near.width}
                                                  : random.between(0, std::int64_t{near.width});
    std::int64_t longitude = near.west + along;
    if (longitude > 1'800'000'000) longitude -= bounds::turn;
    return {static_cast<std::int32_t>(random.one_in(2) ? near.south
                                                       : random.between(near.south, near.north)),
            static_cast<std::int32_t>(longitude)};
}

}  // namespace

TEST_CASE("every box that holds a position is a candidate once, and few others are") {
    dice random{980};
    long missed = 0;
    long twice = 0;
    long held = 0;
    long candidates = 0;
    for (const std::size_t count : {0U, 1U, 3U, 4U, 5U, 64U, 3'000U}) {
        std::vector<bounds> boxes;
        while (boxes.size() < count) boxes.push_back(any_box(random));
        std::vector<std::byte> memory(cell_lists::bytes(count));
        const cell_lists lists{memory.data(), count,
                               [&](std::size_t k) { return packed_box{boxes[k]}; }};
        std::vector<int> seen(count);
        for (int query = 0; query < 3'000; ++query) {
            const position_e7 p = any_position(random, boxes);
            long announced = 0;
            const auto seen_before = [&](std::uint32_t) { ++announced; };
            lists.for_each_group(p, seen_before, [&](std::span<const std::uint32_t> group) {
                for (const std::uint32_t k : group) {
                    ++candidates;
                    --announced;
                    if (seen.at(k)++ != 0) ++twice;
                }
            });
            if (announced < 0) ++missed;
            for (std::size_t k = 0; k < count; ++k) {
                if (contains(boxes[k], p)) {
                    ++held;
                    if (seen[k] == 0) ++missed;
                }
                seen[k] = 0;
            }
        }
    }
    CHECK(missed == 0);
    CHECK(twice == 0);
    CHECK(held > 100'000);
    CHECK(candidates < held * 5 / 4);
}
