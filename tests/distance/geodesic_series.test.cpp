// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/geodesic_series.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "catch2.hpp"
#include "cordon/ellipsoid.hpp"

namespace series = cordon::geodesic_series;

namespace {

using real = long double;
constexpr real pi = 3.14159265358979323846264338327950288L;
constexpr real f = cordon::wgs84<real>::f;

// The integrands of C. F. F. Karney, Algorithms for geodesics, 2013, by k^2 and sigma:
// equation (7) of the length, (8) of the longitude, and that of I2 beside (40).
real length_density(real k2, real sigma) {
    return std::sqrt(1 + k2 * std::sin(sigma) * std::sin(sigma));
}
real reduced_density(real k2, real sigma) { return 1 / length_density(k2, sigma); }
real longitude_density(real k2, real sigma) {
    return (2 - f) / (1 + (1 - f) * length_density(k2, sigma));
}

real k2_of(real epsilon) { return 4 * epsilon / ((1 - epsilon) * (1 - epsilon)); }

// Gauss and Legendre's rule of 20 nodes, its nodes found by Newton's iteration.
struct rule {
    std::array<real, 20> node;
    std::array<real, 20> weight;
    rule() {
        constexpr std::size_t n = 20;
        for (std::size_t k = 0; k < n; ++k) {
            real x = std::cos(pi * (static_cast<real>(k) + 0.75L) / (n + 0.5L));
            real slope = 0;
            for (int step = 0; step < 20; ++step) {
                real before = 1;
                real value = x;
                for (std::size_t order = 2; order <= n; ++order) {
                    const auto l = static_cast<real>(order);
                    const real next = ((2 * l - 1) * x * value - (l - 1) * before) / l;
                    before = value;
                    value = next;
                }
                slope = n * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            node[k] = x;
            weight[k] = 2 / ((1 - x * x) * slope * slope);
        }
    }
};

// The integral from 0 of the density less 1, so that rounding is relative to the small part.
template <class Density>
real small_integral(Density density, real k2, real end) {
    static const rule gauss;
    real sum = 0;
    for (std::size_t k = 0; k < gauss.node.size(); ++k) {
        sum += gauss.weight[k] * (density(k2, (gauss.node[k] + 1) / 2 * end) - 1);
    }
    return sum * end / 2;
}

// An integrand is (1 + excess) (1 + sum of 2 l coefficient[l - 1] cos(2 l sigma)): each term by the
// trapezoidal rule, which for a periodic function is exact to rounding.
template <std::size_t Order, class Density>
series::expansion<real, Order> fourier(Density density, real k2) {
    constexpr int nodes = 64;
    std::array<real, Order + 1> sum{};
    for (int node = 0; node < nodes; ++node) {
        const real sigma = pi * node / nodes;
        const real value = density(k2, sigma) - 1;
        for (std::size_t l = 0; l <= Order; ++l) {
            sum[l] += value * std::cos(2 * static_cast<real>(l) * sigma) / nodes;
        }
    }
    series::expansion<real, Order> result{sum[0], {}};
    for (std::size_t l = 1; l <= Order; ++l) {
        result.coefficient[l - 1] = sum[l] / (static_cast<real>(l) * (1 + sum[0]));
    }
    return result;
}

template <std::size_t Order>
void check_terms(const series::expansion<real, Order>& answer,
                 const series::expansion<real, Order>& truth, real tolerance) {
    CHECK(std::fabs(answer.excess - truth.excess) <= tolerance);
    for (std::size_t l = 0; l < Order; ++l) {
        CAPTURE(l + 1, static_cast<double>(answer.coefficient[l]),
                static_cast<double>(truth.coefficient[l]));
        CHECK(std::fabs(answer.coefficient[l] - truth.coefficient[l]) <= tolerance);
    }
}

template <class Density, std::size_t Order>
real worst_of_sum(Density density, const series::expansion<real, Order>& sum, real k2) {
    real worst = 0;
    for (int step = 0; step <= 180; ++step) {
        const real sigma = pi / 180 * step;
        const real waves =
            series::periodic<real>(sum.coefficient, {std::sin(sigma), std::cos(sigma)});
        const real small = sum.excess * sigma + (1 + sum.excess) * waves;
        worst = std::fmax(worst, std::fabs(small - small_integral(density, k2, sigma)));
    }
    return worst;
}

}  // namespace

TEST_CASE("epsilon is the small number that its definition says") {
    for (const real k2 : {0.0L, 1e-20L, 1e-5L, 0.0067394967422764L, 0.3L}) {
        const real root = std::sqrt(1 + k2);
        const real expected = k2 / ((root + 1) * (root + 1));
        CHECK(std::fabs(series::epsilon(k2) - expected) <= 4e-19L * expected);
        if (k2 > 1e-6L) CHECK(std::fabs(k2_of(series::epsilon(k2)) - k2) <= 1e-17L * k2);
    }
    CHECK(series::epsilon(cordon::wgs84<double>::ep2) < 0.00168);
}

TEST_CASE("the series are the integrals that define them, on every geodesic of the ellipsoid") {
    real worst = 0;
    real worst_longitude = 0;
    for (int step = 0; step <= 50; ++step) {
        const real k2 = cordon::wgs84<real>::ep2 * step / 50;
        const real epsilon = series::epsilon(k2);
        worst = std::fmax(worst, worst_of_sum(length_density, series::length(epsilon), k2));
        worst =
            std::fmax(worst, worst_of_sum(reduced_density, series::reduced_length(epsilon), k2));
        worst_longitude = std::fmax(
            worst_longitude, worst_of_sum(longitude_density, series::longitude(epsilon), k2));
    }
    INFO("worst " << worst << " of the radius, of the longitude " << worst_longitude);
    CHECK(worst < 1e-18L);  // less than 0.007 nm on the ground
    // One order less, because the flattening multiplies it: 0.0002 nm on the ground.
    CHECK(worst_longitude < 1e-17L);
}

// At a greater epsilon than that of WGS 84 the last coefficient stands well above rounding, and
// what the series leaves out, of order 7 with a factor of 1/50, below the tolerance.
TEST_CASE("every coefficient of the length and of the reduced length is that of the integral") {
    const real epsilon = 0.005L;
    const real tolerance = std::pow(epsilon, 7.0L) / 20 + 5e-19L;
    check_terms(series::length(epsilon), fourier<6>(length_density, k2_of(epsilon)), tolerance);
    check_terms(series::reduced_length(epsilon), fourier<6>(reduced_density, k2_of(epsilon)),
                tolerance);
}

TEST_CASE("every coefficient of the longitude is that of the integral") {
    for (const real epsilon : {0.003L, 0.01L}) {
        const real left_out = std::pow(epsilon, 6.0L) / 20;
        check_terms(series::longitude(epsilon), fourier<5>(longitude_density, k2_of(epsilon)),
                    left_out);
        CHECK(series::longitude_excess(epsilon) == series::longitude(epsilon).excess);
    }
}

TEST_CASE("the periodic part is a sum of sines") {
    const std::array<real, 3> coefficient = {0.5L, -0.25L, 0.125L};
    for (int step = 0; step <= 360; ++step) {
        const real sigma = pi / 180 * step;
        const real expected =
            0.5L * std::sin(2 * sigma) - 0.25L * std::sin(4 * sigma) + 0.125L * std::sin(6 * sigma);
        const real answer = series::periodic<real>(coefficient, {std::sin(sigma), std::cos(sigma)});
        CHECK(std::fabs(answer - expected) < 2e-18L);
    }
}
