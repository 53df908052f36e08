// SPDX-License-Identifier: BSL-1.0
//
// How far is a fix from a circle, as a watch is told it?

#include "cordon/watch/zone_reading.hpp"

#include "watch_kernel.hpp"

CORDON_KERNEL(reading_of_circle) {
    new (out) cordon::zone_reading{
        cordon::reading_of_circle(read<cordon::fix>(in), school, cordon::millimetres{500'000})};
}
