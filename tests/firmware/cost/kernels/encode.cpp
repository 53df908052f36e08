// SPDX-License-Identifier: BSL-1.0
//
// A state as bytes that outlive a reset.

#include "cordon/watch/state_code.hpp"

#include <cstddef>
#include <span>

#include "watch_kernel.hpp"

CORDON_KERNEL(encode) {
    cordon::encode(read<cordon::watch<2>>(in),
                   std::span{static_cast<std::byte*>(out), cordon::state_size<2>});
}
