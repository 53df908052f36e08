// SPDX-License-Identifier: BSL-1.0
//
// A zone along a way: everything within a distance of a line of vertices.

#ifndef CORDON_ZONE_CORRIDOR_HPP
#define CORDON_ZONE_CORRIDOR_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/geodesic_line.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/checked_polygon.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_distance.hpp"
#include "cordon/zone/polygon.hpp"

namespace cordon {

// A view of the caller's vertices, which must outlive it, and how far the corridor goes from the
// edges between them. Its ends and its corners are round.
//
//   cordon::corridor road{line, 50_m};
//
//   Requires  valid vertices, at least one; no edge over 179 degrees; a half width that is finite and
//             not negative. For data from outside see checked(line, half_width).
//   Cost      of making it, a dozen operations a vertex
template <class Position>
class corridor {
  public:
    template <class Range>
        requires requires(const Range& range) { std::span<const Position>{range}; }
    constexpr corridor(const Range& line, metres half_width, edges kind = edges::geodesic) noexcept
        : line_{line}, half_width_{half_width}, kind_{kind} {
        CORDON_ASSERT(half_width >= metres{0} && math::finite(half_width.count()));
        bounds box = bounds::nowhere();
        for_each_edge([&box](const edge& e) { box = joined(box, box_of(e)); });
        box_ = box.empty() ? box : grown(box, half_width_);
    }

    // Calls `each` with every edge; one vertex alone is an edge without length.
    template <class Each>
    constexpr void for_each_edge(Each each) const noexcept {
        if (line_.empty()) return;
        position from = to_position(line_.front());
        if (line_.size() == 1) each(edge{from, from, kind_});
        for (std::size_t k = 1; k < line_.size(); ++k) {
            const position to = to_position(line_[k]);
            each(edge{from, to, kind_});
            from = to;
        }
    }

    [[nodiscard]] constexpr metres half_width() const noexcept { return half_width_; }
    [[nodiscard]] constexpr const bounds& box() const noexcept { return box_; }

  private:
    [[nodiscard]] static constexpr bounds box_of(const edge& e) noexcept {
        bounds box = bounds_of(e.west);
        const std::uint64_t width =
            std::uint64_t{box.width} + static_cast<std::uint32_t>(e.width * 1e7) + 1;
        if (e.over_a_pole() || width > bounds::turn) {
            box = bounds::everywhere();
            box.south = bounds_of(e.west).south;
            box.north = bounds_of(e.west).north;
        } else {
            box.width = static_cast<std::uint32_t>(width);
        }
        const auto counts_of = [](double latitude) {
            return latitude >= 90    ? bounds::pole
                   : latitude <= -90 ? -bounds::pole
                                     : static_cast<std::int32_t>(latitude * 1e7);
        };
        const std::int32_t low = counts_of(e.south());
        const std::int32_t high = counts_of(e.north());
        if (low < box.south) box.south = low < -bounds::pole + 2 ? -bounds::pole : low - 2;
        if (high > box.north) box.north = high > bounds::pole - 2 ? bounds::pole : high + 2;
        return box;
    }

    std::span<const Position> line_;
    metres half_width_;
    edges kind_;
    bounds box_;
};

template <class Range>
corridor(const Range&, metres) -> corridor<element_of<Range>>;
template <class Range>
corridor(const Range&, metres, edges) -> corridor<element_of<Range>>;

enum class corridor_fault : std::uint8_t {
    none,
    no_vertex,
    vertex_not_valid,
    edge_too_long,
    half_width_not_finite,
    half_width_negative,
};

[[nodiscard]] constexpr const char* to_string(corridor_fault fault) noexcept {
    switch (fault) {
        case corridor_fault::none: return "none";
        case corridor_fault::no_vertex: return "the line has no vertex";
        case corridor_fault::vertex_not_valid: return "the vertex is not a valid position";
        case corridor_fault::edge_too_long: return "the edge is nearly half the globe long";
        case corridor_fault::half_width_not_finite: return "the half width is not a finite number";
        case corridor_fault::half_width_negative: return "the half width is negative";
    }
    return "";
}

// With a fault the value is the corridor of no vertices, which holds nothing.
template <class Position>
struct checked_corridor {
    corridor<Position> value;
    corridor_fault fault;
    std::size_t vertex;  // counted from 0: the faulty one, or the first of the faulty edge

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == corridor_fault::none;
    }
};

// A corridor from outside, or what is wrong with it. A line may cross itself, and stand still.
template <class Range>
    requires(!position_like<Range>) && position_like<element_of<Range>>
[[nodiscard]] constexpr checked_corridor<element_of<Range>> checked(
    const Range& line, metres half_width, edges kind = edges::geodesic) noexcept {
    using place = element_of<Range>;
    const std::span<const place> all{line};
    corridor_fault fault = all.empty() ? corridor_fault::no_vertex
                           : !math::finite(half_width.count())
                               ? corridor_fault::half_width_not_finite
                           : half_width < metres{0} ? corridor_fault::half_width_negative
                                                    : corridor_fault::none;
    std::size_t vertex = 0;
    for (std::size_t k = 0; k < all.size() && fault == corridor_fault::none; ++k) {
        vertex = k;
        if (!valid(all[k])) {
            fault = corridor_fault::vertex_not_valid;
        } else if (kind == edges::geodesic && k > 0 &&
                   checked_polygon_detail::too_long(to_position(all[k - 1]), to_position(all[k]))) {
            fault = corridor_fault::edge_too_long;
            vertex = k - 1;
        }
    }
    if (fault == corridor_fault::none) return {corridor<place>{line, half_width, kind}, fault, 0};
    return {corridor<place>{std::span<const place>{}, metres{0}, kind}, fault, vertex};
}

namespace corridor_detail {

// The distance to the line, metres; or, where that is more than `limit`, anything more than that; or,
// where it is surely less than `enough`, anything less than that.
template <class Position>
[[nodiscard]] constexpr double to_line(const corridor<Position>& zone, position p, double limit,
                                       double enough) noexcept {
    const cartesian place = to_cartesian(p);
    double nearest = std::numeric_limits<double>::infinity();
    zone.for_each_edge([&](const edge& e) {
        if (nearest < enough) return;
        const double d = distance_to(e, to_cartesian(e.west), to_cartesian(e.east), p, place,
                                     nearest < limit ? nearest : limit);
        if (d < nearest) nearest = d;
    });
    return nearest;
}

// Far enough from a length that its error does not matter.
[[nodiscard]] constexpr double slack(double length) noexcept {
    return 2 * edge_distance_error(math::absolute(length));
}

}  // namespace corridor_detail

// A box of the corridor.
template <class Position>
[[nodiscard]] constexpr bounds bounds_of(const corridor<Position>& zone) noexcept {
    return zone.box();
}

// The signed distance to the corridor's line of limit, negative inside. NaN for an input that is no
// position.
//
//   Error     edge_distance_error of the distance to its edges (sampled)
//   Cost      two places in space an edge; for those that may be the nearest as distance_to
template <class Position, position_like Other>
[[nodiscard]] constexpr metres clearance(const corridor<Position>& zone, const Other& p) noexcept {
    if (!valid(p)) return metres{std::numeric_limits<double>::quiet_NaN()};
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return metres{
               corridor_detail::to_line(zone, polygon_detail::canonical(p), infinity, -infinity)} -
           zone.half_width();
}

// Whether a position is in the corridor grown by a length, or shrunk where it is negative; its limit
// included.
//
//   Requires  a valid position
//   Error     edge_distance_error
//   Cost      a box; within it as clearance, until an edge is near enough
template <class Position, position_like Other>
[[nodiscard]] constexpr bool within(const corridor<Position>& zone, const Other& p,
                                    metres length) noexcept {
    CORDON_ASSERT(valid(p));
    if (!contains(length > metres{0} ? grown(zone.box(), length) : zone.box(), p)) return false;
    const double limit = (zone.half_width() + length).count();
    return corridor_detail::to_line(zone, polygon_detail::canonical(p), limit,
                                    limit - corridor_detail::slack(limit)) <= limit;
}

// Whether a position is in the corridor, its limit included.
//
//   Requires  a valid position
//   Error     edge_distance_error
//   Cost      as within
template <class Position, position_like Other>
[[nodiscard]] constexpr bool contains(const corridor<Position>& zone, const Other& p) noexcept {
    return within(zone, p, metres{0});
}

// The same as a side: uncertain within edge_distance_error of the limit, and for an input that is no
// position.
template <class Position, position_like Other>
[[nodiscard]] constexpr side classify(const corridor<Position>& zone, const Other& p,
                                      metres length) noexcept {
    if (!valid(p)) return side::uncertain;
    if (!contains(length > metres{0} ? grown(zone.box(), length) : zone.box(), p)) {
        return side::outside;
    }
    const double limit = (zone.half_width() + length).count();
    const double slack = corridor_detail::slack(limit);
    const double d =
        corridor_detail::to_line(zone, polygon_detail::canonical(p), limit + slack, limit - slack);
    const double error = slack / 2;
    if (d > limit + error) return side::outside;
    return d < limit - error ? side::inside : side::uncertain;
}
template <class Position, position_like Other>
[[nodiscard]] constexpr side classify(const corridor<Position>& zone, const Other& p) noexcept {
    return classify(zone, p, metres{0});
}

}  // namespace cordon

#endif  // CORDON_ZONE_CORRIDOR_HPP
