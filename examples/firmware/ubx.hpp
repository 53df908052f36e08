// SPDX-License-Identifier: BSL-1.0
//
// The one message of a u-blox receiver that says it all: UBX-NAV-PVT, position, velocity and time.
//
//   Source    u-blox, "u-blox 8 / u-blox M8 Receiver description including protocol specification",
//             UBX-13003221: 32.2 frame, 32.4 checksum, 32.17.15 UBX-NAV-PVT; the same in "u-blox M9
//             SPG 4.04 Interface description", UBX-21022436

#ifndef CORDON_EXAMPLES_FIRMWARE_UBX_HPP
#define CORDON_EXAMPLES_FIRMWARE_UBX_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <cordon/byte_order.hpp>
#include <cordon/fix.hpp>
#include <cordon/position.hpp>

#include "calendar.hpp"
#include "epoch.hpp"
#include "frame_window.hpp"

namespace firmware {

// The two bytes at the end of a frame, over all between them and the two that begin it: Fletcher's
// checksum modulo 256. It finds every change of one or two bits.
[[nodiscard]] constexpr std::array<std::byte, 2> ubx_checksum(
    std::span<const std::byte> bytes) noexcept {
    std::uint8_t sum = 0;
    std::uint8_t sum_of_sums = 0;
    for (const std::byte b : bytes) {
        sum = static_cast<std::uint8_t>(sum + static_cast<std::uint8_t>(b));
        sum_of_sums = static_cast<std::uint8_t>(sum_of_sums + sum);
    }
    return {std::byte{sum}, std::byte{sum_of_sums}};
}

// Of other messages nothing is kept and no length is believed, so that none can swallow this one.
struct nav_pvt_frame {
    static constexpr std::size_t payload = 92;
    static constexpr std::array beginning{std::byte{0xB5}, std::byte{0x62},    std::byte{0x01},
                                          std::byte{0x07}, std::byte{payload}, std::byte{0x00}};
    static constexpr std::size_t size = beginning.size() + payload + 2;

    static constexpr bool sound(std::span<const std::byte> frame) noexcept {
        const auto sums = ubx_checksum(frame.subspan(2, size - 4));
        return frame[size - 2] == sums[0] && frame[size - 1] == sums[1];
    }
    static constexpr frame_shape shape{beginning, size, sound};
};

// A position is one that the receiver itself vouches for: a fix in two or three dimensions, perhaps
// helped by dead reckoning, within its limits (gnssFixOK) and not marked invalid. A fix beyond those
// limits, which the same receiver's NMEA calls none, is none; nor is dead reckoning alone.
// hAcc is taken as the radius of 68 %: u-blox calls it an estimate of accuracy, and no more. (In a
// recording of a ZED-F9R its square is the sum of GST's two: 63 %; a policy's claims_percent covers that.)
// A velocity that may be more than 1 m/s off is none: a walker's could be in any direction.
// The time is UTC, to the nearest millisecond, once date, time and leap seconds are known.
[[nodiscard]] constexpr epoch to_epoch(
    std::span<const std::byte, nav_pvt_frame::size> frame) noexcept {
    const auto byte_at = [frame](std::size_t offset) {
        return static_cast<std::uint32_t>(frame[nav_pvt_frame::beginning.size() + offset]);
    };
    const auto word_at = [frame](std::size_t offset) {
        cordon::byte_reader in{frame.subspan(nav_pvt_frame::beginning.size() + offset, 4)};
        return in.take<std::uint32_t>();
    };
    const auto integer_at = [&](std::size_t offset) {
        return static_cast<std::int32_t>(word_at(offset));
    };
    epoch e;
    e.from = protocol::ubx;
    const std::int32_t days = days_since_1970(
        static_cast<std::int32_t>(byte_at(4) + byte_at(5) * 256),
        static_cast<std::int32_t>(byte_at(6)), static_cast<std::int32_t>(byte_at(7)));
    const std::uint32_t hour = byte_at(8);
    const std::uint32_t minute = byte_at(9);
    const std::uint32_t second = byte_at(10);
    const std::uint32_t valid = byte_at(11);
    const std::int32_t ns = integer_at(16);
    const std::uint32_t fix_type = byte_at(20);
    const std::uint32_t flags = byte_at(21);
    const std::uint32_t more_flags = byte_at(78);

    constexpr unsigned date_time_and_leap_seconds = 1 | 2 | 4;
    if ((valid & date_time_and_leap_seconds) == date_time_and_leap_seconds && days > 0 &&
        hour < 24 && minute < 60 && second <= 60 && ns >= -1'000'000'000 && ns <= 1'000'000'000) {
        const std::uint32_t whole_ms = ((hour * 60 + minute) * 60 + second) * 1000;
        // Rounded; the fraction may be negative, down to a second.
        const std::uint32_t fraction = static_cast<std::uint32_t>(ns + 1'000'500'000) / 1'000'000;
        const auto of_day_ms = static_cast<std::int32_t>(whole_ms + fraction) - 1'000;
        e.timed = e.dated = true;
        e.unix_ms = unix_ms(days, of_day_ms);
        e.of_day_ms = of_day_ms < 0             ? of_day_ms + ms_per_day
                      : of_day_ms >= ms_per_day ? of_day_ms - ms_per_day
                                                : of_day_ms;
    }
    const bool vouched_for =
        fix_type >= 2 && fix_type <= 4 && (flags & 1) != 0 && (more_flags & 1) == 0;
    const std::int32_t longitude = integer_at(24);
    const std::int32_t latitude = integer_at(28);
    if (vouched_for && latitude >= -900'000'000 && latitude <= 900'000'000 &&
        longitude >= -1'800'000'000 && longitude <= 1'800'000'000) {
        e.fixed = true;
        e.where = {latitude, longitude};
        e.how_sure = {word_at(40), cordon::confidence::p68};
        constexpr std::uint32_t sure_of_speed_mm_s = 1'000;
        e.moving = {integer_at(48), integer_at(52), word_at(68) <= sure_of_speed_mm_s};
    }
    return e;
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_UBX_HPP
