// SPDX-License-Identifier: BSL-1.0
//
// What a watch is told once: its limits, its times, and what it assumes where nothing is known.

#ifndef CORDON_WATCH_POLICY_HPP
#define CORDON_WATCH_POLICY_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"

namespace cordon {

// One level: active within the radius, over only beyond the radius and a margin.
struct limit {
    millimetres radius;
    millimetres margin{};  // 0 stands for a tenth of the radius, but at least 20 m

    // A level that is active ends only farther away than this.
    [[nodiscard]] constexpr std::int64_t left_beyond_mm() const noexcept {
        const std::uint32_t tenth =
            radius.count > 0 ? static_cast<std::uint32_t>(radius.count) / 10 : 0;
        const std::int32_t usual = tenth > 20'000 ? static_cast<std::int32_t>(tenth) : 20'000;
        return std::int64_t{radius.count} + (margin.count > 0 ? margin.count : usual);
    }
};

// Who is told of what. The wearer is told nothing, unless said; and is then sent a level, never where
// anybody is.
struct audiences {
    audience approach = audience::protected_person | audience::centre;  // entered, left, was_within
    audience silence = audience::protected_person | audience::centre;   // unknown, known
    audience health = audience::centre;
    audience contact = audience::protected_person | audience::centre;  // begun and ended
    audience audit = audience::centre;  // the rest of what the centre did
    audience report = audience::centre;

    friend constexpr bool operator==(const audiences&, const audiences&) noexcept = default;
};

// constexpr cordon::policy<2> policy{.levels = {{2_km}, {500_m}}};
template <std::size_t Levels>
struct policy {
    static_assert(Levels >= 1 && Levels <= 255, "cordon: a policy has 1 to 255 levels");

    limit levels[Levels];  // the outermost first

    // The knob. The time to expect between false alerts of a level for a pair that stays at least
    // one standard error of its separation outside, day and night, under noise as the receivers
    // claim it; docs/alerts.md has the noise classes. Longer is later.
    seconds false_alert_every{std::chrono::hours{24}};
    // The time to expect between single fixes that are far off towards the other party. It says what
    // one fix is worth: while no longer than false_alert_every is, a fix that is beyond doubt within
    // decides alone. A city of high houses: 4 h.
    seconds outlier_every{std::chrono::hours{24}};
    // A level ends when samples beyond its margin have spoken for it for so long, none against it,
    // and both parties have reported since. Time alone never ends it.
    milliseconds leave_after{90'000};
    // A party that has been silent for so long is overdue.
    milliseconds overdue_after{120'000};
    // A fix stamped later than its arrival by more than this is not believed; nor is an instant so
    // much earlier than the last one a mere disorder.
    milliseconds ahead_at_most{2'000};
    // The contract on motion, by party, in millimetres per second: nobody moves faster. What is said
    // to be clear is clear for every motion within it. 36 m/s is 130 km/h.
    std::int32_t fastest_mm_s[2]{36'000, 36'000};
    // Faster than this from one fix to the next is a jump, which never decides alone.
    std::int32_t jump_beyond_mm_s = 100'000;
    // Stands for an accuracy that is unknown, if it is worse than what was claimed.
    accuracy assumed{25'000, confidence::p95};
    // What receivers claim is taken as so many hundredths of it, and as no less than this standard
    // error along each axis in millimetres.
    std::int32_t claims_percent = 130;
    std::int32_t least_sigma_mm = 5'000;
    // How long a report is under way, and the shortest and the longest lease on the next one.
    milliseconds transport{5'000};
    milliseconds sample_at_least{5'000};
    milliseconds sample_at_most{60'000};
    // No snooze and no authorised contact is longer, whatever the centre says.
    milliseconds snooze_at_most{3'600'000};
    milliseconds contact_at_most{86'400'000};
    audiences told{};
};

enum class policy_fault : std::uint8_t {
    none,
    radius_not_positive,
    radius_too_large,
    margin_negative,
    levels_not_from_outermost,
    false_alert_every_too_short,
    outlier_every_too_short,
    leave_after_negative,
    leave_after_too_long,
    overdue_after_not_positive,
    overdue_after_too_long,
    ahead_at_most_negative,
    ahead_at_most_too_long,
    speed_not_positive,
    jump_slower_than_fastest,
    assumed_accuracy_unknown,
    claims_percent_out_of_range,
    least_sigma_out_of_range,
    transport_negative,
    lease_out_of_order,
    lease_longer_than_overdue_after,
    snooze_or_contact_out_of_range,
};

[[nodiscard]] constexpr const char* to_string(policy_fault fault) noexcept {
    switch (fault) {
        case policy_fault::none: return "none";
        case policy_fault::radius_not_positive: return "a level's radius is not positive";
        case policy_fault::radius_too_large:
            return "a level's radius and margin are beyond 2,000 km";
        case policy_fault::margin_negative: return "a level's margin is negative";
        case policy_fault::levels_not_from_outermost:
            return "a level reaches, or is left, farther out than the level before it";
        case policy_fault::false_alert_every_too_short:
            return "false_alert_every is shorter than 10 minutes";
        case policy_fault::outlier_every_too_short:
            return "outlier_every is shorter than 10 minutes";
        case policy_fault::leave_after_negative: return "leave_after is negative";
        case policy_fault::leave_after_too_long: return "leave_after is longer than 7 minutes";
        case policy_fault::overdue_after_not_positive: return "overdue_after is not positive";
        case policy_fault::overdue_after_too_long: return "overdue_after is longer than 2^29 ms";
        case policy_fault::ahead_at_most_negative: return "ahead_at_most is negative";
        case policy_fault::ahead_at_most_too_long:
            return "ahead_at_most is longer than overdue_after";
        case policy_fault::speed_not_positive: return "a greatest speed is not positive";
        case policy_fault::jump_slower_than_fastest:
            return "jump_beyond_mm_s is less than the greatest speed of a party";
        case policy_fault::assumed_accuracy_unknown: return "the assumed accuracy is unknown";
        case policy_fault::claims_percent_out_of_range:
            return "claims_percent is not between 100 and 1000";
        case policy_fault::least_sigma_out_of_range:
            return "least_sigma_mm is negative or beyond 100 km";
        case policy_fault::transport_negative: return "transport is negative or longer than 1 hour";
        case policy_fault::lease_out_of_order:
            return "sample_at_least is not positive or longer than sample_at_most";
        case policy_fault::lease_longer_than_overdue_after:
            return "sample_at_most is longer than overdue_after";
        case policy_fault::snooze_or_contact_out_of_range:
            return "snooze_at_most or contact_at_most is negative or longer than 6 days";
    }
    return "";
}

// What is wrong with a policy: a radius that was NaN or negative reads as not positive. A constexpr
// policy can be checked by the compiler: static_assert(fault_of(mine) == policy_fault::none).
template <std::size_t Levels>
[[nodiscard]] constexpr policy_fault fault_of(const policy<Levels>& p) noexcept {
    for (std::size_t k = 0; k < Levels; ++k) {
        if (p.levels[k].radius.count <= 0) return policy_fault::radius_not_positive;
        if (p.levels[k].margin.count < 0) return policy_fault::margin_negative;
        // The separation ends at 2,147 km; its error there is 0.1 km.
        if (p.levels[k].left_beyond_mm() > 2'000'000'000) return policy_fault::radius_too_large;
        if (k > 0 && (p.levels[k].radius > p.levels[k - 1].radius ||
                      p.levels[k].left_beyond_mm() > p.levels[k - 1].left_beyond_mm())) {
            return policy_fault::levels_not_from_outermost;
        }
    }
    // Of what lasts no longer than the two minutes in which errors are one error, nothing follows.
    if (p.false_alert_every.count() < 600) return policy_fault::false_alert_every_too_short;
    if (p.outlier_every.count() < 600) return policy_fault::outlier_every_too_short;
    if (p.leave_after.count() < 0) return policy_fault::leave_after_negative;
    if (p.leave_after.count() > 420'000) return policy_fault::leave_after_too_long;
    if (p.overdue_after.count() <= 0) return policy_fault::overdue_after_not_positive;
    if (p.overdue_after.count() > (1 << 29)) return policy_fault::overdue_after_too_long;
    if (p.ahead_at_most.count() < 0) return policy_fault::ahead_at_most_negative;
    if (p.ahead_at_most > p.overdue_after) return policy_fault::ahead_at_most_too_long;
    for (const std::int32_t fastest : p.fastest_mm_s) {
        if (fastest <= 0) return policy_fault::speed_not_positive;
        if (fastest > p.jump_beyond_mm_s) return policy_fault::jump_slower_than_fastest;
    }
    if (!p.assumed.known()) return policy_fault::assumed_accuracy_unknown;
    if (p.claims_percent < 100 || p.claims_percent > 1000) {
        return policy_fault::claims_percent_out_of_range;
    }
    if (p.least_sigma_mm < 0 || p.least_sigma_mm > 100'000'000) {
        return policy_fault::least_sigma_out_of_range;
    }
    constexpr std::int32_t hour = 3'600'000;
    if (p.transport.count() < 0 || p.transport.count() > hour) {
        return policy_fault::transport_negative;
    }
    if (p.sample_at_least.count() <= 0 || p.sample_at_least > p.sample_at_most) {
        return policy_fault::lease_out_of_order;
    }
    if (p.sample_at_most > p.overdue_after) return policy_fault::lease_longer_than_overdue_after;
    for (const milliseconds most : {p.snooze_at_most, p.contact_at_most}) {
        if (most.count() < 0 || most.count() > 144 * hour) {
            return policy_fault::snooze_or_contact_out_of_range;
        }
    }
    return policy_fault::none;
}

}  // namespace cordon

#endif  // CORDON_WATCH_POLICY_HPP
