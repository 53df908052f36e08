// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/near_geodesic.hpp"

#include <cmath>

#include "catch2.hpp"
#include "distance/model_properties.hpp"
#include "oracle.hpp"

using cordon::near_geodesic;
using cordon::position;

namespace {

// The input in degrees is rounded where two latitudes are added or subtracted, by half a unit in
// the last place of 180; the bound is that of the formula, so the truth is taken between positions
// whose sums and differences are exact: multiples of 2^-40 degree, 0.1 um.
position exact_sums(position p) {
    const auto rounded = [](double angle) { return std::nearbyint(angle * 0x1p40) * 0x1p-40; };
    return {rounded(p.latitude), rounded(p.longitude)};
}

double worst_part(double nearest, double farthest, std::uint64_t seed, oracle::worst& worst) {
    oracle::generator random{seed};
    for (int count = 0; count < 400'000; ++count) {
        const position p{random.chance(0.3) ? random.sign() * (90 - random.spread(0.1, 15))
                                            : random.uniform(-75, 75),
                         random.longitude()};
        const oracle::pair ends{
            exact_sums(p),
            exact_sums(oracle::destination(p, random.azimuth(), random.spread(nearest, farthest)))};
        const auto d = cordon::difference(ends.first, ends.second);
        const auto plane = cordon::mid_latitude::measure(d);
        const long double truth = oracle::true_distance(ends);
        const auto s = static_cast<double>(truth);
        if (!near_geodesic::holds(plane)) continue;
        const double answer = std::sqrt(near_geodesic::squared(d, plane.cosine2));
        worst.see(
            oracle::miss(answer, truth) / near_geodesic{}.max_error(cordon::metres{s}).count(),
            ends);
    }
    return worst.value;
}

}  // namespace

TEST_CASE("the near geodesic has the properties of a distance model") {
    oracle::check_model_properties(near_geodesic{}, 160, 50'000);
}

TEST_CASE("the bound of the near geodesic holds at every distance it covers, and is not loose") {
    for (const double farthest : {1.0, 1000.0, 10'000.0, 50'000.0}) {
        oracle::worst worst;
        const double part = worst_part(farthest / 10, farthest, 161, worst);
        INFO("to " << farthest << " m: worst part of the bound " << worst.plain());
        CHECK(part <= 1);
        CHECK(part > 0.1);
    }
}

TEST_CASE("the near geodesic covers 50 km up to 75 degrees and no more") {
    const position here{51.5, -0.12};
    CHECK(near_geodesic{}.covers(here, oracle::destination(here, 40, 49'999)));
    CHECK_FALSE(near_geodesic{}.covers(here, oracle::destination(here, 40, 50'001)));
    CHECK(near_geodesic{}.covers({74.99, 0}, {75.0, 0}));
    CHECK_FALSE(near_geodesic{}.covers({75, 0}, {75.001, 0}));
    CHECK(near_geodesic{}.covers({0, 180}, {0, -180}));
}
