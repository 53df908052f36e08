// SPDX-License-Identifier: BSL-1.0
//
// The board without a system.

#include "board.hpp"
#include "semihosting.hpp"

namespace board {

void write(const char* text) noexcept { ask(request::write_text, text); }

void exit(int status) noexcept {
    const std::intptr_t block[] = {0x20026, status};  // ADP_Stopped_ApplicationExit
    ask(request::exit, block);
    for (;;) {
    }
}

file::file(const char* name) noexcept {
    std::intptr_t length = 0;
    while (name[length] != '\0') ++length;
    const std::intptr_t block[] = {reinterpret_cast<std::intptr_t>(name), 1 /* rb */, length};
    handle_ = ask(request::open, block);
}

std::size_t file::read(std::span<std::byte> into) noexcept {
    const std::intptr_t block[] = {handle_, reinterpret_cast<std::intptr_t>(into.data()),
                                   static_cast<std::intptr_t>(into.size())};
    const std::intptr_t missing = ask(request::read, block);
    if (missing < 0) return 0;
    return into.size() - static_cast<std::size_t>(missing);
}

// Nothing that this function does between painting and looking may need stack below its own frame.
[[gnu::noinline]] std::size_t stack_of(void (*call)(), std::size_t depth) noexcept {
    constexpr unsigned char paint = 0xA5;
    volatile unsigned char* top = nullptr;
#if defined(__arm__)
    __asm__ volatile("mov %0, sp" : "=r"(top));
#else
    __asm__ volatile("mv %0, sp" : "=r"(top));
#endif
    volatile unsigned char* const bottom = top - depth;
    for (volatile unsigned char* p = bottom; p != top; ++p) *p = paint;
    call();
    volatile unsigned char* deepest = bottom;
    while (deepest != top && *deepest == paint) ++deepest;
    return static_cast<std::size_t>(top - deepest);
}

}  // namespace board
