// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge_filter.hpp"

#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::edge;
using cordon::edge_filter;
using cordon::edges;
using cordon::position;

TEST_CASE("a geodesic stays within the margin of its parabola, and uses a tenth of it") {
    oracle::generator random{481};
    double worst = 0;
    for (int k = 0; k < 30'000; ++k) {
        const position a = random.anywhere_delicate();
        const position b = oracle::destination(a, random.azimuth(), random.spread(1, 800'000));
        const edge e{a, b, edges::geodesic};
        const edge_filter filter{e};
        if (!(e.width > 0) || !std::isfinite(filter.margin)) continue;
        const auto line = e.geodesic();
        for (const double part : {0.1, 0.3, 0.5, 0.7, 0.9}) {
            const position q = cordon::position_at(line.at(part).place);
            double east = cordon::edge_detail::canonical(q.longitude) - e.west.longitude;
            if (east < -90) east += 360;
            if (!(east > 0 && east < e.width)) continue;
            const double above = (q.latitude - e.west.latitude) * e.width -
                                 east * (filter.rise + filter.bow * (e.width - east));
            INFO(oracle::text(a) << oracle::text(b));
            // A nanometre of the place in space, which for a steep edge is more in latitude.
            const double noise = 1e-13 * (e.width + std::fabs(filter.rise));
            REQUIRE(std::fabs(above) <= filter.margin + noise);
            if (filter.margin > 1e-7 * e.width) {
                worst = std::max(worst, std::fabs(above) / filter.margin);
            }
        }
    }
    INFO("worst " << worst << " of the margin");
    CHECK(worst > 0.1);
}

TEST_CASE("a straight edge is its own parabola, and a wide or polar one is left open") {
    const edge_filter filter{edge{{10, 20}, {12, 30}, edges::straight}};
    CHECK(filter(1.1, 5) == cordon::side::inside);
    CHECK(filter(0.9, 5) == cordon::side::outside);
    CHECK(filter(1, 5) == cordon::side::uncertain);
    CHECK(edge_filter{edge{{10, 20}, {12, 30}, edges::geodesic}}(5, 5) == cordon::side::uncertain);
    CHECK(edge_filter{edge{{85, 20}, {85, 21}, edges::geodesic}}(5, 0.5) ==
          cordon::side::uncertain);
}
