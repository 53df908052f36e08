// SPDX-License-Identifier: BSL-1.0
//
// How far from a polygon of 16 vertices in flash?

#include "cordon/motion/zone_separation.hpp"

#include "kernel.hpp"
#include "yard.hpp"

CORDON_KERNEL(flash_polygon_separation) {
    new (out) cordon::separation{cordon::separation_of(yard, read<cordon::position_e7>(in))};
}
