// SPDX-License-Identifier: BSL-1.0

#include "json.hpp"

#include <string>

#include "catch2.hpp"

using namespace replay;

TEST_CASE("an event is one line of JSON") {
    CHECK(json_line({.unix_ms = 1718467490467, .what = "entered", .metres = 500.0004}) ==
          R"({"t":1718467490.467,"event":"entered","level":0,"distance_m":500.000})");
    CHECK(json_line({.unix_ms = 1000, .what = "unknown", .level = 1}) ==
          R"({"t":1.000,"event":"unknown","level":1,"distance_m":null})");
    CHECK(json_line({.unix_ms = 1000, .what = "entered", .metres = 1.0, .initial = true}) ==
          R"({"t":1.000,"event":"entered","level":0,"distance_m":1.000,"initial":true})");
    CHECK(json_line({.unix_ms = 2000,
                     .what = "left",
                     .metres = 1.0,
                     .nearest = nearest_moment{1500, 0.25}}) ==
          R"({"t":2.000,"event":"left","level":0,"distance_m":1.000,)"
          R"("nearest_m":0.250,"nearest_t":1.500})");
}

TEST_CASE("a zone's event names the zone and the party, and no distance is minus nothing") {
    CHECK(json_line({.unix_ms = 1000,
                     .what = "entered",
                     .metres = -0.0004,
                     .party = "wearer",
                     .zone = "the \"Park\""}) ==
          R"({"t":1.000,"event":"entered","zone":"the \"Park\"","party":"wearer",)"
          R"("level":0,"distance_m":0.000})");
}

TEST_CASE("a device's event names the party, and an alert what it happened under") {
    CHECK(json_line({.unix_ms = 1000, .what = "strap", .metres = 2.0, .party = "wearer"}) ==
          R"({"t":1.000,"event":"strap","party":"wearer","level":0,"distance_m":2.000})");
    CHECK(json_line({.unix_ms = 1000,
                     .what = "restored",
                     .party = "wearer",
                     .about = cordon::channel::strap | cordon::channel::tamper}) ==
          R"({"t":1.000,"event":"restored","party":"wearer","level":0,"distance_m":null,)"
          R"("about":"tamper, strap"})");
    CHECK(json_line({.unix_ms = 1000,
                     .what = "left",
                     .level = 1,
                     .marks = cordon::mark::snoozed | cordon::mark::authorised}) ==
          R"({"t":1.000,"event":"left","level":1,"distance_m":null,)"
          R"("snoozed":true,"authorised":true})");
}

TEST_CASE("a string can neither end its quotes nor open an element") {
    CHECK(json_string("a\"b\\c\n\x7f") == R"("a\"b\\c\u000a\u007f")");
    CHECK(json_string("</script><!--&") == R"("\u003c/script\u003e\u003c!--\u0026")");
}

TEST_CASE("what is not UTF-8 is replaced, byte by byte") {
    CHECK(json_string("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x9a\xb6") ==
          "\"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x9a\xb6\"");
    CHECK(json_string("\xff") == R"("\ufffd")");
    CHECK(json_string("\xc0\xaf") == R"("\ufffd\ufffd")");            // overlong
    CHECK(json_string("\xed\xa0\x80") == R"("\ufffd\ufffd\ufffd")");  // half a surrogate pair
    CHECK(json_string("\xe2\x82") == R"("\ufffd\ufffd")");            // cut short
}
