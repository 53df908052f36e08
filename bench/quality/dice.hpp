// SPDX-License-Identifier: BSL-1.0
//
// Seeded random numbers. Equal for a seed; on another C library up to the rounding of its log.

#ifndef CORDON_BENCH_QUALITY_DICE_HPP
#define CORDON_BENCH_QUALITY_DICE_HPP

#include <cmath>
#include <cstdint>

namespace quality {

//   Source    Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014 (SplitMix64);
//             the normal numbers by G. Marsaglia's polar method, 1964
class dice {
  public:
    explicit dice(std::uint64_t seed) : state_{seed} {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    double uniform() { return static_cast<double>(next() >> 11) / 9007199254740992.0; }  // [0, 1)
    double uniform(double least, double most) { return least + (most - least) * uniform(); }
    double log_uniform(double least, double most) {
        return least * std::exp(uniform() * std::log(most / least));
    }
    double exponential(double mean) { return -mean * std::log(1 - uniform()); }
    double normal() {
        if (kept_) {
            kept_ = false;
            return other_;
        }
        for (;;) {
            const double x = uniform(-1, 1);
            const double y = uniform(-1, 1);
            const double s = x * x + y * y;
            if (s >= 1 || s == 0) continue;
            const double scale = std::sqrt(-2 * std::log(s) / s);
            other_ = y * scale;
            kept_ = true;
            return x * scale;
        }
    }

  private:
    std::uint64_t state_;
    double other_ = 0;
    bool kept_ = false;
};

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_DICE_HPP
