// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/binary_angle.hpp"

#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"

using cordon::bounds;
using cordon::eastwards;
using namespace cordon::binary_angle;

namespace {

constexpr std::int32_t half_turn = 1'800'000'000;
static_assert(of_longitude(-half_turn) < slack || of_longitude(-half_turn) > 0U - slack);
static_assert(of_longitude(half_turn) < slack || of_longitude(half_turn) > 0U - slack);
static_assert(of_longitude(0) == 0x80000000U);
static_assert(around(bounds::everywhere()).all());
static_assert(of_latitude(-900'000'000) == 0 && of_latitude(900'000'000) == half_turn);

// How far two squares of a map are apart, by the larger of both ways.
constexpr std::uint32_t apart(std::uint32_t x0, std::uint32_t y0, std::uint32_t x1,
                              std::uint32_t y1) {
    const std::uint32_t x = x0 < x1 ? x1 - x0 : x0 - x1;
    const std::uint32_t y = y0 < y1 ? y1 - y0 : y0 - y1;
    return x > y ? x : y;
}

}  // namespace

TEST_CASE("a longitude of any 32 bits is a part of a turn, off by less than half the slack") {
    dice random{940};
    long double worst = 0;
    for (int count = 0; count < 200'000; ++count) {
        const auto longitude = static_cast<std::int32_t>(random.between(INT32_MIN, INT32_MAX));
        const long double exact = (longitude / 3.6e9L + 0.5L) * 0x1p32L;
        const auto off = static_cast<std::int32_t>(
            of_longitude(longitude) -
            static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(exact))));
        const long double wrong = off - (exact - std::floor(exact));
        worst = std::fabs(wrong) > worst ? std::fabs(wrong) : worst;
    }
    CHECK(worst < slack / 2);
    CHECK(worst > 0.5L);
}

TEST_CASE("an arc holds what the box holds, whichever way the longitude is written") {
    dice random{941};
    long wrong = 0;
    long wide = 0;
    for (int count = 0; count < 400'000; ++count) {
        bounds box{0, 0, static_cast<std::int32_t>(random.between(-half_turn, half_turn)), 0};
        box.width =
            static_cast<std::uint32_t>(random.between(0, random.one_in(2) ? bounds::turn : 1'000));
        // At either end, or anywhere between.
        const std::int64_t along = random.one_in(3)   ? 0
                                   : random.one_in(2) ? box.width
                                                      : random.between(0, box.width);
        std::int64_t longitude = box.west + along;
        if (longitude > INT32_MAX) longitude -= bounds::turn;
        if (random.one_in(2) && longitude > half_turn) longitude -= bounds::turn;
        const auto p = static_cast<std::int32_t>(longitude);
        if (eastwards(box.west, p) > box.width) ++wrong;
        const arc east = around(box);
        if (of_longitude(p) - east.west > east.width) ++wrong;
        // Hardly more than it: a hundred counts on either side are outside.
        if (box.width > bounds::turn - 1'000) continue;
        ++wide;
        const std::int64_t beside = std::int64_t{box.west} + box.width + 100;
        const auto q =
            static_cast<std::int32_t>(beside > half_turn ? beside - bounds::turn : beside);
        if (of_longitude(q) - east.west <= east.width) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(wide > 300'000);
}

TEST_CASE("steps along the curve go from a square to a neighbour, and reach all of them") {
    // The first squares of the finest grid: 64 by 64, sixteen to the power of three.
    constexpr std::uint32_t side = 64;
    std::uint32_t x_at[side * side];
    std::uint32_t y_at[side * side];
    bool seen[side * side] = {};
    for (std::uint32_t x = 0; x < side; ++x) {
        for (std::uint32_t y = 0; y < side; ++y) {
            const std::uint64_t along = along_curve(x << 2, y << 2);
            REQUIRE(along < side * side);
            seen[along] = true;
            x_at[along] = x;
            y_at[along] = y;
        }
    }
    for (std::uint32_t k = 0; k < side * side; ++k) REQUIRE(seen[k]);
    for (std::uint32_t k = 1; k < side * side; ++k) {
        REQUIRE(apart(x_at[k - 1], y_at[k - 1], x_at[k], y_at[k]) == 1);
    }
}

TEST_CASE("what is near on the curve is near on Earth, at the equator and at 80 degrees") {
    // Places 100 m apart in a grid of 64 by 64, by the curve; mostly the next one is a neighbour.
    for (const std::int32_t latitude : {0, 600'000'000, 800'000'000, -850'000'000}) {
        const double shorter = std::cos(latitude * 1e-7 * 3.14159265358979323846 / 180);
        dice random{942};
        int near = 0;
        for (int count = 0; count < 2'000; ++count) {
            const auto north = static_cast<std::int32_t>(random.between(-300'000, 300'000));
            const double east = random.uniform(-300'000, 300'000) / shorter;
            const auto at = [&](double up, double right) {
                return along_curve_on_earth(
                    latitude + north + static_cast<std::int32_t>(up),
                    of_longitude(static_cast<std::int32_t>(east + right / shorter)));
            };
            // On the curve a kilometre square is a run, of whichever shape: another place 10 m away
            // is mostly much nearer on it than one 1 km away.
            const std::uint64_t here = at(0, 0);
            const auto from = [here](std::uint64_t other) {
                return other > here ? other - here : here - other;
            };
            if (from(at(900, 0)) < from(at(0, 90'000)) && from(at(0, 900)) < from(at(90'000, 0))) {
                ++near;
            }
        }
        CHECK(near > 1'700);
    }
    CHECK(along_curve_on_earth(900'000'000, 5) == along_curve_on_earth(900'000'000, 6));
}
