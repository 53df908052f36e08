// SPDX-License-Identifier: BSL-1.0
//
// Many pairs at once: the answers of within one pair at a time, several in a vector.

#ifndef CORDON_DISTANCE_PAIR_BATCH_HPP
#define CORDON_DISTANCE_PAIR_BATCH_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

namespace pair_vectors {

// How many pairs are answered together. Those that the mid-latitude rung leaves open are asked one
// at a time.
inline constexpr std::size_t block = 16;

template <class Number, int Width>
using vector [[gnu::vector_size(sizeof(Number) * Width)]] = Number;

// The rungs by_latitude and by_mid_latitude for one block; bit k of `open` is set where they leave
// pair k undecided, and answers[k] means nothing there.
template <int Width>
[[gnu::always_inline]] inline std::uint32_t first_rungs(const position_e7* p, const position_e7* q,
                                                        double radius, bool* answers) noexcept {
    using doubles = vector<double, Width>;
    using longs = vector<std::int64_t, Width>;
    using ints = vector<std::int32_t, 2 * Width>;
    using half = vector<std::int32_t, Width>;
    constexpr double radians = math::radians_per_degree<double> / 1e7;
    constexpr double half_turn = 1.8e9;
    using shape = wgs84<double>;

    // The margin of by_mid_latitude, which is linear in cos^2.
    const double at_pole = mid_latitude::truncation(radius, 0);
    const double at_equator =
        mid_latitude::truncation(radius, 1) + ladder::band.count() + 2e-14 * radius;
    std::uint32_t open = 0;
    for (std::size_t k = 0; k < block; k += Width) {
        ints first, second;
        std::memcpy(&first, p + k, sizeof first);
        std::memcpy(&second, q + k, sizeof second);
        half latitudes[2], longitudes[2];
        [&]<int... L>(std::integer_sequence<int, L...>) {
            latitudes[0] = __builtin_shufflevector(first, first, (2 * L)...);
            latitudes[1] = __builtin_shufflevector(second, second, (2 * L)...);
            longitudes[0] = __builtin_shufflevector(first, first, (2 * L + 1)...);
            longitudes[1] = __builtin_shufflevector(second, second, (2 * L + 1)...);
        }(std::make_integer_sequence<int, Width>{});
        const auto magnitude = [](doubles& x) {
            constexpr std::int64_t all_but_sign = INT64_MAX;
            x = (doubles)((longs)x & all_but_sign);
        };
        // Counts are exact in double. The longer way round is half a turn less what is beyond it.
        const doubles latitude0 = __builtin_convertvector(latitudes[0], doubles);
        const doubles latitude1 = __builtin_convertvector(latitudes[1], doubles);
        doubles north = latitude0 - latitude1;
        doubles sum = latitude0 + latitude1;
        doubles east = __builtin_convertvector(longitudes[0], doubles) -
                       __builtin_convertvector(longitudes[1], doubles);
        magnitude(north);
        magnitude(sum);
        magnitude(east);
        east = half_turn - east;
        magnitude(east);
        east = half_turn - east;
        magnitude(east);
        north *= radians;
        sum *= radians;
        east *= radians;

        const doubles angle2 = sum * sum;
        doubles cosine2{};
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            constexpr auto& c = mid_latitude::cosine2_coefficients;
            ((cosine2 = cosine2 * angle2 + c[c.size() - 1 - K]), ...);
        }(std::make_index_sequence<mid_latitude::cosine2_coefficients.size()>{});
        const doubles w2 = (1 - shape::e2) + shape::e2 * cosine2;
        const doubles metric = (1 - shape::e2) * north;
        const doubles across = w2 * east;
        const doubles squared = (metric * metric + across * across * cosine2) * (cosine2 * cosine2);
        const doubles scale = w2 * w2 * w2 * (1 / math::square(shape::a));
        const doubles margin = at_pole + (at_equator - at_pole) * cosine2;
        const doubles far = radius * cosine2 + margin;
        const doubles near = radius * cosine2 - margin;
        const longs in_domain = (longs)(sum <= 2 * mid_latitude::greatest_latitude);
        const longs beyond_north = (longs)(north * shape::least_curvature_radius >
                                           radius * (1 + 1e-15) + ladder::band.count());
        const longs outside = beyond_north | (in_domain & (longs)(squared > far * far * scale));
        const longs inside =
            in_domain & (longs)(near >= 0) & (longs)(squared <= near * near * scale) & ~outside;
        for (int lane = 0; lane < Width; ++lane) {
            answers[k + static_cast<std::size_t>(lane)] = inside[lane] != 0;
            open |= static_cast<std::uint32_t>((inside[lane] | outside[lane]) == 0)
                    << (k + static_cast<std::size_t>(lane));
        }
    }
    return open;
}

// A call of its own: inlined into a function for a processor that fuses products it would round
// otherwise than the same call elsewhere in the program.
[[nodiscard, gnu::noinline]] inline bool alone(position_e7 p, position_e7 q,
                                               metres radius) noexcept {
    return within(p, q, radius);
}

template <int Width>
[[gnu::always_inline]] inline void all_blocks(const position_e7* p, const position_e7* q,
                                              std::size_t count, metres radius,
                                              bool* answers) noexcept {
    for (std::size_t k = 0; k + block <= count; k += block) {
        std::uint32_t open = first_rungs<Width>(p + k, q + k, radius.count(), answers + k);
        for (; open != 0; open &= open - 1) {
            const std::size_t one = k + static_cast<std::size_t>(__builtin_ctz(open));
            answers[one] = alone(p[one], q[one], radius);
        }
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
[[gnu::target("avx2,fma")]] inline void blocks_avx2(const position_e7* p, const position_e7* q,
                                                    std::size_t count, metres radius,
                                                    bool* answers) noexcept {
    all_blocks<4>(p, q, count, radius, answers);
}
#endif

inline void blocks(const position_e7* p, const position_e7* q, std::size_t count, metres radius,
                   bool* answers) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return blocks_avx2(p, q, count, radius, answers);
    }
#endif
    all_blocks<2>(p, q, count, radius, answers);
}

}  // namespace pair_vectors

// within(p[k], q[k], radius) into answers[k], for every k.
//
//   Requires  as within, for each pair; q and answers are as long as p
//   Error     as within: the same answers
//   Cost      for position_e7 in vectors of 4 or 2, as the processor has them
template <position_like First, position_like Second>
inline void within(std::span<const First> p, std::span<const Second> q, metres radius,
                   std::span<bool> answers) noexcept {
    CORDON_ASSERT(q.size() == p.size() && answers.size() >= p.size());
    std::size_t done = 0;
    if constexpr (std::is_same_v<First, position_e7> && std::is_same_v<Second, position_e7>) {
        if (radius <= mid_latitude::reach) {
            pair_vectors::blocks(p.data(), q.data(), p.size(), radius, answers.data());
            done = p.size() / pair_vectors::block * pair_vectors::block;
        }
    }
    for (std::size_t k = done; k < p.size(); ++k) answers[k] = within(p[k], q[k], radius);
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_PAIR_BATCH_HPP
