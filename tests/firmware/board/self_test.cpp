// SPDX-License-Identifier: BSL-1.0
//
// The board does for its images what they stand on: what starts before main has started, a file is
// read, and the stack of a call is measured.

#include "board.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace {

int failures = 0;

void check(bool holds, const char* what) {
    if (holds) return;
    board::write(what);
    board::write("\n");
    ++failures;
}

volatile std::uint32_t initialised = 0x12345678;
volatile std::uint32_t zeroed;
struct constructed {
    volatile int value;
    constructed() : value{7} {}
} made;

volatile unsigned char sink;

template <std::size_t Bytes>
void takes_stack() {
    std::array<volatile unsigned char, Bytes> room;
    for (auto& byte : room) byte = 1;
    sink = room[0];
}

}  // namespace

int main() {
    check(initialised == 0x12345678, "data is not initialised");
    check(zeroed == 0, "bss is not zero");
    check(made.value == 7, "a constructor has not run");

    const std::size_t little = board::stack_of([] { takes_stack<100>(); });
    const std::size_t much = board::stack_of([] { takes_stack<2'000>(); });
    board::write("stack of 100 and of 2000 bytes: ");
    board::write(static_cast<std::int64_t>(little));
    board::write(", ");
    board::write(static_cast<std::int64_t>(much));
    board::write("\n");
    check(little >= 100 && little < 200, "the stack of 100 bytes is not seen");
    check(much >= 2'000 && much < 2'100, "the stack of 2000 bytes is not seen");
    check(board::stack_of([] { takes_stack<200>(); }, 128) == 128,
          "more than was painted is not seen");

    check(!board::file{"no such file"}.is_open(), "a file that is not there opens");
    board::file text{"board.txt"};
    check(text.is_open(), "a file does not open");
    std::array<std::byte, 8> bytes{};
    check(text.read(bytes) == 8 && bytes[0] == std::byte{'t'} && bytes[7] == std::byte{'b'},
          "a file is not read");
    check(text.read(bytes) == 4 && bytes[3] == std::byte{'d'}, "a file does not end");
    check(text.read(bytes) == 0, "a file goes on after its end");
    return failures;
}
