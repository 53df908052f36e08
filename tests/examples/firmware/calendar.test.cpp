// SPDX-License-Identifier: BSL-1.0

#include "calendar.hpp"

#include <chrono>

#include "catch2.hpp"

TEST_CASE("every day from 1980 to 2099 has its number, and no other day has one") {
    namespace c = std::chrono;
    for (int year = 1979; year <= 2100; ++year) {
        for (int month = 0; month <= 13; ++month) {
            for (int day = 0; day <= 32; ++day) {
                const c::year_month_day date{c::year{year}, c::month{static_cast<unsigned>(month)},
                                             c::day{static_cast<unsigned>(day)}};
                const bool there = date.ok() && year >= 1980 && year <= 2099;
                const int expected =
                    there ? static_cast<int>(c::sys_days{date}.time_since_epoch().count()) : 0;
                if (firmware::days_since_1970(year, month, day) != expected) {
                    FAIL(year << "-" << month << "-" << day);
                }
            }
        }
    }
}

TEST_CASE("two times of day are one moment up to 20 ms apart, over midnight as well") {
    using firmware::same_moment;
    CHECK(same_moment(1000, 1020));
    CHECK(same_moment(1020, 1000));
    CHECK_FALSE(same_moment(1000, 1021));
    CHECK(same_moment(firmware::ms_per_day - 10, 10));
    CHECK_FALSE(same_moment(firmware::ms_per_day - 10, 11));
    CHECK(same_moment(11, firmware::ms_per_day - 9));
}
