// SPDX-License-Identifier: BSL-1.0
//
// What came in on the two lines of a device, byte for byte, and when: so that the same quarter of an
// hour can be played to it on a desk and on every core.

#ifndef CORDON_EXAMPLES_FIRMWARE_TAPE_HPP
#define CORDON_EXAMPLES_FIRMWARE_TAPE_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include <cordon/byte_order.hpp>
#include <cordon/time.hpp>

namespace firmware {

enum class line : std::uint8_t { none, receiver, radio };

// A piece is a line, the counter, how many bytes came, and those bytes; of line none, only time.
constexpr void record(cordon::byte_writer& tape, line from, cordon::instant now,
                      std::span<const std::byte> bytes) noexcept {
    tape.put(from);
    tape.put(now.ms);
    tape.put(static_cast<std::uint16_t>(bytes.size()));
    tape.put(bytes);
}

template <class Device>
constexpr void play(std::span<const std::byte> tape, Device& device) noexcept {
    cordon::byte_reader in{tape};
    while (in.left() > 0) {
        const auto from = in.take(line::radio);
        const cordon::instant now{in.take<std::uint32_t>()};
        if (from == line::none) device.tick(now);
        for (auto count = in.take<std::uint16_t>(); count > 0 && in.good(); --count) {
            const std::byte b{in.take<std::uint8_t>()};
            if (from == line::receiver) device.from_receiver(b, now);
            if (from == line::radio) device.from_radio(b, now);
        }
    }
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_TAPE_HPP
