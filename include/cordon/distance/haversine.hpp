// SPDX-License-Identifier: BSL-1.0
//
// The distance on a sphere: what most software computes, here to show what it costs in truth.

#ifndef CORDON_DISTANCE_HAVERSINE_HPP
#define CORDON_DISTANCE_HAVERSINE_HPP

#include <limits>

#include "cordon/distance/difference.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The great circle on the sphere of the Earth's mean radius, latitudes taken as they are.
//
//   Domain    every pair
//   Error     max_error: 0.56 % of the answer, and 1 um for rounding. Along any curve the sphere's length is between
//             radius / greatest_curvature_radius and radius / least_curvature_radius times the
//             ellipsoid's, so the same holds between the two shortest (proved).
//   Source    R. W. Sinnott, Virtues of the Haversine, 1984, Sky and Telescope 68; mean radius
//             (2 a + b) / 3, H. Moritz, Geodetic Reference System 1980, 2000, J. Geodesy 74
struct haversine {
    static constexpr metres radius{(2 * wgs84<double>::a + wgs84<double>::b) / 3};

    // The answer is too long by at most this part of itself, along the meridian at the equator
    // (0.00558), and too short by at most 0.00449 of itself, at the poles.
    static constexpr double relative_error =
        1 - wgs84<double>::least_curvature_radius / radius.count();

    [[nodiscard]] constexpr metres operator()(position p, position q) const noexcept {
        if (!valid(p, q)) return metres{std::numeric_limits<double>::quiet_NaN()};
        const auto apart = longitude_apart(p.longitude, q.longitude);
        const double sine_latitude =
            math::sine_cosine_of_degrees((p.latitude - q.latitude) / 2).sine;
        const double sine_longitude =
            math::sine_cosine_of_degrees(apart.degrees / 2, apart.rest / 2).sine;
        const double h =
            math::square(sine_latitude) + math::sine_cosine_of_degrees(p.latitude).cosine *
                                              math::sine_cosine_of_degrees(q.latitude).cosine *
                                              math::square(sine_longitude);
        const double sine = h < 1 ? math::square_root(h) : 1;
        return 2 * radius * math::arctangent(sine, math::square_root(1 - sine * sine));
    }
    [[nodiscard]] constexpr metres max_error(metres d) const noexcept {
        return d * relative_error + metres{1e-6};
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        return valid(p, q);
    }
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_HAVERSINE_HPP
