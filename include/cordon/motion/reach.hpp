// SPDX-License-Identifier: BSL-1.0
//
// How near, and how far, can two parties be by now? What was known of each, when, and how fast each
// can move; and until when an answer holds whatever they do.

#ifndef CORDON_MOTION_REACH_HPP
#define CORDON_MOTION_REACH_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fixed.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"

namespace cordon {

// When a party was last known to be where it was, and how fast it can have moved since.
struct last_known {
    instant at{};
    std::int32_t fastest_mm_s = 0;  // millimetres per second
};

namespace reach_detail {

// In thousandths of a millimetre; nobody moves before it was known where it was.
constexpr std::int64_t reach_um(last_known party, instant now) noexcept {
    const std::int32_t age = (now - party.at).count();
    if (age <= 0) return 0;
    return static_cast<std::int64_t>(fixed::wide_product(
        static_cast<std::uint32_t>(age), static_cast<std::uint32_t>(party.fastest_mm_s)));
}

}  // namespace reach_detail

// How far the two together can have moved by now, in thousandths of a millimetre.
//
//   Requires  instants less than 2^31 ms apart; speeds not negative
[[nodiscard]] constexpr std::int64_t moved_um(last_known a, last_known b, instant now) noexcept {
    return reach_detail::reach_um(a, now) + reach_detail::reach_um(b, now);
}

// Whether the two together can have moved so far by now.
//
//   Requires  as above
[[nodiscard]] constexpr bool in_reach(std::int64_t distance_mm, last_known a, last_known b,
                                      instant now) noexcept {
    return distance_mm * 1000 <= moved_um(a, b, now);
}

// The separation that they can have by now, if they had `s` when each was last known: the nearest
// and the farthest that allowed motion leads to. The likely one stays.
//
//   Requires  as above
//   Error     at most 1 mm too wide, never too narrow: the triangle inequality
[[nodiscard]] constexpr separation by_now(separation s, last_known a, last_known b,
                                          instant now) noexcept {
    return widened(s, (moved_um(a, b, now) + 999) / 1000);
}

// The last instant at which they cannot yet have come within the radius; `now`, if they already
// can. At most 2^30 ms ahead.
//
//   Requires  as above, and that one of the speeds is positive
//   Error     exact to the millisecond, unless a party is known of an instant after `now`: then it
//             may be too early, never too late
[[nodiscard]] constexpr instant beyond_reach_until(std::int64_t least_mm, std::int64_t radius_mm,
                                                   last_known a, last_known b,
                                                   instant now) noexcept {
    CORDON_ASSERT(std::int64_t{a.fastest_mm_s} + b.fastest_mm_s > 0);
    const instant start = later(now, later(a.at, b.at));
    const std::int64_t left = (least_mm - radius_mm) * 1000 - moved_um(a, b, start);
    if (left <= 0) return now;
    const std::int64_t wait = (left - 1) / (std::int64_t{a.fastest_mm_s} + b.fastest_mm_s);
    constexpr std::int32_t most = 1 << 30;
    return start + milliseconds{wait < most ? static_cast<std::int32_t>(wait) : most};
}

}  // namespace cordon

#endif  // CORDON_MOTION_REACH_HPP
