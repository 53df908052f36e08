// SPDX-License-Identifier: BSL-1.0
//
// An image that goes wrong in one of three ways: a test fails where that is not noticed.

#include "board.hpp"

namespace {

#if defined(OVERFLOWS)
volatile bool enough = false;

// More stack at every turn, and none of it to be optimised away.
[[gnu::noinline]] int deeper(volatile int* outer) {
    volatile int room[16];
    room[0] = outer[0] + 1;
    if (enough) return room[0];
    return deeper(room) + room[0];
}
#endif

}  // namespace

int main() {
#if defined(FAULTS)
    __builtin_trap();
#elif defined(OVERFLOWS)
    volatile int room[1]{};
    return deeper(room);
#else
    return 3;
#endif
}
