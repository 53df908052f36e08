// SPDX-License-Identifier: BSL-1.0
//
// What drives a watch on a zone: somebody's fix, and how far that is from the zone. The automaton is
// that of a pair, in which the zone is a party that never moves and needs no report.

#ifndef CORDON_WATCH_ZONE_READING_HPP
#define CORDON_WATCH_ZONE_READING_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The separation is signed: negative within the zone, so that a level is active within its radius of
// the zone's boundary, or inside; a radius of 1 mm stands for the zone itself. The doubt of the
// geometry is in the interval, that of the fix in the fix. Whoever moves is kept as the wearer, and a
// watch is fed either fixes of a pair or readings of one zone, never both: what comes second is
// reported as impossible.
struct zone_reading {
    fix moving;
    separation apart{};  // millimetres; least_mm <= likely_mm <= most_mm

    friend constexpr bool operator==(const zone_reading&, const zone_reading&) noexcept = default;
};

// Of a circle, in integers.
//
//   Requires  latitudes that exist; a radius that is not negative
//   Error     that of separation_of, which the interval holds
[[nodiscard]] constexpr zone_reading reading_of_circle(const fix& moving, position_e7 centre,
                                                       millimetres radius) noexcept {
    CORDON_ASSERT(radius.count >= 0);
    const separation s = separation_of(centre, moving.where);
    return {moving,
            {s.least_mm - radius.count, s.likely_mm - radius.count, s.most_mm - radius.count}};
}

namespace watch_detail {

// A separation where a position is kept. Beyond 900 km, which is farther than anybody comes before
// the next reading, it reads as that.
constexpr position_e7 stored(const separation& s) noexcept {
    constexpr std::int32_t most = 900'000'000;
    const auto cut = [](std::int32_t mm) { return mm > most ? most : mm < -most ? -most : mm; };
    return {cut(s.least_mm), s.likely_mm};
}
constexpr separation restored(position_e7 kept) noexcept {
    return {kept.latitude, kept.longitude, kept.longitude};
}

}  // namespace watch_detail

}  // namespace cordon

#endif  // CORDON_WATCH_ZONE_READING_HPP
