// SPDX-License-Identifier: BSL-1.0
//
// How samples are weighed: when a level becomes active, and when it ends.

#ifndef CORDON_WATCH_WEIGH_HPP
#define CORDON_WATCH_WEIGH_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fixed.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/falling_due.hpp"
#include "cordon/watch/kept_velocity.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/step.hpp"

namespace cordon::watch_detail {

constexpr std::uint64_t square(std::uint32_t number) noexcept {
    return fixed::wide_product(number, number);
}

// One sample: a separation that was measured, and what it is worth.
template <std::size_t Levels>
struct step_maker<Levels>::evident {
    std::int32_t likely_mm = 0;
    std::uint32_t sigma_mm = 1;       // of the separation: both parties, and that they are not of
                                      // one instant
    std::int32_t weight = 0;          // Q15, for entering
    std::int32_t leaving_weight = 0;  // Q15
    std::uint32_t credit = 0;
    bool goes_on = false;  // its party moves on, and leaves the errors of the last sample behind
    bool blurred = false;  // by that more than by the fixes
    bool after_silence = false;
    party who = party::wearer;  // whose fix it is
};

// How much worse a separation is known whose parties were not known at one instant: the one that was
// known earlier has moved since, as fast as it seemed to, in a direction that nobody knows; and
// clocks differ by a second. In millimetres.
constexpr std::uint32_t blur_mm(std::uint32_t gap_ms, std::uint32_t older_cm_s,
                                std::uint32_t both_cm_s) noexcept {
    constexpr std::uint32_t longest = 120'000;
    if (gap_ms > longest) gap_ms = longest;
    // 10 mm in a centimetre, 0.7 of it along the line of sight: 7 mm in 1000 ms.
    return (older_cm_s * (gap_ms >> 3) >> 10) * 57 + both_cm_s * 5;
}

// Both parties are fresh, and one of them is known of a later instant than `known_before`, which is
// when the older of them was known until now. What a jump says that nothing has borne out is
// weighed, but makes nothing known.
template <std::size_t Levels>
constexpr void step_maker<Levels>::weigh(party who, instant known_before,
                                         move_worth worth) noexcept {
    const bool was_silent = w().knowledge_ == state::overdue || w().knowledge_ == state::waiting;
    const bool anew = w().knowledge_ != state::both_known && !any_jump();
    if (anew) {
        w().knowledge_ = state::both_known;
        tell(kind::known, 0, who, policy_.told.silence);
    } else if (w().knowledge_ == state::both_known && any_jump()) {
        lose(who, state::doubtful);
    }
    evident sample;
    sample.who = who;
    sample.after_silence = anew && was_silent;
    // An error of the one lasts while the other is heard again and again: what is new is the time
    // by which the older of the two has been renewed.
    const std::size_t first = older();
    const std::int32_t renewed = (held(first) - known_before).count();
    // And to leave takes as much time of the watch's own clock: a batch that comes at once spans none.
    if (anew && !w().behind_) w().mark_ = w().now_;
    const std::int32_t watched = w().behind_ ? 0 : (w().now_ - w().mark_).count();
    const std::int32_t lasted = renewed < watched ? renewed : watched;
    if (lasted > 0) w().mark_ = w().mark_ + milliseconds{lasted};
    sample.weight = evidence::weight(sample.after_silence ? evidence::error_lasts_ms : renewed);
    sample.leaving_weight = evidence::weight(lasted);
    sample.credit = any_jump() ? evidence::jump : worth.credit;
    sample.goes_on = worth.goes_on;
    const std::uint32_t gap =
        w().zone_ ? 0 : static_cast<std::uint32_t>((held(1 - first) - held(first)).count());
    std::uint32_t blur = blur_mm(gap, w().parties_[first].moving.cm_s(),
                                 w().parties_[0].moving.cm_s() + w().parties_[1].moving.cm_s());
    const std::uint64_t fixes = square(sigma(0)) + square(sigma(1));
    std::uint64_t blurring = square(blur);
    sample.blurred = blurring > fixes;

    // Most pairs are far apart, and what then follows needs no more than the latitudes.
    bool any_active = false;
    for (const level_memory& level : w().levels_) any_active = any_active || level.active;
    const auto eighth = static_cast<std::uint32_t>(policy_.levels[0].radius.count) / 8;
    if (!any_active && beyond_by_latitude(blur, eighth) > 0) {
        for (level_memory& level : w().levels_) {
            speaks_against(level, sample, -evidence::most_of_a_sample);
        }
        return;
    }
    // What moves across the line between them does not change their separation.
    if (blur > 0 && !w().zone_) {
        const auto& [a, b] = w().parties_;
        const way apart = way_between(a.where, b.where);
        blur = blur_mm(gap, w().parties_[first].moving.cm_s(),
                       along_cm_s(a.moving, apart) + along_cm_s(b.moving, apart));
        blurring = square(blur);
        sample.blurred = blurring > fixes;
    }
    sample.likely_mm = likely().likely_mm;
    sample.sigma_mm = fixed::square_root(fixes + blurring);

    std::size_t entering = 0;  // levels, from the outermost in
    for (std::size_t k = 0; k < Levels; ++k) {
        if (!w().levels_[k].active && enters(k, sample)) entering = k + 1;
    }
    for (std::size_t k = Levels; k-- > 0;) {
        if (w().levels_[k].active) leaves(k, sample);
    }
    for (std::size_t k = 0; k < entering; ++k) {
        auto& level = w().levels_[k];
        if (level.active) continue;
        level.active = true;
        level.evidence = level.last = level.heard = 0;
        if (!w().behind_) w().mark_ = w().now_;
        tell(kind::entered, k, who, policy_.told.approach);
    }
}

// The first of a row of samples that say the same.
template <std::size_t Levels>
constexpr void step_maker<Levels>::begin(level_memory& level, party who) noexcept {
    level.began = index(who) & 1U;
    level.heard = w().zone_ ? 3 : 0;  // a zone has no reports of its own
}

// What is blurred does not take the place of what was sharp.
template <std::size_t Levels>
constexpr void step_maker<Levels>::remember(level_memory& level, const evident& sample,
                                            std::int32_t says) noexcept {
    const std::uint32_t packed = evidence::packed_says(says);
    if (!sample.blurred || packed > level.last) level.last = packed & 63U;
}

// What a sample adds that says the same as the one before. The time by which the older fix is renewed
// counts from the first of the row on: so not until the other party than the one whose fix that was
// has reported since.
template <std::size_t Levels>
constexpr std::int32_t step_maker<Levels>::added(level_memory& level, std::int32_t says,
                                                 std::int32_t weight, party who) noexcept {
    const std::uint32_t heard = level.heard;
    level.heard = (heard | 1U << index(who)) & 3U;
    if ((heard & (2U >> level.began)) == 0) return 0;
    const std::int32_t before = evidence::unpacked_says(level.last);
    const std::int32_t spoken = evidence::share(before < says ? before : says, weight);
    const std::int32_t limit = evidence::rate_limit(weight);
    return spoken < limit ? spoken : limit;
}

// One level that is not active, one sample outside; a jump outside takes nothing back.
template <std::size_t Levels>
constexpr void step_maker<Levels>::speaks_against(level_memory& level, const evident& sample,
                                                  std::int32_t says) noexcept {
    if (any_jump()) return;
    if (sample.blurred) {
        level.heard = (level.heard | 1U << index(sample.who)) & 3U;
    } else {
        level.last = 0;
        level.credit = evidence::most;
    }
    if (level.evidence == 0) return;
    const std::int32_t least = -evidence::by_chance_once_in(policy_.outlier_every);
    const std::int32_t spoken = evidence::share(says, sample.weight);
    const std::int32_t sum =
        static_cast<std::int32_t>(level.evidence) + (spoken > least ? spoken : least);
    level.evidence = static_cast<std::uint16_t>(sum > 0 ? sum : 0);
}

// One level that is not active, one sample. Whether the level becomes active.
template <std::size_t Levels>
constexpr bool step_maker<Levels>::enters(std::size_t k, const evident& sample) noexcept {
    using namespace evidence;
    auto& level = w().levels_[k];
    const std::int32_t radius = policy_.levels[k].radius.count;
    const std::int64_t inward = std::int64_t{radius} - sample.likely_mm;
    const std::int32_t lengthened = w().zone_ ? 0 : lengthened_mm(radius, sample.sigma_mm);
    const std::int32_t says = of_sample(inward + lengthened, sample.sigma_mm);
    if (says <= 0) {
        speaks_against(level, sample, says);
        return false;
    }
    const std::int32_t needed = by_chance_once_in(policy_.false_alert_every);
    const std::int32_t of_one = by_chance_once_in(policy_.outlier_every);
    std::int32_t sum = static_cast<std::int32_t>(level.evidence);
    const bool first = level.last == 0;
    if (sample.after_silence) {  // silence pays for the confirmation
        level.credit = none;
        if (sum < needed - of_one) sum = needed - of_one;
    }
    if (sample.credit < level.credit) level.credit = sample.credit & 7U;
    if (first) {
        begin(level, sample.who);
    } else {
        sum += added(level, says, sample.weight, sample.who);
    }
    constexpr std::int32_t full = 0xFFFF;
    level.evidence = static_cast<std::uint16_t>(sum < full ? sum : full);
    remember(level, sample, says);
    if (any_jump() && (first || !w().parties_[index(sample.who)].jumped)) return false;
    const std::int32_t now = sample.goes_on ? says : share(says, (32768 + sample.weight) >> 1);
    const std::int32_t at_most = of_one + nats_of(level.credit);
    return sum + (now < at_most ? now : at_most) >= needed;
}

// One active level, one sample.
template <std::size_t Levels>
constexpr void step_maker<Levels>::leaves(std::size_t k, const evident& sample) noexcept {
    using namespace evidence;
    auto& level = w().levels_[k];
    const limit& line = policy_.levels[k];
    const std::int64_t doubt = 2 * std::int64_t{sample.sigma_mm};
    const std::int64_t margin = line.left_beyond_mm() - line.radius.count;
    const std::int64_t outward =
        std::int64_t{sample.likely_mm} - line.radius.count - (margin > doubt ? margin : doubt);
    const std::int32_t says = of_sample(outward, sample.sigma_mm);
    if (says <= 0) {
        // What is beyond the margin, but too blurred to tell, says nothing.
        if (sample.blurred && sample.likely_mm > line.left_beyond_mm()) {
            level.heard = (level.heard | 1U << index(sample.who)) & 3U;
            return;
        }
        level.evidence = level.last = 0;
        return;
    }
    if (any_jump()) return;
    if (level.last == 0) {
        level.evidence = 0;
        begin(level, sample.who);
        level.last = packed_says(says) & 63U;
        return;
    }
    const std::int32_t spoken = added(level, says, sample.leaving_weight, sample.who);
    constexpr std::int32_t full = 0xFFFF;
    const std::int32_t sum =
        static_cast<std::int32_t>(level.evidence) + (spoken < 2 * nat ? spoken : 2 * nat);
    level.evidence = static_cast<std::uint16_t>(sum < full ? sum : full);
    remember(level, sample, says);
    if (sum >= nats_in(policy_.leave_after.count()) && level.heard == 3) {
        end(k, kind::left, sample.who);
    }
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_WEIGH_HPP
