// SPDX-License-Identifier: BSL-1.0
//
// What the images of the tests need of a board: text out, files in, the stack measured, and marks
// around what is counted. On a core without a system, by semihosting; elsewhere by the C library.

#ifndef CORDON_TESTS_FIRMWARE_BOARD_HPP
#define CORDON_TESTS_FIRMWARE_BOARD_HPP

#include <cstddef>
#include <cstdint>
#include <span>

namespace board {

void write(const char* text) noexcept;
void write(std::int64_t number) noexcept;
void write_hex(std::span<const std::byte> bytes) noexcept;

// Ends the program with this status, 0 to 255, as the end of main does. A fault ends it with 125.
[[noreturn]] void exit(int status) noexcept;

// A file of the machine that the board is tested on, by its name in the directory in which the
// emulator was started; read from its beginning to its end.
class file {
  public:
    explicit file(const char* name) noexcept;
    [[nodiscard]] bool is_open() const noexcept { return handle_ != -1; }
    // How many bytes it read: fewer than asked for only at the end.
    [[nodiscard]] std::size_t read(std::span<std::byte> into) noexcept;

  private:
    std::intptr_t handle_;
};

// The instructions between these two are counted, by an emulator that looks for them: no compiler
// makes a move of a register to itself, or an addition to no register.
[[gnu::always_inline]] inline void begin_counting() noexcept {
#if defined(__arm__)
    __asm__ volatile("mov r9, r9" ::: "memory");
#elif defined(__riscv)
    __asm__ volatile("ori x0, x0, 0x11" ::: "memory");
#endif
}
[[gnu::always_inline]] inline void end_counting() noexcept {
#if defined(__arm__)
    __asm__ volatile("mov r10, r10" ::: "memory");
#elif defined(__riscv)
    __asm__ volatile("ori x0, x0, 0x22" ::: "memory");
#endif
}

// How many bytes of stack a call needs, its callees with it: those that it changed of `depth` bytes
// painted below. As many as that mean: so many or more. Bytes that happen to be written as they were
// painted are missed, so that it may be a few too low. On a system, which has its own, 0.
//
//   Requires  depth < the size of the stack - what is in use
std::size_t stack_of(void (*call)(), std::size_t depth = 4096) noexcept;

}  // namespace board

#endif  // CORDON_TESTS_FIRMWARE_BOARD_HPP
