// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/corridor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "catch2.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/zone/zone.hpp"
#include "oracle.hpp"
#include "zone/slow_edge.hpp"

using cordon::corridor;
using cordon::corridor_fault;
using cordon::edges;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
using namespace cordon::literals;

namespace {

using line = std::vector<position>;

constexpr std::array<position_e7, 2> lane{{{510'000'000, 0}, {510'000'000, 100'000}}};
constexpr corridor constant{lane, 50_m};
static_assert(contains(constant, position_e7{510'004'000, 50'000}));
static_assert(!contains(constant, position_e7{510'005'000, 50'000}));
static_assert(cordon::measured_zone<corridor<position>>);

line walk(oracle::generator& random, double step) {
    line vertices{random.anywhere_delicate()};
    const int count = static_cast<int>(random.uniform(0, 8));
    double azimuth = random.azimuth();
    for (int k = 0; k < count; ++k) {
        azimuth += random.uniform(-60, 60);
        vertices.push_back(oracle::destination(vertices.back(), azimuth, step));
    }
    return vertices;
}

}  // namespace

TEST_CASE("a corridor is all that is near enough to its line, wherever it is") {
    oracle::generator random{471};
    int inside = 0;
    for (int k = 0; k < 300; ++k) {
        const double step = random.spread(1, 1e6);
        const line vertices = walk(random, step);
        const metres half_width{step * random.uniform(0.05, 1)};
        const edges kind = random.chance(0.3) ? edges::straight : edges::geodesic;
        const corridor road{vertices, half_width, kind};
        for (int q = 0; q < 3; ++q) {
            const position p = oracle::destination(vertices[random.bits() % vertices.size()],
                                                   random.azimuth(), random.uniform(0, 2) * step);
            double truth = oracle::geographiclib_distance({p, vertices.front()});
            for (std::size_t v = 1; v < vertices.size(); ++v) {
                truth = std::min(
                    truth, kind == edges::geodesic
                               ? slow_edge::from_geodesic(vertices[v - 1], vertices[v], p, 12)
                               : slow_edge::from_straight(vertices[v - 1], vertices[v], p, 40));
            }
            truth -= half_width.count();
            INFO(oracle::text(p) << " to " << truth << " of " << vertices.size() << " from "
                                 << oracle::text(vertices.front()) << " step " << step);
            const double error = cordon::edge_distance_error(truth + half_width.count());
            CHECK(std::fabs(clearance(road, p).count() - truth) <= error);
            CHECK(contains(road, p) == (truth <= 0));
            CHECK(classify(road, p) == (truth <= 0 ? side::inside : side::outside));
            CHECK((truth > 0 || contains(bounds_of(road), p)));
            inside += truth <= 0 ? 1 : 0;
            // The limit, where it is grown to pass here, and 2 errors to either side.
            const metres by{truth};
            const metres off{4 * cordon::edge_distance_error(2 * step)};
            CHECK(within(road, p, by + off));
            CHECK_FALSE(within(road, p, by - off));
            CHECK(classify(road, p, by + off) == side::inside);
            CHECK(classify(road, p, by - off) == side::outside);
            CHECK(classify(road, p, by) == side::uncertain);
        }
    }
    CHECK(inside > 100);
}

TEST_CASE("the ends of a corridor are round") {
    const line vertices{{0, 0}, {0, 1}};
    const corridor road{vertices, 1_km};
    CHECK(contains(road, oracle::destination({0, 1}, 90, 999.99)));
    CHECK_FALSE(contains(road, oracle::destination({0, 1}, 90, 1000.01)));
    CHECK(contains(road, oracle::destination({0, 1}, 45, 999.99)));
    // As far east and north as the half width: beyond the round.
    const position north = oracle::destination({0, 1}, 0, 999);
    CHECK_FALSE(contains(road, oracle::destination(north, 90, 999)));
}

TEST_CASE("a corridor of one vertex is a circle, of none is nothing") {
    const line one{{51, 180}};
    const corridor around{one, 100_m};
    CHECK(contains(around, position{51, -180}));
    CHECK(contains(around, oracle::destination(one[0], 77, 99.999)));
    CHECK_FALSE(contains(around, oracle::destination(one[0], 77, 100.001)));
    const line none;
    CHECK_FALSE(contains(corridor{none, 100_m}, position{0, 0}));
    CHECK(bounds_of(corridor{none, 100_m}).empty());
}

TEST_CASE("a corridor over a pole, along half a parallel, or across the date line holds its line") {
    const line over{{80, 10}, {70, -170}};
    const corridor road{over, 10_m};
    CHECK(contains(road, position{90, 55}));
    CHECK(contains(road, position{85, 10}));
    CHECK(contains(road, position{75, -170}));
    CHECK_FALSE(contains(road, position{85, 11}));
    const line half{{10, 0}, {10, 180}};
    const corridor parallel{half, 10_m, edges::straight};
    CHECK(contains(parallel, position{10, 90}));
    CHECK_FALSE(contains(parallel, position{10, -90}));
    const line back{{10, 180}, {10, 0}};
    CHECK(contains(corridor{back, 10_m, edges::straight}, position{10, 90}));
    const line across{{10, 179}, {10, -179}};
    CHECK(contains(corridor{across, 10_m, edges::straight}, position{10, 180}));
    CHECK_FALSE(contains(corridor{across, 10_m, edges::straight}, position{10, 0}));
}

TEST_CASE("what is wrong with a line from outside is named with its vertex") {
    const double nan = oracle::not_a_number;
    const auto fault = [](const line& vertices, metres half_width) {
        const auto found = checked(vertices, half_width);
        CHECK((found.fault == corridor_fault::none) == static_cast<bool>(found));
        if (!found) CHECK_FALSE(contains(found.value, position{0, 0}));
        return std::pair{found.fault, found.vertex};
    };
    using result = std::pair<corridor_fault, std::size_t>;
    const line good{{0, 0}, {0, 1}, {0, 0}, {0, 0}};
    CHECK(fault(good, 5_m) == result{corridor_fault::none, 0});
    CHECK(fault({}, 5_m) == result{corridor_fault::no_vertex, 0});
    CHECK(fault({{0, 0}, {nan, 1}}, 5_m) == result{corridor_fault::vertex_not_valid, 1});
    CHECK(fault({{0, 0}, {1, 1}, {-1, -179.2}}, 5_m) == result{corridor_fault::edge_too_long, 1});
    CHECK(fault(good, metres{-1}) == result{corridor_fault::half_width_negative, 0});
    CHECK(fault(good, metres{nan}) == result{corridor_fault::half_width_not_finite, 0});
    CHECK(classify(corridor{good, 5_m}, position{nan, 0}) == side::uncertain);
    CHECK(std::isnan(clearance(corridor{good, 5_m}, position{nan, 0}).count()));
}
