// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/mid_latitude.hpp"

#include <algorithm>
#include <cmath>

#include "catch2.hpp"
#include "distance/model_properties.hpp"
#include "oracle.hpp"

using cordon::metres;
using cordon::mid_latitude;
using cordon::position;

TEST_CASE("the mid-latitude metric has the properties of a distance model") {
    oracle::check_model_properties(mid_latitude{}, 120, 50'000);
}

TEST_CASE("the bound of the mid-latitude metric holds and is not ten times too wide") {
    const auto found = oracle::search_worst(mid_latitude{}, 121, 10, 5e4, 60, 500);
    INFO("worst part of the bound " << found.plain());
    CHECK(found.value <= 1);
    CHECK(found.value > 0.5);
}

// Below 100 m nothing but rounding is left.
TEST_CASE("the bound of the mid-latitude metric holds for near pairs") {
    const auto found = oracle::search_worst(mid_latitude{}, 122, 0.01, 100, 100, 500);
    INFO("worst part of the bound " << found.plain());
    CHECK(found.value <= 1);
    CHECK(found.value > 0.1);
}

TEST_CASE("the bound at a latitude of its own holds at every latitude") {
    // What the ladder uses: the bound at the middle latitude of the pair, not at 75 degrees.
    oracle::generator random{123};
    oracle::worst part;
    for (int count = 0; count < 300'000; ++count) {
        const position p{random.uniform(-75, 75), random.longitude()};
        const oracle::pair ends{
            p, oracle::destination(p, random.azimuth(), random.spread(100, 50'000))};
        if (!mid_latitude{}.covers(ends.first, ends.second)) continue;
        const metres answer = mid_latitude{}(ends.first, ends.second);
        const double cosine2 =
            mid_latitude::measure(cordon::difference(ends.first, ends.second)).cosine2;
        const metres bound = metres{mid_latitude::truncation(answer.count(), cosine2) / cosine2} +
                             mid_latitude::rounding;
        part.see(oracle::miss(answer.count(), oracle::true_distance(ends)) / bound.count(), ends);
    }
    INFO("worst part of the bound " << part.plain());
    CHECK(part.value <= 1);
    CHECK(part.value > 0.5);
}

TEST_CASE("the square of the cosine of the middle latitude is good to its stated error") {
    double worst = 0;
    for (int count = 1; count <= 1'000'000; ++count) {
        const double polar = count * (3.1415926535897931 / 1'000'000);
        const long double sine = std::sin(oracle::wide(polar) / 2);
        const double miss = oracle::miss(mid_latitude::cosine2(polar), sine * sine);
        worst = std::fmax(worst, miss / static_cast<double>(sine * sine));
    }
    INFO("worst error " << worst);
    CHECK(worst <= 2.5e-15);
    CHECK(worst > 2e-16);
}

TEST_CASE("the mid-latitude metric covers 50 km up to 75 degrees and no more") {
    const position here{51.5, -0.12};
    CHECK(mid_latitude{}.covers(here, oracle::destination(here, 40, 49'990)));
    CHECK_FALSE(mid_latitude{}.covers(here, oracle::destination(here, 40, 50'010)));
    CHECK(mid_latitude{}.covers({74.99, 0}, {75.01, 0}));
    CHECK_FALSE(mid_latitude{}.covers({75, 0}, {75.001, 0}));
    CHECK_FALSE(mid_latitude{}.covers({-75, 0}, {-75.001, 0}));
    CHECK(mid_latitude{}.covers({0, 180}, {0, -180}));
}
