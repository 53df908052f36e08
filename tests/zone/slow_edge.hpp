// SPDX-License-Identifier: BSL-1.0
//
// The distance from an edge, slowly: many geodesics to places along it, then ever finer ones about
// the least. It shares nothing with the library.

#ifndef CORDON_TESTS_ZONE_SLOW_EDGE_HPP
#define CORDON_TESTS_ZONE_SLOW_EDGE_HPP

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <cmath>
#include <limits>

#include "cordon/position.hpp"
#include "oracle.hpp"

namespace slow_edge {

// `at` gives the position after a part of the edge.
template <class At>
double distance(const At& at, cordon::position p, int samples) {
    const auto to = [&](double part) {
        return oracle::geographiclib_distance({p, at(std::clamp(part, 0.0, 1.0))});
    };
    double best = std::numeric_limits<double>::infinity();
    for (int k = 0; k <= samples; ++k) best = std::min(best, to(static_cast<double>(k) / samples));
    const double coarse = best + 1;
    for (int k = 0; k <= samples; ++k) {
        double middle = static_cast<double>(k) / samples;
        double value = to(middle);
        const double before = to(middle - 1.0 / samples);
        const double after = to(middle + 1.0 / samples);
        if (value > before || value > after || value > coarse + 1000) continue;
        // The least of three, on ever finer steps: no derivative, no assumption but one least.
        for (double h = 1.0 / samples; h > 1e-16; h /= 1.7) {
            for (const double part : {middle - h, middle + h}) {
                const double d = to(part);
                if (d < value) {
                    value = d;
                    middle = std::clamp(part, 0.0, 1.0);
                }
            }
        }
        best = std::min(best, value);
    }
    return best;
}

inline double from_geodesic(cordon::position a, cordon::position b, cordon::position p,
                            int samples) {
    const auto line = GeographicLib::Geodesic::WGS84().InverseLine(a.latitude, a.longitude,
                                                                   b.latitude, b.longitude);
    const auto at = [&](double part) {
        cordon::position q;
        line.Position(part * line.Distance(), q.latitude, q.longitude);
        return q;
    };
    return distance(at, p, samples);
}

inline double from_straight(cordon::position a, cordon::position b, cordon::position p,
                            int samples) {
    const double east = std::remainder(b.longitude - a.longitude, 360);
    const auto at = [&](double part) {
        return cordon::position{a.latitude + part * (b.latitude - a.latitude),
                                a.longitude + part * east};
    };
    return distance(at, p, samples);
}

}  // namespace slow_edge

#endif  // CORDON_TESTS_ZONE_SLOW_EDGE_HPP
