// SPDX-License-Identifier: BSL-1.0
//
// What is written, on every board.

#include "board.hpp"

namespace board {

void write(std::int64_t number) noexcept {
    char text[21];
    char* at = text + sizeof text;
    *--at = '\0';
    const bool negative = number < 0;
    std::uint64_t rest =
        negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    do {
        *--at = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (negative) *--at = '-';
    write(at);
}

void write_hex(std::span<const std::byte> bytes) noexcept {
    for (const std::byte b : bytes) {
        const char text[] = {"0123456789abcdef"[std::to_integer<unsigned>(b) >> 4],
                             "0123456789abcdef"[std::to_integer<unsigned>(b) & 15], '\0'};
        write(text);
    }
}

}  // namespace board
