// SPDX-License-Identifier: BSL-1.0
//
// What each input does to a watch: a fix, a sign of life, a fault of a device, an order of the
// centre.

#ifndef CORDON_WATCH_INPUTS_HPP
#define CORDON_WATCH_INPUTS_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/motion/reach.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/falling_due.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/step.hpp"
#include "cordon/watch/weigh.hpp"

namespace cordon::watch_detail {

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const fix& f) noexcept {
    listen(f, nullptr);
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const zone_reading& reading) noexcept {
    fix f = reading.moving;
    f.who = party::wearer;
    listen(f, &reading);
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::listen(const fix& f, const zone_reading* reading) noexcept {
    pass_time(f.received, false);
    // A watch is of a pair or of a zone, from what it first hears on.
    const bool other_kind = reading == nullptr ? w().zone_ : !w().zone_ && any_heard();
    const kind judgement = other_kind ? kind::impossible : judged(f);
    if (judgement != nothing) {
        if (judgement == kind::late) prove_late(f, reading);
        report(judgement, f.who, f.at);
        return;
    }
    if (reading != nullptr) {
        w().zone_ = true;
        memory& zone = w().parties_[0];
        found_ = false;
        zone.where = stored(reading->apart);
        zone.at = f.at;
        zone.sigma = 1;
        zone.heard = zone.fresh = zone.dated = true;
    }
    const instant known_before = held(older());
    const memory& last = w().parties_[index(f.who)];
    // A network that knows nothing new says the same again.
    const bool network =
        f.from == source::wifi || f.from == source::cell || f.from == source::beacon;
    const bool nothing_new = network && last.heard && last.where == f.where;
    // So it does not bear out its own jump.
    const std::uint32_t new_sigma = sigma_to_reckon(f.how_sure, policy_);
    const bool jumps = (nothing_new && last.jumped) || jump(f, new_sigma);
    const move_worth worth = follow(f, new_sigma, jumps);
    if (last.jumped) {
        report(kind::jumped, f.who, f.at);
        memory& m = w().parties_[index(f.who)];
        if (m.jumps < 3 && ++m.jumps == 3) latch(f.who, channel::jumping);
    }
    if (nothing_new && w().knowledge_ == state::both_known) return;
    if (w().parties_[0].fresh && w().parties_[1].fresh) weigh(f.who, known_before, worth);
}

// Believed only of a party that is known, and as far as it says that the party has not moved since
// then. It is a report of where the party is, as good as the fix that it renews.
template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const heartbeat& beat) noexcept {
    pass_time(beat.received, false);
    const std::size_t k = index(beat.who);
    memory& m = w().parties_[k];
    if (beat.at - w().now_ > policy_.ahead_at_most) {
        report(kind::ahead, beat.who, beat.at);
        return;
    }
    if (!m.fresh || !young(beat.at)) return;
    const milliseconds longer = beat.at - m.at;
    if ((beat.still_since - held(k)).count() > 0 || (beat.at - held(k)).count() <= 0) return;
    constexpr std::int32_t most = 0xFFFF;
    const std::int32_t units = longer.count() >> 12;
    const instant known_before = held(older());
    m.held = static_cast<std::uint16_t>(units < most ? units : most);
    if (w().parties_[0].fresh && w().parties_[1].fresh)
        weigh(beat.who, known_before, {evidence::most});
}

// A late fix decides nothing. But where it proves, by how far the other party can have been from
// where it was last known, that the two were surely within a level of which nothing was said, that
// is told, once.
template <std::size_t Levels>
constexpr void step_maker<Levels>::prove_late(const fix& f, const zone_reading* reading) noexcept {
    const std::size_t k = index(f.who);
    const memory& other = w().parties_[1 - k];
    const memory& last = w().parties_[k];
    if (!other.heard || !other.dated || last.retold) return;
    // Nor does one prove anything that the party's own last fix denies.
    const std::uint32_t apart_ms = separation_detail::magnitude((last.at - f.at).count());
    const auto um_in = [](std::uint32_t ms, std::int32_t mm_s) {
        return fixed::wide_product(ms, static_cast<std::uint32_t>(mm_s));
    };
    if (!last.dated || fixed::wide_product(moved_at_most(last.where, f.where), 1000) >
                           um_in(apart_ms, policy_.jump_beyond_mm_s)) {
        return;
    }
    constexpr std::int32_t longest = 1 << 28;  // milliseconds
    std::int32_t gap = reading != nullptr ? 0 : (other.at - f.at).count();
    if (gap < 0) {
        gap = (f.at - held(1 - k)).count();
        if (gap < 0) gap = 0;
    }
    if (gap > longest) return;
    const separation there =
        widened(reading != nullptr ? reading->apart : separation_of(f.where, other.where),
                doubt_mm(sigma_to_reckon(f.how_sure, policy_), unpacked_mm(other.sigma)));
    for (std::size_t level = Levels; level-- > 0;) {
        const std::int64_t spare = policy_.levels[level].radius.count - std::int64_t{there.most_mm};
        if (spare < 0 || fixed::wide_product(static_cast<std::uint32_t>(spare), 1000) <
                             um_in(static_cast<std::uint32_t>(gap), policy_.fastest_mm_s[1 - k])) {
            continue;
        }
        if (w().levels_[level].active) return;
        w().parties_[k].retold = true;
        tell(kind::was_within, level, f.who, policy_.told.approach).at = f.at;
        return;
    }
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::latch(party who, channel what) noexcept {
    memory& m = w().parties_[index(who)];
    constexpr kind kinds[] = {kind::tamper,  kind::strap,   kind::battery,
                              kind::jamming, kind::jumping, kind::loss};
    for (unsigned k = 0; k < 6; ++k) {
        const auto one = static_cast<channel>(1U << k);
        if (!includes(what, one) || includes(m.health, one)) continue;
        m.health = m.health | one;
        tell(kinds[k], 0, who, policy_.told.health);
    }
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const health& report) noexcept {
    pass_time(report.received, false);
    latch(report.who, report.what);
}

// A level is over. What spoke for it is forgotten.
template <std::size_t Levels>
constexpr void step_maker<Levels>::end(std::size_t k, kind what, party who) noexcept {
    auto& level = w().levels_[k];
    tell(what, k, who,
         what == kind::closed ? policy_.told.approach | policy_.told.audit : policy_.told.approach);
    const bool snoozed = level.snoozed;
    level = {};
    level.snoozed = snoozed;
    level.credit = evidence::most;
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::take(const notice& order) noexcept {
    pass_time(order.at, false);
    const auto ends = [this, &order](milliseconds most) {
        const milliseconds span = order.until - w().now_;
        return static_cast<std::uint16_t>((w().now_ + (span < most ? span : most)).ms >> 14);
    };
    const bool needs_level = order.does == action::acknowledge || order.does == action::snooze ||
                             order.does == action::close;
    const bool needs_span = order.does == action::snooze || order.does == action::contact_begins;
    if ((needs_level && order.level >= Levels) ||
        (needs_span && (order.until - w().now_).count() <= 0)) {
        report(kind::impossible, order.who, order.at);
        return;
    }
    switch (order.does) {
        case action::acknowledge: {
            auto& level = w().levels_[order.level];
            if (!level.active || level.acknowledged) return;
            level.acknowledged = true;
            tell(kind::acknowledged, order.level, order.who, policy_.told.audit);
            return;
        }
        case action::snooze:
            end_snooze(order.level + std::size_t{1});
            w().snoozing_ = true;
            w().snoozed_until_ = ends(policy_.snooze_at_most);
            for (std::size_t k = 0; k <= order.level; ++k) w().levels_[k].snoozed = true;
            tell(kind::snoozed, order.level, order.who, policy_.told.audit);
            return;
        case action::close:
            for (std::size_t k = Levels; k-- > order.level;) {
                if (w().levels_[k].active) end(k, kind::closed, order.who);
            }
            return;
        case action::contact_begins:
            w().in_contact_ = true;
            w().contact_until_ = ends(policy_.contact_at_most);
            tell(kind::contact_began, 0, order.who, policy_.told.contact);
            return;
        case action::contact_ends:
            if (!w().in_contact_) return;
            tell(kind::contact_ended, 0, order.who, policy_.told.contact);
            w().in_contact_ = false;
            return;
        case action::restored: {
            memory& m = w().parties_[index(order.who)];
            const channel well = m.health & order.what;
            if (well == channel::none) return;
            m.health = static_cast<channel>(static_cast<unsigned>(m.health) &
                                            ~static_cast<unsigned>(well));
            if (includes(well, channel::jumping)) m.jumps = 0;
            tell(kind::restored, 0, order.who, policy_.told.audit).about = well;
            return;
        }
    }
}

// Whole seconds to the next line inward of a level, at the speed at which the fix that was taken
// closed in on the other party.
template <std::size_t Levels>
constexpr std::uint16_t step_maker<Levels>::next_line_s(std::size_t level,
                                                        std::int32_t likely_mm) const noexcept {
    if (came_after_ms_ <= 0 || w().zone_) return event::not_closing;
    const std::int32_t before =
        separation_of(came_from_, w().parties_[1 - index(came_)].where).likely_mm;
    constexpr std::int32_t most = 4'000'000;  // millimetres, so that thousands of them fit 32 bits
    const std::int64_t closed = std::int64_t{before} - likely_mm;
    if (closed <= 0 || closed > most) return event::not_closing;
    const std::uint32_t speed =
        static_cast<std::uint32_t>(closed) * 1000 / static_cast<std::uint32_t>(came_after_ms_);
    const std::int32_t line = level + 1 < Levels ? policy_.levels[level + 1].radius.count : 0;
    if (speed == 0) return event::not_closing;
    const std::uint32_t rest = likely_mm > line ? static_cast<std::uint32_t>(likely_mm - line) : 0;
    const std::uint32_t seconds = rest / speed;
    return static_cast<std::uint16_t>(seconds < event::not_closing ? seconds : event::not_closing);
}

template <std::size_t Levels>
constexpr void step_maker<Levels>::finish() noexcept {
    if (!both_heard()) return;
    const bool known =
        w().knowledge_ == state::both_known && w().parties_[0].fresh && w().parties_[1].fresh;
    const std::int64_t reached_um = known ? moved_um(known_of(0), known_of(1), w().now_) : 0;
    const auto is_beyond = [reached_um](std::int64_t mm) {  // below 2^31
        return mm > 0 && static_cast<std::int64_t>(fixed::wide_product(
                             static_cast<std::uint32_t>(mm), 1000)) > reached_um;
    };
    if (known && made_.events.size() == filled_ && is_beyond(beyond_by_latitude(1, 0))) {
        for (auto& level : w().levels_) level.clear = !level.active;
        return;
    }
    const separation s = widened(likely(), doubt_mm(sigma(0), sigma(1)));
    fill(s.likely_mm);
    for (std::size_t k = 0; k < Levels; ++k) {
        auto& level = w().levels_[k];
        level.clear = known && !level.active &&
                      is_beyond(std::int64_t{s.least_mm} - policy_.levels[k].radius.count);
    }
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_INPUTS_HPP
