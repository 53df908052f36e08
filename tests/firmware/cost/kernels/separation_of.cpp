// SPDX-License-Identifier: BSL-1.0
//
// How far apart are two parties? An interval, in integers, for every pair on Earth.

#include "cordon/motion/separation.hpp"

#include "kernel.hpp"

CORDON_KERNEL(separation_of) {
    const auto& [p, q] = read<two_positions>(in);
    new (out) cordon::separation{cordon::separation_of(p, q)};
}
