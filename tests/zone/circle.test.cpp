// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/circle.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <type_traits>

#include "catch2.hpp"
#include "cordon/distance/within.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

using Catch::Matchers::WithinAbs;
using cordon::checked;
using cordon::circle;
using cordon::circle_fault;
using cordon::classify;
using cordon::clearance;
using cordon::contains;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
using oracle::pair;
using oracle::regime;
using namespace cordon::literals;

static_assert(sizeof(circle<double>) == 104);
static_assert(std::is_trivially_copyable_v<circle<double>>);
static_assert(std::is_same_v<decltype(circle{position_e7{}, 1_m}), circle<double>>);
static_assert(!std::is_constructible_v<circle<double>, position, double>, "a radius has a unit");

namespace {

constexpr cordon::circle school{cordon::position{51.5, -0.12}, 200_m};
constexpr position nearby{51.501, -0.12};
constexpr position away{51.503, -0.12};

static_assert(contains(school, nearby) && !contains(school, away));
static_assert(classify(school, nearby) == side::inside);
static_assert(classify(school, away) == side::outside);
static_assert(clearance(school, nearby) < -(88_m) && clearance(school, away) > 133_m);
static_assert(school.centre() == position{51.5, -0.12} && school.radius() == 200_m);

}  // namespace

TEST_CASE("a circle answers whether, which side and how far, as the names say") {
    bool in = cordon::contains(school, nearby);
    cordon::side s = cordon::classify(school, nearby);
    cordon::metres c = cordon::clearance(school, nearby);
    CHECK(in);
    CHECK(s == side::inside);
    CHECK_THAT(c.count(), WithinAbs(cordon::distance(school.centre(), nearby).count() - 200, 0));
    CHECK(contains(circle{position_e7{515'000'000, -1'200'000}, 200_m}, nearby));
    CHECK_FALSE(contains(circle<double>{nearby, 0.1_km}, position_e7{515'000'000, -1'200'000}));
}

TEST_CASE("a circle prepared by the compiler is the one prepared at run time") {
    constexpr std::array compiled = {
        circle{position{51.5, -0.12}, 200_m}, circle{position{-33.9, 151.2}, 3_km},
        circle{position{89.99, 77.7}, 5_km}, circle{position{0.001, -179.9999}, 900_km}};
    oracle::generator random{400};
    for (const auto& each : compiled) {
        volatile double latitude = each.centre().latitude;  // hidden from the compiler
        volatile double longitude = each.centre().longitude;
        const circle prepared{position{latitude, longitude}, each.radius()};
        if constexpr (oracle::compiled_with_fused_products) {
            const auto apart = prepared.centre_cartesian() - each.centre_cartesian();
            CHECK(dot(apart, apart) < 1e-16);  // 10 nm
        } else {
            CHECK(prepared == each);
        }
        long different = 0;
        for (int count = 0; count < 20'000; ++count) {
            const double beside =
                random.sign() * (random.chance(0.5) ? random.spread(60e-9, 1) : 1000);
            const position p = oracle::destination(each.centre(), random.azimuth(),
                                                   each.radius().count() + beside);
            if (contains(prepared, p) != contains(each, p)) ++different;
            if (std::fabs(beside) < 1e-7) continue;  // where the geodesic's rounding may abstain
            if (classify(prepared, p) != classify(each, p)) ++different;
        }
        CHECK(different == 0);
    }
}

TEST_CASE(
    "half a million sides of circles are those of the geodesic, and only doubt within 55 nm "
    "abstains") {
    oracle::generator random{401};
    long decisions = 0;
    long wrong = 0;
    long silent = 0;
    std::string first_wrong;
    for (int count = 0; count < 70'000; ++count) {
        const regime kind = oracle::every_regime[random.bits() % oracle::every_regime.size()];
        const pair ends =
            random.chance(0.7) ? random.apart(random.spread(0.01, 19.9e6)) : random.next(kind);
        const long double s = oracle::true_distance(ends);
        for (int limit = 0; limit < 8; ++limit) {
            const double beside = random.sign() * random.spread(1e-9, 1);
            const auto r = static_cast<double>(s + oracle::wide(beside));
            if (r < 0) continue;
            ++decisions;
            const circle zone{ends.first, metres{r}};
            const side answer = classify(zone, ends.second);
            const bool in = s <= oracle::wide(r);
            const bool sure = oracle::miss(r, s) > 55e-9;
            if (answer == side::uncertain) {
                if (sure) ++silent;
            } else if ((answer == side::inside) != in && wrong++ == 0) {
                first_wrong = oracle::text(ends) + " " + std::to_string(beside * 1e9) + " nm";
            }
            if (sure && contains(zone, ends.second) != in && wrong++ == 0) {
                first_wrong = oracle::text(ends) + " " + std::to_string(beside * 1e9) + " nm";
            }
        }
    }
    INFO("first wrong: " << first_wrong);
    CHECK(decisions > 500'000);
    CHECK(wrong == 0);
    CHECK(silent == 0);
}

TEST_CASE("classify is right on every adversarial pair at limits beside its distance") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the adversarial sides are not checked");
        return;
    }
    const auto records = shared_data::adversarial();
    INFO("used ../shared/data/geodesic/adversarial_a.csv, " << records.size() << " pairs");
    REQUIRE(records.size() == shared_data::adversarial_size);
    for (const auto& [id, ends, s] : records) {
        for (const long double beside : {60e-9L, 1e-6L, 1e-3L, 1.0L}) {
            CAPTURE(id, static_cast<double>(beside));
            const circle wide{ends.first, metres{static_cast<double>(s + beside)}};
            CHECK(classify(wide, ends.second) == side::inside);
            if (s < beside) continue;
            const circle narrow{ends.first, metres{static_cast<double>(s - beside)}};
            CHECK(classify(narrow, ends.second) == side::outside);
        }
    }
}

TEST_CASE("a position on the line belongs to the circle, and classify does not pretend to know") {
    oracle::generator random{402};
    long wrong = 0;
    long pretended = 0;
    for (int count = 0; count < 30'000; ++count) {
        const auto [p, q] = random.apart(random.spread(0.01, 19.9e6));
        const metres d = cordon::distance(p, q);
        const circle zone{p, d};
        if (!contains(zone, q)) ++wrong;
        if (!(clearance(zone, q) <= metres{30e-9}) || !(clearance(zone, q) >= metres{-30e-9})) {
            ++wrong;
        }
        // 40 nm less what the rungs and the geodesic may differ by.
        const metres doubtful = d + metres{random.uniform(-29e-9, 29e-9)};
        if (doubtful < 0_m) continue;
        if (classify(circle{p, doubtful}, q) != side::uncertain) ++pretended;
    }
    CHECK(wrong == 0);
    CHECK(pretended == 0);
}

TEST_CASE("a circle contains what is within its radius of its centre") {
    oracle::generator random{403};
    long wrong = 0;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 20'000; ++count) {
            const auto [p, q] = random.next(kind);
            const metres d = cordon::distance(p, q);
            const metres r = random.chance(0.5) ? metres{random.spread(1e-3, 2e7)}
                                                : d * random.uniform(0.9999, 1.0001);
            const circle zone{p, r};
            if (contains(zone, q) != cordon::within(p, q, r)) ++wrong;
            if (clearance(zone, q) != d - r) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a circle around a pole or across the date line is a circle like any other") {
    const circle polar{position{90, 0}, 10_km};
    const circle date_line{position{-17.5, 179.999}, 10_km};
    for (double longitude = -180; longitude <= 180; longitude += 0.5) {
        CHECK(contains(polar, position{89.9105, longitude}));
        CHECK_FALSE(contains(polar, position{89.9103, longitude}));
    }
    CHECK(contains(date_line, position{-17.5, -179.95}));
    CHECK(contains(date_line, position{-17.5, 180.05}));
    CHECK_FALSE(contains(date_line, position{-17.5, -179.9}));
    CHECK(contains(circle{position{0, 0}, 20'003.932_km}, position{0.3, 179.7}));
    CHECK(contains(circle{position{10, 20}, 0_m}, position{10, 380}));
}

TEST_CASE("a position with an impossible latitude or longitude is on no side of a circle") {
    for (const double bad : {oracle::not_a_number, oracle::infinity, -oracle::infinity}) {
        CHECK(classify(school, position{bad, 0}) == side::uncertain);
        CHECK(classify(school, position{51.5, bad}) == side::uncertain);
        CHECK(std::isnan(clearance(school, position{bad, 0}).count()));
        CHECK(std::isnan(clearance(school, position{51.5, bad}).count()));
    }
    CHECK(classify(school, position{std::nextafter(90.0, 91.0), 0}) == side::uncertain);
    CHECK(classify(school, position{-91, 0}) == side::uncertain);
    CHECK(classify(school, position_e7{900'000'001, 0}) == side::uncertain);
}

TEST_CASE("a longitude beyond 180 is the same place to a circle") {
    CHECK(classify(school, position{51.5, 359.88}) == side::inside);
    CHECK(classify(circle{position{51.5, -720.12}, 200_m}, nearby) == side::inside);
    CHECK(checked(position{51.5, 359.875}, 200_m).value.centre() == position{51.5, -0.125});
}

TEST_CASE("a negative, absent or infinite radius of a circle is named") {
    const position sound{51.5, -0.12};
    CHECK(checked(sound, metres{-1}).fault == circle_fault::radius_negative);
    CHECK(checked(sound, metres{-5e-324}).fault == circle_fault::radius_negative);
    CHECK(checked(sound, metres{oracle::not_a_number}).fault == circle_fault::radius_not_finite);
    CHECK(checked(sound, metres{oracle::infinity}).fault == circle_fault::radius_not_finite);
    CHECK(checked(sound, metres{-oracle::infinity}).fault == circle_fault::radius_not_finite);
    CHECK(checked(position{91, 0}, 200_m).fault == circle_fault::centre_not_valid);
    CHECK(checked(position{0, oracle::not_a_number}, 200_m).fault ==
          circle_fault::centre_not_valid);
    CHECK(checked(sound, metres{-0.0}));
    static_assert(checked(position_e7{515'000'000, -1'200'000}, 200_m).value.radius() == 200_m);
    static_assert(!checked(position{51.5, -0.12}, metres{-1}));
    for (const auto fault : {circle_fault::none, circle_fault::centre_not_valid,
                             circle_fault::radius_not_finite, circle_fault::radius_negative}) {
        CHECK_FALSE(std::string{to_string(fault)}.empty());
    }
    CHECK(to_string(circle_fault::radius_negative) == std::string{"the radius is negative"});
}

TEST_CASE("within a grown or shrunk circle is a clearance of at most as much, exactly") {
    oracle::generator random{402};
    long wrong = 0;
    long silent = 0;
    std::string first_wrong;
    for (int count = 0; count < 60'000; ++count) {
        const double r = random.spread(0.01, 1e6);
        const double grown = random.chance(0.1) ? 0 : random.uniform(-r, 2 * r);
        const double beside = random.sign() * random.spread(60e-9, 1);
        if (r + grown + beside < 0) continue;
        const pair ends = random.apart(r + grown + beside);
        const long double s = oracle::true_distance(ends);
        const bool in = s <= oracle::wide(r) + oracle::wide(grown);
        if (std::fabs(s - oracle::wide(r) - oracle::wide(grown)) < 55e-9L) continue;
        const circle zone{ends.first, metres{r}};
        const side answer = classify(zone, ends.second, metres{grown});
        if (answer == side::uncertain) ++silent;
        if ((answer != side::uncertain && (answer == side::inside) != in) ||
            within(zone, ends.second, metres{grown}) != in) {
            if (wrong++ == 0) first_wrong = oracle::text(ends);
        }
    }
    CHECK(wrong == 0);
    CHECK(first_wrong == "");
    CHECK(silent == 0);
    STATIC_REQUIRE(within(school, nearby, 0_m) && within(school, away, 200_m));
    STATIC_REQUIRE(!within(school, school.centre(), -(200.1_m)));
    STATIC_REQUIRE(classify(school, school.centre(), -(200.1_m)) == side::outside);
    STATIC_REQUIRE(classify(school, school.centre(), -(200_m)) == side::uncertain);
    CHECK(classify(school, position{oracle::not_a_number, 0}, 1_m) == side::uncertain);
}
