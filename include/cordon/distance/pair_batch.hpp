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

#include "cordon/config.hpp"
#include "cordon/distance/lanes.hpp"
#include "cordon/distance/pair_sieve.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"

namespace cordon {

namespace pair_vectors {

// How many pairs are answered together. Those that the sieve leaves open are asked one at a time.
inline constexpr std::size_t block = 32;

// What the sieve says of one block; bit k of the result is set where it leaves pair k open, and
// answers[k] means nothing there.
template <int Width>
[[gnu::always_inline]] inline std::uint32_t sift(const pair_sieve& sieve, const position_e7* p,
                                                 const position_e7* q, bool* answers) noexcept {
    using ints = lanes::vector<std::int32_t, Width>;
    using counts = lanes::vector<std::uint32_t, Width>;
    using floats = lanes::vector<float, Width>;
    static_assert(block % (std::size_t{4} * Width) == 0);
    constexpr std::uint32_t turn = 3'600'000'000;
    constexpr std::int32_t half_turn = 1'800'000'000;
    const auto magnitude = [](ints& x) {
        const ints sign = x >> 31;
        x = (ints)(((counts)x ^ (counts)sign) - (counts)sign);
    };

    std::int8_t open[block], inside[block];
    for (std::size_t group = 0; group < block; group += std::size_t{4} * Width) {
        ints open4[4], inside4[4];
        for (std::size_t k = 0; k < 4; ++k) {
            counts latitude[2], longitude[2];
            lanes::read<Width>(p + group + k * Width, latitude[0], longitude[0]);
            lanes::read<Width>(q + group + k * Width, latitude[1], longitude[1]);
            ints north = (ints)(latitude[0] - latitude[1]);
            ints sum = (ints)(latitude[0] + latitude[1]);
            magnitude(north);
            magnitude(sum);
            // Exact below 69 degrees, by either way round. Farther apart it is 69 degrees or more,
            // which no pair within the sieve's radius and domain is: far stays far.
            const counts first_is_less = (counts)((ints)longitude[0] < (ints)longitude[1]);
            const counts apart =
                ((longitude[0] - longitude[1]) ^ first_is_less) - first_is_less;  // to 2^32 - 1
            ints around = (ints)(turn - apart);
            magnitude(around);
            const counts nearer = (counts)(apart < (counts)around);
            const ints east = (ints)((apart & nearer) | ((counts)around & ~nearer));

            floats beyond_far, beyond_near, in_domain;
            sieve(__builtin_convertvector(north, floats), __builtin_convertvector(east, floats),
                  __builtin_convertvector(half_turn - sum, floats), beyond_far, beyond_near,
                  in_domain);
            inside4[k] = (ints)beyond_near >> 31;
            open4[k] = (((ints)beyond_near ^ (ints)beyond_far) | (ints)in_domain) >> 31;
        }
        lanes::write<Width, 1, 0>(inside4, inside + group);
        lanes::write<Width, -1, 0>(open4, open + group);
    }
    std::memcpy(answers, inside, block);
    std::uint64_t any[block / 8];
    std::memcpy(any, open, sizeof open);
    std::uint32_t bits = 0;
    if ((any[0] | any[1] | any[2] | any[3]) != 0) {
        for (std::size_t k = 0; k < block; ++k) bits |= std::uint32_t{open[k] != 0} << k;
    }
    return bits;
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
    const pair_sieve sieve{radius};
    for (std::size_t k = 0; k + block <= count; k += block) {
        std::uint32_t open = sift<Width>(sieve, p + k, q + k, answers + k);
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
    all_blocks<8>(p, q, count, radius, answers);
}
#endif

inline void blocks(const position_e7* p, const position_e7* q, std::size_t count, metres radius,
                   bool* answers) noexcept {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return blocks_avx2(p, q, count, radius, answers);
    }
#endif
    all_blocks<4>(p, q, count, radius, answers);
}

}  // namespace pair_vectors

// within(p[k], q[k], radius) into answers[k], for every k.
//
//   Requires  as within, for each pair; q and answers are as long as p
//   Error     as within: the same answers
//   Cost      for position_e7 in vectors of 8 or 4, as the processor has them
template <position_like First, position_like Second>
inline void within(std::span<const First> p, std::span<const Second> q, metres radius,
                   std::span<bool> answers) noexcept {
    CORDON_ASSERT(q.size() == p.size() && answers.size() >= p.size());
    std::size_t done = 0;
    if constexpr (hardware_vectors && std::is_same_v<First, position_e7> &&
                  std::is_same_v<Second, position_e7>) {
        if (pair_sieve::usable(radius)) {
            pair_vectors::blocks(p.data(), q.data(), p.size(), radius, answers.data());
            done = p.size() / pair_vectors::block * pair_vectors::block;
        }
    }
    for (std::size_t k = done; k < p.size(); ++k) answers[k] = within(p[k], q[k], radius);
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_PAIR_BATCH_HPP
