// SPDX-License-Identifier: BSL-1.0
//
// Time moves a watch on.

#include "cordon/watch/advance.hpp"
#include "watch_kernel.hpp"

CORDON_KERNEL(advance_instant) {
    const auto& [before, now] = read<watch_and_instant>(in);
    new (out) cordon::step<2>{cordon::advance(before, now, two_levels)};
}
