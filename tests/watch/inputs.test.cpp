// SPDX-License-Identifier: BSL-1.0
//
// What each input does to a watch that is not a fix taken as it comes: signs of life, late fixes,
// the health of devices and the orders of the centre.

#include "cordon/watch/inputs.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::level_state;

// The wearer's tag is indoors: alive, without a fix, and still.
cordon::heartbeat still(double seconds, double since) {
    return {.who = cordon::party::wearer, .at = at(seconds), .still_since = at(since)};
}

TEST_CASE("a device that lies still keeps what is known of it") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 2000));
    for (int s = 30; s <= 40'000; s += 30) r.feed(protected_person(s, 0), still(s, 0));
    CHECK(r.said() == "0 known");
    CHECK(r.state() == level_state::clear);
    r.feed(at(40'105));
    CHECK(r.said() == "0 known");
    r.feed(at(40'110));
    CHECK(r.state() == level_state::unknown);
    CHECK(r.events().size() == 2);
}

TEST_CASE("a sign of life that claims no stillness keeps nothing known") {
    for (const double since : {-1.0, 0.0, 5.0}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 2000));
        for (int s = 30; s <= 600; s += 30) {
            r.feed(protected_person(s, 0), still(s, since < 0 ? s : since));
        }
        CHECK((r.state() == level_state::clear) == (since == 0));
        CHECK((r.said() == "0 known") == (since == 0));
    }
}

TEST_CASE("a sign of life from before the last fix, from the future or of nobody changes nothing") {
    recorder<1> r{one};
    r.feed(still(0, 0));
    CHECK(r.state() == level_state::unknown);
    r.feed(protected_person(100, 0), wearer(100, 2000));
    const cordon::watch<1> before = r.watch();
    cordon::heartbeat late = still(50, 0);
    late.received = at(100);
    cordon::heartbeat ahead = still(103, 0);
    ahead.received = at(100);
    r.feed(late, ahead);
    CHECK(r.watch() == before);
    CHECK(r.said() == "100 known, 103 ahead");
}

TEST_CASE("a sign of life does not outlive a silence") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 2000), at(500), protected_person(500, 0));
    r.feed(still(501, 0));
    CHECK(r.state() == level_state::unknown);
    CHECK(r.said() == "0 known, 120 unknown");
}

// She is known to have been still; his tag was without a network from 0 to 1000 s, and within her
// 500 m from 300 to 400 s.
TEST_CASE("a late fix that proves that they were within is told once and decides nothing") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 4000));
    for (int s = 60; s <= 1000; s += 60) {
        r.feed(cordon::heartbeat{cordon::party::protected_person, at(s), at(0)});
    }
    CHECK(r.news() == "0 known, 120 unknown");
    for (int s = 10; s <= 600; s += 10) {
        r.feed(received(wearer(s, s >= 300 && s <= 400 ? 100 : 4000), 1000));
    }
    CHECK(r.state() != level_state::active);
    std::string changes;
    for (const cordon::event& e : r.events()) {
        if (!is_change(e.what)) continue;
        changes += to_string(e.what);
        CHECK(e.at == at(300));
        CHECK(e.sequence == 3);
        CHECK(includes(e.whom, cordon::audience::protected_person));
    }
    CHECK(changes == "was_within");
}

TEST_CASE("a late fix proves nothing of what she may have done since") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 4000), at(200), protected_person(200, 0));
    CHECK(r.news() == "0 known, 120 unknown");
    r.feed(received(wearer(60, 100), 200));  // 60 s after her one fix, 140 s before the other
    CHECK(r.said() == "60 late");
    r.feed(received(wearer(79.9, 100), 200));
    CHECK(r.said() == "60 late, 79.900 late");
}

TEST_CASE("a late fix that the party's own last fix denies proves nothing") {
    recorder<1> r{one};
    r.feed(protected_person(100, 0), wearer(100, 600), received(wearer(99.9, 100), 100));
    CHECK(r.said() == "100 known, 99.900 late");
}

TEST_CASE("a network that says the same place again says nothing new") {
    // 498 m by Wi-Fi, again and again: as often as one likes, it is one fix.
    for (const cordon::source from : {cordon::source::wifi, cordon::source::gnss}) {
        recorder<1> r{one};
        r.feed(both{0, 600});
        for (int s = 5; s < 1000; s += 5) {
            cordon::fix f = wearer(s, 498);
            f.from = from;
            r.feed(protected_person(s, 0), f);
        }
        CHECK((r.state() == level_state::active) == (from == cordon::source::gnss));
        CHECK(r.state() != level_state::clear);
    }
}

cordon::health wrong(double seconds, cordon::channel what) {
    return {.who = cordon::party::wearer, .at = at(seconds), .what = what};
}
cordon::notice order(double seconds, cordon::action does) {
    return {.does = does, .at = at(seconds)};
}

TEST_CASE("what is wrong with a device latches until the centre says that it is well") {
    using cordon::channel;
    constexpr channel channels[] = {channel::tamper,  channel::strap,   channel::battery,
                                    channel::jamming, channel::jumping, channel::loss};
    const char* words[] = {"tamper", "strap", "battery", "jamming", "jumping", "loss"};
    for (std::size_t k = 0; k < 6; ++k) {
        recorder<1> r{one};
        r.feed(both{0, 9000}, wrong(1, channels[k]));
        CHECK(r.news() == std::string("0 known, 1 ") + words[k]);
        CHECK(r.watch().health_of(cordon::party::wearer) == channels[k]);
        CHECK(r.watch().health_of(cordon::party::protected_person) == channel::none);
        // Told once, however often it is raised, and whatever else happens.
        r.feed(wrong(2, channels[k]), wrong(3, channel::none), both{10, 9000}, at(500));
        CHECK(r.news() == "130 unknown");
        CHECK(r.watch().health_of(cordon::party::wearer) == channels[k]);
        cordon::notice well = order(501, cordon::action::restored);
        well.what = channels[k];
        well.who = cordon::party::protected_person;  // not hers
        r.feed(well);
        CHECK(r.news().empty());
        well.who = cordon::party::wearer;
        r.feed(well);
        CHECK(r.events().back().about == channels[k]);
        CHECK(r.news() == "501 restored");
        CHECK(r.watch().health_of(cordon::party::wearer) == channel::none);
        r.feed(wrong(502, channels[k]));
        CHECK(r.news() == std::string("502 ") + words[k]);
    }
}

TEST_CASE("health moves no level and is told to those whom the policy names") {
    cordon::policy<1> p = one;
    p.told.health = cordon::audience::centre | cordon::audience::wearer;
    recorder<1> r{p};
    r.feed(both{0, 100});
    const cordon::level_state before = r.state();
    r.feed(wrong(1, cordon::channel::strap | cordon::channel::battery));
    CHECK(r.state() == before);
    CHECK(r.said() == "0 known, 0 entered 0, 1 strap, 1 battery");
    CHECK(r.events()[2].whom == p.told.health);
    CHECK(is_health(r.events()[2].what));
}

TEST_CASE("a receiver that jumps three times is told of and stays so") {
    recorder<1> r{one};
    r.feed(both{0, 9000}, wearer(10, 30'000), both{20, 9000}, wearer(21, 9000));
    CHECK(r.news() == "0 known, 10 jumped, 10 unknown, 20 jumped, 21 known");
    r.feed(wearer(30, 30'000));
    CHECK(r.news() == "30 jumped, 30 jumping, 30 unknown");
    r.feed(wearer(40, 9000), wearer(50, 30'000));
    CHECK(r.news() == "40 jumped, 50 jumped");
    CHECK(r.watch().health_of(cordon::party::wearer) == cordon::channel::jumping);
}

TEST_CASE("an acknowledgement marks what follows and changes no state") {
    recorder<1> r{one};
    r.feed(both{0, 9000}, order(1, cordon::action::acknowledge));
    CHECK(r.said() == "0 known");  // nothing is active
    r.feed(both{100, 100}, order(101, cordon::action::acknowledge));
    r.feed(order(102, cordon::action::acknowledge));
    CHECK(r.said() == "0 known, 100 entered 0, 101 acknowledged");
    CHECK(r.state() == level_state::active);
    r.feed(both{110, 600}, both{125, 600}, both{160, 600});
    CHECK(r.said() == "0 known, 100 entered 0, 101 acknowledged, 160 left 0");
    CHECK(includes(r.events()[3].marks, cordon::mark::acknowledged));
    CHECK_FALSE(includes(r.events()[1].marks, cordon::mark::acknowledged));
    // The next approach is not acknowledged.
    r.feed(both{200, 100});
    CHECK(r.events().back().what == cordon::kind::entered);
    CHECK_FALSE(includes(r.events().back().marks, cordon::mark::acknowledged));
}

cordon::notice snooze(double seconds, std::uint8_t level, double until) {
    cordon::notice n = order(seconds, cordon::action::snooze);
    n.level = level;
    n.until = at(until);
    return n;
}

TEST_CASE("a snooze hushes its level, a deeper one is told all the same") {
    recorder<2> r{two};
    r.feed(both{0, 9000}, both{100, 1000}, snooze(110, 0, 1000));
    CHECK(r.news() == "0 known, 100 entered 0, 110 snoozed");
    for (int s = 120; s < 200; s += 10) r.feed(both{s + 0.0, 3000});
    CHECK(r.news() == "160 left 0");
    r.feed(both{250, 1000});
    REQUIRE(r.events().size() == 1);
    CHECK(r.events()[0].whom == cordon::audience::centre);
    CHECK(includes(r.events()[0].marks, cordon::mark::snoozed));
    CHECK(r.news() == "250 entered 0");
    CHECK(r.state(0) == level_state::active);
    r.feed(both{300, 100});
    REQUIRE(r.events().size() == 1);
    CHECK(includes(r.events()[0].whom, cordon::audience::protected_person));
    CHECK(r.events()[0].marks == cordon::mark::none);
}

TEST_CASE("a snooze ends by itself, no later than asked and than the policy's most") {
    for (const double until : {1000.0, 100'000.0}) {
        recorder<1> r{one};
        r.feed(both{0, 1000}, snooze(1, 0, until));
        const double most = until < 3601 ? until : 3601;
        for (double s = 100; s < 5000; s += 100) {
            r.feed(both{s, 100});
            const bool hushed = includes(r.events().back().marks, cordon::mark::snoozed);
            CHECK((s <= most - 17 ? hushed : s >= most ? !hushed : true));
            r.feed(order(s + 1, cordon::action::close), both{s + 50, 1000});
        }
    }
}

TEST_CASE("an order that comes late is no step of the clock") {
    recorder<1> r{one};
    r.feed(both{0, 100}, both{20, 100}, order(15, cordon::action::acknowledge));
    CHECK(r.said() == "0 known, 0 entered 0, 20 acknowledged");
    r.feed(both{30, 100});
    CHECK(r.state() == level_state::active);
    CHECK(r.said() == "0 known, 0 entered 0, 20 acknowledged");
}

TEST_CASE("an order without sense is told and does nothing") {
    recorder<2> r{two};
    r.feed(both{0, 9000});
    const cordon::watch<2> before = r.watch();
    cordon::notice contact = order(0, cordon::action::contact_begins);  // until now
    cordon::notice deep = order(0, cordon::action::close);
    deep.level = 2;
    r.feed(snooze(0, 0, 0), snooze(0, 2, 100), snooze(0, 0, -5), contact, deep);
    CHECK(r.said() ==
          "0 known, 0 impossible, 0 impossible, 0 impossible, 0 impossible, 0 impossible");
    CHECK(r.watch() == before);
}

TEST_CASE("the centre can close a level when nobody reports any more, and it begins anew") {
    recorder<2> r{two};
    r.feed(both{0, 100}, at(1000));
    CHECK(r.news() == "0 known, 0 entered 0, 0 entered 1, 120 unknown");
    cordon::notice inner = order(1001, cordon::action::close);
    inner.level = 1;
    r.feed(inner);
    REQUIRE(r.events().size() == 1);
    CHECK(r.events()[0].level == 1);
    CHECK(includes(r.events()[0].whom, cordon::audience::protected_person));
    CHECK(r.news() == "1001 closed");
    r.feed(order(1002, cordon::action::close));
    CHECK(r.news() == "1002 closed");
    CHECK((r.state(0) == level_state::unknown && r.state(1) == level_state::unknown));
    r.feed(order(1003, cordon::action::close));
    CHECK(r.news().empty());
    r.feed(both{1010, 100});
    CHECK(r.news() == "1010 known, 1010 entered 0, 1010 entered 1");
}

TEST_CASE("a close takes the levels within with it") {
    recorder<2> r{two};
    r.feed(both{0, 100}, order(1, cordon::action::close));
    CHECK(r.said() == "0 known, 0 entered 0, 0 entered 1, 1 closed, 1 closed");
    CHECK((r.events()[3].level == 1 && r.events()[4].level == 0));
}

TEST_CASE("authorised contact is evaluated all the same and marked, until it ends") {
    cordon::notice begins = order(10, cordon::action::contact_begins);
    begins.until = at(1000);
    recorder<1> r{one};
    r.feed(both{0, 9000}, begins);
    CHECK(r.watch().in_contact());
    r.feed(both{100, 100});
    CHECK(r.said() == "0 known, 10 contact_began, 100 entered 0");
    CHECK(includes(r.events().back().marks, cordon::mark::authorised));
    CHECK(includes(r.events().back().whom, cordon::audience::protected_person));
    recorder<1> ended = r;
    ended.feed(order(200, cordon::action::contact_ends), order(201, cordon::action::contact_ends));
    CHECK(ended.events().back().at == at(200));
    CHECK_FALSE(ended.watch().in_contact());
    for (int s = 110; s < 1100; s += 10) r.feed(both{s + 0.0, 100});
    CHECK(r.said().find("contact_ended") != std::string::npos);
    CHECK((r.events().back().at - at(1000)).count() <= 0);
    CHECK((r.events().back().at - at(983)).count() >= 0);
    CHECK_FALSE(r.watch().in_contact());
}

TEST_CASE("time to the next line is told as an approach goes on") {
    recorder<2> r{two};
    for (int s = 0; s <= 240; s += 5) r.feed(both{s + 0.0, 2500.0 - 10 * s});
    REQUIRE(r.said() == "0 known, 55 entered 0, 205 entered 1");
    // At 1,950 m and 10 m/s, 145 s to the line of 500 m; at 450 m, 45 s until they meet.
    CHECK(r.events()[1].next_line_s >= 144);
    CHECK(r.events()[1].next_line_s <= 146);
    CHECK(r.events()[2].next_line_s >= 44);
    CHECK(r.events()[2].next_line_s <= 46);
    CHECK(r.events()[0].next_line_s == cordon::event::not_closing);
}

}  // namespace
