// SPDX-License-Identifier: BSL-1.0

#include "zone_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cordon/math.hpp>
#include <cstddef>
#include <limits>
#include <utility>

namespace replay {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Calls visit(position) for the start of an edge and for places on the way to its end, dense enough
// that the edge bends on the map as it does on the Earth. The end itself is the next edge's.
template <class Visit>
void along_edge(const cordon::position& a, const cordon::position& b, Visit visit) {
    constexpr double longest = 0.5;  // degrees
    const double north = b.latitude - a.latitude;
    const double east = cordon::math::wrapped_degrees(b.longitude - a.longitude);
    const double span = std::max(std::abs(north), std::abs(east));
    const int pieces = std::max(1, static_cast<int>(std::ceil(span / longest)));
    for (int i = 0; i < pieces; ++i) {
        const double share = static_cast<double>(i) / pieces;
        visit(cordon::position{a.latitude + share * north, a.longitude + share * east});
    }
}

std::vector<drawn_place> row_on(const flat_map& map, const written_row& row, bool ring,
                                double tolerance) {
    std::vector<drawn_place> places;
    const auto add = [&](const cordon::position& p) {
        const drawn_place here = map.place(p);
        const bool seen =
            places.empty() || std::hypot(here.east - places.back().east,
                                         here.north - places.back().north) > tolerance;
        if (seen) places.push_back(here);
    };
    const auto& all = row.positions;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) along_edge(all[i], all[i + 1], add);
    if (ring) {
        along_edge(all.back(), all.front(), add);
    } else {
        places.push_back(map.place(all.back()));
    }
    return places;
}

bool reaches(const drawn_part& part, const drawn_box& around) {
    drawn_box box{infinity, -infinity, infinity, -infinity};
    for (const auto& row : part.rows) {
        for (const drawn_place& p : row) {
            box.west = std::min(box.west, p.east - part.metres);
            box.east = std::max(box.east, p.east + part.metres);
            box.south = std::min(box.south, p.north - part.metres);
            box.north = std::max(box.north, p.north + part.metres);
        }
    }
    return box.west <= around.east && box.east >= around.west && box.south <= around.north &&
           box.north >= around.south;
}

}  // namespace

std::vector<drawn_zone> drawn(const std::vector<named_zone>& zones, const flat_map& map,
                              const drawn_box& around) {
    // A third of a pixel on a screen of 2000.
    const double tolerance =
        std::max(around.east - around.west, around.north - around.south) / 6000;
    // Distances from the middle are true, so nothing in the box is farther from it than its corners.
    const double reach =
        std::hypot(std::max(-around.west, around.east), std::max(-around.south, around.north));
    const cordon::bounds reached =
        cordon::grown(cordon::bounds_of(map.middle()), cordon::metres{reach});
    std::vector<drawn_zone> result;
    for (const named_zone& zone : zones) {
        if (!cordon::overlaps(zone.box(), reached)) continue;
        drawn_zone here{zone.index(), {}};
        for (const written_part& part : zone.written().parts) {
            const bool ring = part.shape == zone_shape::polygon;
            drawn_part sketch{part.shape, {}, part.metres};
            for (const written_row& row : part.rows) {
                sketch.rows.push_back(row_on(map, row, ring, tolerance));
            }
            if (reaches(sketch, around)) here.parts.push_back(std::move(sketch));
        }
        if (!here.parts.empty()) result.push_back(std::move(here));
    }
    return result;
}

}  // namespace replay
