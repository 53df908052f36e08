// SPDX-License-Identifier: BSL-1.0
//
// Edges that are straight in longitude and latitude, as a curve in space, and the place on a curve
// that is nearest to a position.

#ifndef CORDON_ZONE_EDGE_CURVE_HPP
#define CORDON_ZONE_EDGE_CURVE_HPP

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/geodesic_line.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// From one latitude and longitude to another, both at constant rates. A parallel, a meridian, or a
// slanted line; at a pole all longitudes are one place.
class straight_line {
  public:
    // Requires  a longitude `from.longitude` within half a turn; `east` degrees further, negative
    //           westwards, at most half a turn
    constexpr straight_line(position from, double to_latitude, double east) noexcept
        : from_{from}, north_{to_latitude - from.latitude}, east_{east} {}

    // About how much it turns, radians.
    [[nodiscard]] constexpr double arc() const noexcept {
        return (math::absolute(north_) + math::absolute(east_)) * math::radians_per_degree<double>;
    }

    [[nodiscard]] constexpr curve_place at(double part) const noexcept {
        using shape = wgs84<double>;
        constexpr double radians = math::radians_per_degree<double>;
        const auto phi = math::sine_cosine_of_degrees(from_.latitude + part * north_);
        const auto lambda = math::sine_cosine_of_degrees(from_.longitude + part * east_);
        const double w2 = 1 - shape::e2 * math::square(phi.sine);
        const double n = shape::a / math::square_root(w2);
        const double m = n * (1 - shape::e2) / w2;
        const double p = n * phi.cosine;
        const double up = north_ * radians;
        const double round = east_ * radians;
        // Along the meridian outwards and up, and along the parallel; M's own change is left out.
        const double out1 = -m * phi.sine * up;
        const double out2 = -m * phi.cosine * up * up - p * round * round;
        const double side2 = 2 * out1 * round;
        const auto turned = [&lambda](double outwards, double sideways, double z) {
            return cartesian{outwards * lambda.cosine - sideways * lambda.sine,
                             outwards * lambda.sine + sideways * lambda.cosine, z};
        };
        return {turned(p, 0, n * (1 - shape::e2) * phi.sine),
                turned(out1, p * round, m * phi.cosine * up),
                turned(out2, side2, -m * phi.sine * up * up)};
    }

  private:
    position from_;
    double north_;  // degrees
    double east_;   // degrees
};

// Where on a curve, and the square of the chord to it.
struct curve_nearest {
    double part = 0;
    cartesian place;
    double squared = 0;  // metres^2

    constexpr void see(double at_part, const cartesian& at, double chord2) noexcept {
        if (chord2 < squared) *this = {at_part, at, chord2};
    }
};

namespace edge_curve_detail {

struct sample {
    double part;
    cartesian place;
    double squared;  // metres^2, of the chord to the position
    double fall;     // half its derivative by the part
    double bend;     // and that of this
};
template <class Curve>
[[nodiscard]] constexpr sample look(const Curve& curve, double part, cartesian p) noexcept {
    const curve_place at = curve.at(part);
    const cartesian d = at.place - p;
    return {part, at.place, dot(d, d), dot(d, at.slope), dot(at.slope, at.slope) + dot(d, at.bend)};
}

}  // namespace edge_curve_detail

// The place of a curve with the shortest chord to a position: each interval of 12 degrees of the
// arc whose ends fall towards each other is searched by Newton's iteration within it.
//
//   Error     of the part: 10 nm on the ground, where the least is not flat
//   Cost      a place for each 12 degrees, and about 5 for each interval searched
template <class Curve>
[[nodiscard]] constexpr curve_nearest nearest_on(const Curve& curve, cartesian p) noexcept {
    using edge_curve_detail::look;
    using edge_curve_detail::sample;
    const int pieces = 2 + static_cast<int>(curve.arc() * 5);
    sample last = look(curve, 0.0, p);
    curve_nearest best{0, last.place, last.squared};
    for (int k = 1; k <= pieces; ++k) {
        const sample next = look(curve, static_cast<double>(k) / pieces, p);
        best.see(next.part, next.place, next.squared);
        if (last.fall < 0 && next.fall > 0) {
            double low = last.part;
            double high = next.part;
            sample here = last.squared < next.squared ? last : next;
            for (int step = 0; step < 60; ++step) {
                double to = here.part - here.fall / here.bend;
                if (!(here.bend > 0 && to > low && to < high)) to = low + (high - low) / 2;
                const double moved = math::absolute(to - here.part);
                here = look(curve, to, p);
                best.see(here.part, here.place, here.squared);
                (here.fall > 0 ? high : low) = to;
                if (moved * curve.arc() < 1e-15 || here.fall == 0) break;
            }
        }
        last = next;
    }
    return best;
}

// The position on the surface of the ellipsoid that is at a place on it, or very near.
[[nodiscard]] constexpr position position_at(cartesian place) noexcept {
    constexpr double degree = 180 / math::pi<double>;
    const double flat = math::length(place.x, place.y) * (1 - wgs84<double>::e2);
    return {math::arctangent(place.z, flat) * degree, math::arctangent(place.y, place.x) * degree};
}

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_CURVE_HPP
