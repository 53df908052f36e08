// SPDX-License-Identifier: BSL-1.0
//
// How far are two positions apart?

#ifndef CORDON_DISTANCE_DISTANCE_HPP
#define CORDON_DISTANCE_DISTANCE_HPP

#include "cordon/distance/difference.hpp"
#include "cordon/distance/distance_model.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/distance/near_geodesic.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The distance by a model, of any two types of position.
//
//   Domain    model.covers(p, q); outside it the model's answer may be worse than its max_error
//   Error     model.max_error(the answer), and the rounding of the input to degrees in double:
//             below 4.5 nm for position_e7, none for degrees
template <position_like First, position_like Second, distance_model Model>
[[nodiscard]] constexpr metres distance(const First& p, const Second& q,
                                        const Model& model) noexcept {
    return model(to_position(p), to_position(q));
}

// The length of the shortest path on the WGS 84 ellipsoid, by the cheapest model that has it to
// 15 nm: up to 50 km and a twentieth of the way to the pole near_geodesic, elsewhere geodesic.
//
//   Domain    every pair; an impossible latitude or a longitude that is not finite gives NaN
//   Error     geodesic_max_error, 15 nm (sampled), and for position_e7 beyond 50 km the rounding
//             of the input to degrees, below 4.5 nm
//   Cost      up to 50 km one polynomial, two divisions and a square root
template <position_like First, position_like Second>
[[nodiscard]] constexpr metres distance(const First& p, const Second& q) noexcept {
    constexpr double widest =  // radians
        near_geodesic::reach.count() / wgs84<double>::least_curvature_radius;
    if (north_apart(p, q) <= widest && valid(p, q)) {
        const angular_difference d = difference(p, q);
        const auto plane = mid_latitude::measure(d);
        if (near_geodesic::holds(plane)) {
            return metres{math::square_root(near_geodesic::squared(d, plane.cosine2))};
        }
    }
    return geodesic<double>{}(to_position(p), to_position(q));
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_DISTANCE_HPP
