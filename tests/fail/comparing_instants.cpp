// SPDX-License-Identifier: BSL-1.0
//
// A counter that wraps has no order: only a difference of instants can be compared.
//
// expects of g++: no match for 'operator<' (operand types are 'cordon::instant'
// expects of clang++: invalid operands to binary expression ('cordon::instant'

#include <cordon/time.hpp>

bool earlier(cordon::instant a, cordon::instant b) {
#ifdef CONTROL
    return (a - b).count() < 0;
#else
    return a < b;
#endif
}
