// SPDX-License-Identifier: BSL-1.0

#include "cordon/watch/dwell.hpp"

#include <chrono>

#include "catch2.hpp"
#include "watch/detectors.hpp"

namespace {

using cordon::dwell;
using cordon::gap_answer;
using detectors::seen;
using detectors::states;
using detectors::unseen;
using namespace cordon::literals;
using namespace std::chrono_literals;

constexpr double in = 500, out = 500.001;

TEST_CASE("90 s without a sighting beyond are a stay, and the first beyond ends it") {
    const dwell stay{500_m, 90s, gap_answer::holds};
    CHECK(states(stay, {seen(0, in), seen(60, in), seen(89, in), seen(90, in), seen(95, out),
                        seen(100, in), seen(189, in), seen(190, in)}) == "UUUACCCA");
    CHECK(states(dwell{500_m, 0s, gap_answer::holds}, {seen(0, in), seen(1, out)}) == "AC");
}

TEST_CASE("a gap is stayed through, or the stay begins again, as asked") {
    const auto coming = {seen(0, in),   seen(30, in),  unseen(100),
                         seen(150, in), seen(239, in), seen(240, in)};
    CHECK(states(dwell{500_m, 90s, gap_answer::holds}, coming) == "UUUAAA");
    CHECK(states(dwell{500_m, 90s, gap_answer::starts_over}, coming) == "UUUUUA");
    const auto staying = {seen(0, in),   seen(90, in),  unseen(150),
                          seen(160, in), seen(249, in), seen(250, in)};
    CHECK(states(dwell{500_m, 90s, gap_answer::starts_over}, staying) == "UAAAAA");
    CHECK(states(dwell{500_m, 90s, gap_answer::unknown}, staying) == "UAUUUA");
}

TEST_CASE("a silence longer than the counter is stayed through, and decides nothing by itself") {
    dwell stay{500_m, 90s, gap_answer::holds};
    stay.take(seen(0, in));
    for (std::int64_t day = 1; day <= 60; ++day) stay.take(unseen(day * 86'400));
    CHECK(stay.state() == cordon::level_state::unknown);
    stay.take(seen(61 * 86'400, in));
    CHECK(stay.state() == cordon::level_state::active);
}

TEST_CASE("dwell keeps to what is required of a detector") {
    detectors::check_contracts([](cordon::gap_rule gaps) { return dwell{500_m, 90s, gaps}; });
}

}  // namespace
