// SPDX-License-Identifier: BSL-1.0

#include "cordon/watch/consecutive.hpp"

#include "catch2.hpp"
#include "watch/detectors.hpp"

namespace {

using cordon::consecutive;
using cordon::gap_answer;
using detectors::seen;
using detectors::states;
using detectors::unseen;
using namespace cordon::literals;

constexpr double in = 500, out = 500.001;

TEST_CASE("three in a row are believed, both ways, and two are not") {
    const consecutive three{500_m, 3, gap_answer::holds};
    CHECK(states(three, {seen(0, in), seen(1, in), seen(2, out), seen(3, in), seen(4, in),
                         seen(5, in), seen(6, out), seen(7, out), seen(8, in), seen(9, out),
                         seen(10, out), seen(11, out)}) == "UUUUUAAAAAAC");
}

TEST_CASE("a row goes on over a gap, or begins again, as asked") {
    const auto coming = {seen(0, in),  seen(1, in),  unseen(60),
                         seen(90, in), seen(91, in), seen(92, in)};
    CHECK(states(consecutive{500_m, 3, gap_answer::holds}, coming) == "UUUAAA");
    CHECK(states(consecutive{500_m, 3, gap_answer::starts_over}, coming) == "UUUUUA");
    const auto leaving = {seen(0, in),  seen(1, in),    seen(2, in),    seen(3, out),
                          seen(4, out), seen(300, out), seen(301, out), seen(302, out)};
    CHECK(states(consecutive{500_m, 3, gap_answer::holds}, leaving) == "UUAAACCC");
    CHECK(states(consecutive{500_m, 3, gap_answer::starts_over}, leaving) == "UUAAAAAC");
    CHECK(states(consecutive{500_m, 3, gap_answer::unknown}, leaving) == "UUAAAUUC");
}

TEST_CASE("one in a row is what the last sighting says, and 255 are counted") {
    CHECK(states(consecutive{500_m, 1, gap_answer::holds}, {seen(0, in), seen(1, out)}) == "AC");
    consecutive many{500_m, 255, gap_answer::holds};
    for (int k = 0; k < 254; ++k) many.take(seen(k, in));
    CHECK(many.state() == cordon::level_state::unknown);
    for (int k = 0; k < 600; ++k) many.take(seen(300 + k, in));
    CHECK(many.state() == cordon::level_state::active);
    // A row that is longer than needed is still one after a gap.
    consecutive few{500_m, 3, gap_answer::holds};
    for (int k = 0; k < 256; ++k) few.take(seen(k, out));
    few.take(unseen(300));
    few.take(seen(301, out));
    CHECK(few.state() == cordon::level_state::clear);
}

TEST_CASE("consecutive keeps to what is required of a detector") {
    detectors::check_contracts([](cordon::gap_rule gaps) { return consecutive{500_m, 3, gaps}; });
}

}  // namespace
