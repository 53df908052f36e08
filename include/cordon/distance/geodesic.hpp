// SPDX-License-Identifier: BSL-1.0
//
// The exact distance: the length of the shortest path on the WGS 84 ellipsoid, for every pair of
// positions, nearly antipodal ones included.

#ifndef CORDON_DISTANCE_GEODESIC_HPP
#define CORDON_DISTANCE_GEODESIC_HPP

#include <concepts>
#include <limits>

#include "cordon/distance/difference.hpp"
#include "cordon/distance/geodesic_series.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// How far geodesic<double> may be from the true geodesic, for any pair of positions in degrees.
// Sampled: tests/distance/geodesic.test.cpp attacks it. Karney states the same for his own.
inline constexpr metres geodesic_max_error{15e-9};

// The inverse geodesic problem, distance only.
//
// Both positions are brought to the auxiliary sphere. Where they are close the arc follows
// directly; otherwise the azimuth at the first is found by Newton's iteration on the longitude
// difference, safeguarded by bisection, from a start that is right also near the antipode.
//
//   Requires  nothing: an impossible latitude or a longitude that is not finite gives NaN
//   Error     max_error: 15 nm in double (sampled); long double carries about 3 digits more
//   Cost      2 to 5 iterations, each with 3 arctangents and 4 square roots
//   Source    C. F. F. Karney, Algorithms for geodesics, 2013, J. Geodesy 87, sections 2 to 5,
//             with the fall-back to bisection of his GeographicLib documentation
template <std::floating_point Real = double>
struct geodesic {
    [[nodiscard, gnu::noinline]] constexpr metres operator()(position p,
                                                             position q) const noexcept {
        return metres{static_cast<double>(between(
            static_cast<Real>(p.latitude), static_cast<Real>(q.latitude),
            longitude_apart(static_cast<Real>(p.longitude), static_cast<Real>(q.longitude))))};
    }
    [[nodiscard]] constexpr metres max_error(metres) const noexcept
        requires(sizeof(Real) >= sizeof(double))
    {
        return geodesic_max_error;
    }
    [[nodiscard]] constexpr bool covers(position p, position q) const noexcept {
        return valid(p, q);
    }

    // Metres between two latitudes in degrees whose longitudes are so far apart.
    [[nodiscard]] static constexpr Real between(Real latitude1, Real latitude2,
                                                longitude_difference<Real> apart) noexcept;

  private:
    using shape = wgs84<Real>;
    using angle = math::sine_cosine<Real>;

    // Below this a sine or cosine is replaced by it, so that no direction is lost at a pole.
    static constexpr Real tiny = []() {
        Real size = std::numeric_limits<Real>::epsilon();
        while (size * size > std::numeric_limits<Real>::min() * 4) size /= 2;
        return size;
    }();
    static constexpr Real precision = std::numeric_limits<Real>::epsilon();

    // A position on the auxiliary sphere: reduced latitude, and sqrt(1 + e'^2 sin^2 beta).
    struct end {
        Real sine;
        Real cosine;
        Real dn;
    };
    // The canonical problem: first.sine <= 0, |first.sine| >= |second.sine|, 0 <= longitude <= pi.
    struct problem {
        end first;
        end second;
        Real longitude;  // radians
        angle apart;     // its sine and cosine
    };
    // A geodesic leaving the first end at a given azimuth, where it meets the second's latitude.
    struct arc {
        Real error;   // longitude reached less the longitude wanted, radians
        Real slope;   // its derivative by azimuth
        Real length;  // sigma, radians
        Real epsilon;
        angle sigma1;
        angle sigma2;
    };
    // Where the search starts; length >= 0 when the two are so close that it is the answer.
    struct start {
        Real length;  // radians on the sphere of this scale
        Real scale;   // dn at the middle
        angle azimuth;
    };

    static constexpr angle unit(Real sine, Real cosine) noexcept {
        const Real size = math::length(sine, cosine);
        return {sine / size, cosine / size};
    }
    static constexpr end reduced(Real latitude) noexcept;
    static constexpr Real metres_along(const arc& path) noexcept;
    static constexpr Real reduced_length(const arc& path, Real dn1, Real dn2) noexcept;
    static constexpr arc follow(const problem& pair, angle azimuth) noexcept;
    static constexpr Real astroid(Real x, Real y) noexcept;
    static constexpr start guess(const problem& pair) noexcept;
    static constexpr angle near_antipode(const problem& pair, Real sine_of_latitudes) noexcept;
    static constexpr Real search(const problem& pair, angle azimuth) noexcept;
};

template <std::floating_point Real>
constexpr typename geodesic<Real>::end geodesic<Real>::reduced(Real latitude) noexcept {
    const angle phi = math::sine_cosine_of_degrees(latitude);
    const angle beta = unit((1 - shape::f) * phi.sine, phi.cosine);
    return {beta.sine, beta.cosine > tiny ? beta.cosine : tiny,
            math::square_root(1 + shape::ep2 * math::square(beta.sine))};
}

template <std::floating_point Real>
constexpr Real geodesic<Real>::between(Real latitude1, Real latitude2,
                                       longitude_difference<Real> apart) noexcept {
    if (!latitude_exists(latitude1) || !latitude_exists(latitude2) ||
        !math::finite(apart.degrees)) {
        return std::numeric_limits<Real>::quiet_NaN();
    }
    // The canonical problem: the first end is the farther from the equator, and south of it.
    if (math::absolute(latitude1) < math::absolute(latitude2)) {
        const Real other = latitude1;
        latitude1 = latitude2;
        latitude2 = other;
    }
    if (latitude1 > 0) {
        latitude1 = -latitude1;
        latitude2 = -latitude2;
    }
    // The same place is no distance from itself, also where products are fused into sums.
    if (latitude1 == latitude2 && ((apart.degrees == 0 && apart.rest == 0) || latitude1 == -90)) {
        return 0;
    }
    problem pair{reduced(latitude1), reduced(latitude2),
                 (apart.degrees + apart.rest) * math::radians_per_degree<Real>,
                 math::sine_cosine_of_degrees(apart.degrees, apart.rest)};
    if (pair.apart.sine < 0) pair.apart.sine = 0;  // 180 degrees, by rounding
    if (latitude2 == latitude1) pair.second = pair.first;
    if (latitude2 == -latitude1) {
        pair.second = {-pair.first.sine, pair.first.cosine, pair.first.dn};
    }

    if (latitude1 == -90 || pair.apart.sine == 0) {  // along a meridian
        // Southward over the pole when the longitudes are opposite, northward otherwise.
        const Real heading = pair.apart.cosine < 0 && latitude1 != -90 ? -1 : 1;
        const angle sigma1{pair.first.sine, heading * pair.first.cosine};
        const angle sigma2{pair.second.sine, pair.second.cosine};
        const Real cross = sigma1.cosine * sigma2.sine - sigma1.sine * sigma2.cosine;
        const Real along = sigma1.cosine * sigma2.cosine + sigma1.sine * sigma2.sine;
        const Real sigma = math::arctangent(cross > 0 ? cross : Real(0), along);
        return metres_along({0, 0, sigma, geodesic_series::epsilon(shape::ep2), sigma1, sigma2});
    }
    if (pair.first.sine == 0 && apart.degrees <= 180 * (1 - shape::f)) {  // along the equator
        return shape::a * pair.longitude;
    }
    const start from = guess(pair);
    if (from.length >= 0) return from.length * shape::b * from.scale;
    return search(pair, from.azimuth);
}

// Karney 2013, equation (7) with (15): s / b = I1(sigma2) - I1(sigma1).
template <std::floating_point Real>
constexpr Real geodesic<Real>::metres_along(const arc& path) noexcept {
    const auto i1 = geodesic_series::length(path.epsilon);
    const Real small = i1.excess * path.length +
                       (1 + i1.excess) * (geodesic_series::periodic(i1.coefficient, path.sigma2) -
                                          geodesic_series::periodic(i1.coefficient, path.sigma1));
    // The great part apart from the small one, which is a thousandth, to round it only twice.
    return shape::b * path.length + (shape::b * small + shape::b_rest * path.length);
}

// m12 / b, Karney 2013, equations (38) to (40).
template <std::floating_point Real>
constexpr Real geodesic<Real>::reduced_length(const arc& path, Real dn1, Real dn2) noexcept {
    const auto i1 = geodesic_series::length(path.epsilon);
    const auto i2 = geodesic_series::reduced_length(path.epsilon);
    auto coefficient = i1.coefficient;  // of J = I1 - I2
    for (std::size_t l = 0; l < coefficient.size(); ++l) {
        coefficient[l] = (1 + i1.excess) * coefficient[l] - (1 + i2.excess) * i2.coefficient[l];
    }
    const Real j12 = (i1.excess - i2.excess) * path.length +
                     (geodesic_series::periodic(coefficient, path.sigma2) -
                      geodesic_series::periodic(coefficient, path.sigma1));
    return dn2 * (path.sigma1.cosine * path.sigma2.sine) -
           dn1 * (path.sigma1.sine * path.sigma2.cosine) -
           path.sigma1.cosine * path.sigma2.cosine * j12;
}

// Karney 2013, section 4: the spherical triangle from the first end to the second's latitude, and
// the longitude that the ellipsoid makes of it, equation (8).
template <std::floating_point Real>
constexpr typename geodesic<Real>::arc geodesic<Real>::follow(const problem& pair,
                                                              angle azimuth) noexcept {
    const auto& [first, second, longitude, apart] = pair;
    // An azimuth along the equator is turned a little, so that it crosses and the slope exists.
    if (first.sine == 0 && azimuth.cosine == 0) azimuth.cosine = -tiny;

    const Real sine0 = azimuth.sine * first.cosine;  // azimuth at the equator, equation (5)
    const Real cosine0 = math::length(azimuth.cosine, azimuth.sine * first.sine);

    const angle omega1{sine0 * first.sine, azimuth.cosine * first.cosine};
    const angle sigma1 = unit(first.sine, omega1.cosine);

    // cos(azimuth2) cos(beta2), from the difference of the cosines or of the sines, whichever does
    // not cancel.
    const Real closer = first.cosine < -first.sine
                            ? (second.cosine - first.cosine) * (first.cosine + second.cosine)
                            : (first.sine - second.sine) * (first.sine + second.sine);
    const bool same_latitude =
        second.cosine == first.cosine && math::absolute(second.sine) == -first.sine;
    const Real cosine_azimuth2 =
        same_latitude ? math::absolute(azimuth.cosine)
                      : math::square_root(math::square(azimuth.cosine * first.cosine) + closer) /
                            second.cosine;

    const angle omega2{sine0 * second.sine, cosine_azimuth2 * second.cosine};
    const angle sigma2 = unit(second.sine, omega2.cosine);

    const Real cross = sigma1.cosine * sigma2.sine - sigma1.sine * sigma2.cosine;
    const Real sigma12 = math::arctangent(
        cross > 0 ? cross : Real(0), sigma1.cosine * sigma2.cosine + sigma1.sine * sigma2.sine);

    const Real turn = omega1.cosine * omega2.sine - omega1.sine * omega2.cosine;
    const angle omega12{turn > 0 ? turn : Real(0),
                        omega1.cosine * omega2.cosine + omega1.sine * omega2.sine};
    // omega12 less the longitude wanted, in one arctangent so that nothing cancels.
    const Real excess = math::arctangent(omega12.sine * apart.cosine - omega12.cosine * apart.sine,
                                         omega12.cosine * apart.cosine + omega12.sine * apart.sine);

    const Real eps = geodesic_series::epsilon(math::square(cosine0) * shape::ep2);
    const auto i3 = geodesic_series::longitude(eps);
    const Real shrink = -shape::f * (1 + i3.excess) * sine0 *
                        (sigma12 + (geodesic_series::periodic(i3.coefficient, sigma2) -
                                    geodesic_series::periodic(i3.coefficient, sigma1)));

    arc path{excess + shrink, 0, sigma12, eps, sigma1, sigma2};
    path.slope = cosine_azimuth2 == 0  // Karney 2013, equations (46) and (47)
                     ? -2 * (1 - shape::f) * first.dn / first.sine
                     : reduced_length(path, first.dn, second.dn) * (1 - shape::f) /
                           (cosine_azimuth2 * second.cosine);
    return path;
}

// The positive root of k^4 + 2 k^3 - (x^2 + y^2 - 1) k^2 - 2 y^2 k - y^2 = 0, which is how far the
// azimuth is turned near the antipode. Karney 2013, equation (55) and its closed solution (56).
template <std::floating_point Real>
constexpr Real geodesic<Real>::astroid(Real x, Real y) noexcept {
    const Real p = math::square(x);
    const Real q = math::square(y);
    const Real r = (p + q - 1) / 6;
    if (q == 0 && r <= 0) return 0;
    const Real s = p * q / 4;
    const Real r3 = r * r * r;
    const Real discriminant = s * (s + 2 * r3);
    Real u = r;
    if (discriminant >= 0) {
        const Real root = math::square_root(discriminant);
        const Real t3 = s + r3 + (s + r3 < 0 ? -root : root);  // the sign that does not cancel
        const Real t = math::cube_root(t3);
        u += t + (t != 0 ? r * r / t : Real(0));
    } else {
        const Real third = math::arctangent(math::square_root(-discriminant), -(s + r3)) / 3;
        u += 2 * r * math::sine_cosine_of(2 * third).cosine;
    }
    const Real v = math::square_root(u * u + q);
    const Real uv = u < 0 ? q / (v - u) : u + v;  // the form that does not cancel
    const Real w = (uv - q) / (2 * v);
    return uv / (math::square_root(uv + w * w) + w);
}

// The azimuth for two positions nearly opposite, Karney 2013, section 5: in units in which the
// envelope of the geodesics from the first is the astroid, the second is at (x, y).
template <std::floating_point Real>
constexpr typename geodesic<Real>::angle geodesic<Real>::near_antipode(
    const problem& pair, Real sine_of_latitudes) noexcept {
    const end& first = pair.first;
    const Real k2 = math::square(first.sine) * shape::ep2;
    const Real longitude_scale =
        shape::f * first.cosine *
        (1 + geodesic_series::longitude_excess(geodesic_series::epsilon(k2))) * math::pi<Real>;
    const Real latitude_scale = longitude_scale * first.cosine;
    const Real beyond = math::arctangent(-pair.apart.sine, -pair.apart.cosine);  // less pi
    const Real x = beyond / longitude_scale;
    const Real y = sine_of_latitudes / latitude_scale;

    // Close to the cut the second is met head on. A band, not a line, for the start only.
    constexpr Real band = 200 * precision;
    if (y > -band && x > -1 - 1000 * math::square_root(precision)) {
        const Real sine = -x < 1 ? -x : Real(1);
        return {sine, -math::square_root(1 - math::square(sine))};
    }
    const Real k = astroid(x, y);
    const angle omega = math::sine_cosine_of(longitude_scale * (-x * k / (1 + k)));  // less pi
    const Real sine = pair.second.cosine * omega.sine;
    const Real cosine = sine_of_latitudes - pair.second.cosine * first.sine *
                                                math::square(omega.sine) / (1 + omega.cosine);
    return sine > 0 ? unit(sine, cosine) : angle{1, 0};
}

// The first azimuth: that of the sphere with the longitude stretched by the middle latitude, which
// for close positions is already the answer; Karney 2013, end of section 4.
template <std::floating_point Real>
constexpr typename geodesic<Real>::start geodesic<Real>::guess(const problem& pair) noexcept {
    const auto& [first, second, longitude, apart] = pair;
    const Real difference = second.sine * first.cosine - second.cosine * first.sine;
    const Real sum = second.sine * first.cosine + second.cosine * first.sine;
    const bool close = second.cosine * first.cosine + second.sine * first.sine >= 0 &&
                       difference < Real(0.5) && second.cosine * longitude < Real(0.5);
    Real scale = 1;
    angle omega = apart;
    if (close) {
        const Real middle = math::square(first.sine + second.sine);
        scale = math::square_root(1 + shape::ep2 * middle /
                                          (middle + math::square(first.cosine + second.cosine)));
        omega = math::sine_cosine_of(longitude / ((1 - shape::f) * scale));
    }
    const Real east = second.cosine * omega.sine;
    const Real north =
        omega.cosine >= 0
            ? difference +
                  second.cosine * first.sine * math::square(omega.sine) / (1 + omega.cosine)
            : sum - second.cosine * first.sine * math::square(omega.sine) / (1 - omega.cosine);
    const Real sine = math::length(east, north);
    const Real cosine = first.sine * second.sine + first.cosine * second.cosine * omega.cosine;

    // Up to here the sphere's error, of third order in the arc, is below rounding.
    constexpr Real short_arc = []() {
        return math::square_root(precision) /
               (10 * math::square_root(shape::f * (1 - shape::f / 2) / 2));
    }();
    if (close && sine < short_arc) return {math::arctangent(sine, cosine), scale, {}};

    const bool opposite =
        cosine < 0 && sine < 6 * shape::n * math::pi<Real> * math::square(first.cosine);
    if (opposite) return {-1, 1, near_antipode(pair, sum)};
    return {-1, 1, east > 0 ? unit(east, north) : angle{1, 0}};
}

// Newton's iteration within a bracket; where it leaves the bracket or goes on too long, bisection.
template <std::floating_point Real>
constexpr Real geodesic<Real>::search(const problem& pair, angle azimuth) noexcept {
    constexpr int newton_steps = 20;
    constexpr int steps = newton_steps + std::numeric_limits<Real>::digits + 10;
    angle low{tiny, 1};    // northward: the longitude reached is too small
    angle high{tiny, -1};  // southward: too great
    bool settled = false;
    bool last = false;
    arc path{};
    for (int step = 0; step < steps; ++step) {
        path = follow(pair, azimuth);
        // One rounding error is the aim; after a step that small, eight are as near as it comes.
        if (last || !(math::absolute(path.error) >= (settled ? 8 : 1) * precision)) break;
        if (path.error > 0) {
            if (step > newton_steps || azimuth.cosine / azimuth.sine > high.cosine / high.sine) {
                high = azimuth;
            }
        } else if (step > newton_steps || azimuth.cosine / azimuth.sine < low.cosine / low.sine) {
            low = azimuth;
        }
        if (step < newton_steps && path.slope > 0) {
            const Real turn = -path.error / path.slope;
            if (math::absolute(turn) < math::pi<Real>) {
                const angle by = math::sine_cosine_of(turn);
                const Real sine = azimuth.sine * by.cosine + azimuth.cosine * by.sine;
                if (sine > 0) {
                    azimuth = unit(sine, azimuth.cosine * by.cosine - azimuth.sine * by.sine);
                    settled = math::absolute(path.error) <= 16 * precision;
                    continue;
                }
            }
        }
        settled = false;
        const angle middle = unit((low.sine + high.sine) / 2, (low.cosine + high.cosine) / 2);
        last = math::absolute(low.sine - middle.sine) + (low.cosine - middle.cosine) <
                   100 * precision ||
               math::absolute(middle.sine - high.sine) + (middle.cosine - high.cosine) <
                   100 * precision;
        azimuth = middle;
    }
    return metres_along(path);
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_GEODESIC_HPP
