// SPDX-License-Identifier: BSL-1.0
//
// Boxes around the edges of a polygon, in space, for the nearest of them.

#ifndef CORDON_ZONE_EDGE_TREE_HPP
#define CORDON_ZONE_EDGE_TREE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_distance.hpp"

namespace cordon {

// An edge in space.
struct placed_edge {
    cartesian west;
    cartesian east;
    double sag = 0;  // metres: no place of the edge is farther from its chord
    edge_detail::plane run{cartesian{}, cartesian{}};
    double half_curvature = 0;  // 1/m
    bool simple = false;        // a short geodesic, which hardly leaves its plane

    constexpr placed_edge() noexcept = default;
    constexpr explicit placed_edge(const edge& e) noexcept
        : west{to_cartesian(e.west)}, east{to_cartesian(e.east)}, run{west, east} {
        // A micrometre for the rounding of what it is compared with.
        sag = edge_detail::greatest_sag(e, run.chord) + 1e-6;
        simple = e.kind == edges::geodesic && run.chord <= edge_detail::short_edge &&
                 run.chord > 0 && !e.over_a_pole();
        if (simple) half_curvature = edge_detail::half_curvature(run, east);
    }
};

// distance_to, for an edge that is prepared and whose chord is so far, squared.
[[nodiscard]] constexpr double distance_to(const edge& e, const placed_edge& placed, double chord2,
                                           position from, cartesian p, double limit) noexcept {
    using namespace edge_detail;
    if (placed.simple && chord2 < by_chord_alone * by_chord_alone) {
        return to_place(from, p, foot_on(placed.run, placed.half_curvature, placed.east, p));
    }
    return distance_to(e, placed.west, placed.east, from, p, limit);
}

// A box of every 8 edges in the order of the ring, of every 8 such boxes, and so on to one.
//
//   Cost      of the nearest edge: 8 boxes or chords a level and branch; for those that may be the
//             nearest as distance_to
class edge_tree {
  public:
    static constexpr std::size_t fan = 8;

    struct box {
        std::array<double, 3> least{};  // metres
        std::array<double, 3> most{};
    };

    [[nodiscard]] static constexpr std::size_t boxes_for(std::size_t edge_count) noexcept {
        std::size_t sum = 0;
        std::size_t level = edge_count;
        do {
            level = (level + fan - 1) / fan;
            sum += level;
        } while (level > 1);
        return sum;
    }

    constexpr edge_tree() noexcept = default;

    // Requires  as many edges as places, at least one; boxes_for as many
    constexpr void build(std::span<const placed_edge> edges, std::span<box> boxes) noexcept {
        edges_ = edges;
        boxes_ = boxes;
        std::size_t below = edges.size();
        std::size_t from = 0;
        levels_ = 0;
        for (;;) {
            const std::size_t count = (below + fan - 1) / fan;
            for (std::size_t k = 0; k < count; ++k) {
                box all{{infinity, infinity, infinity}, {-infinity, -infinity, -infinity}};
                const std::size_t end = (k + 1) * fan < below ? (k + 1) * fan : below;
                for (std::size_t child = k * fan; child < end; ++child) {
                    if (levels_ == 0) {
                        add(all, edges_[child].west, edges_[child].sag);
                        add(all, edges_[child].east, edges_[child].sag);
                    } else {
                        add(all, boxes_[starts_[levels_ - 1] + child]);
                    }
                }
                boxes_[from + k] = all;
            }
            starts_[levels_] = from;
            sizes_[levels_] = count;
            ++levels_;
            from += count;
            below = count;
            if (count == 1) return;
        }
    }

    // The distance of the nearest edge, metres, or the limit where that is less. `each(k, chord2, limit)` is the distance from the edge
    // k, whose chord is so far, squared; or more than the limit where it is more.
    template <class Each>
    [[nodiscard]] constexpr double nearest(cartesian p, double limit, Each each) const noexcept {
        double best = limit;
        search(levels_, 0, p, each, best);
        return best;
    }

  private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr std::size_t most_levels = 12;  // 8^12 edges

    static constexpr void add(box& all, cartesian place, double around) noexcept {
        const std::array<double, 3> at{place.x, place.y, place.z};
        for (std::size_t k = 0; k < 3; ++k) {
            if (at[k] - around < all.least[k]) all.least[k] = at[k] - around;
            if (at[k] + around > all.most[k]) all.most[k] = at[k] + around;
        }
    }
    static constexpr void add(box& all, const box& part) noexcept {
        for (std::size_t k = 0; k < 3; ++k) {
            if (part.least[k] < all.least[k]) all.least[k] = part.least[k];
            if (part.most[k] > all.most[k]) all.most[k] = part.most[k];
        }
    }
    [[nodiscard]] static constexpr double squared(const box& b, cartesian p) noexcept {
        const std::array<double, 3> at{p.x, p.y, p.z};
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const double below = b.least[k] - at[k];
            const double above = at[k] - b.most[k];
            const double off = below > above ? below : above;
            sum += off > 0 ? off * off : 0;
        }
        return sum;
    }
    // Whether something whose chord is at least this, squared, is farther than the best.
    [[nodiscard]] static constexpr bool farther(double chord2, double best) noexcept {
        if (chord2 > best * best) return true;
        if (chord2 < 30'000.0 * 30'000.0) return false;
        return edge_detail::least_arc(math::square_root(chord2)) > best;
    }

    // The node of a level, 0 the edges; the nearer children first.
    template <class Each>
    constexpr void search(std::size_t level, std::size_t node, cartesian p, Each& each,
                          double& best) const noexcept {
        const std::size_t below = level == 1 ? edges_.size() : sizes_[level - 2];
        const std::size_t first = node * fan;
        const std::size_t count = first + fan < below ? fan : below - first;
        std::array<double, fan> chord2{};
        for (std::size_t k = 0; k < count; ++k) {
            chord2[k] = level == 1 ? edge_detail::segment_squared(edges_[first + k].west,
                                                                  edges_[first + k].east, p)
                                   : squared(boxes_[starts_[level - 2] + first + k], p);
        }
        for (std::size_t turn = 0; turn < count; ++turn) {
            std::size_t next = 0;
            for (std::size_t k = 1; k < count; ++k) {
                if (chord2[k] < chord2[next]) next = k;
            }
            const double least = chord2[next];
            chord2[next] = infinity;
            if (level > 1) {
                if (farther(least, best)) return;
                search(level - 1, first + next, p, each, best);
                continue;
            }
            // The edge itself may be nearer than its chord, by the sag.
            const double reach = best + edges_[first + next].sag;
            if (least > reach * reach) continue;
            const double d = each(first + next, least, best);
            if (d < best) best = d;
        }
    }

    std::span<const placed_edge> edges_;
    std::span<box> boxes_;
    std::array<std::size_t, most_levels> starts_{};
    std::array<std::size_t, most_levels> sizes_{};
    std::size_t levels_ = 0;
};

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_TREE_HPP
