// SPDX-License-Identifier: BSL-1.0
//
// Fixed-point arithmetic for the decision path: multiply with rounding, square root and sine in
// 32-bit words, the same bits on every target.

#ifndef CORDON_FIXED_HPP
#define CORDON_FIXED_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/math.hpp"

namespace cordon::fixed {

// The product of two words, from four of their halves.
[[nodiscard]] CORDON_OUTLINE constexpr std::uint64_t wide_product_by_halves(
    std::uint32_t a, std::uint32_t b) noexcept {
    const std::uint32_t a_high = a >> 16, a_low = a & 0xFFFF;
    const std::uint32_t b_high = b >> 16, b_low = b & 0xFFFF;
    const std::uint32_t lowest = a_low * b_low;
    const std::uint32_t middle = a_low * b_high + (lowest >> 16);
    const std::uint32_t other = a_high * b_low + (middle & 0xFFFF);
    const std::uint32_t high = a_high * b_high + (middle >> 16) + (other >> 16);
    return std::uint64_t{high} << 32 | (other << 16 | (lowest & 0xFFFF));
}

// The product of two words. The compiler's own for Cortex-M0 is of two 64-bit numbers, and twice as dear.
[[nodiscard]] constexpr std::uint64_t wide_product(std::uint32_t a, std::uint32_t b) noexcept {
    if constexpr (hardware_wide_product) return std::uint64_t{a} * b;
    return wide_product_by_halves(a, b);
}

// (a * b) / 2^Shift to the nearest, the product in 64 bits.
//
//   Requires  the result fits 32 bits
template <int Shift>
[[nodiscard]] constexpr std::uint32_t multiply_inline(std::uint32_t a, std::uint32_t b) noexcept {
    constexpr std::uint64_t half = std::uint64_t{1} << (Shift - 1);
    return static_cast<std::uint32_t>((wide_product(a, b) + half) >> Shift);
}
template <int Shift>
CORDON_OUTLINE [[nodiscard]] constexpr std::uint32_t multiply(std::uint32_t a,
                                                              std::uint32_t b) noexcept {
    return multiply_inline<Shift>(a, b);
}

// c0 - z (c1 - z (c2 - ...)): a polynomial whose signs alternate, from Q31 and in Q31, or in whatever
// unit its coefficients have.
//
//   Requires  no part that is subtracted is larger than what it is subtracted from
CORDON_OUTLINE constexpr std::uint32_t alternating(const std::uint32_t* coefficients,
                                                   std::size_t count, std::uint32_t z) noexcept {
    std::uint32_t sum = coefficients[--count];
    while (count-- > 0) sum = coefficients[count] - multiply_inline<31>(sum, z);
    return sum;
}

// A hundredth and a thousandth, rounded down, for every word, without a division.
[[nodiscard]] constexpr std::uint32_t hundredth(std::uint32_t of) noexcept {
    return static_cast<std::uint32_t>(wide_product(of, 0x51EB'851F) >> 37);
}
[[nodiscard]] constexpr std::uint32_t thousandth(std::uint32_t of) noexcept {
    return static_cast<std::uint32_t>(wide_product(of, 0x1062'4DD3) >> 38);
}

// A factor as a fixed-point constant: value * 2^Shift to the nearest.
template <int Shift>
[[nodiscard]] consteval std::uint32_t constant(double value) {
    for (int k = 0; k < Shift; ++k) value *= 2;
    return static_cast<std::uint32_t>(value + 0.5);
}

// The largest integer whose square is not above a word of 2^30 or more, a bit at a time.
[[nodiscard]] constexpr std::uint32_t square_root_by_bits(std::uint32_t number) noexcept {
    std::uint32_t rest = number;
    std::uint32_t root = 0;
    for (std::uint32_t bit = std::uint32_t{1} << 30; bit != 0; bit >>= 2) {
        const std::uint32_t trial = root + bit;
        root >>= 1;
        if (rest >= trial) {
            rest -= trial;
            root += bit;
        }
    }
    return root;
}
// The same by two steps of Newton's from a straight line, which is 4 % off: 4e-7 are left, and a count.
[[nodiscard]] constexpr std::uint32_t square_root_by_division(std::uint32_t number) noexcept {
    std::uint32_t root = (number >> 17) + (number >> 19) + (number >> 21) + 22'544;
    root = (root + number / root) / 2;
    root = (root + number / root) / 2;
    if (root > 0xFFFF || root * root > number) --root;
    if (root < 0xFFFF && (root + 1) * (root + 1) <= number) ++root;
    return root;
}

// The largest integer whose square is not above the number, in words of 32 bits: the root of the upper
// word, its lower half by one division, and what is one too much taken back.
//
//   Source    P. Zimmermann, Karatsuba Square Root, INRIA RR-3805, 1999
[[nodiscard]] constexpr std::uint32_t square_root_by_words(std::uint64_t number) noexcept {
    if (number == 0) return 0;
    int doublings = 0;  // of the root
    if (number >> 32 == 0) {
        number <<= 32;
        doublings = 16;
    }
    const int free = std::countl_zero(static_cast<std::uint32_t>(number >> 32)) & ~1;
    number <<= free;
    doublings += free / 2;

    const auto high = static_cast<std::uint32_t>(number >> 32);  // 2^30 or more
    const auto low = static_cast<std::uint32_t>(number);
    const std::uint32_t upper =
        hardware_division ? square_root_by_division(high) : square_root_by_bits(high);
    const std::uint32_t rest = high - upper * upper;  // at most twice `upper`: 17 bits
    const std::uint32_t quotient = (rest << 15 | low >> 17) / upper;
    std::uint32_t root = upper << 16 | (quotient < 0xFFFF ? quotient : 0xFFFF);
    if (wide_product(root, root) > number) --root;
    return root >> doublings;
}

// The largest integer whose square is not above the number. Where there is a hardware root of 64 bits
// it only proposes; the integers decide. A microcontroller's is left alone even where it has one, so that
// integers need no FPU, and no task or interrupt its registers.
[[nodiscard]] CORDON_OUTLINE constexpr std::uint32_t square_root(std::uint64_t number) noexcept {
    if constexpr (hardware_square_root_double && sizeof(void*) >= 8) {
        if (!std::is_constant_evaluated()) {
            constexpr double greatest = 4294967295.0;
            const double near = math::square_root(static_cast<double>(number));
            auto root = static_cast<std::uint64_t>(near < greatest ? near : greatest);
            if (root * root > number) --root;
            return static_cast<std::uint32_t>(root);
        }
    }
    return square_root_by_words(number);
}

// sin(pi/2 x) / x as a polynomial in x^2, x in [0, 1]: magnitudes in Q31, signs alternate from +.
inline constexpr auto sine_coefficients = []() {
    const auto real = math::interpolated<5>([](double z) {
        const double x = math::square_root(z);
        return math::sine_cosine_of(x * math::pi<double> / 2).sine / x;
    });
    std::array<std::uint32_t, 6> magnitude{};
    for (std::size_t k = 0; k < magnitude.size(); ++k) {
        const double value = k % 2 == 0 ? real[k] : -real[k];
        magnitude[k] = static_cast<std::uint32_t>(value * 2147483648.0 + 0.5);
    }
    return magnitude;
}();

inline constexpr std::uint32_t quarter_turn = 900'000'000;  // 1e-7 degree

// The sine of an angle, in Q31.
//
//   Requires  angle <= quarter_turn, in 1e-7 degree
//   Error     sine_max_error, 1.4e-9 (sampled: every 101st count of the quarter)
//   Cost      8 multiplications of 32 bits to 64
inline constexpr double sine_max_error = 3.0 / 2147483648.0;
CORDON_OUTLINE [[nodiscard]] constexpr std::uint32_t sine(std::uint32_t angle) noexcept {
    constexpr std::uint32_t per_count = constant<30>(2147483648.0 / quarter_turn);
    const std::uint32_t x = multiply<30>(angle, per_count);  // Q31, [0, 1]
    const std::uint32_t z = multiply<31>(x, x);              // Q31, [0, 1]
    const std::uint32_t sum = alternating(sine_coefficients.data(), sine_coefficients.size(), z);
    const std::uint32_t result = multiply<31>(sum, x);
    constexpr std::uint32_t one = std::uint32_t{1} << 31;
    return result < one ? result : one;  // Q31, [0, 1]; rounding alone can pass 1
}

}  // namespace cordon::fixed

#endif  // CORDON_FIXED_HPP
