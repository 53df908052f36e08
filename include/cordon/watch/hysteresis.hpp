// SPDX-License-Identifier: BSL-1.0
//
// A detector with two lines: active within the nearer, clear beyond the farther, and between them as
// it was.

#ifndef CORDON_WATCH_HYSTERESIS_HPP
#define CORDON_WATCH_HYSTERESIS_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/watch/detector.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// Between the lines it is unknown until it has been within the one or beyond the other.
//
// Gaps: it gathers nothing, so holds and starts_over are one: an active level stays active until a
// fresh sighting beyond the farther line.
//
//   Source    the trigger: O. H. Schmitt, A thermionic trigger, Journal of Scientific Instruments 15,
//             1938; the usual margin, a tenth of the radius but at least 20 m:
//             github.com/Ikolvi/Tracelet, issue 268
class hysteresis {
  public:
    // Requires  0 < within <= beyond
    constexpr hysteresis(millimetres within, millimetres beyond, gap_rule gaps) noexcept
        : within_{within}, beyond_{beyond}, answer_{gaps} {
        CORDON_ASSERT(within.count > 0 && within <= beyond);
    }
    // The two lines of a level of a watch.
    //
    //   Requires  a limit that a policy may have; see fault_of
    constexpr hysteresis(limit line, gap_rule gaps) noexcept
        : hysteresis{line.radius, millimetres{static_cast<std::int32_t>(line.left_beyond_mm())},
                     gaps} {}

    constexpr void take(const sighting& s) noexcept {
        answer_.hear(s);
        if (!s.fresh) return;
        if (s.apart.likely_mm <= within_.count) answer_.say(true);
        if (s.apart.likely_mm > beyond_.count) answer_.say(false);
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return answer_.state(); }

    friend constexpr bool operator==(const hysteresis&, const hysteresis&) noexcept = default;

  private:
    millimetres within_;
    millimetres beyond_;
    detector_detail::answer answer_;
};

static_assert(detector<hysteresis> && sizeof(hysteresis) <= 24);

}  // namespace cordon

#endif  // CORDON_WATCH_HYSTERESIS_HPP
