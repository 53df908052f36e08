// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/ring.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::edge;
using cordon::edges;
using cordon::position;

namespace {

using ring = std::vector<position>;

int edges_of(const ring& vertices) {
    int count = 0;
    cordon::for_each_edge(std::span<const position>{vertices}, edges::geodesic,
                          [&](const edge&) { ++count; });
    return count;
}
cordon::ring_extent extent(const ring& vertices, edges kind = edges::geodesic) {
    return cordon::extent_of(std::span<const position>{vertices}, kind);
}

}  // namespace

TEST_CASE("a ring has an edge for every vertex, closed or not, repeated or not") {
    CHECK(edges_of({{0, 0}, {0, 1}, {1, 0}}) == 3);
    CHECK(edges_of({{0, 0}, {0, 1}, {1, 0}, {0, 0}}) == 3);
    CHECK(edges_of({{0, 0}, {0, 0}, {0, 1}, {0, 361}, {1, 0}, {0, 0}}) == 3);
    CHECK(edges_of({{0, 0}}) == 0);
    CHECK(edges_of({}) == 0);
}

TEST_CASE("the smaller part has the pole when the ring is around it") {
    CHECK(extent({{60, 0}, {60, 120}, {60, -120}}).holds_north);
    CHECK(extent({{60, -120}, {60, 120}, {60, 0}}).holds_north);
    CHECK_FALSE(extent({{-60, 0}, {-60, 120}, {-60, -120}}).holds_north);
    CHECK_FALSE(extent({{10, 0}, {10, 20}, {40, 10}}).holds_north);
    CHECK(extent({{1, 0}, {1, 120}, {1, -120}}).holds_north);
    CHECK(extent({{30, 0}, {-20, 90}, {30, 180}, {-20, -90}}).holds_north);
    CHECK_FALSE(extent({{20, 0}, {-30, 90}, {20, 180}, {-30, -90}}).holds_north);
    // The part of two thirds of the longitudes has neither pole; the smaller one has both.
    const ring most{{85, 120},   {0, 120},  {-85, 120}, {-85, 0},
                    {-85, -120}, {0, -120}, {85, -120}, {85, 0}};
    CHECK(extent(most).holds_north);
    CHECK(extent(most, edges::straight).holds_north);
}

TEST_CASE("the smaller part is that of GeographicLib's areas") {
    oracle::generator random{441};
    int with_pole = 0;
    for (int k = 0; k < 3000; ++k) {
        // A star about a centre, so that it does not cross itself, up to most of the globe.
        const position centre = random.anywhere();
        const int count = 3 + static_cast<int>(random.uniform(0, 9));
        const double size = random.uniform(1e6, 1.6e7);
        ring vertices;
        GeographicLib::PolygonArea area{GeographicLib::Geodesic::WGS84()};
        for (int v = 0; v < count; ++v) {
            const double azimuth = 360.0 * v / count + random.uniform(0, 100.0 / count);
            vertices.push_back(oracle::destination(centre, azimuth, size * random.uniform(0.7, 1)));
            area.AddPoint(vertices.back().latitude, vertices.back().longitude);
        }
        double perimeter = 0;
        double clockwise = 0;
        area.Compute(true, false, perimeter, clockwise);
        const double globe = GeographicLib::Geodesic::WGS84().EllipsoidArea();
        if (std::fabs(clockwise - globe / 2) < 0.01 * globe) continue;
        // The centre is on the side that clockwise vertices enclose, while every edge is shorter
        // than the way round.
        const auto got = extent(vertices);
        std::reverse(vertices.begin(), vertices.end());
        CHECK(extent(vertices).holds_north == got.holds_north);
        std::rotate(vertices.begin(), vertices.begin() + 1, vertices.end());
        CHECK(extent(vertices).holds_north == got.holds_north);
        // The pole against the far ends of a meridian from it: an odd number of edges between.
        int crossed = 0;
        cordon::for_each_edge(std::span<const position>{vertices}, edges::geodesic,
                              [&](const edge& e) {
                                  if (!e.meets(centre.longitude)) return;
                                  const auto p = cordon::to_cartesian(centre);
                                  if (!cordon::beside_geodesic(e, p).north) ++crossed;
                              });
        const bool centre_inside = clockwise < globe / 2;
        INFO(oracle::text(centre) << " size " << size << " count " << count);
        CHECK((got.holds_north != (crossed % 2 == 1)) == centre_inside);
        with_pole += got.holds_north ? 1 : 0;
    }
    CHECK(with_pole > 300);
}

TEST_CASE("the box of a ring is tight, and knows date line and poles") {
    const auto plain = extent({{10, 20}, {10, 30}, {20, 30}, {20, 20}}, edges::straight).box;
    CHECK(plain.south >= 99'999'990);
    CHECK(plain.south < 100'000'000);
    CHECK(plain.north > 200'000'000);
    CHECK(plain.north <= 200'000'010);
    CHECK(plain.west >= 199'999'990);
    CHECK(plain.width <= 100'000'010);
    const auto across = extent({{10, 170}, {10, -170}, {20, 180}}).box;
    CHECK(across.width <= 200'000'010);
    CHECK(contains(across, position{15, 180}));
    CHECK_FALSE(contains(across, position{15, 0}));
    for (const double start : {180.0, -180.0, 179.99999995, -179.99999995}) {
        const auto at_line = extent({{10, start}, {10, start + 1}, {11, start}}).box;
        CHECK(contains(at_line, position{10, start}));
        CHECK(contains(at_line, position{10, start + 1}));
        CHECK(at_line.width < 10'000'010);
    }
    CHECK(extent({{60, 0}, {60, 120}, {60, -120}}).box.north == cordon::bounds::pole);
    CHECK(extent({{60, 0}, {60, 120}, {60, -120}}).box.width == cordon::bounds::turn);
    CHECK(extent({{-60, 0}, {-60, 120}, {-60, -120}}).box.south == -cordon::bounds::pole);
    CHECK(extent({{90, 0}, {60, 10}, {60, 20}}).box.width == cordon::bounds::turn);
}
