// SPDX-License-Identifier: BSL-1.0
//
// When is the next report of the wearer due?

#include "cordon/watch/outlook.hpp"
#include "watch_kernel.hpp"

CORDON_KERNEL(next_sample) {
    new (out) cordon::instant{
        cordon::next_sample(read<cordon::watch<2>>(in), two_levels, cordon::party::wearer)};
}
