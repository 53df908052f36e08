// SPDX-License-Identifier: BSL-1.0
//
// Zones on the flat map of drawing.hpp: those near the tracks, as coarse as nobody sees.

#ifndef CORDON_EXAMPLES_REPLAY_ZONE_DRAWING_HPP
#define CORDON_EXAMPLES_REPLAY_ZONE_DRAWING_HPP

#include <cstddef>
#include <vector>

#include "drawing.hpp"
#include "zones.hpp"

namespace replay {

struct drawn_part {
    zone_shape shape = zone_shape::polygon;
    std::vector<std::vector<drawn_place>>
        rows;  // rings, without the closing position; a line; a centre
    double metres = 0;
};

struct drawn_zone {
    std::size_t index = 0;  // in its file
    std::vector<drawn_part> parts;
};

struct drawn_box {
    double west = 0, east = 0, south = 0, north = 0;  // metres
};

// The zones that reach into `around`.
[[nodiscard]] std::vector<drawn_zone> drawn(const std::vector<named_zone>& zones,
                                            const flat_map& map, const drawn_box& around);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_ZONE_DRAWING_HPP
