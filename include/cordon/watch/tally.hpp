// SPDX-License-Identifier: BSL-1.0
//
// What a watch has come to week by week: a pattern that no single alert shows, such as lingering in an
// outer level, approaches that repeat themselves, or silences that grow longer.

#ifndef CORDON_WATCH_TALLY_HPP
#define CORDON_WATCH_TALLY_HPP

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/access.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/summary.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

struct level_tally {
    std::uint32_t approaches = 0;   // times that it became active
    std::uint32_t authorised = 0;   // of these, during authorised contact
    std::uint32_t found_later = 0;  // times that a late fix proved, see kind::was_within
    std::uint32_t active_ms = 0;    // milliseconds
    std::uint32_t clear_ms = 0;     // milliseconds
    std::uint32_t unknown_ms = 0;   // milliseconds, in which nobody could say

    friend constexpr bool operator==(const level_tally&, const level_tally&) noexcept = default;
};

// One week, or whatever the period is.
template <std::size_t Levels>
struct period_tally {
    std::uint64_t began_ms = 0;  // milliseconds since the tally began
    level_tally levels[Levels]{};
    std::int32_t nearest_mm = event::separation_unknown;  // least likely separation while known
    std::uint32_t told[3]{};  // how many events: the protected person, the wearer, the centre

    friend constexpr bool operator==(const period_tally&, const period_tally&) noexcept = default;
};

// Beside a watch, as a summary is, from its first step on: the last `Periods` periods, each with its
// own counts. What happened counts for the period in which it happened, as far as that is kept; what
// was told, for the one in which it could first be told. A period holds its first instant.
template <std::size_t Levels, std::size_t Periods = 13>
class tally {
    static_assert(Periods > 0, "cordon: a tally keeps at least one period");

  public:
    // The first period may be shorter: until next Monday, say. A clock that is set back or a step
    // that comes late makes no time; a calendar's weeks are periods of the watch's clock.
    //
    //   Requires  0 < first <= period; period >= one hour
    constexpr explicit tally(milliseconds period = std::chrono::hours{7 * 24}) noexcept
        : tally{period, period} {}
    constexpr tally(milliseconds period, milliseconds first) noexcept
        : period_ms_{static_cast<std::uint32_t>(period.count())},
          ends_ms_{static_cast<std::uint32_t>(first.count())} {
        CORDON_ASSERT(period >= std::chrono::hours{1} && first.count() > 0 && first <= period);
    }

    // The step `made`, which followed from `before` under the policy.
    //
    //   Cost      one separation, clear_until where a level was clear, and a few additions for each
    //             period that has passed since
    constexpr void take(const watch<Levels>& before, const step<Levels>& made,
                        const policy<Levels>& p) noexcept {
        const watch<Levels>& after = made.next;
        const std::uint64_t passed = watch_detail::passed_ms(before, after);
        std::array<std::uint64_t, Levels> clear{};
        for (std::size_t k = 0; k < Levels; ++k) {
            clear[k] = watch_detail::clear_ms(before, p, k, passed);
        }
        for (std::uint64_t spent = 0; spent < passed;) {
            const std::uint64_t part = std::min(passed - spent, ends_ms_ - elapsed_ms_);
            for (std::size_t k = 0; k < Levels; ++k) {
                spend(k, before.state(k), part, clear[k] > spent ? clear[k] - spent : 0);
            }
            spent += part;
            elapsed_ms_ += part;
            if (elapsed_ms_ == ends_ms_) begin();
        }
        for (const event& e : made.events) note(e, after.now());
        const std::int32_t apart = watch_detail::access::apart_mm(after);
        std::int32_t& nearest = now().nearest_mm;
        if (apart != event::separation_unknown &&
            (nearest == event::separation_unknown || apart < nearest)) {
            nearest = apart;
        }
    }

    // The periods that are kept: 0 is the oldest, the last one goes on.
    [[nodiscard]] constexpr std::size_t kept() const noexcept {
        return begun_ < Periods ? static_cast<std::size_t>(begun_) : Periods;
    }
    [[nodiscard]] constexpr const period_tally<Levels>& operator[](std::size_t k) const noexcept {
        CORDON_ASSERT(k < kept());
        return ring_[static_cast<std::size_t>((begun_ - kept() + k) % Periods)];
    }
    // How many were before those.
    [[nodiscard]] constexpr std::uint64_t forgotten() const noexcept { return begun_ - kept(); }
    [[nodiscard]] constexpr std::uint64_t elapsed_ms() const noexcept { return elapsed_ms_; }

    friend constexpr bool operator==(const tally&, const tally&) noexcept = default;

  private:
    constexpr period_tally<Levels>& now() noexcept { return ring_[(begun_ - 1) % Periods]; }
    constexpr void begin() noexcept {
        ++begun_;
        now() = {};
        now().began_ms = elapsed_ms_;
        ends_ms_ += period_ms_;
    }
    constexpr period_tally<Levels>& at(std::uint64_t ms) noexcept {
        std::uint64_t k = begun_;
        while (begun_ - k + 1 < kept() && ring_[(k - 1) % Periods].began_ms > ms) --k;
        return ring_[(k - 1) % Periods];
    }
    constexpr void spend(std::size_t k, level_state state, std::uint64_t part,
                         std::uint64_t clear_left) noexcept {
        level_tally& level = now().levels[k];
        const auto ms = static_cast<std::uint32_t>(part);
        const auto clear = static_cast<std::uint32_t>(std::min(part, clear_left));
        level.active_ms += state == level_state::active ? ms : 0;
        level.clear_ms += clear;
        level.unknown_ms += state == level_state::active ? 0 : ms - clear;
    }
    constexpr void note(const event& e, instant when) noexcept {
        if (e.level < Levels) {
            watch_detail::count_approach(
                at(watch_detail::happened_ms(e, when, elapsed_ms_)).levels[e.level], e);
        }
        watch_detail::count_told(now().told, e.whom);
    }

    std::uint32_t period_ms_;
    std::uint64_t ends_ms_;  // the period that goes on
    std::uint64_t elapsed_ms_ = 0;
    std::uint64_t begun_ = 1;
    std::array<period_tally<Levels>, Periods> ring_{};
};

}  // namespace cordon

#endif  // CORDON_WATCH_TALLY_HPP
