// SPDX-License-Identifier: BSL-1.0
//
// Messages of one fixed length cut out of a stream of bytes, whatever else is in it.

#ifndef CORDON_EXAMPLES_FIRMWARE_FRAME_WINDOW_HPP
#define CORDON_EXAMPLES_FIRMWARE_FRAME_WINDOW_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace firmware {

// How a message begins, how long it is, and whether a whole one is sound.
struct frame_shape {
    std::span<const std::byte> beginning;
    std::size_t size;
    bool (*sound)(std::span<const std::byte>);
};

// What of a stream lies in the memory of a window.
class window_content {
  public:
    // True when this byte completes a frame in `memory`, which has room for one.
    constexpr bool take(std::byte b, std::byte* memory, const frame_shape& shape) noexcept {
        if (size_ == shape.size) size_ = 0;
        memory[size_++] = b;
        began_ = size_ == 1;
        while (!can_be_frame(memory, shape)) drop_first(memory, shape);
        return size_ == shape.size;
    }
    [[nodiscard]] constexpr bool began() const noexcept { return began_; }

  private:
    [[nodiscard]] constexpr bool can_be_frame(const std::byte* memory,
                                              const frame_shape& shape) const noexcept {
        if (size_ <= shape.beginning.size()) return begins(memory, 0, shape);
        return size_ < shape.size || shape.sound({memory, size_});
    }
    [[nodiscard]] constexpr bool begins(const std::byte* memory, std::size_t from,
                                        const frame_shape& shape) const noexcept {
        for (std::size_t k = from; k < size_ && k - from < shape.beginning.size(); ++k) {
            if (memory[k] != shape.beginning[k - from]) return false;
        }
        return true;
    }
    constexpr void drop_first(std::byte* memory, const frame_shape& shape) noexcept {
        std::size_t from = 1;
        while (!begins(memory, from, shape)) ++from;
        for (std::size_t k = from; k < size_; ++k) memory[k - from] = memory[k];
        size_ = static_cast<std::uint8_t>(size_ - from);
        began_ = true;
    }

    std::uint8_t size_ = 0;
    bool began_ = false;
};

// A Frame has `size`, at most 255, and `shape`.
//
// The window keeps only bytes that can yet become a frame. When they cannot, it drops the first and
// looks for a beginning among the others, so that a frame cut short takes none of the next with it:
// what is lost is what was damaged, and nothing else.
//
//   Cost      one comparison a byte outside a frame; a check of the whole at its end. Against bytes
//             made to look like beginnings, at most `size / beginning.size()` checks a frame
template <class Frame>
class frame_window {
  public:
    // True when this byte completes a frame.
    constexpr bool take(std::byte b) noexcept {
        return content_.take(b, bytes_.data(), Frame::shape);
    }

    // The frame that was just completed.
    [[nodiscard]] constexpr std::span<const std::byte, Frame::size> frame() const noexcept {
        return bytes_;
    }
    // With the last byte, what may become a frame has another beginning: that byte, or after a frame
    // that was cut short one less than a frame before it.
    [[nodiscard]] constexpr bool began() const noexcept { return content_.began(); }

  private:
    static_assert(Frame::size <= 255 && Frame::shape.size == Frame::size);

    std::array<std::byte, Frame::size> bytes_{};
    window_content content_;
};

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_FRAME_WINDOW_HPP
