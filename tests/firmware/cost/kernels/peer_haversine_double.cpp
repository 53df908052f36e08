// SPDX-License-Identifier: BSL-1.0
//
// The haversine formula in double, degrees in and metres out, on a sphere.

#include <cmath>

#include "peer_kernel.hpp"

CORDON_KERNEL(peer_haversine_double) {
    const auto& [latitude1, longitude1, latitude2, longitude2] = read<two_in_degrees>(in);
    const double north = std::sin((latitude2 - latitude1) * radians_per_degree / 2);
    const double east = std::sin((longitude2 - longitude1) * radians_per_degree / 2);
    const double h = north * north + std::cos(latitude1 * radians_per_degree) *
                                         std::cos(latitude2 * radians_per_degree) * east * east;
    new (out) double{2 * sphere_radius * std::asin(std::sqrt(h))};
}
