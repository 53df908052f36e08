// SPDX-License-Identifier: BSL-1.0
//
// The coarsest test of a circle, for vectors: what it leaves open, a few of a million, goes to the
// circle's filter.

#ifndef CORDON_ZONE_CIRCLE_SIEVE_HPP
#define CORDON_ZONE_CIRCLE_SIEVE_HPP

#include <cstdint>

#include "cordon/math.hpp"
#include "cordon/zone/circle_filter.hpp"

namespace cordon {

// The filter's expansion without all that makes less than a few millionths of the radius: in counts
// of latitude, with P and Q the differences and x0, x1, y0 as in circle_expansion,
//   (s / y0)^2 = P^2 + u^2,   u = Q (x0 + x1 P) / y0,   less (r / y0)^2: negative is inside.
// A position that is too far north is outside by P^2 alone, and one nearer by u^2, which grows with
// |Q| because x0 + x1 P is then positive: no box is needed.
//
//   Domain    that of the filter, where it is usable
//   Error     open: the filter's margin twice, so that what is decided here the filter decides too;
//             the terms left out, y1 P^2 and a quarter more than the third order; and rounding,
//             1.25e-6 of the radius, with and without fused multiply-add (proved, tests/proofs)
//   Cost      two conversions and four fused products of float
class circle_sieve {
  public:
    static constexpr double rounding = 1.25e-6;  // of the radius

    // Requires  a filter that is usable
    constexpr explicit circle_sieve(const circle_filter<float>& filter) noexcept {
        const auto& from = filter.expansion();
        const auto wide = [](float value) { return static_cast<double>(value); };
        const double p2 = wide(from.p2), p3 = wide(from.p3), p4 = wide(from.p4);
        const double q2 = wide(from.q2), q2p = wide(from.q2p), q2p2 = wide(from.q2p2);
        const double q4 = wide(from.q4);
        // y1, y2, x1, x2 over y0 or x0; shares of the radius, when P is r / y0 and Q is r / x0.
        const double reach = 1 / math::square_root(p2);
        const double y1 = p3 / (2 * p2);
        const double y2 = (p4 / p2 - math::square(y1)) / 2;
        const double x1 = q2p / (2 * q2);
        const double x2 = (q2p2 / q2 - math::square(x1)) / 2;
        const double left_out =
            math::absolute(y1) * reach + 1.25 * (math::absolute(y2) / p2 + math::absolute(x2) / p2 +
                                                 math::absolute(q4) / (2 * q2 * q2));
        const double margin =
            2 * (math::square_root(wide(filter.outside())) - 1) + left_out + rounding;
        const double x0 = math::square_root(q2 / p2);
        x0_ = static_cast<float>(x0);
        x1_ = static_cast<float>(x0 * x1);
        limit_ = static_cast<float>(1 / p2);
        open_ = static_cast<float>((2 + margin) * margin / p2);
    }

    // Above 0 is outside and below 0 inside, unless the magnitude is `open` or less. Float is float
    // or a vector of them, by reference because how a vector is passed by value depends on the
    // target.
    template <class Float>
    [[gnu::always_inline]] constexpr void excess(const Float& north, const Float& east,
                                                 Float& squared) const noexcept {
        const Float u = east * (x0_ + north * x1_);
        squared = u * u + (north * north - limit_);
    }
    [[nodiscard]] constexpr float open() const noexcept { return open_; }

  private:
    float x0_ = 0;     // counts of latitude per count of longitude
    float x1_ = 0;     // the same per count of latitude
    float limit_ = 0;  // counts^2
    float open_ = 0;   // counts^2
};

}  // namespace cordon

#endif  // CORDON_ZONE_CIRCLE_SIEVE_HPP
