// SPDX-License-Identifier: BSL-1.0

#include "timeline.hpp"

#include <algorithm>

#include "number.hpp"

namespace replay {
namespace {

struct colours {
    std::string_view alert, calm, doubt, faint, off;
};
constexpr colours ansi{"\033[1;31m", "\033[32m", "\033[33m", "\033[2m", "\033[0m"};

std::string_view colour_of(const happening& event, const colours& palette) {
    if (event.what == "entered") return palette.alert;
    if (event.what == "left") return palette.calm;
    return event.what == "unknown" ? palette.doubt : palette.faint;
}

std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string left(std::string text, std::size_t width) {
    if (text.size() < width) text.resize(width, ' ');
    return text;
}

// A file's name, without what could steer a terminal.
std::string printable(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) c = '?';
    }
    return text;
}

// The sum of the time in a state. The last stretch has no end of its own.
std::int64_t time_in(standing state, const outcome& found, std::int64_t end_ms) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < found.states.size(); ++i) {
        const std::int64_t to = i + 1 < found.states.size() ? found.states[i + 1].from_ms : end_ms;
        if (found.states[i].state == state && to > found.states[i].from_ms) {
            sum += to - found.states[i].from_ms;
        }
    }
    return sum;
}

}  // namespace

std::string length_in_words(double metres) {
    if (metres >= 10'000) return fixed(metres / 1000, 1) + " km";
    std::string text = fixed(metres, 1);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text + " m";
}

std::string in_words(const happening& event, cordon::metres radius) {
    const std::string limit = length_in_words(radius.count());
    if (event.what == "entered") return (event.initial ? "begins within " : "came within ") + limit;
    if (event.what == "left") return "moved beyond " + limit;
    if (event.what == "unknown") return "unknown: a party is silent or jumped";
    if (event.what == "known") return "known: both are heard of";
    if (event.what == "repeated") return "the same fix again";
    if (event.what == "conflicting") return "two places at one time";
    if (event.what == "late") return "a late fix";
    if (event.what == "ahead") return "a fix stamped later than its arrival";
    if (event.what == "jumped") return "a fix too far to have been reached";
    if (event.what == "impossible") return "a place that does not exist";
    if (event.what == "stepped_back") return "a clock that went back";
    return std::string{event.what};
}

std::vector<std::pair<std::string, std::string>> summary(const story& told) {
    const auto& compared = told.compared;
    std::vector<std::pair<std::string, std::string>> rows;
    rows.emplace_back("fixes", std::to_string(told.protected_person.records.size()) +
                                   " protected person, " +
                                   std::to_string(told.wearer.records.size()) + " wearer");
    const std::size_t skipped = told.protected_person.records.size() -
                                told.protected_in_order.size() + told.wearer.records.size() -
                                told.wearer_in_order.size();
    if (skipped > 0) rows.emplace_back("out of order", std::to_string(skipped) + " fixes");
    rows.emplace_back("common time",
                      compared.common.empty() ? "none" : duration_in_words(compared.common_ms()));
    if (compared.nearest) {
        const std::int64_t at = compared.nearest->unix_ms;
        const bool one_day =
            utc_date(compared.common.front().from_ms) == utc_date(compared.common.back().to_ms);
        rows.emplace_back("nearest", length_in_words(compared.nearest->metres) + " at " +
                                         (one_day ? "" : utc_date(at) + ' ') +
                                         utc_time(at).substr(0, 8) + " UTC");
        rows.emplace_back("within " + length_in_words(told.radius.count()),
                          duration_in_words(compared.within_ms()));
    }
    if (told.how == profile::watched) {
        std::int64_t end = 0;
        for (const auto* records : {&told.protected_in_order, &told.wearer_in_order}) {
            end = std::max(end, records->back().unix_ms);
        }
        rows.emplace_back("alert active",
                          duration_in_words(time_in(standing::active, told.found, end)));
    }
    return rows;
}

std::string timeline(const story& told, bool colour) {
    const colours palette = colour ? ansi : colours{};
    std::string out = printable(told.protected_person.name) + " (protected), " +
                      printable(told.wearer.name) + " (wearer), " +
                      length_in_words(told.radius.count()) + ", profile " +
                      std::string{name(told.how)} + ", UTC\n";
    std::string date;
    bool inside = false;
    std::int64_t entered_ms = 0;
    for (const happening& event : told.found.events) {
        if (const std::string today = utc_date(event.unix_ms); today != date) {
            out += '\n' + today + '\n';
            date = today;
        }
        if (event.what == "entered") {
            inside = true;
            entered_ms = event.unix_ms;
        }
        std::string line = left(in_words(event, told.radius), 32);
        line += right(event.metres ? fixed(*event.metres, 1) + " m" : "-", 12);
        if (event.what == "left" && inside) {
            line += "   after " + duration_in_words(event.unix_ms - entered_ms);
            if (event.nearest) line += ", nearest " + length_in_words(event.nearest->metres);
            inside = false;
        }
        out += std::string{"  "} + std::string{palette.faint} + utc_time(event.unix_ms) +
               std::string{palette.off} + "  " + std::string{colour_of(event, palette)} + line +
               std::string{palette.off} + '\n';
    }
    if (told.found.events.empty()) out += "\n  no events\n";
    return out;
}

}  // namespace replay
