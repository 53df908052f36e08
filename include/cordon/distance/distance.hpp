// SPDX-License-Identifier: BSL-1.0
//
// How far are two positions apart?

#ifndef CORDON_DISTANCE_DISTANCE_HPP
#define CORDON_DISTANCE_DISTANCE_HPP

#include "cordon/distance/distance_model.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/length.hpp"
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

// The length of the shortest path on the WGS 84 ellipsoid.
//
//   Domain    every pair; an impossible latitude or a longitude that is not finite gives NaN
//   Error     geodesic_max_error, 15 nm (sampled), and the rounding of the input as above
template <position_like First, position_like Second>
[[nodiscard]] constexpr metres distance(const First& p, const Second& q) noexcept {
    return distance(p, q, geodesic<double>{});
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_DISTANCE_HPP
