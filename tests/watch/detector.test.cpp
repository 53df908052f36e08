// SPDX-License-Identifier: BSL-1.0
//
// What detectors have in common, with the smallest detector that there can be.

#include "cordon/watch/detector.hpp"

#include <string>
#include <type_traits>

#include "catch2.hpp"
#include "watch/detectors.hpp"

namespace {

using cordon::gap_answer;
using cordon::gap_rule;
using cordon::level_state;
using cordon::sighting;
using detectors::seen;
using detectors::states;
using detectors::unseen;

// Within 500 m at the last sighting: naive, but for what it makes of silence.
class naive {
  public:
    constexpr explicit naive(gap_rule gaps) : answer_{gaps} {}
    constexpr void take(const sighting& s) noexcept {
        answer_.hear(s);
        if (s.fresh) answer_.say(s.apart.likely_mm <= 500'000);
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return answer_.state(); }
    friend constexpr bool operator==(const naive&, const naive&) noexcept = default;

  private:
    cordon::detector_detail::answer answer_;
};

static_assert(cordon::detector<naive>);
static_assert(!cordon::detector<int>);
static_assert(!cordon::detector<std::string>);
static_assert(!std::is_default_constructible_v<gap_rule>);  // the answer is always explicit
static_assert(std::is_trivially_copyable_v<sighting>);

TEST_CASE("a rule of one's own is a detector, and keeps to what is required of one") {
    detectors::check_contracts([](gap_rule gaps) { return naive{gaps}; });
}

TEST_CASE("an active level outlasts a gap, unless it is asked not to, and a clear one never") {
    const auto near_then = {seen(0, 400), unseen(30), unseen(500), seen(510, 700)};
    const auto far_then = {seen(0, 700), unseen(30), unseen(500), seen(510, 700)};
    for (const auto then : {gap_answer::holds, gap_answer::starts_over, gap_answer::unknown}) {
        CHECK(states(naive{then}, near_then) == (then == gap_answer::unknown ? "AUUC" : "AAAC"));
        CHECK(states(naive{then}, far_then) == "CUUC");
    }
}

TEST_CASE("a gap is a time between two sightings too, or a clock that goes back") {
    cordon::detector_detail::answer kept{gap_rule{gap_answer::starts_over}};
    CHECK_FALSE(kept.hear(seen(0, 1)).forgets);
    CHECK_FALSE(kept.hear(seen(120, 1)).forgets);  // as long as it may be
    CHECK(kept.hear(seen(241, 1)).forgets);
    CHECK(kept.hear(seen(240, 1)).forgets);
    CHECK_FALSE(kept.hear(seen(240, 1)).forgets);
    CHECK(kept.hear(unseen(241)).forgets);
    CHECK_FALSE(kept.hear(unseen(242)).forgets);  // it has been told of already
    CHECK_FALSE(kept.hear(seen(900, 1)).forgets);
    CHECK(kept.hear(seen(901, 1)).passed_ms == 1'000);
    CHECK(kept.hear(seen(900, 1)).passed_ms == 0);

    cordon::detector_detail::answer keeps{gap_rule{gap_answer::holds}};
    CHECK_FALSE(keeps.hear(unseen(0)).forgets);
    keeps.say(false);
    CHECK_FALSE(keeps.hear(seen(10'000, 1)).forgets);
    CHECK(keeps.state() == level_state::clear);
    CHECK_FALSE(keeps.hear(seen(20'000, 1)).forgets);
    CHECK(keeps.state() == level_state::unknown);
}

}  // namespace
