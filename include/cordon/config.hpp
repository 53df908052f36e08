// SPDX-License-Identifier: BSL-1.0
//
// The compiler that cordon needs, and the one hook for a caller's mistakes.

#ifndef CORDON_CONFIG_HPP
#define CORDON_CONFIG_HPP

// MSVC tells the truth in _MSVC_LANG.
#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#error \
    "cordon needs C++20, of g++ 12, clang 14 or newer: compile with -std=gnu++20 (PlatformIO: build_unflags = -std=gnu++11 -std=gnu++14 -std=gnu++17, build_flags = -std=gnu++20; MSVC: /std:c++20)"
#endif

#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 12
#error "cordon needs g++ 12 or newer: an older one takes the flag for C++20, but not all of C++20"
#endif

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "cordon's error bounds do not hold under -ffast-math or parts of it: compile without it"
#endif

// A condition that the caller must meet. Off by default, at no cost: the condition is compiled
// but never evaluated. To switch it on, define CORDON_ASSERT before the first include, for
// example to assert(condition) on a server or to a breakpoint instruction in firmware; the same, as
// for the hook below, in every translation unit of a program.
#ifndef CORDON_ASSERT
#define CORDON_ASSERT(condition) static_cast<void>(sizeof(!(condition)))
#endif

// Which rung of the ladder has just answered. Off by default, at no cost; a build that counts them
// defines it before the first include, for example to ++counts[static_cast<int>(rung)].
#ifndef CORDON_ANSWERED
#define CORDON_ANSWERED(rung) static_cast<void>(sizeof(rung))
#endif

// A function that stays one where code and stack are scarce: its frame is gone when the next is made.
// Elsewhere the compiler inlines as it likes.
#if defined(__arm__) || (defined(__riscv) && __riscv_xlen == 32)
#define CORDON_OUTLINE [[gnu::noinline]]
#else
#define CORDON_OUTLINE
#endif

namespace cordon {

// Whether the target multiplies two words of 32 bits to 64 in an instruction. Cortex-M0 does not.
#if defined(__ARM_ARCH_6M__) || defined(__ARM_ARCH_8M_BASE__)
inline constexpr bool hardware_wide_product = false;
#else
inline constexpr bool hardware_wide_product = true;
#endif

// Whether the target divides words in an instruction.
#if defined(__arm__) && !defined(__ARM_FEATURE_IDIV)
inline constexpr bool hardware_division = false;
#else
inline constexpr bool hardware_division = true;
#endif

// Whether the target takes square roots in hardware. Either way the result is the correctly
// rounded one, so it is the same everywhere.
#if defined(__SSE2__) || defined(_M_X64) || defined(__aarch64__) || \
    (defined(__ARM_FP) && (__ARM_FP & 8)) || (defined(__riscv_flen) && __riscv_flen >= 64)
inline constexpr bool hardware_square_root_double = true;
#else
inline constexpr bool hardware_square_root_double = false;
#endif
#if defined(__SSE2__) || defined(_M_X64) || defined(__aarch64__) || \
    (defined(__ARM_FP) && (__ARM_FP & 4)) || (defined(__riscv_flen) && __riscv_flen >= 32)
inline constexpr bool hardware_square_root_float = true;
#else
inline constexpr bool hardware_square_root_float = false;
#endif

// By that instruction alone, of float or double. The compiler's own root also calls libm, for errno,
// unless it is told -fno-math-errno: 2 KB of flash and 1 KB of RAM on a Cortex-M7.
template <class Real>
[[nodiscard]] inline Real hardware_square_root(Real x) noexcept {
#if defined(__arm__)
    if constexpr (sizeof x == 4) __asm__("vsqrt.f32 %0, %0" : "+t"(x));
    if constexpr (sizeof x == 8) __asm__("vsqrt.f64 %P0, %P0" : "+w"(x));
    return x;
#else
    if constexpr (sizeof x == 4) return __builtin_sqrtf(x);
    if constexpr (sizeof x == 8) return __builtin_sqrt(x);
#endif
}

// Whether the target has vectors of float, so that many positions are worth asking at once. Either way
// the answers are the same; without, a batch is asked one by one, in the arithmetic of its zone alone.
#if defined(__SSE2__) || defined(_M_X64) || defined(__ARM_NEON) || defined(__ALTIVEC__) || \
    defined(__wasm_simd128__) || defined(__riscv_vector)
inline constexpr bool hardware_vectors = true;
#else
inline constexpr bool hardware_vectors = false;
#endif

}  // namespace cordon

#endif  // CORDON_CONFIG_HPP
