// SPDX-License-Identifier: BSL-1.0
//
// How far is a position from an edge?

#ifndef CORDON_ZONE_EDGE_DISTANCE_HPP
#define CORDON_ZONE_EDGE_DISTANCE_HPP

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_curve.hpp"

namespace cordon {

// How far the distance to an edge may be from the truth, metres, for an answer of so many metres.
//
//   Error     sampled, 1e5 edges a run: tests/zone/edge_distance.test.cpp
[[nodiscard]] constexpr double edge_distance_error(double metres) noexcept {
    return 0.5e-6 + 1e-10 * metres;
}

namespace edge_detail {

inline constexpr double by_chord_alone = 10'000;  // metres; up to here a chord has the arc to 50 nm
inline constexpr double by_nearest_chord = 300'000;  // metres; its foot is 0.4 m off there

// The arc over a chord on the least curved sphere: no arc of the ellipsoid over it is shorter.
[[nodiscard]] constexpr double least_arc(double chord) noexcept {
    constexpr double diameter = 2 * wgs84<double>::greatest_curvature_radius;
    const double sine = chord / diameter;
    if (chord < 30'000) return chord;
    if (!(sine < 1)) return diameter * math::pi<double> / 2;
    return diameter * math::arctangent(sine, math::square_root(1 - sine * sine));
}

// The square of the distance of a place from the segment between two others.
[[nodiscard]] constexpr double segment_squared(cartesian a, cartesian b, cartesian p) noexcept {
    const cartesian way = b - a;
    const cartesian d = p - a;
    const double along = dot(d, way);
    const double squared = dot(way, way);
    const double part = !(along > 0) ? 0 : along >= squared ? 1 : along / squared;
    const cartesian rest = d - way * part;
    return dot(rest, rest);
}

// No place of the edge is farther than this from the segment between its ends, metres.
[[nodiscard]] constexpr double greatest_sag(const edge& e, double chord) noexcept {
    constexpr double radius = wgs84<double>::least_curvature_radius;
    if (e.kind == edges::geodesic) {
        // The sagitta of a circle; half the arc and the chord are known of long ones.
        return chord < planar_edge ? chord * chord / (7.9 * radius)
                                   : chord * chord / (3.9 * radius);
    }
    // |X''| / 8 of the curve by its part, see straight_line.
    const double up = math::absolute(e.east.latitude - e.west.latitude);
    const double round = e.width;
    constexpr double radians = math::radians_per_degree<double>;
    const double sag = math::square((up + round) * radians) * wgs84<double>::a * 1.02 / 8;
    return sag < 2 * wgs84<double>::a ? sag : 2 * wgs84<double>::a;
}

// From a position to a place, metres.
[[nodiscard]] constexpr double to_place(position from, cartesian p, cartesian place) noexcept {
    const double squared = dot(p - place, p - place);
    if (squared < by_chord_alone * by_chord_alone) {
        // The arc over the chord as a series; the next term is below 1e-10 m.
        const double k = chord::curvature(p, place, squared) * squared;
        return math::square_root(squared) * (1 + k * (1.0 / 24 + k * (3.0 / 640)));
    }
    return distance(from, position_at(place)).count();
}

// The least geodesic distance to a curve by itself: from each least of the samples in ever smaller
// steps, down to a metre of the curve, which from 300 km away is 2 um.
template <class Curve>
[[nodiscard]] constexpr double far_from(const Curve& curve, position from) noexcept {
    const auto at = [&curve, from](double part) {
        return distance(from, position_at(curve.at(part).place)).count();
    };
    const int pieces = 2 + static_cast<int>(curve.arc() * 60);
    const double step = 1.0 / pieces;
    double before = at(0);
    double here = before;
    double best = here;
    for (int k = 0; k <= pieces; ++k) {
        const double next = k < pieces ? at((k + 1) * step) : here;
        if (here <= before && here <= next && here < best + 1000) {
            double middle = k * step;
            double value = here;
            for (double h = step / 2; h * curve.arc() > 1.5e-7; h /= 2) {
                for (const double sign : {-1.0, 1.0}) {
                    const double to = middle + sign * h;
                    const double found = to > 0 && to < 1 ? at(to) : value;
                    if (found < value) {
                        middle = to;
                        value = found;
                        break;
                    }
                }
            }
            if (value < best) best = value;
        }
        if (here < best) best = here;
        before = here;
        here = next;
    }
    return best;
}

template <class Curve>
[[nodiscard]] constexpr double from_curve(const Curve& curve, position from, cartesian p) noexcept {
    const curve_nearest foot = nearest_on(curve, p);
    if (foot.squared > by_nearest_chord * by_nearest_chord) return far_from(curve, from);
    return to_place(from, p, foot.place);
}

// Half the normal curvature along an edge, 1/m: chord.hpp has its square.
[[nodiscard]] constexpr double half_curvature(const plane& run, cartesian east) noexcept {
    return math::square_root(chord::curvature(run.start, east, run.chord * run.chord)) / 2;
}

// The foot on a short geodesic edge: along the chord, and raised onto the surface by the sagitta; the
// rest is of fourth order.
[[nodiscard]] constexpr cartesian foot_on(const plane& run, double bend, cartesian east,
                                          cartesian p) noexcept {
    const double x = dot(p - run.start, run.along);
    if (!(x > 0)) return run.start;
    if (x >= run.chord) return east;
    return run.start + run.along * x + run.up * (x * (run.chord - x) * bend);
}

}  // namespace edge_detail

// The distance of a position from an edge, metres; or, where that is more than `limit`, anything more
// than that.
//
//   Requires  an edge that is not over greatest_arc; places in space of its ends and of the position
//   Error     edge_distance_error (sampled)
//   Cost      a dozen products where it is beyond the limit; about 40 and a root for a short
//             geodesic edge; a curve's nearest_on for others; beyond 300 km from 3 to 180 distances
[[nodiscard]] constexpr double distance_to(const edge& e, cartesian west, cartesian east,
                                           position from, cartesian p, double limit) noexcept {
    using namespace edge_detail;
    const cartesian way = east - west;
    const double chord = math::square_root(dot(way, way));
    const double least =
        math::square_root(segment_squared(west, east, p)) - greatest_sag(e, chord) - 1e-7;
    if (least > 0 && least_arc(least) > limit) return least_arc(least);
    if (chord == 0 && e.width < 1) return to_place(from, p, west);
    if (least > by_nearest_chord) {
        // No place of it is nearer than the ends are together, less its length, by halves.
        const double length = e.kind == edges::straight
                                  ? e.straight().arc() * (wgs84<double>::a * 1.004)
                                  : chord * (chord < planar_edge ? 1.005 : 1.6);
        const double bound =
            (to_place(from, p, west) + to_place(from, p, east) - length) / 2 - 1e-6;
        if (bound > limit) return bound;
    }
    if (e.kind == edges::straight) return from_curve(e.straight(), from, p);
    if (chord <= short_edge && least < 100'000 && !e.over_a_pole()) {
        const plane run{west, east};
        return to_place(from, p, foot_on(run, half_curvature(run, east), east, p));
    }
    return from_curve(e.geodesic(), from, p);
}

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_DISTANCE_HPP
