// SPDX-License-Identifier: BSL-1.0
//
// A polygon for firmware: prepared by the compiler, kept in flash, asked with integers alone.

#ifndef CORDON_ZONE_FLASH_POLYGON_HPP
#define CORDON_ZONE_FLASH_POLYGON_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_filter.hpp"
#include "cordon/zone/polygon.hpp"

namespace cordon {

// One ring of vertices in 1e-7 degree.
//
//   constexpr cordon::flash_polygon<4> yard{std::array<cordon::position_e7, 4>{...}};
//
// Say how many: g++ 12 keeps a constant whose 4 it is left to deduce in RAM as well.
//
//   Requires  as a polygon; see checked(rings)
//   Domain    up to 80 degrees of latitude, 0.8 degrees wide and high; elsewhere it is not usable,
//             and classify always uncertain
template <std::size_t Count>
class flash_polygon {
  public:
    // An edge by its western end: where a position `north` and `east` of that is, is the sign of
    // north * width - east * (rise + bow * (width - east)), see edge_filter.
    struct flash_edge {
        std::int32_t latitude = 0;  // 1e-7 degree
        std::uint32_t west = 0;     // 1e-7 degree, eastwards from the box's west
        std::int32_t width = 0;     // 1e-7 degree
        std::int32_t rise = 0;      // 1e-7 degree
        std::int64_t bow = 0;       // 2^-20
        std::int32_t margin = 0;    // 1e-7 degree of latitude
    };

    constexpr explicit flash_polygon(const std::array<position_e7, Count>& vertices,
                                     edges kind = edges::geodesic) noexcept
        : vertices_{vertices}, kind_{kind} {
        const polygon<position_e7> view = in_double();
        box_ = view.box();
        constexpr std::int32_t most = 8'000'000;  // 23 bits
        usable_ = !view.holds_north() && box_.width <= most && box_.north - box_.south <= most &&
                  box_.north <= 800'000'000 && box_.south >= -800'000'000;
        if (!usable_) return;
        for (std::size_t k = 0; k < Count; ++k) {
            const position_e7 from = vertices_[k];
            const position_e7 to = vertices_[k + 1 < Count ? k + 1 : 0];
            const std::uint32_t first = eastwards(box_.west, from.longitude);
            const std::uint32_t second = eastwards(box_.west, to.longitude);
            const bool east = first <= second;
            const edge e{to_position(east ? from : to), to_position(east ? to : from), kind};
            const edge_filter filter{e};
            flash_edge& to_fill = edges_[k];
            to_fill.latitude = east ? from.latitude : to.latitude;
            to_fill.west = east ? first : second;
            to_fill.width = static_cast<std::int32_t>(east ? second - first : first - second);
            to_fill.rise = (east ? to.latitude : from.latitude) - to_fill.latitude;
            if (to_fill.width == 0) continue;
            const double bow = filter.bow * 1048576.0;
            to_fill.bow = static_cast<std::int64_t>(bow < 0 ? bow - 0.5 : bow + 0.5);
            // Rounding takes a quarter of 2^-20 of the width, 2 counts, and half a count.
            to_fill.margin = static_cast<std::int32_t>(filter.margin / e.width * 1e7) + 4;
        }
    }

    [[nodiscard]] constexpr bool usable() const noexcept { return usable_; }
    [[nodiscard]] constexpr const bounds& box() const noexcept { return box_; }
    [[nodiscard]] constexpr const std::array<flash_edge, Count>& flash_edges() const noexcept {
        return edges_;
    }
    [[nodiscard]] constexpr polygon<position_e7> in_double() const noexcept {
        return polygon<position_e7>{vertices_, kind_};
    }

  private:
    std::array<position_e7, Count> vertices_;
    std::array<flash_edge, Count> edges_{};
    bounds box_;
    edges kind_;
    bool usable_ = false;
};

template <std::size_t Count>
[[nodiscard]] constexpr bounds bounds_of(const flash_polygon<Count>& zone) noexcept {
    return zone.box();
}

// Which side of the edges a position in 1e-7 degree is on. Answers uncertain within flash_edge::margin
// of an edge, northwards or southwards: 2 % of how far the edge bulges, and 4 counts, which are 45 mm;
// for an edge of 1 km about 50 mm, of 5 km 150 mm. Uncertain too for an input that is no position, and
// where the polygon is not usable.
//
//   Error     none: it abstains instead (sampled, 1e5 polygons)
//   Cost      integers alone: 6 multiplications of 64 bits for each edge that its meridian meets
template <std::size_t Count>
[[nodiscard]] constexpr side classify(const flash_polygon<Count>& zone, position_e7 p) noexcept {
    if (!zone.usable() || !valid(p)) return side::uncertain;
    const bounds& box = zone.box();
    const std::uint32_t x = eastwards(box.west, p.longitude);
    if (p.latitude < box.south || p.latitude > box.north || x > box.width) return side::outside;
    bool inside = false;
    for (const auto& e : zone.flash_edges()) {
        const std::int64_t east = std::int64_t{x} - e.west;
        if (east < 0 || east > e.width) continue;
        const std::int64_t north = std::int64_t{p.latitude} - e.latitude;
        if (e.width == 0 || east == e.width) {
            // On the meridian of its eastern end: it is not met, but perhaps the position is on it.
            const std::int64_t low = e.rise < 0 ? e.rise : 0;
            const std::int64_t high = e.rise < 0 ? 0 : e.rise;
            const bool on = e.width == 0 ? north >= low && north <= high : north == e.rise;
            if (on) return side::uncertain;
            continue;
        }
        const std::int64_t bulge = (east * (e.width - east) * e.bow) / (1 << 20);
        const std::int64_t above = north * e.width - east * e.rise - bulge;
        const std::int64_t margin = std::int64_t{e.margin} * e.width;
        if (above <= margin && above >= -margin) return side::uncertain;
        inside = inside != (above < 0);
    }
    return inside ? side::inside : side::outside;
}

// The same for positions of other types, which are in floating point anyway: by the polygon.
template <std::size_t Count, position_like Position>
[[nodiscard]] constexpr side classify(const flash_polygon<Count>& zone,
                                      const Position& p) noexcept {
    return classify(zone.in_double(), p);
}

// Whether a position is in the polygon, its edges included: integers first, then the polygon in double.
//
//   Requires  a valid position
//   Error     as for a polygon
template <std::size_t Count, position_like Position>
[[nodiscard]] constexpr bool contains(const flash_polygon<Count>& zone,
                                      const Position& p) noexcept {
    if constexpr (both_e7<position_e7, Position>) {
        const side s = classify(zone, counts(p));
        if (s != side::uncertain) return s == side::inside;
    }
    return contains(zone.in_double(), p);
}

// The rest is asked of the polygon in double, which is made anew for each question.
template <std::size_t Count, position_like Position>
[[nodiscard]] constexpr metres clearance(const flash_polygon<Count>& zone,
                                         const Position& p) noexcept {
    return clearance(zone.in_double(), p);
}
template <std::size_t Count, position_like Position>
[[nodiscard]] constexpr bool within(const flash_polygon<Count>& zone, const Position& p,
                                    metres length) noexcept {
    return within(zone.in_double(), p, length);
}
template <std::size_t Count, position_like Position>
[[nodiscard]] constexpr side classify(const flash_polygon<Count>& zone, const Position& p,
                                      metres length) noexcept {
    return classify(zone.in_double(), p, length);
}

}  // namespace cordon

#endif  // CORDON_ZONE_FLASH_POLYGON_HPP
