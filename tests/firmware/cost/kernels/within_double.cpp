// SPDX-License-Identifier: BSL-1.0
//
// Are two positions within 500 m? Exact, in double.

#include "cordon/distance/within.hpp"

#include "cordon/length.hpp"
#include "kernel.hpp"

CORDON_KERNEL(within_double) {
    const auto& [p, q] = read<two_positions>(in);
    new (out) bool{cordon::within(p, q, cordon::metres{500})};
}
