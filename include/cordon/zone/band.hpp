// SPDX-License-Identifier: BSL-1.0
//
// What lies outside an inner limit and inside an outer one: a ring around a place, or between two
// zones.

#ifndef CORDON_ZONE_BAND_HPP
#define CORDON_ZONE_BAND_HPP

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/complement.hpp"
#include "cordon/zone/zone.hpp"

namespace cordon {

// The outer zone without the inside of the inner one. Both limits belong to it.
template <class Inner, class Outer = Inner>
    requires knows_depth<Inner> && knows_depth<Outer>
class band {
  public:
    // Requires  an inner zone that lies in the outer one: what sticks out of it would cut the outer
    //           limit, and clearances would be too small by the corners that this makes
    constexpr band(const Inner& inner, const Outer& outer) noexcept
        : beyond_{inner}, outer_{outer} {}

    [[nodiscard]] constexpr const complement_zone<Inner>& beyond() const noexcept {
        return beyond_;
    }
    [[nodiscard]] constexpr const Outer& outer() const noexcept { return outer_; }

  private:
    complement_zone<Inner> beyond_;
    Outer outer_;
};

// Between two distances of one place.
//
//   Requires  as circle; inner <= outer
template <position_like Position>
[[nodiscard]] constexpr band<circle<double>> band_around(const Position& centre, metres inner,
                                                         metres outer) noexcept {
    CORDON_ASSERT(inner <= outer);
    return {circle{centre, inner}, circle{centre, outer}};
}

// Inside only where both are: then both limits are certain.
[[nodiscard]] constexpr side side_of_both(side a, side b) noexcept { return a < b ? a : b; }

// On which side of the limits a position is.
//
//   Error     none: it abstains where either zone does and the other does not say outside
//   Cost      both zones; the inner one only inside the outer
template <class Inner, class Outer, position_like Position>
[[nodiscard]] constexpr side classify(const band<Inner, Outer>& zone, const Position& p) noexcept {
    const side outer = classify(zone.outer(), p);
    if (outer == side::outside) return outer;
    return side_of_both(outer, classify(zone.beyond(), p));
}
template <class Inner, class Outer, position_like Position>
[[nodiscard]] constexpr side classify(const band<Inner, Outer>& zone, const Position& p,
                                      metres grown) noexcept {
    const side outer = classify(zone.outer(), p, grown);
    if (outer == side::outside) return outer;
    return side_of_both(outer, classify(zone.beyond(), p, grown));
}

// Whether a position is in the band, and whether it is within a length of it.
//
//   Requires  a valid position; a finite length
//   Error     as for the two zones
//   Cost      both zones; the inner one only inside the outer
template <class Inner, class Outer, position_like Position>
[[nodiscard]] constexpr bool contains(const band<Inner, Outer>& zone, const Position& p) noexcept {
    return contains(zone.outer(), p) && contains(zone.beyond(), p);
}
template <class Inner, class Outer, position_like Position>
[[nodiscard]] constexpr bool within(const band<Inner, Outer>& zone, const Position& p,
                                    metres grown) noexcept {
    return within(zone.outer(), p, grown) && within(zone.beyond(), p, grown);
}

// The signed distance to the nearer limit, negative between them. NaN for what is no position.
//
//   Error     as for the two zones
template <class Inner, class Outer, position_like Position>
[[nodiscard]] constexpr metres clearance(const band<Inner, Outer>& zone,
                                         const Position& p) noexcept {
    const metres outer = clearance(zone.outer(), p);
    const metres beyond = clearance(zone.beyond(), p);
    return outer < beyond ? beyond : outer;
}

// A box that holds the band.
template <class Inner, class Outer>
[[nodiscard]] constexpr bounds bounds_of(const band<Inner, Outer>& zone) noexcept {
    return bounds_of(zone.outer());
}

}  // namespace cordon

#endif  // CORDON_ZONE_BAND_HPP
