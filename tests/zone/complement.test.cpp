// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/complement.hpp"

#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/zone/circle.hpp"
#include "oracle.hpp"

using cordon::circle;
using cordon::complement;
using cordon::complement_zone;
using cordon::measured_zone;
using cordon::metres;
using cordon::position;
using cordon::side;
using oracle::pair;
using namespace cordon::literals;

namespace {

constexpr circle town{position{51.5, -0.12}, 2_km};
constexpr auto elsewhere = complement(town);
static_assert(measured_zone<complement_zone<circle<double>>>);
static_assert(complement(elsewhere) == town);
static_assert(!contains(elsewhere, position{51.5, -0.12}) &&
              contains(elsewhere, position{51.6, 0}));
static_assert(contains(complement(elsewhere), position{51.5, -0.12}));
static_assert(within(elsewhere, position{51.5, -0.12}, 2_km));
static_assert(!within(elsewhere, position{51.5, -0.12}, 1.9_km));
static_assert(classify(elsewhere, position{51.5, -0.12}, 2.1_km) == side::inside);
static_assert(bounds_of(elsewhere) == cordon::bounds::everywhere());

template <class Zone>
long wrong_decisions(std::uint64_t seed, double line) {
    oracle::generator random{seed};
    long wrong = 0;
    for (int count = 0; count < 20'000; ++count) {
        const double r = random.spread(0.1, 1e6);
        const double grown = random.chance(0.3) ? 0 : random.uniform(-r, r);
        // Within the complement grown: no nearer to the centre than r - grown.
        const double beside = random.sign() * random.spread(line, 1 + r / 10);
        if (r - grown + beside < 0) continue;
        const pair ends = random.apart(r - grown + beside);
        const long double s = oracle::true_distance(ends);
        const long double limit = oracle::wide(r) - oracle::wide(grown);
        if (std::fabs(s - limit) < 55e-9L) continue;
        const auto zone = complement(Zone{ends.first, metres{r}});
        const bool in = s >= limit;
        if (within(zone, ends.second, metres{grown}) != in) ++wrong;
        const side answer = classify(zone, ends.second, metres{grown});
        if (answer != side::uncertain && (answer == side::inside) != in) ++wrong;
        if (oracle::miss(clearance(zone, ends.second).count(), oracle::wide(r) - s) > 1e-7) ++wrong;
        if (grown == 0 && contains(zone, ends.second) != in) ++wrong;
    }
    return wrong;
}

}  // namespace

TEST_CASE("who is in the complement of a circle is outside it, beyond every doubt of the filter") {
    CHECK(wrong_decisions<circle<double>>(910, 60e-9) == 0);
    CHECK(wrong_decisions<circle<float>>(911, 60e-9) == 0);
    CHECK(wrong_decisions<circle<std::int64_t>>(912, 60e-9) == 0);
}

TEST_CASE("a boundary belongs to the zone and to its complement, and nobody is in neither") {
    oracle::generator random{913};
    long both = 0;
    long neither = 0;
    for (int count = 0; count < 5'000; ++count) {
        const pair ends = random.apart(random.spread(1, 1e6));
        const circle zone{ends.first, cordon::distance(ends.first, ends.second)};
        const bool in = contains(zone, ends.second);
        const bool out = contains(complement(zone), ends.second);
        if (in && out) ++both;
        if (!in && !out) ++neither;
        if (classify(complement(zone), ends.second) != side::uncertain) ++neither;
    }
    CHECK(neither == 0);
    CHECK(both == 5'000);
    CHECK(classify(elsewhere, position{oracle::not_a_number, 0}) == side::uncertain);
    CHECK(std::isnan(clearance(elsewhere, position{oracle::not_a_number, 0}).count()));
}
