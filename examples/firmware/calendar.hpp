// SPDX-License-Identifier: BSL-1.0
//
// The day that a receiver names, and its time, as milliseconds since 1970.

#ifndef CORDON_EXAMPLES_FIRMWARE_CALENDAR_HPP
#define CORDON_EXAMPLES_FIRMWARE_CALENDAR_HPP

#include <cstdint>

namespace firmware {

inline constexpr std::int32_t ms_per_day = 86'400'000;

// Days since 1970-01-01, or 0 for a day that does not exist.
//
//   Domain    the years 1980, the first of GPS, to 2099; of these every fourth has a leap day
[[nodiscard]] constexpr std::int32_t days_since_1970(std::int32_t year, std::int32_t month,
                                                     std::int32_t day) noexcept {
    constexpr std::int16_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    if (year < 1980 || year > 2099 || month < 1 || month > 12 || day < 1) return 0;
    const bool leap = year % 4 == 0;
    const std::int32_t in_month = before[month] - before[month - 1] + (leap && month == 2 ? 1 : 0);
    if (day > in_month) return 0;
    const std::int32_t years = year - 1970;
    return years * 365 + (years + 1) / 4 + before[month - 1] + (leap && month > 2 ? 1 : 0) + day -
           1;
}

[[nodiscard]] constexpr std::int64_t unix_ms(std::int32_t days, std::int32_t of_day_ms) noexcept {
    return std::int64_t{days} * ms_per_day + of_day_ms;
}

// Whether two times of day, up to a day apart, are those of one epoch. Receivers print hundredths
// of a second and repeat at most every 40 ms.
[[nodiscard]] constexpr bool same_moment(std::int32_t one_ms, std::int32_t other_ms) noexcept {
    constexpr std::int32_t most = 20;
    std::int32_t apart = one_ms > other_ms ? one_ms - other_ms : other_ms - one_ms;
    if (apart > ms_per_day / 2) apart = ms_per_day - apart;
    return apart <= most;
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_CALENDAR_HPP
