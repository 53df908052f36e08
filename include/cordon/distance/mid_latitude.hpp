// SPDX-License-Identifier: BSL-1.0
//
// The distance in the plane of the middle latitude: for near positions, without a single division
// by a cosine, and with a proved error.

#ifndef CORDON_DISTANCE_MID_LATITUDE_HPP
#define CORDON_DISTANCE_MID_LATITUDE_HPP

#include <limits>

#include "cordon/distance/difference.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// s^2 = (M dphi)^2 + (N cos(phi) dlambda)^2, the two radii of curvature taken at the middle
// latitude. For a fixed middle latitude this is homogeneous in the differences, which is why a
// limit up to `reach` can be tested with it for any pair, however far (see within.hpp).
//
//   Domain    middle latitude up to 75 degrees either way, answers up to 10 km
//   Error     max_error: 1.15 times d^3 / (24 R^2) (1/4 + 9/8 tan^2(phi)), and rounding. The
//             factor 1.15 was proved by interval arithmetic on this domain in the study that the
//             library rests on, not yet in this repository; here it is sampled (2e6 pairs).
//   Cost      one sine and cosine, one square root
struct mid_latitude {
    static constexpr double greatest_latitude = 75;  // degrees
    static constexpr metres reach{10'000};
    static constexpr metres rounding{5e-9};

    // The bound at one latitude, from the square of the tangent of the middle latitude.
    [[nodiscard]] static constexpr metres truncation(metres d, double tangent2) noexcept {
        constexpr double factor = 1.15;
        constexpr double radius = 6'371'000;  // metres, of the sphere in the bound
        const double x = d.count();
        return metres{factor * x * x * x / (24 * radius * radius) * (0.25 + 1.125 * tangent2)};
    }

    // The square of the distance over a^2, times w2^3; and w2 = 1 - e^2 sin^2, the square of the
    // tangent as cosine^2. Exact comparisons are made on this form, which needs no root.
    struct plane {
        double squared;  // (distance / a)^2 w2^3
        double w2;       // 1 - e^2 sin^2(phi)
        double cosine2;  // cos^2(phi)
    };
    [[nodiscard]] static constexpr plane measure(position p, position q) noexcept {
        using shape = wgs84<double>;
        const auto apart = longitude_apart(p.longitude, q.longitude);
        const double north = (p.latitude - q.latitude) * math::radians_per_degree<double>;
        const double east = (apart.degrees + apart.rest) * math::radians_per_degree<double>;
        const auto middle = math::sine_cosine_of_degrees((p.latitude + q.latitude) / 2);
        const double cosine2 = math::square(middle.cosine);
        const double w2 = (1 - shape::e2) + shape::e2 * cosine2;
        return {math::square((1 - shape::e2) * north) +
                    math::square(w2) * (cosine2 * math::square(east)),
                w2, cosine2};
    }

    [[nodiscard]] constexpr metres operator()(position p, position q) const noexcept {
        if (!valid(p, q)) return metres{std::numeric_limits<double>::quiet_NaN()};
        const plane m = measure(p, q);
        return metres{wgs84<double>::a * math::square_root(m.squared / (m.w2 * m.w2 * m.w2))};
    }
    [[nodiscard]] constexpr metres max_error(metres d) const noexcept {
        constexpr double tangent2 = 13.928203230275509;  // tan^2(75 degrees) = 7 + 4 sqrt(3)
        return truncation(d, tangent2) + rounding;
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        return valid(p, q) &&
               math::absolute(p.latitude + q.latitude) <= 2 * greatest_latitude &&
               (*this)(p, q) <= reach;
    }
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_MID_LATITUDE_HPP
