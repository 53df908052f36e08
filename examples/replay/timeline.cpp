// SPDX-License-Identifier: BSL-1.0

#include "timeline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "message.hpp"
#include "number.hpp"

namespace replay {
namespace {

struct colours {
    std::string_view alert, calm, doubt, device, faint, off;
};
constexpr colours ansi{"\033[1;31m", "\033[32m", "\033[33m", "\033[1;35m", "\033[2m", "\033[0m"};

std::string_view colour_of(const happening& event, const colours& palette) {
    if (matter_of(event) == matter::device) return palette.device;
    if (event.what == "entered" || event.what == "was_within" || event.what == "snooze_ended") {
        return palette.alert;
    }
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

std::string who_of(const happening& event) {
    return event.party == "wearer" ? "wearer" : "protected person";
}

// "wearer entered school"
std::string zone_in_words(const happening& event) {
    const std::string who = who_of(event);
    const std::string zone = printable(std::string{event.zone});
    if (event.what == "entered") return who + (event.initial ? " begins in " : " entered ") + zone;
    return who + ' ' + std::string{event.what} + ' ' + zone;
}

// How many zones a party has entered, and how often: "2 of 3, 5 times".
std::string visits_in_words(const story& told, std::string_view party) {
    std::set<std::size_t> entered;
    std::size_t times = 0;
    for (const happening& event : told.found.events) {
        if (!event.of_zone() || event.party != party || event.what != "entered") continue;
        entered.insert(event.zone_index);
        ++times;
    }
    if (times == 0) return "none";
    return std::to_string(entered.size()) + " of " + std::to_string(told.zones.size()) +
           (times == 1 ? ", once" : ", " + std::to_string(times) + " times");
}

// The sum of the time in a state. The last stretch has no end of its own.
std::int64_t time_in(standing state, const std::vector<stretch>& states, std::int64_t end_ms) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const std::int64_t to = i + 1 < states.size() ? states[i + 1].from_ms : end_ms;
        if (states[i].state == state && to > states[i].from_ms) sum += to - states[i].from_ms;
    }
    return sum;
}

struct words {
    std::string_view what;
    std::string_view meant;
};
// What a device says of itself; a name before it says whose.
constexpr words of_device[] = {{"tamper", "opened, or firmware changed"},
                               {"strap", "strap open, or off the body"},
                               {"battery", "battery low"},
                               {"jamming", "hears a jammer"},
                               {"jumping", "jumps as nobody can move"},
                               {"loss", "lost or switched off"}};
constexpr words of_pair[] = {{"known", "known: both are heard of"},
                             {"repeated", "the same fix again"},
                             {"conflicting", "two places at one time"},
                             {"late", "a late fix"},
                             {"ahead", "a fix stamped later than its arrival"},
                             {"jumped", "a fix too far to have been reached"},
                             {"impossible", "a place that does not exist"},
                             {"stepped_back", "a clock that went back"}};

std::string_view meaning(std::span<const words> of, std::string_view what) {
    for (const words& one : of) {
        if (one.what == what) return one.meant;
    }
    return what;
}

// "centre: snoozed the alert of 500 m and all outside it"
std::string centre_in_words(const happening& event, const std::string& limit) {
    const std::string centre = "centre: ";
    if (event.what == "acknowledged") return centre + "has seen the alert of " + limit;
    if (event.what == "snoozed") return centre + "snoozed, for " + limit + " and farther";
    if (event.what == "closed") return centre + "closed the alert of " + limit;
    if (event.what == "contact_began") return centre + "authorised contact begins";
    if (event.what == "contact_ended") return centre + "authorised contact is over";
    return centre + who_of(event) + "'s device is well again (" + in_words(event.about) + ')';
}

std::string marks_in_words(const happening& event) {
    std::string text;
    if (includes(event.marks, cordon::mark::authorised)) text += ", authorised";
    if (includes(event.marks, cordon::mark::snoozed)) text += ", snoozed";
    return text;
}

}  // namespace

std::string limits_in_words(const radii& limits) {
    std::string text;
    for (const cordon::metres limit : limits) {
        text += (text.empty() ? "" : ", ") + length_in_words(limit.count());
    }
    return text;
}

std::string length_in_words(double metres) {
    if (metres >= 10'000) return fixed(metres / 1000, 1) + " km";
    std::string text = fixed(metres, 1);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text + " m";
}

std::string in_words(const happening& event, const radii& limits) {
    const auto level = static_cast<std::size_t>(event.level);
    const std::string limit = length_in_words(limits[std::min(level, limits.size() - 1)].count());
    switch (matter_of(event)) {
        case matter::zone: return zone_in_words(event);
        case matter::device:
            return "device of the " + who_of(event) + ": " +
                   std::string{meaning(of_device, event.what)};
        case matter::centre: return centre_in_words(event, limit);
        case matter::pair: break;
    }
    const std::string marks = marks_in_words(event);
    if (event.what == "entered") {
        return (event.initial ? "begins within " : "came within ") + limit + marks;
    }
    if (event.what == "snooze_ended") return "the snooze is over: within " + limit + " still";
    if (event.what == "left") return "moved beyond " + limit + marks;
    if (event.what == "was_within") return "a late fix proves: was within " + limit + marks;
    if (event.what == "unknown") return "unknown: the " + who_of(event) + " is silent or jumped";
    return std::string{meaning(of_pair, event.what)};
}

span_of_time whole_time(const story& told) {
    span_of_time all{INT64_MAX, INT64_MIN};
    const auto cover = [&all](std::int64_t unix_ms) {
        all.from_ms = std::min(all.from_ms, unix_ms);
        all.to_ms = std::max(all.to_ms, unix_ms);
    };
    for (const track* source : {&told.protected_person, &told.wearer}) {
        for (const record& here : source->records) cover(here.unix_ms);
        if (!told.found.levels.front().evidence.empty()) {  // others are not shown messages
            for (const message& said : source->messages) cover(said.unix_ms);
        }
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> summary(const story& told) {
    const survey& compared = told.compared.front();
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
        for (std::size_t k = 0; k < told.limits.size(); ++k) {
            rows.emplace_back("within " + length_in_words(told.limits[k].count()),
                              duration_in_words(told.compared[k].within_ms()));
        }
    }
    if (told.how == profile::watched) {
        const std::int64_t end = whole_time(told).to_ms;
        const auto in_each = [&](standing state) {
            std::string text;
            for (const level_course& level : told.found.levels) {
                text += (text.empty() ? "" : ", ") +
                        duration_in_words(time_in(state, level.states, end));
            }
            return text;
        };
        rows.emplace_back("alert active", in_each(standing::active));
        rows.emplace_back("unknown", in_each(standing::unknown));
    }
    const auto of_devices =
        std::count_if(told.found.events.begin(), told.found.events.end(),
                      [](const happening& event) { return matter_of(event) == matter::device; });
    if (of_devices > 0) rows.emplace_back("faults of devices", std::to_string(of_devices));
    if (!told.zones.empty()) {
        rows.emplace_back("protected person in zones", visits_in_words(told, "protected_person"));
        rows.emplace_back("wearer in zones", visits_in_words(told, "wearer"));
    }
    return rows;
}

std::string timeline(const story& told, bool colour) {
    const colours palette = colour ? ansi : colours{};
    std::string out = printable(told.protected_person.name) + " (protected), " +
                      printable(told.wearer.name) + " (wearer), " + limits_in_words(told.limits) +
                      ", profile " + std::string{name(told.how)} + ", UTC\n";
    // Long names of zones widen the column, up to a point.
    std::size_t width = 32;
    for (const happening& event : told.found.events) {
        width = std::max(width, std::min<std::size_t>(width_of(in_words(event, told.limits)), 64));
    }
    std::string date;
    // Since when: of the pair (no party) and the level, and of each party in each zone.
    std::map<std::tuple<std::string_view, std::size_t, int>, std::int64_t> inside;
    for (const happening& event : told.found.events) {
        if (const std::string today = utc_date(event.unix_ms); today != date) {
            out += '\n' + today + '\n';
            date = today;
        }
        const std::tuple meant{event.party, event.zone_index, event.level};
        if (event.what == "entered") inside[meant] = event.unix_ms;
        std::string line = left(in_words(event, told.limits), width);
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
