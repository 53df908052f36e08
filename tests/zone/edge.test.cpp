// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge.hpp"

#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::edge;
using cordon::edges;
using cordon::position;

TEST_CASE("an edge goes the shorter way round, from west to east, whichever way the ring goes") {
    const edge there{{1, 170}, {2, -170}, edges::geodesic};
    const edge back{{2, -170}, {1, 170}, edges::geodesic};
    CHECK(there.west == position{1, 170});
    CHECK(back.west == there.west);
    CHECK(there.east == back.east);
    CHECK(there.width == 20);
    CHECK(there.turn() == 20);
    CHECK(back.turn() == -20);
    CHECK(there.meets(170));
    CHECK(there.meets(-180));
    CHECK(there.meets(-170.0000001));
    CHECK_FALSE(there.meets(-170));
    CHECK_FALSE(there.meets(0));
}

TEST_CASE("a straight edge of half a turn goes the way that its numbers say") {
    CHECK(edge{{0, 180}, {0, 0}, edges::straight}.west.longitude == 0);
    CHECK(edge{{0, -180}, {0, 0}, edges::straight}.west.longitude == -180);
    CHECK(edge{{0, 10}, {0, 370}, edges::straight}.width == 0);
    CHECK(edge{{0, 180}, {0, -180}, edges::straight}.width == 0);
    CHECK(edge{{0, 179}, {0, 181}, edges::straight}.turn() == 2);
    CHECK(edge{{0, 190}, {0, -190}, edges::straight}.turn() == -20);
}

TEST_CASE("an edge between opposite meridians, or from a pole, is over a pole") {
    CHECK(edge{{60, 0}, {50, 180}, edges::geodesic}.over_the_north());
    CHECK(edge{{-60, 0}, {50, 180}, edges::geodesic}.over_a_pole());
    CHECK_FALSE(edge{{-60, 0}, {50, 180}, edges::geodesic}.over_the_north());
    CHECK(edge{{90, 0}, {-50, 20}, edges::geodesic}.over_the_north());
    CHECK_FALSE(edge{{-90, 0}, {50, 20}, edges::geodesic}.over_the_north());
    CHECK_FALSE(edge{{90, 0}, {-50, 20}, edges::straight}.over_a_pole());
    CHECK_FALSE(edge{{60, 0}, {50, 20}, edges::geodesic}.over_a_pole());
}

TEST_CASE("no geodesic leaves the latitudes of its edge") {
    oracle::generator random{431};
    double closest = 1;  // of the bulge that is left, for wide edges in the middle latitudes
    for (int k = 0; k < 20'000; ++k) {
        const position a = random.anywhere_delicate();
        position b{random.chance(0.5) ? a.latitude : random.uniform(-90, 90),
                   a.longitude + random.spread(1e-3, 179)};
        if (a.latitude + b.latitude == 0 || std::fabs(a.latitude) > 89.9) continue;
        const edge e{a, b, edges::geodesic};
        const auto line = e.geodesic();
        for (int s = 1; s < 16; ++s) {
            const position q = cordon::position_at(line.at(s / 16.0).place);
            INFO(oracle::text(a) << oracle::text(b) << oracle::text(q));
            REQUIRE(q.latitude <= e.north());
            REQUIRE(q.latitude >= e.south());
            if (e.width > 10 && e.width <= 60) {
                closest = std::min(closest, (e.north() - q.latitude) / e.bulge());
            }
        }
    }
    CHECK(closest < 0.2);
}

TEST_CASE("a geodesic leaves the plane of its edge by no more than the margin, and by half of it") {
    oracle::generator random{432};
    double worst = 0;
    for (int k = 0; k < 20'000; ++k) {
        const position a = random.anywhere_delicate();
        const position b = oracle::destination(a, random.azimuth(), random.spread(1'000, 990'000));
        const edge e{a, b, edges::geodesic};
        if (e.over_a_pole()) continue;
        const cordon::edge_detail::plane run{cordon::to_cartesian(e.west),
                                             cordon::to_cartesian(e.east)};
        const auto line = e.geodesic();
        for (const double part : {0.1, 0.2, 0.25, 0.5, 0.75, 0.8, 0.9}) {
            const double u = std::fabs(dot(line.at(part).place - run.start, run.north));
            INFO(oracle::text(a) << oracle::text(b));
            REQUIRE(u <= cordon::edge_detail::bulge_beside(run.chord));
            if (run.chord > 20'000) {
                worst = std::max(worst, u / cordon::edge_detail::bulge_beside(run.chord));
            }
        }
    }
    INFO("worst " << worst << " of the margin");
    CHECK(worst > 0.4);
}

TEST_CASE("a position beside a straight edge is on its side, from a micrometre on") {
    oracle::generator random{433};
    for (int k = 0; k < 20'000; ++k) {
        position a = random.anywhere_delicate();
        position b = random.chance(0.5)
                         ? random.anywhere_delicate()
                         : oracle::destination(a, random.azimuth(), random.spread(1, 1e6));
        const double east = std::remainder(b.longitude - a.longitude, 360);
        if (std::fabs(east) < 1e-3 || std::fabs(east) > 179.9) continue;
        const double part = random.uniform(0.05, 0.95);
        const position on{a.latitude + part * (b.latitude - a.latitude), a.longitude + part * east};
        const double up = random.sign() * random.spread(3e-6, 1e-3) / 111'000;
        const position p{on.latitude + up, cordon::edge_detail::canonical(on.longitude)};
        // North of the line by `up`, so at least that times the cosine of its slope away from it.
        const double slope = (b.latitude - a.latitude) / east;
        const double cosine = std::cos(on.latitude * 0.017453292519943295);
        const double away = std::fabs(up) * 111'000 / std::hypot(1, slope / cosine);
        if (std::fabs(p.latitude) > 90 || away < 1e-6) continue;
        const edge e{a, b, edges::straight};
        const auto beside = cordon::beside_straight(e, p);
        INFO(oracle::text(a) << oracle::text(b) << oracle::text(p) << " " << away);
        CHECK(beside.north == (up > 0));
        // Beyond 89 degrees the line is bent too much for `away`: it may be nearer elsewhere.
        if (std::fabs(p.latitude) > 89) continue;
        CHECK(beside.metres > cordon::edge_band);
        CHECK(beside.metres < 1.1 * away + 1e-7);
    }
}
