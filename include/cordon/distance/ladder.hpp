// SPDX-License-Identifier: BSL-1.0
//
// The rungs that decide whether a distance is within a limit: each cheap, each with a margin that
// makes its answer that of the true geodesic, or none.

#ifndef CORDON_DISTANCE_LADDER_HPP
#define CORDON_DISTANCE_LADDER_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/distance/near_geodesic.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"

namespace cordon::ladder {

// The rungs in the order in which they are asked; a circle's filter comes before them.
enum class rung : std::uint8_t {
    circle_filter,
    latitude,
    mid_latitude,
    near_geodesic,
    chord,
    any_chord,
    distance,
};
inline constexpr std::size_t rung_count = 7;

// Passes an answer on, and tells a counting build who gave it.
[[nodiscard]] constexpr side told(side answer, [[maybe_unused]] rung by) noexcept {
    if (answer != side::uncertain) {
        CORDON_ANSWERED(by);
    }
    return answer;
}

// Every rung is given valid positions, and a radius that is finite and not negative. It answers
// uncertain where its margin reaches the limit, and outside its domain.

// Nearer to the limit than this, classify abstains and the yes/no forms follow `distance`:
// 19.5 nm for the rounding of a chord, 4.5 nm for degrees from 1e-7 degree, 15 nm for the geodesic
// itself, and 1 nm to spare.
inline constexpr metres band{40e-9};

// Moving north by an angle takes at least that angle times the least radius of curvature.
//
//   Error     margin: band, and 1e-15 of the radius for rounding (proved, tests/proofs)
[[nodiscard]] constexpr side by_latitude(double north_apart, metres radius) noexcept {
    const double north = north_apart * wgs84<double>::least_curvature_radius;
    return north > radius.count() * (1 + 1e-15) + band.count() ? side::outside : side::uncertain;
}

// The mid-latitude metric, without root or division. Sound for any pair, though its bound is for
// near ones: were the answer wrong, the pair could be drawn together at the same middle latitude
// until it lay within the bound's domain and broke the bound there.
//
//   Domain    mid_latitude::holds: radius up to 50 km and a tenth of the way to the pole; elsewhere
//             uncertain
//   Error     margin: band, mid_latitude::truncation and 2e-14 of the radius for rounding, with
//             and without fused multiply-add (all proved, tests/proofs)
[[nodiscard]] constexpr side by_mid_latitude(const angular_difference& d, metres radius) noexcept {
    const auto plane = mid_latitude::measure(d);
    const double r = radius.count();
    if (!mid_latitude::holds(r, plane.cosine2)) return side::uncertain;
    // All of (r +- m)^2 cos^4, so that the bound's division by cos^2 is left out.
    const double c2 = plane.cosine2;
    const double margin = (band.count() + 2e-14 * r) * c2 + mid_latitude::truncation(r, c2);
    const double scale = plane.w2 * plane.w2 * plane.w2 / math::square(wgs84<double>::a);
    const double squared = plane.squared * (c2 * c2);
    const bool outside = squared > math::square(r * c2 + margin) * scale;
    const double near = r * c2 - margin;
    const bool inside = near >= 0 && squared <= math::square(near) * scale;
    return static_cast<side>(static_cast<int>(inside) - static_cast<int>(outside));
}

// The near geodesic, for what the metric left open: a pair that is near.
//
//   Domain    radius up to 50 km, and near_geodesic::holds of the pair, a tenth farther; elsewhere
//             uncertain
//   Error     margin: band, near_geodesic::truncation (beyond latitude 75 but for 1 nm, which the
//             band has) and 2e-14 of the radius for rounding (both proved, tests/proofs)
[[nodiscard]] constexpr side by_near_geodesic(const angular_difference& d, metres radius) noexcept {
    const double r = radius.count();
    const auto plane = mid_latitude::measure(d);
    if (!(radius <= near_geodesic::reach &&
          near_geodesic::holds(plane, near_geodesic::reach.count() * 1.1))) {
        return side::uncertain;
    }
    const double squared = near_geodesic::squared(d, plane.cosine2);
    const double margin = band.count() + 2e-14 * r + near_geodesic::truncation(r);
    if (squared > math::square(r + margin)) return side::outside;
    return r >= margin && squared <= math::square(r - margin) ? side::inside : side::uncertain;
}

// The chord, with the curvature where the pair is. A chord of a farther pair is longer than any of
// 500 km, whatever its curvature, so that far pairs are told apart as well.
//
//   Domain    radius up to 400 km; elsewhere uncertain
//   Error     margin: band and chord::truncation (proved, tests/proofs)
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
    return near >= 0 && squared <= chord_of(near) ? side::inside : side::uncertain;
}

// The chord, with the bounds of curvature of the whole ellipsoid: the longest and the shortest
// that an arc of the radius can have.
//
//   Domain    radius up to 19,800 km; elsewhere uncertain
//   Error     margin: band and 2e-15 of the radius (proved, tests/proofs); undecided on up to
//             2.08e-17 r^3 m
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

// The rungs that decide nearly every pair, for the caller's loop.
template <position_like First, position_like Second>
[[nodiscard]] constexpr side first_rungs(const First& p, const Second& q, metres radius) noexcept {
    // Pairs that are only a little too far north are left to the metric, which is as cheap as a
    // branch that nobody can foretell.
    const side s = told(by_latitude(north_apart(p, q), radius * 1.5), rung::latitude);
    if (s != side::uncertain) return s;
    return told(by_mid_latitude(difference(p, q), radius), rung::mid_latitude);
}

// The rungs below the geodesic for what the first left open, out of the caller's loop. The chord's
// cartesian positions are made only when it is reached.
template <position_like First, position_like Second, class FirstCartesian>
[[nodiscard, gnu::noinline]] constexpr side further_rungs(const First& p, const Second& q,
                                                          metres radius,
                                                          FirstCartesian first_cartesian) noexcept {
    const angular_difference d = difference(p, q);
    side s = told(by_latitude(d.north, radius), rung::latitude);
    if (s != side::uncertain) return s;
    s = told(by_near_geodesic(d, radius), rung::near_geodesic);
    if (s != side::uncertain) return s;
    const cartesian a = first_cartesian();
    const cartesian b = place_of(q);
    s = told(by_chord(a, b, radius), rung::chord);
    return s != side::uncertain ? s : told(by_any_chord(a, b, radius), rung::any_chord);
}

// The whole ladder as a yes or no: the last rung is the distance.
template <position_like First, position_like Second, class FirstCartesian>
[[nodiscard]] constexpr bool within(const First& p, const Second& q, metres radius,
                                    FirstCartesian first_cartesian) noexcept {
    side s = first_rungs(p, q, radius);
    if (s == side::uncertain) [[unlikely]] {
        s = further_rungs(p, q, radius, first_cartesian);
        if (s == side::uncertain) {
            CORDON_ANSWERED(rung::distance);
            return distance(p, q) <= radius;
        }
    }
    return s == side::inside;
}

// The whole ladder as a side: where the distance is within `band` of the limit, it abstains.
template <position_like First, position_like Second, class FirstCartesian>
[[nodiscard]] constexpr side classify(const First& p, const Second& q, metres radius,
                                      FirstCartesian first_cartesian) noexcept {
    side s = first_rungs(p, q, radius);
    if (s != side::uncertain) [[likely]]
        return s;
    s = further_rungs(p, q, radius, first_cartesian);
    if (s != side::uncertain) return s;
    CORDON_ANSWERED(rung::distance);
    const metres beyond = distance(p, q) - radius;
    if (beyond > band) return side::outside;
    return beyond < -band ? side::inside : side::uncertain;
}

}  // namespace cordon::ladder

#endif  // CORDON_DISTANCE_LADDER_HPP
