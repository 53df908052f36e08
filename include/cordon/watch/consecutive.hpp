// SPDX-License-Identifier: BSL-1.0
//
// A detector that believes so many sightings in a row.

#ifndef CORDON_WATCH_CONSECUTIVE_HPP
#define CORDON_WATCH_CONSECUTIVE_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/watch/detector.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// Says active after so many in a row within the radius, clear after as many beyond it, and until
// then what it said before; unknown at first.
//
// Gaps: with holds a row goes on over the gap; otherwise the row begins again.
//
//   Source    two in a row before leaving: github.com/Ikolvi/Tracelet, issue 295; here both ways
class consecutive {
  public:
    // Requires  radius > 0; needed > 0
    constexpr consecutive(millimetres radius, std::uint8_t needed, gap_rule gaps) noexcept
        : radius_{radius}, answer_{gaps}, needed_{needed} {
        CORDON_ASSERT(radius.count > 0 && needed > 0);
    }

    constexpr void take(const sighting& s) noexcept {
        if (answer_.hear(s).forgets) row_ = 0;
        if (!s.fresh) return;
        const bool within = s.apart.likely_mm <= radius_.count;
        if (within != within_) row_ = 0;
        within_ = within;
        if (row_ < needed_) ++row_;
        if (row_ == needed_) answer_.say(within);
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return answer_.state(); }

    friend constexpr bool operator==(const consecutive&, const consecutive&) noexcept = default;

  private:
    millimetres radius_;
    detector_detail::answer answer_;
    std::uint8_t needed_;
    std::uint8_t row_ = 0;  // as long as needed_ at most
    bool within_ = false;   // the row
};

static_assert(detector<consecutive> && sizeof(consecutive) <= 24);

}  // namespace cordon

#endif  // CORDON_WATCH_CONSECUTIVE_HPP
