// SPDX-License-Identifier: BSL-1.0
//
// A detector that wants somebody to have stayed.

#ifndef CORDON_WATCH_DWELL_HPP
#define CORDON_WATCH_DWELL_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/detector.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// Says active at the first sighting within the radius by which all have been within for so long, and
// clear at the first beyond it; until then what it said before, unknown at first.
//
// Gaps: with holds a gap is time that was stayed, as on a phone, whose timer runs on; otherwise the
// stay begins again with the sighting after it. Either way no gap makes a level active: the next
// sighting does.
//
//   Source    developer.android.com, the transition DWELL and setLoiteringDelay;
//             github.com/tidwall/tile38, issue 816
class dwell {
  public:
    // Requires  radius > 0; stay >= 0
    constexpr dwell(millimetres radius, milliseconds stay, gap_rule gaps) noexcept
        : radius_{radius}, needed_{stay}, answer_{gaps} {
        CORDON_ASSERT(radius.count > 0 && stay.count() >= 0);
    }

    constexpr void take(const sighting& s) noexcept {
        const auto heard = answer_.hear(s);
        if (heard.forgets) within_ = false;
        const std::int32_t left_ms = (needed_ - stayed_).count();
        if (within_) stayed_ += milliseconds{heard.passed_ms < left_ms ? heard.passed_ms : left_ms};
        if (!s.fresh) return;
        const bool within = s.apart.likely_mm <= radius_.count;
        if (within && !within_) stayed_ = milliseconds{0};
        within_ = within;
        if (!within) answer_.say(false);
        if (within && stayed_ == needed_) answer_.say(true);
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return answer_.state(); }

    friend constexpr bool operator==(const dwell&, const dwell&) noexcept = default;

  private:
    millimetres radius_;
    milliseconds needed_;
    milliseconds stayed_{0};  // as long as needed_ at most
    detector_detail::answer answer_;
    bool within_ = false;
};

static_assert(detector<dwell> && sizeof(dwell) <= 32);

}  // namespace cordon

#endif  // CORDON_WATCH_DWELL_HPP
