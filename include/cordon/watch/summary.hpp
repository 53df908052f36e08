// SPDX-License-Identifier: BSL-1.0
//
// What a watch has come to over its life, for whoever has to read it later: approaches, the nearest
// they were, time in each state, and who was told what.

#ifndef CORDON_WATCH_SUMMARY_HPP
#define CORDON_WATCH_SUMMARY_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/access.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/outlook.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

namespace watch_detail {

// The milliseconds of a step: none of the first, of a clock that was set back, or of a late input.
template <std::size_t Levels>
constexpr std::uint64_t passed_ms(const watch<Levels>& before,
                                  const watch<Levels>& after) noexcept {
    const bool started = !(before == watch<Levels>{});
    const std::int32_t span = started ? (after.now() - before.now()).count() : 0;
    return static_cast<std::uint64_t>(span > 0 ? span : 0);
}

// The first so many of these a level that was clear stayed so, until it lapsed.
template <std::size_t Levels>
constexpr std::uint64_t clear_ms(const watch<Levels>& before, const policy<Levels>& p,
                                 std::size_t level, std::uint64_t passed) noexcept {
    if (before.state(level) != level_state::clear) return 0;
    const std::int32_t held = (clear_until(before, p, level) - before.now()).count();
    return std::min(passed, static_cast<std::uint64_t>(held > 0 ? held : 0));
}

inline constexpr audience each_audience[] = {audience::protected_person, audience::wearer,
                                             audience::centre};

// An event of a level, in what is kept of approaches to it.
template <class Account>
constexpr void count_approach(Account& level, const event& e) noexcept {
    if (e.what == kind::entered) {
        ++level.approaches;
        if (includes(e.marks, mark::authorised)) ++level.authorised;
    }
    if (e.what == kind::was_within) ++level.found_later;
}

// In the order of each_audience.
constexpr void count_told(std::uint32_t (&told)[3], audience whom) noexcept {
    std::size_t k = 0;
    for (const audience each : each_audience) {
        if (includes(whom, each)) ++told[k];
        ++k;
    }
}

// When an event happened that was told so long after the beginning.
constexpr std::uint64_t happened_ms(const event& e, instant now, std::uint64_t told_ms) noexcept {
    const std::int32_t ago = (now - e.at).count();
    const auto before = static_cast<std::uint64_t>(ago > 0 ? ago : 0);
    return before < told_ms ? told_ms - before : 0;
}

}  // namespace watch_detail

// Times are milliseconds since the summary began, 64 bits of them: instants wrap, a case does not.
struct level_summary {
    std::uint32_t approaches = 0;          // times that it became active
    std::uint32_t authorised = 0;          // of these, during authorised contact
    std::uint32_t found_later = 0;         // times that a late fix proved, see kind::was_within
    std::uint64_t active_ms = 0;           // milliseconds
    std::uint64_t clear_ms = 0;            // milliseconds
    std::uint64_t unknown_ms = 0;          // milliseconds, in which nobody could say
    std::uint64_t longest_unknown_ms = 0;  // milliseconds without a break
    std::uint64_t unknown_now_ms = 0;      // milliseconds of the break that goes on

    friend constexpr bool operator==(const level_summary&, const level_summary&) noexcept = default;
};

// An event, with when it happened and when it could first be told.
struct told_event {
    event what{};
    std::uint64_t happened_ms = 0;  // milliseconds
    std::uint64_t told_ms = 0;      // milliseconds

    friend constexpr bool operator==(const told_event&, const told_event&) noexcept = default;
};

// Beside a watch, not in it: take() is given every step, and changes nothing of the watch. It counts
// all events, and keeps the last `Kept` changes that anybody was told of: no reports, of which a
// device that repeats itself makes any number.
//
//   Cost      at each step one separation of its own, and clear_until where a level was clear
template <std::size_t Levels, std::size_t Kept = 32>
class summary {
    static_assert(Kept > 0, "cordon: a summary keeps at least one event");

  public:
    // The step `made`, which followed from `before` under the policy.
    constexpr void take(const watch<Levels>& before, const step<Levels>& made,
                        const policy<Levels>& p) noexcept {
        const watch<Levels>& after = made.next;
        const std::uint64_t passed = watch_detail::passed_ms(before, after);
        for (std::size_t k = 0; k < Levels; ++k) spend(k, passed, before, p);
        elapsed_ms_ += passed;
        for (const event& e : made.events) note(e, after.now());
        const std::int32_t apart = watch_detail::access::apart_mm(after);
        if (apart != event::separation_unknown &&
            (nearest_mm_ == event::separation_unknown || apart < nearest_mm_)) {
            nearest_mm_ = apart;
            nearest_ms_ = elapsed_ms_;
        }
    }

    [[nodiscard]] constexpr const level_summary& level(std::size_t k) const noexcept {
        CORDON_ASSERT(k < Levels);
        return levels_[k];
    }
    // The least likely separation of two fixes while both were known, in millimetres, and when it
    // was heard of; event::separation_unknown where there was none.
    [[nodiscard]] constexpr std::int32_t nearest_mm() const noexcept { return nearest_mm_; }
    [[nodiscard]] constexpr std::uint64_t nearest_ms() const noexcept { return nearest_ms_; }
    [[nodiscard]] constexpr std::uint64_t elapsed_ms() const noexcept { return elapsed_ms_; }

    // How many events the audience was told of, and how many of one kind there were for anybody.
    [[nodiscard]] constexpr std::uint32_t told(audience one) const noexcept {
        std::size_t k = 0;
        for (const audience each : watch_detail::each_audience) {
            if (each == one) return told_[k];
            ++k;
        }
        return 0;
    }
    [[nodiscard]] constexpr std::uint32_t count(kind what) const noexcept {
        const auto k = static_cast<std::size_t>(what);
        return k < kinds ? counts_[k] : 0;
    }

    // The last changes that anybody was told of: 0 is the oldest that is kept.
    [[nodiscard]] constexpr std::size_t kept() const noexcept {
        return all_told_ < Kept ? static_cast<std::size_t>(all_told_) : Kept;
    }
    [[nodiscard]] constexpr const told_event& operator[](std::size_t k) const noexcept {
        CORDON_ASSERT(k < kept());
        const std::uint64_t oldest = all_told_ < Kept ? 0 : all_told_ % Kept;
        return ring_[static_cast<std::size_t>((oldest + k) % Kept)];
    }
    // How many that were told of are not kept any more.
    [[nodiscard]] constexpr std::uint64_t forgotten() const noexcept { return all_told_ - kept(); }

    friend constexpr bool operator==(const summary&, const summary&) noexcept = default;

  private:
    static constexpr std::size_t kinds = static_cast<std::size_t>(kind::stepped_back) + 1;

    // What is active or unknown stays so until the next step; what is clear, until it lapses.
    constexpr void spend(std::size_t k, std::uint64_t passed, const watch<Levels>& before,
                         const policy<Levels>& p) noexcept {
        level_summary& level = levels_[k];
        const bool active = before.state(k) == level_state::active;
        const std::uint64_t clear = watch_detail::clear_ms(before, p, k, passed);
        const std::uint64_t unknown = active ? 0 : passed - clear;
        level.active_ms += active ? passed : 0;
        level.clear_ms += clear;
        level.unknown_ms += unknown;
        const bool went_on = before.state(k) == level_state::unknown;
        level.unknown_now_ms = went_on ? level.unknown_now_ms + unknown : unknown;
        level.longest_unknown_ms = std::max(level.longest_unknown_ms, level.unknown_now_ms);
    }

    constexpr void note(const event& e, instant now) noexcept {
        const auto of_kind = static_cast<std::size_t>(e.what);
        if (of_kind < kinds) ++counts_[of_kind];
        if (e.level < Levels) watch_detail::count_approach(levels_[e.level], e);
        watch_detail::count_told(told_, e.whom);
        if (e.whom == audience::nobody || !is_change(e.what)) return;
        const std::uint64_t happened = watch_detail::happened_ms(e, now, elapsed_ms_);
        ring_[static_cast<std::size_t>(all_told_ % Kept)] = {e, happened, elapsed_ms_};
        ++all_told_;
    }

    level_summary levels_[Levels]{};
    std::uint64_t elapsed_ms_ = 0;
    std::uint64_t nearest_ms_ = 0;
    std::int32_t nearest_mm_ = event::separation_unknown;
    std::uint32_t told_[3]{};
    std::uint32_t counts_[kinds]{};
    std::uint64_t all_told_ = 0;
    std::array<told_event, Kept> ring_{};
};

}  // namespace cordon

#endif  // CORDON_WATCH_SUMMARY_HPP
