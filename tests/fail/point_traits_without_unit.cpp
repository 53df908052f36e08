// SPDX-License-Identifier: BSL-1.0
//
// Latitude and longitude alone do not say what they count: the traits must name the unit.
//
// expects: unit

#include <cordon/position.hpp>

struct place {
    double latitude, longitude;
};

template <>
struct cordon::point_traits<place> {
#ifdef CONTROL
    using unit = cordon::degrees;
#endif
    static constexpr double latitude(const place& p) { return p.latitude; }
    static constexpr double longitude(const place& p) { return p.longitude; }
};

cordon::position convert(place p) { return cordon::to_position(p); }
