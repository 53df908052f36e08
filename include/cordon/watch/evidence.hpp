// SPDX-License-Identifier: BSL-1.0
//
// What one sample says of a level, and what samples say together: a log-likelihood in fixed point,
// in which errors that last are not counted twice and none counts without end.

#ifndef CORDON_WATCH_EVIDENCE_HPP
#define CORDON_WATCH_EVIDENCE_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fixed.hpp"
#include "cordon/time.hpp"

namespace cordon::evidence {

// Evidence is counted in nats in Q12: natural logarithms of how much likelier "one standard error
// within" is than "one standard error outside".
inline constexpr std::int32_t nat = 4096;

// A sample says at most this, however far within it is.
inline constexpr std::int32_t most_of_a_sample = 20 * nat;

// The natural logarithm of a whole number, in Q12.
//
//   Requires  number > 0
//   Error     0.0005 nats (every power of two and its neighbours; sampled)
[[nodiscard]] constexpr std::int32_t logarithm(std::uint32_t number) noexcept {
    CORDON_ASSERT(number > 0);
    std::int32_t exponent = 31;
    for (; number < 0x80000000U; number <<= 1) --exponent;
    // log2 in Q16, a bit at a time: the square of the mantissa, in Q31 from 1 to 2.
    std::uint32_t log2 = static_cast<std::uint32_t>(exponent);
    for (int bit = 0; bit < 16; ++bit) {
        const std::uint64_t square = fixed::wide_product(number, number) >> 31;
        const bool above = square >= (std::uint64_t{1} << 32);
        number = static_cast<std::uint32_t>(above ? square >> 1 : square);
        log2 = log2 * 2 + (above ? 1 : 0);
    }
    constexpr std::uint32_t ln2 = fixed::constant<28>(0.69314718055994530942);
    return static_cast<std::int32_t>(fixed::multiply<32>(log2, ln2));
}

// The time for which the errors of a receiver are one error: samples so far apart count in full.
inline constexpr std::int32_t error_lasts_ms = 120'000;

// The evidence that chance brings together once in such a time, in nats, Q12: how often it gets the
// opportunity is once in error_lasts_ms.
//
//   Requires  600 s or more; up to 15.9 nats, which is 30 years
[[nodiscard]] constexpr std::int32_t by_chance_once_in(seconds time) noexcept {
    const std::int32_t nats = logarithm(static_cast<std::uint32_t>(time.count())) - logarithm(120);
    constexpr std::int32_t most = 15 * nat;
    return nats < most ? nats : most;
}

// How much of its evidence a sample adds that comes so long after the one before: its share of the
// time that errors last, in Q15.
[[nodiscard]] constexpr std::int32_t weight(std::int32_t ms) noexcept {
    const std::int32_t cut = ms < error_lasts_ms ? ms : error_lasts_ms;
    if (cut <= 0) return 0;
    return static_cast<std::int32_t>((static_cast<std::uint32_t>(cut) * 17896U) >> 16);
}

// A share in Q15 of evidence in Q12, rounded down.
//
//   Requires  at most most_of_a_sample either way, and a share from 0 to 1
[[nodiscard]] constexpr std::int32_t share(std::int32_t of, std::int32_t q15) noexcept {
    const auto part = static_cast<std::uint32_t>(q15);
    if (of >= 0) return static_cast<std::int32_t>(static_cast<std::uint32_t>(of) * part >> 15);
    return -static_cast<std::int32_t>((static_cast<std::uint32_t>(-of) * part + 0x7FFF) >> 15);
}

// No sample adds more than a nat for each 30 s since the one before, in Q12.
[[nodiscard]] constexpr std::int32_t rate_limit(std::int32_t weight_q15) noexcept {
    return weight_q15 >> 1;
}

// The evidence that comes together in such a time where it comes as fast as it may: a nat each 30 s.
//
//   Requires  0 <= ms <= 7 minutes
[[nodiscard]] constexpr std::int32_t nats_in(std::int32_t ms) noexcept {
    CORDON_ASSERT(ms >= 0 && ms <= 420'000);
    return static_cast<std::int32_t>(fixed::wide_product(static_cast<std::uint32_t>(ms), 17896U) >>
                                     17);
}

// As it is kept until the next sample: in halves of a nat, rounded down, but not to nothing.
//
//   Requires  0 < says <= most_of_a_sample
[[nodiscard]] constexpr std::uint32_t packed_says(std::int32_t says) noexcept {
    const auto halves = static_cast<std::uint32_t>(says) >> 11;
    return halves > 0 ? halves : 1;
}
[[nodiscard]] constexpr std::int32_t unpacked_says(std::uint32_t packed) noexcept {
    return static_cast<std::int32_t>(packed << 11);
}

// What a separation says that is `inward_mm` nearer than a line: 2 x / sigma nats in Q12, at most
// most_of_a_sample either way.
//
//   Requires  sigma_mm > 0
//   Error     2^-13 of the answer, and 1 in Q12
[[nodiscard]] constexpr std::int32_t of_sample(std::int64_t inward_mm,
                                               std::uint32_t sigma_mm) noexcept {
    CORDON_ASSERT(sigma_mm > 0);
    std::uint64_t x = static_cast<std::uint64_t>(inward_mm < 0 ? -inward_mm : inward_mm);
    if (x >= fixed::wide_product(sigma_mm, 10)) {
        return inward_mm < 0 ? -most_of_a_sample : most_of_a_sample;
    }
    while (sigma_mm >= (1U << 15)) {
        sigma_mm >>= 1;
        x >>= 1;
    }
    const auto nats = static_cast<std::int32_t>((static_cast<std::uint32_t>(x) << 13) / sigma_mm);
    return inward_mm < 0 ? -nats : nats;
}

// The separation that is measured is on average longer than the true one, because errors across the
// line of sight lengthen it: by sigma^2 / 2 r near a line of radius r, here no more than r / 8.
[[nodiscard]] constexpr std::int32_t lengthened_mm(std::int32_t radius_mm,
                                                   std::uint32_t sigma_mm) noexcept {
    if (sigma_mm > static_cast<std::uint32_t>(radius_mm) / 2) return radius_mm / 8;
    const std::uint32_t unit = static_cast<std::uint32_t>(radius_mm) >> 12;
    const std::uint32_t ratio = sigma_mm / (unit > 0 ? unit : 1);  // Q12
    return static_cast<std::int32_t>(fixed::wide_product(sigma_mm, ratio) >> 13);
}

// Credit for continuous motion, as it is kept in a level: what an error would have to hit by chance
// to look like a move that goes on as the last one did. In nats above `jump`, which is no such move.
inline constexpr std::uint32_t jump = 0;
inline constexpr std::uint32_t none = 1;
inline constexpr std::uint32_t most = 6;

// For a move to within so many millimetres of where its party could be expected: the share of a
// circle of 400 m around there, about the size of an outlier, in nats rounded up by less than one.
[[nodiscard]] constexpr std::uint32_t credit_within(std::uint32_t mm) noexcept {
    return mm <= 33'000    ? 6
           : mm <= 54'000  ? 5
           : mm <= 89'000  ? 4
           : mm <= 147'000 ? 3
           : mm <= 243'000 ? 2
                           : none;
}

[[nodiscard]] constexpr std::int32_t nats_of(std::uint32_t credit) noexcept {
    return (static_cast<std::int32_t>(credit) - static_cast<std::int32_t>(none)) * nat;
}

}  // namespace cordon::evidence

namespace cordon::watch_detail {

// Millimetres in 16 bits: 11 of mantissa and 5 of exponent; at most 2^-10 larger, never smaller.
inline constexpr std::uint32_t packed_most_mm = 2047U << 20;
[[nodiscard]] constexpr std::uint16_t packed_mm(std::uint32_t mm) noexcept {
    if (mm > packed_most_mm) mm = packed_most_mm;
    std::uint32_t exponent = 0;
    for (; mm > 2047; ++exponent) mm = (mm >> 1) + (mm & 1);
    return static_cast<std::uint16_t>(exponent << 11 | mm);
}
[[nodiscard]] constexpr std::uint32_t unpacked_mm(std::uint16_t packed) noexcept {
    return static_cast<std::uint32_t>(packed & 2047U) << (packed >> 11);
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_EVIDENCE_HPP
