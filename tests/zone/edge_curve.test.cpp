// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge_curve.hpp"

#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

namespace {

double apart(cordon::cartesian a, cordon::cartesian b) { return std::sqrt(dot(a - b, a - b)); }

}  // namespace

TEST_CASE("a straight line has both its rates, and their derivatives") {
    oracle::generator random{411};
    for (int k = 0; k < 2'000; ++k) {
        const cordon::position from = random.anywhere_delicate();
        const double to = random.uniform(-90, 90);
        const double east = random.uniform(-180, 180);
        const cordon::straight_line line{from, to, east};
        const double part = random.uniform(0, 1);
        const cordon::position there{from.latitude + part * (to - from.latitude),
                                     from.longitude + part * east};
        const auto at = line.at(part);
        CHECK(apart(at.place, cordon::to_cartesian(there)) < 1e-7);
        const double h = 1e-4;
        const auto before = line.at(part - h).place;
        const auto after = line.at(part + h).place;
        const double scale = 7e6 * (line.arc() + line.arc() * line.arc());
        CHECK(apart((after - before) * (0.5 / h), at.slope) < 1e-6 * scale);
        CHECK(apart((after + before - at.place * 2) * (1 / (h * h)), at.bend) < 0.02 * scale);
    }
}

TEST_CASE("the nearest place of a curve is nearer than a thousand others") {
    oracle::generator random{412};
    const auto check = [&](const auto& curve, cordon::position p) {
        const auto place = cordon::to_cartesian(p);
        const auto nearest = cordon::nearest_on(curve, place);
        CHECK(apart(nearest.place, curve.at(nearest.part).place) < 1e-8);
        double least = oracle::infinity;
        for (int k = 0; k <= 1000; ++k) {
            const auto d = curve.at(k / 1000.0).place - place;
            least = std::min(least, dot(d, d));
        }
        INFO(oracle::text(p));
        CHECK(nearest.squared <= least * (1 + 1e-12));
    };
    for (int k = 0; k < 300; ++k) {
        const auto from = random.anywhere_delicate();
        const auto p = random.anywhere_delicate();
        check(cordon::straight_line{from, random.uniform(-90, 90), random.uniform(-180, 180)}, p);
        const auto to = oracle::destination(from, random.azimuth(), random.spread(1, 1.9e7));
        check(cordon::geodesic_line{from, to}, p);
    }
}

TEST_CASE("a place on the surface is the place of its position") {
    oracle::generator random{413};
    for (int k = 0; k < 10'000; ++k) {
        const auto place = cordon::to_cartesian(random.anywhere_delicate());
        CHECK(apart(cordon::to_cartesian(cordon::position_at(place)), place) < 2e-8);
    }
}
