// SPDX-License-Identifier: BSL-1.0

#include "report.hpp"

#include <algorithm>

#include "drawing.hpp"
#include "json.hpp"
#include "number.hpp"

namespace replay {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

// "name":[...] from a list, by a function that gives the text of one element.
template <class List, class Text>
std::string array(const std::string& name, const List& list, Text text) {
    std::string out = '"' + name + "\":[";
    bool first = true;
    for (const auto& element : list) {
        if (!first) out += ',';
        first = false;
        out += text(element);
    }
    return out + ']';
}

std::string party_data(const std::string& key, const track& source,
                       const std::vector<drawn_record>& records, std::int64_t start_ms) {
    const auto ms = [&](const drawn_record& r) { return std::to_string(r.unix_ms - start_ms); };
    const auto east = [](const drawn_record& r) { return fixed(r.east, 1); };
    const auto north = [](const drawn_record& r) { return fixed(r.north, 1); };
    return '"' + key + "\":{\"name\":" + json_string(source.name) + ',' + array("t", records, ms) +
           ',' + array("x", records, east) + ',' + array("y", records, north) + '}';
}

std::string data(const story& told) {
    const auto& a = told.protected_in_order;
    const auto& b = told.wearer_in_order;
    const std::int64_t start = std::min(a.front().unix_ms, b.front().unix_ms);
    const std::int64_t end = std::max(a.back().unix_ms, b.back().unix_ms);
    const auto since_start = [&](std::int64_t unix_ms) { return std::to_string(unix_ms - start); };
    const flat_map map{middle_of(a, b)};
    const auto curve = drawn(told.compared.separation);

    std::string out = "{\"start\":" + std::to_string(start) + ",\"end\":" + since_start(end);
    out += ",\"radius\":" + fixed(told.radius.count(), 3);
    out += ",\"limit\":" + json_string(length_in_words(told.radius.count()));
    out += ",\"profile\":" + json_string(name(told.how)) + ',';
    out += party_data("protected", told.protected_person, drawn(a, map), start) + ',';
    out += party_data("wearer", told.wearer, drawn(b, map), start) + ',';
    out += array("common", told.compared.common, [&](const span_of_time& span) {
        return '[' + since_start(span.from_ms) + ',' + since_start(span.to_ms) + ']';
    });
    out += ',' + array("apart_t", curve,
                       [&](const nearest_moment& moment) { return since_start(moment.unix_ms); });
    out += ',' + array("apart_m", curve,
                       [](const nearest_moment& moment) { return fixed(moment.metres, 1); });
    out += ',' + array("states", told.found.states, [&](const stretch& part) {
               constexpr std::string_view names[] = {"unknown", "clear", "active"};
               return '[' + since_start(part.from_ms) + ',' +
                      json_string(names[static_cast<std::size_t>(part.state)]) + ']';
           });
    out += ',' + array("events", told.found.events, [&](const happening& event) {
               return "{\"t\":" + since_start(event.unix_ms) +
                      ",\"event\":" + json_string(event.what) +
                      ",\"words\":" + json_string(in_words(event, told.radius)) +
                      ",\"metres\":" + (event.metres ? fixed(*event.metres, 1) : "null") + '}';
           });
    out += ',' + array("summary", summary(told), [](const auto& row) {
               return '[' + json_string(row.first) + ',' + json_string(row.second) + ']';
           });
    return out + '}';
}

}  // namespace

std::string report(const story& told) {
    constexpr std::string_view title_gap = "{{title}}";
    constexpr std::string_view data_gap = "{{data}}";
    const std::string_view page = page_template;
    const auto title = page.find(title_gap);
    const auto rest = page.find(data_gap);
    std::string out{page.substr(0, title)};
    out += escaped(told.protected_person.name + ", " + told.wearer.name);
    out += page.substr(title + title_gap.size(), rest - title - title_gap.size());
    out += data(told);
    out += page.substr(rest + data_gap.size());
    return out;
}

}  // namespace replay
