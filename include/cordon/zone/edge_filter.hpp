// SPDX-License-Identifier: BSL-1.0
//
// The first rung of a prepared edge: its latitude as a parabola of the longitude, with a margin.

#ifndef CORDON_ZONE_EDGE_FILTER_HPP
#define CORDON_ZONE_EDGE_FILTER_HPP

#include <limits>

#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/edge.hpp"

namespace cordon {

// Along a geodesic on the sphere, phi'' = -sin(phi) cos(phi) - 2 tan(phi) phi'^2 by the longitude. With
// width w, rise d, and t from the west,
//   phi = phi_west + d t + b t (1 - t),  b = (sin(phi) cos(phi) w^2 + 2 tan(phi) d^2) / 2,
// phi in the middle. What is left is of third order, |phi'''| w^3 / 125 with
//   phi''' = phi' (4 sin^2(phi) - cos(2 phi)) + phi'^3 (8 tan^2(phi) - 2 / cos^2(phi)),
// of fourth, and the flattening's 2 % of b.
//
//   Domain    latitudes up to 80 degrees, width and rise up to 5 degrees; elsewhere the margin is
//             infinite
//   Error     margin (sampled, 1e5 edges: a third of it is seen)
//   Cost      two divisions to prepare; 8 operations to ask
struct edge_filter {
    double rise = 0;       // degrees
    double bow = 0;        // degrees, b over the width
    double width = 0;      // degrees
    double margin = 1e-9;  // degrees of latitude, times the width

    constexpr edge_filter() noexcept = default;
    constexpr explicit edge_filter(const edge& e) noexcept
        : rise{e.east.latitude - e.west.latitude}, width{e.width} {
        constexpr double radians = math::radians_per_degree<double>;
        margin = 1e-9 * e.width;
        if (e.kind == edges::straight) return;
        const double d = rise * radians;
        const double w = e.width * radians;
        const double highest = e.west.latitude * e.west.latitude > e.east.latitude * e.east.latitude
                                   ? e.west.latitude
                                   : e.east.latitude;
        if (e.over_a_pole() || math::absolute(highest) > 80 || w > 5 * radians ||
            math::absolute(d) > 5 * radians) {
            margin = std::numeric_limits<double>::infinity();
            return;
        }
        const auto phi = math::sine_cosine_of_degrees((e.west.latitude + e.east.latitude) / 2);
        const double tangent = phi.sine / phi.cosine;
        const double b = (phi.sine * phi.cosine * w * w + 2 * tangent * d * d) / 2;
        const auto top = math::sine_cosine_of_degrees(math::absolute(highest));
        const double t = top.sine / top.cosine;
        const double size = math::absolute(d);
        const double third =
            (5 * size * w * w + size * size * size * (8 * t * t + 2 + 2 * t * t)) / 125;
        const double fourth = math::square(w * w + d * d * (1 + t * t)) * (1 + t) / 20;
        bow = e.width > 0 ? b / radians / e.width : 0;
        margin = (1e-9 + (0.02 * math::absolute(b) + 1.5 * third + fourth) / radians) * e.width;
    }

    // Where a position is, so many degrees north and east of the western end: inside is north of the
    // edge, outside south.
    //
    //   Requires  east between 0 and the width
    [[nodiscard]] constexpr side operator()(double north, double east) const noexcept {
        const double above = north * width - east * (rise + bow * (width - east));
        return above > margin ? side::inside : above < -margin ? side::outside : side::uncertain;
    }
};

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_FILTER_HPP
