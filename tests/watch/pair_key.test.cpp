// SPDX-License-Identifier: BSL-1.0
//
// Keys are ordered by the protected person first.

#include "cordon/watch/pair_key.hpp"

#include <algorithm>
#include <vector>

#include "catch2.hpp"

namespace {

using cordon::pair_key;

TEST_CASE("the pairs of one protected person lie side by side") {
    std::vector<pair_key> keys{{2, 1}, {1, 9}, {3, 0}, {1, 4}, {2, 0}};
    std::sort(keys.begin(), keys.end());
    CHECK(keys == std::vector<pair_key>{{1, 4}, {1, 9}, {2, 0}, {2, 1}, {3, 0}});
}

TEST_CASE("who protects and who wears are not the same") {
    CHECK(pair_key{1, 2} != pair_key{2, 1});
    CHECK(pair_key{1, 2} < pair_key{2, 1});
}

}  // namespace
