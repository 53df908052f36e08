// SPDX-License-Identifier: BSL-1.0
//
// What a receiver found out at one moment, in whichever protocol it said so.

#ifndef CORDON_EXAMPLES_FIRMWARE_EPOCH_HPP
#define CORDON_EXAMPLES_FIRMWARE_EPOCH_HPP

#include <cstdint>

#include <cordon/fix.hpp>
#include <cordon/position.hpp>
#include <cordon/time.hpp>

namespace firmware {

enum class protocol : std::uint8_t { nmea, ubx };

struct epoch {
    bool fixed = false;  // `where`, `how_sure` and `moving` mean something only if so
    bool timed = false;  // and `of_day_ms` only if so
    bool dated = false;  // and `unix_ms` only if so, which is never without timed
    protocol from = protocol::nmea;
    std::int32_t of_day_ms = 0;  // UTC
    std::int64_t unix_ms = 0;    // UTC
    cordon::position_e7 where{};
    cordon::accuracy how_sure{};
    cordon::velocity moving{};
    cordon::instant arrived{};  // of its first byte, by the clock of whoever listens

    friend constexpr bool operator==(const epoch&, const epoch&) noexcept = default;
};

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_EPOCH_HPP
