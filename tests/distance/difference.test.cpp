// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/difference.hpp"

#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::longitude_apart;
using cordon::position;
using cordon::position_e7;
using cordon::valid;

static_assert(longitude_apart(179.0, -179.0).degrees == 2);
static_assert(longitude_apart(-179.0, 179.0).degrees == 2);
static_assert(longitude_apart(180.0, -180.0).degrees == 0);
static_assert(longitude_apart(0.0, 180.0).degrees == 180);
static_assert(longitude_apart(0.0, -180.0).degrees == 180);
static_assert(longitude_apart(10.0, 10.0).degrees == 0);
static_assert(longitude_apart(10.0, 370.0).degrees == 0);
static_assert(longitude_apart(-10.0, 1090.0).degrees == 20);
static_assert(longitude_apart(-0.0, 0.0).degrees == 0 && longitude_apart(-0.0, 0.0).rest == 0);

// What one double cannot hold stands in the rest.
static_assert(longitude_apart(180.0, 0x1p-60).degrees == 180);
static_assert(longitude_apart(180.0, 0x1p-60).rest == -0x1p-60);
static_assert(longitude_apart(-180.0, 0x1p-60).degrees == 180);
static_assert(longitude_apart(-180.0, 0x1p-60).rest == -0x1p-60);

// Counts of 1e-7 degree, of any 32 bits.
static_assert(longitude_apart(1'790'000'000, -1'790'000'000) == 20'000'000);
static_assert(longitude_apart(1'800'000'000, -1'800'000'000) == 0);
static_assert(longitude_apart(0, -1'800'000'000) == 1'800'000'000);
static_assert(longitude_apart(INT32_MIN, INT32_MAX) == 694'967'295);
static_assert(longitude_apart(INT32_MAX, INT32_MIN) == 694'967'295);

static_assert(valid(position{90, 1e300}, position{-90, -180}));
static_assert(!valid(position{90.00000000000001, 0}, position{0, 0}));
static_assert(!valid(position{0, 0}, position{-90.00000000000001, 0}));
static_assert(valid(position_e7{900'000'000, INT32_MAX}, position{-90, 0}));
static_assert(!valid(position_e7{900'000'001, 0}) && !valid(position_e7{-900'000'001, 0}));
static_assert(!valid(position_e7{INT32_MIN, 0}));

TEST_CASE("the difference of two longitudes is exact and the shorter way round") {
    // Longitudes in counts of 2^-44 degree fit 53 bits, their differences integers of 64.
    constexpr std::int64_t turn = std::int64_t{360} << 44;
    oracle::generator random{40};
    long wrong = 0;
    for (int count = 0; count < 500'000; ++count) {
        const auto longitude = [&] {
            const std::int64_t any = static_cast<std::int64_t>(random.bits() >> 1) % (turn + 1);
            const auto little = static_cast<std::int64_t>(random.spread(1, 1e15));
            return random.chance(0.5)   ? any - turn / 2
                   : random.chance(0.5) ? turn / 2 - little
                                        : -turn / 2 + little;
        };
        const std::int64_t first = longitude();
        const std::int64_t second = longitude();
        std::int64_t exact = first > second ? first - second : second - first;
        if (exact > turn / 2) exact = turn - exact;
        const auto answer = longitude_apart(std::ldexp(static_cast<double>(first), -44),
                                            std::ldexp(static_cast<double>(second), -44));
        const long double sum = oracle::wide(answer.degrees) + oracle::wide(answer.rest);
        if (sum != std::ldexp(static_cast<long double>(exact), -44)) ++wrong;
        if (answer.degrees < 0 || answer.degrees > 180) ++wrong;
        if (std::fabs(answer.rest) > 0x1p-46) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("the difference of two longitudes is the same in either order") {
    oracle::generator random{41};
    long wrong = 0;
    for (const oracle::regime kind : oracle::every_regime) {
        for (int count = 0; count < 50'000; ++count) {
            const oracle::pair ends = random.next(kind);
            const auto there = longitude_apart(ends.first.longitude, ends.second.longitude);
            const auto back = longitude_apart(ends.second.longitude, ends.first.longitude);
            if (there.degrees != back.degrees || there.rest != back.rest) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a longitude that is no finite number is no number of degrees from any other") {
    for (const double bad : {oracle::not_a_number, oracle::infinity, -oracle::infinity}) {
        CHECK(std::isnan(longitude_apart(bad, 0.0).degrees));
        CHECK(std::isnan(longitude_apart(0.0, bad).degrees));
        CHECK_FALSE(valid(position{0, bad}, position{0, 0}));
        CHECK_FALSE(valid(position{0, 0}, position{0, bad}));
        CHECK_FALSE(valid(position{bad, 0}, position{0, 0}));
        CHECK_FALSE(valid(position{0, 0}, position{bad, 0}));
        CHECK_FALSE(cordon::latitude_exists(bad));
    }
}

TEST_CASE("the difference of counts of 1e-7 degree is exact, whatever their 32 bits") {
    constexpr std::int64_t turn = 3'600'000'000;
    oracle::generator random{42};
    long wrong = 0;
    for (int count = 0; count < 500'000; ++count) {
        const auto first = static_cast<std::int32_t>(random.bits());
        const auto second = static_cast<std::int32_t>(random.bits());
        std::int64_t exact = (std::int64_t{first} - second) % turn;
        if (exact < 0) exact += turn;
        if (exact > turn / 2) exact = turn - exact;
        if (longitude_apart(first, second) != exact) ++wrong;
        if (longitude_apart(second, first) != exact) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("the angles between two positions are right to a few units in the last place") {
    constexpr long double radians = 3.14159265358979323846264338327950288L / 180;
    oracle::generator random{43};
    long double worst = 0;
    const auto see = [&](double answer, long double degrees) {
        const long double truth = degrees * radians;
        if (truth < 1e-300L) return;  // where the product is subnormal
        worst = std::fmax(worst, std::fabs(oracle::wide(answer) - truth) / truth * 0x1p52L);
    };
    for (const oracle::regime kind : oracle::every_regime) {
        for (int count = 0; count < 20'000; ++count) {
            const oracle::pair ends = random.next(kind);
            const position_e7 p = cordon::to_e7(ends.first);
            const position_e7 q = cordon::to_e7(ends.second);
            const auto in_counts = cordon::difference(p, q);
            see(in_counts.north, std::fabs(1.0L * p.latitude - q.latitude) / 1e7L);
            see(in_counts.east, longitude_apart(p.longitude, q.longitude) / 1e7L);
            see(in_counts.polar, (1.8e9L - std::fabs(1.0L * p.latitude + q.latitude)) / 1e7L);
            // Of degrees the difference of latitudes is rounded before it is scaled.
            const auto [a, b] = ends;
            const auto in_degrees = cordon::difference(a, b);
            const auto apart = longitude_apart(a.longitude, b.longitude);
            see(in_degrees.north, oracle::wide(std::fabs(a.latitude - b.latitude)));
            see(in_degrees.east, oracle::wide(apart.degrees) + oracle::wide(apart.rest));
            const int north = a.latitude + b.latitude < 0 ? -1 : 1;
            see(in_degrees.polar,
                (90 - oracle::wide(north * a.latitude)) + (90 - oracle::wide(north * b.latitude)));
            if (in_degrees.north != cordon::north_apart(a, b)) worst = 99;
            if (in_counts.north != cordon::north_apart(p, q)) worst = 99;
        }
    }
    INFO("worst " << static_cast<double>(worst) << " units");
    CHECK(worst <= 2.5);
}
