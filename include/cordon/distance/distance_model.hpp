// SPDX-License-Identifier: BSL-1.0
//
// What a distance model is: a way to turn two positions into metres that says how wrong it can be.

#ifndef CORDON_DISTANCE_DISTANCE_MODEL_HPP
#define CORDON_DISTANCE_DISTANCE_MODEL_HPP

#include <concepts>

#include "cordon/length.hpp"
#include "cordon/position.hpp"

namespace cordon {

// A distance model, in cordon or yours. Cheap to copy; any object that has
//
//   model(p, q)          metres between p and q, the same in either order
//   model.max_error(d)   bound on |model(p, q) - geodesic distance| where the model answered d,
//                        valid for every pair that it covers
//   model.covers(p, q)   true inside the domain the bound was derived for; false for positions
//                        that are not valid
template <class Model>
concept distance_model = requires(const Model model, position p, position q, metres d) {
    { model(p, q) } -> std::same_as<metres>;
    { model.max_error(d) } -> std::same_as<metres>;
    { model.covers(p, q) } -> std::same_as<bool>;
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_DISTANCE_MODEL_HPP
