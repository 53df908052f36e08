// SPDX-License-Identifier: BSL-1.0

#include "report.hpp"

#include <algorithm>
#include <limits>

#include "drawing.hpp"
#include "json.hpp"
#include "message.hpp"
#include "number.hpp"
#include "zone_drawing.hpp"

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

// What the tracks and the circle around the protected person cover, and half as much on every side.
drawn_box around(const std::vector<drawn_record>& a, const std::vector<drawn_record>& b,
                 double radius) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    drawn_box box{infinity, -infinity, infinity, -infinity};
    for (const auto* records : {&a, &b}) {
        const double more = records == &a ? radius : 0;
        for (const drawn_record& here : *records) {
            box.west = std::min(box.west, here.east - more);
            box.east = std::max(box.east, here.east + more);
            box.south = std::min(box.south, here.north - more);
            box.north = std::max(box.north, here.north + more);
        }
    }
    const double half = std::max(box.east - box.west, box.north - box.south) / 2;
    return {box.west - half, box.east + half, box.south - half, box.north + half};
}

// {"name":..,"index":..,"rings":[[x,y,x,y],..],"discs":[[x,y,radius],..],"lines":[[radius,x,y,..],..]}
std::string zone_data(const drawn_zone& zone, const std::string& name) {
    const auto place = [](const drawn_place& p) {
        return fixed(p.east, 1) + ',' + fixed(p.north, 1);
    };
    const auto row = [&](const std::vector<drawn_place>& places, const std::string& before) {
        std::string out = '[' + before;
        for (const drawn_place& p : places) {
            if (out.size() > 1) out += ',';
            out += place(p);
        }
        return out + ']';
    };
    std::vector<std::string> rings;
    std::vector<std::string> discs;
    std::vector<std::string> lines;
    for (const drawn_part& part : zone.parts) {
        for (const auto& places : part.rows) {
            switch (part.shape) {
                case zone_shape::polygon: rings.push_back(row(places, "")); break;
                case zone_shape::corridor:
                    lines.push_back(row(places, fixed(part.metres, 1)));
                    break;
                case zone_shape::circle:
                    discs.push_back('[' + place(places[0]) + ',' + fixed(part.metres, 1) + ']');
                    break;
            }
        }
    }
    const auto as_it_is = [](const std::string& text) { return text; };
    return "{\"name\":" + json_string(name) + ",\"index\":" + std::to_string(zone.index) + ',' +
           array("rings", rings, as_it_is) + ',' + array("discs", discs, as_it_is) + ',' +
           array("lines", lines, as_it_is) + '}';
}

// Those with less between them than can be seen are one.
std::vector<span_of_time> drawn(const std::vector<span_of_time>& spans, std::int64_t least_ms) {
    std::vector<span_of_time> few;
    for (const span_of_time& span : spans) {
        if (!few.empty() && span.from_ms - few.back().to_ms < least_ms) {
            few.back().to_ms = span.to_ms;
        } else {
            few.push_back(span);
        }
    }
    return few;
}

std::string_view name_of(matter which) {
    switch (which) {
        case matter::zone: return "zone";
        case matter::device: return "device";
        case matter::centre: return "centre";
        case matter::pair: break;
    }
    return "pair";
}

// {"radius":..,"limit":..,"states":[[t,"unknown","reach"],..],"evidence_t":[..],"evidence":[..],
// "needed":..,"needed_to_leave":..}, the last four empty and 0 but of a watch
std::string level_data(const level_course& level, cordon::metres radius, std::int64_t start_ms) {
    const auto state = [&](const stretch& part) {
        std::string text = '[' + std::to_string(part.from_ms - start_ms) + ',' +
                           json_string(cordon::to_string(part.state));
        if (part.why != cordon::doubt::none) text += ',' + json_string(cordon::to_string(part.why));
        return text + ']';
    };
    std::vector<nearest_moment> curve;
    for (const weighed_moment& moment : level.evidence) {
        curve.push_back({moment.unix_ms, moment.nats});
    }
    curve = drawn(curve);
    return "{\"radius\":" + fixed(radius.count(), 3) +
           ",\"limit\":" + json_string(length_in_words(radius.count())) + ',' +
           array("states", level.states, state) + ',' +
           array("evidence_t", curve,
                 [&](const nearest_moment& m) { return std::to_string(m.unix_ms - start_ms); }) +
           ',' +
           array("evidence", curve, [](const nearest_moment& m) { return fixed(m.metres, 2); }) +
           ",\"needed\":" + fixed(level.needed, 2) +
           ",\"needed_to_leave\":" + fixed(level.needed_to_leave, 2) + '}';
}

std::string data(const story& told) {
    const auto& a = told.protected_in_order;
    const auto& b = told.wearer_in_order;
    const auto [start_ms, end_ms] = whole_time(told);
    const std::int64_t start = start_ms;
    const auto since_start = [&](std::int64_t unix_ms) { return std::to_string(unix_ms - start); };
    const flat_map map{middle_of(a, b)};
    const survey& compared = told.compared.front();
    const auto curve = drawn(compared.separation);

    std::string out = "{\"start\":" + std::to_string(start) + ",\"end\":" + since_start(end_ms);
    out += ",\"profile\":" + json_string(name(told.how)) + ',';
    const auto drawn_a = drawn(a, map);
    const auto drawn_b = drawn(b, map);
    out += party_data("protected", told.protected_person, drawn_a, start) + ',';
    out += party_data("wearer", told.wearer, drawn_b, start) + ',';
    out += array("zones", drawn(told.zones, map, around(drawn_a, drawn_b, told.limits[0].count())),
                 [&](const drawn_zone& zone) {
                     return zone_data(zone, told.zones[zone.index].name());
                 }) +
           ',';
    out += array("common", compared.common, [&](const span_of_time& span) {
        return '[' + since_start(span.from_ms) + ',' + since_start(span.to_ms) + ']';
    });
    out += ',' + array("apart_t", curve,
                       [&](const nearest_moment& moment) { return since_start(moment.unix_ms); });
    out += ',' + array("apart_m", curve,
                       [](const nearest_moment& moment) { return fixed(moment.metres, 1); });
    std::size_t level = 0;
    out += ',' + array("levels", told.found.levels, [&](const level_course& course) {
               return level_data(course, told.limits[level++], start);
           });
    for (std::size_t party = 0; party < 2; ++party) {
        out += ',' + array(party == 0 ? "protected_awaited" : "wearer_awaited",
                           drawn(told.found.awaited[party], (end_ms - start_ms) / 4000),
                           [&](const span_of_time& span) {
                               return '[' + since_start(span.from_ms) + ',' +
                                      since_start(span.to_ms) + ']';
                           });
    }
    out += ',' + array("events", told.found.events, [&](const happening& event) {
               return "{\"t\":" + since_start(event.unix_ms) +
                      ",\"event\":" + json_string(event.what) +
                      ",\"words\":" + json_string(in_words(event, told.limits)) +
                      ",\"matter\":" + json_string(name_of(matter_of(event))) +
                      ",\"level\":" + std::to_string(event.level) +
                      (event.party.empty() ? "" : ",\"party\":" + json_string(event.party)) +
                      (event.of_zone() ? ",\"zone\":" + std::to_string(event.zone_index) : "") +
                      (event.about != cordon::channel::none
                           ? ",\"about\":" + json_string(in_words(event.about))
                           : "") +
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
