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
    // Metres, polar radius, a (1 - f), and what rounding took from it.
    static constexpr Real b = Real(6356752.3142451794975639666L);
    static constexpr Real b_rest = [] {
        // Not in long double, which is another type on every target.
        constexpr double in_double = 6356752.3142451794975639666;
        constexpr double rest_of_double = 2.02024110642602417e-10;
        using wide = decltype(1.0 + Real{});
        return static_cast<Real>((in_double - static_cast<wide>(b)) + rest_of_double);
    }();
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
