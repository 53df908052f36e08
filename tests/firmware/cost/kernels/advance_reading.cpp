// SPDX-License-Identifier: BSL-1.0
//
// A fix moves the watch of a circle in flash on.

#include "cordon/watch/advance.hpp"
#include "cordon/watch/zone_reading.hpp"
#include "watch_kernel.hpp"

CORDON_KERNEL(advance_reading) {
    const auto& [before, input] = read<watch_and_fix>(in);
    new (out) cordon::step<2>{cordon::advance(
        before, cordon::reading_of_circle(input, school, cordon::millimetres{200'000}),
        two_levels)};
}
