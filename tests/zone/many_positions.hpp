// SPDX-License-Identifier: BSL-1.0
//
// Positions around a circle, most of them where its answer changes, for the tests of batches.

#ifndef CORDON_TESTS_ZONE_MANY_POSITIONS_HPP
#define CORDON_TESTS_ZONE_MANY_POSITIONS_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "cordon/position.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "oracle.hpp"

namespace many_positions {

using cordon::metres;
using cordon::position;
using cordon::position_e7;

struct centre_and_radius {
    position centre;
    metres radius;
};

// In the domain of the filters, in a corner of it, or outside it.
inline centre_and_radius some_circle(oracle::generator& random) {
    position centre = random.anywhere_delicate();
    if (random.chance(0.7)) centre.latitude = random.uniform(-85, 85);
    if (random.chance(0.2)) centre.longitude = random.sign() * (180 - random.spread(1e-7, 0.1));
    if (random.chance(0.7)) centre = cordon::to_position(to_e7(centre));
    return {centre,
            metres{random.chance(0.8) ? random.spread(1, 20'000) : random.spread(1e-3, 1e6)}};
}

// A position as awkward as its kind: at a margin of the filter, in or around the circle, far away,
// or with a longitude that was not wrapped.
inline position_e7 some_position(oracle::generator& random, const centre_and_radius& zone) {
    const double r = zone.radius.count();
    const double kind = random.uniform(0, 1);
    double distance = r * random.uniform(0, 2);
    if (kind < 0.4) {
        const cordon::circle_expansion of{zone.centre, zone.radius};
        const double margin = of.margin + cordon::circle_filter<float>::rounding * r;
        distance = r + random.sign() * margin * random.uniform(0.9, 1.1);
    } else if (kind < 0.5) {
        distance = r * (1 + random.sign() * random.spread(1e-9, 1e-3));
    }
    position_e7 p = to_e7(oracle::destination(zone.centre, random.azimuth(), std::fabs(distance)));
    if (kind > 0.9) p = to_e7(random.anywhere_delicate());
    if (random.chance(0.3)) {
        const std::int64_t other =
            std::int64_t{p.longitude} + (p.longitude < 0 ? 3'600'000'000 : -3'600'000'000);
        if (other >= INT32_MIN && other <= INT32_MAX) {
            p.longitude = static_cast<std::int32_t>(other);
        }
    }
    if (random.chance(0.01)) p.longitude = random.chance(0.5) ? INT32_MIN : INT32_MAX;
    return p;
}

// So many of them. Far from the line unless `awkward`: then few blocks have none that is uncertain.
inline std::vector<position_e7> around(oracle::generator& random, const centre_and_radius& zone,
                                       std::size_t count, bool awkward) {
    std::vector<position_e7> made;
    while (made.size() < count) {
        const double part = random.chance(0.5) ? random.uniform(0, 0.99) : random.uniform(1.01, 3);
        const position p =
            oracle::destination(zone.centre, random.azimuth(), zone.radius.count() * part);
        made.push_back(awkward ? some_position(random, zone) : to_e7(p));
    }
    return made;
}

// Latitudes that do not exist, up to the ends of 32 bits, at a part of the positions.
inline void spoil(oracle::generator& random, std::vector<position_e7>& positions, double part) {
    for (position_e7& p : positions) {
        if (!random.chance(part)) continue;
        const double beyond = random.chance(0.3) ? 900'000'001 : random.uniform(900'000'001, 2.1e9);
        p.latitude = random.chance(0.1)   ? INT32_MIN
                     : random.chance(0.1) ? INT32_MAX
                                          : static_cast<std::int32_t>(random.sign() * beyond);
    }
}

inline std::string text(const centre_and_radius& zone, position_e7 p) {
    std::array<char, 120> line{};
    std::snprintf(line.data(), line.size(), ", %.17g m: position_e7{%ld, %ld}", zone.radius.count(),
                  static_cast<long>(p.latitude), static_cast<long>(p.longitude));
    return oracle::text(zone.centre) + line.data();
}

}  // namespace many_positions

#endif  // CORDON_TESTS_ZONE_MANY_POSITIONS_HPP
