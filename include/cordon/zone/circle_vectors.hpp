// SPDX-License-Identifier: BSL-1.0
//
// The sieve of a circle over many positions at once, in the vectors of the compiler: as wide as the
// processor has them, chosen when it runs.

#ifndef CORDON_ZONE_CIRCLE_VECTORS_HPP
#define CORDON_ZONE_CIRCLE_VECTORS_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "cordon/distance/lanes.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "cordon/zone/circle_sieve.hpp"

namespace cordon::circle_vectors {

// How many positions are answered together: those of a block with an open one are left to the
// caller, so that the loop has no branch but one a block.
inline constexpr std::size_t block = 64;

// What the sieve says of one block. `sides` gets a side for each position where it is wanted;
// `inside` is added to. False, and nothing written, where one was left open. AcrossTheDateLine for a
// centre that is near enough to it that a longitude of the other sign can be.
//
// Everything is decided by sign bits, because g++ 12 expands comparisons of 64 bytes lane by lane.
template <int Width, bool WantSides, bool AcrossTheDateLine>
[[gnu::always_inline]] inline bool sift(const circle_sieve& sieve, position_e7 centre,
                                        const position_e7* positions, side* sides,
                                        std::size_t& inside) noexcept {
    using ints = lanes::vector<std::int32_t, Width>;
    using counts = lanes::vector<std::uint32_t, Width>;
    using floats = lanes::vector<float, Width>;
    static_assert(block % (std::size_t{4} * Width) == 0);

    constexpr std::int32_t pole = 900'000'000;
    constexpr std::uint32_t turn = 3'600'000'000;
    const auto latitude0 = static_cast<std::uint32_t>(centre.latitude);
    const auto longitude0 = static_cast<std::uint32_t>(centre.longitude);
    const std::uint32_t other_sign = centre.longitude < 0 ? 0xFFFFFFFFu : 0u;
    const std::uint32_t shift = centre.longitude < 0 ? 0u - turn : turn;
    counts number{};  // one for each inside
    ints open{};      // negative where one is
    ints signs[4];
    std::int8_t found[block];
    for (std::size_t k = 0; k < block; k += Width) {
        counts latitude, longitude;
        lanes::read<Width>(positions + k, latitude, longitude);
        // Differences wrap only from far to far: a latitude is within 90 degrees, and what is more
        // than 2^31 counts away is after wrapping still 69 degrees away.
        const counts north = latitude - latitude0;
        counts east = longitude - longitude0;
        if constexpr (AcrossTheDateLine) {
            east += ((counts)((ints)longitude >> 31) ^ other_sign) & shift;
        }
        floats excess;
        sieve.excess(__builtin_convertvector((ints)north, floats),
                     __builtin_convertvector((ints)east, floats), excess);
        const counts bits = (counts)excess;
        const floats magnitude = (floats)(bits & 0x7FFFFFFFu);
        open |= (ints)(magnitude - sieve.open());
        number += bits >> 31;
        if constexpr (WantSides) {
            // No position: uncertain, as for one alone.
            open |= (ints)((std::uint32_t{pole} - latitude) | (latitude + std::uint32_t{pole}));
            constexpr std::size_t four = std::size_t{4} * Width;
            signs[k / Width % 4] = (ints)bits >> 31;
            if (k % four == four - Width)
                lanes::write<Width, 1, -1>(signs, found + k + Width - four);
        }
    }
    std::int32_t any = 0;
    std::uint32_t sum = 0;
    for (int lane = 0; lane < Width; ++lane) {
        any |= open[lane];
        sum += number[lane];
    }
    if (any < 0) return false;
    inside += sum;
    if constexpr (WantSides) std::memcpy(sides, found, block);
    return true;
}

// All whole blocks: `careful(k)` is called for a block with a position that the sieve left open.
template <int Width, bool WantSides, bool AcrossTheDateLine, class Careful>
[[gnu::always_inline]] inline std::size_t sift_blocks(const circle_sieve& sieve, position_e7 centre,
                                                      const position_e7* positions,
                                                      std::size_t count, side* sides,
                                                      const Careful& careful) noexcept {
    std::size_t inside = 0;
    for (std::size_t k = 0; k + block <= count; k += block) {
        if (!sift<Width, WantSides, AcrossTheDateLine>(
                sieve, centre, positions + k, WantSides ? sides + k : sides, inside)) [[unlikely]] {
            inside += careful(k);
        }
    }
    return inside;
}
template <int Width, bool WantSides, class Careful>
[[gnu::always_inline]] inline std::size_t filter_blocks(const circle_filter<float>& filter,
                                                        const position_e7* positions,
                                                        std::size_t count, side* sides,
                                                        const Careful& careful) noexcept {
    const circle_sieve sieve{filter};
    const position_e7 centre = filter.centre();
    // A count of the other sign is near by way of the date line, or beyond it in counts above 180
    // degrees, only from a centre that is farther east or west than this: 360 - 2^31 / 1e7 degrees,
    // less 20 km at latitude 85.
    constexpr std::int32_t inland = 1'400'000'000;
    return centre.longitude > -inland && centre.longitude < inland
               ? sift_blocks<Width, WantSides, false>(sieve, centre, positions, count, sides,
                                                      careful)
               : sift_blocks<Width, WantSides, true>(sieve, centre, positions, count, sides,
                                                     careful);
}

#if defined(__x86_64__) && defined(__GNUC__)
template <bool WantSides, class Careful>
[[gnu::target("avx512f,avx512bw,avx512dq,avx512vl,fma")]] std::size_t blocks_avx512(
    const circle_filter<float>& filter, const position_e7* positions, std::size_t count,
    side* sides, const Careful& careful) noexcept {
    return filter_blocks<16, WantSides>(filter, positions, count, sides, careful);
}
template <bool WantSides, class Careful>
[[gnu::target("avx2,fma")]] std::size_t blocks_avx2(const circle_filter<float>& filter,
                                                    const position_e7* positions, std::size_t count,
                                                    side* sides, const Careful& careful) noexcept {
    return filter_blocks<8, WantSides>(filter, positions, count, sides, careful);
}
#endif

template <bool WantSides, class Careful>
[[nodiscard]] inline std::size_t blocks(const circle_filter<float>& filter,
                                        const position_e7* positions, std::size_t count,
                                        side* sides, const Careful& careful) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512dq")) {
        return blocks_avx512<WantSides>(filter, positions, count, sides, careful);
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return blocks_avx2<WantSides>(filter, positions, count, sides, careful);
    }
#endif
    return filter_blocks<4, WantSides>(filter, positions, count, sides, careful);
}

}  // namespace cordon::circle_vectors

#endif  // CORDON_ZONE_CIRCLE_VECTORS_HPP
