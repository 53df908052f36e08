// SPDX-License-Identifier: BSL-1.0
//
// The full geodesic, in double, which other libraries of geodesics solve for every pair.

#include "cordon/distance/geodesic.hpp"

#include "cordon/distance/distance.hpp"
#include "kernel.hpp"

CORDON_KERNEL(geodesic_double) {
    const auto& [p, q] = read<two_positions>(in);
    new (out) cordon::metres{cordon::distance(p, q, cordon::geodesic{})};
}
