// SPDX-License-Identifier: BSL-1.0
//
// How far apart are two parties? The one function that a watch learns it from: integers only, so
// that every target gives the same answer, for every pair on Earth.

#ifndef CORDON_MOTION_SEPARATION_HPP
#define CORDON_MOTION_SEPARATION_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/fixed.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"

namespace cordon {

// An interval of distance: doubt of the measurement lives here. A distance beyond the range of
// 32 bits, 2,147 km, reads as the end of the range.
struct separation {
    std::int32_t least_mm = 0;   // millimetres; not nearer than this
    std::int32_t likely_mm = 0;  // millimetres
    std::int32_t most_mm = 0;    // millimetres; not farther than this, unless at the range's end

    static constexpr std::int32_t end_of_range_mm = INT32_MAX;

    friend constexpr bool operator==(const separation&, const separation&) noexcept = default;
};

// The same, with so much more doubt on either side.
//
//   Requires  doubt_mm >= 0
[[nodiscard]] CORDON_OUTLINE constexpr separation widened(separation s,
                                                          std::int64_t doubt_mm) noexcept {
    const std::int64_t least = s.least_mm - doubt_mm;
    const std::int64_t most = s.most_mm + doubt_mm;
    return {least > 0 ? static_cast<std::int32_t>(least) : 0, s.likely_mm,
            most < separation::end_of_range_mm ? static_cast<std::int32_t>(most)
                                               : separation::end_of_range_mm};
}

namespace separation_detail {

// N and M, the radii of curvature, as polynomials in cos^2(latitude); see wgs84.
constexpr double prime_vertical(double cosine2) {
    using shape = wgs84<double>;
    return shape::a / math::square_root(1 - shape::e2 * (1 - cosine2));
}
constexpr double meridional(double cosine2) {
    using shape = wgs84<double>;
    const double w2 = 1 - shape::e2 * (1 - cosine2);
    return shape::a * (1 - shape::e2) / (w2 * math::square_root(w2));
}

// Magnitudes of a polynomial in cos^2 whose signs alternate: N and M fall from the pole to the equator.
template <std::size_t Degree>
consteval std::array<std::uint32_t, Degree + 1> scaled(std::array<double, Degree + 1> real,
                                                       double scale) {
    std::array<std::uint32_t, Degree + 1> magnitudes{};
    for (std::size_t k = 0; k <= Degree; ++k) {
        const double value = k % 2 == 0 ? real[k] : -real[k];
        if (value < 0) return {};  // so that what uses it fails to compile
        magnitudes[k] = static_cast<std::uint32_t>(value * scale + 0.5);
    }
    return magnitudes;
}
template <std::size_t Size>
constexpr std::uint32_t at(const std::array<std::uint32_t, Size>& magnitudes,
                           std::uint32_t cosine2) noexcept {
    return fixed::alternating(magnitudes.data(), Size, cosine2);
}

// N and M in millimetres per count of 1e-7 degree, Q28.
inline constexpr double mm_per_count_q28 =
    1000 * math::radians_per_degree<double> / 1e7 * 268435456.0;
inline constexpr auto east_scale =
    scaled<3>(math::interpolated<3>([](double c) { return prime_vertical(c); }), mm_per_count_q28);
inline constexpr auto north_scale =
    scaled<3>(math::interpolated<3>([](double c) { return meridional(c); }), mm_per_count_q28);
// N in half millimetres less 2^33, because N itself needs 34 bits: [4165e6, 4210e6].
inline constexpr double prime_vertical_base_mm = 4294967296.0;
inline constexpr auto prime_vertical_mm =
    scaled<3>(math::interpolated<3>(
                  [](double c) { return 2 * (prime_vertical(c) * 1000 - prime_vertical_base_mm); }),
              1);
static_assert(east_scale[0] > 0 && north_scale[0] > 0 && prime_vertical_mm[0] > 0);

constexpr std::uint32_t magnitude(std::int64_t value) noexcept {
    return static_cast<std::uint32_t>(value < 0 ? -value : value);
}

// Below 2^32 both together.
constexpr separation with_error(std::uint32_t likely_mm, std::uint32_t error_mm) noexcept {
    constexpr std::uint32_t end = separation::end_of_range_mm;
    const auto cut = [](std::uint32_t mm) {
        return static_cast<std::int32_t>(mm < end ? mm : end);
    };
    return {cut(likely_mm > error_mm ? likely_mm - error_mm : 0), cut(likely_mm),
            cut(likely_mm + error_mm)};
}

// Up to 50 km, and up to 80 degrees of middle latitude, the plane of the middle latitude serves.
inline constexpr std::uint32_t near_latitude = 4'600'000;    // 1e-7 degree; 50 km are fewer
inline constexpr std::uint32_t near_middle = 1'600'000'000;  // twice 80 degrees, in 1e-7 degree
inline constexpr std::uint32_t near_longitude = 30'000'000;  // 1e-7 degree; at 80 degrees 58 km
inline constexpr std::uint32_t near_mm = 50'000'000;

// Error of the near form: 1 mm, and 2^-20 of the distance (sampled, 2e7 pairs).
constexpr std::uint32_t near_error_mm(std::uint32_t s) noexcept { return 1 + (s >> 20); }

inline constexpr std::uint32_t not_near = UINT32_MAX;  // instead of a length

// The mid-latitude metric with the correction for the curvature of the parallels,
//   s^2 = x^2 + y^2 - a^2 dlambda^2 (C S dlambda^2 + (3 - 2 C) dphi^2) / 12,
// x = N cos(phi) dlambda, y = M dphi, C = cos^2(phi), S = 1 - C, phi the middle latitude. The
// correction is the spherical term of Gauss's mid-latitude formula.
CORDON_OUTLINE constexpr std::uint32_t near_form(position_e7 p, position_e7 q) noexcept {
    const std::uint32_t north = magnitude(std::int64_t{p.latitude} - q.latitude);
    const std::uint32_t east = longitude_apart(p.longitude, q.longitude);
    const std::uint32_t middle = magnitude(std::int64_t{p.latitude} + q.latitude);
    if (north > near_latitude || middle > near_middle || east > near_longitude) return not_near;

    const std::uint32_t cosine = fixed::sine(fixed::quarter_turn - middle / 2);  // Q31
    const std::uint32_t cosine2 = fixed::multiply<31>(cosine, cosine);           // Q31
    // Lengths in 2^-5 mm: 31 bits for 50 km, so that a sum of squares fits 63.
    const std::uint32_t east_mm = fixed::multiply<31>(at(east_scale, cosine2), cosine);  // Q28
    const std::uint64_t x = fixed::wide_product(east, east_mm) >> 23;
    const std::uint64_t y = fixed::wide_product(north, at(north_scale, cosine2)) >> 23;
    if (x > std::uint64_t{near_mm} * 32) return not_near;

    // Angles in radians, Q31: 30e6 counts are 27 bits; their squares are below 2^23.
    constexpr std::uint32_t radians =
        fixed::constant<30>(math::radians_per_degree<double> / 1e7 * 2147483648.0);
    const std::uint32_t lambda = fixed::multiply<30>(east, radians);
    const std::uint32_t phi = fixed::multiply<30>(north, radians);
    const std::uint32_t lambda2 = fixed::multiply<31>(lambda, lambda);
    const std::uint32_t phi2 = fixed::multiply<31>(phi, phi);
    constexpr std::uint32_t one = std::uint32_t{1} << 31;
    const std::uint32_t product = fixed::multiply<31>(cosine2, one - cosine2);
    const std::uint32_t bracket =
        fixed::multiply<31>(product, lambda2) + 3 * phi2 - 2 * fixed::multiply<31>(cosine2, phi2);
    constexpr double a = wgs84<double>::a * 1000 * 32;  // 2^-5 mm
    // The bracket is below 2^21, so that it times this fits a word.
    constexpr auto scale = static_cast<std::uint32_t>(a / 4294967296.0 * (a / 1073741824.0) / 12);
    const std::uint64_t correction = fixed::wide_product(lambda2, bracket * scale);  // 2^-10 mm^2

    const auto square = [](std::uint64_t d) {
        const auto word = static_cast<std::uint32_t>(d);
        return fixed::wide_product(word, word);
    };
    const std::uint64_t squared = square(x) + square(y) - correction;
    const std::uint32_t mm = (fixed::square_root(squared) + 16) >> 5;
    return mm <= near_mm ? mm : not_near;
}

struct place {
    std::int64_t x, y, z;  // millimetres, Earth-centred
};

CORDON_OUTLINE constexpr place centred(position_e7 p) noexcept {
    constexpr std::uint32_t right = fixed::quarter_turn;
    const std::uint32_t latitude = magnitude(p.latitude);
    const std::uint32_t longitude = longitude_apart(p.longitude, 0);  // [0, 2 right]
    const bool west = (p.longitude < 0) != (magnitude(p.longitude) > 2 * right);
    const bool back = longitude > right;

    const std::uint32_t cosine_latitude = fixed::sine(right - latitude);
    const std::uint32_t sine_latitude = fixed::sine(latitude);
    const std::uint32_t cosine_longitude =
        back ? fixed::sine(longitude - right) : fixed::sine(right - longitude);
    const std::uint32_t sine_longitude = fixed::sine(back ? 2 * right - longitude : longitude);

    // N in mm is 2^32 and a word more.
    const std::uint32_t prime =
        at(prime_vertical_mm, fixed::multiply<31>(cosine_latitude, cosine_latitude)) / 2;
    const auto along = [prime](std::uint32_t cosine) {
        const std::uint64_t whole = std::uint64_t{cosine} << 32;
        return static_cast<std::int64_t>(
            (fixed::wide_product(prime, cosine) + whole + (std::uint64_t{1} << 30)) >> 31);
    };
    constexpr auto flattened = static_cast<std::uint32_t>((1 - wgs84<double>::e2) * 2147483648.0);
    const std::int64_t x = along(fixed::multiply<31>(cosine_latitude, cosine_longitude));
    const std::int64_t y = along(fixed::multiply<31>(cosine_latitude, sine_longitude));
    const std::int64_t z = along(fixed::multiply<31>(sine_latitude, flattened));
    return {back ? -x : x, west ? -y : y, p.latitude < 0 ? -z : z};
}

// Error of the far form: 40 mm from the components, 2^-20 of the distance, and the part that the
// curvature of the ellipsoid may differ from its mean: s^3 (K2 - K1) / 48 = 1.036e-5 mm times the
// cube of the distance in km, here 12 / 2^20 (the last proved in chord.hpp's source; all sampled).
constexpr std::uint32_t far_error_mm(std::uint32_t s) noexcept {
    // Kilometres, rounded up but for a thousandth, without a division.
    const std::uint32_t km = ((s >> 10) * 1074 >> 20) + 1;
    return 40 + (s >> 20) + static_cast<std::uint32_t>(fixed::wide_product(km * km * 12, km) >> 20);
}

// The chord in millimetres, UINT32_MAX where that is beyond the range of a separation.
CORDON_OUTLINE constexpr std::uint32_t chord_mm(position_e7 p, position_e7 q) noexcept {
    const place a = centred(p);
    const place b = centred(q);
    std::uint64_t squared = 0;  // below 3 * 2^62
    for (const auto along : {&place::x, &place::y, &place::z}) {
        const std::int64_t d = a.*along - b.*along;
        if (d > INT32_MAX || d < -INT32_MAX) return UINT32_MAX;
        squared += fixed::wide_product(magnitude(d), magnitude(d));
    }
    const std::uint32_t chord = fixed::square_root(squared);
    return chord <= INT32_MAX ? chord : UINT32_MAX;
}

// The chord, lengthened to the arc on a sphere whose curvature is the mean of the extremes.
CORDON_OUTLINE constexpr separation far_form(position_e7 p, position_e7 q) noexcept {
    const std::uint32_t chord = chord_mm(p, q);
    if (chord == UINT32_MAX) return with_error(separation::end_of_range_mm, 0);

    // t = c / (2 R) in Q31, 1 / R^2 the mean of the extreme curvatures.
    using shape = wgs84<double>;
    constexpr double mean_curvature = (1 / math::square(shape::least_curvature_radius) +
                                       1 / math::square(shape::greatest_curvature_radius)) /
                                      2;
    constexpr std::uint32_t half_curvature =
        fixed::constant<34>(math::square_root(mean_curvature) / 2000 * 2147483648.0);
    const std::uint32_t t = fixed::multiply<34>(chord, half_curvature);
    const std::uint32_t u = fixed::multiply<31>(t, t);  // Q31, below 0.0285
    // asin(t) / t - 1 = u (1/6 + u (3/40 + u (15/336 + u 105/3456))); the next is below 5e-10.
    std::uint32_t w = fixed::constant<31>(105.0 / 3456);
    w = fixed::constant<31>(15.0 / 336) + fixed::multiply<31>(w, u);
    w = fixed::constant<31>(3.0 / 40) + fixed::multiply<31>(w, u);
    w = fixed::constant<31>(1.0 / 6) + fixed::multiply<31>(w, u);
    w = fixed::multiply<31>(w, u);
    const std::uint32_t arc = chord + fixed::multiply<31>(chord, w);
    return with_error(arc, far_error_mm(arc));
}

}  // namespace separation_detail

// The geodesic distance of two positions as an interval that holds it.
//
//   Requires  latitudes that exist; any longitudes
//   Domain    every pair; beyond 2,147 km it says only that
//   Error     within 50 km and up to 80 degrees of middle latitude 1 mm + 2^-20 of the distance;
//             elsewhere 40 mm + 2^-20 + 1.15e-5 mm times the cube of the kilometres (sampled). The
//             interval holds it.
//   Cost      near: about 32 multiplications of 32 bits and a 64-bit square root; far: about 97
//   Source    mid-latitude: C. F. Gauss, Untersuchungen ueber Gegenstaende der hoeheren Geodaesie,
//             1846, section 23, to second order; the chord: see distance/chord.hpp
[[nodiscard]] constexpr separation separation_of(position_e7 p, position_e7 q) noexcept {
    using namespace separation_detail;
    const std::uint32_t near = near_form(p, q);
    return near != not_near ? with_error(near, near_error_mm(near)) : far_form(p, q);
}

}  // namespace cordon

#endif  // CORDON_MOTION_SEPARATION_HPP
