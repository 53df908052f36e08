// SPDX-License-Identifier: BSL-1.0
//
// Tracks written down as a table: seconds, metres north and metres east of a place on the equator.

#ifndef CORDON_TESTS_EXAMPLES_MOVES_HPP
#define CORDON_TESTS_EXAMPLES_MOVES_HPP

#include <cstdint>
#include <initializer_list>
#include <string>

#include "track.hpp"

struct move {
    double seconds, north, east;  // metres
};

inline replay::track moves(const std::string& name, std::initializer_list<move> all,
                           double longitude = 0) {
    // Metres in a degree at the equator, on WGS 84.
    constexpr double degree_north = 110574.2758, degree_east = 111319.4908;
    replay::track result;
    result.name = result.file = name;
    std::size_t line = 1;
    for (const move& m : all) {
        const cordon::position where{m.north / degree_north, longitude + m.east / degree_east};
        result.records.push_back(
            {static_cast<std::int64_t>(m.seconds * 1000), cordon::to_e7(where), {}, ++line});
    }
    return result;
}

#endif  // CORDON_TESTS_EXAMPLES_MOVES_HPP
