// SPDX-License-Identifier: BSL-1.0
//
// The door for rings from outside: a polygon, or the name of what is wrong with it, and where.

#ifndef CORDON_ZONE_CHECKED_POLYGON_HPP
#define CORDON_ZONE_CHECKED_POLYGON_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/geodesic_line.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/polygon.hpp"

namespace cordon {

enum class polygon_fault : std::uint8_t {
    none,
    no_ring,
    too_few_vertices,
    vertex_not_valid,
    repeated_vertex,
    edge_too_long,
    crosses_itself,
};

[[nodiscard]] constexpr const char* to_string(polygon_fault fault) noexcept {
    switch (fault) {
        case polygon_fault::none: return "none";
        case polygon_fault::no_ring: return "there is no ring";
        case polygon_fault::too_few_vertices: return "the ring has fewer than three vertices";
        case polygon_fault::vertex_not_valid: return "the vertex is not a valid position";
        case polygon_fault::repeated_vertex: return "the vertex is repeated";
        case polygon_fault::edge_too_long: return "the edge is nearly half the globe long";
        case polygon_fault::crosses_itself: return "the ring crosses or touches itself";
    }
    return "";
}

// With a fault the value is the polygon of no vertices, which holds nothing.
template <class Element>
struct checked_polygon {
    polygon<Element> value;
    polygon_fault fault;
    std::size_t ring;    // counted from 0, as are the vertices
    std::size_t vertex;  // the faulty one, or the first of the faulty edge
    std::size_t other;   // the same place again, or the first of the edge that is crossed

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == polygon_fault::none;
    }
};

namespace checked_polygon_detail {

struct finding {
    polygon_fault fault = polygon_fault::none;
    std::size_t vertex = 0;
    std::size_t other = 0;
};

[[nodiscard]] constexpr bool same_place(position a, position b) noexcept {
    return a.latitude == b.latitude &&
           (a.longitude == b.longitude || math::absolute(a.latitude) == 90 ||
            edge_detail::canonical(a.longitude) == edge_detail::canonical(b.longitude));
}
// Whether one is given at 180 and the other at -180 degrees: two sides of a cut along the date line,
// as RFC 7946, section 3.1.9 makes it, where a ring may meet itself.
[[nodiscard]] constexpr bool across_the_cut(position a, position b) noexcept {
    return (a.longitude == 180 && b.longitude == -180) ||
           (a.longitude == -180 && b.longitude == 180);
}

// On the unit sphere of reduced latitudes.
[[nodiscard]] constexpr bool too_long(position a, position b) noexcept {
    using shape = wgs84<double>;
    const auto reduced = [](position p) {
        const cartesian c = to_cartesian(p);
        return cartesian{c.x / shape::a, c.y / shape::a, c.z / shape::b};
    };
    constexpr double least =
        -math::sine_cosine_of_degrees(180 - geodesic_line::greatest_arc).cosine;
    return dot(reduced(a), reduced(b)) < least;
}

// A part of an edge that no meridian meets twice, or that lies on one; an edge over a pole has two.
struct strand {
    edge whole;
    double south;  // degrees, of a meridian's part
    double north;
    double longitude;
    bool upright;

    constexpr strand(const edge& e, int part) noexcept
        : whole{e},
          south{e.west.latitude < e.east.latitude ? e.west.latitude : e.east.latitude},
          north{e.west.latitude < e.east.latitude ? e.east.latitude : e.west.latitude},
          longitude{e.west.longitude},
          upright{e.width == 0 || e.over_a_pole()} {
        if (!e.over_a_pole()) return;
        const double pole = e.west.latitude + e.east.latitude > 0 ? 90 : -90;
        const bool west_is_pole = math::absolute(e.west.latitude) == 90;
        const bool east_is_pole = math::absolute(e.east.latitude) == 90;
        const position end = part == 0 ? e.west : e.east;
        const position other = part == 0 ? e.east : e.west;
        longitude = (part == 0 ? west_is_pole : east_is_pole) ? other.longitude : end.longitude;
        const double to = west_is_pole || east_is_pole ? other.latitude : pole;
        south = end.latitude < to ? end.latitude : to;
        north = end.latitude < to ? to : end.latitude;
    }
};

// Where a position is beside an edge that its meridian meets or nearly meets.
[[nodiscard]] constexpr beside beside_any(const edge& e, position p) noexcept {
    return e.kind == edges::straight ? beside_straight(e, p) : beside_geodesic(e, to_cartesian(p));
}

// Whether a position is on an edge.
[[nodiscard]] constexpr bool on(const edge& e, position p) noexcept {
    if (p.latitude > e.north() || p.latitude < e.south() || !e.nearly_meets(p)) return false;
    return beside_any(e, p).metres <= edge_band;
}

// Whether two edges that no end of the other is on cross. Over the longitudes that both have, each
// is a line from west to east, so they cross when the one that begins as the northern does not end so.
[[nodiscard]] constexpr bool cross(const strand& a, const strand& b) noexcept {
    if (a.upright && b.upright) return false;
    if (a.upright || b.upright) {
        const strand& up = a.upright ? a : b;
        const edge& e = a.upright ? b.whole : a.whole;
        if (!e.meets(up.longitude)) return false;
        if (up.south > e.north() || up.north < e.south()) return false;
        return beside_any(e, {up.south, up.longitude}).north !=
               beside_any(e, {up.north, up.longitude}).north;
    }
    const edge& e = a.whole;
    const edge& f = b.whole;
    const bool first_later = f.meets(e.west.longitude);
    if (!first_later && !e.meets(f.west.longitude)) return false;
    // Whether e is the northern where both begin, and where the first of them ends.
    const bool begins = first_later ? beside_any(f, e.west).north : !beside_any(e, f.west).north;
    const double shift =
        first_later ? e.west.longitude - f.west.longitude : f.west.longitude - e.west.longitude;
    const double apart = shift < 0 ? shift + 360 : shift;
    const bool e_ends = first_later ? apart + e.width <= f.width : e.width <= apart + f.width;
    const bool ends = e_ends ? beside_any(f, e.east).north : !beside_any(e, f.east).north;
    return begins != ends;
}

template <class Position>
[[nodiscard]] constexpr finding check(std::span<const Position> ring, edges kind) noexcept {
    for (std::size_t k = 0; k < ring.size(); ++k) {
        if (!valid(ring[k])) return {polygon_fault::vertex_not_valid, k, k};
    }
    std::size_t count = ring.size();
    const auto at = [&ring](std::size_t k) { return to_position(ring[k]); };
    if (count > 1 && same_place(at(0), at(count - 1)) && !across_the_cut(at(0), at(count - 1))) {
        --count;
    }
    if (count < 3) return {polygon_fault::too_few_vertices, 0, count};
    const auto next = [count](std::size_t k) { return k + 1 < count ? k + 1 : 0; };

    for (std::size_t k = 0; k < count; ++k) {
        if (same_place(at(k), at(next(k))) && !across_the_cut(at(k), at(next(k)))) {
            return {polygon_fault::repeated_vertex, k, next(k)};
        }
        if (kind == edges::geodesic && too_long(at(k), at(next(k)))) {
            return {polygon_fault::edge_too_long, k, next(k)};
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        const edge e{at(i), at(next(i)), kind};
        const bool any = e.width != 0 || e.west.latitude != e.east.latitude;
        for (std::size_t j = 0; j < count; ++j) {
            const position vertex = at(j);
            if (j > i && same_place(at(i), vertex) && !across_the_cut(at(i), vertex)) {
                return {polygon_fault::repeated_vertex, i, j};
            }
            if (!any || j == i) continue;
            const bool cut = across_the_cut(at(i), vertex) || across_the_cut(at(next(i)), vertex);
            if (j != next(i) && !cut) {
                const position p{vertex.latitude, edge_detail::canonical(vertex.longitude)};
                if (on(e, p)) return {polygon_fault::crosses_itself, i, j};
            }
            if (j <= i || j == next(i) || next(j) == i) continue;
            const edge f{vertex, at(next(j)), kind};
            if (f.south() > e.north() || e.south() > f.north()) continue;
            const int last_e = e.over_a_pole() ? 1 : 0;
            const int last_f = f.over_a_pole() ? 1 : 0;
            for (int part = 0; part <= last_e + last_f; ++part) {
                const strand a{e, last_e == 1 ? part % 2 : 0};
                const strand b{f, last_f == 1 ? part / (1 + last_e) : 0};
                if (cross(a, b)) return {polygon_fault::crosses_itself, i, j};
            }
        }
    }
    return {};
}

}  // namespace checked_polygon_detail

// A polygon from one ring or several, or what is wrong with the first faulty one. Rings are checked
// one by one: two rings may cross, and then are even and odd.
//
// A ring is faulty with fewer than three vertices, not counting the first repeated at the end; with a
// vertex that is no position, or that is the place of another; with an edge over 179 degrees; or where
// an edge crosses another, or has a vertex within edge_band of it. Along the date line it may meet
// itself where one side is given at 180 and the other at -180 degrees, as RFC 7946 cuts it.
//
//   Error     as classify: what crosses or touches by less than edge_band may be found or not
//   Cost      the square of a ring's vertices, about 10 ns each: half a second for 10,000
template <class Range>
    requires(!position_like<Range>) && requires { typename element_of<Range>; }
[[nodiscard]] constexpr checked_polygon<element_of<Range>> checked(
    const Range& vertices, edges kind = edges::geodesic) noexcept {
    using element = element_of<Range>;
    checked_polygon_detail::finding found;
    std::size_t number = 0;
    std::size_t faulty = 0;
    const auto see = [&](auto ring) {
        if (found.fault == polygon_fault::none) {
            found = checked_polygon_detail::check(ring, kind);
            faulty = number;
        }
        ++number;
    };
    const std::span<const element> all{vertices};
    if constexpr (position_like<element>) {
        see(all);
    } else {
        for (const element& ring : all) see(std::span<const element_of<element>>{ring});
    }
    if (number == 0) found.fault = polygon_fault::no_ring;
    if (found.fault == polygon_fault::none) {
        return {polygon<element>{vertices, kind}, found.fault, 0, 0, 0};
    }
    return {polygon<element>{std::span<const element>{}, kind}, found.fault, faulty, found.vertex,
            found.other};
}

}  // namespace cordon

#endif  // CORDON_ZONE_CHECKED_POLYGON_HPP
