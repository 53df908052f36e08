// SPDX-License-Identifier: BSL-1.0
//
// One edge of a polygon: which longitudes and latitudes it has, and on which side of it a position
// is.

#ifndef CORDON_ZONE_EDGE_HPP
#define CORDON_ZONE_EDGE_HPP

#include <cstdint>

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/geodesic_line.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/edge_curve.hpp"

namespace cordon {

// What lies between two vertices: the geodesic, or the line that is straight in longitude and
// latitude (RFC 7946, section 3.1.1), the shorter way round in longitude. RFC 7946's own vertices
// at +-180 degrees that are half a turn from the next go the way that their numbers say.
enum class edges : std::uint8_t { geodesic, straight };

// Nearer to an edge than this, classify abstains; it is more than the errors of the computed
// offset: bulge_beside at short_edge, 20 nm for a difference of two places in space, 10 nm for that
// of the curve, and the rounding of e7 to degrees (together 0.3 um, sampled).
inline constexpr double edge_band = 0.5e-6;  // metres
// Nearer than this it counts as on the edge, and so in the zone: the errors without the bulge.
inline constexpr double edge_itself = 40e-9;  // metres

namespace edge_detail {

inline constexpr double short_edge = 5'000;       // metres, of the chord
inline constexpr double planar_edge = 1'000'000;  // metres, of the chord

// How far a geodesic leaves the plane through its ends and the normal at its middle, metres.
//
// With kappa the normal curvature, tau the geodesic torsion and L the length, the distance u from
// the plane obeys u'' = kappa tau s about the middle, so |u| <= kappa tau L^3 / 125, and tau is at
// most e'^2 / (2 R): 6.7e-19 L^3. The terms of fourth order are e^2 L^4 / (200 R^3).
//
//   Error     sampled; 60 nm for rounding
[[nodiscard]] constexpr double bulge_beside(double chord) noexcept {
    return (1e-18 + 1.5e-25 * chord) * chord * chord * chord + 60e-9;
}

[[nodiscard]] constexpr cartesian cross(cartesian a, cartesian b) noexcept {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
[[nodiscard]] constexpr cartesian unit(cartesian a) noexcept {
    return a * (1 / math::square_root(dot(a, a)));
}
// The surface's normal where a place near it is.
[[nodiscard]] constexpr cartesian normal_at(cartesian place) noexcept {
    return {place.x, place.y, place.z * (1 / (1 - wgs84<double>::e2))};
}

// A longitude in [-180, 180), exactly.
[[nodiscard]] constexpr double canonical(double longitude) noexcept {
    const double wrapped = math::wrapped_degrees(longitude);
    return wrapped == 180 ? -180 : wrapped;
}

}  // namespace edge_detail

// An edge from its western to its eastern end. Of two vertices on one meridian either is the west.
struct edge {
    position west;     // degrees, longitude in [-180, 180)
    position east;     // degrees, longitude in [-180, 180)
    double width = 0;  // degrees eastwards, [0, 180]
    edges kind = edges::geodesic;
    bool eastwards = true;  // whether the ring goes that way

    constexpr edge() noexcept = default;
    // Requires  valid vertices
    constexpr edge(position from, position to, edges how) noexcept : kind{how} {
        double d = to.longitude - from.longitude;
        if (d > 180 || d < -180) {
            d = edge_detail::canonical(to.longitude) - edge_detail::canonical(from.longitude);
            if (d > 180) d -= 360;
            if (d < -180) d += 360;
        }
        eastwards = d > 0 || (d == 0 && to.latitude > from.latitude);
        west = eastwards ? from : to;
        east = eastwards ? to : from;
        west.longitude = edge_detail::canonical(west.longitude);
        east.longitude = edge_detail::canonical(east.longitude);
        width = d < 0 ? -d : d;
    }

    // How the ring's longitude changes, degrees.
    [[nodiscard]] constexpr double turn() const noexcept { return eastwards ? width : -width; }

    // It passes over a pole when its ends are on opposite meridians, or when one of them is a pole,
    // whose meridian is then that of the other end; along the pole it turns by `width`.
    [[nodiscard]] constexpr bool over_a_pole() const noexcept {
        return kind == edges::geodesic && (width == 180 || math::absolute(west.latitude) == 90 ||
                                           math::absolute(east.latitude) == 90);
    }
    [[nodiscard]] constexpr bool over_the_north() const noexcept {
        return over_a_pole() && west.latitude + east.latitude > 0 &&
               (width == 180 || west.latitude == 90 || east.latitude == 90);
    }

    // Whether it crosses this meridian, the western end's included, the eastern end's not.
    [[nodiscard]] constexpr bool meets(double longitude) const noexcept {
        if (width == 0) return false;
        return west.longitude < east.longitude
                   ? west.longitude <= longitude && longitude < east.longitude
                   : west.longitude <= longitude || longitude < east.longitude;
    }
    // The same, 1e-8 degrees wider, which are at least 19 um up to 89 degrees; beyond, always.
    [[nodiscard]] constexpr bool nearly_meets(position p) const noexcept {
        if (!(math::absolute(p.latitude) < 89) || over_a_pole()) return true;
        double from_west = p.longitude - west.longitude;
        if (from_west < -1e-8) from_west += 360;
        return from_west <= width + 1e-8 || from_west >= 360 - 1e-8;
    }

    // How far poleward of its ends a geodesic edge may go, degrees: for equal latitudes it is
    // sin(2 phi) / 4 times the square of half the width, to second order; the rest is the factor.
    //
    //   Error     none up to 60 degrees of width (sampled); beyond, it says a whole quarter
    [[nodiscard]] constexpr double bulge() const noexcept {
        if (kind == edges::straight) return 0;
        return width <= 60 ? width * width * 0.00125 : 90;
    }
    [[nodiscard]] constexpr double south() const noexcept {
        const double least = west.latitude < east.latitude ? west.latitude : east.latitude;
        return least - bulge() - 1e-10;
    }
    [[nodiscard]] constexpr double north() const noexcept {
        const double most = west.latitude > east.latitude ? west.latitude : east.latitude;
        return most + bulge() + 1e-10;
    }

    // The curves.
    [[nodiscard]] constexpr geodesic_line geodesic() const noexcept { return {west, east}; }
    [[nodiscard]] constexpr straight_line straight() const noexcept {
        return {west, east.latitude, width};
    }
};

// Where a position is beside an edge.
struct beside {
    double metres;  // to the edge; beyond edge_band only at least that
    bool north;     // on its meridian, north of the edge; means nothing unless the edge meets that
};

namespace edge_detail {

// The offset from a short geodesic edge, whose plane it hardly leaves.
struct plane {
    cartesian start;
    cartesian along;  // unit, eastwards
    cartesian up;     // unit, the surface's normal at the middle
    cartesian north;  // unit
    double chord;     // metres

    constexpr plane(cartesian west, cartesian east) noexcept : start{west} {
        const cartesian way = east - west;
        chord = math::square_root(dot(way, way));
        along = chord > 0 ? way * (1 / chord) : cartesian{};
        up = unit(normal_at((west + east) * 0.5));
        north = cross(up, along);
        const double size = math::square_root(dot(north, north));
        north = size > 0 ? north * (1 / size) : cartesian{};
    }
};

// The distance from a straight run of the plane, as far as a hair's breadth goes.
[[nodiscard]] constexpr double near_run(const plane& run, cartesian p) noexcept {
    const cartesian d = p - run.start;
    const double x = dot(d, run.along);
    const double u = math::absolute(dot(d, run.north));
    if (x >= 0 && x <= run.chord) return u;
    const cartesian to_end = d - run.along * run.chord;
    return math::square_root(x < 0 ? dot(d, d) : dot(to_end, to_end));
}

// By the curve itself: its nearest place, and there the side.
template <class Curve>
[[nodiscard]] constexpr beside beside_curve(const Curve& curve, cartesian p) noexcept {
    const curve_nearest foot = nearest_on(curve, p);
    const curve_place at = curve.at(foot.part);
    const double u = dot(p - at.place, cross(normal_at(at.place), at.slope));
    return {math::square_root(foot.squared), u > 0};
}

}  // namespace edge_detail

// Where a position is beside a geodesic edge.
//
//   Requires  an edge that is not over greatest_arc; a valid position, its longitude canonical, and
//             its place in space
//   Error     a third of a micrometre where it is nearer than edge_band (sampled)
//   Cost      two places in space and a dozen products; beyond short_edge, where the plane leaves it
//             open, a geodesic_line
[[nodiscard, gnu::noinline]] constexpr beside beside_geodesic(const edge& e, cartesian p) noexcept {
    using namespace edge_detail;
    const plane run{to_cartesian(e.west), to_cartesian(e.east)};
    const double u = dot(p - run.start, run.north);
    const bool plain = e.width < 90 && !e.over_a_pole();
    if (plain && run.chord <= short_edge) return {near_run(run, p), u > 0};
    if (plain && run.chord <= planar_edge) {
        const double margin = bulge_beside(run.chord);
        if (u > margin || u < -margin) return {math::absolute(u) - margin + edge_band, u > 0};
    }
    return beside_curve(e.geodesic(), p);
}

// The same for an edge that is straight in longitude and latitude. The side is that of a
// cross product in degrees, whose rounding is 1e-13 degrees, 11 nm.
//
//   Cost      four differences; a search on the curve where they leave it open
[[nodiscard, gnu::noinline]] constexpr beside beside_straight(const edge& e, position p) noexcept {
    double from_west = p.longitude - e.west.longitude;
    if (from_west < -90) from_west += 360;
    const double up = e.east.latitude - e.west.latitude;
    const double above = (p.latitude - e.west.latitude) * e.width - up * from_west;
    if (math::absolute(p.latitude) < 89 &&
        math::absolute(above) > 1e-8 * (e.width + math::absolute(up))) {
        return {2 * edge_band, above > 0};
    }
    const curve_nearest foot = nearest_on(e.straight(), to_cartesian(p));
    return {math::square_root(foot.squared), above > 0};
}

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_HPP
