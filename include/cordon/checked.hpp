// SPDX-License-Identifier: BSL-1.0
//
// The door for data from outside: a position, or the name of what is wrong with it.

#ifndef CORDON_CHECKED_HPP
#define CORDON_CHECKED_HPP

#include <cstdint>
#include <limits>

#include "cordon/config.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

enum class position_fault : std::uint8_t {
    none,
    latitude_not_finite,
    longitude_not_finite,
    latitude_beyond_90,
};

[[nodiscard]] constexpr const char* to_string(position_fault fault) noexcept {
    switch (fault) {
        case position_fault::none: return "none";
        case position_fault::latitude_not_finite: return "the latitude is not a finite number";
        case position_fault::longitude_not_finite: return "the longitude is not a finite number";
        case position_fault::latitude_beyond_90: return "the latitude is beyond 90 degrees";
    }
    return "";
}

// With a fault the value is NaN, so that it cannot pass for a place.
struct checked_position {
    position value;
    position_fault fault;

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == position_fault::none;
    }
};

// A position from two numbers in degrees. A longitude beyond 180 either way is the same place, and
// is wrapped exactly.
[[nodiscard]] constexpr checked_position checked(double latitude, double longitude) noexcept {
    const position_fault fault = !math::finite(latitude)    ? position_fault::latitude_not_finite
                                 : !math::finite(longitude) ? position_fault::longitude_not_finite
                                 : latitude < -90 || latitude > 90
                                     ? position_fault::latitude_beyond_90
                                     : position_fault::none;
    if (fault != position_fault::none) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return {{nan, nan}, fault};
    }
    return {{latitude, math::wrapped_degrees(longitude)}, fault};
}

// A position of any type, checked.
template <position_like Position>
[[nodiscard]] constexpr checked_position checked(const Position& place) noexcept {
    const position given = to_position(place);
    return checked(given.latitude, given.longitude);
}

}  // namespace cordon

#endif  // CORDON_CHECKED_HPP
