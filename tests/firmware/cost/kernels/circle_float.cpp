// SPDX-License-Identifier: BSL-1.0
//
// On which side of a circle, made by the compiler, in float?

#include <cstdint>

#include "cordon/length.hpp"
#include "cordon/zone/circle.hpp"
#include "kernel.hpp"

namespace {
constexpr cordon::circle<float> school{cordon::position{51.5, -0.12}, cordon::metres{500}};
}

CORDON_KERNEL(circle_float) {
    new (out) cordon::side{classify(school, read<cordon::position_e7>(in))};
}
