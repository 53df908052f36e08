// SPDX-License-Identifier: BSL-1.0

#include "cordon/ellipsoid.hpp"

#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using Catch::Matchers::WithinAbs;
using shape = cordon::wgs84<double>;

// Published values, NGA.STND.0036, tables 3.1 and 3.5.
static_assert(shape::a == 6378137);
static_assert(1 / shape::f > 298.2572235629 && 1 / shape::f < 298.2572235631);
static_assert(shape::b > 6356752.31424 && shape::b < 6356752.31425);
static_assert(shape::e2 > 6.694379990140e-3 && shape::e2 < 6.694379990142e-3);
static_assert(shape::ep2 > 6.739496742275e-3 && shape::ep2 < 6.739496742277e-3);

TEST_CASE("the polar radius in two parts is the defined one to a hundredth of a nanometre") {
    const long double b = 6378137.0L * (1 - 1 / 298.257223563L);
    const long double parts = oracle::wide(shape::b) + oracle::wide(shape::b_rest);
    CHECK(std::fabs(static_cast<double>(b - parts)) < 1e-14);
    CHECK(std::fabs(shape::b_rest) <= 0x1p-31);  // half a unit in the last place of b
}

TEST_CASE("the shape is the same in every precision") {
    CHECK_THAT(static_cast<double>(cordon::wgs84<float>::b), WithinAbs(shape::b, 0.25));
    CHECK_THAT(static_cast<double>(cordon::wgs84<long double>::b), WithinAbs(shape::b, 1e-9));
    CHECK_THAT(static_cast<double>(cordon::wgs84<long double>::n), WithinAbs(shape::n, 1e-18));
    CHECK_THAT(static_cast<double>(cordon::wgs84<float>::ep2), WithinAbs(shape::ep2, 1e-9));
}

TEST_CASE("every radius of curvature lies between the two bounds, and both are reached") {
    double least = 1e9;
    double greatest = 0;
    for (int step = 0; step <= 90'000; ++step) {
        const double sine = std::sin(step * 1e-3 * 3.14159265358979323846 / 180);
        const double w2 = 1 - shape::e2 * sine * sine;
        const double prime_vertical = shape::a / std::sqrt(w2);
        const double meridional = prime_vertical * (1 - shape::e2) / w2;
        least = std::fmin(least, std::fmin(meridional, prime_vertical));
        greatest = std::fmax(greatest, std::fmax(meridional, prime_vertical));
    }
    CHECK_THAT(least, WithinAbs(shape::least_curvature_radius, 1e-6));
    CHECK_THAT(greatest, WithinAbs(shape::greatest_curvature_radius, 1e-6));
}
