// SPDX-License-Identifier: BSL-1.0
//
// Between two fixes: a straight move at constant speed, when two of them are nearest, and when
// they are within a distance of each other.

#ifndef CORDON_MOTION_LEG_HPP
#define CORDON_MOTION_LEG_HPP

#include <cstdint>
#include <optional>

#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/time.hpp"

namespace cordon {

// A move along the geodesic from one position to another, at constant speed. Kept as the straight
// line through the Earth between them: no pole and no date line is special, and the line stays
// within `sagitta` of the move.
class leg {
  public:
    // Requires  valid positions, not nearly antipodal; end after start, by less than 2^31 ms
    template <position_like From, position_like To>
    constexpr leg(const From& from, instant start, const To& to, instant end) noexcept
        : from_{to_cartesian(to_position(from))},
          to_{to_cartesian(to_position(to))},
          start_{start},
          end_{end} {
        CORDON_ASSERT((end - start).count() > 0);
    }

    [[nodiscard]] constexpr instant start() const noexcept { return start_; }
    [[nodiscard]] constexpr instant end() const noexcept { return end_; }

    // Where the line is, `after` milliseconds from the start.
    [[nodiscard]] constexpr cartesian at(double after) const noexcept {
        return from_ + (to_ - from_) * (after / static_cast<double>((end_ - start_).count()));
    }
    // Metres per millisecond, as a vector.
    [[nodiscard]] constexpr cartesian velocity() const noexcept {
        return (to_ - from_) * (1 / static_cast<double>((end_ - start_).count()));
    }
    [[nodiscard]] constexpr double length() const noexcept {  // metres
        return math::square_root(dot(to_ - from_, to_ - from_));
    }

  private:
    cartesian from_;
    cartesian to_;
    instant start_;
    instant end_;
};

// How wrong the separation of two legs can be, at a separation of this size.
//
//   Error     (L1^2 + L2^2) c / (16 R^2) + L^4 / (128 R^2 c) + (L1^3 + L2^3) / (124 R^2), where L
//             are the legs' lengths and c the separation, if c is above 4 sagittas L^2 / 8 R and a
//             metre; below, the sum of both sagittas; 5 % more, because the bound is for the true
//             separation and is taken at the found one. And chord::rounding and truncation.
//             Derived in the study that the library rests on, sampled there on 4e5 motions and
//             here on 2.65e6, with legs up to 20 km.
[[nodiscard]] constexpr metres leg_max_error(const leg& a, const leg& b,
                                             metres separation) noexcept {
    constexpr double r = wgs84<double>::least_curvature_radius;
    const double l1 = a.length();
    const double l2 = b.length();
    const double longer = l1 > l2 ? l1 : l2;
    const double c = separation.count();
    const double sagittas = (l1 * l1 + l2 * l2) / (8 * r);
    const double fine = (l1 * l1 + l2 * l2) * c / (16 * r * r) +
                        longer * longer * longer * longer / (128 * r * r * (c > 0 ? c : 1)) +
                        (l1 * l1 * l1 + l2 * l2 * l2) / (124 * r * r);
    const double error = c > 4 * sagittas + 1 ? fine : sagittas;
    return metres{error * 1.05} + chord::rounding + chord::truncation(separation);
}

struct approach {
    instant at;
    metres separation;
};

// Where two legs are within a distance: surely at some time (inside), surely never (outside), or
// grazing it so closely that the error of the geometry does not tell. The span is from the first
// to the last such instant in the legs' common time; when uncertain, of the time that they may be;
// when outside, nothing.
struct meeting {
    side sure = side::outside;
    instant from{};
    instant to{};
};

namespace leg_detail {

// Two legs over their common time: the separation vector is d0 + t v, t in milliseconds.
struct relative {
    bool exists = false;
    instant start{};
    double span = 0;  // milliseconds
    cartesian d0{};   // metres
    cartesian v{};    // metres per millisecond
    cartesian p{};    // where leg a starts, for the curvature
};

constexpr relative common(const leg& a, const leg& b) noexcept {
    const instant start = later(a.start(), b.start());
    const instant end = (a.end() - b.end()).count() <= 0 ? a.end() : b.end();
    const auto span = (end - start).count();
    if (span < 0) return {};
    const cartesian pa = a.at(static_cast<double>((start - a.start()).count()));
    const cartesian pb = b.at(static_cast<double>((start - b.start()).count()));
    return {true, start, static_cast<double>(span), pb - pa, b.velocity() - a.velocity(), pa};
}

constexpr double nearest_time(const relative& r) noexcept {
    const double speed2 = dot(r.v, r.v);
    const double t = speed2 > 0 ? -dot(r.d0, r.v) / speed2 : 0;
    return t < 0 ? 0 : t > r.span ? r.span : t;
}

constexpr metres arc_at(const relative& r, double t) noexcept {
    const cartesian d = r.d0 + r.v * t;
    const double squared = dot(d, d);
    return chord::arc(squared, chord::curvature(r.p, r.p + d, squared));
}

constexpr instant after(const relative& r, double t) noexcept {
    return r.start + milliseconds{static_cast<std::int32_t>(t + 0.5)};
}

// The span in which the separation is within the radius, or none. The separation is convex in t,
// so each end is found between the nearest instant and the end of the common time: a first guess
// from the chord's quadratic would do, but bisection to a hundredth of a millisecond needs no case.
struct span {
    bool exists = false;
    double from = 0;
    double to = 0;
};
constexpr double crossing(const relative& r, metres radius, double inside,
                          double outside) noexcept {
    if (arc_at(r, outside) <= radius) return outside;
    for (int step = 0; step < 60 && math::absolute(outside - inside) > 0.01; ++step) {
        const double middle = (inside + outside) / 2;
        (arc_at(r, middle) <= radius ? inside : outside) = middle;
    }
    return (inside + outside) / 2;
}
constexpr span within(const relative& r, metres radius, double nearest) noexcept {
    if (!(arc_at(r, nearest) <= radius)) return {};
    return {true, crossing(r, radius, nearest, 0), crossing(r, radius, nearest, r.span)};
}

}  // namespace leg_detail

// When two legs are nearest, and how near. Nothing where they share no instant.
//
//   Error     leg_max_error on the separation; the instant is to the millisecond of the straight
//             lines', and means little where the separation hardly changes
//   Cost      a few dot products, one arctangent
//   Source    the linear motion of two positions in space; certified by leg_max_error
[[nodiscard]] constexpr std::optional<approach> closest_approach(const leg& a,
                                                                 const leg& b) noexcept {
    const auto r = leg_detail::common(a, b);
    if (!r.exists) return std::nullopt;
    const double t = leg_detail::nearest_time(r);
    return approach{leg_detail::after(r, t), leg_detail::arc_at(r, t)};
}

// When two legs are within a distance of each other.
//
//   Requires  a radius that is finite, not negative, up to chord::reach
//   Error     the instants are those of a separation within leg_max_error of the radius, to the
//             nearest millisecond
//   Cost      two searches, each of at most 60 arctangents an end; some 100 for legs of a minute
[[nodiscard]] constexpr meeting time_within(const leg& a, const leg& b, metres radius) noexcept {
    CORDON_ASSERT(radius >= metres{0} && radius <= chord::reach);
    const auto r = leg_detail::common(a, b);
    if (!r.exists) return {};
    const double nearest = leg_detail::nearest_time(r);
    const metres error = leg_max_error(a, b, radius);
    const auto sure = leg_detail::within(r, radius - error, nearest);
    const auto likely = leg_detail::within(r, sure.exists ? radius : radius + error, nearest);
    if (!likely.exists) return {};
    return {sure.exists ? side::inside : side::uncertain, leg_detail::after(r, likely.from),
            leg_detail::after(r, likely.to)};
}

}  // namespace cordon

#endif  // CORDON_MOTION_LEG_HPP
