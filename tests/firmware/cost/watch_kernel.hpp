// SPDX-License-Identifier: BSL-1.0
//
// What the kernels of the watch have in common: two levels, everything else as a policy is by itself.

#ifndef CORDON_TESTS_FIRMWARE_COST_WATCH_KERNEL_HPP
#define CORDON_TESTS_FIRMWARE_COST_WATCH_KERNEL_HPP

#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"
#include "kernel.hpp"

inline constexpr cordon::policy<2> two_levels{
    .levels = {{cordon::millimetres{2'000'000}}, {cordon::millimetres{500'000}}}};

inline constexpr cordon::position_e7 school{515'000'000, -1'200'000};

struct watch_and_fix {
    cordon::watch<2> before;
    cordon::fix input;
};
struct watch_and_instant {
    cordon::watch<2> before;
    cordon::instant now;
};

#endif  // CORDON_TESTS_FIRMWARE_COST_WATCH_KERNEL_HPP
