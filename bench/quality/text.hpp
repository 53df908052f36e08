// SPDX-License-Identifier: BSL-1.0
//
// Numbers as text, and tables in Markdown.

#ifndef CORDON_BENCH_QUALITY_TEXT_HPP
#define CORDON_BENCH_QUALITY_TEXT_HPP

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace quality {

[[nodiscard]] inline std::string number(double value, int digits) {
    if (!std::isfinite(value)) return "-";
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    const std::string made = text.data();
    return made.find_first_not_of("-0.") == std::string::npos && made.front() == '-'
               ? made.substr(1)
               : made;
}
[[nodiscard]] inline std::string percent(double share) { return number(100 * share, 1) + " %"; }
// A rate a day: two digits that count.
[[nodiscard]] inline std::string rate_text(double a_day) {
    if (a_day >= 1000) return "> 1000";
    return number(a_day, a_day >= 10 ? 0 : a_day >= 1 ? 1 : a_day >= 0.1 ? 2 : 3);
}
// A setting without needless zeros.
[[nodiscard]] inline std::string setting_text(double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%g", value);
    return text.data();
}

[[nodiscard]] inline std::string row(const std::vector<std::string>& cells) {
    std::string made = "|";
    for (const std::string& cell : cells) made += ' ' + cell + " |";
    return made + '\n';
}
[[nodiscard]] inline std::string head(const std::vector<std::string>& cells) {
    return row(cells) + row(std::vector<std::string>(cells.size(), "---"));
}

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_TEXT_HPP
