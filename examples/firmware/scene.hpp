// SPDX-License-Identifier: BSL-1.0
//
// A made-up quarter of an hour, as the lines of her device hear it: she is at home, he comes through
// the town, turns off to the school, and his bracelet falls silent. Her receiver speaks UBX, then
// UBX and NMEA, then NMEA; it loses its fix for a while; bytes are lost and garbled on the way; and
// the counter wraps in the middle.

#ifndef CORDON_EXAMPLES_FIRMWARE_SCENE_HPP
#define CORDON_EXAMPLES_FIRMWARE_SCENE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <cordon/byte_order.hpp>
#include <cordon/fix.hpp>
#include <cordon/length.hpp>
#include <cordon/position.hpp>
#include <cordon/time.hpp>
#include <cordon/watch/notice.hpp>
#include <cordon/watch/policy.hpp>

#include "device.hpp"
#include "nmea_sentence.hpp"
#include "radio.hpp"
#include "tape.hpp"
#include "ubx.hpp"

namespace firmware {

using namespace cordon::literals;

inline constexpr order the_order{
    .bracelet = 0x00C0FFEE,
    .pair = {.levels = {{2_km}, {500_m}}},
    .school = {481'212'000, 115'805'000},
    .school_radius = cordon::millimetres{120'000},
    .around_school = {.levels = {{300_m}, {1_m}}},
};
static_assert(fault_of(the_order.pair) == cordon::policy_fault::none);
static_assert(fault_of(the_order.around_school) == cordon::policy_fault::none);

namespace scene {

inline constexpr cordon::position_e7 home{481'371'000, 115'754'000};
inline constexpr std::int64_t began_unix_ms = 1'718'460'000'000;  // 2024-06-15 14:00:00
inline constexpr std::uint32_t began_counter = 0xFFFF'FFFF - 480'000;
inline constexpr int lasts_s = 900;
inline constexpr int every_s = 6;

// UBX-NAV-PVT.
[[nodiscard]] constexpr std::array<std::byte, nav_pvt_frame::size> pvt(int second, bool fixed,
                                                                       cordon::position_e7 at) {
    std::array<std::byte, nav_pvt_frame::size> frame{};
    cordon::byte_writer out{frame};
    const auto byte = [&out](int value) { out.put(static_cast<std::uint8_t>(value)); };
    out.put(std::span<const std::byte>{nav_pvt_frame::beginning});
    out.put(static_cast<std::uint32_t>(568'818'000 + second * 1000));
    out.put(std::uint16_t{2024});
    byte(6), byte(15);
    byte(14), byte(second / 60), byte(second % 60);
    byte(0x37);
    out.put(std::uint32_t{40});
    out.put(std::int32_t{-120'000});
    byte(fixed ? 3 : 0), byte(fixed ? 1 : 0), byte(0), byte(fixed ? 11 : 2);
    out.put(at.longitude);
    out.put(at.latitude);
    out.put(std::int32_t{565'000});
    out.put(std::int32_t{519'000});
    out.put(std::uint32_t{4'200});
    out.put(std::uint32_t{6'100});
    for (int k = 0; k < 5; ++k) out.put(std::int32_t{0});
    out.put(std::uint32_t{300});
    out.put(std::int32_t{0});
    out.put(std::uint16_t{160});
    for (int k = 0; k < 14; ++k) byte(0);
    const auto sums =
        ubx_checksum(std::span<const std::byte>{frame}.subspan(2, nav_pvt_frame::size - 4));
    out.put(std::span<const std::byte>{sums});
    return frame;
}

// Text of NMEA, made up of numbers with leading zeros.
class sentence {
  public:
    constexpr sentence& put(const char* text) {
        while (*text != '\0') text_[size_++] = *text++;
        return *this;
    }
    constexpr sentence& put(std::int64_t number, int digits) {
        std::int64_t unit = 1;
        while (--digits > 0) unit *= 10;
        for (; unit > 0; unit /= 10) {
            text_[size_++] = static_cast<char>('0' + number / unit % 10);
        }
        return *this;
    }
    // ddmm.mmmmmm, which holds 1e-7 degree and more.
    constexpr sentence& put_angle(std::int32_t e7, int digits_of_degrees, const char* letters) {
        const std::int64_t magnitude = e7 < 0 ? -std::int64_t{e7} : e7;
        const std::int64_t minutes_e6 = magnitude % 10'000'000 * 6;
        put(magnitude / 10'000'000, digits_of_degrees).put(minutes_e6 / 1'000'000, 2);
        put(".").put(minutes_e6 % 1'000'000, 6).put(",");
        text_[size_++] = letters[e7 < 0 ? 1 : 0];
        return put(",");
    }
    constexpr sentence& put_position(cordon::position_e7 at) {
        return put_angle(at.latitude, 2, "NS").put_angle(at.longitude, 3, "EW");
    }
    constexpr sentence& put_time(int second) {
        return put("14").put(second / 60, 2).put(second % 60, 2).put(".00,");
    }
    constexpr sentence& finish() {
        const unsigned sum = nmea_reader::checksum({text_.data() + 1, size_ - 1});
        put("*");
        for (const unsigned digit : {sum / 16, sum % 16}) {
            text_[size_++] = "0123456789ABCDEF"[digit];
        }
        return put("\r\n");
    }
    constexpr void copy(cordon::byte_writer& out) const {
        for (std::size_t k = 0; k < size_; ++k) out.put(static_cast<std::uint8_t>(text_[k]));
    }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }

  private:
    std::array<char, nmea_reader::longest> text_{};
    std::size_t size_ = 0;
};

constexpr void nmea(cordon::byte_writer& tape, cordon::instant now, int second, bool fixed,
                    cordon::position_e7 at) {
    sentence rmc;
    sentence gga;
    rmc.put("$GNRMC,").put_time(second);
    gga.put("$GNGGA,").put_time(second);
    if (fixed) {
        rmc.put("A,").put_position(at).put("0.04,,150624,,,A").finish();
        gga.put_position(at).put("1,09,1.20,519.0,M,46.0,M,,").finish();
    } else {
        rmc.put("V,,,,,,,150624,,,N").finish();
        gga.put(",,,,0,02,99.99,,,,,,").finish();
    }
    tape.put(line::receiver);
    tape.put(now.ms);
    tape.put(static_cast<std::uint16_t>(rmc.size() + gga.size()));
    rmc.copy(tape);
    gga.copy(tape);
}

// He rides down the map to 350 m from her, stays, and turns away to the school.
[[nodiscard]] constexpr cordon::position_e7 his(int second) {
    constexpr struct {
        int second;
        cordon::position_e7 at;
    } way[] = {{0, {481'620'000, 115'700'000}},
               {240, {481'402'000, 115'748'000}},
               {330, {481'402'000, 115'750'000}},
               {600, {481'214'000, 115'803'000}},
               {lasts_s, {481'210'000, 115'805'000}}};
    int k = 0;
    while (second > way[k + 1].second) ++k;
    const auto between = [&](std::int32_t from, std::int32_t to) {
        return from + static_cast<std::int32_t>(std::int64_t{to - from} * (second - way[k].second) /
                                                (way[k + 1].second - way[k].second));
    };
    return {between(way[k].at.latitude, way[k + 1].at.latitude),
            between(way[k].at.longitude, way[k + 1].at.longitude)};
}

// Of the last second, in counts of 11.1 mm north, and of 7.4 mm east at this latitude.
[[nodiscard]] constexpr cordon::velocity his_velocity(int second) {
    const cordon::position_e7 before = his(second > 0 ? second - 1 : 0);
    const cordon::position_e7 now = his(second);
    return {(now.latitude - before.latitude) * 111 / 10,
            (now.longitude - before.longitude) * 74 / 10, true};
}

constexpr void write(cordon::byte_writer& tape) {
    for (int second = 0; second < lasts_s; ++second) {
        const cordon::instant now{began_counter + static_cast<std::uint32_t>(second) * 1000};
        if (second % every_s == 0) {
            const bool fixed = second < 402 || second >= 450;
            const bool says_ubx = second < 300 || second % 60 != 0;
            const cordon::instant heard = now + cordon::milliseconds{120};
            if (second < 600 && says_ubx) {
                auto frame = pvt(second, fixed, home);
                if (second == 102) frame[40] ^= std::byte{0x10};
                if (second == 108) {
                    record(tape, line::receiver, heard,
                           std::span<const std::byte>{frame}.first(70));
                } else {
                    record(tape, line::receiver, heard, frame);
                }
            }
            if (second >= 300) nmea(tape, heard, second, fixed, home);
        }
        if (second % every_s == 3 && second < 720) {
            radio_report report;
            report.bracelet = second == 201 ? 1 : the_order.bracelet;
            report.utc_ms = static_cast<std::uint32_t>(began_unix_ms + second * 1000);
            report.fixed = true;
            report.where = his(second);
            report.how_sure = {5'000, cordon::confidence::p68};
            report.moving = his_velocity(second);
            report.wrong = second >= 693 ? cordon::channel::strap : cordon::channel::none;
            auto frame = encode(report);
            if (second % 90 == 9) frame[13] ^= std::byte{0x04};
            record(tape, line::radio, now + cordon::milliseconds{400}, frame);
            if (second == 303) record(tape, line::radio, now + cordon::milliseconds{900}, frame);
        }
        record(tape, line::none, now + cordon::milliseconds{950}, {});
    }
}

// Written twice: to know how long it is, and into as much memory.
inline constexpr std::size_t size = [] {
    cordon::byte_writer nowhere{{}};
    write(nowhere);
    return nowhere.size();
}();
[[nodiscard]] constexpr std::array<std::byte, size> bytes() {
    std::array<std::byte, size> tape{};
    cordon::byte_writer out{tape};
    write(out);
    return tape;
}

}  // namespace scene
}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_SCENE_HPP
