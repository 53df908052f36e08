// SPDX-License-Identifier: BSL-1.0

#include "zones.hpp"

#include <cordon/zone/checked_polygon.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "input_file.hpp"

namespace replay {
namespace {

// Refuses a zone for what cordon says of it.
[[noreturn]] void refuse(const std::string& file, std::size_t line, const written_zone& zone,
                         const std::string& what) {
    throw read_error{file, line, feature_label(zone.feature, zone.name) + ": " + what};
}

zone_part circle(const written_zone& zone, const written_part& from, const std::string& file) {
    const auto made = cordon::checked(from.rows[0].positions[0], cordon::metres{from.metres});
    if (!made) refuse(file, from.line, zone, cordon::to_string(made.fault));
    return made.value;
}

// Each vertex of a ring is compared with every edge of it: half a minute for so many, hours for a
// million.
constexpr std::size_t most_vertices = 50'000;

// From so many vertices a prepared polygon is worth its memory, 400 bytes a vertex and 20 KB.
constexpr std::size_t many_vertices = 64;

zone_area area(const std::vector<std::span<const cordon::position>>& rings,
               const written_zone& zone, const written_part& from, const std::string& file,
               cordon::edges kind) {
    for (const written_row& row : from.rows) {
        if (row.positions.size() <= most_vertices) continue;
        refuse(file, row.lines[0], zone,
               row.label + " has " + std::to_string(row.positions.size()) +
                   " vertices; this program takes " + std::to_string(most_vertices));
    }
    const auto made = cordon::checked(rings, kind);
    if (made) return made.value;
    const written_row& row = from.rows[made.ring];
    const std::size_t vertex = std::min(made.vertex, row.lines.size() - 1);
    std::string what =
        row.label + ", vertex " + std::to_string(vertex + 1) + ": " + cordon::to_string(made.fault);
    if (made.other != made.vertex) what += " (see vertex " + std::to_string(made.other + 1) + ')';
    refuse(file, row.lines[vertex], zone, what);
}

zone_part road(const written_zone& zone, const written_part& from, const std::string& file,
               cordon::edges kind) {
    const written_row& row = from.rows[0];
    const auto made = cordon::checked(row.positions, cordon::metres{from.metres}, kind);
    if (!made) {
        const std::string label = row.label.empty() ? "" : row.label + ", ";
        refuse(file, row.lines[made.vertex], zone,
               label + "vertex " + std::to_string(row.numbers[made.vertex]) + ": " +
                   cordon::to_string(made.fault));
    }
    return made.value;
}

}  // namespace

named_zone::named_zone(written_zone&& from, const std::string& file, cordon::edges kind)
    : written_{std::move(from)} {
    parts_.reserve(written_.parts.size());
    for (const written_part& part : written_.parts) {
        switch (part.shape) {
            case zone_shape::circle: parts_.push_back(circle(written_, part, file)); break;
            case zone_shape::polygon: {
                auto& rings = rings_.emplace_back();
                for (const written_row& row : part.rows) rings.emplace_back(row.positions);
                const zone_area plain = area(rings, written_, part, file, kind);
                std::size_t vertices = 0;
                for (const auto& ring : rings) vertices += ring.size();
                if (vertices < many_vertices) {
                    parts_.emplace_back(plain);
                } else {
                    memories_.emplace_back(cordon::prepared_polygon::bytes_for(vertices));
                    parts_.emplace_back(cordon::prepared_polygon{plain, memories_.back()});
                }
                break;
            }
            case zone_shape::corridor: parts_.push_back(road(written_, part, file, kind)); break;
        }
    }
    for (const zone_part& part : parts_) {
        const auto bounds = [](const auto& one) { return bounds_of(one); };
        box_ = cordon::joined(box_, std::visit(bounds, part));
    }
}

std::vector<named_zone> read_zones(const std::string& path, const zone_options& how) {
    std::vector<named_zone> zones;
    for (written_zone& zone : read_geojson(read_text(path, "zones"), path, how.written)) {
        zones.emplace_back(std::move(zone), path, how.edges);
    }
    return zones;
}

}  // namespace replay
