// SPDX-License-Identifier: BSL-1.0
//
// What has been said of a level, as it is shown: from nothing to what is needed, in and out.

#include "cordon/watch/scales.hpp"

#include <chrono>

#include "catch2.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::evidence::nat;

double nats(std::int32_t q12) { return static_cast<double>(q12) / nat; }

TEST_CASE("nothing is said at the start, and a day's or a week's evidence is needed") {
    const cordon::watch<1> fresh;
    CHECK(scales_of(fresh, one, 0).said == 0);
    CHECK_THAT(nats(scales_of(fresh, one, 0).needed), Catch::Matchers::WithinAbs(6.579, 0.001));
    cordon::policy<1> week = one;
    week.false_alert_every = std::chrono::hours{7 * 24};
    CHECK_THAT(nats(scales_of(fresh, week, 0).needed), Catch::Matchers::WithinAbs(8.525, 0.001));
}

TEST_CASE("what is said rises to what is needed, and is then said of leaving") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600));
    double last = 0;
    int s = 5;
    for (; r.state() != cordon::level_state::active && s < 900; s += 5) {
        r.feed(protected_person(s, 0), wearer(s, 498));
        if (r.state() == cordon::level_state::active) break;
        const double said = nats(scales_of(r.watch(), one, 0).said);
        CHECK(said >= last);
        CHECK(said < 6.58);
        last = said;
    }
    CHECK(s > 100);
    CHECK(last > 5.5);
    CHECK(scales_of(r.watch(), one, 0).said == 0);
    CHECK_THAT(nats(scales_of(r.watch(), one, 0).needed), Catch::Matchers::WithinAbs(1, 0.001));
    for (; r.state() == cordon::level_state::active && s < 2000; s += 5) {
        last = nats(scales_of(r.watch(), one, 0).said);
        r.feed(protected_person(s, 0), wearer(s, 900));
    }
    CHECK(last > 0.7);
    CHECK(last < 1);
    CHECK(scales_of(r.watch(), one, 0).said == 0);
}

TEST_CASE("a sample outside takes back what was said") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600));
    for (int s = 5; s < 120; s += 5) r.feed(protected_person(s, 0), wearer(s, 498));
    const auto before = scales_of(r.watch(), one, 0).said;
    r.feed(protected_person(120, 0), wearer(120, 530));
    CHECK(scales_of(r.watch(), one, 0).said < before);
}

TEST_CASE("each level has scales of its own") {
    recorder<2> r{two};
    const double within = two.levels[0].radius.count / 1000.0 - 2;
    r.feed(protected_person(0, 0), wearer(0, within + 200));
    for (int s = 5; s < 120; s += 5) r.feed(protected_person(s, 0), wearer(s, within));
    CHECK(scales_of(r.watch(), two, 0).said > 0);
    CHECK(scales_of(r.watch(), two, 1).said == 0);
}

}  // namespace
