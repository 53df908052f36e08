// SPDX-License-Identifier: BSL-1.0
//
// The series that carry a geodesic on the ellipsoid to an arc on the auxiliary sphere: length,
// reduced length and longitude, to sixth order in the flattening.

#ifndef CORDON_DISTANCE_GEODESIC_SERIES_HPP
#define CORDON_DISTANCE_GEODESIC_SERIES_HPP

#include <array>
#include <concepts>
#include <cstddef>

#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"

namespace cordon::geodesic_series {

// Every series is in epsilon = k^2 / (sqrt(1 + k^2) + 1)^2, where k is e' times the cosine of the
// azimuth at the equator. On WGS 84 epsilon is at most 0.00168, so a term left out is relatively
// below 0.00168^7 = 4e-20.
//
//   Source    C. F. F. Karney, Algorithms for geodesics, 2013, J. Geodesy 87, equations (15)-(43)
template <std::floating_point Real>
[[nodiscard]] constexpr Real epsilon(Real k2) noexcept {
    return k2 / (2 * (1 + math::square_root(1 + k2)) + k2);
}

// A scale, as its small excess over 1, and the sine coefficients of an integral over sigma:
//   I(sigma) = (1 + excess) * (sigma + sum over l of coefficient[l - 1] * sin(2 l sigma))
template <std::floating_point Real, std::size_t Order>
struct expansion {
    Real excess;
    std::array<Real, Order> coefficient;
};

// The periodic part, by Clenshaw's summation, at the angle with this sine and cosine.
template <std::floating_point Real, std::size_t Order>
[[nodiscard]] constexpr Real periodic(const std::array<Real, Order>& coefficient,
                                      math::sine_cosine<Real> sigma) noexcept {
    const Real twice_cosine =  // 2 cos(2 sigma)
        2 * (sigma.cosine - sigma.sine) * (sigma.cosine + sigma.sine);
    Real next = 0;
    Real after = 0;
    for (std::size_t l = Order; l-- > 0;) {
        const Real sum = twice_cosine * next - after + coefficient[l];
        after = next;
        next = sum;
    }
    return 2 * sigma.sine * sigma.cosine * next;
}

// I1, the length of the arc over b: A1 of equation (17), C1 of equation (18).
template <std::floating_point Real>
[[nodiscard]] constexpr expansion<Real, 6> length(Real eps) noexcept {
    const Real e2 = eps * eps;
    const Real e3 = e2 * eps;
    return {(eps + e2 * (Real(1) / 4 + e2 * (Real(1) / 64 + e2 / 256))) / (1 - eps),
            {eps * (-Real(1) / 2 + e2 * (Real(3) / 16 - e2 / 32)),
             e2 * (-Real(1) / 16 + e2 * (Real(1) / 32 - e2 * 9 / 2048)),
             e3 * (-Real(1) / 48 + e2 * 3 / 256), e2 * e2 * (-Real(5) / 512 + e2 * 3 / 512),
             e2 * e3 * (-Real(7) / 1280), e3 * e3 * (-Real(7) / 2048)}};
}

// I2, which with I1 gives the reduced length: A2 of equation (42), C2 of equation (43).
template <std::floating_point Real>
[[nodiscard]] constexpr expansion<Real, 6> reduced_length(Real eps) noexcept {
    const Real e2 = eps * eps;
    const Real e3 = e2 * eps;
    return {(1 - eps) * (e2 * (Real(1) / 4 + e2 * (Real(9) / 64 + e2 * 25 / 256))) - eps,
            {eps * (Real(1) / 2 + e2 * (Real(1) / 16 + e2 / 32)),
             e2 * (Real(3) / 16 + e2 * (Real(1) / 32 + e2 * 35 / 2048)),
             e3 * (Real(5) / 48 + e2 * 5 / 256), e2 * e2 * (Real(35) / 512 + e2 * 7 / 512),
             e2 * e3 * 63 / 1280, e3 * e3 * 77 / 2048}};
}

// The coefficients of I3 as polynomials in epsilon for WGS 84, highest power first.
template <std::floating_point Real>
struct longitude_coefficients {
    static constexpr Real n = wgs84<Real>::n;
    static constexpr Real n2 = n * n;
    static constexpr std::array<Real, 5> excess = {
        -Real(3) / 128, -Real(3) / 64 - n / 32, -Real(1) / 16 - n * 3 / 16 - n2 / 16,
        -Real(1) / 4 - n / 8 + n2 * 3 / 8, -Real(1) / 2 + n / 2};
    static constexpr std::array<Real, 5> first = {Real(3) / 128, Real(5) / 128 + n / 64,
                                                  Real(3) / 64 + n * 3 / 64 - n2 / 64,
                                                  Real(1) / 8 - n2 / 8, Real(1) / 4 - n / 4};
    static constexpr std::array<Real, 4> second = {Real(5) / 256, Real(3) / 128 + n / 128,
                                                   Real(3) / 64 - n / 32 - n2 * 3 / 64,
                                                   Real(1) / 16 - n * 3 / 32 + n2 / 32};
    static constexpr std::array<Real, 3> third = {Real(7) / 512, Real(3) / 128 - n * 5 / 192,
                                                  Real(5) / 192 - n * 3 / 64 + n2 * 5 / 192};
    static constexpr std::array<Real, 2> fourth = {Real(7) / 512, Real(7) / 512 - n * 7 / 256};
    static constexpr Real fifth = Real(21) / 2560;
};

// The scale of I3 alone: A3 of equation (24).
template <std::floating_point Real>
[[nodiscard]] constexpr Real longitude_excess(Real eps) noexcept {
    return eps * math::polynomial(longitude_coefficients<Real>::excess, eps);
}

// I3, the longitude: A3 of equation (24), C3 of equation (25).
template <std::floating_point Real>
[[nodiscard]] constexpr expansion<Real, 5> longitude(Real eps) noexcept {
    using c = longitude_coefficients<Real>;
    const Real e2 = eps * eps;
    return {longitude_excess(eps),
            {eps * math::polynomial(c::first, eps), e2 * math::polynomial(c::second, eps),
             e2 * eps * math::polynomial(c::third, eps), e2 * e2 * math::polynomial(c::fourth, eps),
             e2 * e2 * eps * c::fifth}};
}

}  // namespace cordon::geodesic_series

#endif  // CORDON_DISTANCE_GEODESIC_SERIES_HPP
