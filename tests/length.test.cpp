// SPDX-License-Identifier: BSL-1.0

#include "cordon/length.hpp"

#include <cstdint>
#include <limits>
#include <type_traits>

#include "catch2.hpp"

using cordon::metres;
using cordon::millimetres;
using namespace cordon::literals;

static_assert(sizeof(metres) == 8);
static_assert(sizeof(millimetres) == 4);
static_assert(std::is_trivially_copyable_v<metres>);
static_assert(std::is_trivially_copyable_v<millimetres>);
static_assert(std::is_nothrow_default_constructible_v<metres>);

// A bare number is never taken for a length, nor a length for a number.
static_assert(!std::is_convertible_v<double, metres>);
static_assert(!std::is_convertible_v<int, metres>);
static_assert(!std::is_convertible_v<metres, double>);
static_assert(!std::is_convertible_v<std::int32_t, millimetres>);
template <class First, class Second>
concept addable = requires(First a, Second b) { a + b; };
template <class First, class Second>
concept comparable = requires(First a, Second b) { a < b; };
template <class First, class Second>
concept multipliable = requires(First a, Second b) { a* b; };
static_assert(addable<metres, metres> && !addable<metres, double> && !addable<double, metres>);
static_assert(comparable<metres, metres> && !comparable<metres, double>);
static_assert(multipliable<metres, double> && !multipliable<metres, metres>);

// Metres become millimetres without a word, never the other way round, which could overflow.
static_assert(std::is_convertible_v<metres, millimetres>);
static_assert(!std::is_convertible_v<millimetres, metres>);

static_assert(metres{}.count() == 0);
static_assert((500_m).count() == 500);
static_assert((0.5_m).count() == 0.5);
static_assert((2_km).count() == 2000);
static_assert((2.5_km).count() == 2500);
static_assert((0.1_km).count() == 100, "the product is rounded once, not twice");
static_assert(std::is_same_v<decltype(500_m), metres>);

static_assert(500_m + 1_km == 1500_m);
static_assert(500_m - 1_km == -(500_m));
static_assert(500_m * 2 == 1_km);
static_assert(2 * 500_m == 1_km);
static_assert(1_km / 4 == 250_m);
static_assert(1_km / 250_m == 4.0);
static_assert(499.999_m < 500_m);
static_assert(500_m <= 500_m);
static_assert(1_km > 999_m);
static_assert(0_m != 1_m);

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::int32_t counted(metres length) { return millimetres{length}.count; }
}  // namespace

static_assert(millimetres{}.count == 0);
static_assert(millimetres{7}.count == 7);
static_assert(counted(500_m) == 500'000);
static_assert(counted(-(500_m)) == -500'000);
static_assert(counted(0.0004_m) == 0);
static_assert(counted(0.0006_m) == 1);
static_assert(counted(metres{-0.0006}) == -1);
static_assert(counted(metres{0.0005}) == 1, "a half goes away from zero");
static_assert(counted(metres{-0.0005}) == -1, "a half goes away from zero");
static_assert(counted(metres{-0.0}) == 0);

TEST_CASE("a length beyond 32 bits of millimetres becomes the end of the range") {
    static_assert(counted(metres{2'147'483.647}) == INT32_MAX);
    static_assert(counted(metres{2'147'483.648}) == INT32_MAX);
    static_assert(counted(metres{2'147'483.646}) == INT32_MAX - 1);
    static_assert(counted(metres{-2'147'483.648}) == INT32_MIN);
    static_assert(counted(metres{-2'147'483.649}) == INT32_MIN);
    static_assert(counted(metres{1e300}) == INT32_MAX);
    static_assert(counted(metres{-1e300}) == INT32_MIN);
    CHECK(counted(metres{infinity}) == INT32_MAX);
    CHECK(counted(metres{-infinity}) == INT32_MIN);
}

TEST_CASE("a length that is no number is no length in millimetres") {
    CHECK(counted(metres{not_a_number}) == 0);
}

TEST_CASE("a length that is no number compares with nothing") {
    CHECK_FALSE(metres{not_a_number} < 1_m);
    CHECK_FALSE(metres{not_a_number} >= 1_m);
    CHECK_FALSE(metres{not_a_number} == metres{not_a_number});
    CHECK(((metres{not_a_number} <=> 1_m) == std::partial_ordering::unordered));
}

TEST_CASE("millimetres have an order") {
    static_assert(millimetres{1} < millimetres{2});
    static_assert(millimetres{-1} < millimetres{0});
    CHECK(millimetres{1_m} == millimetres{1000});
}
