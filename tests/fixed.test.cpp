// SPDX-License-Identifier: BSL-1.0

#include "cordon/fixed.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "oracle.hpp"

namespace fixed = cordon::fixed;

static_assert(fixed::multiply<1>(3, 3) == 5, "4.5 to the nearest, a half upwards");
static_assert(fixed::multiply<31>(0x8000'0000, 0x8000'0000) == 0x8000'0000, "1 * 1 in Q31");
static_assert(fixed::multiply<32>(0xffff'ffff, 0xffff'ffff) == 0xffff'fffe);
static_assert(fixed::multiply<8>(255, 256) == 255);
static_assert(fixed::constant<16>(1.5) == 0x1'8000);
static_assert(fixed::constant<4>(1.0 / 32) == 1, "half a count goes up");
static_assert(fixed::constant<4>(0.03) == 0);

static_assert(fixed::square_root(0) == 0 && fixed::square_root(1) == 1);
static_assert(fixed::square_root(3) == 1 && fixed::square_root(4) == 2);
static_assert(fixed::square_root(UINT64_MAX) == UINT32_MAX);
static_assert(fixed::square_root(0xffff'fffe'0000'0001) == UINT32_MAX);
static_assert(fixed::square_root(0xffff'fffe'0000'0000) == UINT32_MAX - 1);

static_assert(fixed::sine(0) == 0);

namespace {

constexpr std::uint32_t root_at_compile_time(std::uint64_t number) {
    return fixed::square_root(number);
}

double sine_error(std::uint32_t angle) {
    constexpr long double radians_per_count = 3.14159265358979323846264338327950288L / 180e7L;
    const long double truth = std::sin(oracle::wide(angle) * radians_per_count);
    return static_cast<double>(std::fabs(oracle::wide(fixed::sine(angle)) / 0x1p31L - truth));
}

}  // namespace

TEST_CASE("the integer square root is exact beside every perfect square") {
    oracle::generator random{20};
    long wrong = 0;
    const auto see = [&](std::uint64_t k) {
        if (fixed::square_root(k * k) != k) ++wrong;
        if (k > 0 && fixed::square_root(k * k - 1) != k - 1) ++wrong;
        if (k > 0 && fixed::square_root(k * k + 1) != k) ++wrong;
        if (fixed::square_root(k * k + 2 * k) != k) ++wrong;
    };
    for (int count = 0; count < 2'000'000; ++count) see(random.bits() >> (32 + random.bits() % 32));
    for (std::uint64_t k = 0; k < 100'000; ++k) {
        see(k);
        see(UINT32_MAX - k);
        see(94'906'265 - 50'000 + k);  // where a square no longer fits a double
    }
    CHECK(wrong == 0);
}

TEST_CASE("the integer square root is that of any number and the same at compile time") {
    oracle::generator random{21};
    long wrong = 0;
    for (int count = 0; count < 1'000'000; ++count) {
        const std::uint64_t number = random.bits() >> (random.bits() % 64);
        const std::uint64_t root = fixed::square_root(number);
        if (root * root > number) ++wrong;
        if (root < UINT32_MAX && (root + 1) * (root + 1) <= number) ++wrong;
    }
    CHECK(wrong == 0);
    constexpr std::uint64_t number = 0x1234'5678'9abc'def0;
    constexpr std::uint32_t compiled = root_at_compile_time(number);
    volatile std::uint64_t hidden = number;
    CHECK(fixed::square_root(hidden) == compiled);
}

TEST_CASE("the integer sine keeps its error over the whole quarter") {
    double worst = 0;
    for (std::uint32_t angle = 0; angle <= fixed::quarter_turn; angle += 1009) {
        worst = std::max(worst, sine_error(angle));
    }
    for (std::uint32_t step = 0; step < 5000; ++step) {
        worst = std::max(worst, sine_error(step));
        worst = std::max(worst, sine_error(fixed::quarter_turn - step));
    }
    INFO("worst " << worst << ", documented " << fixed::sine_max_error);
    CHECK(worst <= fixed::sine_max_error);
    CHECK(worst > fixed::sine_max_error / 3);
}

// The callers' words have room for it: a sine of 1 is 2^31, half of what 32 bits hold.
TEST_CASE("the integer sine is nowhere more than a count above 1") {
    CHECK(fixed::sine(fixed::quarter_turn) >= 0x8000'0000 - 3);
    std::uint32_t greatest = 0;
    for (std::uint32_t step = 0; step < 200'000; ++step) {
        greatest = std::max(greatest, fixed::sine(fixed::quarter_turn - step));
    }
    CHECK(greatest <= 0x8000'0000);
}

TEST_CASE("what cores without the instruction reckon is the same") {
    oracle::generator random{22};
    long wrong = 0;
    const auto see = [&](std::uint32_t a, std::uint32_t b) {
        if (fixed::wide_product_by_halves(a, b) != std::uint64_t{a} * b) ++wrong;
    };
    for (const std::uint32_t a : {0U, 1U, 0xFFFFU, 0x1'0000U, 0xFFFF'0000U, 0xFFFF'FFFFU}) {
        for (const std::uint32_t b : {0U, 1U, 0xFFFFU, 0x1'0000U, 0xFFFF'0000U, 0xFFFF'FFFFU}) {
            see(a, b);
        }
    }
    for (int count = 0; count < 1'000'000; ++count) {
        const std::uint64_t both = random.bits();
        see(static_cast<std::uint32_t>(both), static_cast<std::uint32_t>(both >> 32));
        const std::uint64_t number = random.bits() >> (random.bits() % 64);
        const std::uint64_t root = fixed::square_root_by_words(number);
        if (root * root > number) ++wrong;
        if (root < UINT32_MAX && (root + 1) * (root + 1) <= number) ++wrong;
    }
    for (std::uint64_t root = 1 << 15; root < 1 << 16; ++root) {
        for (const std::uint64_t below : {std::uint64_t{0}, root, 2 * root}) {
            const auto number = static_cast<std::uint32_t>(root * root + below);
            if (fixed::square_root_by_bits(number) != root) ++wrong;
            if (fixed::square_root_by_division(number) != root) ++wrong;
        }
        for (const std::uint64_t low : {std::uint64_t{0}, std::uint64_t{0xFFFF}}) {
            const std::uint64_t whole = root << 16 | low;
            if (fixed::square_root_by_words(whole * whole) != whole) ++wrong;
            if (fixed::square_root_by_words(whole * whole + 2 * whole) != whole) ++wrong;
            if (fixed::square_root_by_words(whole * whole - 1) != whole - 1) ++wrong;
        }
    }
    CHECK(wrong == 0);
}
