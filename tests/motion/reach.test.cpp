// SPDX-License-Identifier: BSL-1.0
//
// How near two parties can be by now, against motion that is simulated.

#include "cordon/motion/reach.hpp"

#include <chrono>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

using namespace std::chrono_literals;
using cordon::instant;
using cordon::last_known;

constexpr last_known walker{{0}, 1'400};
constexpr last_known driver{{10'000}, 36'000};

static_assert(cordon::in_reach(0, walker, driver, {0}));
static_assert(!cordon::in_reach(1, walker, driver, {0}));
// A minute of the one and 50 s of the other: 84 m and 1,800 m.
static_assert(cordon::in_reach(1'884'000, walker, driver, {60'000}));
static_assert(!cordon::in_reach(1'884'001, walker, driver, {60'000}));

TEST_CASE("the separation by now holds every motion that is allowed, and is reached") {
    dice d{1};
    for (int k = 0; k < 10'000; ++k) {
        const auto far = static_cast<std::int32_t>(d.between(0, 100'000'000));
        const cordon::separation then{far, far, far};
        const auto speed = [&d] { return static_cast<std::int32_t>(d.between(0, 100'000)); };
        const last_known a{{static_cast<std::uint32_t>(d.roll())}, speed()};
        const last_known b{a.at + std::chrono::milliseconds{d.between(-300'000, 300'000)}, speed()};
        const instant now = a.at + std::chrono::milliseconds{d.between(-2'000, 600'000)};
        const auto moved = [now](last_known p) {
            const auto age = static_cast<double>((now - p.at).count());
            return age > 0 ? age * p.fastest_mm_s / 1000 : 0.0;
        };
        const cordon::separation s = cordon::by_now(then, a, b, now);
        const double nearest = far - moved(a) - moved(b);
        const double farthest = far + moved(a) + moved(b);
        CHECK((s.least_mm <= (nearest > 0 ? nearest : 0) && s.least_mm >= nearest - 1));
        CHECK((s.most_mm >= farthest && s.most_mm <= farthest + 1));
        CHECK(s.likely_mm == far);
    }
}

TEST_CASE("an answer holds until the millisecond before it can be false") {
    dice d{2};
    int held = 0;
    for (int k = 0; k < 10'000; ++k) {
        const auto speed = [&d] { return static_cast<std::int32_t>(d.between(1, 100'000)); };
        const last_known a{{static_cast<std::uint32_t>(d.roll())}, speed()};
        const last_known b{a.at + std::chrono::milliseconds{d.between(-3'000, 3'000)}, speed()};
        const instant now =
            cordon::later(a.at, b.at) + std::chrono::milliseconds{d.between(0, 60'000)};
        const std::int64_t least = d.between(0, 20'000'000);
        const std::int64_t radius = d.between(0, 5'000'000);
        const instant until = cordon::beyond_reach_until(least, radius, a, b, now);
        const bool beyond = least > radius && !cordon::in_reach(least - radius, a, b, now);
        if (!beyond) {
            CHECK(until == now);
            continue;
        }
        ++held;
        CHECK((until - now).count() >= 0);
        CHECK_FALSE(cordon::in_reach(least - radius, a, b, until));
        CHECK(cordon::in_reach(least - radius, a, b, until + 1ms));
    }
    CHECK(held > 1000);
}

TEST_CASE("an answer holds for twelve days at most, and never too long for a fix from the future") {
    CHECK(cordon::beyond_reach_until(2'000'000'000, 0, {{0}, 1}, {{0}, 1}, {0}) ==
          instant{1U << 30});
    const last_known ahead{{2'000}, 1'000};
    const instant until = cordon::beyond_reach_until(10'000, 0, ahead, {{0}, 1'000}, {0});
    CHECK((until - instant{0}).count() > 0);
    CHECK_FALSE(cordon::in_reach(10'000, ahead, {{0}, 1'000}, until));
}

}  // namespace
