// SPDX-License-Identifier: BSL-1.0
//
// A kernel is one operation of the library, alone in its translation unit, so that nothing else
// changes how it is compiled. All have one signature, so that one driver counts any of them and one
// program weighs any of them; a kernel makes its result where it is told to.

#ifndef CORDON_TESTS_FIRMWARE_COST_KERNEL_HPP
#define CORDON_TESTS_FIRMWARE_COST_KERNEL_HPP

#include <new>

#include "cordon/position.hpp"

#define CORDON_KERNEL(name) extern "C" void kernel_##name(const void* in, void* out)

// What a kernel reads, unless it says otherwise.
struct two_positions {
    cordon::position_e7 first;
    cordon::position_e7 second;
};

template <class Type>
const Type& read(const void* in) {
    return *static_cast<const Type*>(in);
}

#endif  // CORDON_TESTS_FIRMWARE_COST_KERNEL_HPP
