// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/cartesian.hpp"

#include <GeographicLib/Geocentric.hpp>
#include <cmath>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::cartesian;
using cordon::dot;
using cordon::position;
using cordon::to_cartesian;
using oracle::nanometre;

static_assert(sizeof(cartesian) == 24);
static_assert(dot({1, 2, 3}, {4, 5, 6}) == 32);
static_assert(dot(cartesian{1, 2, 3} + cartesian{1, 0, 0} - cartesian{0, 2, 3} * 1.0, {1, 1, 1}) ==
              2);

namespace {

// The same in long double: 1e-19 of the radius, 1 pm.
struct exact_place {
    long double x, y, z;
    explicit exact_place(position p) {
        constexpr long double degree = 3.14159265358979323846264338327950288L / 180;
        constexpr long double f = 1 / 298.257223563L;
        constexpr long double e2 = f * (2 - f);
        // Reduced exactly, so that a place near a pole or the date line keeps its place.
        int quarters = 0;
        const long double rest = std::remquo(oracle::wide(p.longitude), 90.0L, &quarters) * degree;
        const long double cosines[] = {std::cos(rest), -std::sin(rest), -std::cos(rest),
                                       std::sin(rest)};
        const long double cosine_longitude = cosines[quarters & 3];
        const long double sine_longitude = cosines[(quarters + 3) & 3];
        const long double sine = std::sin(oracle::wide(p.latitude) * degree);
        const long double cosine = std::sin((90 - std::fabs(oracle::wide(p.latitude))) * degree);
        const long double prime = 6378137 / std::sqrt(1 - e2 * sine * sine);
        x = prime * cosine * cosine_longitude;
        y = prime * cosine * sine_longitude;
        z = prime * (1 - e2) * sine;
    }
};

}  // namespace

TEST_CASE("the place in space of a position is right to 9.8 nm on each axis") {
    constexpr double relative = 1.53e-15;  // as the header states
    oracle::generator random{30};
    double worst = 0;
    double worst_part = 0;
    for (int count = 0; count < 500'000; ++count) {
        const position p = random.anywhere_delicate();
        const cartesian answer = to_cartesian(p);
        const exact_place truth{p};
        const auto see = [&](double value, long double exact) {
            const double error = oracle::miss(value, exact);
            worst = std::fmax(worst, error);
            if (std::fabs(exact) > 1e-300L) {
                worst_part = std::fmax(worst_part, error / std::fabs(value));
            }
        };
        see(answer.x, truth.x);
        see(answer.y, truth.y);
        see(answer.z, truth.z);
    }
    INFO("worst " << worst / nanometre << " nm and " << worst_part << " of the value");
    CHECK(worst <= 9.8 * nanometre);
    CHECK(worst > 0.98 * nanometre);
    CHECK(worst_part <= relative);
    CHECK(worst_part > relative / 10);
}

TEST_CASE("the place in space agrees with GeographicLib") {
    oracle::generator random{31};
    double worst = 0;
    for (int count = 0; count < 100'000; ++count) {
        const position p = random.anywhere_delicate();
        double x = 0, y = 0, z = 0;
        GeographicLib::Geocentric::WGS84().Forward(p.latitude, p.longitude, 0, x, y, z);
        const cartesian answer = to_cartesian(p);
        worst = std::fmax(worst, std::fabs(answer.x - x));
        worst = std::fmax(worst, std::fabs(answer.y - y));
        worst = std::fmax(worst, std::fabs(answer.z - z));
    }
    CHECK(worst <= 12 * nanometre);
}

TEST_CASE("the axes, the poles and the date line have their exact places") {
    using shape = cordon::wgs84<double>;
    CHECK(to_cartesian({0, 0}).x == shape::a);
    CHECK(to_cartesian({0, 0}).y == 0);
    CHECK(to_cartesian({0, 90}).y == shape::a);
    CHECK(to_cartesian({0, 180}).x == -shape::a);
    CHECK(to_cartesian({0, 180}).y == 0);
    CHECK(to_cartesian({0, -180}).x == to_cartesian({0, 180}).x);
    CHECK(to_cartesian({90, 123}).x == 0);
    CHECK(to_cartesian({-90, 123}).y == 0);
    CHECK(std::fabs(to_cartesian({90, 7}).z - shape::b) <= 2 * nanometre);
    static_assert(to_cartesian({0, 90}).x == 0);
}

TEST_CASE("a longitude written another turn on has the same place in space") {
    const cartesian here = to_cartesian({51.5, -0.125});
    for (const double turns : {-720.0, -360.0, 360.0, 3600.0}) {
        const cartesian there = to_cartesian({51.5, -0.125 + turns});
        CHECK(dot(there - here, there - here) <= nanometre * nanometre * 25);
    }
}
