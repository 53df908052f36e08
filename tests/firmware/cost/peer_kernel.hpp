// SPDX-License-Identifier: BSL-1.0
//
// What the kernels of others' formulas have in common. They call libm, and are right to 0.56 %.

#ifndef CORDON_TESTS_FIRMWARE_COST_PEER_KERNEL_HPP
#define CORDON_TESTS_FIRMWARE_COST_PEER_KERNEL_HPP

#include "kernel.hpp"

struct two_in_degrees {
    double latitude1, longitude1, latitude2, longitude2;
};
inline constexpr double radians_per_degree = 0.017453292519943295;
inline constexpr double sphere_radius = 6'371'008.8;  // metres, the mean radius of WGS 84

#endif  // CORDON_TESTS_FIRMWARE_COST_PEER_KERNEL_HPP
