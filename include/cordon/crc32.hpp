// SPDX-License-Identifier: BSL-1.0
//
// The checksum of a stored state: finds damage by accident. Against intent there is sha256.

#ifndef CORDON_CRC32_HPP
#define CORDON_CRC32_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/config.hpp"

namespace cordon {

// CRC-32 as in Ethernet, zip and PNG. Every burst of damage up to 32 bits is found, and of any
// other one in 2^32 is not. Streams: crc32(second, crc32(first)) is that of both in a row.
//
//   Cost      8 shifts a byte, no table and no branch
//   Source    ISO/IEC/IEEE 8802-3:2021, 3.2.9: polynomial 0x04C11DB7, here with its bits reversed,
//             since the least significant bit goes first
[[nodiscard]] constexpr std::uint32_t crc32(std::span<const std::byte> bytes,
                                            std::uint32_t before = 0) noexcept {
    constexpr std::uint32_t polynomial = 0xEDB88320;
    std::uint32_t rest = ~before;
    for (const std::byte b : bytes) {
        rest ^= static_cast<std::uint32_t>(b);
        for (int bit = 0; bit < 8; ++bit) rest = rest >> 1 ^ (polynomial & (0 - (rest & 1)));
    }
    return ~rest;
}

}  // namespace cordon

#endif  // CORDON_CRC32_HPP
