// SPDX-License-Identifier: BSL-1.0
//
// What is reported and not, or not alone, believed: none of it clears a level or jumps a debounce.

#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::level_state;

recorder<1> apart() {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), protected_person(200, 0), wearer(200, 600));
    CHECK(r.news() == "0 known, 120 unknown, 200 known");
    return r;
}
recorder<1> together() {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 100), protected_person(200, 0), wearer(200, 100));
    CHECK(r.news() == "0 known, 0 entered 0, 120 unknown, 200 known");
    return r;
}

TEST_CASE("the same fix again is reported and changes nothing") {
    recorder<1> r = apart();
    const cordon::watch<1> before = r.watch();
    r.feed(wearer(200, 600), protected_person(200, 0), wearer(200, 600));
    CHECK(r.watch() == before);
    CHECK(r.said() == "200 repeated, 200 repeated, 200 repeated");
}

TEST_CASE("the same fix again does not make a party fresh") {
    recorder<1> r = apart();
    for (int s = 201; s < 400; ++s) r.feed(protected_person(s, 0), received(wearer(200, 600), s));
    CHECK(r.state() == level_state::unknown);
    CHECK(r.events()[119].what == cordon::kind::unknown);
    CHECK(r.events()[119].at == at(320));
}

TEST_CASE("another place at the time of the last fix is reported and not believed") {
    recorder<1> r = apart();
    const cordon::watch<1> before = r.watch();
    r.feed(wearer(200, 0), protected_person(200, 600));
    CHECK(r.watch() == before);
    CHECK(r.said() == "200 conflicting, 200 conflicting");
    CHECK(r.events()[0].who == cordon::party::wearer);

    recorder<1> near = together();
    near.feed(wearer(200, 9000));
    CHECK(near.state() == level_state::active);
    CHECK(near.said() == "200 conflicting");
}

TEST_CASE("a fix older than the last is reported and not believed") {
    recorder<1> r = apart();
    const cordon::watch<1> before = r.watch();
    r.feed(received(wearer(199.999, 0), 200), received(protected_person(100, 600), 200));
    CHECK(r.watch() == before);
    CHECK(r.said() == "199.999 late, 100 late");
}

TEST_CASE("a fix that is stale when it comes is reported and does not make its party known") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), at(1000));
    CHECK(r.news() == "0 known, 120 unknown");
    r.feed(received(wearer(880, 100), 1000), received(protected_person(880, 0), 1000));
    CHECK(r.state() == level_state::unknown);
    CHECK(r.said() == "880 late, 880 late");
    r.feed(received(wearer(880.001, 600), 1000), received(protected_person(880.001, 0), 1000));
    CHECK(r.said() == "880 late, 880 late, 1000 known");
    CHECK(r.watch().why(0) == cordon::doubt::reach);
}

TEST_CASE("a batch that comes late after an outage never ends a level") {
    recorder<1> r = together();
    r.feed(at(1000), protected_person(1000, 0));
    CHECK(r.news() == "320 unknown");
    for (int s = 210; s <= 1000; ++s) r.feed(received(wearer(s, 600), 1000));
    CHECK(r.state() == level_state::active);
    CHECK(r.events().back().what == cordon::kind::known);
    // Nor is the time that the batch spans time that was watched.
    r.feed(protected_person(1029.9, 0), wearer(1029.9, 600));
    CHECK(r.state() == level_state::active);
    r.feed(protected_person(1030.1, 0), wearer(1030.1, 600));
    CHECK(r.state() == level_state::clear);
}

TEST_CASE("a fix stamped later than it arrived is reported and not believed beyond a tolerance") {
    recorder<1> r = apart();
    const cordon::watch<1> before = r.watch();
    r.feed(received(wearer(202.001, 490), 200), received(wearer(1000, 0), 200),
           received(protected_person(2'000'000, 600), 200));
    CHECK(r.watch() == before);
    CHECK(r.events().size() == 3);
    for (const cordon::event& e : r.events()) CHECK(e.what == cordon::kind::ahead);
    r.feed(received(wearer(202, 590), 200));
    CHECK_FALSE(r.watch() == before);
    CHECK(r.events().size() == 3);
}

TEST_CASE("a latitude that does not exist is reported and not believed") {
    recorder<1> r = apart();
    const cordon::watch<1> before = r.watch();
    for (const std::int32_t latitude : {900'000'001, -900'000'001, INT32_MAX, INT32_MIN}) {
        cordon::fix f = wearer(201, 0);
        f.where.latitude = latitude;
        r.feed(received(f, 200));
        CHECK(r.events().back().what == cordon::kind::impossible);
    }
    CHECK(r.watch() == before);
    cordon::fix pole = wearer(201, 0);
    pole.where.latitude = 900'000'000;
    r.feed(pole);
    CHECK(r.events().size() == 6);
    CHECK(r.events()[4].what == cordon::kind::jumped);
}

TEST_CASE("a longitude beyond half a turn is the same place") {
    cordon::fix here = protected_person(0, 0);
    cordon::fix there = wearer(0, 0);
    here.where.longitude = 1'800'000'000;
    there.where.longitude = -1'800'010'000;
    recorder<1> r{one};
    r.feed(here, there);
    CHECK(r.state() == level_state::active);
    CHECK(r.events().back().separation_mm == 111'319);
}

TEST_CASE("a report is for the centre alone and counts no change") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 100), wearer(0, 100), wearer(0, 300),
           received(wearer(-1, 0), 0), received(wearer(11, 0), 0));
    REQUIRE(r.events().size() == 6);
    for (std::size_t k = 0; k < 6; ++k) {
        const cordon::event& e = r.events()[k];
        CHECK(e.sequence == (k == 0 ? 1 : 2));
        CHECK(includes(e.whom, cordon::audience::protected_person) == (k < 2));
        CHECK(includes(e.whom, cordon::audience::centre));
    }
}

// 100 m/s: 9 km in 50 s are too far.
TEST_CASE("one jump into the radius activates nothing however long it is left alone") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), wearer(50, 0));
    CHECK(r.said() == "0 known, 50 jumped, 50 unknown");
    r.feed(at(60), at(119), at(100'000));
    CHECK(r.state() == level_state::unknown);
    CHECK(r.said() == "0 known, 50 jumped, 50 unknown");  // silence adds nothing to that
}

TEST_CASE("one jump into the radius and back is unknown until a fix bears it out") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), wearer(50, 0), wearer(51, 9000));
    CHECK(r.state() == level_state::unknown);
    for (int s = 52; s < 100; ++s) r.feed(wearer(s, 9000));
    CHECK(r.said() == "0 known, 50 jumped, 50 unknown, 51 jumped, 52 known");
    CHECK(r.state() == level_state::clear);
}

TEST_CASE("a jump into the radius that further fixes bear out is active half a minute later") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), wearer(50, 100));
    for (int s = 51; s < 100; ++s) r.feed(protected_person(s, 0), wearer(s, 110));
    CHECK(r.said() == "0 known, 50 jumped, 50 unknown, 51 known, 81 entered 0");
}

TEST_CASE("one jump beyond the margin does not end a level") {
    recorder<1> r = together();
    r.feed(wearer(201, 9000), protected_person(202, 0), at(300), protected_person(300, 0));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(301, 100));
    CHECK(r.state() == level_state::active);
    CHECK(r.said() == "201 jumped, 201 unknown, 301 known");
}

TEST_CASE("a jump beyond the margin starts no leaving and a second fix there does") {
    recorder<1> r = together();
    r.feed(wearer(201, 9000), both{210, 9000}, both{239.9, 9000});
    CHECK(r.state() == level_state::active);
    r.feed(both{240.2, 9000});
    CHECK(r.said() == "201 jumped, 201 unknown, 210 known, 240.200 left 0");
}

TEST_CASE("a jump into the radius while leaving starts leaving over") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 100), wearer(100, 9000), protected_person(101, 0));
    CHECK(r.news() == "0 known, 0 entered 0");
    r.feed(wearer(120, 0), wearer(121, 9000), both{122, 9000}, both{135, 9000});
    r.feed(both{151.9, 9000});
    CHECK(r.state() == level_state::active);
    r.feed(both{152.2, 9000});
    CHECK(r.said() == "120 jumped, 120 unknown, 121 jumped, 122 known, 152.200 left 0");
}

TEST_CASE("a reading of the counter a little in the past moves nothing") {
    recorder<1> r = apart();
    r.feed(at(199), at(198), at(199.5), at(200), at(198));
    CHECK(r.said().empty());
    CHECK(r.state() == level_state::clear);
    // Nor does it stop time: what is due is still due.
    r.feed(at(319.999));
    CHECK(r.said().empty());
    r.feed(at(320));
    CHECK(r.said() == "320 unknown");
}

TEST_CASE("the watch's own clock that steps back makes everything unknown") {
    recorder<1> r = apart();
    r.feed(at(197.999));
    CHECK(r.news() == "197.999 stepped_back, 197.999 unknown");
    CHECK(r.state() == level_state::unknown);
    // It takes fixes of both, and theirs are not late although those before were stamped later.
    r.feed(protected_person(198.5, 0), at(199));
    CHECK(r.state() == level_state::unknown);
    r.feed(wearer(198.6, 700));
    CHECK(r.said() == "199 known");
    CHECK(r.state() == level_state::clear);
}

TEST_CASE("a clock that steps back again and again is reported each time and unknown once") {
    recorder<1> r = apart();
    r.feed(at(100), at(50), at(51), at(10));
    CHECK(r.said() == "100 stepped_back, 100 unknown, 50 stepped_back, 10 stepped_back");
    CHECK(r.state() == level_state::unknown);
}

TEST_CASE("a watch that knows nothing yet says that the clock stepped back") {
    recorder<1> r{one};
    r.feed(at(100), at(10), protected_person(11, 0), wearer(12, 600));
    CHECK(r.said() == "10 stepped_back, 10 unknown, 12 known");
}

TEST_CASE("one late fix that also drives the clock is just late") {
    recorder<1> r = apart();
    r.feed(wearer(100, 0));
    CHECK(r.state() == level_state::clear);
    r.feed(protected_person(201, 0), wearer(50, 0), protected_person(202, 0), wearer(201, 700));
    CHECK(r.said() == "100 late, 50 late");
    CHECK(r.state() == level_state::clear);
    // From then on the clock is in time again: the next late one starts a count of its own.
    r.feed(wearer(175, 0), protected_person(203, 0));
    CHECK(r.news() == "100 late, 50 late, 175 late");
}

TEST_CASE("inputs that stay in the past for as long as makes data stale are a clock stepped back") {
    recorder<1> r{one};
    r.feed(protected_person(4000, 0), wearer(4000, 9000));
    CHECK(r.news() == "4000 known");
    for (int s = 400; s < 520; ++s) r.feed(wearer(s, 9000));
    for (const cordon::event& e : r.events()) CHECK(e.what == cordon::kind::late);
    CHECK(r.events().size() == 120);
    CHECK(r.news().find("519 late") != std::string::npos);
    r.feed(wearer(520, 9000));
    CHECK(r.news() == "520 stepped_back, 520 unknown");
    r.feed(protected_person(521, 0));
    CHECK(r.said() == "521 known");
    CHECK(r.state() == level_state::clear);
}

TEST_CASE("a clock that steps back ends no level and starts its leaving over") {
    recorder<1> r = together();
    r.feed(wearer(205, 600), protected_person(206, 0), at(100));
    CHECK(r.news() == "100 stepped_back, 100 unknown");
    CHECK(r.state() == level_state::active);
    r.feed(both{101, 600}, both{130.9, 600});
    CHECK(r.state() == level_state::active);
    r.feed(both{131.2, 600});
    CHECK(r.said() == "101 known, 131.200 left 0");
}

TEST_CASE("what was said for entering when the clock steps back is not forgotten") {
    const auto seconds_more = [](bool said_before) {
        recorder<1> r = apart();
        for (int s = 201; s < 400; ++s) {
            r.feed(protected_person(s, 0), wearer(s, said_before ? 498 : 600));
        }
        r.feed(at(100));
        CHECK(r.news().find("100 stepped_back, 100 unknown") != std::string::npos);
        int s = 101;
        for (; s < 1000 && r.state() != level_state::active; ++s) {
            r.feed(protected_person(s, 0), wearer(s, 498));
        }
        return s - 101;
    };
    CHECK(seconds_more(true) + 150 < seconds_more(false));
}

// Silent otherwise, the wearer moves 5 km at a greatest speed of 1 mm/s: a jump up to 57 days.
TEST_CASE("a party's last instant is compared for twelve days of silence and then no more") {
    cordon::policy<1> slow = one;
    slow.jump_beyond_mm_s = slow.fastest_mm_s[0] = slow.fastest_mm_s[1] = 1;
    constexpr std::uint32_t limit = 1U << 30;
    for (const std::uint32_t silence : {limit - 1, limit, limit + 1, 3 * limit, 0U}) {
        recorder<1> r{slow};
        r.feed(protected_person(0, 0), wearer(0, 9000));
        // The last of them is a whole turn of the counter.
        const std::uint64_t end = silence == 0 ? std::uint64_t{1} << 32 : silence;
        for (std::uint64_t ms = 3'600'000; ms < end; ms += 3'600'000) {
            r.feed(cordon::instant{static_cast<std::uint32_t>(ms)});
        }
        CHECK(r.news() == "0 known, 120 unknown");
        cordon::fix back = wearer(0, 4000);
        back.at = back.received = {silence};
        r.feed(back);
        CHECK(r.events().size() == (silence < limit && silence != 0 ? 1 : 0));
        if (!r.events().empty()) CHECK(r.events()[0].what == cordon::kind::jumped);
    }
}

}  // namespace
