// SPDX-License-Identifier: BSL-1.0
//
// The rungs that decide whether a distance is within a limit: each cheap, each with a margin that
// makes its answer that of the true geodesic, or none.

#ifndef CORDON_DISTANCE_LADDER_HPP
#define CORDON_DISTANCE_LADDER_HPP

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"

namespace cordon::ladder {

// Every rung is given valid positions, and a radius that is finite and not negative. It answers
// uncertain where its margin reaches the limit, and outside its domain.

// Nearer to the limit than this, classify abstains and the yes/no forms follow geodesic<double>:
// 19.5 nm for the rounding of a chord, 4.5 nm for degrees from 1e-7 degree, 15 nm for the geodesic
// itself, and 1 nm to spare.
inline constexpr metres band{40e-9};

// Moving north by an angle takes at least that angle times the least radius of curvature.
//
//   Error     margin: band, and 1e-15 of the radius for rounding
[[nodiscard]] constexpr side by_latitude(position p, position q, metres radius) noexcept {
    constexpr double metres_per_degree =
        wgs84<double>::least_curvature_radius * math::radians_per_degree<double>;  // 110574.3
    const double north = math::absolute(p.latitude - q.latitude) * metres_per_degree;
    return north > radius.count() * (1 + 1e-15) + band.count() ? side::outside : side::uncertain;
}

// The mid-latitude metric, without root or division but for the margin. Sound for any pair, though
// its bound is for near ones: were the answer wrong, the pair could be drawn together at the same
// middle latitude until it lay within the bound's domain and broke the bound there.
//
//   Domain    middle latitude up to 75 degrees, radius up to 10 km; elsewhere uncertain
//   Error     margin: band, mid_latitude::truncation and 2e-15 of the radius (rounding proved in
//             the study with and without fused multiply-add)
[[nodiscard]] constexpr side by_mid_latitude(position p, position q, metres radius) noexcept {
    if (radius > mid_latitude::reach ||
        math::absolute(p.latitude + q.latitude) > 2 * mid_latitude::greatest_latitude) {
        return side::uncertain;
    }
    const auto plane = mid_latitude::measure(p, q);
    const double tangent2 = (1 - plane.cosine2) / plane.cosine2;
    const metres margin =
        band + mid_latitude::truncation(radius, tangent2) + radius * 2e-15;
    const double w6 = plane.w2 * plane.w2 * plane.w2;
    const double far = (radius + margin).count() / wgs84<double>::a;
    if (plane.squared > far * far * w6) return side::outside;
    const double near = (radius - margin).count() / wgs84<double>::a;
    if (near >= 0 && plane.squared <= near * near * w6) return side::inside;
    return side::uncertain;
}

// The chord, with the curvature where the pair is. A chord of a farther pair is longer than any of
// 500 km, whatever its curvature, so that far pairs are told apart as well.
//
//   Domain    radius up to 400 km; elsewhere uncertain
//   Error     margin: band and chord::truncation
[[nodiscard]] constexpr side by_chord(cartesian p, cartesian q, metres radius) noexcept {
    if (radius > metres{400'000}) return side::uncertain;
    const double squared = dot(p - q, p - q);
    const double k = chord::curvature(p, q, squared);
    const metres margin = band + chord::truncation(radius);
    // (2 / sqrt K)^2 sin^2(s sqrt K / 2) as a series; the next term is below rounding.
    const auto chord_of = [k](double s) {
        const double s2 = s * s;
        const double ks2 = k * s2;
        return s2 * (1 - ks2 / 12 * (1 - ks2 / 30 * (1 - ks2 / 56 * (1 - ks2 / 90))));
    };
    if (squared > chord_of((radius + margin).count())) return side::outside;
    const double near = (radius - margin).count();
    if (near >= 0 && squared <= chord_of(near)) return side::inside;
    return side::uncertain;
}

// The chord, with the bounds of curvature of the whole ellipsoid: the longest and the shortest
// that an arc of the radius can have.
//
//   Domain    radius up to 19,800 km; elsewhere uncertain
//   Error     margin: band and 2e-15 of the radius; undecided on about 1.04e-17 r^3 m either side
[[nodiscard]] constexpr side by_any_chord(cartesian p, cartesian q, metres radius) noexcept {
    if (radius > metres{19'800'000}) return side::uncertain;
    const double squared = dot(p - q, p - q);
    const auto chord_of = [radius](double curvature_radius) {
        return 2 * curvature_radius *
               math::sine_cosine_of(radius.count() / (2 * curvature_radius)).sine;
    };
    // The margin is on the chord, because near the antipode the arc grows much faster than it.
    const double margin = (band + radius * 2e-15).count();
    const double far = chord_of(wgs84<double>::greatest_curvature_radius) + margin;
    if (squared > far * far) return side::outside;
    const double near = chord_of(wgs84<double>::least_curvature_radius) - margin;
    return near >= 0 && squared <= near * near ? side::inside : side::uncertain;
}

// All rungs below the geodesic, the chord's cartesian positions made only when they are reached.
template <class FirstCartesian>
[[nodiscard]] constexpr side filter(position p, position q, metres radius,
                                    FirstCartesian first_cartesian) noexcept {
    if (const side s = by_latitude(p, q, radius); s != side::uncertain) return s;
    if (const side s = by_mid_latitude(p, q, radius); s != side::uncertain) return s;
    const cartesian a = first_cartesian();
    const cartesian b = to_cartesian(q);
    const side s = by_chord(a, b, radius);
    return s != side::uncertain ? s : by_any_chord(a, b, radius);
}

// The whole ladder as a yes or no: the last rung is the geodesic in double precision.
template <class FirstCartesian>
[[nodiscard]] constexpr bool within(position p, position q, metres radius,
                                    FirstCartesian first_cartesian) noexcept {
    const side s = filter(p, q, radius, first_cartesian);
    return s == side::uncertain ? geodesic<double>{}(p, q) <= radius : s == side::inside;
}

// The whole ladder as a side: where the geodesic is within `band` of the limit, it abstains.
template <class FirstCartesian>
[[nodiscard]] constexpr side classify(position p, position q, metres radius,
                                      FirstCartesian first_cartesian) noexcept {
    const side s = filter(p, q, radius, first_cartesian);
    if (s != side::uncertain) return s;
    const metres beyond = geodesic<double>{}(p, q) - radius;
    if (beyond > band) return side::outside;
    return beyond < -band ? side::inside : side::uncertain;
}

}  // namespace cordon::ladder

#endif  // CORDON_DISTANCE_LADDER_HPP
