// SPDX-License-Identifier: BSL-1.0
//
// Are two parties within 500 m? In integers alone.

#include "cordon/length.hpp"
#include "cordon/motion/pair_side.hpp"
#include "kernel.hpp"

CORDON_KERNEL(pair_decision) {
    const auto& [p, q] = read<two_positions>(in);
    new (out) cordon::side{classify(p, q, cordon::millimetres{500'000})};
}
