// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/geodesic_line.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

namespace {

double apart(cordon::cartesian a, cordon::cartesian b) { return std::sqrt(dot(a - b, a - b)); }

struct ends {
    cordon::position from;
    cordon::position to;
    double arc = 0;      // degrees
    double azimuth = 0;  // degrees, at the first
};

// Ends of every kind: near and far, over a pole, at one, on a meridian or the equator.
ends draw(oracle::generator& random) {
    ends e;
    e.from = random.anywhere_delicate();
    e.to = random.chance(0.5)
               ? random.anywhere_delicate()
               : oracle::destination(e.from, random.azimuth(), random.spread(1e-3, 1e6));
    if (random.chance(0.1)) e.to.longitude = e.from.longitude;
    if (random.chance(0.1)) e.to.longitude = e.from.longitude + 180;
    if (random.chance(0.02)) e.from.latitude = 90;
    if (random.chance(0.02)) e.to.latitude = -90;
    if (random.chance(0.05)) e.from.latitude = e.to.latitude = 0;
    double metres = 0;
    double azimuth2 = 0;
    e.arc =
        GeographicLib::Geodesic::WGS84().Inverse(e.from.latitude, e.from.longitude, e.to.latitude,
                                                 e.to.longitude, metres, e.azimuth, azimuth2);
    return e;
}

}  // namespace

TEST_CASE("a geodesic line is that of GeographicLib, from one end to the other") {
    oracle::generator random{401};
    double near = 0;
    double far = 0;
    for (int k = 0; k < 30'000; ++k) {
        const ends e = draw(random);
        if (!(e.arc > 0 && e.arc <= cordon::geodesic_line::greatest_arc)) continue;
        const cordon::geodesic_line line{e.from, e.to};
        const double part = random.uniform(0, 1);
        cordon::position q;
        GeographicLib::Geodesic::WGS84()
            .Line(e.from.latitude, e.from.longitude, e.azimuth)
            .ArcPosition(part * e.arc, q.latitude, q.longitude);
        const double miss = std::max({apart(line.at(0).place, cordon::to_cartesian(e.from)),
                                      apart(line.at(1).place, cordon::to_cartesian(e.to)),
                                      apart(line.at(part).place, cordon::to_cartesian(q))});
        INFO(oracle::text(e.from) << " " << oracle::text(e.to) << " at " << part);
        REQUIRE(miss < 100e-9);
        double& worst = e.arc <= 170 ? near : far;
        worst = std::max(worst, miss);
    }
    INFO("worst up to 170 degrees " << near << ", beyond " << far);
    CHECK(near < 20e-9);
    CHECK(near > 1e-9);
    CHECK(far < 60e-9);
}

TEST_CASE("the slope and bend of a geodesic line are its derivatives") {
    oracle::generator random{402};
    for (int k = 0; k < 2'000; ++k) {
        const ends e = draw(random);
        if (!(e.arc > 1 && e.arc <= 170)) continue;
        const cordon::geodesic_line line{e.from, e.to};
        const double part = random.uniform(0.01, 0.99);
        const double h = 1e-4;
        const auto at = line.at(part);
        const auto before = line.at(part - h).place;
        const auto after = line.at(part + h).place;
        const double size = std::sqrt(dot(at.slope, at.slope));
        CHECK(apart((after - before) * (0.5 / h), at.slope) < 1e-4 * size);
        CHECK(apart((after + before - at.place * 2) * (1 / (h * h)), at.bend) <
              0.02 * size * (1 + line.arc()));
    }
}
