// SPDX-License-Identifier: BSL-1.0
//
// The shape of the Earth: the WGS 84 ellipsoid, and the bounds on its curvature that the margins
// of the faster distance models rest on.

#ifndef CORDON_ELLIPSOID_HPP
#define CORDON_ELLIPSOID_HPP

#include <concepts>

#include "cordon/config.hpp"

namespace cordon {

// WGS 84, from its two defining numbers.
//
//   Source    NGA.STND.0036, Department of Defense World Geodetic System 1984, 2014, table 3.1
template <std::floating_point Real>
struct wgs84 {
    static constexpr Real a = 6378137;                   // metres, equatorial radius
    static constexpr Real f = 1 / Real(298.257223563L);  // flattening, (a - b) / a
    static constexpr Real b =                            // metres, polar radius, 6356752.314
        static_cast<Real>(6378137 * (1 - 1 / 298.257223563L));
    static constexpr Real b_rest = static_cast<Real>(  // what rounding took from b
        6378137 * (1 - 1 / 298.257223563L) - static_cast<long double>(b));
    static constexpr Real e2 = f * (2 - f);                // first eccentricity squared
    static constexpr Real ep2 = e2 / ((1 - f) * (1 - f));  // second eccentricity squared
    static constexpr Real n = f / (2 - f);                 // third flattening

    // The radius of curvature, in any direction at any place, lies between these: along the
    // meridian at the equator, and at the poles.
    static constexpr Real least_curvature_radius = b * b / a;     // metres, 6335439.327
    static constexpr Real greatest_curvature_radius = a * a / b;  // metres, 6399593.626
};

}  // namespace cordon

#endif  // CORDON_ELLIPSOID_HPP
