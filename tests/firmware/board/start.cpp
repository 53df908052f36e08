// SPDX-License-Identifier: BSL-1.0
//
// From reset to main, on every core: the stack, the FPU, the data, the constructors. A fault is
// reported and ends the program.

#include <cstddef>
#include <cstdint>

#include "board.hpp"

extern "C" {

// What the linker script places.
extern std::uint32_t board_stack_top, board_data, board_data_end, board_bss, board_bss_end;
extern const std::uint32_t board_data_in_flash;
using constructor = void (*)();
extern const constructor board_constructors[], board_constructors_end[];

int board_main() __asm__("main");

[[noreturn, gnu::used]] void board_fault() {
    board::write("fault\n");
    board::exit(125);
}

[[noreturn, gnu::used]] void board_begin() {
#if defined(__ARM_FP)
    *reinterpret_cast<volatile std::uint32_t*>(0xE000ED88) |= 0xF00000;  // CPACR: CP10 and CP11
    __asm__ volatile("dsb\n isb" ::: "memory");
#endif
    const volatile std::uint32_t* from = &board_data_in_flash;
    for (volatile std::uint32_t* to = &board_data; to != &board_data_end;) *to++ = *from++;
    for (volatile std::uint32_t* to = &board_bss; to != &board_bss_end;) *to++ = 0;
    for (const constructor* make = board_constructors; make != board_constructors_end;) (*make++)();
    board::exit(board_main());
}

#if defined(__arm__)

[[noreturn, gnu::naked]] void board_reset() { __asm__ volatile("bl board_begin"); }

// The initial stack, then the handlers of reset, NMI and the faults.
[[gnu::section(".board_start"), gnu::used]] const void* const board_vectors[16] = {
    &board_stack_top,
    reinterpret_cast<const void*>(&board_reset),
    reinterpret_cast<const void*>(&board_fault),
    reinterpret_cast<const void*>(&board_fault),
    reinterpret_cast<const void*>(&board_fault),
    reinterpret_cast<const void*>(&board_fault),
    reinterpret_cast<const void*>(&board_fault),
};

#else

[[gnu::naked, gnu::aligned(4), gnu::used]] void board_trap() {
    __asm__ volatile("la sp, board_stack_top\n j board_fault");
}

[[noreturn, gnu::naked, gnu::section(".board_start")]] void board_reset() {
    __asm__ volatile(
        ".option push\n"
        ".option norelax\n"
        ".option arch, +zicsr\n"
        "la gp, __global_pointer$\n"
        "la sp, board_stack_top\n"
        "la t0, board_trap\n"
        "csrw mtvec, t0\n"
        // There is memory below the stack: nobody may touch the 4 KB next to it.
        "la t0, board_stack_bottom\n"
        "srli t0, t0, 2\n"
        "addi t0, t0, -513\n"
        "csrw pmpaddr0, t0\n"
        "li t0, 0x98\n"  // locked, a power of two of bytes, no access
        "csrw pmpcfg0, t0\n"
        "j board_begin\n"
        ".option pop");
}

#endif

}  // extern "C"
