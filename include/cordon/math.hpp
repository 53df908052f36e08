// SPDX-License-Identifier: BSL-1.0
//
// The elementary functions that the geometry needs, at compile time and on every target: series
// with coefficients derived here, no libm but a square root's instruction, no errno.

#ifndef CORDON_MATH_HPP
#define CORDON_MATH_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <type_traits>
#include <utility>

#include "cordon/config.hpp"

namespace cordon::math {

template <std::floating_point Real>
inline constexpr Real pi = std::numbers::pi_v<Real>;

template <std::floating_point Real>
inline constexpr Real radians_per_degree = pi<Real> / 180;

template <std::floating_point Real>
[[nodiscard]] constexpr Real absolute(Real x) noexcept {
    // Builtins, because a branch on a sign is one that nobody can foretell.
    if constexpr (std::is_same_v<Real, double>) {
        return __builtin_fabs(x);
    } else if constexpr (std::is_same_v<Real, float>) {
        return __builtin_fabsf(x);
    } else {
        return __builtin_fabsl(x);
    }
}

// False for NaN and for both infinities.
template <std::floating_point Real>
[[nodiscard]] constexpr bool finite(Real x) noexcept {
    return x - x == 0;
}

template <std::floating_point Real>
[[nodiscard]] constexpr Real square(Real x) noexcept {
    return x * x;
}

// Coefficients from the highest power down, by Horner's rule.
template <std::floating_point Real, std::size_t Count>
[[nodiscard]] constexpr Real polynomial(const std::array<Real, Count>& coefficients,
                                        Real x) noexcept {
    // A fold, so that it is one run of arithmetic also where a loop would stay a loop.
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
        Real sum = 0;
        ((sum = sum * x + coefficients[K]), ...);
        return sum;
    }(std::make_index_sequence<Count>{});
}

// Coefficients from the constant up, the even and the odd powers side by side: half the waiting of
// Horner's rule for the same sums.
template <std::floating_point Real, std::size_t Count>
[[nodiscard]] constexpr Real polynomial_by_halves(const std::array<Real, Count>& coefficients,
                                                  Real x) noexcept {
    return [&]<std::size_t... K>(std::index_sequence<K...>) {
        constexpr std::size_t last = Count - 1;
        const Real x2 = x * x;
        std::array<Real, 2> half{};
        ((half[(last - K) % 2] = half[(last - K) % 2] * x2 + coefficients[last - K]), ...);
        return half[0] + half[1] * x;
    }(std::make_index_sequence<Count>{});
}

namespace series {

// How many terms of a power series are needed until the next one, relative to the first, is below
// a sixteenth of a unit in the last place. `ratio(k)` bounds |term k / term k-1|.
template <class Real, class Ratio>
consteval std::size_t terms(Ratio ratio) {
    double size = 1;
    std::size_t count = 0;
    for (; size > static_cast<double>(std::numeric_limits<Real>::epsilon()) / 16; ++count) {
        size *= ratio(static_cast<double>(count + 1));
    }
    return count - 1;
}

// What coefficients are reckoned in. Not in long double, unless that is asked for: it is another type
// on every target, and on some the compiler cannot reckon in it.
template <class Real>
using reckoned = std::conditional_t<std::is_same_v<Real, long double>, long double, double>;

// sin x = x (1 + z s(z)), cos x = 1 - z/2 + z^2 c(z), z = x^2 <= (pi/4)^2: Taylor coefficients, which
// are rounded once, since the factorials up to 22 are exact in double.
inline constexpr double greatest_z = 0.6168502750680849;  // (pi/4)^2, rounded up

template <class Real>
consteval auto make_sine() {
    constexpr auto count =
        terms<Real>([](double k) { return greatest_z / ((2 * k) * (2 * k + 1)); });
    std::array<Real, count> result{};
    reckoned<Real> factorial = 1;
    for (std::size_t k = 1; k <= count; ++k) {
        factorial *= -static_cast<reckoned<Real>>((2 * k) * (2 * k + 1));
        result[count - k] = static_cast<Real>(1 / factorial);
    }
    return result;
}
template <class Real>
inline constexpr auto sine = make_sine<Real>();

template <class Real>
consteval auto make_cosine() {
    constexpr auto count =
        terms<Real>([](double k) { return greatest_z / ((2 * k - 1) * (2 * k)); });
    std::array<Real, count - 1> result{};
    reckoned<Real> factorial = -2;
    for (std::size_t k = 2; k <= count; ++k) {
        factorial *= -static_cast<reckoned<Real>>((2 * k - 1) * (2 * k));
        result[count - k] = static_cast<Real>(1 / factorial);
    }
    return result;
}
template <class Real>
inline constexpr auto cosine = make_cosine<Real>();

// atan t = t (1 + z a(z)), z = t^2 <= tan^2(pi/16).
inline constexpr double greatest_t2 = 0.0395661298965801;  // tan^2(pi/16), rounded up

template <class Real>
consteval auto make_arctangent() {
    constexpr auto count = terms<Real>([](double) { return greatest_t2; });
    std::array<Real, count> result{};
    for (std::size_t k = 1; k <= count; ++k) {
        const auto value = 1 / static_cast<reckoned<Real>>(2 * k + 1);
        result[count - k] = static_cast<Real>(k % 2 == 0 ? value : -value);
    }
    return result;
}
template <class Real>
inline constexpr auto arctangent = make_arctangent<Real>();

// Multiples of pi/8 in two parts, so that adding them costs no precision.
template <class Real>
struct two_parts {
    Real high;
    Real low;
};
template <class Real>
consteval auto make_eighths_of_pi() {
    using wide = reckoned<Real>;
    // What rounding took from pi in double.
    constexpr wide rest =
        std::numeric_limits<wide>::digits == 53 ? wide(1.2246467991473531772e-16) : 0;
    std::array<two_parts<Real>, 9> result{};
    for (std::size_t k = 0; k < result.size(); ++k) {
        // Exact in double, where pi has three bits to spare.
        const wide eighths = static_cast<wide>(k) / 8;
        const wide value = std::numbers::pi_v<wide> * eighths;
        result[k].high = static_cast<Real>(value);
        result[k].low =
            static_cast<Real>((value - static_cast<wide>(result[k].high)) + rest * eighths);
    }
    return result;
}
template <class Real>
inline constexpr auto eighths_of_pi = make_eighths_of_pi<Real>();

}  // namespace series

template <class Real>
struct sine_cosine {
    Real sine;
    Real cosine;
};

// Sine and cosine of a small angle.
//
//   Requires  |angle| <= pi/4, up to rounding
//   Error     1.1 epsilon, relative, of each (sampled, 3e6)
template <std::floating_point Real>
[[nodiscard]] constexpr sine_cosine<Real> sine_cosine_of_small(Real angle) noexcept {
    const Real z = angle * angle;
    return {angle + angle * (z * polynomial(series::sine<Real>, z)),
            1 - (z / 2 - z * z * polynomial(series::cosine<Real>, z))};
}

// Turns a sine and cosine by a number of quarters of a circle. Selected from an array, because which
// quarter it is nobody can foretell.
template <std::floating_point Real>
[[nodiscard]] constexpr sine_cosine<Real> turned(sine_cosine<Real> a, int quarters) noexcept {
    const auto quarter = static_cast<unsigned>(quarters) % 4;
    const Real parts[2] = {a.sine, a.cosine};
    const Real signs[5] = {1, 1, -1, -1, 1};
    return {signs[quarter] * parts[quarter % 2], signs[quarter + 1] * parts[(quarter + 1) % 2]};
}

// The nearest whole number, for a number that fits an int.
template <std::floating_point Real>
[[nodiscard]] constexpr int nearest(Real x) noexcept {
    return static_cast<int>(x + (x < 0 ? Real(-0.5) : Real(0.5)));
}

// Sine and cosine of an angle of `angle + small` degrees. The reduction is exact, so that the
// multiples of 90 degrees give exactly 0, 1 and -1.
//
//   Requires  |angle| <= 360; |small| below a unit in the last place of 360
//   Error     1.1 epsilon, relative, of each (sampled, 3e6)
template <std::floating_point Real>
[[nodiscard]] constexpr sine_cosine<Real> sine_cosine_of_degrees(Real angle,
                                                                 Real small = 0) noexcept {
    const int quarters = nearest(angle * (Real(1) / 90));
    const Real rest = (angle - static_cast<Real>(quarters * 90)) + small;  // [-45, 45]
    return turned(sine_cosine_of_small(rest * radians_per_degree<Real>), quarters);
}

// Sine and cosine of an angle in radians.
//
//   Requires  |angle| <= 2 pi
//   Error     1.6 epsilon, absolute, of each; relative below pi/4 (sampled, 3e6)
template <std::floating_point Real>
[[nodiscard]] constexpr sine_cosine<Real> sine_cosine_of(Real angle) noexcept {
    const int quarters = nearest(angle * (2 / pi<Real>));
    const Real rest = angle - static_cast<Real>(quarters) * (pi<Real> / 2);
    return turned(sine_cosine_of_small(rest), quarters);
}

// The angle of the vector (x, y) from the x axis, in radians, [-pi, pi]. (0, 0) has angle 0.
//
//   Requires  x and y are not NaN; the larger is normal and below a quarter of the largest number
//   Error     4 epsilon, relative (sampled, 3e6)
template <std::floating_point Real>
[[nodiscard]] constexpr Real arctangent(Real y, Real x) noexcept {
    const Real ax = absolute(x);
    const Real ay = absolute(y);
    const bool steep = ay > ax;
    const Real run = steep ? ay : ax;
    const Real rise = steep ? ax : ay;
    if (run == 0) return 0;

    // Turn the vector down by 0, pi/8 or pi/4 to within pi/16 of the axis: tan(pi/8) = sqrt2 - 1,
    // tan(pi/16) = 0.1989, tan(3 pi/16) = 0.6682.
    constexpr Real eighth = std::numbers::sqrt2_v<Real> - 1;
    Real t = 0;
    std::size_t eighths = 0;
    if (rise <= run * Real(0.198912)) {
        t = rise / run;
    } else if (rise <= run * Real(0.668178)) {
        t = (rise - eighth * run) / (run + eighth * rise);
        eighths = 1;
    } else {
        t = (rise - run) / (run + rise);
        eighths = 2;
    }
    // All turns and reflections make one exact multiple of pi/8, so that only one sum is rounded.
    if (steep) {
        t = -t;
        eighths = 4 - eighths;
    }
    if (x < 0) {
        t = -t;
        eighths = 8 - eighths;
    }
    const Real z = t * t;
    const auto base = series::eighths_of_pi<Real>[eighths];
    const Real angle =
        base.high + (t + (t * (z * polynomial(series::arctangent<Real>, z)) + base.low));
    return y < 0 ? -angle : angle;
}

namespace square_root_detail {

// The correctly rounded root, two bits of the number at a time: 2 x digits steps in integers.
// Bits is the unsigned integer of Real's size.
template <class Real, class Bits>
[[nodiscard]] constexpr Real by_digits(Real x) noexcept {
    constexpr int digits = std::numeric_limits<Real>::digits;          // 53 or 24
    constexpr int bias = std::numeric_limits<Real>::max_exponent - 1;  // 1023 or 127
    constexpr Bits hidden = Bits{1} << (digits - 1);
    if (!(x > 0) || x > std::numeric_limits<Real>::max()) {
        return x < 0 ? std::numeric_limits<Real>::quiet_NaN() : x;
    }
    int shift = 0;
    while (x < std::numeric_limits<Real>::min()) {  // a subnormal number, scaled by an even power
        x *= 4;
        --shift;
    }
    const Bits bits = __builtin_bit_cast(Bits, x);
    int exponent = static_cast<int>(bits >> (digits - 1)) - bias;
    Bits number = (bits & (hidden - 1)) | hidden;  // [2^(digits-1), 2^digits)
    if (exponent & 1) {
        number <<= 1;
        --exponent;
    }
    Bits root = 0;
    Bits rest = 0;
    for (int step = 0; step <= digits; ++step) {  // one bit beyond the precision, to round by
        const int low = digits - 1 - 2 * step;
        const Bits pair = low >= 0 ? (number >> low) & 3 : low == -1 ? (number << 1) & 3 : 0;
        rest = (rest << 2) | pair;
        const Bits trial = (root << 2) | 1;
        root <<= 1;
        if (rest >= trial) {
            rest -= trial;
            root |= 1;
        }
    }
    // The last bit is a half; a tie cannot happen, because a root with that bit is not exact.
    const Bits rounded = (root >> 1) + (root & 1);
    const Bits result = ((static_cast<Bits>(exponent / 2 + bias) - 1) << (digits - 1)) + rounded;
    Real value = __builtin_bit_cast(Real, result);
    for (; shift < 0; ++shift) value /= 2;
    return value;
}

}  // namespace square_root_detail

// The square root, correctly rounded in float and double. A negative number gives NaN.
template <std::floating_point Real>
[[nodiscard]] constexpr Real square_root(Real x) noexcept {
    if constexpr (std::is_same_v<Real, double> && sizeof(double) == 8) {
        if constexpr (hardware_square_root_double) {
            if (!std::is_constant_evaluated()) return hardware_square_root(x);
        }
        return square_root_detail::by_digits<double, std::uint64_t>(x);
    } else if constexpr (std::is_same_v<Real, float>) {
        if constexpr (hardware_square_root_float) {
            if (!std::is_constant_evaluated()) return hardware_square_root(x);
        }
        return square_root_detail::by_digits<float, std::uint32_t>(x);
    } else {
        if (!std::is_constant_evaluated()) return static_cast<Real>(__builtin_sqrtl(x));
        if (!(x > 0)) return x == 0 ? x : std::numeric_limits<Real>::quiet_NaN();
        if (!finite(x)) return x;
        // Newton's iteration doubles the 53 bits of the double root.
        const auto root = static_cast<Real>(square_root(static_cast<double>(x)));
        return (root + x / root) / 2;
    }
}

// sqrt(x^2 + y^2), for numbers whose squares neither overflow nor matter when they vanish.
template <std::floating_point Real>
[[nodiscard]] constexpr Real length(Real x, Real y) noexcept {
    return square_root(x * x + y * y);
}

// The cube root, by Newton's iteration from a power of two.
//
//   Error     1 epsilon, relative (sampled, 3e6)
//   Cost      about a step for each 3 powers of two between x and 1, then 6: for rare use
template <std::floating_point Real>
[[nodiscard]] constexpr Real cube_root(Real x) noexcept {
    if (!(x == x) || x == 0 || !finite(x)) return x;
    const Real number = absolute(x);
    Real scale = 1;
    for (; scale * scale * scale < number; scale *= 2) {
    }
    for (; scale * scale * scale > number * 8 && scale > std::numeric_limits<Real>::min();) {
        scale /= 2;
    }
    Real root = scale;
    for (int step = 0; step < 7; ++step) root -= (root - number / (root * root)) / 3;
    return x < 0 ? -root : root;
}

// A sum and what rounding took from it: high + low == a + b exactly.
// Source: Knuth, The Art of Computer Programming, volume 2, section 4.2.2, theorem B.
template <class Real>
struct exact_sum {
    Real high;
    Real low;
};
template <std::floating_point Real>
[[nodiscard]] constexpr exact_sum<Real> sum_exactly(Real a, Real b) noexcept {
    const Real high = a + b;
    const Real part = high - a;
    return {high, (a - (high - part)) + (b - part)};
}

// The same angle within [-180, 180], exactly, for a finite angle of any size; NaN otherwise.
template <std::floating_point Real>
[[nodiscard]] constexpr Real wrapped_degrees(Real angle) noexcept {
    if (angle >= -180 && angle <= 180) return angle;
    if (!finite(angle)) return std::numeric_limits<Real>::quiet_NaN();
    Real rest = absolute(angle);
    Real turns = 360;
    while (turns <= rest / 2) turns *= 2;
    for (; turns >= 360; turns /= 2) {
        if (rest >= turns) rest -= turns;  // exact: rest is in [turns, 2 turns)
    }
    if (rest > 180) rest -= 360;  // exact for the same reason
    return angle < 0 ? -rest : rest;
}

}  // namespace cordon::math

#endif  // CORDON_MATH_HPP
