// SPDX-License-Identifier: BSL-1.0
//
// What a zone is: the questions that every kind of it answers, circles and polygons, bands and
// combinations alike.

#ifndef CORDON_ZONE_ZONE_HPP
#define CORDON_ZONE_ZONE_HPP

#include <concepts>

#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"

namespace cordon {

// A zone is a closed set of positions: its boundary belongs to it.
//
//   contains(zone, p)   whether a valid position is in it, exactly
//   classify(zone, p)   the same as a side; uncertain for what is no position, and where arithmetic
//                       cannot know
//   bounds_of(zone)     a box that holds it
template <class Zone>
concept zone_like = requires(const Zone& zone, const position& p, const position_e7& q) {
    { contains(zone, p) } -> std::same_as<bool>;
    { contains(zone, q) } -> std::same_as<bool>;
    { classify(zone, p) } -> std::same_as<side>;
    { classify(zone, q) } -> std::same_as<side>;
    { bounds_of(zone) } -> std::same_as<bounds>;
};

// A zone that knows how far it is.
//
//   clearance(zone, p)         the signed distance to its boundary, negative inside; NaN for what is
//                              no position
//   within(zone, p, grown)     clearance(zone, p) <= grown, exactly: whether a valid position is in
//                              the zone grown by a length, or shrunk where that is negative. What the
//                              zone shrinks to nothing has nobody in it
//   classify(zone, p, grown)   the same as a side
template <class Zone>
concept measured_zone = zone_like<Zone> && requires(const Zone& zone, const position& p,
                                                    const position_e7& q, metres grown) {
    { clearance(zone, p) } -> std::same_as<metres>;
    { clearance(zone, q) } -> std::same_as<metres>;
    { within(zone, p, grown) } -> std::same_as<bool>;
    { within(zone, q, grown) } -> std::same_as<bool>;
    { classify(zone, p, grown) } -> std::same_as<side>;
    { classify(zone, q, grown) } -> std::same_as<side>;
};

// Whether a zone also knows how deep inside a position is, and what is left when it is shrunk. Not
// any_of, whose boundary is not that of its zones where they overlap.
template <class Zone>
inline constexpr bool knows_depth = measured_zone<Zone>;

}  // namespace cordon

#endif  // CORDON_ZONE_ZONE_HPP
