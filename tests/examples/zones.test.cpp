// SPDX-License-Identifier: BSL-1.0

#include "zones.hpp"

#include <string>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "refusal.hpp"
#include "written.hpp"

using namespace replay;

namespace {

written_part ring(std::initializer_list<cordon::position> positions) {
    written_part part = written(zone_shape::polygon, positions);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        part.rows[0].lines[i] = static_cast<std::uint32_t>(i + 10);
    }
    return part;
}

std::string refused(std::initializer_list<cordon::position> positions,
                    cordon::edges kind = cordon::edges::straight) {
    return refusal([&] { (void)zones_of({ring(positions)}, kind); });
}

}  // namespace

TEST_CASE("a zone of several parts holds who is in one of them, and is as near as the nearest") {
    written_zone both;
    both.name = "both";
    both.feature = 3;
    both.parts = {written(zone_shape::circle, {place(0, 0)}, 100),
                  ring({place(900, -100), place(900, 100), place(1100, 100), place(1100, -100)}),
                  written(zone_shape::corridor, {place(0, 500), place(0, 900)}, 25)};
    std::vector<named_zone> zones;
    zones.emplace_back(std::move(both), "z.geojson", cordon::edges::straight);
    zones.reserve(zones.capacity() + 1);  // moved to other memory, the parts see their vertices
    const named_zone& zone = zones[0];
    CHECK(zone.index() == 2);
    CHECK(contains(zone, place(99, 0)));
    CHECK(contains(zone, place(1000, 0)));
    CHECK(contains(zone, place(24, 700)));
    CHECK_FALSE(contains(zone, place(500, 0)));
    CHECK_FALSE(contains(zone, place(26, 700)));
    const auto metres = [&](double north, double east) {
        return clearance(zone, place(north, east)).count();
    };
    CHECK_THAT(metres(300, 0), Catch::Matchers::WithinAbs(200, 0.05));
    CHECK_THAT(metres(700, 0), Catch::Matchers::WithinAbs(200, 0.05));
    CHECK_THAT(metres(1000, 0), Catch::Matchers::WithinAbs(-100, 0.05));
    CHECK_THAT(metres(60, 700), Catch::Matchers::WithinAbs(35, 0.05));
    CHECK(contains(zone.box(), place(1100, 100)));
    CHECK(contains(zone.box(), place(0, 920)));
}

TEST_CASE("a broken ring is refused with its feature, ring, vertex and line") {
    CHECK(refused({{0, 0}, {1, 1}, {0, 1}, {1, 0}}) ==
          "z.geojson:10: feature 1: ring 1, vertex 1: the ring crosses or touches itself (see "
          "vertex 3)");
    CHECK(refused({{0, 0}, {1, 1}, {1, 1}, {1, 0}}) ==
          "z.geojson:11: feature 1: ring 1, vertex 2: the vertex is repeated (see vertex 3)");
    CHECK(refused({{0, 0}, {0, 179.5}, {10, 90}}, cordon::edges::geodesic) ==
          "z.geojson:10: feature 1: ring 1, vertex 1: the edge is nearly half the globe long (see "
          "vertex 2)");
    CHECK(refused({{0, 0}, {1, 0}, {1, 1}, {0, 1}}).empty());
}

TEST_CASE("edges are straight on the map, or geodesic") {
    const auto has = [](cordon::edges kind, double latitude) {
        const auto zones = zones_of({ring({{50, 0}, {50, 60}, {40, 60}, {40, 0}})}, kind);
        return contains(zones[0], cordon::position{latitude, 30});
    };
    CHECK(has(cordon::edges::straight, 49.9));
    CHECK_FALSE(has(cordon::edges::straight, 50.1));
    CHECK(has(cordon::edges::geodesic, 50.1));
    CHECK(has(cordon::edges::geodesic, 53));
    CHECK_FALSE(has(cordon::edges::geodesic, 40.1));
}
