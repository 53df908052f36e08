// SPDX-License-Identifier: BSL-1.0
//
// A watch on a zone: the same automaton, driven by one party.

#include "cordon/watch/zone_reading.hpp"

#include <chrono>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;

// A school of 200 m about 0 N 0 E, and a warning at 500 m from its edge.
constexpr auto rule = taken_at_their_word(cordon::policy<2>{.levels = {{500_m}, {0.001_m}}});

constexpr cordon::zone_reading reading(double seconds, double metres) {
    return reading_of_circle(wearer(seconds, metres), north(0), 200_m);
}

static_assert(reading(0, 100).apart.likely_mm < -99'000);
static_assert(reading(0, 100).apart.most_mm < -99'000);
static_assert(reading(0, 300).apart.least_mm > 99'000);

TEST_CASE("somebody who walks into a zone is told of at each line, and on the way out") {
    recorder<2> r{rule};
    int s = 0;
    for (int m = 1500; m > 0; m -= 10, s += 5) r.feed(reading(s, m));
    CHECK(r.state(1) == level_state::active);
    for (int m = 0; m < 1500; m += 10, s += 5) r.feed(reading(s, m));
    CHECK(r.said() == "0 known, 405 entered 0, 655 entered 1, 900 left 1, 1165 left 0");
    CHECK(r.events()[2].separation_mm == 0);  // within
    CHECK(r.events()[1].separation_mm > 480'000);
    CHECK(r.events()[1].separation_mm < 500'000);
    CHECK(r.events()[1].who == cordon::party::wearer);
}

TEST_CASE("a zone does not move: clear of it is a matter of one party's speed") {
    recorder<2> r{rule};
    r.feed(reading(0, 4300));
    const cordon::instant until = clear_until(r.watch(), rule);
    CHECK(until.ms > 99'500);  // (4300 - 200 - 500 - 4) / 36
    CHECK(until.ms < 100'000);
    r.feed(until);
    CHECK(r.state(0) == level_state::clear);
    CHECK(next_sample(r.watch(), rule) == at(60));
    r.feed(until + 1ms);
    CHECK(r.watch().why(0) == cordon::doubt::reach);
    r.feed(at(120));
    CHECK(r.said() == "0 known, 120 unknown");
    CHECK(r.events().back().who == cordon::party::wearer);
    r.feed(reading(130, 4300));
    CHECK(r.state(0) == level_state::clear);
}

TEST_CASE("a device that lies still keeps what is known of it beside a zone") {
    recorder<2> r{rule};
    r.feed(reading(0, 1500));
    for (int s = 30; s < 3000; s += 30) {
        r.feed(cordon::heartbeat{cordon::party::wearer, at(s), at(0)});
        if (r.state(0) != level_state::clear) FAIL("at " << s << " s");
    }
    CHECK(r.said() == "0 known");
}

TEST_CASE("late, repeated, jumping and impossible readings are those of fixes") {
    recorder<2> r{rule};
    r.feed(reading(0, 3000), reading(10, 2900), reading(10, 2900), reading(5, 2950));
    CHECK(r.news() == "0 known, 10 repeated, 5 late");
    r.feed(reading(20, 90'000));
    CHECK(r.news() == "20 jumped, 20 unknown");
    CHECK(r.state(0) == level_state::unknown);
    cordon::zone_reading beyond = reading(30, 0);
    beyond.moving.where.latitude = 900'000'001;
    r.feed(beyond);
    CHECK(r.news() == "30 impossible");
}

TEST_CASE("a late reading proves a stay in the zone") {
    recorder<2> r{rule};
    r.feed(reading(0, 2000), at(500), reading(500, 2000));
    CHECK(r.news() == "0 known, 120 unknown, 500 known");
    for (int s = 100; s <= 300; s += 20) {
        cordon::zone_reading late = reading(s, 50);
        late.moving.received = at(500);
        r.feed(late);
    }
    CHECK(r.events()[0].what == cordon::kind::was_within);
    CHECK(r.events()[0].level == 1);
    CHECK(r.events()[0].at == at(100));
    CHECK(r.state(1) != level_state::active);
}

TEST_CASE("a watch is of a pair or of a zone and refuses the other") {
    recorder<2> zone{rule};
    zone.feed(reading(0, 2000), wearer(1, 100), protected_person(1, 100));
    CHECK(zone.said() == "0 known, 1 impossible, 1 impossible");
    recorder<2> pair{rule};
    pair.feed(protected_person(0, 0), reading(1, 100));
    CHECK(pair.said() == "1 impossible");
}

TEST_CASE("a watch on a zone keeps what a separation says") {
    using namespace cordon::watch_detail;
    const cordon::separation s{-150'000, -149'000, -148'000};
    CHECK(restored(stored(s)).least_mm == s.least_mm);
    CHECK(restored(stored(s)).likely_mm == s.likely_mm);
    constexpr std::int32_t end = cordon::separation::end_of_range_mm;
    CHECK(restored(stored({end, end, end})).least_mm == 900'000'000);
}

}  // namespace
