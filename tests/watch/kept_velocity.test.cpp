// SPDX-License-Identifier: BSL-1.0
//
// How a party moves, as far as a watch remembers it.

#include "cordon/watch/kept_velocity.hpp"

#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/distance/distance.hpp"
#include "dice.hpp"

namespace {

using namespace cordon::watch_detail;

TEST_CASE("the length of a way is that of its parts together, give or take") {
    for (std::int32_t north = -30'000; north <= 30'000; north += 250) {
        for (std::int32_t east = -30'000; east <= 30'000; east += 250) {
            const double exact = std::hypot(north, east);
            const double length = length_mm({north, east});
            if (length < exact * (1 - 0.029) - 1 || length > exact * 1.069) {
                FAIL(north << ", " << east << ": " << length << " for " << exact);
            }
        }
    }
    CHECK(length_mm({1 << 29, -(1 << 29)}) == (1U << 29) + (1U << 29) / 8 * 3);
}

TEST_CASE("the coarse cosine is within two thousandths at every latitude") {
    double worst = 0;
    for (std::int32_t latitude = -900'000'000; latitude <= 900'000'000; latitude += 10'007) {
        const double exact = std::cos(latitude / 1e7 * std::acos(-1.0) / 180);
        worst = std::fmax(worst, std::fabs(coarse_cosine(latitude) / 1024.0 - exact));
    }
    CHECK(worst < 0.002);
    CHECK(worst > 0.0005);
    CHECK(coarse_cosine(900'000'000) == coarse_cosine(-900'000'000));
    CHECK(coarse_cosine(0) == 1024);
}

// Up to 10 km, anywhere: as long as the geodesic, and in its quarter of the sky.
TEST_CASE("the way between two positions is about as long as the geodesic") {
    dice d{7};
    for (int k = 0; k < 50'000; ++k) {
        const cordon::position_e7 from{
            static_cast<std::int32_t>(d.between(-850'000'000, 850'000'000)),
            static_cast<std::int32_t>(d.between(-1'800'000'000, 1'800'000'000))};
        cordon::position_e7 to = from;
        to.latitude += static_cast<std::int32_t>(d.between(-600'000, 600'000));
        to.longitude += static_cast<std::int32_t>(d.between(-600'000, 600'000));
        const double exact = cordon::distance(from, to).count() * 1000;
        const auto way = way_between(from, to);
        const double length = std::hypot(way.north, way.east);
        const double doubt = exact * 0.012 + std::abs(way.east) * 0.03 + 200;
        if (std::fabs(length - exact) > doubt) {
            FAIL(from.latitude << ", " << from.longitude << ": " << length << " for " << exact);
        }
        if ((to.latitude > from.latitude) != (way.north > 0) && std::abs(way.north) > 20) FAIL(k);
    }
}

TEST_CASE("a way leads over the date line, and is cut where it is out of all expectation") {
    constexpr auto over = way_between({0, 1'799'999'000}, {0, -1'799'999'000});
    static_assert(over.east > 22'000 && over.east < 22'500 && over.north == 0);
    constexpr auto back = way_between({0, -1'799'999'000}, {0, 1'799'999'000});
    static_assert(back.east == -over.east);
    constexpr auto far = way_between({-900'000'000, -1'800'000'000}, {900'000'000, 0});
    static_assert(far.north == 44'500'000);
    // Longitudes of any 32 bits.
    constexpr auto odd = way_between({0, INT32_MIN}, {0, INT32_MAX});
    CHECK(odd.east > 0);
    CHECK(odd.east <= 44'500'000);
}

TEST_CASE("a velocity is kept to half a metre per second, and cut at 63.5") {
    constexpr auto walks = kept_velocity::of(way{15'000, -30'000}, 10'000);
    static_assert(walks == kept_velocity{3, -6});
    static_assert(walks.after(10'000) == way{15'000, -30'000});
    static_assert(walks.cm_s() == 300 + 150 * 3 / 8);
    static_assert(kept_velocity::of(way{44'500'000, -44'500'000}, 1) == kept_velocity{127, -127});
    static_assert(kept_velocity::of(cordon::velocity{INT32_MIN, INT32_MAX, true}) ==
                  kept_velocity{-127, 127});
    static_assert(kept_velocity::of(cordon::velocity{249, -250, true}) == kept_velocity{0, -1});
}

TEST_CASE("the speed along the line to the other is that of nearing or leaving") {
    const double pi = std::acos(-1.0);
    for (int degrees = 0; degrees < 360; ++degrees) {
        const double turn = degrees * pi / 180;
        for (const double far : {50.0, 450.0, 40'000.0}) {
            const way apart{static_cast<std::int32_t>(far * 1000 * std::cos(1.0)),
                            static_cast<std::int32_t>(far * 1000 * std::sin(1.0))};
            const kept_velocity moving{static_cast<std::int8_t>(std::lround(60 * std::cos(turn))),
                                       static_cast<std::int8_t>(std::lround(60 * std::sin(turn)))};
            const double exact = std::fmax(750, 3000 * std::fabs(std::cos(turn - 1.0)));
            CHECK_THAT(1.0 * along_cm_s(moving, apart), Catch::Matchers::WithinAbs(exact, 240));
        }
    }
    constexpr kept_velocity fast{-127, 127};
    static_assert(along_cm_s(fast, {}) == fast.cm_s());  // at one place there is no such line
    static_assert(along_cm_s({}, {1'000'000, 0}) == 0);
    CHECK(along_cm_s(fast, {44'500'000, -44'500'000}) <= fast.cm_s());
    CHECK(along_cm_s(fast, {-44'500'000, -44'500'000}) == fast.cm_s() / 4);
}

TEST_CASE("a move that goes on as before is worth more than one that is merely possible") {
    constexpr std::uint32_t sigmas = 13'000;
    constexpr kept_velocity rides{0, 24};  // 12 m/s to the east
    constexpr way on = rides.after(5'000);
    constexpr auto goes_on = worth_of_move(on, rides, rides, sigmas, 5'000);
    static_assert(goes_on.goes_on && goes_on.credit == 6);
    constexpr auto beside = worth_of_move(on - way{35'000, 0}, rides, rides, sigmas, 5'000);
    static_assert(beside.goes_on && beside.credit == 5);
    // It turns at a right angle: still possible, but not as before.
    constexpr auto turns = worth_of_move({60'000, 0}, rides, {24, 0}, sigmas, 5'000);
    static_assert(!turns.goes_on && turns.credit == 3);
    // It stops at once, which is closer than what it could have reached.
    static_assert(!worth_of_move({}, rides, {}, sigmas, 5'000).goes_on);
    // Nobody moved, and nobody does: as expected, but the errors are the old ones.
    constexpr auto rests = worth_of_move({5'000, 0}, {}, {}, sigmas, 5'000);
    static_assert(!rests.goes_on && rests.credit == 6);
    // The start of a burst: from rest, as fast as a car cannot.
    static_assert(worth_of_move({0, 60'000}, {}, {0, 24}, sigmas, 5'000).credit ==
                  cordon::evidence::none);
    static_assert(worth_of_move({0, 90'000}, {}, {0, 36}, sigmas, 5'000).credit ==
                  cordon::evidence::jump);
}

// In a quarter of a minute much can happen, and mostly does not.
TEST_CASE("credit is for where a move led and not for what it could have been") {
    constexpr std::uint32_t sigmas = 13'000;
    constexpr kept_velocity walks{0, 3};
    constexpr way on = walks.after(15'000);
    static_assert(worth_of_move(on, walks, walks, sigmas, 15'000).credit == 6);
    static_assert(worth_of_move({0, 0}, {}, {}, sigmas, 15'000).credit == 6);
    static_assert(worth_of_move(on - way{60'000, 0}, walks, walks, sigmas, 15'000).credit == 4);
    // Who rested and has moved may have been put there as well.
    static_assert(worth_of_move({0, 60'000}, {}, {0, 8}, sigmas, 15'000).credit == 2);
    static_assert(worth_of_move({0, 14'000}, {}, {0, 2}, sigmas, 15'000).credit == 2);
}

}  // namespace
