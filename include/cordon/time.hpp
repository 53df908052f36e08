// SPDX-License-Identifier: BSL-1.0
//
// Instants on a millisecond counter that wraps. Time is given by the caller, never read here.

#ifndef CORDON_TIME_HPP
#define CORDON_TIME_HPP

#include <chrono>
#include <cstdint>
#include <ratio>

#include "cordon/config.hpp"

namespace cordon {

// A signed span of time, up to 24.8 days either way. Takes std::chrono literals: 10s, 2min; a
// longer one wraps without a word, as conversions of std::chrono do.
using milliseconds = std::chrono::duration<std::int32_t, std::milli>;

// A longer span, up to 68 years: 24h, std::chrono::days{7}.
using seconds = std::chrono::duration<std::int32_t>;

// A reading of a millisecond counter, modulo 2^32 (it wraps every 49.7 days). What its zero means
// is the caller's: boot, or the start of a record. Two instants have no order, only a difference,
// which is right whenever they are less than 2^31 ms apart; so there is no operator<.
struct instant {
    std::uint32_t ms = 0;

    friend constexpr bool operator==(instant, instant) noexcept = default;

    friend constexpr milliseconds operator-(instant a, instant b) noexcept {
        return milliseconds{static_cast<std::int32_t>(a.ms - b.ms)};
    }
    friend constexpr instant operator+(instant a, milliseconds span) noexcept {
        return {a.ms + static_cast<std::uint32_t>(span.count())};
    }
    friend constexpr instant operator-(instant a, milliseconds span) noexcept {
        return {a.ms - static_cast<std::uint32_t>(span.count())};
    }
};

// The later of two instants, by their difference.
//
//   Requires  the two are less than 2^31 ms apart
[[nodiscard]] constexpr instant later(instant a, instant b) noexcept {
    return (a - b).count() >= 0 ? a : b;
}

}  // namespace cordon

#endif  // CORDON_TIME_HPP
