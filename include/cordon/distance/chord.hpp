// SPDX-License-Identifier: BSL-1.0
//
// The distance from the straight chord between two positions and the curvature where they are.

#ifndef CORDON_DISTANCE_CHORD_HPP
#define CORDON_DISTANCE_CHORD_HPP

#include <limits>

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// Half the square of the chord c to a point on a geodesic obeys f'' = 1 - K f exactly, because the
// ellipsoid is a quadric; K is a curvature that changes slowly along the geodesic. With K taken at
// the middle of the chord, s = (2 / sqrt K) asin(c sqrt K / 2).
//
//   Domain    answers up to 500 km
//   Error     max_error: 0.007 e'^2 d^5 / R^4 from the change of K, 0.9 mm at 500 km (proved,
//             tests/proofs); 19.5 nm from rounding the six components (proved), and 2e-15 of d
//   Cost      four sines and cosines, four square roots, one arctangent
struct chord {
    static constexpr metres reach{500'000};
    static constexpr metres rounding{20e-9};

    // How the error from the change of K grows with the fifth power, 1/m^4.
    static constexpr double change_of_curvature =
        0.007 * wgs84<double>::ep2 / math::square(math::square(6'371'000.0));

    // The part of the error that grows with the distance.
    [[nodiscard]] static constexpr metres truncation(metres d) noexcept {
        const double x = d.count();
        return metres{change_of_curvature * math::square(math::square(x)) * x + 2e-15 * x};
    }

    // K, in 1/m^2, for the chord p - q, whose square is given.
    [[nodiscard]] static constexpr double curvature(cartesian p, cartesian q,
                                                    double squared) noexcept {
        using shape = wgs84<double>;
        const double climb = squared > 0 ? math::square(p.z - q.z) / squared : 0;
        const double height = (p.z + q.z) / (2 * shape::b);
        return math::square((1 + shape::ep2 * climb) / shape::a) /
               (1 + shape::ep2 * math::square(height));
    }

    // The arc over a chord of this squared length at this curvature.
    [[nodiscard]] static constexpr metres arc(double squared, double k) noexcept {
        const double sine2 = squared * k / 4;
        if (!(sine2 < 1)) {
            return metres{sine2 >= 1 ? math::pi<double> / math::square_root(k)
                                     : std::numeric_limits<double>::quiet_NaN()};
        }
        return metres{2 / math::square_root(k) *
                      math::arctangent(math::square_root(sine2), math::square_root(1 - sine2))};
    }

    [[nodiscard]] constexpr metres operator()(position p, position q) const noexcept {
        if (!valid(p, q)) return metres{std::numeric_limits<double>::quiet_NaN()};
        const cartesian a = to_cartesian(p);
        const cartesian b = to_cartesian(q);
        const double squared = dot(a - b, a - b);
        return arc(squared, curvature(a, b, squared));
    }
    [[nodiscard]] constexpr metres max_error(metres d) const noexcept {
        return truncation(d) + rounding;
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        return valid(p, q) && (*this)(p, q) <= reach;
    }
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_CHORD_HPP
