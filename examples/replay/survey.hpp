// SPDX-License-Identifier: BSL-1.0
//
// The two records compared as straight, constant-speed motion between fixes: when they overlap, how
// far apart the parties were, and every stay within the radius.

#ifndef CORDON_EXAMPLES_REPLAY_SURVEY_HPP
#define CORDON_EXAMPLES_REPLAY_SURVEY_HPP

#include <cordon/length.hpp>

#include <cstdint>
#include <optional>
#include <vector>

#include "outcome.hpp"
#include "progress.hpp"
#include "track.hpp"

namespace replay {

// Longer than this without a fix, nothing is assumed about the way in between: it is a quarter of
// what a wrapping millisecond counter can tell apart.
inline constexpr std::int64_t longest_leg_ms = std::int64_t{1} << 30;  // 12.4 days

struct stay {
    std::int64_t from_ms = 0, to_ms = 0;
    double from_metres = 0, to_metres = 0;
    nearest_moment nearest{};
    bool begun_before = false;  // already within at the first common instant
    bool goes_on = false;       // still within at the last common instant
};

struct survey {
    std::vector<span_of_time> common;        // where both records have motion
    std::vector<nearest_moment> separation;  // over time: at fixes and at closest approaches
    std::vector<stay> stays;                 // within the radius
    std::optional<nearest_moment> nearest;

    [[nodiscard]] std::int64_t common_ms() const;
    [[nodiscard]] std::int64_t within_ms() const;
};

// Both lists with strictly rising times.
[[nodiscard]] survey compare(const std::vector<record>& protected_person,
                             const std::vector<record>& wearer, cordon::metres radius,
                             progress& shown);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_SURVEY_HPP
