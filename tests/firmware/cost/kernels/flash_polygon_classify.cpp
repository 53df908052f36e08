// SPDX-License-Identifier: BSL-1.0
//
// On which side of a polygon of 16 vertices in flash?

#include "cordon/zone/flash_polygon.hpp"

#include "kernel.hpp"
#include "yard.hpp"

CORDON_KERNEL(flash_polygon_classify) {
    new (out) cordon::side{classify(yard, read<cordon::position_e7>(in))};
}
