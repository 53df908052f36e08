// SPDX-License-Identifier: BSL-1.0

#include "cordon/motion/zone_separation.hpp"

#include <array>
#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::flash_polygon;
using cordon::position;
using cordon::position_e7;
using cordon::separation;
using cordon::separation_of;

namespace {

constexpr flash_polygon yard{std::array<position_e7, 4>{
    {{515'000'000, 0}, {515'000'000, 10'000}, {515'010'000, 10'000}, {515'010'000, 0}}}};
constexpr separation from_outside = separation_of(yard, position_e7{514'990'000, 5'000});
static_assert(from_outside.least_mm < 111'255 && from_outside.most_mm > 111'255);
static_assert(from_outside.most_mm - from_outside.least_mm < 300);

}  // namespace

TEST_CASE("the interval holds the signed distance to the nearest edge, near and far") {
    oracle::generator random{511};
    double widest = 0;
    for (int k = 0; k < 250; ++k) {
        const position centre = random.anywhere_delicate();
        if (std::fabs(centre.latitude) > 79.5) continue;
        const double size = random.spread(5, 30'000);
        std::array<position_e7, 9> ring{};
        for (std::size_t v = 0; v < ring.size(); ++v) {
            const double azimuth = 40.0 * static_cast<double>(v) + random.uniform(0, 30);
            ring[v] =
                cordon::to_e7(oracle::destination(centre, azimuth, size * random.uniform(0.3, 1)));
        }
        const flash_polygon zone{ring};
        if (!zone.usable()) continue;
        for (int q = 0; q < 20; ++q) {
            const double away = q < 12 ? size * random.uniform(0, 1.5) : random.spread(1, 2e6);
            const position_e7 p =
                cordon::to_e7(oracle::destination(centre, random.azimuth(), away));
            const double truth = clearance(zone.in_double(), p).count() * 1000;
            const separation s = separation_of(zone, p);
            INFO(oracle::text(cordon::to_position(p))
                 << " from " << oracle::text(centre) << " size " << size << ": " << truth << " in "
                 << s.least_mm << " " << s.likely_mm << " " << s.most_mm);
            REQUIRE(s.least_mm <= s.likely_mm);
            REQUIRE(s.likely_mm <= s.most_mm);
            CHECK(static_cast<double>(s.least_mm) <= truth);
            CHECK((truth <= static_cast<double>(s.most_mm) ||
                   s.most_mm == separation::end_of_range_mm));
            if (size < 1'000 && std::fabs(truth) < 10e6) {
                widest = std::max(widest, static_cast<double>(s.most_mm - s.least_mm));
            }
        }
    }
    INFO("widest " << widest << " mm");
    CHECK(widest < 800);
    CHECK(widest > 50);
}

TEST_CASE("on an edge nothing is said but that it is near") {
    const separation s = separation_of(yard, position_e7{515'000'000, 5'000});
    CHECK(s.likely_mm == 0);
    CHECK(s.least_mm == -s.most_mm);
    CHECK(s.most_mm < 200);
}

TEST_CASE("of a zone that is not usable, and from no position, nothing is known") {
    const flash_polygon polar{
        std::array<position_e7, 3>{{{850'000'000, 0}, {850'000'000, 100'000}, {850'100'000, 0}}}};
    const separation nothing{-separation::end_of_range_mm, 0, separation::end_of_range_mm};
    CHECK(separation_of(polar, position_e7{850'000'000, 0}) == nothing);
    CHECK(separation_of(yard, position_e7{900'000'001, 0}) == nothing);
}
