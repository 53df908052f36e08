// SPDX-License-Identifier: BSL-1.0
//
// A zone as the world draws it: rings of vertices with geodesic edges between them, anywhere.

#ifndef CORDON_ZONE_POLYGON_HPP
#define CORDON_ZONE_POLYGON_HPP

#include <cstddef>
#include <limits>
#include <span>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_distance.hpp"
#include "cordon/zone/ring.hpp"

namespace cordon {

// What a span of it, const, has as elements.
template <class Range>
using element_of =
    std::remove_cv_t<typename decltype(std::span{std::declval<const Range&>()})::element_type>;

// A view of the caller's vertices, which must outlive it: of one ring, where the elements are
// positions; of several, where each element is a range of them.
//
//   cordon::polygon park{ring};
//   cordon::polygon map{rings, cordon::edges::straight};
//
// A ring is any order of vertices around either part, its first repeated at the end or not; its
// inside is the smaller of the two parts that it makes of the Earth. A position is in the polygon
// when it is inside an odd number of rings, so a ring in another is a hole, and rings apart are parts.
// Every edge belongs to the polygon.
//
//   Requires  valid vertices, 3 different ones a ring at least; no edge over 179 degrees; rings that
//             do not cross themselves. For data from outside see checked(rings).
//   Cost      of making it, a dozen operations a vertex; see extent_of
template <class Element>
class polygon {
  public:
    template <class Range>
        requires requires(const Range& range) { std::span<const Element>{range}; }
    constexpr explicit polygon(const Range& vertices, edges kind = edges::geodesic) noexcept
        : elements_{vertices}, kind_{kind} {
        for_each_ring([this](auto ring) {
            const ring_extent extent = extent_of(ring, kind_);
            box_ = joined(box_, extent.box);
            holds_north_ = holds_north_ != extent.holds_north;
        });
    }

    // Calls `each` with a span of the vertices of each ring.
    template <class Each>
    constexpr void for_each_ring(Each each) const noexcept {
        if constexpr (position_like<Element>) {
            each(elements_);
        } else {
            for (const Element& ring : elements_) {
                each(std::span<const element_of<Element>>{ring});
            }
        }
    }
    template <class Each>
    constexpr void for_each_edge(Each each) const noexcept {
        for_each_ring([&](auto ring) { cordon::for_each_edge(ring, kind_, each); });
    }

    [[nodiscard]] constexpr edges kind() const noexcept { return kind_; }
    [[nodiscard]] constexpr const bounds& box() const noexcept { return box_; }
    // Whether the north pole, or what is beside it if an edge goes through it, is inside.
    [[nodiscard]] constexpr bool holds_north() const noexcept { return holds_north_; }

  private:
    std::span<const Element> elements_;
    bounds box_ = bounds::nowhere();
    edges kind_;
    bool holds_north_ = false;
};

template <class Range>
polygon(const Range&) -> polygon<element_of<Range>>;
template <class Range>
polygon(const Range&, edges) -> polygon<element_of<Range>>;

namespace polygon_detail {

// On which side, and the distance of the nearest edge where that is within edge_band.
struct location {
    bool inside;
    double nearest;
};

// Northwards along the meridian from a position to the pole: each edge that is crossed changes the
// side. Edges are asked only where their box of latitudes and longitudes leaves it open.
template <class Element>
[[nodiscard]] constexpr location locate(const polygon<Element>& zone, position p) noexcept {
    location at{zone.holds_north(), 2 * edge_band};
    cartesian place{};
    bool placed = false;
    zone.for_each_edge([&](const edge& e) {
        if (p.latitude > e.north()) return;
        const bool met = e.meets(p.longitude);
        if (p.latitude < e.south()) {
            at.inside = at.inside != met;
            return;
        }
        if (!met && !e.nearly_meets(p)) return;
        beside b{};
        if (e.kind == edges::straight) {
            b = beside_straight(e, p);
        } else {
            if (!placed) place = to_cartesian(p);
            placed = true;
            b = beside_geodesic(e, place);
        }
        if (b.metres < at.nearest) at.nearest = b.metres;
        if (met) at.inside = at.inside != (e.over_a_pole() ? e.over_the_north() : !b.north);
    });
    return at;
}

template <position_like Position>
[[nodiscard]] constexpr position canonical(const Position& p) noexcept {
    const position q = to_position(p);
    return {q.latitude, edge_detail::canonical(q.longitude)};
}

// The distance of the nearest edge, metres, or the limit where that is less.
template <class Element>
[[nodiscard]] constexpr double to_edges(const polygon<Element>& zone, position p,
                                        double limit) noexcept {
    const cartesian place = to_cartesian(p);
    double nearest = limit;
    zone.for_each_edge([&](const edge& e) {
        const double d =
            distance_to(e, to_cartesian(e.west), to_cartesian(e.east), p, place, nearest);
        if (d < nearest) nearest = d;
    });
    return nearest;
}

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

// within and classify of a zone that grows or shrinks by a length, from contains(zone, p) and from
// to_edges(p, limit): beyond the length, and a metre to spare, nobody asks how far an edge is.
template <class Zone, position_like Position, class ToEdges>
[[nodiscard]] constexpr bool within_grown(const Zone& zone, const Position& p, metres length,
                                          ToEdges to_edges) noexcept {
    if (length >= metres{0} && !contains(grown(zone.box(), length), p)) return false;
    const bool in = contains(zone, p);
    if (length >= metres{0} && in) return true;
    if (length < metres{0} && !in) return false;
    const double size = math::absolute(length.count());
    const double d = to_edges(canonical(p), size + 1);
    return in ? d >= size : d <= size;
}
template <class Zone, position_like Position, class ToEdges>
[[nodiscard]] constexpr side classify_grown(const Zone& zone, const Position& p, metres length,
                                            ToEdges to_edges) noexcept {
    if (!valid(p)) return side::uncertain;
    const metres reach = length > metres{0} ? length : metres{0};
    if (!contains(grown(zone.box(), reach), p)) return side::outside;
    const double size = math::absolute(length.count());
    const double d = to_edges(canonical(p), size + 1);
    const double beyond = (contains(zone, p) ? -d : d) - length.count();
    const double error = edge_distance_error(size);
    if (beyond > error) return side::outside;
    return beyond < -error ? side::inside : side::uncertain;
}

}  // namespace polygon_detail

// A box of the polygon; see ring_extent.
template <class Element>
[[nodiscard]] constexpr bounds bounds_of(const polygon<Element>& zone) noexcept {
    return zone.box();
}

// Which side of the polygon's edges a position is on; true of the geodesics, or of the straight lines.
//
// Answers uncertain for an input that is no position, and within edge_band of an edge.
//
//   Error     none: it abstains instead
//   Cost      4 comparisons an edge; for edges whose box has the position as beside_geodesic or
//             beside_straight
template <class Element, position_like Position>
[[nodiscard]] constexpr side classify(const polygon<Element>& zone, const Position& p) noexcept {
    if (!valid(p)) return side::uncertain;
    if (!contains(zone.box(), p)) return side::outside;
    const auto at = polygon_detail::locate(zone, polygon_detail::canonical(p));
    if (at.nearest <= edge_band) return side::uncertain;
    return at.inside ? side::inside : side::outside;
}

// Whether a position is in the polygon, its edges included.
//
//   Requires  a valid position
//   Error     none beyond edge_band; within edge_itself of an edge it is on the edge
//   Cost      as classify
template <class Element, position_like Position>
[[nodiscard]] constexpr bool contains(const polygon<Element>& zone, const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    if (!contains(zone.box(), p)) return false;
    const auto at = polygon_detail::locate(zone, polygon_detail::canonical(p));
    return at.inside || at.nearest <= edge_itself;
}

// The signed distance to the nearest edge, negative inside. NaN for an input that is no position.
//
//   Error     edge_distance_error (sampled)
//   Cost      two places in space an edge; for those that may be the nearest as distance_to
template <class Element, position_like Position>
[[nodiscard]] constexpr metres clearance(const polygon<Element>& zone, const Position& p) noexcept {
    if (!valid(p)) return metres{std::numeric_limits<double>::quiet_NaN()};
    const double d =
        polygon_detail::to_edges(zone, polygon_detail::canonical(p), polygon_detail::no_limit);
    return metres{contains(zone, p) ? -d : d};
}

// Whether a position is in the polygon grown by a length, or shrunk where it is negative.
//
//   Requires  a valid position
//   Error     edge_distance_error
//   Cost      a box; within it as clearance, but edges farther than the length are left out early
template <class Element, position_like Position>
[[nodiscard]] constexpr bool within(const polygon<Element>& zone, const Position& p,
                                    metres length) noexcept {
    CORDON_ASSERT(valid(p));
    return polygon_detail::within_grown(zone, p, length, [&zone](position q, double limit) {
        return polygon_detail::to_edges(zone, q, limit);
    });
}

// The same as a side: uncertain within edge_distance_error of the line.
template <class Element, position_like Position>
[[nodiscard]] constexpr side classify(const polygon<Element>& zone, const Position& p,
                                      metres length) noexcept {
    return polygon_detail::classify_grown(zone, p, length, [&zone](position q, double limit) {
        return polygon_detail::to_edges(zone, q, limit);
    });
}

}  // namespace cordon

#endif  // CORDON_ZONE_POLYGON_HPP
