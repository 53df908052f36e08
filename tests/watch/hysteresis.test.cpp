// SPDX-License-Identifier: BSL-1.0

#include "cordon/watch/hysteresis.hpp"

#include "catch2.hpp"
#include "watch/detectors.hpp"

namespace {

using cordon::gap_answer;
using cordon::hysteresis;
using detectors::seen;
using detectors::states;
using detectors::unseen;
using namespace cordon::literals;

TEST_CASE("two lines are crossed one way each, and the line belongs to what is within") {
    const hysteresis one{500_m, 550_m, gap_answer::holds};
    CHECK(states(one, {seen(0, 551), seen(5, 510), seen(10, 500), seen(15, 501), seen(20, 550),
                       seen(25, 550.001), seen(30, 510)}) == "CCAAACC");
}

TEST_CASE("between the lines nothing is known at first, nor after a gap while it was clear") {
    const hysteresis one{500_m, 550_m, gap_answer::starts_over};
    CHECK(states(one, {seen(0, 520), seen(5, 560), seen(10, 520), unseen(20), seen(30, 520),
                       seen(35, 551)}) == "UCCUUC");
}

TEST_CASE("an active level between the lines outlasts a gap, or is unknown after it, as asked") {
    const auto life = {seen(0, 400), seen(5, 520), unseen(200), seen(210, 520), seen(215, 560)};
    CHECK(states(hysteresis{500_m, 550_m, gap_answer::holds}, life) == "AAAAC");
    CHECK(states(hysteresis{500_m, 550_m, gap_answer::starts_over}, life) == "AAAAC");
    CHECK(states(hysteresis{500_m, 550_m, gap_answer::unknown}, life) == "AAUUC");
}

TEST_CASE("a limit of a watch gives both lines") {
    const hysteresis usual{cordon::limit{500_m}, gap_answer::holds};
    CHECK(usual == hysteresis{500_m, 550_m, gap_answer::holds});
    CHECK(hysteresis{cordon::limit{100_m, 5_m}, gap_answer::holds} ==
          hysteresis{100_m, 105_m, gap_answer::holds});
    constexpr hysteresis constant{cordon::limit{100_m}, gap_answer::holds};
    static_assert(constant.state() == cordon::level_state::unknown);
}

TEST_CASE("hysteresis keeps to what is required of a detector") {
    detectors::check_contracts([](cordon::gap_rule gaps) {
        return hysteresis{500_m, 550_m, gaps};
    });
}

}  // namespace
