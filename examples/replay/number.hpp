// SPDX-License-Identifier: BSL-1.0
//
// Numbers and times as text: read without a locale, with a sentence that names what is wrong, and
// printed for people.

#ifndef CORDON_EXAMPLES_REPLAY_NUMBER_HPP
#define CORDON_EXAMPLES_REPLAY_NUMBER_HPP

#include <cstdint>
#include <string>
#include <string_view>

namespace replay {

template <class Value>
struct parsed {
    Value value{};
    const char* fault = nullptr;  // what is wrong, to follow the name of the value; null if nothing

    explicit operator bool() const noexcept { return fault == nullptr; }
};

// A decimal number and nothing else: no hexadecimal, no "inf", no locale.
[[nodiscard]] parsed<double> parse_number(std::string_view text);

// Milliseconds since 1970, from Unix seconds or from ISO 8601 with Z or an offset from UTC.
[[nodiscard]] parsed<std::int64_t> parse_unix_seconds(std::string_view text);
[[nodiscard]] parsed<std::int64_t> parse_utc(std::string_view text);

// As short as it can be and still that number: 0.001, 500000, 1e+300.
[[nodiscard]] std::string in_words(double number);

// Foreign text made safe for a message: short, and without control characters.
[[nodiscard]] std::string in_quotes(std::string_view text);

// A name, without what could steer a terminal or end a line.
[[nodiscard]] std::string printable(std::string text);

[[nodiscard]] std::string_view trimmed(std::string_view text);

// Times from 1970 on, as the readers make them.
[[nodiscard]] std::string utc_date(std::int64_t unix_ms);      // 2024-06-15
[[nodiscard]] std::string utc_time(std::int64_t unix_ms);      // 16:04:50.467
[[nodiscard]] std::string unix_seconds(std::int64_t unix_ms);  // 1718467490.467
[[nodiscard]] std::string fixed(double value, int decimals);   // 1687.126, in every locale
[[nodiscard]] std::string duration_in_words(std::int64_t ms);  // 49.7 s, 3 min 20 s, 2 h 23 min

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_NUMBER_HPP
