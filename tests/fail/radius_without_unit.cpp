// SPDX-License-Identifier: BSL-1.0
//
// The radius of a circle is a length, not a number.
//
// expects: circle
// expects: metres

#include <cordon/zone/circle.hpp>

using namespace cordon::literals;

cordon::circle<double> school() {
#ifdef CONTROL
    return cordon::circle{cordon::position{51.5, -0.12}, 200_m};
#else
    return cordon::circle{cordon::position{51.5, -0.12}, 200};
#endif
}
