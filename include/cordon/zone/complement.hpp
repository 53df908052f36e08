// SPDX-License-Identifier: BSL-1.0
//
// Everything that a zone leaves over: for who must stay in it, the zone to be warned of.

#ifndef CORDON_ZONE_COMPLEMENT_HPP
#define CORDON_ZONE_COMPLEMENT_HPP

#include "cordon/distance/difference.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/zone.hpp"

namespace cordon {

// The complement of a zone, its boundary included, as that of every zone is: the boundary belongs to
// both. To be in the complement is to have no metre left of the zone; nobody is in neither.
template <class Zone>
    requires knows_depth<Zone>
class complement_zone {
  public:
    constexpr explicit complement_zone(const Zone& zone) noexcept : zone_{zone} {}

    [[nodiscard]] constexpr const Zone& zone() const noexcept { return zone_; }

  private:
    Zone zone_;
};

// The complement of a zone; of a complement, the zone that it was made of.
template <class Zone>
    requires knows_depth<Zone>
[[nodiscard]] constexpr complement_zone<Zone> complement(const Zone& zone) noexcept {
    return complement_zone<Zone>{zone};
}
template <class Zone>
[[nodiscard]] constexpr Zone complement(const complement_zone<Zone>& all) noexcept {
    return all.zone();
}

// Which side of the boundary a position is on. Uncertain where the zone is.
//
//   Error     none: it abstains instead
//   Cost      as for the zone
template <class Zone, position_like Position>
[[nodiscard]] constexpr side classify(const complement_zone<Zone>& all,
                                      const Position& p) noexcept {
    return static_cast<side>(-static_cast<int>(classify(all.zone(), p)));
}
template <class Zone, position_like Position>
[[nodiscard]] constexpr side classify(const complement_zone<Zone>& all, const Position& p,
                                      metres grown) noexcept {
    return static_cast<side>(-static_cast<int>(classify(all.zone(), p, -grown)));
}

// The signed distance to the boundary, negative outside the zone.
//
//   Error     as for the zone
template <class Zone, position_like Position>
[[nodiscard]] constexpr metres clearance(const complement_zone<Zone>& all,
                                         const Position& p) noexcept {
    return -clearance(all.zone(), p);
}

// Whether a position is in the complement, and whether it is within a length of it: no deeper inside
// the zone. Where sides abstain the clearance decides.
//
//   Requires  a valid position; a finite length
//   Error     none where the sides know; nearer to the boundary that of the clearance
//   Cost      as classify for the zone; near the boundary its clearance
template <class Zone, position_like Position>
[[nodiscard]] constexpr bool contains(const complement_zone<Zone>& all,
                                      const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    const side s = classify(all, p);
    return s == side::uncertain ? clearance(all, p) <= metres{0} : s == side::inside;
}
template <class Zone, position_like Position>
[[nodiscard]] constexpr bool within(const complement_zone<Zone>& all, const Position& p,
                                    metres grown) noexcept {
    CORDON_ASSERT(valid(p) && math::finite(grown.count()));
    const side s = classify(all, p, grown);
    return s == side::uncertain ? clearance(all, p) <= grown : s == side::inside;
}

// Nothing less than everywhere.
template <class Zone>
[[nodiscard]] constexpr bounds bounds_of(const complement_zone<Zone>&) noexcept {
    return bounds::everywhere();
}

}  // namespace cordon

#endif  // CORDON_ZONE_COMPLEMENT_HPP
