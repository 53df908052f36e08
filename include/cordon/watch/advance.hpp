// SPDX-License-Identifier: BSL-1.0
//
// The step that moves a watch on: a pure function of the state, a fix of either party or an
// instant, and the policy.

#ifndef CORDON_WATCH_ADVANCE_HPP
#define CORDON_WATCH_ADVANCE_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// What one step gives back: auto [next, events] = advance(watch, input, policy).
template <std::size_t Levels>
struct step {
    // Each level changes once at most; a party is lost, is known again, and a fix is reported.
    static constexpr std::size_t most_events = Levels + 3;

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

    constexpr void pass_time(instant now, bool own_clock) noexcept;
    constexpr void take(const fix& f) noexcept;

  private:
    using state = watch<Levels>;
    static constexpr kind nothing = kind::known;  // of a judgement: nothing to report

    constexpr state& w() noexcept { return made_.next; }
    constexpr const state& w() const noexcept { return made_.next; }
    static constexpr std::size_t index(party who) noexcept { return who == party::wearer ? 1 : 0; }
    static constexpr party other_way(std::size_t k) noexcept {
        return k == 1 ? party::wearer : party::protected_person;
    }
    constexpr bool young(instant at) const noexcept {
        const milliseconds age = w().now_ - at;
        return age < policy_.stale_after && age >= -policy_.ahead_at_most;
    }
    constexpr bool any_jump() const noexcept {
        return w().flags_[0].jumped || w().flags_[1].jumped;
    }
    constexpr std::size_t older() const noexcept {
        return (w().last_[0].at - w().last_[1].at).count() <= 0 ? 0 : 1;
    }
    constexpr separation apart() const noexcept;
    constexpr kind judged(const fix& f) const noexcept;
    constexpr bool jump(const fix& f, std::uint32_t sigma) const noexcept;
    constexpr bool stepped_back(instant now, bool own_clock) noexcept;
    constexpr void fall_due(instant now) noexcept;
    constexpr void lose(party who) noexcept;
    constexpr void weigh(party who) noexcept;
    constexpr void weigh_level(std::size_t k, separation s, bool anew, party who) noexcept;
    constexpr void tell(kind what, std::size_t level, party who) noexcept;
    constexpr void report(kind what, party who, instant at) noexcept;

    step<Levels> made_;
    const policy<Levels>& policy_;
};

// Three standard errors of both together.
constexpr std::int64_t doubt_mm(std::uint32_t first_sigma, std::uint32_t second_sigma) noexcept {
    const std::uint64_t first = first_sigma;
    const std::uint64_t second = second_sigma;
    return 3 * (std::int64_t{fixed::square_root(first * first + second * second)} + 1);
}

// The standard error to reckon with: where it is unknown the assumed one, but no less than any
// number that was claimed, however absurd. Below 2^31, so that two squares fit 64 bits.
constexpr std::uint32_t sigma_to_reckon(accuracy claimed, accuracy assumed) noexcept {
    if (claimed.known()) return sigma_mm(claimed);
    const std::uint32_t least = sigma_mm(assumed);
    constexpr std::uint32_t most = INT32_MAX;
    const std::uint32_t number = claimed.mm < most ? claimed.mm : most;
    return number > least ? number : least;
}

template <std::size_t Levels>
constexpr separation step_maker<Levels>::apart() const noexcept {
    const auto& [a, b] = w().last_;
    return widened(separation_of(a.where, b.where), doubt_mm(a.sigma_mm, b.sigma_mm));
}

// Something that changed, at the watch's present instant.
template <std::size_t Levels>
constexpr void step_maker<Levels>::tell(kind what, std::size_t level, party who) noexcept {
    w().sequence_ = static_cast<std::uint16_t>(w().sequence_ + 1);
    report(what, who, w().now_);
    auto& last = made_.events.last();
    last.level = static_cast<std::uint8_t>(level);
    last.whom = audience::protected_person | audience::centre;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::report(kind what, party who, instant at) noexcept {
    const bool both = w().flags_[0].heard && w().flags_[1].heard;
    made_.events.add({what, 0, at, audience::centre, who,
                      both ? apart().likely_mm : event::separation_unknown, w().sequence_});
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::lose(party who) noexcept {
    w().knowledge_ = state::lost;
    // Leaving starts over; what is about to become active goes on: silence is not to pay.
    for (auto& level : w().levels_) level.pending = level.pending && !level.active;
    tell(kind::unknown, 0, who);
}

// Whether the clock has gone back, and is taken as it now is. One input from the past is a late
// fix; the watch's own clock, or inputs that stay in the past for as long as makes data stale or go
// back as far again, are a step: nothing that was heard before it can be dated any more.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::stepped_back(instant now, bool own_clock) noexcept {
    if ((now - w().now_).count() >= 0) {
        w().behind_ = false;
        return false;
    }
    if (!w().behind_) {
        w().behind_ = true;
        w().behind_since_ = now;
    }
    const milliseconds stayed = now - w().behind_since_;
    const bool stays = stayed >= policy_.stale_after || -stayed >= policy_.stale_after;
    const bool own = own_clock && w().now_ - now > policy_.ahead_at_most;
    if (!stays && !own) return false;
    w().behind_ = false;
    w().now_ = now;
    for (std::size_t k = 0; k < 2; ++k) {
        w().last_[k].at = now;
        w().flags_[k].fresh = w().flags_[k].dated = false;
    }
    for (std::size_t k = 0; k < Levels; ++k) w().pending_since_[k] = now;
    report(kind::stepped_back, party::protected_person, now);
    if (w().knowledge_ != state::lost) lose(party::protected_person);
    return true;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::pass_time(instant now, bool own_clock) noexcept {
    if (w().knowledge_ == state::not_started) {
        w().knowledge_ = state::waiting;
        w().now_ = w().last_[0].at = w().last_[1].at = now;
        return;
    }
    if (stepped_back(now, own_clock) || w().behind_) return;
    fall_due(now);
    for (std::size_t k = 0; k < 2; ++k) {
        auto& flags = w().flags_[k];
        const instant at = w().last_[k].at;
        flags.fresh = flags.fresh && young(at);
        constexpr std::int32_t half_of_half = 1 << 30;  // milliseconds, 12.4 days
        flags.dated = flags.dated && (flags.fresh || (w().now_ - at).count() < half_of_half);
    }
}

// Everything that falls due up to `now`, in order, each at its own instant: so that it does not
// matter how often time is fed.
template <std::size_t Levels>
constexpr void step_maker<Levels>::fall_due(instant now) noexcept {
    for (;;) {
        // The next thing due: a pending level (Levels stands for none), or a silence. What is
        // pending since a jump that nothing has borne out does not fall due by time alone.
        milliseconds wait = now - w().now_;
        std::size_t due = Levels;
        for (std::size_t k = 0; k < Levels; ++k) {
            const auto level = w().levels_[k];
            if (level.active || !level.pending || level.doubtful) continue;
            const milliseconds left = w().pending_since_[k] + policy_.enter_after - w().now_;
            if (left > wait || (left == wait && due != Levels)) continue;
            wait = left;
            due = k;
        }
        const milliseconds until_stale = w().last_[older()].at + policy_.stale_after - w().now_;
        const bool silent = w().knowledge_ != state::lost && until_stale <= wait &&
                            (due == Levels || until_stale < wait);
        if (silent) wait = until_stale;
        if (!silent && due == Levels) break;
        // What should have been due before is told now, not then.
        if (wait.count() > 0) w().now_ = w().now_ + wait;
        if (silent) {
            lose(other_way(older()));
        } else {
            w().levels_[due] = {.active = true};
            tell(kind::entered, due, other_way(1 - older()));
        }
    }
    w().now_ = now;
}

template <std::size_t Levels>
constexpr kind step_maker<Levels>::judged(const fix& f) const noexcept {
    constexpr std::int32_t pole = 900'000'000;
    if (f.where.latitude > pole || f.where.latitude < -pole) return kind::impossible;
    const auto& last = w().last_[index(f.who)];
    const auto flags = w().flags_[index(f.who)];
    if (flags.dated && f.at == last.at) {
        return f.where == last.where ? kind::repeated : kind::conflicting;
    }
    if (f.at - w().now_ > policy_.ahead_at_most) return kind::ahead;
    // Only what is young is believed, and so a difference is never one of half the counter. After a
    // silence the party's last fix was stale when this one was young: this one is newer.
    if (!young(f.at)) return kind::late;
    return flags.fresh && (f.at - last.at).count() < 0 ? kind::late : nothing;
}

// Farther from the party's last fix than the greatest speed allows, whatever the accuracies.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::jump(const fix& f, std::uint32_t sigma) const noexcept {
    if (!w().flags_[index(f.who)].dated) return false;
    const auto& last = w().last_[index(f.who)];
    const std::int64_t reach =
        std::int64_t{f.at.ms - last.at.ms} * policy_.greatest_speed_mm_s / 1000;
    const separation moved =
        widened(separation_of(last.where, f.where), doubt_mm(last.sigma_mm, sigma));
    return moved.least_mm > reach;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const fix& f) noexcept {
    pass_time(f.received, false);
    const kind judgement = judged(f);
    if (judgement != nothing) return report(judgement, f.who, f.at);

    const std::uint32_t sigma = sigma_to_reckon(f.how_sure, policy_.assumed);
    const bool jumps = jump(f, sigma);
    w().last_[index(f.who)] = {f.where, f.at, sigma};
    w().flags_[index(f.who)] = {.heard = true, .fresh = true, .dated = true, .jumped = jumps};
    for (auto& level : w().levels_) {
        if (f.who == party::wearer) {
            level.heard_wearer = true;
        } else {
            level.heard_protected_person = true;
        }
    }
    if (jumps) report(kind::jumped, f.who, f.at);
    if (w().flags_[0].fresh && w().flags_[1].fresh) weigh(f.who);
}

// Both parties are fresh. A jump that nothing has borne out is weighed, but makes nothing known.
template <std::size_t Levels>
constexpr void step_maker<Levels>::weigh(party who) noexcept {
    const bool anew = w().knowledge_ != state::both_known && !any_jump();
    if (anew) {
        w().knowledge_ = state::both_known;
        tell(kind::known, 0, who);
    } else if (w().knowledge_ == state::both_known && any_jump()) {
        lose(who);
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
//   (*) as is one likely within when both parties are known anew, for silence is not to pay.
//       A jump never decides alone: within, it is pending, and active when a fix within comes
//       enter_after later; outside, it neither ends a level nor takes back what is pending.
template <std::size_t Levels>
constexpr void step_maker<Levels>::weigh_level(std::size_t k, separation s, bool anew,
                                               party who) noexcept {
    auto& level = w().levels_[k];
    auto& since = w().pending_since_[k];
    const limit& line = policy_.levels[k];
    const instant now = w().now_;
    const milliseconds waited = now - since;
    level.outside = s.least_mm > line.radius.count;
    if (level.active) {
        const bool beyond = s.least_mm > line.left_beyond_mm();
        if (beyond && any_jump()) return;
        const bool both_since = level.heard_protected_person && level.heard_wearer;
        if (beyond && level.pending && waited >= policy_.leave_after && both_since) {
            level = {.outside = level.outside};
            tell(kind::left, k, who);
        } else if (beyond != level.pending) {
            level.pending = beyond;
            level.heard_protected_person = level.heard_wearer = false;
            since = now;
        }
        return;
    }
    const bool within = s.likely_mm <= line.radius.count;
    if (!within && any_jump()) return;
    const bool at_once = anew || s.most_mm <= line.radius.count || policy_.enter_after.count() == 0;
    if (within && ((at_once && !any_jump()) || (level.pending && waited >= policy_.enter_after))) {
        level = {.active = true};
        tell(kind::entered, k, who);
    } else if (within != level.pending) {
        level.pending = within;
        level.doubtful = any_jump();
        since = now;
    } else if (!any_jump()) {
        level.doubtful = false;
    }
}

}  // namespace watch_detail

// One fix, one step. Fixes may come from either party, in any order.
//
//   Requires  fault_of(policy) is none; an input at least every 2^29 ms, so that no instant in the
//             state is mistaken for a future one; `received` from a clock that the device does not
//             set, where the device or the link could be hostile
//   Cost      one separation, one for a jump's test, and one for each event; no allocation, no clock
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
    maker.pass_time(input, true);
    return maker.made();
}

}  // namespace cordon

#endif  // CORDON_WATCH_ADVANCE_HPP
