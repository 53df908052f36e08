// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/prepared_polygon.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "cordon/zone/zone.hpp"
#include "oracle.hpp"
#include "zone/beside_an_edge.hpp"
#include "zone/shared_zones.hpp"

using cordon::edges;
using cordon::metres;
using cordon::polygon;
using cordon::position;
using cordon::position_e7;
using cordon::prepared_polygon;
using cordon::side;

namespace {

static_assert(cordon::measured_zone<prepared_polygon>);
static_assert(prepared_polygon::bytes_for(10'000) < 4'000'000);
static_assert(prepared_polygon::bytes_for(8) < 30'000);

std::vector<std::byte> memory_for(std::size_t vertices) {
    return std::vector<std::byte>(prepared_polygon::bytes_for(vertices));
}

// The prepared polygon says what the polygon says.
template <class Zone, class Position>
void compare(const Zone& zone, const prepared_polygon& fast, const Position& p) {
    INFO(oracle::text(cordon::to_position(p)));
    CHECK(classify(fast, p) == classify(zone, p));
    CHECK(contains(fast, p) == contains(zone, p));
}
template <class Zone, class Position>
void compare_clearance(const Zone& zone, const prepared_polygon& fast, const Position& p) {
    INFO(oracle::text(cordon::to_position(p)));
    const double truth = clearance(zone, p).count();
    for (const double by : {truth + 1, truth - 1, truth * 2, truth / 2, 0.5, -0.5}) {
        if (std::fabs(by - truth) < 0.01) continue;
        const metres length{by};
        CHECK(within(zone, p, length) == (truth < by));
        CHECK(within(fast, p, length) == (truth < by));
        CHECK(classify(zone, p, length) == (truth < by ? side::inside : side::outside));
        CHECK(classify(fast, p, length) == (truth < by ? side::inside : side::outside));
    }
    CHECK(std::fabs(clearance(fast, p).count() - truth) <=
          cordon::edge_distance_error(std::fabs(truth)));
}

}  // namespace

TEST_CASE("a prepared polygon answers as the polygon, wherever it is and whatever its size") {
    oracle::generator random{491};
    int inside = 0;
    for (int k = 0; k < 200; ++k) {
        const position centre = random.anywhere_delicate();
        const double size = random.spread(1, 8e6);
        const int count = 3 + static_cast<int>(random.spread(1, 200));
        const double roughness = random.uniform(0.05, 1);
        std::vector<position> ring;
        for (int v = 0; v < count; ++v) {
            ring.push_back(oracle::destination(centre,
                                               360.0 * v / count + random.uniform(0, 180.0 / count),
                                               size * random.uniform(roughness, 1)));
        }
        const polygon zone{ring, random.chance(0.3) ? edges::straight : edges::geodesic};
        auto memory = memory_for(ring.size());
        const prepared_polygon fast{zone, memory};
        REQUIRE(fast);
        for (int q = 0; q < 60; ++q) {
            position p = random.anywhere_delicate();
            if (random.chance(0.8)) {
                p = oracle::destination(centre, random.azimuth(), size * random.uniform(0, 1.2));
            } else if (random.chance(0.5)) {
                p = ring[random.bits() % ring.size()];
            }
            if (random.chance(0.2)) p.longitude = ring[random.bits() % ring.size()].longitude;
            compare(zone, fast, p);
            compare(zone, fast, cordon::to_e7(p));
            if (q == 0) compare_clearance(zone, fast, p);
            inside += contains(zone, p) ? 1 : 0;
        }
    }
    CHECK(inside > 1'000);
}

TEST_CASE("a prepared polygon is right from a micrometre to a millimetre beside an edge") {
    oracle::generator random{492};
    for (int k = 0; k < 2'000; ++k) {
        const double off = random.sign() * random.spread(1e-6, 1e-3);
        const auto made = beside_an_edge::make(random, random.spread(5, 1.7e7), off);
        const polygon zone{made.ring};
        auto memory = memory_for(made.ring.size());
        const prepared_polygon fast{zone, memory};
        INFO(made.text());
        CHECK(classify(fast, made.p) == (off < 0 ? side::inside : side::outside));
        CHECK(std::fabs(clearance(fast, made.p).count() - off) < cordon::edge_distance_error(0));
        compare(zone, fast, made.ring[0]);
    }
}

TEST_CASE("edges that cross most cells make fewer cells, and the same answers") {
    oracle::generator random{493};
    std::vector<position> spikes;
    for (int v = 0; v < 3'000; ++v) {
        spikes.push_back(oracle::destination({47, 8}, 360.0 * v / 3'000,
                                             v % 2 == 0 ? 100 : random.uniform(1'000, 2'500)));
    }
    const polygon zone{spikes};
    auto memory = memory_for(spikes.size());
    const prepared_polygon fast{zone, memory};
    CHECK(fast.grid().cells_across() < cordon::edge_grid::across_for(spikes.size()));
    for (int k = 0; k < 500; ++k) {
        compare(zone, fast,
                oracle::destination({47, 8}, random.uniform(0, 360), random.uniform(0, 2'600)));
    }
}

TEST_CASE("memory may begin anywhere, and too little of it knows nothing") {
    const std::vector<position> ring{{50, 0}, {50, 1}, {51, 0.5}};
    const polygon zone{ring};
    auto memory = memory_for(4);
    const prepared_polygon fast{zone, std::span{memory}.subspan(1)};
    CHECK(fast);
    CHECK(contains(fast, position{50.5, 0.5}));
#ifdef NDEBUG
    const prepared_polygon poor{zone, std::span{memory}.first(100)};
    CHECK_FALSE(poor);
    CHECK(classify(poor, position{50.5, 0.5}) == side::uncertain);
    CHECK(classify(poor, position{0, 0}) == side::uncertain);
    CHECK(std::isnan(clearance(poor, position{0, 0}).count()));
#endif
    const std::vector<position> none;
    const prepared_polygon nothing{polygon{none}, memory};
    CHECK(classify(nothing, position{0, 0}) == side::outside);
}

TEST_CASE("what is no position is on no side of a prepared polygon") {
    const std::vector<position> ring{{50, 0}, {50, 1}, {51, 0.5}};
    auto memory = memory_for(3);
    const prepared_polygon fast{polygon{ring}, memory};
    CHECK(classify(fast, position{oracle::not_a_number, 0}) == side::uncertain);
    CHECK(classify(fast, position_e7{900'000'001, 0}) == side::uncertain);
    CHECK(std::isnan(clearance(fast, position{91, 0}).count()));
    CHECK(within(fast, position{50.5, 0.5}, metres{-1}));
    CHECK_FALSE(within(fast, position{50.5, 0.5}, metres{-1e6}));
    CHECK(classify(fast, position{49, 0.5}, metres{200'000}) == side::inside);
    CHECK(classify(fast, position{49, 0.5}, metres{20'000}) == side::outside);
}

TEST_CASE("real zones, prepared, answer as they are") {
    if (!shared_zones::present()) {
        WARN("../shared/data is not present: the real zones are not checked");
        return;
    }
    oracle::generator random{494};
    for (const char* name : {"seattle_city_limits", "countries_sample:Antarctica",
                             "countries_sample:Fiji", "antimeridian:north-pole"}) {
        const auto rings = shared_zones::zone_named(name);
        REQUIRE(!rings.empty());
        std::size_t count = 0;
        for (const auto& ring : rings) count += ring.size();
        for (const edges kind : {edges::geodesic, edges::straight}) {
            const polygon zone{rings, kind};
            auto memory = memory_for(count);
            const prepared_polygon fast{zone, memory};
            const auto box = bounds_of(zone);
            INFO(name);
            for (int k = 0; k < 200; ++k) {
                const position p{
                    (box.south + random.uniform(0, 1) * (box.north - box.south)) * 1e-7,
                    (box.west + random.uniform(0, 1) * box.width) * 1e-7};
                compare(zone, fast, p);
                if (k < 10) compare_clearance(zone, fast, p);
            }
        }
    }
}
