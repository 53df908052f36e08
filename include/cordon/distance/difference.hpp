// SPDX-License-Identifier: BSL-1.0
//
// How far apart two positions are in latitude and in longitude: the one place where longitudes
// wrap, for every distance model.

#ifndef CORDON_DISTANCE_DIFFERENCE_HPP
#define CORDON_DISTANCE_DIFFERENCE_HPP

#include <concepts>
#include <limits>

#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The difference of two longitudes, exactly, as an unevaluated sum.
template <std::floating_point Real>
struct longitude_difference {
    Real degrees;  // [0, 180]
    Real rest;     // degrees; less than a unit in the last place of 180
};

// The difference of two longitudes the shorter way round, without sign. Longitudes beyond 180 are
// the same place. NaN for a longitude that is NaN or infinite.
//
//   Error     0
template <std::floating_point Real>
[[nodiscard]] constexpr longitude_difference<Real> longitude_apart(Real first,
                                                                   Real second) noexcept {
    auto apart = math::sum_exactly(math::wrapped_degrees(second), -math::wrapped_degrees(first));
    if (apart.high < 0 || (apart.high == 0 && apart.low < 0)) apart = {-apart.high, -apart.low};
    if (apart.high > 180 || (apart.high == 180 && apart.low > 0)) {
        apart = math::sum_exactly(Real(360) - apart.high, -apart.low);  // exact: [0, 180]
    }
    return {apart.high, apart.low};
}

// True for a latitude that exists; false for NaN.
template <std::floating_point Real>
[[nodiscard]] constexpr bool latitude_exists(Real latitude) noexcept {
    return latitude >= -90 && latitude <= 90;
}

// True where both latitudes exist and both longitudes are finite.
[[nodiscard]] constexpr bool valid(position p, position q) noexcept {
    return latitude_exists(p.latitude) && latitude_exists(q.latitude) &&
           math::finite(p.longitude) && math::finite(q.longitude);
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_DIFFERENCE_HPP
