// SPDX-License-Identifier: BSL-1.0
//
// Of which separation a step tells.

#include "cordon/watch/step.hpp"

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;

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
