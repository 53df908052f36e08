// SPDX-License-Identifier: BSL-1.0
//
// "Within 500" does not say 500 of what.
//
// expects: within
// expects: deleted

#include <cordon/distance/within.hpp>

using namespace cordon::literals;

bool close(cordon::position p, cordon::position q) {
#ifdef CONTROL
    return cordon::within(p, q, 500_m);
#else
    return cordon::within(p, q, 500);
#endif
}
