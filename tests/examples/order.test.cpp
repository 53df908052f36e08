// SPDX-License-Identifier: BSL-1.0

#include "order.hpp"

#include "catch2.hpp"

using namespace replay;

TEST_CASE("repeated, conflicting and late records are named with their line and left out") {
    track source;
    source.file = "walk.csv";
    source.records = {{1000, {1, 1}, {}, 2}, {2000, {2, 2}, {}, 3}, {2000, {2, 2}, {}, 4},
                      {2000, {2, 3}, {}, 5}, {1500, {9, 9}, {}, 6}, {3000, {3, 3}, {}, 7}};
    const auto result = in_order(source);
    REQUIRE(result.records.size() == 3);
    CHECK(result.records[2].line == 7);
    REQUIRE(result.remarks.size() == 3);
    CHECK(result.remarks[0] == "walk.csv:4: repeated: the time and the place of line 3");
    CHECK(result.remarks[1] == "walk.csv:5: conflicting: the time of line 3, another place");
    CHECK(result.remarks[2] == "walk.csv:6: late: 0.5 s before line 3");
}
