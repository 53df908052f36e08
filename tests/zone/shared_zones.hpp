// SPDX-License-Identifier: BSL-1.0
//
// Real zones and where positions lie in them, too large for the repository: read where present.

#ifndef CORDON_TESTS_ZONE_SHARED_ZONES_HPP
#define CORDON_TESTS_ZONE_SHARED_ZONES_HPP

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "cordon/position.hpp"

namespace shared_zones {

inline bool present() { return !std::string{CORDON_SHARED_DATA}.empty(); }

using rings = std::vector<std::vector<cordon::position>>;

inline std::string text_of(const std::string& path) {
    std::ifstream file{std::string{CORDON_SHARED_DATA} + "/" + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// The rings of the first geometry after `name` in a GeoJSON text: every innermost list of numbers is
// a position, longitude first, and every list of positions is a ring.
inline rings rings_of(const std::string& text, const std::string& name) {
    rings result;
    std::size_t at = name.empty() ? 0 : text.find('"' + name + '"');
    if (at == std::string::npos) return result;
    at = text.find("\"coordinates\"", at);
    if (at == std::string::npos) return result;
    at = text.find('[', at);
    int depth = 0;
    std::vector<double> numbers;
    std::vector<cordon::position> ring;
    do {
        const char c = text[at];
        if (c == '[') {
            ++depth;
            ++at;
        } else if (c == ']') {
            --depth;
            ++at;
            if (numbers.size() >= 2) {
                ring.push_back({numbers[1], numbers[0]});
            } else if (!ring.empty()) {
                result.push_back(ring);
                ring.clear();
            }
            numbers.clear();
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            char* end = nullptr;
            numbers.push_back(std::strtod(text.c_str() + at, &end));
            at = static_cast<std::size_t>(end - text.c_str());
        } else {
            ++at;
        }
    } while (depth > 0 && at < text.size());
    return result;
}

// The rings of a zone as point_in_zone_a.csv names it.
inline rings zone_named(const std::string& zone) {
    const std::size_t colon = zone.find(':');
    const std::string file = zone.substr(0, colon);
    const std::string part = colon == std::string::npos ? "" : zone.substr(colon + 1);
    if (file == "antimeridian")
        return rings_of(text_of("zones/antimeridian/" + part + ".json"), "");
    return rings_of(text_of("zones/" + file + ".geojson"), part);
}

struct record {
    std::string zone;
    cordon::position where;
    std::string planar;  // in, out, on
    double to_straight = 0;
    double to_geodesic = 0;
    bool any_edges = false;
};

inline std::vector<record> records() {
    std::istringstream file{text_of("zones/point_in_zone_a.csv")};
    std::vector<record> result;
    std::string line;
    std::getline(file, line);  // the names of the columns
    while (std::getline(file, line)) {
        std::istringstream columns{line};
        std::vector<std::string> fields;
        for (std::string field; std::getline(columns, field, ',');) fields.push_back(field);
        if (fields.size() < 8) continue;
        result.push_back({fields[0],
                          {std::stod(fields[1]), std::stod(fields[2])},
                          fields[3],
                          std::stod(fields[4]),
                          std::stod(fields[5]),
                          fields[7][0] == '1'});
    }
    return result;
}
inline constexpr std::size_t record_count = 322;

struct segment {
    cordon::position p;
    cordon::position a;
    cordon::position b;
    double geodesic = 0;
    double straight = 0;
};
inline std::vector<segment> segments() {
    std::istringstream file{text_of("geodesic/point_segment_distance_a.csv")};
    std::vector<segment> result;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        for (char& c : line) c = c == ',' ? ' ' : c;
        std::istringstream columns{line};
        segment s;
        if (columns >> s.p.latitude >> s.p.longitude >> s.a.latitude >> s.a.longitude >>
            s.b.latitude >> s.b.longitude >> s.geodesic >> s.straight) {
            result.push_back(s);
        }
    }
    return result;
}
inline constexpr std::size_t segment_count = 100;

}  // namespace shared_zones

#endif  // CORDON_TESTS_ZONE_SHARED_ZONES_HPP
