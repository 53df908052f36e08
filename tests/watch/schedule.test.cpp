// SPDX-License-Identifier: BSL-1.0
//
// Contact that was authorised beforehand.

#include "cordon/watch/schedule.hpp"

#include <array>
#include <optional>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::due;
using cordon::scheduled_contact;

constexpr scheduled_contact agreed[] = {
    {{900'000}, {1'200'000}}, {{100'000}, {200'000}}, {{100'000}, {400'000}}, {{50'000}, {50'000}}};

static_assert(due(agreed, {0}, {99'999}) == std::nullopt);
static_assert(due(agreed, {0}, {100'000})->until == cordon::instant{400'000});
static_assert(due(agreed, {0}, {1'000'000})->at == cordon::instant{100'000});
static_assert(due(agreed, {100'000}, {1'000'000})->at == cordon::instant{900'000});
static_assert(due(agreed, {900'000}, {2'000'000}) == std::nullopt);
static_assert(due({}, {0}, {1}) == std::nullopt);

TEST_CASE("a scheduled contact falls due across the wrap of the counter") {
    constexpr scheduled_contact over[] = {{{0xFFFF'FF00}, {1'000}}};
    CHECK(due(over, {0xFFFF'0000}, {500})->at == cordon::instant{0xFFFF'FF00});
    CHECK_FALSE(due(over, {0xFFFF'FF00}, {500}));
    CHECK_FALSE(due(over, {0xFFFF'0000}, {0xFFFF'FEFF}));
}

TEST_CASE("what is fed as it falls due marks what happens meanwhile, and ends by itself") {
    recorder<1> r{one};
    const auto feed = [&](const auto& input, double seconds) {
        while (const auto begins = due(agreed, r.watch().now(), at(seconds))) r.feed(*begins);
        r.feed(input);
    };
    feed(both{0, 2000}, 0);
    feed(both{110, 2000}, 110);
    feed(both{150, 100}, 150);
    CHECK(includes(r.events().back().marks, cordon::mark::authorised));
    CHECK(r.news() == "0 known, 100 contact_began, 150 entered 0");
    for (int s = 160; s <= 420; s += 20) feed(both{s + 0.0, 100}, s);
    CHECK(r.news() == "393.216 contact_ended");
    feed(both{500, 3000}, 500);
    feed(both{560, 3000}, 560);
    CHECK_FALSE(includes(r.events().back().marks, cordon::mark::authorised));
    CHECK(r.news() == "560 left 0");
}

}  // namespace
