// SPDX-License-Identifier: BSL-1.0
//
// The distance that TinyGPS++ documents for distanceBetween, written anew: in double, degrees in and
// metres out, on a sphere of radius 6,371,009 m, as in version 1.1.
//
//   Source    the angle between two directions by its tangent, T. Vincenty, 1975, for no flattening

#include <cmath>

#include "peer_kernel.hpp"

CORDON_KERNEL(peer_tiny_gps_plus) {
    const auto& [latitude1, longitude1, latitude2, longitude2] = read<two_in_degrees>(in);
    constexpr double radius = 6'371'009;
    const double phi1 = latitude1 * radians_per_degree;
    const double phi2 = latitude2 * radians_per_degree;
    const double lambda = (longitude1 - longitude2) * radians_per_degree;
    const double sine1 = std::sin(phi1), cosine1 = std::cos(phi1);
    const double sine2 = std::sin(phi2), cosine2 = std::cos(phi2);
    const double sine = std::sin(lambda), cosine = std::cos(lambda);
    const double along = cosine1 * sine2 - sine1 * cosine2 * cosine;
    const double across = cosine2 * sine;
    const double up = sine1 * sine2 + cosine1 * cosine2 * cosine;
    new (out) double{radius * std::atan2(std::sqrt(along * along + across * across), up)};
}
