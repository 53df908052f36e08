// SPDX-License-Identifier: BSL-1.0
//
// Any of several zones, or all of them, of whatever kinds, as one zone.

#ifndef CORDON_ZONE_COMBINATION_HPP
#define CORDON_ZONE_COMBINATION_HPP

#include <tuple>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/zone.hpp"

namespace cordon {

// What is in at least one of the zones. It grows exactly: so do its zones.
template <zone_like First, zone_like... Rest>
struct any_of {
    std::tuple<First, Rest...> zones;

    constexpr explicit any_of(const First& first, const Rest&... rest) noexcept
        : zones{first, rest...} {}
};

// What is in every one of the zones. It shrinks exactly; grown, it has corners that are rounder than
// those of its zones grown.
template <zone_like First, zone_like... Rest>
struct all_of {
    std::tuple<First, Rest...> zones;

    constexpr explicit all_of(const First& first, const Rest&... rest) noexcept
        : zones{first, rest...} {}
};

template <class... Zones>
inline constexpr bool knows_depth<any_of<Zones...>> = false;

template <class Zones, class Ask>
[[nodiscard]] constexpr bool holds_for_any(const Zones& zones, const Ask& ask) noexcept {
    return std::apply([&ask](const auto&... zone) { return (ask(zone) || ...); }, zones);
}
template <class Zones, class Ask>
[[nodiscard]] constexpr bool holds_for_all(const Zones& zones, const Ask& ask) noexcept {
    return std::apply([&ask](const auto&... zone) { return (ask(zone) && ...); }, zones);
}

// The greatest side, or the least, of those that ask() gives; no zone is asked after one that decides.
template <class Zones, class Ask>
[[nodiscard]] constexpr side greatest_side(const Zones& zones, const Ask& ask) noexcept {
    side greatest = side::outside;
    static_cast<void>(holds_for_any(zones, [&](const auto& zone) {
        const side s = ask(zone);
        if (s > greatest) greatest = s;
        return s == side::inside;
    }));
    return greatest;
}
template <class Zones, class Ask>
[[nodiscard]] constexpr side least_side(const Zones& zones, const Ask& ask) noexcept {
    return static_cast<side>(-static_cast<int>(greatest_side(zones, [&ask](const auto& zone) {
        return static_cast<side>(-static_cast<int>(ask(zone)));
    })));
}

// Whether a position is in any, or in all.
//
//   Requires  a valid position
//   Error     as for the zones
//   Cost      the zones in their order, up to the one that decides
template <class... Zones, position_like Position>
[[nodiscard]] constexpr bool contains(const any_of<Zones...>& of, const Position& p) noexcept {
    return holds_for_any(of.zones, [&p](const auto& zone) { return contains(zone, p); });
}
template <class... Zones, position_like Position>
[[nodiscard]] constexpr bool contains(const all_of<Zones...>& of, const Position& p) noexcept {
    return holds_for_all(of.zones, [&p](const auto& zone) { return contains(zone, p); });
}

// The same as a side: uncertain where a zone is and no other one decides. A boundary inside another
// zone of any_of, or outside another of all_of, is none.
template <class... Zones, position_like Position>
[[nodiscard]] constexpr side classify(const any_of<Zones...>& of, const Position& p) noexcept {
    return greatest_side(of.zones, [&p](const auto& zone) { return classify(zone, p); });
}
template <class... Zones, position_like Position>
[[nodiscard]] constexpr side classify(const all_of<Zones...>& of, const Position& p) noexcept {
    return least_side(of.zones, [&p](const auto& zone) { return classify(zone, p); });
}

// Whether a position is within a length of any of the zones.
//
//   Requires  a valid position; a finite length, not negative: shrinking would need the boundary
//             of the whole
//   Error     as for the zones
template <measured_zone... Zones, position_like Position>
[[nodiscard]] constexpr bool within(const any_of<Zones...>& of, const Position& p,
                                    metres grown) noexcept {
    CORDON_ASSERT(grown >= metres{0});
    return holds_for_any(of.zones, [&](const auto& zone) { return within(zone, p, grown); });
}
template <measured_zone... Zones, position_like Position>
[[nodiscard]] constexpr side classify(const any_of<Zones...>& of, const Position& p,
                                      metres grown) noexcept {
    CORDON_ASSERT(grown >= metres{0});
    return greatest_side(of.zones, [&](const auto& zone) { return classify(zone, p, grown); });
}

// Whether a position is within a length of what is in all of the zones. Shrunk, as certain as the
// zones are. Grown, it abstains at corners: inside is who is within the length of a zone while
// everything so near is in all the others; outside, who is farther from one. There is no yes or no.
//
//   Requires  a finite length
//   Error     none: it abstains instead
template <class... Zones, position_like Position>
    requires(knows_depth<Zones> && ...)
[[nodiscard]] constexpr side classify(const all_of<Zones...>& of, const Position& p,
                                      metres grown) noexcept {
    const side each =
        least_side(of.zones, [&](const auto& zone) { return classify(zone, p, grown); });
    if (grown <= metres{0} || each != side::inside) return each;
    int short_of = 0;  // zones that do not hold all that is within the length
    const bool in_all_but_one = holds_for_all(of.zones, [&](const auto& zone) {
        return classify(zone, p, -grown) == side::inside || ++short_of == 1;
    });
    return in_all_but_one || classify(of, p) == side::inside ? side::inside : side::uncertain;
}

// The signed distance to the boundary of any_of: outside exact. Inside, where zones overlap, it may
// be deeper than this says: no boundary is nearer.
//
//   Error     outside as for the zones
//   Cost      all zones
template <measured_zone... Zones, position_like Position>
[[nodiscard]] constexpr metres clearance(const any_of<Zones...>& of, const Position& p) noexcept {
    return std::apply(
        [&p](const auto& first, const auto&... rest) {
            metres least = clearance(first, p);
            const auto see = [&least](metres other) { least = other < least ? other : least; };
            (see(clearance(rest, p)), ...);
            return least;
        },
        of.zones);
}

// That to the boundary of all_of: inside exact. Outside, at corners, it may be farther than this
// says: no boundary is nearer.
//
//   Error     inside as for the zones
//   Cost      all zones
template <class... Zones, position_like Position>
    requires(knows_depth<Zones> && ...)
[[nodiscard]] constexpr metres clearance(const all_of<Zones...>& of, const Position& p) noexcept {
    return std::apply(
        [&p](const auto& first, const auto&... rest) {
            metres most = clearance(first, p);
            const auto see = [&most](metres other) { most = other > most ? other : most; };
            (see(clearance(rest, p)), ...);
            return most;
        },
        of.zones);
}

// A box that holds any, or what is in all.
template <class... Zones>
[[nodiscard]] constexpr bounds bounds_of(const any_of<Zones...>& of) noexcept {
    return std::apply(
        [](const auto&... zone) {
            bounds box = bounds::nowhere();
            ((box = joined(box, bounds_of(zone))), ...);
            return box;
        },
        of.zones);
}
template <class... Zones>
[[nodiscard]] constexpr bounds bounds_of(const all_of<Zones...>& of) noexcept {
    return std::apply(
        [](const auto&... zone) {
            bounds box = bounds::everywhere();
            ((box = common(box, bounds_of(zone))), ...);
            return box;
        },
        of.zones);
}

}  // namespace cordon

#endif  // CORDON_ZONE_COMBINATION_HPP
