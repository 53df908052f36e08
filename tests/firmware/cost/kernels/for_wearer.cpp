// SPDX-License-Identifier: BSL-1.0
//
// What the wearer may see of an event.

#include "cordon/watch/wearer_event.hpp"

#include <optional>

#include "kernel.hpp"

CORDON_KERNEL(for_wearer) {
    new (out) std::optional<cordon::wearer_event>{cordon::for_wearer(read<cordon::event>(in))};
}
