// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/bounds.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/zone/circle.hpp"
#include "oracle.hpp"

using cordon::bounds;
using cordon::bounds_of;
using cordon::circle;
using cordon::common;
using cordon::eastwards;
using cordon::grown;
using cordon::joined;
using cordon::metres;
using cordon::overlaps;
using cordon::position;
using cordon::position_e7;
using namespace cordon::literals;

namespace {

constexpr std::int32_t half_turn = 1'800'000'000;
constexpr std::uint32_t turn = bounds::turn;

static_assert(sizeof(bounds) == 16);
static_assert(eastwards(half_turn, -half_turn) == 0 && eastwards(-half_turn, half_turn) == 0);
static_assert(eastwards(1'799'999'999, -1'799'999'999) == 2);
static_assert(eastwards(-1'799'999'999, 1'799'999'999) == turn - 2);
static_assert(eastwards(INT32_MIN, INT32_MAX) == (std::uint64_t{1} << 32) - 1 - turn);
static_assert(eastwards(INT32_MAX, -half_turn) == 2 * std::uint64_t{turn} - INT32_MAX - half_turn);
static_assert(bounds::nowhere().empty() && !bounds::everywhere().empty());

constexpr bounds pacific{-100'000'000, 100'000'000, 1'700'000'000, 200'000'000};
static_assert(contains(pacific, position_e7{0, half_turn}));
static_assert(contains(pacific, position_e7{0, -half_turn}));
static_assert(contains(pacific, position{10, -170}) && contains(pacific, position{-10, 170}));
static_assert(!contains(pacific, position{0, -169.9999999}));
static_assert(!contains(pacific, position{0, 169.9999999}));
static_assert(!contains(pacific, position{10.0000001, 180}));
static_assert(contains(pacific, position{0, 540}), "540 degrees is the date line as well");
static_assert(bounds_of(circle{position{89.9, 3}, 20_km}).width == turn);
static_assert(bounds_of(circle{position{-89.9, 3}, 20_km}).width == turn);

bounds any_box(oracle::generator& random) {
    if (random.chance(0.05)) return bounds::nowhere();
    if (random.chance(0.05)) return bounds::everywhere();
    const auto south = static_cast<std::int32_t>(random.uniform(-9e8, 9e8));
    const auto north = static_cast<std::int32_t>(random.uniform(south, 9e8));
    const auto west = static_cast<std::int32_t>(random.uniform(-1.8e9, 1.8e9));
    return {south, north, west,
            static_cast<std::uint32_t>(random.chance(0.3) ? random.spread(1, 1e6)
                                                          : random.uniform(0, 3.6e9))};
}

position_e7 any_position(oracle::generator& random, const bounds& near) {
    const auto latitude = static_cast<std::int32_t>(random.uniform(-9e8, 9e8));
    if (random.chance(0.5)) {
        return {latitude, static_cast<std::int32_t>(random.uniform(-1.8e9, 1.8e9))};
    }
    // At an edge of the box, or a count beside it.
    const std::int64_t east = std::int64_t{near.west} + (random.chance(0.5) ? near.width : 0) +
                              static_cast<std::int64_t>(random.uniform(-1, 2));
    const std::int64_t wrapped = (east + 3 * std::int64_t{half_turn}) % turn - half_turn;
    return {random.chance(0.5) ? near.south : latitude, static_cast<std::int32_t>(wrapped)};
}

}  // namespace

TEST_CASE("a box holds every position that is in its circle, to the pole and over the date line") {
    oracle::generator random{900};
    long positions = 0;
    std::string missed;
    for (int count = 0; count < 20'000; ++count) {
        const position centre = random.anywhere_delicate();
        const double radius = random.chance(0.1) ? 0 : random.spread(1e-9, 19e6);
        const circle zone{centre, metres{radius}};
        const bounds box = bounds_of(zone);
        for (int k = 0; k < 12; ++k) {
            const double along = radius * (random.chance(0.7) ? 1 : random.uniform(0, 1));
            const position p = oracle::destination(centre, random.azimuth(), along);
            if (!contains(zone, p)) continue;
            ++positions;
            if (!contains(box, p)) missed = oracle::text({centre, p}) + std::to_string(radius);
            const position_e7 q = cordon::to_e7(p);
            if (contains(zone, q) && !contains(box, q)) missed = "e7 " + oracle::text({centre, p});
        }
    }
    CHECK(missed == "");
    CHECK(positions > 100'000);
}

TEST_CASE("the box of a circle away from the poles is hardly larger than the circle") {
    for (const position centre : {position{0, 0}, position{51.5, -0.12}, position{-70, 179.999}}) {
        const bounds box = bounds_of(circle{centre, 500_m});
        const double north = (box.north - box.south) / 2e7;
        CHECK(cordon::distance(centre, position{centre.latitude + north, centre.longitude}) <
              506_m);
        const position east{centre.latitude, centre.longitude + box.width / 2e7};
        CHECK(cordon::distance(centre, east) < 502_m);
    }
}

TEST_CASE("a box grown by a length holds whoever is within that length of someone in the box") {
    oracle::generator random{901};
    long outside = 0;
    std::string missed;
    for (int count = 0; count < 100'000; ++count) {
        bounds box = any_box(random);
        if (box.empty()) continue;
        const position_e7 from{
            static_cast<std::int32_t>(random.uniform(box.south, box.north + 1.0)),
            static_cast<std::int32_t>(
                cordon::to_e7(position{0, (box.west + random.uniform(0, 1) * box.width) / 1e7})
                    .longitude)};
        if (!contains(box, from)) continue;
        const double length = random.spread(1e-3, 5e6);
        const position p = oracle::destination(cordon::to_position(from), random.azimuth(), length);
        if (!cordon::within(from, p, metres{length})) continue;
        if (!contains(box, p)) ++outside;
        if (!contains(grown(box, metres{length}), p)) missed = oracle::text(p);
    }
    CHECK(missed == "");
    CHECK(outside > 3'000);
    CHECK(grown(bounds::nowhere(), 20_km).empty());
    CHECK(grown(pacific, 20'100_km) == bounds::everywhere());
}

TEST_CASE("boxes joined hold what either holds and common ones what both hold") {
    oracle::generator random{902};
    long wrong = 0;
    long met = 0;
    for (int count = 0; count < 200'000; ++count) {
        const bounds a = any_box(random);
        const bounds b = any_box(random);
        const position_e7 p = any_position(random, a);
        const bool in_a = contains(a, p);
        const bool in_b = contains(b, p);
        if ((in_a || in_b) && !contains(joined(a, b), p)) ++wrong;
        if (in_a && in_b) {
            ++met;
            if (!overlaps(a, b) || !contains(common(a, b), p)) ++wrong;
        }
        if (overlaps(a, b) != overlaps(b, a)) ++wrong;
        if (overlaps(a, b) == common(a, b).empty()) ++wrong;
        if (joined(a, bounds::nowhere()) != a || !common(a, bounds::nowhere()).empty()) ++wrong;
        // No larger than either where that is enough.
        if (!a.empty() && a.width < turn && joined(a, a) != a) ++wrong;
        if (common(a, b).width > (a.width < b.width ? a.width : b.width)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(met > 5'000);
    constexpr bounds east{0, 10, 1'799'999'990, 5};
    constexpr bounds west{5, 20, -1'799'999'990, 5};
    STATIC_REQUIRE(joined(east, west) == bounds{0, 20, 1'799'999'990, 25});
    STATIC_REQUIRE(joined(west, east) == bounds{0, 20, 1'799'999'990, 25});
    STATIC_REQUIRE(!overlaps(east, west));
}
