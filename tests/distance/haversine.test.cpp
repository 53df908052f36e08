// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/haversine.hpp"

#include <cmath>

#include "catch2.hpp"
#include "distance/model_properties.hpp"
#include "oracle.hpp"

using Catch::Matchers::WithinAbs;
using cordon::haversine;
using cordon::metres;
using cordon::position;

TEST_CASE("haversine has the properties of a distance model") {
    oracle::check_model_properties(haversine{}, 100, 50'000);
}

TEST_CASE("the bound of haversine is reached along the meridian at the equator") {
    const auto found = oracle::search_worst(haversine{}, 101, 1, 2e7, 40, 500);
    INFO("worst part of the bound " << found.plain());
    CHECK(found.value <= 1);
    CHECK(found.value > 0.999);
    const double part = oracle::part_of_bound(haversine{}, {position{-0.05, 0}, position{0.05, 0}});
    CHECK(part > 0.9999);
}

TEST_CASE("haversine is a sphere of the mean radius") {
    static_assert(haversine::radius > metres{6371008.77} && haversine::radius < metres{6371008.78});
    const double radius = haversine::radius.count();
    CHECK_THAT(haversine{}({0, 0}, {0, 1}).count(), WithinAbs(radius * 0.017453292519943295, 1e-8));
    CHECK_THAT(haversine{}({-90, 0}, {90, 77}).count(),
               WithinAbs(radius * 3.141592653589793, 1e-8));
    CHECK_THAT(haversine{}({0, -90}, {0, 90}).count(), WithinAbs(radius * 3.141592653589793, 1e-8));
    CHECK_THAT(haversine{}({90, 0}, {0, 0}).count(), WithinAbs(radius * 1.5707963267948966, 1e-8));
}

TEST_CASE("haversine keeps its digits for near positions, where the law of cosines loses them") {
    const double step = 1e-9;  // degrees, a tenth of a millimetre
    const double expected = haversine::radius.count() * step * 0.017453292519943295;
    CHECK_THAT(haversine{}({0, 0}, {0, step}).count(), WithinAbs(expected, expected * 1e-14));
    CHECK_THAT(haversine{}({0, 0}, {step, 0}).count(), WithinAbs(expected, expected * 1e-14));
}
