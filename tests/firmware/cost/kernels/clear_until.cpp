// SPDX-License-Identifier: BSL-1.0
//
// Until when is it clear?

#include "cordon/watch/outlook.hpp"
#include "watch_kernel.hpp"

CORDON_KERNEL(clear_until) {
    new (out) cordon::instant{cordon::clear_until(read<cordon::watch<2>>(in), two_levels)};
}
