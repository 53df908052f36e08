// SPDX-License-Identifier: BSL-1.0

#include "cordon/side.hpp"

#include <type_traits>

#include "catch2.hpp"

using cordon::side;

static_assert(sizeof(side) == 1);
static_assert(std::is_same_v<std::underlying_type_t<side>, std::int8_t>);
static_assert(static_cast<int>(side::outside) == -1);
static_assert(static_cast<int>(side::uncertain) == 0);
static_assert(static_cast<int>(side::inside) == 1);

TEST_CASE("a side that nobody has determined is uncertain") { CHECK(side{} == side::uncertain); }
