// SPDX-License-Identifier: BSL-1.0

#include "cordon/checked.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::checked;
using cordon::position;
using cordon::position_e7;
using cordon::position_fault;
using oracle::infinity;
using oracle::not_a_number;

static_assert(checked(51.5, -0.12).value == position{51.5, -0.12});
static_assert(checked(51.5, -0.12).fault == position_fault::none);
static_assert(checked(51.5, -0.12));
static_assert(checked(90.0, 180.0) && checked(-90.0, -180.0));
static_assert(!checked(90.00000000000001, 0.0));
static_assert(checked(position_e7{900'000'000, 0}));
static_assert(checked(position_e7{900'000'001, 0}).fault == position_fault::latitude_beyond_90);
static_assert(!std::is_convertible_v<cordon::checked_position, bool>, "asked for by name");

TEST_CASE("a latitude beyond 90 degrees is named") {
    for (const double latitude :
         {std::nextafter(90.0, 91.0), std::nextafter(-90.0, -91.0), 91.0, -180.0, 1e300, -1e300}) {
        CHECK(checked(latitude, 0).fault == position_fault::latitude_beyond_90);
    }
}

TEST_CASE("a latitude or a longitude that is not a finite number is named") {
    for (const double number : {not_a_number, infinity, -infinity}) {
        CHECK(checked(number, 0).fault == position_fault::latitude_not_finite);
        CHECK(checked(0, number).fault == position_fault::longitude_not_finite);
        CHECK(checked(number, number).fault == position_fault::latitude_not_finite);
        CHECK(checked(91, number).fault == position_fault::longitude_not_finite);
    }
}

TEST_CASE("a position with a fault cannot pass for a place") {
    for (const auto& refused : {checked(91, 5), checked(not_a_number, 5), checked(5, infinity)}) {
        CHECK_FALSE(refused);
        CHECK(std::isnan(refused.value.latitude));
        CHECK(std::isnan(refused.value.longitude));
    }
}

TEST_CASE("a longitude beyond 180 degrees is the same place, wrapped exactly") {
    CHECK(checked(0, 181).value.longitude == -179);
    CHECK(checked(0, -181).value.longitude == 179);
    CHECK(checked(0, 360).value.longitude == 0);
    CHECK(checked(0, -720).value.longitude == 0);
    CHECK(checked(0, 540).value.longitude == 180);
    CHECK(checked(position_e7{0, 2'000'000'000}).value.longitude == -160);
    oracle::generator random{1};
    for (int count = 0; count < 100'000; ++count) {
        const double longitude = random.sign() * random.spread(180, 1e300);
        const auto answer = checked(0, longitude);
        REQUIRE(answer);
        if (answer.value.longitude != std::remainder(longitude, 360.0)) {
            CAPTURE(longitude);
            REQUIRE(std::fabs(answer.value.longitude) == 180);  // both signs are the date line
        }
    }
}

TEST_CASE("a longitude within 180 degrees is left as it is, the sign of a zero included") {
    for (const double longitude : {-180.0, 180.0, 0.0, 5e-324, 179.99999999999997}) {
        CHECK(checked(0, longitude).value.longitude == longitude);
    }
    CHECK(std::signbit(checked(0, -0.0).value.longitude));
    CHECK(std::signbit(checked(-0.0, 0).value.latitude));
}

TEST_CASE("every fault of a position has a sentence of its own") {
    const std::string none = to_string(position_fault::none);
    const std::string latitude = to_string(position_fault::latitude_not_finite);
    const std::string longitude = to_string(position_fault::longitude_not_finite);
    const std::string beyond = to_string(position_fault::latitude_beyond_90);
    CHECK(none == "none");
    CHECK(latitude == "the latitude is not a finite number");
    CHECK(longitude == "the longitude is not a finite number");
    CHECK(beyond == "the latitude is beyond 90 degrees");
    CHECK(std::string{to_string(static_cast<position_fault>(200))}.empty());
}
