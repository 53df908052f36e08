// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/checked_polygon.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/corridor.hpp"
#include "oracle.hpp"
#include "zone/shared_zones.hpp"

using cordon::checked;
using cordon::edges;
using cordon::polygon_fault;
using cordon::position;
using cordon::position_e7;

using pair_of_degrees = std::array<double, 2>;  // latitude, longitude
template <>
struct cordon::point_traits<pair_of_degrees> {
    using unit = cordon::degrees;
    static double latitude(const pair_of_degrees& p) { return p[0]; }
    static double longitude(const pair_of_degrees& p) { return p[1]; }
};

namespace {

using ring = std::vector<position>;

void faulty(const ring& vertices, polygon_fault fault, std::size_t vertex, std::size_t other) {
    for (const edges kind : {edges::geodesic, edges::straight}) {
        const auto found = checked(vertices, kind);
        INFO(to_string(found.fault) << " at " << found.vertex << " and " << found.other);
        CHECK_FALSE(found);
        CHECK(found.fault == fault);
        CHECK(found.ring == 0);
        CHECK(found.vertex == vertex);
        CHECK(found.other == other);
        CHECK_FALSE(contains(found.value, position{0, 0}));
        CHECK(bounds_of(found.value).empty());
    }
}

constexpr std::array triangle{position{50, 0}, position{50, 1}, position{51, 0.5}};
static_assert(checked(triangle).fault == polygon_fault::none);

}  // namespace

TEST_CASE("a ring in order is a polygon, closed or not, of any type") {
    for (const edges kind : {edges::geodesic, edges::straight}) {
        const ring open{{0, 0}, {0, 10}, {10, 10}, {10, 0}};
        const ring closed{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}};
        CHECK(checked(open, kind));
        const auto made = checked(closed, kind);
        CHECK(made);
        CHECK(contains(made.value, position{5, 5}));
        CHECK(made.value.kind() == kind);
        const std::array<position_e7, 3> counts{{{0, 0}, {0, 1000}, {1000, 0}}};
        CHECK(checked(counts, kind));
        CHECK(checked(std::vector<ring>{open, closed}, kind));
        CHECK(checked(ring{{60, 0}, {60, 120}, {60, -120}}, kind));
        CHECK(checked(ring{{-5, 170}, {-5, -170}, {5, -170}, {5, 170}}, kind));
        CHECK(checked(ring{{10, 179}, {10, 181}, {12, 180}}, kind));
        CHECK(checked(ring{{90, 0}, {60, 10}, {60, 60}}, kind));
        CHECK(checked(ring{{60, 20}, {60, -160}, {50, -70}}, kind));
        // Antarctica as RFC 7946 draws it.
        CHECK(checked(ring{{-70, -180},
                           {-65, -90},
                           {-70, 0},
                           {-65, 90},
                           {-72, 180},
                           {-90, 180},
                           {-90, -180},
                           {-70, -180}},
                      kind));
    }
}

TEST_CASE("a position that is itself a list of numbers is a position, and a list of them a ring") {
    const std::vector<pair_of_degrees> vertices{{50, 0}, {50, 1}, {51, 0.5}};
    CHECK(checked(vertices));
    CHECK(contains(checked(vertices).value, pair_of_degrees{50.5, 0.5}));
    CHECK(checked(vertices[0]));
    CHECK(checked(vertices[0], cordon::metres{5}));
    CHECK(checked(vertices, cordon::metres{5}));
    CHECK(contains(cordon::corridor{vertices, cordon::metres{5}}, vertices[0]));
    CHECK(checked(std::vector{vertices, vertices}));
}

TEST_CASE("every fault is named with its vertex") {
    const double nan = oracle::not_a_number;
    faulty({}, polygon_fault::too_few_vertices, 0, 0);
    faulty({{0, 0}, {1, 1}}, polygon_fault::too_few_vertices, 0, 2);
    faulty({{0, 0}, {1, 1}, {0, 0}}, polygon_fault::too_few_vertices, 0, 2);
    faulty({{0, 0}, {1, 1}, {0, 360}}, polygon_fault::too_few_vertices, 0, 2);
    faulty({{0, 0}, {1, 1}, {nan, 1}}, polygon_fault::vertex_not_valid, 2, 2);
    faulty({{0, 0}, {1, oracle::infinity}, {2, 1}}, polygon_fault::vertex_not_valid, 1, 1);
    faulty({{91, 0}, {1, 1}, {2, 1}}, polygon_fault::vertex_not_valid, 0, 0);
    faulty({{0, 0}, {0, 1}, {0, 1}, {1, 0}}, polygon_fault::repeated_vertex, 1, 2);
    faulty({{0, 0}, {0, 1}, {0, 361}, {1, 0}}, polygon_fault::repeated_vertex, 1, 2);
    faulty({{0, 0}, {0, 1}, {1, 0}, {0, 0}, {0, 0}}, polygon_fault::repeated_vertex, 3, 0);
    faulty({{90, 0}, {80, 0}, {90, 50}, {80, 30}}, polygon_fault::repeated_vertex, 0, 2);
    // Two triangles with one vertex, which it passes twice.
    faulty({{0, 0}, {1, 1}, {1, -1}, {0, 0}, {-1, -1}, {-1, 1}}, polygon_fault::repeated_vertex, 0,
           3);
    // The bow tie, and the same over the date line, and around a pole.
    faulty({{0, 0}, {1, 1}, {1, 0}, {0, 1}}, polygon_fault::crosses_itself, 0, 2);
    faulty({{0, 179}, {1, -179}, {1, 179}, {0, -179}}, polygon_fault::crosses_itself, 0, 2);
    faulty({{80, 0}, {80, 120}, {85, 60}, {80, -120}, {86, 60}}, polygon_fault::crosses_itself, 2,
           4);
    // A vertex on an edge, a spike, an edge on an edge.
    faulty({{0, 0}, {0, 10}, {5, 5}, {0, 5}, {5, 0}}, polygon_fault::crosses_itself, 0, 2);
    faulty({{0, 0}, {0, 10}, {0, 5}, {5, 5}}, polygon_fault::crosses_itself, 0, 2);
    faulty({{0, 0}, {10, 0}, {20, 0}, {15, 0}, {15, 5}}, polygon_fault::crosses_itself, 1, 3);
    // A meridian through an edge.
    faulty({{0, 0}, {0, 10}, {5, 10}, {5, 5}, {-5, 5}, {-5, 0}}, polygon_fault::crosses_itself, 0,
           3);
}

TEST_CASE("the first faulty ring of several is named") {
    const std::vector<ring> rings{{{0, 0}, {0, 1}, {1, 0}}, {{5, 5}, {6, 6}, {6, 5}, {5, 6}}};
    const auto found = checked(rings);
    CHECK(found.fault == polygon_fault::crosses_itself);
    CHECK(found.ring == 1);
    CHECK(checked(std::vector<ring>{}).fault == polygon_fault::no_ring);
}

TEST_CASE("an edge of nearly half the globe is refused, a straight one is not") {
    const ring far{{0, 0}, {0.5, 179.8}, {30, 90}};
    const auto found = checked(far);
    CHECK(found.fault == polygon_fault::edge_too_long);
    CHECK(found.vertex == 0);
    CHECK(checked(far, edges::straight));
    CHECK(checked(ring{{0, 0}, {0, 178}, {30, 90}}));
    CHECK(checked(ring{{89, 0}, {-88.5, 180}, {30, 90}}).fault == polygon_fault::edge_too_long);
}

TEST_CASE("an edge over a pole crosses what lies along its meridians") {
    CHECK(checked(ring{{80, 0}, {80, 180}, {70, 120}, {70, 60}}));
    CHECK(checked(ring{{80, 0}, {80, 180}, {85, 120}, {85, -120}, {70, 90}}).fault ==
          polygon_fault::crosses_itself);
    CHECK(checked(ring{{80, 0}, {80, 180}, {85, 100}, {85, -20}, {70, 90}}).fault ==
          polygon_fault::crosses_itself);
}

TEST_CASE("stars about a centre are in order, and with two vertices exchanged they are not") {
    oracle::generator random{461};
    for (int k = 0; k < 400; ++k) {
        const position centre = random.anywhere_delicate();
        const double size = random.spread(10, 3e6);
        const int count = 5 + static_cast<int>(random.uniform(0, 20));
        ring star;
        ring convex;
        for (int v = 0; v < count; ++v) {
            star.push_back(oracle::destination(centre, 360.0 * v / count + random.uniform(0, 5),
                                               size * random.uniform(0.5, 1)));
            convex.push_back(oracle::destination(centre, 360.0 * v / count, size));
        }
        INFO("centre " << oracle::text(centre) << " size " << size << " count " << count);
        const auto made = checked(star);
        INFO(to_string(made.fault) << " at " << made.vertex << " and " << made.other);
        CHECK(made);
        CHECK(checked(convex));
        // Its neighbours' edges now cross, wherever it is.
        std::swap(convex[1], convex[2]);
        CHECK(checked(convex).fault == polygon_fault::crosses_itself);
    }
}

TEST_CASE("real zones are accepted, but for one that repeats two vertices") {
    if (!shared_zones::present()) {
        WARN("../shared/data is not present: the real zones are not checked");
        return;
    }
    for (const char* name :
         {"Fiji", "South Africa", "Lesotho", "Germany", "Ecuador", "Antarctica"}) {
        const auto rings = shared_zones::zone_named(std::string{"countries_sample:"} + name);
        for (const edges kind : {edges::geodesic, edges::straight}) {
            const auto made = checked(rings, kind);
            INFO(name << ": " << to_string(made.fault) << " in " << made.ring << " at "
                      << made.vertex << " and " << made.other);
            if (std::string{name} != "Antarctica") {
                CHECK(made);
                continue;
            }
            CHECK(made.fault == polygon_fault::repeated_vertex);
            CHECK(made.ring == 1);
            CHECK(made.vertex == 5);
            auto once = rings;
            once[1].erase(once[1].begin() + 5);
            once[5].erase(once[5].begin() + 9);
            const auto again = checked(once, kind);
            INFO(to_string(again.fault)
                 << " in " << again.ring << " at " << again.vertex << " and " << again.other);
            CHECK(again);
        }
    }
    const auto seattle = shared_zones::zone_named("seattle_city_limits");
    CHECK(checked(seattle, edges::straight));
}
