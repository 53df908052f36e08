// SPDX-License-Identifier: BSL-1.0
//
// How a step is made: what is remembered and believed of an input, and what is said of it. What time
// brings is in falling_due.hpp, what inputs do in inputs.hpp, how samples are weighed in weigh.hpp.

#ifndef CORDON_WATCH_STEP_HPP
#define CORDON_WATCH_STEP_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/motion/reach.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/kept_velocity.hpp"
#include "cordon/watch/measure.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"
#include "cordon/watch/zone_reading.hpp"

namespace cordon {

// What one step gives back: auto [next, events] = advance(watch, input, policy).
template <std::size_t Levels>
struct step {
    // Snooze and contact end, a jump is reported and latches, a party is lost or known, and each
    // level changes once; or the clock steps back, both end, a party is lost, and each channel of a
    // device is raised.
    static constexpr std::size_t most_events = Levels > 5 ? Levels + 5 : 10;

    watch<Levels> next;
    event_list<most_events> events;
};

namespace watch_detail {

template <std::size_t Levels>
class step_maker {
  public:
    constexpr step_maker(step<Levels>& made, const policy<Levels>& p) noexcept
        : made_{made}, policy_{p} {
        CORDON_ASSERT(fault_of(p) == policy_fault::none);
    }

    constexpr void pass_time(instant now, bool own_clock) noexcept;
    constexpr void take(const fix& f) noexcept;
    constexpr void take(const zone_reading& reading) noexcept;
    constexpr void take(const heartbeat& beat) noexcept;
    constexpr void take(const health& report) noexcept;
    constexpr void take(const notice& order) noexcept;
    // What follows from all that is remembered: what is clear, and of which separation was told.
    constexpr void finish() noexcept;

  private:
    using state = watch<Levels>;
    using memory = typename state::party_memory;
    using level_memory = typename state::level_memory;
    static constexpr kind nothing = kind::known;  // of a judgement: nothing to report

    constexpr state& w() noexcept { return made_.next; }
    constexpr const state& w() const noexcept { return made_.next; }
    static constexpr std::size_t index(party who) noexcept { return who == party::wearer ? 1 : 0; }
    static constexpr party whose(std::size_t k) noexcept {
        return k == 1 ? party::wearer : party::protected_person;
    }
    // Until when a party was where its last fix says.
    constexpr instant held(std::size_t k) const noexcept { return w().parties_[k].held_until(); }
    constexpr std::uint32_t sigma(std::size_t k) const noexcept {
        return unpacked_mm(w().parties_[k].sigma);
    }
    // The separation of the last two fixes, found once in a step for each state of them.
    constexpr const separation& likely() noexcept {
        if (!found_) {
            const auto& [a, b] = w().parties_;
            likely_ = w().zone_ ? restored(a.where) : separation_of(a.where, b.where);
            found_ = true;
        }
        return likely_;
    }
    constexpr std::uint32_t both_sigmas() const noexcept { return sigma(0) + sigma(1); }
    // Most pairs are far apart. By so much their latitudes alone put them beyond the outermost radius,
    // sixteen times the doubt of both fixes and a further one, and `besides`; 0 where they do not. One
    // count of latitude is 11.05 mm or more. Not farther than what a separation at the end of its range
    // says, all its error counted.
    constexpr std::uint32_t beyond_by_latitude(std::uint32_t further_mm,
                                               std::uint32_t besides) const noexcept {
        const auto& [a, b] = w().parties_;
        constexpr std::uint32_t much = 1U << 25;  // millimetres; so that all fits 32 bits
        if (w().zone_ || both_sigmas() > much || further_mm > much) return 0;
        constexpr std::uint32_t most = separation::end_of_range_mm - 200'000;
        const auto north =
            separation_detail::magnitude(std::int64_t{a.where.latitude} - b.where.latitude);
        const std::uint32_t least = north < most / 11 ? north * 11 : most;
        const std::uint32_t line = static_cast<std::uint32_t>(policy_.levels[0].radius.count) +
                                   (both_sigmas() + further_mm) * 16 + besides;
        return least > line ? least - line : 0;
    }
    constexpr bool any_heard() const noexcept {
        return w().parties_[0].heard || w().parties_[1].heard;
    }
    constexpr bool both_heard() const noexcept {
        return w().parties_[0].heard && w().parties_[1].heard;
    }
    constexpr bool young(instant at) const noexcept {
        const milliseconds age = w().now_ - at;
        return age.count() < policy_.overdue_after.count() &&
               age.count() >= -policy_.ahead_at_most.count();
    }
    constexpr bool any_jump() const noexcept {
        return w().parties_[0].jumped || w().parties_[1].jumped;
    }
    constexpr std::size_t older() const noexcept {
        return w().zone_ || (held(0) - held(1)).count() > 0 ? 1 : 0;
    }
    // The instant that `until` stands for: the nearest such one to the present.
    constexpr instant coarse(std::uint16_t until) const noexcept {
        const auto ahead = static_cast<std::int16_t>(until - (w().now_.ms >> 14));
        return {(w().now_.ms & ~0x3FFFU) + (static_cast<std::uint32_t>(ahead) << 14)};
    }
    constexpr last_known known_of(std::size_t k) const noexcept {
        return {held(k), w().zone_ && k == 0 ? 0 : policy_.fastest_mm_s[k]};
    }
    constexpr bool stepped_back(instant now, bool own_clock) noexcept;
    constexpr void fall_due(instant now) noexcept;
    constexpr void end_snooze(std::size_t first = 0) noexcept;
    constexpr void lose(party who, typename state::knowledge into) noexcept;
    constexpr kind judged(const fix& f) const noexcept;
    constexpr bool jump(const fix& f, std::uint32_t sigma) const noexcept;
    constexpr void listen(const fix& f, const zone_reading* reading) noexcept;
    constexpr void prove_late(const fix& f, const zone_reading* reading) noexcept;
    constexpr move_worth follow(const fix& f, std::uint32_t sigma, bool jumps) noexcept;
    constexpr void latch(party who, channel what) noexcept;
    constexpr void end(std::size_t k, kind what, party who) noexcept;
    constexpr event& tell(kind what, std::size_t level, party who, audience whom) noexcept;
    constexpr event& report(kind what, party who, instant at) noexcept;
    constexpr void fill(std::int32_t likely_mm) noexcept;
    constexpr std::uint16_t next_line_s(std::size_t level, std::int32_t likely_mm) const noexcept;

    struct evident;
    constexpr void weigh(party who, instant known_before, move_worth worth) noexcept;
    constexpr bool enters(std::size_t k, const evident& sample) noexcept;
    constexpr void speaks_against(level_memory& level, const evident& sample,
                                  std::int32_t says) noexcept;
    constexpr void leaves(std::size_t k, const evident& sample) noexcept;
    constexpr void remember(level_memory& level, const evident& sample, std::int32_t says) noexcept;
    constexpr void begin(level_memory& level, party who) noexcept;
    constexpr std::int32_t added(level_memory& level, std::int32_t says, std::int32_t weight,
                                 party who) noexcept;

    step<Levels>& made_;
    const policy<Levels>& policy_;
    position_e7 came_from_{};         // of the fix that is taken: where its party was before,
    std::int32_t came_after_ms_ = 0;  // and how long before; 0: not known
    party came_ = party::wearer;
    separation likely_{};
    bool found_ = false;
    std::size_t filled_ = 0;  // events whose separation is filled in
};

// Something that changed, at the watch's present instant. Its separation is filled in at the end.
template <std::size_t Levels>
constexpr event& step_maker<Levels>::tell(kind what, std::size_t level, party who,
                                          audience whom) noexcept {
    w().sequence_ = static_cast<std::uint16_t>(w().sequence_ + 1);
    event& e = report(what, who, w().now_);
    e.level = static_cast<std::uint8_t>(level);
    e.whom = whom;
    const bool of_level = what == kind::entered || what == kind::left;
    if (of_level && w().levels_[level].snoozed) {
        e.whom = whom & audience::centre;
        e.marks = e.marks | mark::snoozed;
    }
    if ((of_level || what == kind::snooze_ended) && w().levels_[level].acknowledged)
        e.marks = e.marks | mark::acknowledged;
    if (w().in_contact_) e.marks = e.marks | mark::authorised;
    return e;
}

template <std::size_t Levels>
constexpr event& step_maker<Levels>::report(kind what, party who, instant at) noexcept {
    event& e = made_.events.add({});
    e.what = what;
    e.at = at;
    e.whom = policy_.told.report;
    e.who = who;
    e.sequence = w().sequence_;
    return e;
}

template <std::size_t Levels>
constexpr kind step_maker<Levels>::judged(const fix& f) const noexcept {
    constexpr std::int32_t pole = 900'000'000;
    if (f.where.latitude > pole || f.where.latitude < -pole) return kind::impossible;
    const memory& last = w().parties_[index(f.who)];
    if (last.dated && f.at == last.at) {
        return f.where == last.where ? kind::repeated : kind::conflicting;
    }
    if ((f.at - w().now_).count() > policy_.ahead_at_most.count()) return kind::ahead;
    // Only what is young is believed, and so a difference is never one of half the counter. After a
    // silence the party's last fix was overdue when this one was young: this one is newer.
    if (!young(f.at)) return kind::late;
    return last.fresh && (f.at - last.at).count() < 0 ? kind::late : nothing;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::fill(std::int32_t likely_mm) noexcept {
    if (likely_mm < 0) likely_mm = 0;  // within a zone
    for (; filled_ < made_.events.size(); ++filled_) {
        event& e = made_.events.begin()[filled_];
        e.separation_mm = likely_mm;
        if (e.what == kind::entered) e.next_line_s = next_line_s(e.level, likely_mm);
    }
}

// Farther from the party's last fix than anybody can move, whatever the accuracies.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::jump(const fix& f, std::uint32_t new_sigma) const noexcept {
    const memory& last = w().parties_[index(f.who)];
    if (!last.dated) return false;
    const std::uint64_t reach_um = fixed::wide_product(
        f.at.ms - last.at.ms, static_cast<std::uint32_t>(policy_.jump_beyond_mm_s));
    const auto beyond = [reach_um](std::uint32_t mm) {
        return fixed::wide_product(mm, 1000) > reach_um;
    };
    if (!beyond(moved_at_most(last.where, f.where))) return false;
    const separation exact =
        widened(separation_of(last.where, f.where), doubt_mm(unpacked_mm(last.sigma), new_sigma));
    return beyond(static_cast<std::uint32_t>(exact.least_mm));
}

// The party is where its fix says. What the move is worth.
template <std::size_t Levels>
constexpr move_worth step_maker<Levels>::follow(const fix& f, std::uint32_t new_sigma,
                                                bool jumps) noexcept {
    memory& last = w().parties_[index(f.who)];
    move_worth worth{jumps ? evidence::jump : evidence::none};
    const bool recent = last.dated && last.fresh;
    kept_velocity moving{};
    if (recent) {
        const std::uint32_t ms = f.at.ms - last.at.ms;
        came_from_ = last.where;
        came_after_ms_ = static_cast<std::int32_t>(ms);
        came_ = f.who;
        const std::uint32_t both_sigmas = unpacked_mm(last.sigma) + new_sigma;
        const way moved = way_between(last.where, f.where);
        if (f.moving.known) {
            moving = kept_velocity::of(f.moving);
        } else if (length_mm(moved) > both_sigmas) {
            moving = kept_velocity::of(moved, ms);
        }
        if (!jumps && ms < 15'600) {
            worth = worth_of_move(moved, last.moving, moving, both_sigmas, ms);
        }
    } else if (f.moving.known) {
        moving = kept_velocity::of(f.moving);
    }
    if (jumps && !f.moving.known) moving = last.moving;
    // A heartbeat may already have said that it stayed there for longer.
    const milliseconds longer = held(index(f.who)) - f.at;
    const bool still = recent && longer.count() > 0;
    last.held = static_cast<std::uint16_t>(still ? longer.count() >> 12 : 0);
    found_ = false;
    last.where = f.where;
    last.at = f.at;
    last.sigma = packed_mm(new_sigma);
    last.moving = moving;
    last.heard = last.fresh = last.dated = true;
    last.jumped = jumps;
    last.retold = false;
    return worth;
}

}  // namespace watch_detail
}  // namespace cordon

#endif  // CORDON_WATCH_STEP_HPP
