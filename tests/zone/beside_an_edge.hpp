// SPDX-License-Identifier: BSL-1.0
//
// Triangles anywhere on Earth with a position that lies a known small distance to one side of an edge,
// built with GeographicLib alone.

#ifndef CORDON_TESTS_ZONE_BESIDE_AN_EDGE_HPP
#define CORDON_TESTS_ZONE_BESIDE_AN_EDGE_HPP

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "oracle.hpp"

namespace beside_an_edge {

struct example {
    std::vector<cordon::position> ring;
    cordon::position p;
    double metres = 0;  // from the edge, negative inside
    double length = 0;  // metres, of the edge

    std::string text() const {
        std::string all = "p " + oracle::text(p) + ", " + std::to_string(metres * 1e6) +
                          " um from an edge of " + std::to_string(length) + " m of";
        for (const auto& v : ring) all += " " + oracle::text(v);
        return all;
    }
};

// An edge of some length, its third vertex a part of that to the left, and a position near an
// inner place of the edge, so many metres to its right, or to its left if negative.
inline example make(oracle::generator& random, double length, double metres) {
    const auto& wgs84 = GeographicLib::Geodesic::WGS84();
    example made;
    made.length = length;
    made.metres = metres;
    const cordon::position a = random.anywhere_delicate();
    const auto line = wgs84.Line(a.latitude, a.longitude, random.azimuth());
    cordon::position b, middle, beside, third;
    double azimuth = 0;
    line.Position(length, b.latitude, b.longitude);
    line.Position(length / 2, middle.latitude, middle.longitude, azimuth);
    wgs84.Direct(middle.latitude, middle.longitude, azimuth - 90,
                 std::min(length, 6e6) * random.spread(0.05, 0.5), third.latitude, third.longitude);
    line.Position(length * random.uniform(0.1, 0.9), beside.latitude, beside.longitude, azimuth);
    wgs84.Direct(beside.latitude, beside.longitude, azimuth + (metres > 0 ? 90 : -90),
                 std::fabs(metres), made.p.latitude, made.p.longitude);
    made.ring = {a, b, third};
    std::rotate(made.ring.begin(), made.ring.begin() + static_cast<int>(random.bits() % 3),
                made.ring.end());
    if (random.chance(0.5)) std::reverse(made.ring.begin(), made.ring.end());
    if (random.chance(0.5)) made.ring.push_back(made.ring.front());
    if (random.chance(0.1)) made.p.longitude += 360;
    return made;
}

}  // namespace beside_an_edge

#endif  // CORDON_TESTS_ZONE_BESIDE_AN_EDGE_HPP
