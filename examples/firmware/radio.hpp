// SPDX-License-Identifier: BSL-1.0
//
// What the wearer's bracelet sends: where he is, when that was, and what is wrong with the bracelet.

#ifndef CORDON_EXAMPLES_FIRMWARE_RADIO_HPP
#define CORDON_EXAMPLES_FIRMWARE_RADIO_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <cordon/byte_order.hpp>
#include <cordon/crc32.hpp>
#include <cordon/fix.hpp>
#include <cordon/position.hpp>
#include <cordon/watch/notice.hpp>

#include "frame_window.hpp"

namespace firmware {

struct radio_report {
    std::uint32_t bracelet = 0;  // whose
    std::uint32_t utc_ms = 0;    // of the fix: milliseconds since 1970 modulo 2^32
    bool fixed = false;          // the next three mean something only if so
    cordon::position_e7 where{};
    cordon::accuracy how_sure{};
    cordon::velocity moving{};  // sent in whole centimetres a second
    cordon::channel wrong = cordon::channel::none;

    friend constexpr bool operator==(const radio_report&, const radio_report&) noexcept = default;
};

// The time is that of the satellites, which both devices know: a report that was under way for long
// is as old as it is, and one that is sent again is a repetition, whenever it arrives.
//
// The checksum finds damage, not intent. A real link also needs a key, with which each report is
// signed: else whoever can send can say where he likes to be.
struct radio_frame {
    static constexpr std::array beginning{std::byte{0xC0}, std::byte{0x4D}};
    static constexpr std::size_t size = 32;
    static constexpr unsigned is_fixed = 0x80;  // beside the claim of the accuracy
    static constexpr unsigned is_moving = 0x40;

    static constexpr bool sound(std::span<const std::byte> frame) noexcept {
        cordon::byte_reader end{frame.last(4)};
        return end.take<std::uint32_t>() == cordon::crc32(frame.first(size - 4));
    }
    static constexpr frame_shape shape{beginning, size, sound};
};

[[nodiscard]] constexpr std::array<std::byte, radio_frame::size> encode(
    const radio_report& report) noexcept {
    std::array<std::byte, radio_frame::size> frame{};
    cordon::byte_writer out{frame};
    out.put(std::span<const std::byte>{radio_frame::beginning});
    out.put(report.bracelet);
    out.put(report.utc_ms);
    out.put(report.where.latitude);
    out.put(report.where.longitude);
    out.put(report.how_sure.mm);
    for (const std::int32_t mm_s : {report.moving.north_mm_s, report.moving.east_mm_s}) {
        const std::int32_t cm_s = mm_s / 10;
        constexpr std::int32_t most = 32'767;
        out.put(static_cast<std::int16_t>(cm_s > most ? most : cm_s < -most ? -most : cm_s));
    }
    out.put(static_cast<std::uint8_t>(static_cast<unsigned>(report.how_sure.as) |
                                      (report.moving.known ? radio_frame::is_moving : 0U) |
                                      (report.fixed ? radio_frame::is_fixed : 0U)));
    out.put(report.wrong);
    out.put(cordon::crc32(std::span<const std::byte>{frame}.first(radio_frame::size - 4)));
    return frame;
}

// A sound frame. A position that does not exist is no fix.
[[nodiscard]] constexpr radio_report to_report(
    std::span<const std::byte, radio_frame::size> frame) noexcept {
    cordon::byte_reader in{frame.subspan(radio_frame::beginning.size())};
    radio_report r;
    r.bracelet = in.take<std::uint32_t>();
    r.utc_ms = in.take<std::uint32_t>();
    r.where.latitude = in.take<std::int32_t>();
    r.where.longitude = in.take<std::int32_t>();
    r.how_sure.mm = in.take<std::uint32_t>();
    r.moving.north_mm_s = in.take<std::int16_t>() * 10;
    r.moving.east_mm_s = in.take<std::int16_t>() * 10;
    const unsigned flags = in.take<std::uint8_t>();
    r.moving.known = (flags & radio_frame::is_moving) != 0;
    const unsigned claim = flags & 0x3FU;
    if (claim <= static_cast<unsigned>(cordon::confidence::p95)) {
        r.how_sure.as = static_cast<cordon::confidence>(claim);
    }
    r.wrong = static_cast<cordon::channel>(in.take<std::uint8_t>() & 0x3FU);
    r.fixed = (flags & radio_frame::is_fixed) != 0 && r.where.latitude >= -900'000'000 &&
              r.where.latitude <= 900'000'000 && r.where.longitude >= -1'800'000'000 &&
              r.where.longitude <= 1'800'000'000;
    return r;
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_RADIO_HPP
