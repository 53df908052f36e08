// SPDX-License-Identifier: BSL-1.0
//
// Integers as bytes in one fixed order, the least significant first, whatever the target's own.

#ifndef CORDON_BYTE_ORDER_HPP
#define CORDON_BYTE_ORDER_HPP

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "cordon/config.hpp"

namespace cordon {

// Writes integers one after the other into memory of the caller's. What does not fit is not
// written, and neither is anything after it; size() goes on counting what would have been needed.
class byte_writer {
  public:
    constexpr explicit byte_writer(std::span<std::byte> memory) noexcept : memory_{memory} {}

    template <std::integral Integer>
    constexpr void put(Integer value) noexcept {
        using bits = std::make_unsigned_t<Integer>;
        std::uint64_t rest = static_cast<bits>(value);
        const bool whole = fits() && memory_.size() - size_ >= sizeof(Integer);
        for (std::size_t k = 0; k < sizeof(Integer); ++k) {
            if (whole) memory_[size_ + k] = static_cast<std::byte>(rest & 0xFF);
            rest >>= 8;
        }
        size_ += sizeof(Integer);
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    constexpr void put(Enum value) noexcept {
        put(static_cast<std::underlying_type_t<Enum>>(value));
    }
    constexpr void put(bool value) noexcept { put(static_cast<std::uint8_t>(value ? 1 : 0)); }
    constexpr void put(std::span<const std::byte> bytes) noexcept {
        const bool whole = fits() && memory_.size() - size_ >= bytes.size();
        if (whole) {
            for (std::size_t k = 0; k < bytes.size(); ++k) memory_[size_ + k] = bytes[k];
        }
        size_ += bytes.size();
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool fits() const noexcept { return size_ <= memory_.size(); }

  private:
    std::span<std::byte> memory_;
    std::size_t size_ = 0;
};

// Reads them back. Beyond the end everything is 0, and good() is false for ever; it is false as
// well once an enumerator or a truth value was read that does not exist.
class byte_reader {
  public:
    constexpr explicit byte_reader(std::span<const std::byte> bytes) noexcept : bytes_{bytes} {}

    template <std::integral Integer>
        requires(!std::same_as<Integer, bool>)
    [[nodiscard]] constexpr Integer take() noexcept {
        if (!good_ || bytes_.size() - place_ < sizeof(Integer)) {
            good_ = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t k = sizeof(Integer); k-- > 0;) {
            value = value << 8 | static_cast<std::uint64_t>(bytes_[place_ + k]);
        }
        place_ += sizeof(Integer);
        return static_cast<Integer>(static_cast<std::make_unsigned_t<Integer>>(value));
    }
    // An enumerator from 0 to the last one.
    template <class Enum>
        requires std::is_enum_v<Enum>
    [[nodiscard]] constexpr Enum take(Enum last) noexcept {
        using number = std::underlying_type_t<Enum>;
        const number value = take<number>();
        if (value > static_cast<number>(last)) good_ = false;
        return good_ ? static_cast<Enum>(value) : Enum{};
    }
    [[nodiscard]] constexpr bool take_bool() noexcept {
        const auto value = take<std::uint8_t>();
        if (value > 1) good_ = false;
        return good_ && value == 1;
    }
    template <std::size_t Size>
    constexpr void take(std::span<std::byte, Size> into) noexcept {
        if (!good_ || bytes_.size() - place_ < into.size()) {
            good_ = false;
            return;
        }
        for (std::size_t k = 0; k < into.size(); ++k) into[k] = bytes_[place_ + k];
        place_ += into.size();
    }

    // What was read is good only if this is so as well.
    constexpr void require(bool condition) noexcept { good_ = good_ && condition; }

    [[nodiscard]] constexpr bool good() const noexcept { return good_; }
    [[nodiscard]] constexpr std::size_t place() const noexcept { return place_; }
    [[nodiscard]] constexpr std::size_t left() const noexcept { return bytes_.size() - place_; }

  private:
    std::span<const std::byte> bytes_;
    std::size_t place_ = 0;
    bool good_ = true;
};

}  // namespace cordon

#endif  // CORDON_BYTE_ORDER_HPP
