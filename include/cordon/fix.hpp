// SPDX-License-Identifier: BSL-1.0
//
// What a party's device reports: a fix, which is who, where, when and how sure; or, without one, a
// sign of life.

#ifndef CORDON_FIX_HPP
#define CORDON_FIX_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fixed.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"

namespace cordon {

enum class party : std::uint8_t { protected_person, wearer };

// What a receiver's number claims: the standard error along each axis, or the radius that holds
// so many of a hundred fixes. u-blox and Android say p68, NIJ 1004.00 p90, AIS and aviation p95.
enum class confidence : std::uint8_t { unknown, sigma, p68, p90, p95 };

// {} is unknown. So is 0, whatever it claims: no receiver is perfect.
struct accuracy {
    std::uint32_t mm = 0;  // millimetres
    confidence as = confidence::unknown;

    [[nodiscard]] constexpr bool known() const noexcept {
        return mm != 0 && mm <= greatest_mm && as != confidence::unknown;
    }
    friend constexpr bool operator==(accuracy, accuracy) noexcept = default;

    // A claim beyond 100 km says nothing of a position on Earth; it counts as unknown.
    static constexpr std::uint32_t greatest_mm = 100'000'000;
};

// The standard error along each axis in millimetres, rounded up; 0 where it is unknown.
//
//   Source    the radius that holds a share p of a circular normal error of standard error 1 is
//             sqrt(-2 ln(1 - p)): 1.5096, 2.1460, 2.4477; here in 1/4096, rounded down
[[nodiscard]] constexpr std::uint32_t sigma_mm(accuracy how_sure) noexcept {
    if (!how_sure.known()) return 0;
    // 2^32 times 4096 / (radius in sigmas), rounded up: a division of 64 bits is dear in firmware.
    const auto inverse = [](std::uint64_t radius) {
        return static_cast<std::uint32_t>(((std::uint64_t{4096} << 32) + radius - 1) / radius);
    };
    std::uint32_t sigmas_in_radius = 0;
    switch (how_sure.as) {
        case confidence::p68: sigmas_in_radius = inverse(6183); break;
        case confidence::p90: sigmas_in_radius = inverse(8789); break;
        case confidence::p95: sigmas_in_radius = inverse(10025); break;
        case confidence::sigma:
        case confidence::unknown: return how_sure.mm;
    }
    return static_cast<std::uint32_t>(
        (fixed::wide_product(how_sure.mm, sigmas_in_radius) + 0xFFFFFFFFU) >> 32);
}

// {} is unknown.
struct velocity {
    std::int32_t north_mm_s = 0;  // millimetres per second
    std::int32_t east_mm_s = 0;   // millimetres per second
    bool known = false;

    friend constexpr bool operator==(velocity, velocity) noexcept = default;
};

// What a position was derived from.
enum class source : std::uint8_t { unknown, gnss, wifi, cell, beacon };

struct fix {
    party who = party::protected_person;
    instant at{};  // when it was measured
    position_e7 where{};
    accuracy how_sure{};  // {} is unknown, and so are the next two
    velocity moving{};
    instant received = at;  // when it arrived, by the clock of whoever watches; as measured,
                            // unless said, which lets the device's clock drive the watch
    source from = source::unknown;

    friend constexpr bool operator==(const fix&, const fix&) noexcept = default;
};

// A sign of life without a fix: indoors, underground. Where the device's motion sensor says that it
// has lain still since it was last known to be somewhere, it is there yet, and its last fix holds
// until now; otherwise it may be anywhere that it can have reached, and a fix stays due.
struct heartbeat {
    party who = party::protected_person;
    instant at{};              // when it was sent
    instant still_since = at;  // no motion since then; `at`, unless said, which claims nothing
    instant received = at;     // as of a fix

    friend constexpr bool operator==(const heartbeat&, const heartbeat&) noexcept = default;
};

}  // namespace cordon

#endif  // CORDON_FIX_HPP
