// SPDX-License-Identifier: BSL-1.0
//
// What rings of real files have that is no part of their line.

#ifndef CORDON_EXAMPLES_REPLAY_RING_MENDING_HPP
#define CORDON_EXAMPLES_REPLAY_RING_MENDING_HPP

#include <cstdint>
#include <vector>

#include "geojson.hpp"

namespace replay {

struct left_out {
    std::uint32_t line, number;  // as in written_row
};

// Both leave at least three positions, and take a time that grows as their number.

// Leaves out each position that is the same as the one before it, the last one being before the first.
std::vector<left_out> leave_out_repeated(written_row& ring);

// RFC 7946 cuts a ring at the date line, and leads one around a pole along the cut to the pole and
// back. That way is no line of the zone: what lies on the cut and is there and back, or twice, goes.
void leave_out_cut(written_row& ring);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_RING_MENDING_HPP
