// SPDX-License-Identifier: BSL-1.0
//
// Fixed-point arithmetic for the decision path: multiply with rounding, square root and sine in
// 32-bit words, the same bits on every target.

#ifndef CORDON_FIXED_HPP
#define CORDON_FIXED_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/math.hpp"

namespace cordon::fixed {

// (a * b) / 2^Shift to the nearest, the product in 64 bits.
//
//   Requires  the result fits 32 bits
template <int Shift>
[[nodiscard]] constexpr std::uint32_t multiply(std::uint32_t a, std::uint32_t b) noexcept {
    constexpr std::uint64_t half = std::uint64_t{1} << (Shift - 1);
    return static_cast<std::uint32_t>((std::uint64_t{a} * b + half) >> Shift);
}

// A factor as a fixed-point constant: value * 2^Shift to the nearest.
template <int Shift>
[[nodiscard]] consteval std::uint32_t constant(double value) {
    for (int k = 0; k < Shift; ++k) value *= 2;
    return static_cast<std::uint32_t>(value + 0.5);
}

// The largest integer whose square is not above the number. Where there is a hardware root of 64 bits
// it only proposes; the integers decide. A microcontroller's is left alone even where it has one, so that
// integers need no FPU, and no task or interrupt its registers.
[[nodiscard]] constexpr std::uint32_t square_root(std::uint64_t number) noexcept {
    if constexpr (hardware_square_root_double && sizeof(void*) >= 8) {
        if (!std::is_constant_evaluated()) {
            constexpr double greatest = 4294967295.0;
            const double near = math::square_root(static_cast<double>(number));
            auto root = static_cast<std::uint64_t>(near < greatest ? near : greatest);
            if (root * root > number) --root;
            return static_cast<std::uint32_t>(root);
        }
    }
    std::uint64_t rest = number;
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 62; bit != 0; bit >>= 2) {
        const std::uint64_t trial = root + bit;
        root >>= 1;
        if (rest >= trial) {
            rest -= trial;
            root += bit;
        }
    }
    return static_cast<std::uint32_t>(root);
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
[[nodiscard]] constexpr std::uint32_t sine(std::uint32_t angle) noexcept {
    constexpr std::uint32_t per_count = constant<30>(2147483648.0 / quarter_turn);
    const std::uint32_t x = multiply<30>(angle, per_count);  // Q31, [0, 1]
    const std::uint32_t z = multiply<31>(x, x);              // Q31, [0, 1]
    std::uint32_t sum = sine_coefficients[5];
    for (std::size_t k = 5; k-- > 0;) sum = sine_coefficients[k] - multiply<31>(sum, z);
    const std::uint32_t result = multiply<31>(sum, x);
    constexpr std::uint32_t one = std::uint32_t{1} << 31;
    return result < one ? result : one;  // Q31, [0, 1]; rounding alone can pass 1
}

}  // namespace cordon::fixed

#endif  // CORDON_FIXED_HPP
