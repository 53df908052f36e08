// SPDX-License-Identifier: BSL-1.0

#include "outcome.hpp"

#include <string>
#include <utility>

#include "catch2.hpp"

using namespace replay;

TEST_CASE("levels are one story in the order of time: in from the outermost, out from the inmost") {
    const outcome outer{{{.unix_ms = 5, .what = "entered"}, {.unix_ms = 9, .what = "left"}},
                        {{{{0, standing::clear}}}}};
    const outcome inner{{{.unix_ms = 5, .what = "entered"},
                         {.unix_ms = 7, .what = "left"},
                         {.unix_ms = 7, .what = "entered"},
                         {.unix_ms = 9, .what = "left"}},
                        {{{{0, standing::unknown}}}}};
    const outcome all = joined({outer, inner});
    std::string told;
    for (const happening& event : all.events) {
        told += std::string{event.what} + std::to_string(event.level) + ' ';
    }
    CHECK(told == "entered0 entered1 left1 entered1 left1 left0 ");
    REQUIRE(all.levels.size() == 2);
    CHECK(all.levels[0].states[0].state == standing::clear);
    CHECK(all.levels[1].states[0].state == standing::unknown);
}

TEST_CASE("what a device or the centre says is no approach") {
    const auto matter = [](std::string_view what) { return matter_of({.what = what}); };
    for (const char* what : {"tamper", "strap", "battery", "jamming", "jumping", "loss"}) {
        CHECK(matter(what) == matter::device);
    }
    for (const char* what :
         {"acknowledged", "snoozed", "closed", "contact_began", "contact_ended", "restored"}) {
        CHECK(matter(what) == matter::centre);
    }
    for (const char* what : {"entered", "left", "unknown", "jumped", "late", "was_within"}) {
        CHECK(matter(what) == matter::pair);
    }
    CHECK(matter_of({.what = "entered", .zone = "school"}) == matter::zone);
}
