// SPDX-License-Identifier: BSL-1.0
//
// What a step has room for, and of which separation it tells.

#include "cordon/watch/step.hpp"

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;

// The clock goes back, which ends snooze and contact and makes all unknown, as all his channels are
// raised at once.
TEST_CASE("the step that says most has room to say it") {
    recorder<2> r{two};
    r.feed(protected_person(0, 0), wearer(0, 9000));
    r.feed(cordon::notice{.does = cordon::action::contact_begins, .at = at(0), .until = at(100)});
    r.feed(protected_person(199, 0));
    CHECK(r.news() == "0 known, 0 contact_began, 98.304 contact_ended, 120 unknown");
    r.feed(cordon::notice{.does = cordon::action::contact_begins, .at = at(199), .until = at(300)},
           cordon::notice{.does = cordon::action::snooze, .at = at(199), .until = at(280)},
           protected_person(200, 0), wearer(200, 0));
    CHECK(r.news() == "199 contact_began, 199 snoozed, 200 known, 200 entered 0, 200 entered 1");
    constexpr auto all = static_cast<cordon::channel>(63);
    recorder<2> silent = r;
    silent.feed(cordon::health{.at = at(400), .what = all});
    CHECK(silent.said() ==
          "278.528 snooze_ended, 294.912 contact_ended, 320 unknown, 400 tamper, 400 strap, "
          "400 battery, 400 jamming, 400 jumping, 400 loss");
    r.feed(cordon::health{.at = at(10)}, cordon::health{.at = at(131), .what = all});
    CHECK(r.said() ==
          "131 stepped_back, 131 contact_ended, 131 snooze_ended, 131 unknown, 131 tamper, "
          "131 strap, 131 battery, 131 jamming, 131 jumping, 131 loss");
    CHECK(r.events().size() == cordon::step<2>::most_events);
    static_assert(cordon::step<9>::most_events == 14);
}

// What falls due before an input is told of what was known then.
TEST_CASE("an event tells the separation of the fixes that it follows from") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), protected_person(130, 0), wearer(131, 3000));
    REQUIRE(r.said() == "0 known, 120 unknown, 131 known");
    CHECK(r.events()[1].separation_mm > 8'990'000);
    CHECK(r.events()[2].separation_mm < 3'010'000);
}

// By their latitudes alone far apart, or only by their longitudes: the same.
TEST_CASE("a pair is told of alike whichever way it lies") {
    recorder<1> by_latitude{one};
    recorder<1> by_longitude{one};
    for (int s = 0; s < 1000; s += 5) {
        const double metres = s < 500 ? 6000 - 12.0 * s : 12.0 * (s - 500);
        cordon::fix east = wearer(s, 0);
        east.where.longitude = static_cast<std::int32_t>(metres / 0.0111319491);
        by_latitude.feed(both{s + 0.0, metres});
        by_longitude.feed(protected_person(s, 0), east);
        CHECK(by_latitude.state() == by_longitude.state());
    }
    CHECK(by_latitude.said() == by_longitude.said());
    CHECK(by_latitude.events().size() == 3);
}

// 6,700 km by their latitudes, which is beyond the range of a separation; and claims of 600 km and
// more. What is said of it must not hang on whether anything is reported in the same step.
TEST_CASE("what latitudes tell is what the separation tells, at the end of its range too") {
    for (std::uint32_t km = 1; km < 4'000; km += 13) {
        recorder<2> r{two};
        cordon::fix far = wearer(0, 6'700'000);
        far.how_sure = {km * 1'000'000, cordon::confidence::unknown};
        r.feed(protected_person(0, 0), far);
        recorder<2> ticked = r;
        ticked.feed(at(0));
        recorder<2> reported = r;
        reported.feed(far);  // again
        CHECK(reported.events().back().what == cordon::kind::repeated);
        for (const std::size_t level : {std::size_t{0}, std::size_t{1}}) {
            CHECK(ticked.state(level) == reported.state(level));
            CHECK((clear_until(r.watch(), two, level) == r.watch().now()) ==
                  (r.state(level) != cordon::level_state::clear));
        }
    }
}

}  // namespace
