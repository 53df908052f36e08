// SPDX-License-Identifier: BSL-1.0
//
// SHA-256 of 55 bytes, which is one block with its padding.

#include "cordon/sha256.hpp"

#include <cstddef>
#include <span>

#include "kernel.hpp"

CORDON_KERNEL(sha256_block) {
    new (out) cordon::digest{
        cordon::sha256_of(std::span{static_cast<const std::byte*>(in), std::size_t{55}})};
}
