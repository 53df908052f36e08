// SPDX-License-Identifier: BSL-1.0
//
// The shortest path between two positions as a curve in space: where is it after a part of its way?

#ifndef CORDON_DISTANCE_GEODESIC_LINE_HPP
#define CORDON_DISTANCE_GEODESIC_LINE_HPP

#include <array>
#include <concepts>

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/geodesic_series.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// A position of a curve and how it goes on from there, by the curve's own parameter.
struct curve_place {
    cartesian place;
    cartesian slope;  // metres per unit of the parameter
    cartesian bend;   // its change, metres per unit squared
};

// The geodesic from one position to another. Both are brought to the auxiliary sphere, on which the
// angle omega between their meridians is found from that on the ellipsoid, lambda, by
//   omega = lambda + f sin(alpha0) I3(sigma),
// which is a contraction by about f / (pi - sigma12), and so is solved by secants. Positions on it
// are then closed expressions of sigma: with theta the turn of longitude that the ellipsoid takes,
//   x + i y = a (cos sigma + i sin(alpha0) sin sigma) e^(i theta),  z = b cos(alpha0) sin sigma.
//
//   Requires  valid positions, not nearly opposite: at most greatest_arc apart
//   Error     of `at`: 10 nm up to 170 degrees apart, 40 nm beyond (sampled, 1e5 lines)
//   Cost      3 to 12 steps with a sine and cosine, an arctangent and 3 square roots each
//   Source    C. F. F. Karney, Algorithms for geodesics, 2013, J. Geodesy 87, sections 2 and 3; the
//             iteration is that of T. Vincenty, Survey Review 23, 1975
class geodesic_line {
  public:
    static constexpr double greatest_arc = 179;  // degrees on the auxiliary sphere

    constexpr geodesic_line(position from, position to) noexcept {
        // A pole is met along the meridian of the other end.
        if (math::absolute(from.latitude) == 90) from.longitude = to.longitude;
        if (math::absolute(to.latitude) == 90) to.longitude = from.longitude;
        const angle beta1 = reduced(from.latitude);
        const angle beta2 = reduced(to.latitude);
        const double first = math::wrapped_degrees(from.longitude);
        double east = math::wrapped_degrees(to.longitude) - first;
        if (east > 180) east -= 360;
        if (east < -180) east += 360;
        const double lambda = east * math::radians_per_degree<double>;

        const double difference = beta2.sine * beta1.cosine - beta2.cosine * beta1.sine;
        const double sum = beta2.sine * beta1.cosine + beta2.cosine * beta1.sine;
        angle alpha{0, 1};
        angle sigma1{0, 1};
        double omega = lambda;
        double last_omega = 0;
        double last_miss = 0;
        for (int step = 0; step < 40; ++step) {
            const angle w =
                east == 180 || east == -180 ? angle{0, -1} : math::sine_cosine_of(omega);
            const double y = beta2.cosine * w.sine;
            const double x =
                w.cosine >= 0
                    ? difference + beta2.cosine * beta1.sine * (w.sine * w.sine) / (1 + w.cosine)
                    : sum - beta2.cosine * beta1.sine * (w.sine * w.sine) / (1 - w.cosine);
            const double sine = math::length(x, y);
            arc_ = math::arctangent(
                sine, beta1.sine * beta2.sine + beta1.cosine * beta2.cosine * w.cosine);
            if (sine > 0) alpha = {y / sine, x / sine};
            sine0_ = alpha.sine * beta1.cosine;
            cosine0_ = math::length(alpha.cosine, alpha.sine * beta1.sine);
            sigma1 = {beta1.sine, alpha.cosine * beta1.cosine};
            const double size = math::length(sigma1.sine, sigma1.cosine);
            sigma1 = size > 0 ? angle{sigma1.sine / size, sigma1.cosine / size} : angle{0, 1};
            const double eps =
                geodesic_series::epsilon(math::square(cosine0_) * wgs84<double>::ep2);
            const auto i3 = geodesic_series::longitude(eps);
            periodic_ = i3.coefficient;
            shrink_ = wgs84<double>::f * (1 + i3.excess) * sine0_;
            start_ = geodesic_series::periodic(periodic_, sigma1);
            const double miss = lambda + turn_of(arc_, onward(sigma1, arc_)) - omega;
            if (!(math::absolute(miss) > 1e-15)) break;
            // The secant of the last two steps, unless it is steeper than the contraction can be.
            double next = miss;
            if (step > 0 && miss != last_miss) {
                const double secant = -miss * (omega - last_omega) / (miss - last_miss);
                if (math::absolute(secant) < 16 * math::absolute(miss)) next = secant;
            }
            last_omega = omega;
            last_miss = miss;
            omega += next;
            if (!(math::absolute(next) > 1e-16)) break;
        }
        sigma1_ = sigma1;
        // The turn that brings the start of the closed expression to the first meridian. At a pole
        // it has none, and takes the side to which the path leaves.
        angle omega1{sine0_ * sigma1.sine, sigma1.cosine};
        const double size = math::length(omega1.sine, omega1.cosine);
        omega1 = size > 0 ? angle{omega1.sine / size, omega1.cosine / size}
                          : angle{0, sigma1.sine > 0 ? -1.0 : 1.0};
        const angle meridian = math::sine_cosine_of_degrees(first);
        turn_ = {meridian.sine * omega1.cosine - meridian.cosine * omega1.sine,
                 meridian.cosine * omega1.cosine + meridian.sine * omega1.sine};
    }

    // The whole way as an angle on the auxiliary sphere, radians.
    [[nodiscard]] constexpr double arc() const noexcept { return arc_; }

    // Where it is after a part of the arc, [0, 1]; by what is known of curves, a little beyond too.
    [[nodiscard]] constexpr curve_place at(double part) const noexcept {
        using shape = wgs84<double>;
        const angle sigma = onward(sigma1_, part * arc_);
        const angle back = math::sine_cosine_of_small(-turn_of(part * arc_, sigma));
        const angle theta{turn_.sine * back.cosine + turn_.cosine * back.sine,
                          turn_.cosine * back.cosine - turn_.sine * back.sine};
        const double u = shape::a * sigma.cosine;
        const double v = shape::a * sine0_ * sigma.sine;
        const cartesian place{u * theta.cosine - v * theta.sine, u * theta.sine + v * theta.cosine,
                              shape::b * cosine0_ * sigma.sine};
        const double du = -shape::a * sigma.sine;
        const double dv = shape::a * sine0_ * sigma.cosine;
        // The periodic part of the turn changes by 1e-5 of it, which a slope need not know.
        const cartesian slope{du * theta.cosine - dv * theta.sine + shrink_ * place.y,
                              du * theta.sine + dv * theta.cosine - shrink_ * place.x,
                              shape::b * cosine0_ * sigma.cosine};
        return {place, slope * arc_, place * (-arc_ * arc_)};
    }

  private:
    using angle = math::sine_cosine<double>;

    [[nodiscard]] static constexpr angle reduced(double latitude) noexcept {
        const angle phi = math::sine_cosine_of_degrees(latitude);
        // What is next to nothing is the equator, lest its square vanish.
        const double y = math::absolute(phi.sine) < 1e-60 ? 0 : (1 - wgs84<double>::f) * phi.sine;
        const double size = math::length(y, phi.cosine);
        return {y / size, phi.cosine / size};
    }
    [[nodiscard]] static constexpr angle onward(angle from, double by) noexcept {
        const angle d = math::sine_cosine_of(by);
        return {from.sine * d.cosine + from.cosine * d.sine,
                from.cosine * d.cosine - from.sine * d.sine};
    }
    // omega - lambda from the first end, radians.
    [[nodiscard]] constexpr double turn_of(double arc, angle sigma) const noexcept {
        return shrink_ * (arc + (geodesic_series::periodic(periodic_, sigma) - start_));
    }

    double arc_ = 0;
    double sine0_ = 0;  // of the azimuth at the equator
    double cosine0_ = 1;
    double shrink_ = 0;
    double start_ = 0;
    std::array<double, 5> periodic_{};
    angle sigma1_{0, 1};
    angle turn_{0, 1};
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_GEODESIC_LINE_HPP
