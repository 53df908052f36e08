// SPDX-License-Identifier: BSL-1.0
//
// A ring of vertices: its edges, the box around it, and which of the two parts of the Earth that it
// makes is the smaller.

#ifndef CORDON_ZONE_RING_HPP
#define CORDON_ZONE_RING_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/edge.hpp"

namespace cordon {

// Calls `each` with every edge of a ring, closed if it is not. Edges without length, so a first
// vertex repeated at the end, are left out.
template <class Position, class Each>
constexpr void for_each_edge(std::span<const Position> ring, edges kind, Each each) noexcept {
    if (ring.empty()) return;
    position from = to_position(ring.back());
    for (const Position& vertex : ring) {
        const position to = to_position(vertex);
        const edge e{from, to, kind};
        if (e.width != 0 || e.west.latitude != e.east.latitude) each(e);
        from = to;
    }
}

// What a ring makes of the Earth.
struct ring_extent {
    bounds box;                // of the smaller part
    bool holds_north = false;  // whether the smaller part has the north pole
};

namespace ring_detail {

// The sine of the authalic latitude: equal areas on the sphere are equal areas on the ellipsoid.
[[nodiscard]] constexpr double authalic(double latitude) noexcept {
    constexpr double e2 = wgs84<double>::e2;
    const auto q = [](double s) {
        const double s2 = s * s * e2;
        return s * (1 + s2 * (2.0 / 3 + s2 * (3.0 / 5 + s2 * 4.0 / 7)));
    };
    return q(math::sine_cosine_of_degrees(latitude).sine) / q(1);
}

// The area between an edge and the north pole on the unit sphere, with the sign of its turn. For a
// geodesic that of the spherical triangle, off by less than 1e-3 of the sphere for the longest.
[[nodiscard]] constexpr double area_to_north(const edge& e) noexcept {
    const double turn = e.turn() * math::radians_per_degree<double>;
    const double first = authalic(e.west.latitude);
    const double second = authalic(e.east.latitude);
    if (e.kind == edges::straight) {
        const double middle = authalic((e.west.latitude + e.east.latitude) / 2);
        return turn * (1 - (first + 4 * middle + second) / 6);
    }
    const auto half = [](double sum) { return math::square_root(sum > 0 ? sum / 2 : 0.0); };
    const double sines = half(1 - first) * half(1 - second);
    const double cosines = half(1 + first) * half(1 + second);
    const auto d = math::sine_cosine_of_degrees(e.width);
    const double excess = 2 * math::arctangent(sines * d.sine, cosines + sines * d.cosine);
    return e.eastwards ? excess : -excess;
}

}  // namespace ring_detail

// The smaller part and a box around it. Where the parts differ by less than a hundredth of the globe
// either may be taken, the same for every order of the vertices but for rounding.
//
//   Requires  valid vertices
//   Cost      a dozen operations a vertex; for a ring that may be the larger part, and for one around
//             both poles, two sines and an arctangent a vertex
template <class Position>
[[nodiscard]] constexpr ring_extent extent_of(std::span<const Position> ring, edges kind) noexcept {
    double south = 90;
    double north = -90;
    double along = 0;  // degrees eastwards from the first vertex
    double least = 0;
    double most = 0;
    bool at_pole = false;
    bool first = true;
    double start = 0;
    for_each_edge(ring, kind, [&](const edge& e) {
        if (first) start = e.eastwards ? e.west.longitude : e.east.longitude;
        first = false;
        if (e.south() < south) south = e.south();
        if (e.north() > north) north = e.north();
        at_pole = at_pole || e.over_a_pole();
        along += e.turn();
        if (along < least) least = along;
        if (along > most) most = along;
    });
    if (first) return {};
    const bool around = along > 180 || along < -180;
    bool larger_south = false;  // whether the part without the north pole is the larger
    if (around && south >= 0) {
        larger_south = true;
    } else if (!(around && north <= 0)) {
        const double width = most - least < 360 ? most - least : 360;
        const auto sine = [](double latitude) {
            const double existing = latitude > 90 ? 90 : latitude < -90 ? -90 : latitude;
            return math::sine_cosine_of_degrees(existing).sine;
        };
        const double holds = (sine(north) - sine(south)) * width / 360;  // of half the globe
        if (around || holds > 0.99) {
            double area = 0;
            for_each_edge(ring, kind,
                          [&](const edge& e) { area += ring_detail::area_to_north(e); });
            area = math::absolute(area);
            constexpr double half = 2 * math::pi<double>;
            if (around) area = 2 * half - area;
            larger_south = area > half * (1 + 1e-9);
        }
    }
    if (!around && larger_south) return {bounds::everywhere(), true};
    // Two counts to spare, for what lies between two and for the rounding of sums.
    const auto counts_of = [](double degrees) {
        return degrees >= 90    ? bounds::pole
               : degrees <= -90 ? -bounds::pole
                                : static_cast<std::int32_t>(degrees * 1e7);
    };
    bounds box = bounds::everywhere();
    const std::int32_t low = counts_of(south);
    const std::int32_t high = counts_of(north);
    box.south = low < -bounds::pole + 2 ? -bounds::pole : low - 2;
    box.north = high > bounds::pole - 2 ? bounds::pole : high + 2;
    if (around) {
        (larger_south ? box.north : box.south) = larger_south ? bounds::pole : -bounds::pole;
    } else if (!at_pole && most - least < 359 && box.south > -bounds::pole &&
               box.north < bounds::pole) {
        const bounds west = bounds_of(position{0, start + least});
        box.west = west.west;
        box.width = west.width + static_cast<std::uint32_t>((most - least) * 1e7) + 1;
    }
    return {box, larger_south};
}

}  // namespace cordon

#endif  // CORDON_ZONE_RING_HPP
