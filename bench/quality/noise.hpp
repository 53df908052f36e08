// SPDX-License-Identifier: BSL-1.0
//
// The error of one receiver over time, correlated and with bursts, and what it claims of itself.

#ifndef CORDON_BENCH_QUALITY_NOISE_HPP
#define CORDON_BENCH_QUALITY_NOISE_HPP

#include <cmath>
#include <numbers>
#include <vector>

#include "dice.hpp"
#include "frozen.hpp"
#include "scenario.hpp"

namespace quality {

struct reading {
    place error;     // metres
    double claimed;  // metres, sigma along each axis
    bool burst;
};

class receiver {
  public:
    // Recorded errors are those of one party from the other: the second party has them all.
    receiver(const noise_family& family, double residual_sigma, bool second, double length,
             std::uint64_t seed)
        : family_{family}, random_{seed}, second_{second} {
        claimed_ =
            family.recorded.empty() ? std::hypot(family.sigma[0], family.sigma[1]) : residual_sigma;
        for (auto& part : state_) part = {random_.normal(), random_.normal()};
        if (!family.recorded.empty()) {
            start_ = random_.uniform() * static_cast<double>(family.recorded.size());
            turned_ = random_.uniform(0, 2 * std::numbers::pi);
        } else if (family.bursts_a_day > 0) {
            const double gap = 86'400 / family.bursts_a_day;
            for (double t = random_.exponential(gap) - 2 * family.burst_mean; t < length;
                 t += random_.exponential(gap)) {
                const double size = random_.log_uniform(family.burst_least, family.burst_most);
                const double bearing = random_.uniform(0, 2 * std::numbers::pi);
                bursts_.push_back({t,
                                   t + random_.exponential(family.burst_mean),
                                   {size * std::cos(bearing), size * std::sin(bearing)},
                                   random_.uniform() < family.honest ? size : claimed_});
            }
        }
    }

    // At rising times.
    [[nodiscard]] reading at(double seconds) {
        if (!family_.recorded.empty()) return recorded(seconds);
        reading made{{0, 0}, claimed_, false};
        for (int k = 0; k < 2; ++k) {
            if (family_.sigma[k] == 0) continue;
            const double rho = std::exp(-(seconds - before_) / family_.tau[k]);
            const double fresh = std::sqrt(1 - rho * rho);
            place& z = state_[k];
            z = {rho * z.north + fresh * random_.normal(), rho * z.east + fresh * random_.normal()};
            made.error.north += family_.sigma[k] * z.north;
            made.error.east += family_.sigma[k] * z.east;
        }
        before_ = seconds;
        while (next_ < bursts_.size() && bursts_[next_].to < seconds) ++next_;
        if (next_ < bursts_.size() && bursts_[next_].from <= seconds) {
            const burst& b = bursts_[next_];
            made.error.north += b.off.north;
            made.error.east += b.off.east;
            made.claimed = b.claimed;
            made.burst = true;
        }
        return made;
    }

  private:
    struct burst {
        double from, to;
        place off;
        double claimed;
    };

    // The record from a random second on, back and forth, turned.
    reading recorded(double seconds) const {
        reading made{{0, 0}, claimed_, false};
        if (!second_) return made;
        const auto size = family_.recorded.size();
        const auto step = static_cast<std::size_t>(start_ + seconds) % (2 * size);
        const auto& e = family_.recorded[step < size ? step : 2 * size - 1 - step];
        const double c = std::cos(turned_);
        const double s = std::sin(turned_);
        made.error = {c * e.north - s * e.east, s * e.north + c * e.east};
        made.burst = std::hypot(e.north, e.east) > 4 * std::numbers::sqrt2 * claimed_;
        return made;
    }

    const noise_family& family_;
    dice random_;
    bool second_;
    double claimed_;
    place state_[2]{};
    double before_ = 0;
    std::vector<burst> bursts_;
    std::size_t next_ = 0;
    double start_ = 0, turned_ = 0;
};

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_NOISE_HPP
