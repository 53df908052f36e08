// SPDX-License-Identifier: BSL-1.0
//
// A fix moves a watch on.

#include "cordon/watch/advance.hpp"
#include "watch_kernel.hpp"

CORDON_KERNEL(advance_fix) {
    const auto& [before, input] = read<watch_and_fix>(in);
    new (out) cordon::step<2>{cordon::advance(before, input, two_levels)};
}
