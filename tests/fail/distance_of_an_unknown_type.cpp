// SPDX-License-Identifier: BSL-1.0
//
// A type is a position only by its point_traits: the error names the concept that it lacks.
//
// expects: position_like

#include <cordon/distance/distance.hpp>

struct place {
    double latitude, longitude;
};

#ifdef CONTROL
template <>
struct cordon::point_traits<place>
    : cordon::members<&place::latitude, &place::longitude, cordon::degrees> {};
#endif

cordon::metres between(place a, place b) { return cordon::distance(a, b); }
