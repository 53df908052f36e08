// SPDX-License-Identifier: BSL-1.0
//
// The state of one pair, the protected person and the wearer, and the step that moves it on: a
// value and a pure function, driven by either party's fixes and by time.

#ifndef CORDON_WATCH_WATCH_HPP
#define CORDON_WATCH_WATCH_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon {

// Unknown is not safe: it means that nobody can say.
enum class level_state : std::uint8_t { unknown, clear, active };

[[nodiscard]] constexpr const char* to_string(level_state state) noexcept {
    switch (state) {
        case level_state::unknown: return "unknown";
        case level_state::clear: return "clear";
        case level_state::active: return "active";
    }
    return "";
}

namespace watch_detail {
template <std::size_t Levels>
class step_maker;
}

// The state of a pair: trivially copyable, integers only, at most 64 bytes with two levels. Made
// by its default constructor, changed by advance alone; to keep it, copy its bytes.
template <std::size_t Levels>
class watch {
  public:
    [[nodiscard]] constexpr level_state state(std::size_t level) const noexcept {
        CORDON_ASSERT(level < Levels);
        return levels_[level].active      ? level_state::active
               : knowledge_ == both_fresh ? level_state::clear
                                          : level_state::unknown;
    }

    friend constexpr bool operator==(const watch&, const watch&) noexcept = default;

  private:
    friend class watch_detail::step_maker<Levels>;

    enum knowledge : std::uint8_t { not_started, waiting, both_fresh, stale };

    struct last_fix {
        position_e7 where{};
        instant at{};                // before the first fix: when the watch started
        std::uint32_t sigma_mm = 0;  // millimetres, along each axis
        friend constexpr bool operator==(const last_fix&, const last_fix&) noexcept = default;
    };
    struct level_memory {
        instant since{};  // when what is pending began
        bool active = false;
        bool pending = false;  // on the way to the other state
        friend constexpr bool operator==(const level_memory&,
                                         const level_memory&) noexcept = default;
    };

    last_fix last_[2]{};  // by party
    instant now_{};
    level_memory levels_[Levels]{};
    std::uint16_t sequence_ = 0;
    knowledge knowledge_ = not_started;
    bool heard_[2]{};   // by party: last_ is a fix
    bool fresh_[2]{};   // by party: younger than stale_after when time last passed; kept, so that a
                        // counter that wraps cannot make an old fix young again
    bool jumped_[2]{};  // by party: that fix is a jump from the one before it
};

// What one step gives back: auto [next, events] = advance(watch, input, policy).
template <std::size_t Levels>
struct step {
    // Each level can end or begin once by time and once by the fix; and unknown, known, a report.
    static constexpr std::size_t most_events = 2 * Levels + 3;

    watch<Levels> next;
    event_list<most_events> events;
};

namespace watch_detail {

template <std::size_t Levels>
class step_maker {
  public:
    constexpr step_maker(const watch<Levels>& before, const policy<Levels>& p) noexcept
        : made_{before, {}}, policy_{p} {
        CORDON_ASSERT(fault_of(p) == policy_fault::none);
    }
    [[nodiscard]] constexpr const step<Levels>& made() const noexcept { return made_; }

    constexpr void pass_time(instant now) noexcept;
    constexpr void take(const fix& f) noexcept;

  private:
    using state = watch<Levels>;

    constexpr state& w() noexcept { return made_.next; }
    constexpr const state& w() const noexcept { return made_.next; }

    // What of a fix can be believed; `entered` here stands for nothing to report.
    static constexpr kind nothing = kind::entered;
    constexpr kind judged(const fix& f) const noexcept;
    constexpr bool jump(const fix& f, std::uint32_t sigma) const noexcept;
    constexpr bool young(instant at) const noexcept { return w().now_ - at < policy_.stale_after; }
    constexpr bool any_jump() const noexcept { return w().jumped_[0] || w().jumped_[1]; }
    constexpr separation apart() const noexcept;
    constexpr void weigh(instant now, party who) noexcept;
    constexpr void weigh_level(std::size_t k, separation s, bool anew, party who) noexcept;
    constexpr void tell(kind what, std::size_t level, instant at, party who) noexcept;
    constexpr void report(kind what, const fix& f) noexcept;

    step<Levels> made_;
    const policy<Levels>& policy_;
};

// Three standard errors of both together. Squares of two sigmas below 2^32 could overflow by one
// bit, so they are halved first.
constexpr std::int64_t doubt_mm(std::uint32_t first_sigma, std::uint32_t second_sigma) noexcept {
    const std::uint64_t first = first_sigma / 2;
    const std::uint64_t second = second_sigma / 2;
    return 6 * (std::int64_t{fixed::square_root(first * first + second * second)} + 1);
}

template <std::size_t Levels>
constexpr separation step_maker<Levels>::apart() const noexcept {
    const auto& [a, b] = w().last_;
    return widened(separation_of(a.where, b.where), doubt_mm(a.sigma_mm, b.sigma_mm));
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::tell(kind what, std::size_t level, instant at,
                                        party who) noexcept {
    const bool both = w().heard_[0] && w().heard_[1];
    w().sequence_ = static_cast<std::uint16_t>(w().sequence_ + 1);
    made_.events.add({what, static_cast<std::uint8_t>(level), at,
                      audience::protected_person | audience::centre, who,
                      both ? apart().likely_mm : event::separation_unknown, w().sequence_});
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::report(kind what, const fix& f) noexcept {
    const bool both = w().heard_[0] && w().heard_[1];
    made_.events.add({what, 0, f.at, audience::centre, f.who,
                      both ? apart().likely_mm : event::separation_unknown, w().sequence_});
}

// Everything that falls due up to `now`, in order, each at its own instant: so that it does not
// matter how often time is fed.
template <std::size_t Levels>
constexpr void step_maker<Levels>::pass_time(instant now) noexcept {
    if (w().knowledge_ == state::not_started) {
        w().knowledge_ = state::waiting;
        w().now_ = w().last_[0].at = w().last_[1].at = now;
        return;
    }
    if ((now - w().now_).count() < 0) return;  // time does not go back

    for (;;) {
        // The next thing due: a pending level (Levels stands for none), or a silence. A jump that
        // nothing confirms lets no level fall due.
        milliseconds wait = now - w().now_;
        std::size_t due_level = Levels;
        for (std::size_t k = 0; k < Levels && !any_jump(); ++k) {
            const auto& level = w().levels_[k];
            if (level.active || !level.pending) continue;
            const milliseconds left = level.since + policy_.enter_after - w().now_;
            if (left > wait || (left == wait && due_level != Levels)) continue;
            wait = left;
            due_level = k;
        }
        const std::size_t silent = (w().last_[0].at - w().last_[1].at).count() <= 0 ? 0 : 1;
        const milliseconds until_stale = w().last_[silent].at + policy_.stale_after - w().now_;
        const bool goes_stale = w().knowledge_ != state::stale && until_stale <= wait &&
                                (due_level == Levels || until_stale < wait);
        if (goes_stale) {
            wait = until_stale;
        } else if (due_level == Levels) {
            break;
        }
        // A silence that began in the past of this watch is told now, not then.
        if (wait.count() > 0) w().now_ = w().now_ + wait;
        if (goes_stale) {
            w().knowledge_ = state::stale;
            for (auto& level : w().levels_) level.pending = level.pending && !level.active;
            tell(kind::unknown, 0, w().now_, static_cast<party>(silent));
        } else {
            w().levels_[due_level].active = true;
            w().levels_[due_level].pending = false;
            tell(kind::entered, due_level, w().now_,
                 static_cast<party>((w().last_[0].at - w().last_[1].at).count() >= 0 ? 0 : 1));
        }
    }
    w().now_ = now;
    for (std::size_t who = 0; who < 2; ++who) {
        w().fresh_[who] = w().fresh_[who] && young(w().last_[who].at);
    }
}

template <std::size_t Levels>
constexpr kind step_maker<Levels>::judged(const fix& f) const noexcept {
    constexpr std::int32_t pole = 900'000'000;
    if (f.where.latitude > pole || f.where.latitude < -pole) return kind::impossible;
    if (f.at - w().now_ > policy_.ahead_at_most) return kind::ahead;
    const auto who = static_cast<std::size_t>(f.who);
    if (!w().heard_[who]) return nothing;
    // After a long silence the counter may have wrapped past the party's last fix; a fix that is
    // young now is newer than one that was stale then.
    if (!w().fresh_[who] && young(f.at)) return nothing;
    const auto after = (f.at - w().last_[who].at).count();
    if (after < 0) return kind::late;
    if (after > 0) return nothing;
    return f.where == w().last_[who].where ? kind::repeated : kind::conflicting;
}

// Farther from the party's last fix than the greatest speed allows, whatever the accuracies.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::jump(const fix& f, std::uint32_t sigma) const noexcept {
    const auto who = static_cast<std::size_t>(f.who);
    if (!w().heard_[who]) return false;
    const auto& last = w().last_[who];
    const std::int64_t reach =
        std::int64_t{f.at.ms - last.at.ms} * policy_.greatest_speed_mm_s / 1000;
    const separation moved =
        widened(separation_of(last.where, f.where), doubt_mm(last.sigma_mm, sigma));
    return moved.least_mm > reach;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const fix& f) noexcept {
    pass_time(f.received);
    const kind judgement = judged(f);
    if (judgement != nothing) return report(judgement, f);

    const auto who = static_cast<std::size_t>(f.who);
    const std::uint32_t sigma = sigma_mm(f.how_sure.known() ? f.how_sure : policy_.assumed);
    const bool jumps = jump(f, sigma);
    w().last_[who] = {f.where, f.at, sigma};
    w().heard_[who] = true;
    w().jumped_[who] = jumps;
    w().fresh_[who] = young(f.at);
    if (jumps) report(kind::jumped, f);
    if (!w().fresh_[who]) return report(kind::late, f);
    if (w().fresh_[0] && w().fresh_[1]) weigh(w().now_, f.who);
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::weigh(instant now, party who) noexcept {
    const bool anew = w().knowledge_ != state::both_fresh;
    if (anew) {
        w().knowledge_ = state::both_fresh;
        tell(kind::known, 0, now, who);
    }
    const separation s = apart();
    for (std::size_t k = 0; k < Levels; ++k) weigh_level(k, s, anew, who);
}

// One level, one sample. What the sample says of the level, and what follows:
//
//   sample                 not active                      active
//   surely within          active at once (*)              stays; leaving starts over
//   likely within          pending; active in enter_after  stays; leaving starts over
//   likely outside         not pending                     stays; leaving starts over
//   surely beyond margin   not pending                     pending; ends after leave_after
//
//   (*) as does a sample that is likely within when both parties are heard of anew: silence is not
//       to pay. A jump is neither: within, it is only pending; beyond the margin, it is ignored.
template <std::size_t Levels>
constexpr void step_maker<Levels>::weigh_level(std::size_t k, separation s, bool anew,
                                               party who) noexcept {
    auto& level = w().levels_[k];
    const limit& line = policy_.levels[k];
    const instant now = w().now_;
    const bool waited = level.pending && now - level.since >= (level.active ? policy_.leave_after
                                                                            : policy_.enter_after);
    if (level.active) {
        const bool beyond = s.least_mm > line.left_beyond_mm();
        if (beyond && any_jump()) return;
        const bool both_since = level.pending && (w().last_[0].at - level.since).count() >= 0 &&
                                (w().last_[1].at - level.since).count() >= 0;
        if (beyond && (policy_.leave_after.count() == 0 || (waited && both_since))) {
            level = {};
            tell(kind::left, k, now, who);
        } else if (beyond != level.pending) {
            level.pending = beyond;
            level.since = now;
        }
        return;
    }
    const bool inside = s.likely_mm <= line.radius.count;
    const bool at_once =
        anew || waited || s.most_mm <= line.radius.count || policy_.enter_after.count() == 0;
    if (inside && at_once && !any_jump()) {
        level = {{}, true, false};
        tell(kind::entered, k, now, who);
    } else if (inside != level.pending) {
        level.pending = inside;
        level.since = now;
    }
}

}  // namespace watch_detail

// One fix, one step. Fixes may come from either party, in any order.
//
//   Requires  fault_of(policy) is none; an input at least every 2^29 ms, so that no instant in the
//             state is mistaken for a future one
//   Cost      three separations at most; constant, no allocation, no clock
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const fix& input,
                                             const policy<Levels>& p) noexcept {
    watch_detail::step_maker<Levels> maker{before, p};
    maker.take(input);
    return maker.made();
}

// Time passes. What is due falls due at its own instant, however late this is called; it is called
// so that silence is noticed in time.
//
//   Requires  as above
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, instant input,
                                             const policy<Levels>& p) noexcept {
    watch_detail::step_maker<Levels> maker{before, p};
    maker.pass_time(input);
    return maker.made();
}

}  // namespace cordon

#endif  // CORDON_WATCH_WATCH_HPP
