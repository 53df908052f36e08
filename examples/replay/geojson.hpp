// SPDX-License-Identifier: BSL-1.0
//
// Zones as GeoJSON (RFC 7946) writes them down. One feature is one zone, whatever its geometry:
//
//   Polygon, MultiPolygon         the area, less its holes
//   Point, MultiPoint             circles; the property radius_m (or radius) says how large, in metres
//   LineString, MultiLineString   all within radius_m (or radius) of the line, or within half of
//                                 width_m (or width)
//   GeometryCollection            all of its members together
//
// A bare geometry is a zone too. Positions have two numbers or more, longitude first; heights are
// ignored. A zone's name is its property name, title or id (in small letters, capitals or with a
// capital), else the feature's own id, else "zone N" with the feature's number.

#ifndef CORDON_EXAMPLES_REPLAY_GEOJSON_HPP
#define CORDON_EXAMPLES_REPLAY_GEOJSON_HPP

#include <cordon/position.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace replay {

enum class zone_shape : std::uint8_t { circle, polygon, corridor };

// Positions in a row, each with the line of the file where it stands and its number there.
struct written_row {
    std::vector<cordon::position> positions;
    std::vector<std::uint32_t> lines;
    std::vector<std::uint32_t> numbers;  // counted from 1
    std::string label;                   // for messages: "polygon 2, ring 1"
};

struct written_part {
    zone_shape shape = zone_shape::polygon;
    // Of a polygon the rings of all its parts, each without the position that closes it and without
    // the same position again; of a corridor its line; of a circle its centre.
    std::vector<written_row> rows;
    double metres = 0;  // from the centre, or from the line
    std::uint32_t line = 0;
};

struct written_zone {
    std::string name;
    std::size_t feature = 0;  // counted from 1
    std::vector<written_part> parts;
    std::vector<std::string> remarks;  // file:line: odd, but not an error
};

// Half the Earth's circumference, rounded up: nothing is farther.
inline constexpr double farthest_metres = 20'100'000;

struct geojson_options {
    // The property that names the zones; empty for the rule above.
    std::string name_by;
    // The radius in metres of a circle or corridor whose feature states none.
    std::optional<double> radius;
};

// Throws read_error, and nothing else, for any bytes. What it returns has at least one zone, and
// every position is valid; whether rings are sound is for cordon to say (see zones.hpp).
[[nodiscard]] std::vector<written_zone> read_geojson(std::string_view text, const std::string& file,
                                                     const geojson_options& how = {});

// "feature 3 \"school\"", for messages.
[[nodiscard]] std::string feature_label(std::size_t feature, std::string_view name);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_GEOJSON_HPP
