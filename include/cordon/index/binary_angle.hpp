// SPDX-License-Identifier: BSL-1.0
//
// Longitudes of which 2^32 make a turn, so that 32 bits wrap where the Earth does: what an index sorts
// and compares.

#ifndef CORDON_INDEX_BINARY_ANGLE_HPP
#define CORDON_INDEX_BINARY_ANGLE_HPP

#include <bit>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/zone/bounds.hpp"

namespace cordon::binary_angle {

// More than a longitude of any 32 bits may be off: by 1 for the factor, which is rounded to 30 bits,
// and by 1 for the shift.
inline constexpr std::uint32_t slack = 4;

// A longitude in 1e-7 degree as a part of a turn, from the date line eastwards.
//
//   Error     below slack / 2
//   Cost      a multiplication
[[nodiscard]] constexpr std::uint32_t of_longitude(std::int32_t longitude) noexcept {
    constexpr std::int64_t factor = 1'281'023'894;  // 2^62 / 3.6e9, rounded
    return (static_cast<std::uint32_t>((longitude * factor) >> 30)) + 0x80000000U;
}

// The same for a latitude: from the south pole north, a turn being 360 degrees.
[[nodiscard]] constexpr std::uint32_t of_latitude(std::int32_t latitude) noexcept {
    return static_cast<std::uint32_t>(latitude + bounds::pole);
}

// An arc eastwards that holds one in 1e-7 degree: its west lies a slack farther west, and may be off
// by two, its width by three.
struct arc {
    std::uint32_t west = 0;
    std::uint32_t width = 0;  // 2^32 - 1: all longitudes

    [[nodiscard]] constexpr bool all() const noexcept { return width == UINT32_MAX; }
};
[[nodiscard]] constexpr arc around(const bounds& box) noexcept {
    const std::uint64_t width =
        (box.width * std::uint64_t{1'281'023'894} >> 30) + std::uint64_t{3} * slack;
    if (box.width >= bounds::turn || width >= UINT32_MAX) return {0, UINT32_MAX};
    return {of_longitude(box.west) - slack, static_cast<std::uint32_t>(width)};
}

// Where along the curve of Hilbert a place is, 30 bits of either number: what is near on the curve is
// near on the map.
//
//   Cost      30 steps of a few operations
//   Source    D. Hilbert, Ueber die stetige Abbildung einer Linie auf ein Flaechenstueck, 1891
[[nodiscard]] constexpr std::uint64_t along_curve(std::uint32_t x, std::uint32_t y) noexcept {
    x >>= 2;
    y >>= 2;
    std::uint64_t along = 0;
    for (std::uint32_t half = std::uint32_t{1} << 29; half != 0; half >>= 1) {
        const bool right = (x & half) != 0;
        const bool upper = (y & half) != 0;
        // The four quarters in the order of the curve: lower left, upper left, upper right, lower
        // right. The first and the last are mirrored at a diagonal.
        along = along << 2 | (right ? (upper ? 2U : 3U) : (upper ? 1U : 0U));
        if (!upper) {
            if (right) {
                x = ~x;
                y = ~y;
            }
            const std::uint32_t swapped = x;
            x = y;
            y = swapped;
        }
    }
    return along;
}

// The same for a place on Earth. Towards the poles degrees of longitude are shorter: there only
// every second, fourth, ... is counted, and those latitudes come later on the curve.
[[nodiscard]] constexpr std::uint64_t along_curve_on_earth(std::int32_t latitude,
                                                           std::uint32_t longitude) noexcept {
    // 90 degrees less the latitude, from where parallels are shorter than 2^-1/2 of the equator, and
    // then always about half as far from the pole.
    constexpr std::int32_t first = 450'000'000;
    const std::int32_t from_pole = bounds::pole - (latitude < 0 ? -latitude : latitude);
    const auto times = static_cast<std::uint32_t>(first / (from_pole + 1));
    const int halvings = static_cast<int>(std::bit_width(times < 0x7FFFU ? times : 0x7FFFU));
    return static_cast<std::uint64_t>(halvings) << 60 |
           along_curve(longitude >> halvings, of_latitude(latitude));
}

}  // namespace cordon::binary_angle

#endif  // CORDON_INDEX_BINARY_ANGLE_HPP
