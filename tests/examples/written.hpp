// SPDX-License-Identifier: BSL-1.0
//
// Zones as a reader would write them down, by metres north and east of a place on the equator.

#ifndef CORDON_TESTS_EXAMPLES_WRITTEN_HPP
#define CORDON_TESTS_EXAMPLES_WRITTEN_HPP

#include <cordon/position.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "zones.hpp"

// As moves() does.
inline cordon::position place(double north, double east) {
    constexpr double degree_north = 110574.2758, degree_east = 111319.4908;
    return {north / degree_north, east / degree_east};
}

inline replay::written_part written(replay::zone_shape shape,
                                    std::initializer_list<cordon::position> row,
                                    double metres = 0) {
    replay::written_part part;
    part.shape = shape;
    part.metres = metres;
    part.line = 1;
    part.rows.push_back({row, std::vector<std::uint32_t>(row.size(), 1), {}, "ring 1"});
    for (std::uint32_t i = 1; i <= row.size(); ++i) part.rows[0].numbers.push_back(i);
    return part;
}

// A file of zones of one part each, named by their number: "zone 1", ...
inline std::vector<replay::named_zone> zones_of(std::vector<replay::written_part> parts,
                                                cordon::edges kind = cordon::edges::straight) {
    std::vector<replay::named_zone> zones;
    for (auto& part : parts) {
        replay::written_zone zone;
        zone.feature = zones.size() + 1;
        zone.name = "zone " + std::to_string(zone.feature);
        zone.parts.push_back(std::move(part));
        zones.emplace_back(std::move(zone), "z.geojson", kind);
    }
    return zones;
}

#endif  // CORDON_TESTS_EXAMPLES_WRITTEN_HPP
