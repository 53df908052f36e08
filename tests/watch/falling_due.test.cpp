// SPDX-License-Identifier: BSL-1.0
//
// What time brings, alone and all at once.

#include "cordon/watch/falling_due.hpp"

#include <cstdint>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;

cordon::notice snooze(double seconds, std::uint8_t level, double until) {
    return {.does = cordon::action::snooze, .at = at(seconds), .level = level, .until = at(until)};
}

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

TEST_CASE("a snooze that ends while a level stands is told to those who were not told of it") {
    recorder<2> r{two};
    r.feed(both{0, 9000}, snooze(1, 1, 200), both{100, 100});
    CHECK(r.news() == "0 known, 1 snoozed, 100 entered 0, 100 entered 1");
    CHECK(r.events()[1].whom == cordon::audience::centre);
    r.feed(both{190, 100});
    CHECK(r.news().empty());
    r.feed(at(210));
    REQUIRE(r.events().size() == 1);
    CHECK(includes(r.events()[0].whom, cordon::audience::protected_person));
    CHECK(r.events()[0].marks == cordon::mark::none);
    CHECK(r.events()[0].level == 1);
    CHECK(r.news() == "196.608 snooze_ended");  // to the 2^14 ms before
    // In silence, too.
    recorder<1> silent{one};
    silent.feed(both{0, 100}, snooze(1, 0, 200), at(400));
    CHECK(silent.said() == "0 known, 0 entered 0, 1 snoozed, 120 unknown, 196.608 snooze_ended");
    // A second one that hushes less gives the rest back.
    recorder<2> less{two};
    less.feed(both{0, 9000}, snooze(1, 1, 2000), both{100, 100}, snooze(110, 0, 2000));
    CHECK(less.said() ==
          "0 known, 1 snoozed, 100 entered 0, 100 entered 1, 110 snooze_ended, 110 snoozed");
    // One that was seen before says so.
    recorder<1> seen{one};
    seen.feed(both{0, 100}, cordon::notice{.does = cordon::action::acknowledge, .at = at(1)},
              snooze(2, 0, 100), at(110));
    CHECK(includes(seen.events().back().marks, cordon::mark::acknowledged));
    // Where nothing stands, there is nothing to tell.
    recorder<1> over{one};
    over.feed(both{0, 9000}, snooze(1, 0, 200), both{100, 9000}, both{205, 9000});
    CHECK(over.said() == "0 known, 1 snoozed");
}

}  // namespace
