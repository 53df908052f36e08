// SPDX-License-Identifier: BSL-1.0
//
// A call that does nothing: what the size and the stack of the others are measured from.

#include "kernel.hpp"

CORDON_KERNEL(nothing) {
    static_cast<void>(in);
    static_cast<void>(out);
}
