// SPDX-License-Identifier: BSL-1.0

#include "number.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace replay {
namespace {

constexpr std::int64_t latest_ms = 253402300799999;  // the end of the year 9999

bool digit(char c) { return c >= '0' && c <= '9'; }

// `count` digits at the start of `text`, which are taken off it; -1 if they are not there.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!digit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// Milliseconds from the digits after the point, rounded; as many digits as the file likes.
int take_fraction(std::string_view& text) {
    int ms = 0;
    int position = 0;
    while (!text.empty() && digit(text.front())) {
        const int value = text.front() - '0';
        if (position < 3) {
            ms = ms * 10 + value;
        } else if (position == 3 && value >= 5) {
            ++ms;
        }
        ++position;
        text.remove_prefix(1);
    }
    if (position == 0) return -1;
    for (; position < 3; ++position) ms *= 10;
    return ms;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string out = "\"";
    for (const char c : text.substr(0, longest)) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7f ? '?' : c;
    }
    if (text.size() > longest) out += "...";
    return out + '"';
}

std::string printable(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) c = '?';
    }
    return text;
}

std::string in_words(double number) {
    std::array<char, 32> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    const std::string shortest{text.data(), end};
    // An integer is clearer without an exponent: 500000, not 5e+05.
    const bool plain = std::abs(number) < 1e15 && number == std::trunc(number);
    return error != std::errc{} ? "?" : plain ? fixed(number, 0) : shortest;
}

parsed<double> parse_number(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return {0, "is empty"};
    const bool plus = text.size() > 1 && text[0] == '+' && (digit(text[1]) || text[1] == '.');
    if (plus) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) return {0, "is beyond the range of numbers"};
    if (error != std::errc{} || end != text.data() + text.size()) return {0, "is not a number"};
    if (!std::isfinite(value)) return {0, "is not a finite number"};
    return {value};
}

parsed<std::int64_t> parse_unix_seconds(std::string_view text) {
    const auto seconds = parse_number(text);
    if (!seconds) return {0, seconds.fault};
    if (seconds.value < 0) return {0, "is before 1970"};
    if (seconds.value * 1000 > static_cast<double>(latest_ms)) return {0, "is after the year 9999"};
    return {static_cast<std::int64_t>(std::llround(seconds.value * 1000))};
}

parsed<std::int64_t> parse_utc(std::string_view text) {
    constexpr const char* malformed = "is not a time like 2024-06-15T14:46:21Z";
    text = trimmed(text);
    if (text.empty()) return {0, "is empty"};
    const int year = take_digits(text, 4);
    if (year < 0 || !take(text, '-')) return {0, malformed};
    const int month = take_digits(text, 2);
    if (month < 0 || !take(text, '-')) return {0, malformed};
    const int day = take_digits(text, 2);
    if (day < 0 || !take(text, 'T')) return {0, malformed};
    const int hour = take_digits(text, 2);
    if (hour < 0 || !take(text, ':')) return {0, malformed};
    const int minute = take_digits(text, 2);
    if (minute < 0 || !take(text, ':')) return {0, malformed};
    const int second = take_digits(text, 2);
    if (second < 0) return {0, malformed};
    const int fraction = take(text, '.') ? take_fraction(text) : 0;
    if (fraction < 0) return {0, malformed};

    std::int64_t ahead_of_utc = 0;  // minutes
    if (!take(text, 'Z')) {
        if (text.empty()) return {0, "does not say that it is UTC (with a Z at its end)"};
        const bool east = text.front() == '+';
        if (!take(text, '+') && !take(text, '-')) return {0, malformed};
        const int hours = take_digits(text, 2);
        if (hours < 0 || hours > 14 || !take(text, ':')) return {0, malformed};
        const int minutes = take_digits(text, 2);
        if (minutes < 0 || minutes > 59) return {0, malformed};
        ahead_of_utc = (east ? 1 : -1) * (hours * 60 + minutes);
    }
    if (!text.empty()) return {0, malformed};

    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return {0, "names a day that does not exist"};
    if (hour > 23 || minute > 59 || second > 59) {
        return {0, "names a time of day that does not exist"};
    }
    const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
    const std::int64_t ms =
        (((days * 24 + hour) * 60 + minute - ahead_of_utc) * 60 + second) * 1000 + fraction;
    if (ms < 0) return {0, "is before 1970"};
    if (ms > latest_ms) return {0, "is after the year 9999"};
    return {ms};
}

std::string utc_date(std::int64_t unix_ms) {
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_time<milliseconds>{milliseconds{unix_ms}})};
    return padded(static_cast<int>(date.year()), 4) + '-' +
           padded(static_cast<unsigned>(date.month()), 2) + '-' +
           padded(static_cast<unsigned>(date.day()), 2);
}

std::string utc_time(std::int64_t unix_ms) {
    constexpr std::int64_t day_ms = 86'400'000;
    const std::int64_t ms = ((unix_ms % day_ms) + day_ms) % day_ms;
    return padded(ms / 3'600'000, 2) + ':' + padded(ms / 60'000 % 60, 2) + ':' +
           padded(ms / 1000 % 60, 2) + '.' + padded(ms % 1000, 3);
}

std::string unix_seconds(std::int64_t unix_ms) {
    return std::to_string(unix_ms / 1000) + '.' + padded(unix_ms % 1000, 3);
}

std::string fixed(double value, int decimals) {
    std::array<char, 400> text{};  // the longest double has 309 digits before the point
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                            std::chars_format::fixed, decimals);
    if (error != std::errc{}) return "?";
    const std::string_view all{text.data(), static_cast<std::size_t>(end - text.data())};
    const bool minus_nothing = all.starts_with('-') && all.find_first_not_of("-0.") == all.npos;
    return std::string{minus_nothing ? all.substr(1) : all};
}

std::string duration_in_words(std::int64_t ms) {
    if (ms < 60'000) return fixed(static_cast<double>(ms) / 1000, 1) + " s";
    const std::int64_t seconds = (ms + 500) / 1000;
    if (seconds < 3600) {
        return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
    }
    const std::int64_t minutes = (seconds + 30) / 60;
    if (minutes < 48 * 60) {
        return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
    }
    return std::to_string(minutes / 1440) + " days " + std::to_string(minutes / 60 % 24) + " h";
}

}  // namespace replay
