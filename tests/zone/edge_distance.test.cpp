// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge_distance.hpp"

#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"
#include "zone/shared_zones.hpp"
#include "zone/slow_edge.hpp"

namespace {

double library(cordon::position a, cordon::position b, cordon::position p, cordon::edges kind,
               double limit = 1e9) {
    const cordon::edge e{a, b, kind};
    const cordon::position q{p.latitude, cordon::edge_detail::canonical(p.longitude)};
    return cordon::distance_to(e, cordon::to_cartesian(e.west), cordon::to_cartesian(e.east), q,
                               cordon::to_cartesian(q), limit);
}

struct question {
    cordon::position a, b, p;
};

// Edges from a metre to nearly half the globe, positions from a centimetre to its other side.
question draw(oracle::generator& random) {
    for (;;) {
        question q;
        q.a = random.anywhere_delicate();
        q.b = random.chance(0.3)
                  ? random.anywhere_delicate()
                  : oracle::destination(q.a, random.azimuth(), random.spread(1, 1.8e7));
        q.p = random.chance(0.3)
                  ? random.anywhere_delicate()
                  : oracle::destination(random.chance(0.5) ? q.a : q.b, random.azimuth(),
                                        random.spread(0.01, 1.9e7));
        double metres = 0;
        const double arc = GeographicLib::Geodesic::WGS84().Inverse(
            q.a.latitude, q.a.longitude, q.b.latitude, q.b.longitude, metres);
        const double round = std::fabs(std::remainder(q.b.longitude - q.a.longitude, 360));
        if (arc <= cordon::geodesic_line::greatest_arc && round < 179.999999) return q;
    }
}

}  // namespace

TEST_CASE("the distance from an edge is that of a slow search along it") {
    oracle::generator random{421};
    double worst = 0;
    for (int k = 0; k < 400; ++k) {
        const auto [a, b, p] = draw(random);
        INFO(oracle::text(a) << " " << oracle::text(b) << " from " << oracle::text(p));
        const double geodesic = slow_edge::from_geodesic(a, b, p, 60);
        const double straight = slow_edge::from_straight(a, b, p, 400);
        const auto part = [](double d, double truth) {
            return std::fabs(d - truth) / cordon::edge_distance_error(truth);
        };
        const double first = part(library(a, b, p, cordon::edges::geodesic), geodesic);
        const double second = part(library(a, b, p, cordon::edges::straight), straight);
        CHECK(first <= 1);
        CHECK(second <= 1);
        worst = std::max({worst, first, second});
    }
    INFO("worst " << worst << " of the bound");
    CHECK(worst > 0.001);
}

TEST_CASE("beyond the limit a distance only says so") {
    oracle::generator random{422};
    for (int k = 0; k < 2000; ++k) {
        const auto [a, b, p] = draw(random);
        for (const auto kind : {cordon::edges::geodesic, cordon::edges::straight}) {
            const double d = library(a, b, p, kind);
            INFO(oracle::text(a) << " " << oracle::text(b) << " from " << oracle::text(p));
            CHECK(library(a, b, p, kind, d * 1.0001) == d);
            if (d > 0) CHECK(library(a, b, p, kind, d * 0.5) > d * 0.5);
        }
    }
}

TEST_CASE("an edge without length is its place") {
    const cordon::position a{51, 180};
    const cordon::position b{51, -180};
    const cordon::position p{51.01, 179.99};
    const double d = cordon::distance(a, p).count();
    CHECK(std::fabs(library(a, b, p, cordon::edges::geodesic) - d) < 1e-6);
    CHECK(std::fabs(library(a, b, p, cordon::edges::straight) - d) < 1e-6);
    // Along a pole all of a parallel is one place, too.
    CHECK(std::fabs(library({90, 0}, {90, 120}, {89, 60}, cordon::edges::straight) -
                    cordon::distance(cordon::position{90, 0}, cordon::position{89, 60}).count()) <
          1e-6);
}

TEST_CASE("the distances from segments are the published ones") {
    if (!shared_zones::present()) {
        WARN("../shared/data is not present: the distances from segments are not checked");
        return;
    }
    const auto records = shared_zones::segments();
    INFO("used ../shared/data/geodesic/point_segment_distance_a.csv, " << records.size()
                                                                       << " lines");
    REQUIRE(records.size() == shared_zones::segment_count);
    for (const auto& each : records) {
        INFO(oracle::text(each.p) << " from " << oracle::text(each.a) << oracle::text(each.b));
        const double geodesic = library(each.a, each.b, each.p, cordon::edges::geodesic);
        const double straight = library(each.a, each.b, each.p, cordon::edges::straight);
        CHECK(std::fabs(geodesic - each.geodesic) < 2e-6);
        CHECK(std::fabs(straight - each.straight) < 2e-6);
    }
}
