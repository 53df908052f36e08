// SPDX-License-Identifier: BSL-1.0
//
// Random integers that are the same for the same seed on every target and at compile time.

#ifndef CORDON_TESTS_DICE_HPP
#define CORDON_TESTS_DICE_HPP

#include <cstddef>
#include <cstdint>
#include <iterator>

// splitmix64. The standard library's distributions differ from one implementation to the next.
//
//   Source    G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators,
//             2014, figure 1 with the constants of S. Vigna
class dice {
  public:
    constexpr explicit dice(std::uint64_t seed) : state_{seed} {}

    constexpr std::uint64_t roll() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    constexpr std::int64_t between(std::int64_t least, std::int64_t most) {
        return least +
               static_cast<std::int64_t>(roll() % static_cast<std::uint64_t>(most - least + 1));
    }
    constexpr bool one_in(std::int64_t n) { return between(1, n) == 1; }
    constexpr double uniform(double least, double most) {
        return least + (most - least) * static_cast<double>(roll() >> 11) * 0x1p-53;
    }
    template <class Values>
    constexpr auto pick(const Values& values) {
        return values[static_cast<std::size_t>(
            between(0, static_cast<std::int64_t>(std::size(values)) - 1))];
    }

  private:
    std::uint64_t state_;
};

#endif  // CORDON_TESTS_DICE_HPP
