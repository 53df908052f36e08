// SPDX-License-Identifier: BSL-1.0
//
// Semihosting: a core without a system asks the emulator, or the debugger, that it runs in.
// Source: Arm, "Semihosting for AArch32 and AArch64"; RISC-V International, "RISC-V Semihosting".

#ifndef CORDON_TESTS_FIRMWARE_SEMIHOSTING_HPP
#define CORDON_TESTS_FIRMWARE_SEMIHOSTING_HPP

#include <cstdint>

namespace board {

enum class request : std::intptr_t {
    open = 0x01,
    write_text = 0x04,
    read = 0x06,
    exit = 0x20,
};

// The argument is a block of words, or text; what comes back is the request's own.
inline std::intptr_t ask(request what, const void* argument) noexcept {
#if defined(__arm__)
    register std::intptr_t answer __asm__("r0") = static_cast<std::intptr_t>(what);
    register const void* block __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(answer) : "r"(block) : "memory");
#else
    register std::intptr_t answer __asm__("a0") = static_cast<std::intptr_t>(what);
    register const void* block __asm__("a1") = argument;
    __asm__ volatile(  // these three words, uncompressed and on one page
        ".option push\n"
        ".option norvc\n"
        ".balign 16\n"
        "slli x0, x0, 0x1f\n"
        "ebreak\n"
        "srai x0, x0, 7\n"
        ".option pop\n"
        : "+r"(answer)
        : "r"(block)
        : "memory");
#endif
    return answer;
}

}  // namespace board

#endif  // CORDON_TESTS_FIRMWARE_SEMIHOSTING_HPP
