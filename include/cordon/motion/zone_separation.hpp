// SPDX-License-Identifier: BSL-1.0
//
// How far is a party from a zone, in the integers that a watch learns distances from?

#ifndef CORDON_MOTION_ZONE_SEPARATION_HPP
#define CORDON_MOTION_ZONE_SEPARATION_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/distance/difference.hpp"
#include "cordon/fixed.hpp"
#include "cordon/math.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/flash_polygon.hpp"

namespace cordon {

namespace zone_separation_detail {

// A count is at most 11.17 mm on the ground: 12 is more, also in the flat metric below.
inline constexpr std::int64_t mm_per_count = 12;

// How far east a longitude is of another, the shorter way, 1e-7 degree.
constexpr std::int64_t east_of(std::int32_t from, std::int32_t to) noexcept {
    const std::int64_t east = eastwards(from, to);
    return east > 1'800'000'000 ? east - 3'600'000'000 : east;
}

// How many counts of latitude a count of longitude is, Q20: cos(phi) N / M, which is
// cos(phi) (1 + e'^2 cos^2(phi)), from twice the latitude.
constexpr std::int64_t flat_scale(std::int64_t latitudes) noexcept {
    const std::uint32_t middle = separation_detail::magnitude(latitudes) / 2;
    const std::uint32_t cosine = fixed::sine(
        fixed::quarter_turn - (middle < fixed::quarter_turn ? middle : fixed::quarter_turn));
    constexpr std::uint32_t ep2 = fixed::constant<31>(wgs84<double>::ep2);
    const std::uint32_t more =
        fixed::multiply<31>(cosine, fixed::multiply<31>(ep2, fixed::multiply<31>(cosine, cosine)));
    return (cosine >> 11) + (more >> 11);
}

// A foot on an edge, from its western end, and how far the position is, counts of latitude squared.
struct foot {
    std::int64_t east;   // 1e-7 degree
    std::int64_t north;  // 1e-7 degree
    std::uint64_t squared;
};
// How far north of its chord an edge is, 1e-7 degree.
template <class Edge>
constexpr std::int64_t bulge_at(const Edge& e, std::int64_t east) noexcept {
    return (east * (e.width - east) * e.bow) / (1 << 20) / e.width;
}
template <class Edge>
constexpr foot foot_on(const Edge& e, std::int64_t east, std::int64_t north, std::int64_t scale,
                       bool bent) noexcept {
    const std::int64_t along_x = (e.width * scale) >> 20;
    const std::int64_t x = (east * scale) >> 20;
    const std::int64_t dot = x * along_x + north * e.rise;  // below 2^49
    const std::int64_t length2 = along_x * along_x + std::int64_t{e.rise} * e.rise;
    std::int64_t part = 0;  // Q24
    constexpr std::int64_t one = std::int64_t{1} << 24;
    if (dot > 0)
        part = dot >= length2 ? one : (dot << 14) / (length2 >> 10 > 0 ? length2 >> 10 : 1);
    if (part > one) part = one;
    foot at{(e.width * part) >> 24, (e.rise * part) >> 24, 0};
    if (bent && e.width > 0) {
        // Off the chord at a right angle, not northwards: a steep edge would be left along itself.
        const std::int64_t bulge = bulge_at(e, at.east);
        at.east -= (bulge * ((std::int64_t{e.width} * e.rise * 65536) / length2)) / 65536;
        at.north += (bulge * ((along_x * along_x * 65536) / length2)) / 65536;
    }
    const std::int64_t dx = x - ((at.east * scale) >> 20);
    const std::int64_t dy = north - at.north;
    at.squared = static_cast<std::uint64_t>(dx * dx) + static_cast<std::uint64_t>(dy * dy);
    return at;
}

// How much farther than the nearest place a foot of the flat metric may be: meridians meet, so that
// it is off by an angle of up to d tan(phi) / (2 R), and farther by the half of its square, which is
// d^3 tan^2(phi) / (8 R^2), or 3.1e-3 mm for the cube of a km. Here a third more.
constexpr std::int64_t slant_mm(std::int64_t mm, std::int64_t scale) noexcept {
    const std::int64_t km = mm / 1'000'000 + 1;
    const std::int64_t secant2 = (std::int64_t{1} << 46) / (scale * scale);  // Q6
    return km * km * km * (secant2 - 63) / 15'000 + 1;
}

// Beyond this the flat metric is not asked.
inline constexpr std::int64_t near_counts = 12'000'000;

// Without a sign, near enough for the flat metric. The foot is found twice, the second time with the
// scale between it and the position, so that what is left of that error is below 2^-9, and of the distance's
// 2^-19; edges that the first may have confused with the nearest are asked as well.
template <std::size_t Count>
constexpr separation near_edges(const flash_polygon<Count>& zone, position_e7 p) noexcept {
    const bounds& box = zone.box();
    const std::int64_t x = east_of(box.west, p.longitude);
    const std::int64_t scale =
        flat_scale(std::int64_t{p.latitude} + (std::int64_t{box.south} + box.north) / 2);
    const auto foot_of = [&](const auto& e, std::int64_t by, bool bent) {
        return foot_on(e, x - e.west, std::int64_t{p.latitude} - e.latitude, by, bent);
    };
    std::uint64_t least2 = UINT64_MAX;
    std::int64_t margin = 0;
    for (const auto& e : zone.flash_edges()) {
        const std::uint64_t d2 = foot_of(e, scale, false).squared;
        if (d2 < least2) least2 = d2;
        const std::int64_t bulge = e.width > 0 ? bulge_at(e, e.width / 2) : 0;
        const std::int64_t slack = e.margin + (bulge < 0 ? -bulge : bulge);
        if (slack > margin) margin = slack;
    }
    // 1.1 times as far and c more: (1.1 a + c)^2 <= 1.5 a^2 + 6 c^2.
    const auto c = static_cast<std::uint64_t>(90 + 2 * margin);
    const std::uint64_t limit = least2 + least2 / 2 + 6 * c * c;
    separation nearest{INT32_MAX, INT32_MAX, INT32_MAX};
    for (const auto& e : zone.flash_edges()) {
        foot at = foot_of(e, scale, false);
        if (at.squared > limit) continue;
        at = foot_of(e, flat_scale(std::int64_t{p.latitude} + e.latitude + at.north), true);
        const std::int64_t longitude = std::int64_t{box.west} + e.west + at.east;
        const position_e7 place{
            static_cast<std::int32_t>(e.latitude + at.north),
            static_cast<std::int32_t>(longitude > 1'800'000'000 ? longitude - 3'600'000'000
                                                                : longitude)};
        const separation to = separation_of(p, place);
        const std::int64_t doubt = (std::int64_t{e.margin} + 4) * mm_per_count +
                                   (to.likely_mm >> 19) + slant_mm(to.likely_mm, scale);
        const separation s = widened(to, doubt);
        if (s.least_mm < nearest.least_mm) nearest.least_mm = s.least_mm;
        if (s.likely_mm < nearest.likely_mm) nearest.likely_mm = s.likely_mm;
        if (s.most_mm < nearest.most_mm) nearest.most_mm = s.most_mm;
    }
    return nearest;
}

// Without a sign, from the vertices alone: no place of an edge is farther from one of its ends than
// half its length.
template <std::size_t Count>
constexpr separation far_edges(const flash_polygon<Count>& zone, position_e7 p) noexcept {
    separation nearest{INT32_MAX, INT32_MAX, INT32_MAX};
    std::int64_t longest = 0;
    for (const auto& e : zone.flash_edges()) {
        const std::int64_t longitude = std::int64_t{zone.box().west} + e.west;
        const position_e7 vertex{
            e.latitude, static_cast<std::int32_t>(
                            longitude > 1'800'000'000 ? longitude - 3'600'000'000 : longitude)};
        const separation s = separation_of(p, vertex);
        if (s.least_mm < nearest.least_mm) nearest.least_mm = s.least_mm;
        if (s.likely_mm < nearest.likely_mm) nearest.likely_mm = s.likely_mm;
        if (s.most_mm < nearest.most_mm) nearest.most_mm = s.most_mm;
        const std::int64_t length =
            (std::int64_t{e.width} + (e.rise < 0 ? -e.rise : e.rise)) * mm_per_count;
        if (length > longest) longest = length;
    }
    // Not half of it: every edge is counted by its western end only.
    const std::int64_t least = nearest.least_mm - longest;
    nearest.least_mm = least > 0 ? static_cast<std::int32_t>(least) : 0;
    return nearest;
}

}  // namespace zone_separation_detail

// The signed distance to the nearest edge as an interval that holds it: negative inside. Near an edge,
// where the side is uncertain, the interval holds 0 and 0 is likely. Where the polygon is not usable, or
// the position is none, nothing is known: from one end of the range to the other.
//
//   Error     to about 130 km, that of separation_of to the foot, 48 mm, the margin of the edge (see
//             classify), 2^-19 of the distance and slant_mm; beyond, as well the length of the longest edge.
//             The interval holds it (sampled, 1e5 positions)
//   Cost      integers alone: for each edge about 12 multiplications and a division of 64 bits, and
//             for the one or two nearest separation_of
template <std::size_t Count>
[[nodiscard]] constexpr separation separation_of(const flash_polygon<Count>& zone,
                                                 position_e7 p) noexcept {
    using namespace zone_separation_detail;
    constexpr std::int32_t end = separation::end_of_range_mm;
    if (!zone.usable() || !valid(p)) return {-end, 0, end};
    const std::int64_t east = east_of(zone.box().west, p.longitude);
    const std::int64_t north = std::int64_t{p.latitude} - zone.box().south;
    const std::int64_t x = (east * flat_scale(std::int64_t{p.latitude} + zone.box().south)) >> 20;
    const auto near = [](std::int64_t d) { return d <= near_counts && d >= -near_counts; };
    const bool polar = p.latitude > 800'000'000 || p.latitude < -800'000'000;
    const separation s =
        near(x) && near(north) && !polar ? near_edges(zone, p) : far_edges(zone, p);
    switch (classify(zone, p)) {
        case side::outside: return s;
        case side::inside: return {-s.most_mm, -s.likely_mm, -s.least_mm};
        default: return {-s.most_mm, 0, s.most_mm};
    }
}

}  // namespace cordon

#endif  // CORDON_MOTION_ZONE_SEPARATION_HPP
