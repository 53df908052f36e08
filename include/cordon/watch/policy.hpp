// SPDX-License-Identifier: BSL-1.0
//
// What a watch is told once: its limits, its times, and what it assumes where nothing is known.

#ifndef CORDON_WATCH_POLICY_HPP
#define CORDON_WATCH_POLICY_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/time.hpp"

namespace cordon {

// One level: active within the radius, over only beyond the radius and a margin.
struct limit {
    millimetres radius;
    millimetres margin{};  // 0 stands for a tenth of the radius, but at least 20 m

    // A level that is active ends only farther away than this.
    [[nodiscard]] constexpr std::int64_t left_beyond_mm() const noexcept {
        const std::int32_t tenth = radius.count / 10;
        const std::int32_t usual = tenth > 20'000 ? tenth : 20'000;
        return std::int64_t{radius.count} + (margin.count > 0 ? margin.count : usual);
    }
};

// constexpr cordon::policy<2> policy{.levels = {{2_km}, {500_m}}};
template <std::size_t Levels>
struct policy {
    static_assert(Levels >= 1 && Levels <= 255, "cordon: a policy has 1 to 255 levels");

    limit levels[Levels];  // the outermost first

    // A level becomes active when this has passed since it was first entered and nothing spoke
    // against it; at once where the whole interval of the separation is within the radius.
    milliseconds enter_after{10'000};
    // It ends when for so long every sample was beyond the margin, and both parties have reported
    // since. Time alone never ends it.
    milliseconds leave_after{30'000};
    // A party that has been silent for so long makes the watch's knowledge stale.
    milliseconds stale_after{120'000};
    // A fix stamped later than its arrival by more than this is not believed; nor is an instant so
    // much earlier than the last one a mere disorder.
    milliseconds ahead_at_most{2'000};
    // Faster than this from one fix to the next is a jump, which never decides alone.
    std::int32_t greatest_speed_mm_s = 100'000;  // millimetres per second
    // Stands for an accuracy that is unknown, if it is worse than what was claimed.
    accuracy assumed{25'000, confidence::p95};
};

enum class policy_fault : std::uint8_t {
    none,
    radius_not_positive,
    radius_too_large,
    margin_negative,
    levels_not_from_outermost,
    enter_after_negative,
    leave_after_negative,
    stale_after_not_positive,
    stale_after_too_long,
    enter_after_longer_than_stale_after,
    ahead_at_most_negative,
    ahead_at_most_too_long,
    speed_not_positive,
    assumed_accuracy_unknown,
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
        case policy_fault::enter_after_negative: return "enter_after is negative";
        case policy_fault::leave_after_negative: return "leave_after is negative";
        case policy_fault::stale_after_not_positive: return "stale_after is not positive";
        case policy_fault::stale_after_too_long: return "stale_after is longer than 2^29 ms";
        case policy_fault::enter_after_longer_than_stale_after:
            return "enter_after is longer than stale_after";
        case policy_fault::ahead_at_most_negative: return "ahead_at_most is negative";
        case policy_fault::ahead_at_most_too_long:
            return "ahead_at_most is longer than stale_after";
        case policy_fault::speed_not_positive: return "greatest_speed_mm_s is not positive";
        case policy_fault::assumed_accuracy_unknown: return "the assumed accuracy is unknown";
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
    if (p.enter_after.count() < 0) return policy_fault::enter_after_negative;
    if (p.leave_after.count() < 0) return policy_fault::leave_after_negative;
    if (p.stale_after.count() <= 0) return policy_fault::stale_after_not_positive;
    if (p.stale_after.count() > (1 << 29)) return policy_fault::stale_after_too_long;
    if (p.enter_after > p.stale_after) return policy_fault::enter_after_longer_than_stale_after;
    if (p.ahead_at_most.count() < 0) return policy_fault::ahead_at_most_negative;
    if (p.ahead_at_most > p.stale_after) return policy_fault::ahead_at_most_too_long;
    if (p.greatest_speed_mm_s <= 0) return policy_fault::speed_not_positive;
    if (!p.assumed.known()) return policy_fault::assumed_accuracy_unknown;
    return policy_fault::none;
}

}  // namespace cordon

#endif  // CORDON_WATCH_POLICY_HPP
