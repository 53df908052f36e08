// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/geodesic.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "distance/model_properties.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

using Catch::Matchers::WithinAbs;
using cordon::geodesic;
using cordon::geodesic_max_error;
using cordon::metres;
using cordon::position;
using oracle::nanometre;
using oracle::pair;
using oracle::regime;

namespace {

constexpr geodesic<double> exact{};
double between(position p, position q) { return exact(p, q).count(); }

constexpr double meridian = 20003931.458625447;  // metres, pole to pole, by quadrature of M

}  // namespace

TEST_CASE("the geodesic has the properties of a distance model") {
    oracle::check_model_properties(geodesic<double>{}, 130, 50'000);
}

TEST_CASE("the geodesic in long double is that of published distances of 60 digits") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the adversarial geodesics are not checked");
        return;
    }
    const auto records = shared_data::adversarial();
    INFO("used ../shared/data/geodesic/adversarial_a.csv, " << records.size() << " geodesics");
    REQUIRE(records.size() == shared_data::adversarial_size);
    oracle::worst in_long_double;
    oracle::worst in_double;
    for (const auto& each : records) {
        const long double answer = oracle::true_distance(each.ends);
        in_long_double.see(static_cast<double>(std::fabs(answer - each.metres)), each.ends);
        in_double.see(oracle::miss(between(each.ends.first, each.ends.second), each.metres),
                      each.ends);
    }
    INFO("worst " << in_long_double.in_nanometres() << ", in double " << in_double.in_nanometres());
    CHECK(in_long_double.value <= 0.02 * nanometre);
    CHECK(in_double.value <= geodesic_max_error.count());
}

TEST_CASE("the geodesic is that of Karney's published test set") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: Karney's test set is not checked");
        return;
    }
    const auto records = shared_data::geodtest();
    INFO("used ../shared/data/geodesic/geodtest_short_part_a.dat, " << records.size() << " lines");
    REQUIRE(records.size() == shared_data::geodtest_size);
    oracle::worst worst;
    oracle::worst beside_geographiclib;
    for (const auto& each : records) {
        const double answer = between(each.ends.first, each.ends.second);
        worst.see(oracle::miss(answer, each.metres), each.ends);
        beside_geographiclib.see(std::fabs(answer - oracle::geographiclib_distance(each.ends)),
                                 each.ends);
    }
    INFO("worst " << worst.in_nanometres());
    INFO("farthest from GeographicLib " << beside_geographiclib.in_nanometres());
    CHECK(worst.value <= geodesic_max_error.count());
    CHECK(beside_geographiclib.value <= geodesic_max_error.count());
}

TEST_CASE("the geodesic in long double is GeographicLib's exact geodesic to its rounding") {
    oracle::generator random{131};
    oracle::worst worst;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 4000; ++count) {
            const pair ends = random.next(kind);
            worst.see(oracle::miss(oracle::geographiclib_exact_distance(ends),
                                   oracle::true_distance(ends)),
                      ends);
        }
    }
    INFO("farthest apart " << worst.in_nanometres());
    CHECK(worst.value <= 20 * nanometre);  // its own error for near antipodes is 12 nm
}

TEST_CASE("the error of the geodesic stays within its bound, and is more than a tenth of it") {
    oracle::generator random{132};
    oracle::worst worst;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 120'000; ++count) {
            const pair ends = random.next(kind);
            worst.see(oracle::miss(between(ends.first, ends.second), oracle::true_distance(ends)),
                      ends);
        }
    }
    INFO("worst " << worst.in_nanometres());
    CHECK(worst.value <= geodesic_max_error.count());
    CHECK(worst.value > geodesic_max_error.count() / 10);
}

TEST_CASE("a pole is one place, whatever the longitude") {
    oracle::generator random{133};
    for (int count = 0; count < 1000; ++count) {
        const double pole = random.sign() * 90;
        CHECK(between({pole, random.longitude()}, {pole, random.longitude()}) == 0);
        CHECK_THAT(between({pole, random.longitude()}, {-pole, random.longitude()}),
                   WithinAbs(meridian, 15 * nanometre));
        CHECK_THAT(between({pole, random.longitude()}, {0, random.longitude()}),
                   WithinAbs(meridian / 2, 15 * nanometre));
    }
}

TEST_CASE("the date line is no line") {
    CHECK(between({10, 180}, {10, -180}) == 0);
    CHECK(between({-10, 180}, {-10, 540}) == 0);
    CHECK(between({0, 179.5}, {0, -179.5}) == between({0, -0.5}, {0, 0.5}));
    CHECK(between({60, 179.75}, {59, -179.5}) == between({60, -0.25}, {59, 0.5}));
}

TEST_CASE("along the equator the distance is the equator's, up to where it is the shortest") {
    constexpr double degree = 111319.49079327357;
    for (const double east : {1e-9, 1.0, 90.0, 179.39}) {
        CHECK_THAT(between({0, 0}, {0, east}), WithinAbs(degree * east, 15 * nanometre));
    }
    CHECK(between({0, 0}, {0, 179.5}) < degree * 179.5 - 1);
    CHECK_THAT(between({0, 0}, {0, 180}), WithinAbs(meridian, 15 * nanometre));
    CHECK_THAT(between({30, 20}, {-30, -160}), WithinAbs(meridian, 15 * nanometre));
}

TEST_CASE("a longitude another turn on, however far, is the same place to the last bit") {
    const position here{51.5, -0.125};
    const position there{-20.25, 100.5};
    const double expected = between(here, there);
    for (const double turns : {-3600.0, -360.0, 360.0, 720.0, 360.0 * 1048576}) {
        CHECK(between({51.5, -0.125 + turns}, there) == expected);
        CHECK(between(here, {-20.25, 100.5 + turns}) == expected);
    }
    for (const double longitude : {1e300, -1e300, 1e17, 12345678.9}) {
        const double wrapped = std::remainder(longitude, 360.0);
        CHECK(between(here, {-20.25, longitude}) == between(here, {-20.25, wrapped}));
    }
}

TEST_CASE("the sign of a zero makes no difference") {
    for (const double latitude : {0.0, 51.5, 90.0}) {
        for (const double longitude : {0.0, 90.0, 180.0}) {
            const double expected = between({0, 0}, {latitude, longitude});
            CHECK(between({-0.0, 0}, {latitude, longitude}) == expected);
            CHECK(between({0, -0.0}, {latitude, longitude}) == expected);
            CHECK(between({-0.0, -0.0}, {-latitude, -longitude}) == expected);
        }
    }
}

TEST_CASE("a pair seen in a mirror is as far apart") {
    oracle::generator random{134};
    long wrong = 0;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 20'000; ++count) {
            const auto [p, q] = random.next(kind);
            const metres expected = exact(p, q);
            if (exact({-p.latitude, p.longitude}, {-q.latitude, q.longitude}) != expected) ++wrong;
            if (exact({p.latitude, -p.longitude}, {q.latitude, -q.longitude}) != expected) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("the smallest steps there are have the length that they have") {
    for (const double step : {5e-324, 1e-300, 1e-30, 1e-15, 1e-9}) {
        CHECK_THAT(between({0, 0}, {0, step}) / step,
                   WithinAbs(111319.49079327357, 1e-9) || WithinAbs(0, step < 1e-300 ? 1e9 : 0));
        CHECK(between({0, 0}, {0, step}) >= 0);
        CHECK(between({0, 0}, {step, 0}) >= 0);
    }
    CHECK_THAT(between({0, 0}, {1e-30, 0}), WithinAbs(1.1057427582e-25, 1e-34));
}

TEST_CASE("the distance made by the compiler is that made at run time") {
    constexpr double compiled = geodesic<double>{}({51.5, -0.12}, {-33.9, 151.2}).count();
    constexpr double antipodal = geodesic<double>{}({30, 0}, {-29.9, 179.8}).count();
    volatile double latitude = 51.5;
    volatile double nearly_opposite = 179.8;
    const double far = between({latitude, -0.12}, {-33.9, 151.2});
    const double opposite = between({30, 0}, {-29.9, nearly_opposite});
    if constexpr (oracle::compiled_with_fused_products) {
        CHECK_THAT(far, WithinAbs(compiled, 2 * geodesic_max_error.count()));
        CHECK_THAT(opposite, WithinAbs(antipodal, 2 * geodesic_max_error.count()));
    } else {
        CHECK(std::bit_cast<std::uint64_t>(far) == std::bit_cast<std::uint64_t>(compiled));
        CHECK(std::bit_cast<std::uint64_t>(opposite) == std::bit_cast<std::uint64_t>(antipodal));
    }
}

TEST_CASE("the geodesic in float is right to a few metres") {
    oracle::generator random{135};
    oracle::worst worst;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 10'000; ++count) {
            auto [p, q] = random.next(kind);
            for (double* angle : {&p.latitude, &p.longitude, &q.latitude, &q.longitude}) {
                *angle = static_cast<double>(static_cast<float>(*angle));  // the input is exact
            }
            const double answer = geodesic<float>{}(p, q).count();
            worst.see(std::fabs(answer - between(p, q)), {p, q});
        }
    }
    INFO("worst " << worst.value << " m at " << oracle::text(worst.ends));
    CHECK(worst.value <= 4);  // two units in the last place of 20,000 km
}
