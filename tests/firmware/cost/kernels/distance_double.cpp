// SPDX-License-Identifier: BSL-1.0
//
// The distance, in double, to 15 nm.

#include "cordon/distance/distance.hpp"

#include "kernel.hpp"

CORDON_KERNEL(distance_double) {
    const auto& [p, q] = read<two_positions>(in);
    new (out) cordon::metres{cordon::distance(p, q)};
}
