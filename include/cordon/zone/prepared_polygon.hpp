// SPDX-License-Identifier: BSL-1.0
//
// A polygon prepared in memory that the caller supplies: the same answers in nearly constant time.

#ifndef CORDON_ZONE_PREPARED_POLYGON_HPP
#define CORDON_ZONE_PREPARED_POLYGON_HPP

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <span>

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
#include "cordon/zone/edge_grid.hpp"
#include "cordon/zone/edge_tree.hpp"
#include "cordon/zone/polygon.hpp"

namespace cordon {

// It lives in the memory, which must outlive it, and needs the polygon and its vertices no more.
//
//   std::vector<std::byte> memory(cordon::prepared_polygon::bytes_for(vertices));
//   const cordon::prepared_polygon fast{park, memory};
//
//   Requires  at least bytes_for as many as the polygon has vertices
//   Cost      of making it, 1 us a vertex (measured); of its memory, see bytes_for
class prepared_polygon {
  public:
    // Bytes for a polygon of so many vertices, all rings together: 400 each, and 20 KB.
    [[nodiscard]] static constexpr std::size_t bytes_for(std::size_t vertices) noexcept {
        const std::size_t n = vertices > 0 ? vertices : 1;
        return n * (sizeof(prepared_edge) + sizeof(placed_edge)) +
               edge_tree::boxes_for(n) * sizeof(edge_tree::box) +
               (edge_grid::cells_for(n) + edge_grid::entries_for(n)) * sizeof(std::uint32_t) +
               alignof(std::max_align_t);
    }

    template <class Element>
    prepared_polygon(const polygon<Element>& zone, std::span<std::byte> memory) noexcept
        : box_{zone.box()} {
        std::size_t n = 0;
        zone.for_each_edge([&n](const edge&) { ++n; });
        CORDON_ASSERT(memory.size() >= bytes_for(n));
        if (n == 0 || memory.size() < bytes_for(n)) {
            box_ = n == 0 ? bounds::nowhere() : bounds::everywhere();
            return;
        }
        usable_ = true;
        constexpr std::uintptr_t alignment = alignof(std::max_align_t);
        const std::uintptr_t over = reinterpret_cast<std::uintptr_t>(memory.data()) % alignment;
        std::byte* next = memory.data() + (over == 0 ? 0 : alignment - over);
        const auto edges = array_of<prepared_edge>(next, n);
        const auto places = array_of<placed_edge>(next, n);
        const auto boxes = array_of<edge_tree::box>(next, edge_tree::boxes_for(n));
        const auto cells = array_of<std::uint32_t>(next, edge_grid::cells_for(n));
        const auto entries = array_of<std::uint32_t>(next, edge_grid::entries_for(n));
        std::size_t k = 0;
        zone.for_each_edge([&](const edge& e) {
            edges[k] = prepared_edge{e, edge_filter{e}, e.south(), e.north()};
            places[k] = placed_edge{e};
            ++k;
        });
        edges_ = edges;
        places_ = places;
        tree_.build(places, boxes);
        grid_.build(edges, box_, zone.holds_north(), cells, entries);
    }

    // False where the memory was too small: then nothing is known, and every answer is uncertain.
    [[nodiscard]] explicit operator bool() const noexcept { return usable_ || box_.empty(); }
    [[nodiscard]] const bounds& box() const noexcept { return box_; }
    [[nodiscard]] const edge_grid& grid() const noexcept { return grid_; }

    // The side of a valid position in the box; see edge_grid.
    template <position_like Position>
    [[nodiscard]] edge_grid::answer locate(const Position& p) const noexcept {
        if (!usable_) return {false, 0};
        return grid_.ask(counts(p), [&p] { return polygon_detail::canonical(p); });
    }
    // The distance of the nearest edge from a valid position, metres, or the limit where that is less.
    [[nodiscard]] double to_edges(position p, double limit) const noexcept {
        if (!usable_) return std::numeric_limits<double>::quiet_NaN();
        const cartesian place = to_cartesian(p);
        return tree_.nearest(place, limit, [&](std::size_t k, double chord2, double best) {
            return distance_to(edges_[k].whole, places_[k], chord2, p, place, best);
        });
    }

  private:
    template <class Value>
    [[nodiscard]] static std::span<Value> array_of(std::byte*& at, std::size_t count) noexcept {
        static_assert(alignof(Value) <= alignof(std::max_align_t));
        static_assert(sizeof(Value) % alignof(std::uint32_t) == 0);
        auto* const first = reinterpret_cast<Value*>(at);
        for (std::size_t k = 0; k < count; ++k) {
            new (static_cast<void*>(at + k * sizeof(Value))) Value{};
        }
        at += count * sizeof(Value);
        return {first, count};
    }

    bounds box_;
    std::span<const prepared_edge> edges_;
    std::span<const placed_edge> places_;
    edge_grid grid_;
    edge_tree tree_;
    bool usable_ = false;
};

[[nodiscard]] inline bounds bounds_of(const prepared_polygon& zone) noexcept { return zone.box(); }

// The questions of a polygon, with its answers.
//
//   Cost      of classify and contains: a box and a cell; near an edge about 3 ns for each of the
//             edges that the cell lists; within the filter's margin of one, as beside_geodesic
template <position_like Position>
[[nodiscard]] inline side classify(const prepared_polygon& zone, const Position& p) noexcept {
    if (!valid(p)) return side::uncertain;
    if (!contains(zone.box(), p)) return side::outside;
    const auto at = zone.locate(p);
    if (at.nearest <= edge_band) return side::uncertain;
    return at.inside ? side::inside : side::outside;
}
template <position_like Position>
[[nodiscard]] inline bool contains(const prepared_polygon& zone, const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    if (!contains(zone.box(), p)) return false;
    const auto at = zone.locate(p);
    return at.inside || at.nearest <= edge_itself;
}

// The signed distance to the nearest edge, negative inside. NaN for an input that is no position.
//
//   Error     edge_distance_error (sampled)
//   Cost      a place in space and the edges that may be the nearest; see edge_tree
template <position_like Position>
[[nodiscard]] inline metres clearance(const prepared_polygon& zone, const Position& p) noexcept {
    if (!valid(p)) return metres{std::numeric_limits<double>::quiet_NaN()};
    const double d = zone.to_edges(polygon_detail::canonical(p), polygon_detail::no_limit);
    return metres{contains(zone, p) ? -d : d};
}
template <position_like Position>
[[nodiscard]] inline bool within(const prepared_polygon& zone, const Position& p,
                                 metres length) noexcept {
    CORDON_ASSERT(valid(p));
    return polygon_detail::within_grown(
        zone, p, length, [&zone](position q, double limit) { return zone.to_edges(q, limit); });
}
template <position_like Position>
[[nodiscard]] inline side classify(const prepared_polygon& zone, const Position& p,
                                   metres length) noexcept {
    return polygon_detail::classify_grown(
        zone, p, length, [&zone](position q, double limit) { return zone.to_edges(q, limit); });
}

}  // namespace cordon

#endif  // CORDON_ZONE_PREPARED_POLYGON_HPP
