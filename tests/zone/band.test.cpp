// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/band.hpp"

#include <algorithm>
#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::band;
using cordon::band_around;
using cordon::circle;
using cordon::measured_zone;
using cordon::metres;
using cordon::position;
using cordon::side;
using oracle::pair;
using oracle::wide;
using namespace cordon::literals;

namespace {

constexpr position home{51.5, -0.12};
constexpr auto ring = band_around(home, 1_km, 2_km);
static_assert(measured_zone<band<circle<double>>>);
static_assert(!contains(ring, home) && contains(ring, position{51.5135, -0.12}));
static_assert(within(ring, home, 1_km) && !within(ring, home, 0.9_km));
static_assert(classify(ring, home) == side::outside);
static_assert(bounds_of(ring) == bounds_of(circle{home, 2_km}));

}  // namespace

TEST_CASE("a band lies between two distances of a place, both limits included") {
    oracle::generator random{920};
    long wrong = 0;
    long inside = 0;
    for (int count = 0; count < 40'000; ++count) {
        const double outer = random.spread(1, 1e6);
        const double inner = outer * random.uniform(0, 1);
        const double grown = random.chance(0.3) ? 0 : random.uniform(-0.6, 1) * (outer - inner);
        const double limit = random.chance(0.5) ? outer + grown : inner - grown;
        const double away = limit + random.sign() * random.spread(60e-9, 0.3 * outer);
        if (away < 0) continue;
        const pair ends = random.apart(away);
        const long double s = oracle::true_distance(ends);
        const long double truth = std::max(s - wide(outer), wide(inner) - s);
        if (std::fabs(truth - wide(grown)) < 55e-9L) continue;
        const bool in = truth <= wide(grown);
        if (in) ++inside;
        const auto zone = band_around(ends.first, metres{inner}, metres{outer});
        const side answer = classify(zone, ends.second, metres{grown});
        if (answer == side::uncertain || (answer == side::inside) != in) ++wrong;
        if (within(zone, ends.second, metres{grown}) != in) ++wrong;
        if (oracle::miss(clearance(zone, ends.second).count(), truth) > 1e-7) ++wrong;
        if (std::fabs(truth) < 55e-9L) continue;
        if (contains(zone, ends.second) != (truth <= 0)) ++wrong;
        if (classify(zone, ends.second) != (truth <= 0 ? side::inside : side::outside)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(inside > 5'000);
}

TEST_CASE("both limits of a band belong to it, and are uncertain as a side") {
    const position far{51.51, -0.12};
    const metres there = cordon::distance(home, far);
    CHECK(contains(band_around(home, there, there * 2), far));
    CHECK(contains(band_around(home, there / 2, there), far));
    CHECK(contains(band_around(home, there, there), far));
    CHECK(classify(band_around(home, there, there * 2), far) == side::uncertain);
    CHECK(classify(ring, position{oracle::not_a_number, 0}) == side::uncertain);
    CHECK(std::isnan(clearance(ring, position{oracle::not_a_number, 0}).count()));
}

TEST_CASE("a band between two zones measures to the nearer limit, wherever the inner one lies") {
    oracle::generator random{921};
    long wrong = 0;
    for (int count = 0; count < 20'000; ++count) {
        const position centre = random.anywhere_delicate();
        const double outer = random.spread(10, 1e5);
        const double inner = outer * random.uniform(0.1, 0.5);
        const position middle = oracle::destination(centre, random.azimuth(), outer * 0.45);
        const band zone{circle{middle, metres{inner}}, circle{centre, metres{outer}}};
        const position p =
            oracle::destination(centre, random.azimuth(), outer * random.uniform(0, 1.5));
        const long double truth = std::max(oracle::true_distance({centre, p}) - wide(outer),
                                           wide(inner) - oracle::true_distance({middle, p}));
        if (oracle::miss(clearance(zone, p).count(), truth) > 1e-7) ++wrong;
        if (std::fabs(truth) > 55e-9L && contains(zone, p) != (truth <= 0)) ++wrong;
    }
    CHECK(wrong == 0);
}
