// SPDX-License-Identifier: BSL-1.0
//
// Those bytes as a state, or what is wrong with them.

#include "cordon/watch/state_code.hpp"

#include <cstddef>
#include <span>

#include "watch_kernel.hpp"

CORDON_KERNEL(decode) {
    new (out) cordon::decoded<2>{
        cordon::decode<2>(std::span{static_cast<const std::byte*>(in), cordon::state_size<2>})};
}
