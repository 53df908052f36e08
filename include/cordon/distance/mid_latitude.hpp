// SPDX-License-Identifier: BSL-1.0
//
// The distance in the plane of the middle latitude: for near positions, at the cost of one
// polynomial, and with a proved error.

#ifndef CORDON_DISTANCE_MID_LATITUDE_HPP
#define CORDON_DISTANCE_MID_LATITUDE_HPP

#include <limits>

#include "cordon/distance/difference.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// s^2 = (M dphi)^2 + (N cos(phi) dlambda)^2, the two radii of curvature taken at the middle
// latitude. For a fixed middle latitude this is homogeneous in the differences, which is why a
// limit up to `reach` can be tested with it for any pair, however far (see ladder.hpp).
//
//   Domain    middle latitude up to 75 degrees either way, answers up to 50 km
//   Error     max_error: 1.15 times d^3 / (24 R^2) (1/4 + 9/8 tan^2(phi)) (proved by interval
//             arithmetic, tests/proofs, where `holds`, which is also nearer to the poles), and 5 nm
//             for rounding (sampled)
//   Cost      one polynomial of degree 9, one division, one square root
struct mid_latitude {
    static constexpr double greatest_latitude = 75 * math::radians_per_degree<double>;
    static constexpr metres reach{50'000};
    static constexpr metres rounding{5e-9};

    // Where the bound of `truncation` holds for distances up to r: the pole is ten times as far.
    static constexpr double pole_at_least = 10;      // r
    static constexpr double least_cosine2 = 3.1e-6;  // at latitude 89.9, 11 km from the pole
    [[nodiscard]] static constexpr bool holds(double r, double cosine2) noexcept {
        return r <= reach.count() && cosine2 >= least_cosine2 &&
               cosine2 >= math::square(r * (pole_at_least / wgs84<double>::a));
    }

    // The square of the cosine of the middle latitude, from twice its distance from the pole in
    // radians: the square of that times a polynomial in it through the Chebyshev nodes.
    //
    //   Error     2.5e-15, relative (proved, tests/proofs); the polynomial's own is 4.1e-16
    [[nodiscard]] static constexpr double cosine2(double polar) noexcept {
        const double z = math::square(polar);
        return z * math::polynomial_by_halves(cosine2_coefficients, z);
    }

    static constexpr auto cosine2_coefficients = []() {
        constexpr double greatest = math::square(math::pi<double>);
        auto c = math::interpolated<9>([](double z) {
            const double polar = math::square_root(z * greatest);
            return math::square(math::sine_cosine_of(polar / 2).sine / polar);
        });
        double power = 1;
        for (double& coefficient : c) {
            coefficient /= power;
            power *= greatest;
        }
        return c;
    }();

    // The bound, with the factor 1.15; times cos^2(phi), so that it has no pole and no division.
    [[nodiscard]] static constexpr double truncation(double d, double cosine2) noexcept {
        constexpr double factor = 1.15;
        constexpr double radius = 6'371'000;  // metres, of the sphere in the bound
        return factor / (24 * radius * radius) * (d * d * d) * (1.125 - 0.875 * cosine2);
    }

    // The square of the distance over a^2, times w2^3, where w2 = 1 - e^2 sin^2(phi): the form for
    // comparing, which needs no root and no division.
    struct plane {
        double squared;
        double w2;
        double cosine2;
    };
    [[nodiscard]] static constexpr plane measure(const angular_difference& d) noexcept {
        using shape = wgs84<double>;
        const double c2 = cosine2(d.polar);
        const double w2 = (1 - shape::e2) + shape::e2 * c2;
        return {math::square((1 - shape::e2) * d.north) + math::square(w2 * d.east) * c2, w2, c2};
    }

    [[nodiscard]] constexpr metres operator()(position p, position q) const noexcept {
        if (!valid(p, q)) return metres{std::numeric_limits<double>::quiet_NaN()};
        const plane m = measure(difference(p, q));
        return metres{wgs84<double>::a * math::square_root(m.squared / (m.w2 * m.w2 * m.w2))};
    }
    [[nodiscard]] constexpr metres max_error(metres d) const noexcept {
        constexpr double cosine = math::sine_cosine_of_degrees(75.0).cosine;
        return metres{truncation(d.count(), cosine * cosine) / (cosine * cosine)} + rounding;
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        constexpr double least_polar = math::pi<double> - 2 * greatest_latitude;
        return valid(p, q) && difference(p, q).polar >= least_polar && (*this)(p, q) <= reach;
    }
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_MID_LATITUDE_HPP
