// SPDX-License-Identifier: BSL-1.0
//
// What a sentence of NMEA 0183 says of a fix: GGA, GNS, RMC and GST, of any talker.
//
//   Source    the sentences as u-blox, "u-blox 8 / u-blox M8 Receiver description including protocol
//             specification", UBX-13003221, 31.2, has them, and 31.1.5 the flags of a valid fix

#ifndef CORDON_EXAMPLES_FIRMWARE_NMEA_HPP
#define CORDON_EXAMPLES_FIRMWARE_NMEA_HPP

#include <cstdint>
#include <string_view>

#include <cordon/position.hpp>

#include "calendar.hpp"
#include "nmea_sentence.hpp"

namespace firmware {

// Ordered: of two that give the position of one epoch, the later in this list is preferred.
enum class nmea_kind : std::uint8_t { other, gst, rmc, gns, gga };

struct nmea_statement {
    nmea_kind what = nmea_kind::other;
    bool timed = false;
    bool no_fix = false;  // it says so, or its position cannot be one
    bool placed = false;
    std::int32_t of_day_ms = 0;      // UTC, if timed
    std::int32_t days = 0;           // since 1970-01-01; 0 is unknown
    cordon::position_e7 where{};     // if placed
    std::uint32_t dilution = 0;      // horizontal, hundredths; 0 is unknown
    std::uint32_t deviation_mm = 0;  // of the worst direction; 0 is unknown
};

namespace nmea_detail {

constexpr std::uint32_t three_letters(char a, char b, char c) noexcept {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(a)) << 16 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(b)) << 8 |
           static_cast<unsigned char>(c);
}

// One character, from `first` to `last`.
constexpr bool is_one(std::string_view text, char first, char last) noexcept {
    return text.size() == 1 && text[0] >= first && text[0] <= last;
}

// hhmmss.sss to milliseconds, further digits cut off; -1 if it is no time.
constexpr std::int32_t time_of_day(std::string_view text) noexcept {
    const nmea_number n = read_number(text, 3);
    const std::uint32_t hour = n.whole / 10000;
    const std::uint32_t minute = n.whole / 100 % 100;
    const std::uint32_t second = n.whole % 100;
    if (!n.good || hour > 23 || minute > 59 || second > 60) return -1;
    const std::uint32_t ms = ((hour * 60 + minute) * 60 + second) * 1000 + n.fraction;
    return static_cast<std::int32_t>(ms % ms_per_day);  // a leap second is the next day's first
}

// ddmm.mmm and a letter to 1e-7 degree; false if it is no angle up to `most` degrees.
//
//   Error     half a unit, 5.6 mm on the ground: rounded to nearest, halves away from 0, however many
//             digits there are. Minutes cut to 1e-7 are enough for that: what is cut off can not
//             reach the next multiple of a sixtieth, nor the next half of one.
constexpr bool read_angle(std::string_view text, std::string_view letter, char positive,
                          char negative, std::uint32_t most, std::int32_t& into) noexcept {
    const nmea_number n = read_number(text, 7);
    const std::uint32_t minutes = n.whole % 100;
    if (!n.good || minutes > 59 || letter.size() != 1) return false;
    const std::uint32_t magnitude =
        n.whole / 100 * 10'000'000 + (minutes * 10'000'000 + n.fraction + 30) / 60;
    if (n.whole / 100 > most || magnitude > most * 10'000'000) return false;
    const auto value = static_cast<std::int32_t>(magnitude);
    into = letter[0] == negative ? -value : value;
    return letter[0] == negative || letter[0] == positive;
}

// Of four fields from `first` on.
constexpr void read_position(const nmea_fields& f, std::size_t first, nmea_statement& s) noexcept {
    s.placed = read_angle(f[first], f[first + 1], 'N', 'S', 90, s.where.latitude) &&
               read_angle(f[first + 2], f[first + 3], 'E', 'W', 180, s.where.longitude);
}

constexpr std::uint32_t millimetres(std::string_view text) noexcept {
    const nmea_number n = read_number(text, 3);
    constexpr std::uint32_t most = 1'000'000;
    return n.good && n.whole < most ? n.whole * 1000 + n.fraction : 0;
}

// Of mode letters, one a system of satellites, or one for all: D is differential, F and R are
// kinematic, P is precise. E is dead reckoning, M typed in, S simulated, N nothing.
constexpr bool any_fix(std::string_view modes) noexcept {
    bool any = false;
    for (const char c : modes) {
        if (c == 'E' || c == 'M' || c == 'S') return false;
        any = any || c == 'A' || c == 'D' || c == 'F' || c == 'R' || c == 'P';
    }
    return any;
}

constexpr std::int32_t date(std::string_view text) noexcept {
    const nmea_number n = read_number(text, 0);
    if (!n.good || text.size() != 6) return 0;
    const auto year = static_cast<std::int32_t>(n.whole % 100);
    return days_since_1970(year < 80 ? 2000 + year : 1900 + year,
                           static_cast<std::int32_t>(n.whole / 100 % 100),
                           static_cast<std::int32_t>(n.whole / 10000));
}

}  // namespace nmea_detail

// A fix is one that satellites made: quality 1 to 5 of GGA, status A of RMC. Dead reckoning alone,
// a position typed in and a simulator's are none.
[[nodiscard]] constexpr nmea_statement read_statement(std::string_view text) noexcept {
    using namespace nmea_detail;
    nmea_statement s;
    const nmea_fields f{text};
    const std::string_view address = f[0];
    if (address.size() != 5 || address[0] == 'P') return s;  // P is a maker's own
    switch (three_letters(address[2], address[3], address[4])) {
        case three_letters('G', 'G', 'A'): s.what = nmea_kind::gga; break;
        case three_letters('G', 'N', 'S'): s.what = nmea_kind::gns; break;
        case three_letters('R', 'M', 'C'): s.what = nmea_kind::rmc; break;
        case three_letters('G', 'S', 'T'): s.what = nmea_kind::gst; break;
        default: return s;
    }
    const std::int32_t at = time_of_day(f[1]);
    s.timed = at >= 0;
    s.of_day_ms = s.timed ? at : 0;
    if (s.what == nmea_kind::gst) {
        const std::uint32_t along = millimetres(f[3]);  // of the ellipse of errors
        const std::uint32_t north = millimetres(f[6]);
        const std::uint32_t east = millimetres(f[7]);
        const std::uint32_t worse = north > east ? north : east;
        if (north != 0 && east != 0) s.deviation_mm = along > worse ? along : worse;
        return s;
    }
    if (s.what == nmea_kind::rmc) {
        read_position(f, 3, s);
        s.days = date(f[9]);
        s.no_fix = !is_one(f[2], 'A', 'A') || (!f[12].empty() && !any_fix(f[12]));
    } else {
        read_position(f, 2, s);
        s.no_fix = s.what == nmea_kind::gns ? !any_fix(f[6]) : !is_one(f[6], '1', '5');
        const nmea_number dilution = read_number(f[8], 2);
        if (dilution.good && dilution.whole < 1000) {
            s.dilution = dilution.whole * 100 + dilution.fraction;
        }
    }
    s.no_fix = s.no_fix || !s.placed;
    return s;
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_NMEA_HPP
