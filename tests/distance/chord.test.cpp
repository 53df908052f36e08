// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/chord.hpp"

#include <cmath>

#include "catch2.hpp"
#include "distance/model_properties.hpp"
#include "oracle.hpp"

using cordon::chord;
using cordon::metres;
using cordon::position;

TEST_CASE("the chord has the properties of a distance model") {
    oracle::check_model_properties(chord{}, 110, 50'000);
}

TEST_CASE("the bound of the chord holds wherever it covers, and is not loose") {
    const auto found = oracle::search_worst(chord{}, 111, 1e5, 5e5, 40, 500);
    INFO("worst part of the bound " << found.plain());
    CHECK(found.value <= 1);
    CHECK(found.value > 0.8);
}

TEST_CASE("the bound of the chord holds for near pairs, where only rounding is left") {
    const auto found = oracle::search_worst(chord{}, 112, 0.01, 3e4, 100, 500);
    INFO("worst part of the bound " << found.plain());
    CHECK(found.value <= 1);
    CHECK(found.value > 0.1);
}

TEST_CASE("the curvature of the chord lies between the bounds of the ellipsoid") {
    using shape = cordon::wgs84<double>;
    oracle::generator random{113};
    long wrong = 0;
    for (const oracle::regime kind : oracle::every_regime) {
        for (int count = 0; count < 20'000; ++count) {
            const oracle::pair ends = random.next(kind);
            const auto p = cordon::to_cartesian(ends.first);
            const auto q = cordon::to_cartesian(ends.second);
            const double radius = 1 / std::sqrt(chord::curvature(p, q, cordon::dot(p - q, p - q)));
            if (!(radius >= shape::least_curvature_radius * (1 - 1e-15)) ||
                !(radius <= shape::greatest_curvature_radius * (1 + 1e-15))) {
                ++wrong;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the chord covers 500 km and no more, and answers for any pair") {
    const position here{51.5, -0.12};
    CHECK(chord{}.covers(here, oracle::destination(here, 40, 499'999)));
    CHECK_FALSE(chord{}.covers(here, oracle::destination(here, 40, 500'001)));
    CHECK_FALSE(chord{}.covers(here, {-51.5, 179.88}));
    CHECK(chord{}(here, {-51.5, 179.88}) > metres{19e6});
    CHECK(chord{}({0, 0}, {0, 180}) > metres{19e6});
}
