// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/flash_polygon.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "catch2.hpp"
#include "cordon/zone/zone.hpp"
#include "oracle.hpp"

using cordon::edges;
using cordon::flash_polygon;
using cordon::position;
using cordon::position_e7;
using cordon::side;

namespace {

constexpr flash_polygon yard{std::array<position_e7, 4>{
    {{515'000'000, 0}, {515'000'000, 10'000}, {515'010'000, 10'000}, {515'010'000, 0}}}};
static_assert(yard.usable());
static_assert(classify(yard, position_e7{515'005'000, 5'000}) == side::inside);
static_assert(classify(yard, position_e7{515'015'000, 5'000}) == side::outside);
static_assert(contains(yard, position_e7{515'000'000, 10'000}));
static_assert(cordon::measured_zone<flash_polygon<4>>);
static_assert(sizeof(flash_polygon<16>) <= 900);

template <std::size_t Count>
std::array<position_e7, Count> star(oracle::generator& random, position centre, double size) {
    std::array<position_e7, Count> ring{};
    for (std::size_t k = 0; k < Count; ++k) {
        const double azimuth = 360.0 * static_cast<double>(k) / Count + random.uniform(0, 9);
        ring[k] =
            cordon::to_e7(oracle::destination(centre, azimuth, size * random.uniform(0.3, 1)));
    }
    return ring;
}

}  // namespace

TEST_CASE("integers are never wrong, and abstain only near an edge") {
    oracle::generator random{501};
    int decided = 0;
    int abstained = 0;
    double farthest = 0;
    for (int k = 0; k < 600; ++k) {
        position centre = random.anywhere_delicate();
        const double size = random.spread(5, 40'000);
        if (std::fabs(centre.latitude) > 79) continue;
        const flash_polygon zone{star<16>(random, centre, size),
                                 random.chance(0.3) ? edges::straight : edges::geodesic};
        if (!zone.usable()) continue;
        const auto truth = zone.in_double();
        for (int q = 0; q < 60; ++q) {
            // Half of them close to an edge.
            position_e7 p = cordon::to_e7(
                oracle::destination(centre, random.azimuth(), size * random.uniform(0, 1.2)));
            if (q % 2 == 0) {
                const auto& e = zone.flash_edges()[random.bits() % 16];
                const double part = random.uniform(0, 1);
                const double off = random.sign() * random.spread(1, 1e4);
                p.latitude = static_cast<std::int32_t>(e.latitude + part * e.rise + off);
                p.longitude =
                    cordon::to_e7(position_e7{0, static_cast<std::int32_t>(
                                                     (std::int64_t{zone.box().west} + e.west +
                                                      static_cast<std::int64_t>(part * e.width) +
                                                      1'800'000'000) %
                                                         3'600'000'000 -
                                                     1'800'000'000)})
                        .longitude;
            }
            const side answer = classify(zone, p);
            INFO(oracle::text(cordon::to_position(p)) << " size " << size);
            if (answer == side::uncertain) {
                ++abstained;
                farthest = std::max(
                    farthest, std::fabs(clearance(truth, p).count()) / (0.1 + size * size * 1e-8));
            } else {
                ++decided;
                CHECK((answer == side::inside) == contains(truth, p));
            }
            CHECK(contains(zone, p) == contains(truth, p));
        }
    }
    INFO("abstained " << abstained << " of " << abstained + decided << ", farthest " << farthest);
    CHECK(decided > 20'000);
    CHECK(abstained > 100);
    CHECK(abstained < decided / 4);
    CHECK(farthest < 1.5);
}

TEST_CASE("vertices and meridians that are edges are not outside") {
    for (const position_e7 p : {position_e7{515'000'000, 0}, position_e7{515'005'000, 10'000},
                                position_e7{515'010'000, 10'000}, position_e7{515'003'000, 0}}) {
        CHECK(classify(yard, p) == side::uncertain);
        CHECK(contains(yard, p));
    }
}

TEST_CASE("across the date line integers wrap") {
    const flash_polygon zone{std::array<position_e7, 3>{{{100'000'000, 1'799'990'000},
                                                         {100'000'000, -1'799'990'000},
                                                         {100'010'000, 1'800'000'000}}}};
    CHECK(classify(zone, position_e7{100'005'000, -1'800'000'000}) == side::inside);
    CHECK(classify(zone, position_e7{100'005'000, 1'800'000'000}) == side::inside);
    CHECK(classify(zone, position_e7{100'005'000, 0}) == side::outside);
}

TEST_CASE("beyond its domain it is not usable, and contains still knows") {
    const flash_polygon wide{
        std::array<position_e7, 3>{{{0, 0}, {0, 100'000'000}, {100'000'000, 0}}}};
    const flash_polygon polar{
        std::array<position_e7, 3>{{{850'000'000, 0}, {850'000'000, 100'000}, {850'100'000, 0}}}};
    CHECK_FALSE(wide.usable());
    CHECK_FALSE(polar.usable());
    CHECK(classify(wide, position_e7{10'000'000, 10'000'000}) == side::uncertain);
    CHECK(contains(wide, position_e7{10'000'000, 10'000'000}));
    CHECK(classify(yard, position_e7{900'000'001, 0}) == side::uncertain);
}
