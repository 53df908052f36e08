// SPDX-License-Identifier: BSL-1.0
//
// A box of latitudes and longitudes that holds a zone: what an index compares before it asks the zone.

#ifndef CORDON_ZONE_BOUNDS_HPP
#define CORDON_ZONE_BOUNDS_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// How far it is from one longitude eastwards to another, of any 32 bits: [0, 3600000000).
//
//   Error     0
[[nodiscard]] constexpr std::uint32_t eastwards(std::int32_t from, std::int32_t to) noexcept {
    constexpr std::int64_t turn = 3'600'000'000;
    std::int64_t east = std::int64_t{to} - from;  // less than two turns either way
    if (east < 0) east += turn;
    if (east < 0) east += turn;
    return static_cast<std::uint32_t>(east >= turn ? east - turn : east);
}

// Everything between two latitudes and from one longitude eastwards to another, all four included.
// The width eastwards knows no date line. A box that reaches a pole has all longitudes, because all
// of them are the pole.
//
// It holds a zone when it contains every position of the zone, of whatever type. It may be larger.
struct bounds {
    static constexpr std::int32_t pole = 900'000'000;
    static constexpr std::uint32_t turn = 3'600'000'000;

    std::int32_t south = pole;   // 1e-7 degree, [-900000000, 900000000]
    std::int32_t north = -pole;  // 1e-7 degree; less than south: nothing is in the box
    std::int32_t west = 0;       // 1e-7 degree, [-1800000000, 1800000000]
    std::uint32_t width = 0;     // 1e-7 degree eastwards; 3600000000: all longitudes

    [[nodiscard]] static constexpr bounds nowhere() noexcept { return {}; }
    [[nodiscard]] static constexpr bounds everywhere() noexcept {
        return {-pole, pole, -1'800'000'000, turn};
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return south > north; }

    friend constexpr bool operator==(const bounds&, const bounds&) noexcept = default;
};

// Whether a position, rounded to 1e-7 degree, is in the box.
//
//   Requires  a valid position
//   Cost      two subtractions and three comparisons
template <position_like Position>
[[nodiscard]] constexpr bool contains(const bounds& box, const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    const position_e7 at = counts(p);
    return box.south <= at.latitude && at.latitude <= box.north &&
           eastwards(box.west, at.longitude) <= box.width;
}

// Whether some position can be in both.
[[nodiscard]] constexpr bool overlaps(const bounds& a, const bounds& b) noexcept {
    return a.south <= b.north && b.south <= a.north && !a.empty() && !b.empty() &&
           (eastwards(a.west, b.west) <= a.width || eastwards(b.west, a.west) <= b.width);
}

// The smallest box that holds both.
[[nodiscard]] constexpr bounds joined(const bounds& a, const bounds& b) noexcept {
    if (a.empty()) return b;
    if (b.empty()) return a;
    bounds all{a.south < b.south ? a.south : b.south, a.north > b.north ? a.north : b.north, 0, 0};
    // From the west of either to the farther of both eastern ends.
    const auto from = [](const bounds& x, const bounds& y) {
        const std::uint64_t end = std::uint64_t{eastwards(x.west, y.west)} + y.width;
        return end > x.width ? end : x.width;
    };
    const std::uint64_t from_a = from(a, b);
    const std::uint64_t from_b = from(b, a);
    const std::uint64_t width = from_a <= from_b ? from_a : from_b;
    if (width >= bounds::turn) {
        all.west = bounds::everywhere().west;
        all.width = bounds::turn;
    } else {
        all.west = from_a <= from_b ? a.west : b.west;
        all.width = static_cast<std::uint32_t>(width);
    }
    return all;
}

// A box that holds what is in both: the smallest, but where they meet on both sides of the Earth, when
// it has the longitudes of the narrower one.
[[nodiscard]] constexpr bounds common(const bounds& a, const bounds& b) noexcept {
    if (!overlaps(a, b)) return bounds::nowhere();
    bounds both{a.south > b.south ? a.south : b.south, a.north < b.north ? a.north : b.north, 0, 0};
    const std::uint32_t to_b = eastwards(a.west, b.west);
    const std::uint32_t to_a = eastwards(b.west, a.west);
    if (to_b <= a.width && to_a <= b.width) {
        const bounds& narrower = a.width <= b.width ? a : b;
        both.west = narrower.west;
        both.width = narrower.width;
    } else if (to_b <= a.width) {
        both.west = b.west;
        both.width = a.width - to_b < b.width ? a.width - to_b : b.width;
    } else {
        both.west = a.west;
        both.width = b.width - to_a < a.width ? b.width - to_a : a.width;
    }
    return both;
}

// A box that holds everything within a distance of a box, and so a zone grown by as much.
//
// A way of that length ends no farther north than length / least_curvature_radius, nor east than
// length / (a cos phi) at its most poleward latitude phi, since a parallel's radius is at least
// a cos phi. Each is rounded up, and gets two counts for the rounding of positions to 1e-7 degree;
// the east a millionth, which is more than the cosine's rounding 2 counts from a pole.
//
//   Requires  a length that is finite and not negative
//   Cost      a sine and a division
[[nodiscard]] constexpr bounds grown(const bounds& box, metres length) noexcept {
    CORDON_ASSERT(length >= metres{0} && math::finite(length.count()));
    if (box.empty()) return box;
    constexpr double count = math::radians_per_degree<double> / 1e7;
    const double reach = (length + ladder::band).count();
    const double rise = reach / wgs84<double>::least_curvature_radius / count + 2;
    if (rise >= 2.0 * bounds::pole) return bounds::everywhere();
    const auto up = static_cast<std::int32_t>(rise);
    bounds all{box.south, box.north, box.west, box.width};
    all.south = box.south < -bounds::pole + up ? -bounds::pole : box.south - up;
    all.north = box.north > bounds::pole - up ? bounds::pole : box.north + up;
    const std::int32_t poleward = all.north > -all.south ? all.north : -all.south;
    std::uint32_t east = bounds::turn;
    if (poleward < bounds::pole - 2) {
        const double cosine = math::sine_cosine_of_degrees(poleward / 1e7).cosine;
        const double sideways = reach / (wgs84<double>::a * cosine) / count * (1 + 1e-6) + 2;
        if (sideways < 1'800'000'000) east = static_cast<std::uint32_t>(sideways);
    }
    const std::uint64_t width = box.width + std::uint64_t{2} * east;
    if (width >= bounds::turn) {
        all.west = bounds::everywhere().west;
        all.width = bounds::turn;
        return all;
    }
    const std::int64_t west = std::int64_t{box.west} - east;
    all.west = static_cast<std::int32_t>(west < -1'800'000'000 ? west + bounds::turn : west);
    all.width = static_cast<std::uint32_t>(width);
    return all;
}

// The box of one position: a count to spare, since what is given may lie between two.
//
//   Requires  a valid position
template <position_like Position>
[[nodiscard]] constexpr bounds bounds_of(const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    const position_e7 at = to_e7(p);
    return grown(bounds{at.latitude, at.latitude, at.longitude, 0}, metres{0});
}

}  // namespace cordon

#endif  // CORDON_ZONE_BOUNDS_HPP
