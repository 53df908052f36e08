// SPDX-License-Identifier: BSL-1.0

#include "timeline.hpp"

#include <algorithm>
#include <map>
#include <set>

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

// In characters, where text is UTF-8.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

std::string left(std::string text, std::size_t width) {
    const std::size_t now = width_of(text);
    return now < width ? std::move(text) + std::string(width - now, ' ') : std::move(text);
}

// "wearer entered school"
std::string zone_in_words(const happening& event) {
    const std::string who{event.party == "wearer" ? "wearer" : "protected person"};
    const std::string zone = printable(std::string{event.zone});
    if (event.what == "entered") return who + (event.initial ? " begins in " : " entered ") + zone;
    return who + ' ' + std::string{event.what} + ' ' + zone;
}

// How many zones a party has entered, and how often: "2 of 3, 5 times".
std::string visits_in_words(const story& told, std::string_view party) {
    std::set<std::size_t> entered;
    std::size_t times = 0;
    for (const happening& event : told.found.events) {
        if (event.party != party || event.what != "entered") continue;
        entered.insert(event.zone_index);
        ++times;
    }
    if (times == 0) return "none";
    return std::to_string(entered.size()) + " of " + std::to_string(told.zones.size()) +
           (times == 1 ? ", once" : ", " + std::to_string(times) + " times");
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
    if (!event.party.empty()) return zone_in_words(event);
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
    if (!told.zones.empty()) {
        rows.emplace_back("protected person in zones", visits_in_words(told, "protected_person"));
        rows.emplace_back("wearer in zones", visits_in_words(told, "wearer"));
    }
    return rows;
}

std::string timeline(const story& told, bool colour) {
    const colours palette = colour ? ansi : colours{};
    std::string out = printable(told.protected_person.name) + " (protected), " +
                      printable(told.wearer.name) + " (wearer), " +
                      length_in_words(told.radius.count()) + ", profile " +
                      std::string{name(told.how)} + ", UTC\n";
    // Long names of zones widen the column, up to a point.
    std::size_t width = 32;
    for (const happening& event : told.found.events) {
        width = std::max(width, std::min<std::size_t>(width_of(in_words(event, told.radius)), 56));
    }
    std::string date;
    // Since when: of the pair (no party), and of each party in each zone.
    std::map<std::pair<std::string_view, std::size_t>, std::int64_t> inside;
    for (const happening& event : told.found.events) {
        if (const std::string today = utc_date(event.unix_ms); today != date) {
            out += '\n' + today + '\n';
            date = today;
        }
        const std::pair meant{event.party, event.zone_index};
        if (event.what == "entered") inside[meant] = event.unix_ms;
        std::string line = left(in_words(event, told.radius), width);
        line += right(event.metres ? fixed(*event.metres, 1) + " m" : "-", 12);
        if (const auto since = inside.find(meant); event.what == "left" && since != inside.end()) {
            line += "   after " + duration_in_words(event.unix_ms - since->second);
            if (event.nearest) line += ", nearest " + length_in_words(event.nearest->metres);
            inside.erase(since);
        }
        out += std::string{"  "} + std::string{palette.faint} + utc_time(event.unix_ms) +
               std::string{palette.off} + "  " + std::string{colour_of(event, palette)} + line +
               std::string{palette.off} + '\n';
    }
    if (told.found.events.empty()) out += "\n  no events\n";
    return out;
}

}  // namespace replay
