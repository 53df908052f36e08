// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/circle_sieve.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/side.hpp"
#include "oracle.hpp"
#include "zone/many_positions.hpp"

using cordon::circle_filter;
using cordon::circle_sieve;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;

namespace {

side sifted(const circle_sieve& sieve, position_e7 centre, position_e7 p) {
    float excess = 0;
    const auto east = static_cast<float>(cordon::longitude_apart(centre.longitude, p.longitude));
    sieve.excess(static_cast<float>(std::int64_t{p.latitude} - centre.latitude), east, excess);
    if (std::fabs(excess) <= sieve.open()) return side::uncertain;
    return excess > 0 ? side::outside : side::inside;
}

}  // namespace

TEST_CASE("what the sieve decides, the filter decides alike") {
    oracle::generator random{730};
    long different = 0, decided = 0;
    std::string first;
    for (int zones = 0; zones < 4'000; ++zones) {
        const auto zone = many_positions::some_circle(random);
        const circle_filter<float> filter{zone.centre, zone.radius};
        if (!filter.usable()) continue;
        const circle_sieve sieve{filter};
        for (int k = 0; k < 100; ++k) {
            position_e7 p = many_positions::some_position(random, zone);
            if (k % 2 == 0) {  // at the sieve's own margin
                const double open = static_cast<double>(sieve.open()) *
                                    static_cast<double>(filter.expansion().p2) / 2;
                const double r = zone.radius.count();
                p = to_e7(oracle::destination(zone.centre, random.azimuth(),
                                              r + random.sign() * r * open * random.uniform(0, 2)));
            }
            const side s = sifted(sieve, filter.centre(), p);
            if (s == side::uncertain) continue;
            ++decided;
            if (s != filter(p) && different++ == 0) first = many_positions::text(zone, p);
        }
    }
    INFO(first);
    CHECK(different == 0);
    CHECK(decided > 100'000);
}

TEST_CASE("the sieve leaves a few millionths of the radius open at a tag's radii") {
    struct expected {
        position centre;
        metres radius;
        double share;
    };
    // 0.75 e^2 sin(2 phi) of r / R for the meridian's slope, then the squares of r / R.
    for (const auto& [centre, radius, share] :
         {expected{{0, 0}, metres{500}, 6e-6}, expected{{51.5, -0.12}, metres{500}, 6e-6},
          expected{{51.5, -0.12}, metres{20'000}, 5e-5}, expected{{80, 10}, metres{5'000}, 3e-5}}) {
        const circle_filter<float> filter{centre, radius};
        const circle_sieve sieve{filter};
        const double open =
            static_cast<double>(sieve.open()) * static_cast<double>(filter.expansion().p2) / 2;
        CAPTURE(centre.latitude, radius.count(), open);
        CHECK(open < share);
        CHECK(open > 1e-6);
    }
}

TEST_CASE("the sieve needs no box: far positions are outside") {
    oracle::generator random{731};
    long wrong = 0;
    for (int zones = 0; zones < 1'000; ++zones) {
        const auto zone = many_positions::some_circle(random);
        const circle_filter<float> filter{zone.centre, zone.radius};
        if (!filter.usable()) continue;
        const circle_sieve sieve{filter};
        for (int k = 0; k < 100; ++k) {
            const position_e7 p = to_e7(random.anywhere_delicate());
            if (oracle::geographiclib_distance({zone.centre, cordon::to_position(p)}) <=
                1.01 * zone.radius.count())
                continue;
            if (sifted(sieve, filter.centre(), p) != side::outside) ++wrong;
        }
    }
    CHECK(wrong == 0);
}
