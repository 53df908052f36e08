// SPDX-License-Identifier: BSL-1.0
//
// What time brings: a party falls overdue, contact and snoozes end, and a clock can step back.

#ifndef CORDON_WATCH_FALLING_DUE_HPP
#define CORDON_WATCH_FALLING_DUE_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/step.hpp"

namespace cordon::watch_detail {

template <std::size_t Levels>
constexpr void step_maker<Levels>::lose(party who, typename state::knowledge into) noexcept {
    w().knowledge_ = into;
    // Leaving starts over. What speaks for entering stays; a jump is not to take it back.
    for (auto& level : w().levels_) {
        if (level.active) level.evidence = 0;
        if (level.active || into == state::overdue) {
            level.last = 0;
            level.credit = evidence::none;
        }
    }
    tell(kind::unknown, 0, who, policy_.told.silence);
}

// Whether the clock has gone back, and is taken as it now is. One input from the past is a late
// fix; the watch's own clock, or inputs that stay in the past for as long as makes a party overdue
// or go back as far again, are a step: nothing that was heard before it can be dated any more.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::stepped_back(instant now, bool own_clock) noexcept {
    if ((now - w().now_).count() >= 0) {
        if (w().behind_) w().mark_ = w().now_;
        w().behind_ = false;
        return false;
    }
    if (!w().behind_) {
        w().behind_ = true;
        w().mark_ = now;
    }
    const milliseconds stayed = now - w().mark_;
    const std::int32_t long_enough = policy_.overdue_after.count();
    const bool stays = stayed.count() >= long_enough || -stayed.count() >= long_enough;
    const bool own = own_clock && (w().now_ - now).count() > policy_.ahead_at_most.count();
    if (!stays && !own) return false;
    w().behind_ = false;
    w().now_ = w().mark_ = now;
    for (memory& m : w().parties_) {
        m.at = now;
        m.held = 0;
        m.fresh = m.dated = false;
    }
    // Nor can the centre's orders: they end with the clock that they were given by.
    report(kind::stepped_back, party::protected_person, now);
    if (w().in_contact_) tell(kind::contact_ended, 0, party::wearer, policy_.told.contact);
    w().in_contact_ = false;
    end_snooze();
    if (w().knowledge_ == state::doubtful) w().knowledge_ = state::overdue;
    if (w().knowledge_ != state::overdue) lose(party::protected_person, state::overdue);
    return true;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::pass_time(instant now, bool own_clock) noexcept {
    if (w().knowledge_ == state::not_started) {
        w().knowledge_ = state::waiting;
        w().now_ = w().mark_ = w().parties_[0].at = w().parties_[1].at = now;
        return;
    }
    if (stepped_back(now, own_clock) || w().behind_) return;
    fall_due(now);
    // What fell due is of what was known before the input.
    if (!made_.events.empty() && both_heard()) fill(likely().likely_mm);
    for (std::size_t k = 0; k < 2; ++k) {
        memory& m = w().parties_[k];
        m.fresh = m.fresh && ((w().zone_ && k == 0) || young(held(k)));
        constexpr std::int32_t half_of_half = 1 << 30;  // milliseconds, 12.4 days
        m.dated = m.dated && (m.fresh || (w().now_ - m.at).count() < half_of_half);
    }
}

// No level from `first` inward is snoozed any more. Those who were not told of one that stands are told
// that it does.
template <std::size_t Levels>
constexpr void step_maker<Levels>::end_snooze(std::size_t first) noexcept {
    if (first == 0) w().snoozing_ = false;
    std::size_t deepest = Levels;
    for (std::size_t k = first; k < Levels; ++k) {
        if (w().levels_[k].snoozed && w().levels_[k].active) deepest = k;
        w().levels_[k].snoozed = false;
    }
    if (deepest < Levels) {
        tell(kind::snooze_ended, deepest, party::wearer, policy_.told.approach);
    }
}

// Everything that falls due up to `now`, in order, each at its own instant: so that it does not
// matter how often time is fed.
template <std::size_t Levels>
constexpr void step_maker<Levels>::fall_due(instant now) noexcept {
    const std::size_t silent = older();
    const instant overdue = held(silent) + policy_.overdue_after;
    for (;;) {
        instant due = overdue;
        bool any = w().knowledge_ != state::overdue && (now - overdue).count() >= 0;
        const auto sooner = [&](bool set, instant ends) {
            if (!set || (now - ends).count() < 0 || (any && (due - ends).count() < 0)) return false;
            due = ends;
            return any = true;
        };
        const bool contact = sooner(w().in_contact_, coarse(w().contact_until_));
        const bool snooze = sooner(w().snoozing_, coarse(w().snoozed_until_));
        if (!any) break;
        // What should have been due before is told now, not then.
        w().now_ = later(w().now_, due);
        if (snooze) {
            end_snooze();
        } else if (contact) {
            tell(kind::contact_ended, 0, party::wearer, policy_.told.contact);
            w().in_contact_ = false;
        } else if (w().knowledge_ == state::doubtful) {
            w().knowledge_ = state::overdue;  // unknown was told already
        } else {
            lose(whose(silent), state::overdue);
        }
    }
    w().now_ = now;
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_FALLING_DUE_HPP
