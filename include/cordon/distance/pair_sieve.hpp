// SPDX-License-Identifier: BSL-1.0
//
// The coarsest test of pairs of positions, for vectors: the metric of the middle latitude in float.
// What it leaves open, a few of a million, goes up the ladder.

#ifndef CORDON_DISTANCE_PAIR_SIEVE_HPP
#define CORDON_DISTANCE_PAIR_SIEVE_HPP

#include <array>
#include <cstddef>
#include <utility>

#include "cordon/distance/ladder.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"

namespace cordon {

// As ladder::by_mid_latitude, in units of the radius: with n and e the differences in counts of
// 1e-7 degree, z the square of the middle latitude's distance from the pole as a share of a right
// angle, and c2 = cos^2 = z P(z),
//   ((1 - e^2) n k)^2 + (w2 e k)^2 c2  against  w2^3 (1 +- m)^2,  k = a radians_per_count / r,
// both times c2^2, so that the margin's division by c2 is left out.
//
//   Domain    that of mid_latitude, and a radius of 1 mm or more; elsewhere open
//   Error     margin m: band, mid_latitude::truncation, and rounding, 2.5e-6 of the radius, with and
//             without fused multiply-add (proved, tests/proofs)
//   Cost      three conversions, about 30 operations of float
class pair_sieve {
  public:
    static constexpr double rounding = 2.5e-6;  // of the radius
    static constexpr metres least_radius{1e-3};

    // P above; its own error is 1e-8.
    static constexpr auto cosine2_coefficients = []() {
        const auto exact = math::interpolated<6>([](double z) {
            const double x = math::square_root(z) * (math::pi<double> / 2);
            return math::square(math::sine_cosine_of(x).sine) / z;
        });
        std::array<float, exact.size()> rounded{};
        for (std::size_t k = 0; k < exact.size(); ++k) rounded[k] = static_cast<float>(exact[k]);
        return rounded;
    }();

    // Requires  usable(radius)
    constexpr explicit pair_sieve(metres radius) noexcept {
        using shape = wgs84<double>;
        const double r = radius.count();
        const double k = shape::a * (math::radians_per_degree<double> / 1e7) / r;
        north_ = static_cast<float>((1 - shape::e2) * k);
        east_ = static_cast<float>(k);
        const double pole = mid_latitude::truncation(r, 0) / r;
        const double equator =
            (mid_latitude::truncation(r, 1) + ladder::band.count()) / r + rounding;
        margin_ = static_cast<float>(pole * (1 + 1e-6));
        margin_slope_ = static_cast<float>(equator - pole);
        const double least = math::square(r * (mid_latitude::pole_at_least / shape::a));
        least_cosine2_ = static_cast<float>(
            (least > mid_latitude::least_cosine2 ? least : mid_latitude::least_cosine2) *
            (1 + 1e-5));
    }
    [[nodiscard]] static constexpr bool usable(metres radius) noexcept {
        return radius >= least_radius && radius <= mid_latitude::reach;
    }

    // The differences without sign in counts of 1e-7 degree, and how much the latitudes' sum is
    // short of 180 degrees. Outside where `beyond_far` is not negative, inside where `beyond_near`
    // is, if `in_domain` is not negative. Float is float or a vector of them.
    template <class Float>
    [[gnu::always_inline]] constexpr void operator()(const Float& north, const Float& east,
                                                     const Float& short_of_pole, Float& beyond_far,
                                                     Float& beyond_near,
                                                     Float& in_domain) const noexcept {
        constexpr auto e2 = static_cast<float>(wgs84<double>::e2);
        const Float share = short_of_pole * (1 / 1.8e9F);
        const Float z = share * share;
        Float p = z * 0 + cosine2_coefficients.back();
        [&]<std::size_t... K>(std::index_sequence<K...>) {
            constexpr auto& c = cosine2_coefficients;
            ((p = p * z + c[c.size() - 2 - K]), ...);
        }(std::make_index_sequence<cosine2_coefficients.size() - 1>{});
        const Float c2 = z * p;
        const Float w2 = c2 * e2 + (1 - e2);
        const Float up = north * north_;
        const Float across = w2 * (east * east_);
        const Float squared = (up * up + across * across * c2) * (c2 * c2);
        const Float margin = c2 * margin_slope_ + margin_;
        const Float far = c2 + margin;
        const Float near = c2 - margin;
        const Float w6 = w2 * w2 * w2;
        beyond_far = squared - far * far * w6;
        beyond_near = squared - near * near * w6;
        in_domain = c2 - least_cosine2_;
    }

  private:
    float north_;
    float east_;
    float margin_;        // times c2, at the pole
    float margin_slope_;  // and what c2 adds to it
    float least_cosine2_;
};

}  // namespace cordon

#endif  // CORDON_DISTANCE_PAIR_SIEVE_HPP
