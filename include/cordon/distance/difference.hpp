// SPDX-License-Identifier: BSL-1.0
//
// How far apart two positions are in latitude and in longitude: the one place where longitudes
// wrap, for every distance model.

#ifndef CORDON_DISTANCE_DIFFERENCE_HPP
#define CORDON_DISTANCE_DIFFERENCE_HPP

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// The difference of two longitudes, exactly, as an unevaluated sum.
template <std::floating_point Real>
struct longitude_difference {
    Real degrees;  // [0, 180]
    Real rest;     // degrees; less than a unit in the last place of 180
};

// The difference of two longitudes the shorter way round, without sign. Longitudes beyond 180 are
// the same place. NaN for a longitude that is NaN or infinite.
//
//   Error     0
template <std::floating_point Real>
[[nodiscard]] constexpr longitude_difference<Real> longitude_apart(Real first,
                                                                   Real second) noexcept {
    auto apart = math::sum_exactly(math::wrapped_degrees(second), -math::wrapped_degrees(first));
    if (apart.high < 0 || (apart.high == 0 && apart.low < 0)) apart = {-apart.high, -apart.low};
    if (apart.high > 180 || (apart.high == 180 && apart.low > 0)) {
        apart = math::sum_exactly(Real(360) - apart.high, -apart.low);  // exact: [0, 180]
    }
    return {apart.high, apart.low};
}

// The same for counts of 1e-7 degree, of any 32 bits: [0, 1800000000].
//
//   Error     0
[[nodiscard]] constexpr std::uint32_t longitude_apart(std::int32_t first,
                                                      std::int32_t second) noexcept {
    constexpr std::uint32_t turn = 3'600'000'000;
    const std::uint32_t apart =  // below 2^32, though the signed difference is not below 2^31
        first > second ? static_cast<std::uint32_t>(first) - static_cast<std::uint32_t>(second)
                       : static_cast<std::uint32_t>(second) - static_cast<std::uint32_t>(first);
    const std::uint32_t other = apart > turn ? apart - turn : turn - apart;
    return apart < other ? apart : other;
}

// Two positions as the near distance models see them.
struct angular_difference {
    double north;  // radians, without sign
    double east;   // radians, without sign, the shorter way round
    double polar;  // radians, what their latitudes' sum lacks of two right angles: twice the middle
                   // latitude's distance from the pole
};

template <class First, class Second>
inline constexpr bool both_e7 = std::is_same_v<typename point_traits<First>::unit, e7> &&
                                std::is_same_v<typename point_traits<Second>::unit, e7>;

// A position in 1e-7 degree as the functions below count it: what fits 32 bits is taken as it is.
template <position_like Position>
[[nodiscard]] constexpr position_e7 counts(const Position& place) noexcept {
    using traits = point_traits<Position>;
    if constexpr (std::is_same_v<decltype(traits::longitude(place)), std::int32_t>) {
        return {static_cast<std::int32_t>(traits::latitude(place)), traits::longitude(place)};
    } else {
        return to_e7(place);
    }
}

// How far two positions are apart in latitude, radians, without sign. From 1e-7 degree the
// difference is exact before it is scaled.
//
//   Requires  valid positions
//   Error     2 units in the last place
template <position_like First, position_like Second>
[[nodiscard]] constexpr double north_apart(const First& p, const Second& q) noexcept {
    if constexpr (both_e7<First, Second>) {
        const auto apart = std::int64_t{counts(p).latitude} - counts(q).latitude;
        return math::absolute(static_cast<double>(apart)) *
               (math::radians_per_degree<double> / 1e7);
    } else {
        return math::absolute(to_position(p).latitude - to_position(q).latitude) *
               math::radians_per_degree<double>;
    }
}

// The whole difference.
//
//   Requires  valid positions
//   Error     2 units in the last place of each
template <position_like First, position_like Second>
[[nodiscard]] constexpr angular_difference difference(const First& p, const Second& q) noexcept {
    if constexpr (both_e7<First, Second>) {
        constexpr double radians = math::radians_per_degree<double> / 1e7;
        const position_e7 a = counts(p);
        const position_e7 b = counts(q);
        const std::int64_t sum = std::int64_t{a.latitude} + b.latitude;
        const std::int64_t polar = 1'800'000'000 - (sum < 0 ? -sum : sum);
        return {north_apart(p, q),
                static_cast<double>(longitude_apart(a.longitude, b.longitude)) * radians,
                static_cast<double>(polar) * radians};
    } else {
        constexpr double radians = math::radians_per_degree<double>;
        const position a = to_position(p);
        const position b = to_position(q);
        const auto apart = longitude_apart(a.longitude, b.longitude);
        // From the pole each of them, which is exact near it, so that nothing is lost there.
        const double north = __builtin_copysign(1.0, a.latitude + b.latitude);
        return {north_apart(p, q), (apart.degrees + apart.rest) * radians,
                ((90 - north * a.latitude) + (90 - north * b.latitude)) * radians};
    }
}

// True for a latitude that exists; false for NaN.
template <std::floating_point Real>
[[nodiscard]] constexpr bool latitude_exists(Real latitude) noexcept {
    return latitude >= -90 && latitude <= 90;
}

// True for a latitude that exists and a finite longitude.
template <position_like Position>
[[nodiscard]] constexpr bool valid(const Position& place) noexcept {
    using traits = point_traits<Position>;
    if constexpr (std::is_same_v<typename traits::unit, e7>) {
        const std::int64_t latitude = traits::latitude(place);
        return latitude >= -900'000'000 && latitude <= 900'000'000;
    } else {
        const position p = to_position(place);
        return latitude_exists(p.latitude) && math::finite(p.longitude);
    }
}

// The same for both.
template <position_like First, position_like Second>
[[nodiscard]] constexpr bool valid(const First& p, const Second& q) noexcept {
    return valid(p) && valid(q);
}

}  // namespace cordon

#endif  // CORDON_DISTANCE_DIFFERENCE_HPP
