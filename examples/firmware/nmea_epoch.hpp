// SPDX-License-Identifier: BSL-1.0
//
// The sentences of NMEA 0183 that speak of one moment, put together.

#ifndef CORDON_EXAMPLES_FIRMWARE_NMEA_EPOCH_HPP
#define CORDON_EXAMPLES_FIRMWARE_NMEA_EPOCH_HPP

#include <cstdint>

#include <cordon/fix.hpp>
#include <cordon/time.hpp>

#include "calendar.hpp"
#include "epoch.hpp"
#include "nmea.hpp"

namespace firmware {

// Collects sentences until all have come that came for one of the two moments before, which is when
// the epoch is complete; a sentence of another moment ends it as well. Which sentences a receiver
// sends is thus learnt, and an epoch is not held back longer than it must be.
//
// The position is that of GGA, else GNS, else RMC. One of them that says "no fix" is believed.
// The date is RMC's. An epoch without one has the date of the last that had one, or the day after it
// where midnight has passed since, if that is not long ago.
class nmea_epoch {
  public:
    // Of sentences with no time, those that follow one without a fix belong to the same moment.
    [[nodiscard]] constexpr bool belongs(const nmea_statement& s) const noexcept {
        if (!started()) return true;
        if (s.timed && timed_) return same_moment(s.of_day_ms, of_day_ms_);
        return (seen_ & bit_of(s.what)) == 0 && !placed_ && !s.placed;
    }
    constexpr void begin(const nmea_statement& s, cordon::instant arrived, bool told) noexcept {
        const std::uint8_t seen_before = started() ? seen_ : usual();
        const std::uint8_t expected =
            static_cast<std::uint8_t>(seen_before | (started() ? seen_before_ : 0));
        const std::int32_t last_days = last_days_;
        const std::int32_t last_of_day_ms = last_of_day_ms_;
        const cordon::instant last_arrived = last_arrived_;
        *this = {};
        expected_ = expected;
        seen_before_ = seen_before;
        last_days_ = last_days;
        last_of_day_ms_ = last_of_day_ms;
        last_arrived_ = last_arrived;
        timed_ = s.timed;
        of_day_ms_ = s.of_day_ms;
        arrived_ = arrived;
        told_ = told;
    }
    //   Requires  belongs(s), and begin has been called
    constexpr void add(const nmea_statement& s) noexcept {
        const bool again = (seen_ & bit_of(s.what)) != 0;
        seen_ |= bit_of(s.what);
        if (again) return;
        if (s.days > 0 && !s.no_fix) {  // for the next, if it is too late for this one
            days_ = s.days;
            last_days_ = s.days;
            last_of_day_ms_ = s.of_day_ms;
            last_arrived_ = arrived_;
        }
        if (told_) return;
        if (!timed_ && s.timed) {
            timed_ = true;
            of_day_ms_ = s.of_day_ms;
        }
        denied_ = denied_ || s.no_fix;
        if (s.placed && (!placed_ || s.what > placed_by_)) {
            placed_ = true;
            placed_by_ = s.what;
            where_ = s.where;
        }
        if (s.dilution != 0) dilution_ = s.dilution;
        if (s.deviation_mm != 0) deviation_mm_ = s.deviation_mm;
    }

    [[nodiscard]] constexpr bool started() const noexcept { return seen_ != 0; }
    [[nodiscard]] constexpr bool complete() const noexcept {
        return (seen_ & expected_) == expected_;
    }
    // It has been reported, or another protocol has.
    [[nodiscard]] constexpr bool told() const noexcept { return told_; }
    [[nodiscard]] constexpr bool timed() const noexcept { return timed_; }
    [[nodiscard]] constexpr std::int32_t of_day_ms() const noexcept { return of_day_ms_; }
    constexpr void drop() noexcept { told_ = true; }

    // What it says, as it is now; it counts as told.
    constexpr epoch tell() noexcept {
        told_ = true;
        epoch e;
        e.timed = timed_;
        e.of_day_ms = of_day_ms_;
        e.arrived = arrived_;
        e.fixed = placed_ && !denied_;
        const std::int32_t days = days_ > 0 ? days_ : after_last_date();
        if (timed_ && days > 0) {
            e.dated = true;
            e.unix_ms = unix_ms(days, of_day_ms_);
            if (e.fixed) {
                last_days_ = days;
                last_of_day_ms_ = of_day_ms_;
                last_arrived_ = arrived_;
            }
        }
        if (!e.fixed) return e;
        e.where = where_;
        e.how_sure = how_sure();
        return e;
    }

  private:
    static constexpr std::uint8_t bit_of(nmea_kind what) noexcept {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(what));
    }
    static constexpr std::uint8_t usual() noexcept {
        return bit_of(nmea_kind::gga) | bit_of(nmea_kind::rmc);
    }

    // 0 where that is too long ago to tell: more than an hour by the receiver, or half a day by arrival.
    [[nodiscard]] constexpr std::int32_t after_last_date() const noexcept {
        constexpr std::int32_t hour = 3'600'000;
        std::int32_t later = of_day_ms_ - last_of_day_ms_;
        const bool midnight_passed = later < -ms_per_day / 2;
        if (midnight_passed) later += ms_per_day;
        const std::int32_t by_arrival = (arrived_ - last_arrived_).count();
        if (later > hour || later < 0 || by_arrival < 0 || by_arrival > 12 * hour) return 0;
        return last_days_ + (last_days_ > 0 && midnight_passed ? 1 : 0);
    }

    // GST is the receiver's own standard error, of which the worst direction's is taken for each axis.
    // HDOP is the geometry of the satellites and nothing else, not the reflections of a street: it is
    // taken for so many times 25 m at 95 %, the error that a policy assumes where nothing is known,
    // and never for less. The signal alone is good for 8 m on average (GPS Standard Positioning
    // Service Performance Standard, 5th edition, 2020, table 3.8-3); the air and the street do the rest.
    [[nodiscard]] constexpr cordon::accuracy how_sure() const noexcept {
        if (deviation_mm_ != 0) return {deviation_mm_, cordon::confidence::sigma};
        constexpr std::uint32_t range_mm = 25'000;
        if (dilution_ == 0) return {};
        return {(dilution_ > 100 ? dilution_ : 100) * (range_mm / 100), cordon::confidence::p95};
    }

    std::int32_t last_days_ = 0;  // of the last fix whose date is known; 0 is none
    std::int32_t last_of_day_ms_ = 0;
    cordon::instant last_arrived_{};
    std::int32_t of_day_ms_ = 0;
    std::int32_t days_ = 0;  // 0 is unknown
    cordon::position_e7 where_{};
    std::uint32_t dilution_ = 0;
    std::uint32_t deviation_mm_ = 0;
    cordon::instant arrived_{};
    std::uint8_t seen_ = 0;         // bits of nmea_kind
    std::uint8_t seen_before_ = 0;  // of the epoch before
    std::uint8_t expected_ = 0;     // of that and the one before it
    nmea_kind placed_by_ = nmea_kind::other;
    bool timed_ = false;
    bool placed_ = false;
    bool denied_ = false;
    bool told_ = false;
};

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_NMEA_EPOCH_HPP
