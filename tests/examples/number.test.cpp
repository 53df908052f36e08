// SPDX-License-Identifier: BSL-1.0

#include "number.hpp"

#include <clocale>
#include <string>

#include "catch2.hpp"

using namespace replay;

TEST_CASE("numbers are decimal, finite and whole fields") {
    CHECK(parse_number("53.5").value == 53.5);
    CHECK(parse_number(" -1e-3\t").value == -1e-3);
    CHECK(parse_number("+.5").value == 0.5);
    for (const char* text : {"1,5", "1.5.2", "0x10", "1e", "--1", "+-1", "1 2", "one", "."}) {
        INFO(text);
        CHECK(std::string{parse_number(text).fault} == "is not a number");
    }
    CHECK(std::string{parse_number(" ").fault} == "is empty");
    CHECK(std::string{parse_number("infinity").fault} == "is not a finite number");
    CHECK(std::string{parse_number("1e400").fault} == "is beyond the range of numbers");
}

TEST_CASE("a locale changes neither reading nor printing") {
    const char* const set = std::setlocale(LC_ALL, "de_DE.UTF-8");
    if (set == nullptr) WARN("the locale de_DE.UTF-8 is not present; checked with C only");
    CHECK(parse_number("1.5").value == 1.5);
    CHECK(fixed(1.5, 3) == "1.500");
    std::setlocale(LC_ALL, "C");
}

TEST_CASE("Unix seconds become milliseconds, rounded") {
    CHECK(parse_unix_seconds("1718462246").value == 1718462246000);
    CHECK(parse_unix_seconds("1644395551.331").value == 1644395551331);
    CHECK(parse_unix_seconds("0.0006").value == 1);
}

TEST_CASE("ISO 8601 becomes milliseconds") {
    CHECK(parse_utc("1970-01-01T00:00:00Z").value == 0);
    CHECK(parse_utc("2024-06-15T14:37:26Z").value == 1718462246000);
    CHECK(parse_utc("2024-02-29T23:59:59.9996Z").value == 1709251200000);
    CHECK(parse_utc("2024-06-15T14:37:26.5-05:30").value == 1718482046500);
}

TEST_CASE("a time that cannot be is refused by name") {
    const auto fault = [](const char* text) { return std::string{parse_utc(text).fault}; };
    CHECK(fault("2023-02-29T00:00:00Z") == "names a day that does not exist");
    CHECK(fault("2024-00-10T00:00:00Z") == "names a day that does not exist");
    CHECK(fault("2024-06-15T24:00:00Z") == "names a time of day that does not exist");
    CHECK(fault("2024-06-15T23:59:60Z") == "names a time of day that does not exist");
    CHECK(fault("1969-12-31T23:59:59Z") == "is before 1970");
    CHECK(fault("2024-06-15T14:37:26") == "does not say that it is UTC (with a Z at its end)");
    for (const char* text : {"yesterday", "2024-6-15T14:37:26Z", "2024-06-15T14:37:26.Z",
                             "2024-06-15", "2024-06-15T14:37:26ZZ", "2024-06-15T14:37:26+0200"}) {
        INFO(text);
        CHECK(fault(text) == "is not a time like 2024-06-15T14:46:21Z");
    }
}

TEST_CASE("times and durations are printed for people and for programs") {
    CHECK(utc_date(1718467490467) == "2024-06-15");
    CHECK(utc_time(1718467490467) == "16:04:50.467");
    CHECK(unix_seconds(1718467490007) == "1718467490.007");
    CHECK(unix_seconds(0) == "0.000");
    CHECK(duration_in_words(49651) == "49.7 s");
    CHECK(duration_in_words(200'000) == "3 min 20 s");
    CHECK(duration_in_words(8'605'000) == "2 h 23 min");
    CHECK(duration_in_words(std::int64_t{60} * 86'400'000) == "60 days 0 h");
}
