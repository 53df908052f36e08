// SPDX-License-Identifier: BSL-1.0

#include "cordon/math.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "catch2.hpp"
#include "oracle.hpp"

using namespace cordon;
using oracle::generator;
using oracle::infinity;
using oracle::not_a_number;

namespace {

constexpr long double pi = 3.14159265358979323846264338327950288L;

template <class Real>
constexpr long double epsilon = oracle::wide(std::numeric_limits<Real>::epsilon());

// Error in epsilons relative to the truth; nought where both are nought.
template <class Real>
long double relative(Real value, long double truth) {
    if (truth == 0) return value == 0 ? 0 : std::numeric_limits<long double>::infinity();
    return std::fabs((oracle::wide(value) - truth) / truth) / epsilon<Real>;
}
template <class Real>
long double absolute_error(Real value, long double truth) {
    return std::fabs(oracle::wide(value) - truth) / epsilon<Real>;
}

// The sine and cosine of an angle in degrees, reduced exactly first.
struct truth_in_degrees {
    long double sine;
    long double cosine;
    explicit truth_in_degrees(long double angle) {
        int quotient = 0;
        const long double rest = std::remquo(angle, 90.0L, &quotient) * (pi / 180);
        const std::array sines = {std::sin(rest), std::cos(rest), -std::sin(rest), -std::cos(rest)};
        sine = sines[static_cast<std::size_t>(quotient & 3)];
        cosine = sines[static_cast<std::size_t>((quotient + 1) & 3)];
    }
};

// What the worst of many samples must lie below, and above a good part of, so that a bound that is
// too loose is noticed like one that is broken.
void check_bound(long double worst, long double bound) {
    INFO("worst " << static_cast<double>(worst) << " epsilon, documented "
                  << static_cast<double>(bound));
    CHECK(worst <= bound);
    CHECK(worst > bound / 3);
}

}  // namespace

TEMPLATE_TEST_CASE("sine and cosine in degrees keep their relative error", "", float, double) {
    generator random{10};
    long double worst = 0;
    for (int count = 0; count < 1'000'000; ++count) {
        const double about = 45 * std::floor(random.uniform(-8, 9));
        double angle = random.chance(0.5) ? random.uniform(-360, 360)
                                          : about + random.sign() * random.spread(1e-15, 45);
        if (std::fabs(angle) > 360) angle = about;
        const auto given = static_cast<TestType>(angle);
        const auto answer = math::sine_cosine_of_degrees(given);
        const truth_in_degrees truth{oracle::wide(given)};
        worst = std::fmax(worst, relative(answer.sine, truth.sine));
        worst = std::fmax(worst, relative(answer.cosine, truth.cosine));
    }
    check_bound(worst, 1.1L);
}

TEST_CASE("a small addition to an angle in degrees counts in full") {
    generator random{11};
    long double worst = 0;
    for (int count = 0; count < 300'000; ++count) {
        const double angle =
            random.chance(0.5) ? 90 * std::floor(random.uniform(-4, 5)) : random.uniform(-360, 360);
        const double small = random.sign() * random.spread(1e-30, 0x1p-45);
        const auto answer = math::sine_cosine_of_degrees(angle, small);
        const long double whole = oracle::wide(angle) + oracle::wide(small);
        const truth_in_degrees truth{whole};
        if (angle == 0 || oracle::wide(angle) != whole) {
            worst = std::fmax(worst, absolute_error(answer.sine, truth.sine));
            worst = std::fmax(worst, absolute_error(answer.cosine, truth.cosine));
        }
        if (angle == 180) CHECK(answer.sine == -small * math::radians_per_degree<double>);
    }
    check_bound(worst, 1.1L);
}

TEST_CASE("sine and cosine at multiples of 90 degrees are exact") {
    constexpr std::array<double, 4> sines = {0, 1, 0, -1};
    for (int quarter = -4; quarter <= 4; ++quarter) {
        const auto answer = math::sine_cosine_of_degrees(quarter * 90.0);
        CHECK(answer.sine == sines[static_cast<std::size_t>(quarter & 3)]);
        CHECK(answer.cosine == sines[static_cast<std::size_t>((quarter + 1) & 3)]);
        CHECK(math::sine_cosine_of_degrees(static_cast<float>(quarter) * 90).sine ==
              static_cast<float>(answer.sine));
    }
    static_assert(math::sine_cosine_of_degrees(90.0).cosine == 0);
    static_assert(math::sine_cosine_of_degrees(180.0L).sine == 0);
}

TEMPLATE_TEST_CASE("sine and cosine in radians keep their error", "", float, double) {
    generator random{12};
    long double worst = 0;
    long double worst_of_small = 0;
    for (int count = 0; count < 1'000'000; ++count) {
        const auto angle = static_cast<TestType>(
            random.chance(0.5) ? random.uniform(-6.28318, 6.28318)
                               : random.sign() * random.spread(1e-20, 0.7853981));
        const auto answer = math::sine_cosine_of(angle);
        const long double exact = oracle::wide(angle);
        worst = std::fmax(worst, absolute_error(answer.sine, std::sin(exact)));
        worst = std::fmax(worst, absolute_error(answer.cosine, std::cos(exact)));
        if (std::fabs(exact) < pi / 4) {
            const auto small = math::sine_cosine_of_small(angle);
            worst_of_small = std::fmax(worst_of_small, relative(answer.sine, std::sin(exact)));
            worst_of_small = std::fmax(worst_of_small, relative(answer.cosine, std::cos(exact)));
            worst_of_small = std::fmax(worst_of_small, relative(small.sine, std::sin(exact)));
            worst_of_small = std::fmax(worst_of_small, relative(small.cosine, std::cos(exact)));
        }
    }
    check_bound(worst, 1.6L);
    check_bound(worst_of_small, 1.1L);
}

TEMPLATE_TEST_CASE("the angle of a vector keeps its relative error", "", float, double) {
    generator random{13};
    long double worst = 0;
    for (int count = 0; count < 1'000'000; ++count) {
        const double angle = random.chance(0.3) ? random.uniform(-4, 4) * 0.785398163397448 / 4
                                                : random.uniform(-3.14159, 3.14159);
        const double size = random.spread(1e-8, 1e8);
        const double thin = random.chance(0.2) ? random.spread(1e-25, 1) : 1;
        auto y = static_cast<TestType>(size * thin * std::sin(angle));
        auto x = static_cast<TestType>(size * std::cos(angle));
        if (random.chance(0.2)) std::swap(x, y);
        worst = std::fmax(
            worst, relative(math::arctangent(y, x), std::atan2(oracle::wide(y), oracle::wide(x))));
    }
    check_bound(worst, 4.0L);
}

TEST_CASE("the angle of a vector along an axis is exact, and that of no vector is 0") {
    static_assert(math::arctangent(0.0, 1.0) == 0);
    static_assert(math::arctangent(1.0, 0.0) == math::pi<double> / 2);
    static_assert(math::arctangent(-1.0, 0.0) == -math::pi<double> / 2);
    static_assert(math::arctangent(0.0, -1.0) == math::pi<double>);
    static_assert(math::arctangent(0.0, 0.0) == 0);
    static_assert(math::arctangent(1.0, 1.0) == math::pi<double> / 4);
    CHECK(math::arctangent(-1.0, -1.0) == -0.75 * math::pi<double>);
    CHECK(math::arctangent(1e300, 1e300) == math::pi<double> / 4);
}

TEMPLATE_TEST_CASE("the cube root keeps its relative error", "", float, double) {
    generator random{14};
    long double worst = 0;
    for (int count = 0; count < 300'000; ++count) {
        const auto x = static_cast<TestType>(random.sign() * random.spread(1e-30, 1e30));
        worst = std::fmax(worst, relative(math::cube_root(x), std::cbrt(oracle::wide(x))));
    }
    check_bound(worst, 1.0L);
    CHECK(math::cube_root(TestType{27}) == 3);
    CHECK(math::cube_root(TestType{-8}) == -2);
    CHECK(math::cube_root(TestType{0}) == 0);
    CHECK(std::isinf(math::cube_root(std::numeric_limits<TestType>::infinity())));
    CHECK(std::isnan(math::cube_root(std::numeric_limits<TestType>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("the square root by digits is the correctly rounded one of the hardware", "",
                   float, double) {
    using bits = std::conditional_t<sizeof(TestType) == 8, std::uint64_t, std::uint32_t>;
    constexpr int fraction_bits = std::numeric_limits<TestType>::digits - 1;
    constexpr bits fraction = (bits{1} << fraction_bits) - 1;
    generator random{15};
    long wrong = 0;
    const auto see = [&](TestType x) {
        const TestType root = math::square_root_detail::by_digits<TestType, bits>(x);
        const TestType expected = std::sqrt(x);
        if (std::isnan(expected) ? !std::isnan(root)
                                 : std::bit_cast<bits>(root) != std::bit_cast<bits>(expected)) {
            ++wrong;
        }
    };
    for (int count = 0; count < 1'000'000; ++count) {
        see(std::bit_cast<TestType>(static_cast<bits>(random.bits())));  // negatives and NaN too
        see(std::bit_cast<TestType>(static_cast<bits>(                   // subnormal
            (static_cast<bits>(random.bits()) & fraction) >> (random.bits() % fraction_bits))));
        const auto root = static_cast<TestType>(random.uniform(1, 2));
        see(std::nextafter(root * root, TestType{0}));
        see(root * root);
    }
    for (const double x : {0.0, -0.0, 1.0, 4.0, infinity, -infinity, not_a_number, -1.0}) {
        see(static_cast<TestType>(x));
        CHECK(std::isnan(math::square_root(TestType{-1})));
    }
    see(std::numeric_limits<TestType>::max());
    see(std::numeric_limits<TestType>::min());
    see(std::numeric_limits<TestType>::denorm_min());
    CHECK(wrong == 0);
}

TEST_CASE("functions give the same at compile time as at run time") {
    constexpr std::array<double, 6> numbers = {2, 0.1, 5e-324, 1e-310, 1.7e308, 3.0000000000000004};
    constexpr auto roots = [](auto given) {
        for (double& x : given) x = math::square_root(x);
        return given;
    }(numbers);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        volatile double x = numbers[k];  // not known to the compiler
        CHECK(roots[k] == math::square_root(x));
        CHECK(roots[k] == std::sqrt(numbers[k]));
    }
    constexpr float root_of_float = math::square_root(2.0F);
    CHECK(root_of_float == std::sqrt(2.0F));
    constexpr long double long_root = math::square_root(2.0L);
    CHECK(std::fabs(long_root - std::sqrt(2.0L)) <= 2 * epsilon<long double>);
    constexpr auto angle = math::arctangent(0.3, -0.7);
    volatile double y = 0.3;
    CHECK(oracle::miss(math::arctangent(double{y}, -0.7), oracle::wide(angle)) < 1e-15);
}

TEST_CASE("an angle of any size is wrapped exactly") {
    generator random{16};
    long wrong = 0;
    const auto see = [&](double angle) {
        const double answer = math::wrapped_degrees(angle);
        const double expected = std::remainder(angle, 360.0);
        if (answer != expected && !(std::fabs(answer) == 180 && std::fabs(expected) == 180)) {
            ++wrong;
        }
    };
    for (int count = 0; count < 300'000; ++count) {
        see(random.sign() * random.spread(1e-300, 1e308));
        see(random.uniform(-1000, 1000));
        const double turns = 180 * std::floor(random.uniform(-1000, 1000));
        see(turns);
        see(std::nextafter(turns, infinity));
        see(std::nextafter(turns, -infinity));
    }
    see(std::numeric_limits<double>::max());
    CHECK(wrong == 0);
    static_assert(math::wrapped_degrees(180.0) == 180 && math::wrapped_degrees(-180.0) == -180);
    static_assert(math::wrapped_degrees(540.0) == 180 && math::wrapped_degrees(-540.0) == -180);
    static_assert(math::wrapped_degrees(720.0) == 0);
    CHECK(math::wrapped_degrees(725.0F) == 5);
    for (const double no_angle : {not_a_number, infinity, -infinity}) {
        CHECK(std::isnan(math::wrapped_degrees(no_angle)));
    }
}

TEST_CASE("a sum in two parts is exact") {
    generator random{17};
    long wrong = 0;
    for (int count = 0; count < 300'000; ++count) {
        const double a = random.uniform(-360, 360);
        const double b = random.sign() * random.spread(1e-3, 1e3);
        const auto sum = math::sum_exactly(a, b);  // both fit 64 bits of mantissa together
        const long double exact = oracle::wide(a) + oracle::wide(b);
        if (std::fabs(oracle::wide(sum.high) + oracle::wide(sum.low) - exact) > 0x1p-62L ||
            sum.high != a + b) {
            ++wrong;
        }
    }
    CHECK(wrong == 0);
    constexpr auto sum = math::sum_exactly(1.0, 0x1p-70);
    static_assert(sum.high == 1 && sum.low == 0x1p-70);
}
