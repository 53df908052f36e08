// SPDX-License-Identifier: BSL-1.0
//
// The geodesic distance of near positions to a nanometre, from the middle latitude and its
// derivatives: no trigonometry but one polynomial.

#ifndef CORDON_DISTANCE_NEAR_GEODESIC_HPP
#define CORDON_DISTANCE_NEAR_GEODESIC_HPP

#include <limits>

#include "cordon/distance/difference.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The chord, expanded about the middle latitude, and from it the arc. With p = N cos(phi) and z the
// height above the equator on the meridian ellipse, the chord is exactly
//   c^2 = (p1 - p2)^2 + (z1 - z2)^2 + 4 p1 p2 sin^2(dlambda / 2).
// With dp = -M sin(phi) dphi and dz = M cos(phi) dphi, primes for derivatives by phi, all at the
// middle, n = dphi^2, and terms of e^4 left out from the sixth order on,
//   (p1 - p2)^2 + (z1 - z2)^2 = n M^2 (1 + n / 12 (M'' / M (1 - n / 6) - 1 + n / 30))
//   p1 p2 = p^2 + n / 4 (1 - n / 12) (p p'' - p'^2) - n^2 / 16 a^2 e^2 cos(2 phi),
// and s^2 = c^2 (1 + K c^2 / 12 + K^2 c^4 / 90 + K^3 c^6 / 560), K as in chord.hpp. What is left is
// the change of K along the arc.
//
//   Domain    middle latitude up to 75 degrees either way, answers up to 50 km
//   Error     max_error: 5e-5 d^5 / R^4 (proved, tests/proofs; e'^2 / 160 of d^5 / R^4 is seen),
//             and 2e-14 of d for rounding and 0.01 nm, the noise of what it is compared with:
//             0.03 nm at 1 km, 10.5 nm at 50 km
//   Cost      one polynomial of degree 9, two divisions, one square root
//   Source    own expansion; the relation of chord and arc is that of chord.hpp
struct near_geodesic {
    static constexpr metres reach{50'000};

    // Where the bound holds, beyond latitude 75 within 1 nm more, by the metric of the middle
    // latitude: up to `farthest`, and the pole is twenty times as far as the pair is apart.
    static constexpr double pole_at_least = 20;
    [[nodiscard]] static constexpr bool holds(const mid_latitude::plane& m,
                                              double farthest = reach.count()) noexcept {
        const double w6 = m.w2 * m.w2 * m.w2;
        return m.squared <= math::square(farthest / wgs84<double>::a) * w6 &&
               math::square(pole_at_least) * m.squared <= m.cosine2 * w6 &&
               m.cosine2 >= mid_latitude::least_cosine2;
    }

    // The part of the error that grows with the fifth power.
    [[nodiscard]] static constexpr double truncation(double d) noexcept {
        constexpr double radius = 6'371'000;  // metres
        return 5e-5 / math::square(math::square(radius)) * (d * math::square(math::square(d)));
    }

    // The square of the distance, metres^2.
    //
    //   Requires  `holds`
    [[nodiscard]] static constexpr double squared(const angular_difference& d,
                                                  double cosine2) noexcept {
        using shape = wgs84<double>;
        constexpr double a2 = math::square(shape::a);
        const double sine2 = 1 - cosine2;
        const double w2 = 1 - shape::e2 * sine2;
        const double inverse = 1 / w2;
        const double mn = a2 * (1 - shape::e2) * (inverse * inverse);
        const double m2 = mn * (1 - shape::e2) * inverse;
        const double u = shape::e2 * inverse;
        const double second = 3 * u * (cosine2 - sine2) + 15 * (u * u) * sine2 * cosine2;  // M''/M
        const double cross = -mn * cosine2 * (1 + 3 * u * sine2) - m2 * sine2;  // p p'' - p'^2
        const double north2 = math::square(d.north);
        const double east2 = math::square(d.east);
        const double along =
            north2 * m2 * (1 + north2 / 12 * (second * (1 - north2 / 6) - 1 + north2 / 30));
        const double parallel = a2 * inverse * cosine2 + north2 / 4 * (1 - north2 / 12) * cross -
                                math::square(north2) * (a2 * shape::e2 / 16) * (cosine2 - sine2);
        const double across =
            parallel * (east2 * (1 - east2 / 12 * (1 - east2 / 30 * (1 - east2 / 56))));
        const double chord2 = along + across;
        if (!(chord2 > 0)) return 0;
        // K = (1 + e'^2 climb^2)^2 / N^2, climb the sine of the slope to the equator's plane.
        const double climb2 = along * cosine2 / chord2;
        const double kc = math::square((1 + shape::ep2 * climb2) / shape::a) * w2 * chord2;
        return chord2 * (1 + kc / 12 * (1 + kc * (12.0 / 90) * (1 + kc * (90.0 / 560))));
    }

    [[nodiscard]] constexpr metres operator()(position p, position q) const noexcept {
        if (!valid(p, q)) return metres{std::numeric_limits<double>::quiet_NaN()};
        const auto d = difference(p, q);
        return metres{math::square_root(squared(d, mid_latitude::cosine2(d.polar)))};
    }
    [[nodiscard]] constexpr metres max_error(metres d) const noexcept {
        return metres{truncation(d.count()) + 2e-14 * d.count() + 1e-11};
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        return mid_latitude{}.covers(p, q);
    }
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_NEAR_GEODESIC_HPP
