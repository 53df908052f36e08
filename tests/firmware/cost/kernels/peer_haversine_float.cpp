// SPDX-License-Identifier: BSL-1.0
//
// The haversine formula in float, from the differences of integers in 1e-7 degree, since float cannot
// hold degrees; on a sphere.

#include <cmath>

#include "peer_kernel.hpp"

CORDON_KERNEL(peer_haversine_float) {
    const auto& [p, q] = read<two_positions>(in);
    constexpr auto scale = static_cast<float>(radians_per_degree / 1e7);
    const float north = std::sin(static_cast<float>(q.latitude - p.latitude) * (scale / 2));
    const float east = std::sin(static_cast<float>(q.longitude - p.longitude) * (scale / 2));
    const float h = north * north + std::cos(static_cast<float>(p.latitude) * scale) *
                                        std::cos(static_cast<float>(q.latitude) * scale) * east *
                                        east;
    new (out) float{2 * static_cast<float>(sphere_radius) * std::asin(std::sqrt(h))};
}
