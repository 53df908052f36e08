// SPDX-License-Identifier: BSL-1.0
//
// While a no_allocation object lives, any allocation or release of memory ends the program.

#ifndef CORDON_TESTS_ALLOCATION_GUARD_HPP
#define CORDON_TESTS_ALLOCATION_GUARD_HPP

class no_allocation {
  public:
    no_allocation();
    ~no_allocation();
    no_allocation(const no_allocation&) = delete;
    no_allocation& operator=(const no_allocation&) = delete;
};

#endif  // CORDON_TESTS_ALLOCATION_GUARD_HPP
