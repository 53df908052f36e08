// SPDX-License-Identifier: BSL-1.0
//
// The state of a watch over a loss of power: written in turn into two slots of memory that keeps what
// it holds, so that whenever the power fails, one of them is whole.

#ifndef CORDON_EXAMPLES_FIRMWARE_TWO_SLOTS_HPP
#define CORDON_EXAMPLES_FIRMWARE_TWO_SLOTS_HPP

#include <cstddef>
#include <span>

#include <cordon/watch/state_code.hpp>
#include <cordon/watch/watch.hpp>

namespace firmware {

template <std::size_t Levels>
struct recovered {
    cordon::watch<Levels> watch{};  // where neither slot is good: a new one, which knows nothing
    bool found = false;
    std::size_t write_next = 0;  // 0 or 1; then the other, in turn
};

// Takes the slot that is good, and of two good ones the later. The next is written over the other one,
// never over what was taken: else a second loss of power, while it is written, leaves none.
//
// Before its first use a slot may hold anything. A byte that fades is found by the checksum, too.
template <std::size_t Levels>
[[nodiscard]] constexpr recovered<Levels> recover(std::span<const std::byte> slot_0,
                                                  std::span<const std::byte> slot_1) noexcept {
    const cordon::decoded<Levels> kept_0 = cordon::decode<Levels>(slot_0);
    const cordon::decoded<Levels> kept_1 = cordon::decode<Levels>(slot_1);
    if (!kept_0 && !kept_1) return {};
    const bool later_1 = (kept_1.value.now() - kept_0.value.now()).count() > 0;
    if (kept_1 && (!kept_0 || later_1)) return {kept_1.value, true, 0};
    return {kept_0.value, true, 1};
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_TWO_SLOTS_HPP
