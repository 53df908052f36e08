// SPDX-License-Identifier: BSL-1.0
//
// Moves between fixes against what they stand for: constant-speed walks along true geodesics.

#include "cordon/motion/leg.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/position.hpp"
#include "motion/walks.hpp"
#include "oracle.hpp"

namespace {

using namespace cordon::literals;
using Catch::Matchers::WithinAbs;
using cordon::instant;
using cordon::leg;
using cordon::metres;
using cordon::side;
using namespace walks;

// The error is one at the separation of the walks. At that of the lines, which is the larger where
// two legs cross, the bound can be short of the truth by 2 % of itself.
TEST_CASE("the separation of two legs is that of two walks along geodesics within its error") {
    oracle::generator g{1};
    double worst = 0;
    double worst_near = 0;
    double worst_metres = 0;
    for (int k = 0; k < 40'000; ++k) {
        const pair_of_walks w = any_walks(g);
        if (!share_time(w)) continue;
        const leg a = w.a.as_leg();
        const leg b = w.b.as_leg();
        const truth real{w.a, w.b};
        const auto r = cordon::leg_detail::common(a, b);
        REQUIRE(r.exists);
        for (int sample = 0; sample <= 8; ++sample) {
            const double t = r.span * sample / 8;
            const metres there = cordon::leg_detail::arc_at(r, t);
            const metres apart{real.apart(t)};
            const double error = std::abs((there - apart).count());
            const double bound = cordon::leg_max_error(a, b, apart).count();
            const double sagittas = (a.length() * a.length() + b.length() * b.length()) /
                                    (8 * cordon::wgs84<double>::least_curvature_radius);
            double& share = apart.count() > 4 * sagittas + 1 ? worst : worst_near;
            share = std::max(share, error / bound);
            worst_metres = std::max(worst_metres, error);
        }
    }
    INFO("worst error " << worst_metres << " m; of the bound " << 100 * worst << " % apart, "
                        << 100 * worst_near << " % close together");
    CHECK(worst < 1);
    CHECK(worst > 0.1);
    CHECK(worst_near < 1);
    CHECK(worst_near > 0.1);
}

TEST_CASE("the closest approach of two legs is that of two walks along geodesics") {
    oracle::generator g{2};
    int met = 0;
    int wrong = 0;
    int misplaced = 0;
    for (int k = 0; k < 3'000; ++k) {
        const pair_of_walks w = any_walks(g);
        const auto found = cordon::closest_approach(w.a.as_leg(), w.b.as_leg());
        if (found.has_value() != share_time(w)) FAIL("walks " << k);
        if (!found) continue;
        ++met;
        const truth real{w.a, w.b};
        const double least = real.least();
        const double error =
            cordon::leg_max_error(w.a.as_leg(), w.b.as_leg(), metres{least}).count();
        wrong += std::abs(found->separation.count() - least) > error;
        // At the instant that is named it is as near as that, but for the rounding to 1 ms.
        const auto after = static_cast<double>((found->at - real.start).count());
        misplaced += after < 0 || after > real.span ||
                     real.apart(after) > least + 2 * error + (w.a.speed() + w.b.speed()) * 0.51;
    }
    CHECK(met > 1'000);
    CHECK(wrong == 0);
    CHECK(misplaced == 0);
}

TEST_CASE("the time that two legs are within a radius is that of two walks along geodesics") {
    oracle::generator g{3};
    int inside = 0, outside = 0, uncertain = 0, wrong = 0, misplaced = 0;
    for (int k = 0; k < 3'000; ++k) {
        const pair_of_walks w = any_walks(g);
        if (!share_time(w)) continue;
        const leg a = w.a.as_leg();
        const leg b = w.b.as_leg();
        const truth real{w.a, w.b};
        const double least = real.least();
        // Half of the radii graze: within a few errors of the closest approach.
        double radius = g.spread(10, 5'000);
        if (g.chance(0.5) && least > 10) {
            const double graze = cordon::leg_max_error(a, b, metres{least}).count();
            radius = std::max(0.0, least + g.uniform(-3, 3) * graze);
        }
        const double error = cordon::leg_max_error(a, b, metres{radius}).count();
        const cordon::meeting m = cordon::time_within(a, b, metres{radius});
        switch (m.sure) {
            case side::inside:
                ++inside;
                wrong += least > radius;
                break;
            case side::outside:
                ++outside;
                wrong += least <= radius;
                break;
            case side::uncertain:
                ++uncertain;
                wrong += std::abs(least - radius) > 2 * error;
                break;
        }
        if (m.sure == side::outside) {
            misplaced += m.from != instant{} || m.to != instant{};
            continue;
        }
        const auto from = static_cast<double>((m.from - real.start).count());
        const auto to = static_cast<double>((m.to - real.start).count());
        if (from < 0 || to < from || to > real.span) FAIL("walks " << k << " meet out of time");
        // 0.51 ms of rounding, at the speed that one sees the other have.
        const double slack =
            error * (m.sure == side::uncertain ? 2 : 1) + (w.a.speed() + w.b.speed()) * 0.51;
        if (from > 0) misplaced += std::abs(real.apart(from) - radius) > slack;
        if (to < real.span) misplaced += std::abs(real.apart(to) - radius) > slack;
        for (int sample = 0; sample <= 20; ++sample) {
            const double t = real.span * sample / 20;
            misplaced += t >= from && t <= to ? real.apart(t) > radius + slack
                                              : real.apart(t) < radius - slack;
        }
    }
    CHECK(wrong == 0);
    CHECK(misplaced == 0);
    CHECK(inside > 500);
    CHECK(outside > 500);
    CHECK(uncertain > 50);
}

// Metres east and north of a place on the equator; the plane of these tests.
constexpr cordon::position place(double east, double north) {
    return {north / 110574.2758, east / 111319.4908};
}
constexpr leg walked(cordon::position from, double start, cordon::position to, double end) {
    return {from, instant{static_cast<std::uint32_t>(start * 1000)}, to,
            instant{static_cast<std::uint32_t>(end * 1000)}};
}

// Made by the compiler: two walk towards each other on parallel streets 30 m apart.
constexpr leg there = walked(place(-100, 0), 0, place(100, 0), 100);
constexpr leg back = walked(place(100, 30), 0, place(-100, 30), 100);
constexpr auto passing = cordon::closest_approach(there, back);
static_assert(passing && passing->at == instant{50'000});
static_assert(passing->separation > metres{29.99} && passing->separation < metres{30.01});
constexpr auto meeting_50 = cordon::time_within(there, back, 50_m);  // 40 m along: 10 s either way
static_assert(meeting_50.sure == side::inside);
static_assert(meeting_50.from == instant{40'000} && meeting_50.to == instant{60'000});
static_assert(cordon::time_within(there, back, 29_m).sure == side::outside);
static_assert(noexcept(cordon::closest_approach(there, back)));

TEST_CASE("legs that share no time never meet") {
    const leg early = walked(place(0, 0), 0, place(10, 0), 10);
    const leg late = walked(place(10, 0), 10.001, place(0, 0), 20);
    CHECK_FALSE(cordon::closest_approach(early, late).has_value());
    CHECK_FALSE(cordon::closest_approach(late, early).has_value());
    const cordon::meeting m = cordon::time_within(early, late, 5_km);
    CHECK(m.sure == side::outside);
    CHECK(m.from == instant{});
    CHECK(m.to == instant{});
}

TEST_CASE("legs that touch in time at one instant are asked about that instant") {
    const leg early = walked(place(0, 0), 0, place(10, 0), 10);
    const leg late = walked(place(10, 40), 10, place(0, 0), 20);
    const auto nearest = cordon::closest_approach(early, late);
    REQUIRE(nearest.has_value());
    CHECK(nearest->at == instant{10'000});
    CHECK_THAT(nearest->separation.count(), WithinAbs(40, 1e-3));
    const cordon::meeting m = cordon::time_within(early, late, 41_m);
    CHECK(m.sure == side::inside);
    CHECK(m.from == instant{10'000});
    CHECK(m.to == instant{10'000});
    CHECK(cordon::time_within(early, late, 39_m).sure == side::outside);
}

TEST_CASE("two who walk in step are as near at all times as at one") {
    const leg one = walked(place(0, 0), 0, place(0, 500), 500);
    const leg other = walked(place(300, 0), 0, place(300, 500), 500);
    const auto nearest = cordon::closest_approach(one, other);
    REQUIRE(nearest.has_value());
    CHECK_THAT(nearest->separation.count(), WithinAbs(300, 1e-3));
    const cordon::meeting m = cordon::time_within(one, other, 301_m);
    CHECK(m.sure == side::inside);
    CHECK(m.from == instant{0});
    CHECK(m.to == instant{500'000});
    CHECK(cordon::time_within(one, other, 299_m).sure == side::outside);
}

TEST_CASE("two who stand still are where they are for the time that they share") {
    const leg one = walked(place(0, 0), 5, place(0, 0), 500);
    const leg other = walked(place(30, 40), 0, place(30, 40), 400);
    const auto nearest = cordon::closest_approach(one, other);
    REQUIRE(nearest.has_value());
    CHECK_THAT(nearest->separation.count(), WithinAbs(50, 1e-3));
    CHECK((nearest->at - instant{5'000}).count() >= 0);
    const cordon::meeting m = cordon::time_within(one, other, 51_m);
    CHECK(m.sure == side::inside);
    CHECK(m.from == instant{5'000});
    CHECK(m.to == instant{400'000});
    CHECK(cordon::time_within(one, other, 49_m).sure == side::outside);
}

TEST_CASE("two who share a place and stand still are within any radius but none") {
    const leg one = walked(place(0, 0), 0, place(0, 0), 10);
    CHECK(cordon::closest_approach(one, one)->separation == metres{0});
    CHECK(cordon::time_within(one, one, metres{1e-6}).sure == side::inside);
    CHECK(cordon::time_within(one, one, metres{0}).sure != side::outside);
}

TEST_CASE("a meeting is clipped to the time that both legs share") {
    const leg one = walked(place(-100, 0), 10, place(100, 0), 110);
    const leg other = walked(place(0, 30), 45, place(0, 30), 62);
    const cordon::meeting m = cordon::time_within(one, other, 50_m);  // 20 s to 100 s unclipped
    CHECK(m.sure == side::inside);
    CHECK(m.from == instant{45'000});
    CHECK(m.to == instant{62'000});
}

TEST_CASE("only a grazing pass is uncertain and only within the error") {
    const double nearest = passing->separation.count();
    const double error = cordon::leg_max_error(there, back, metres{nearest}).count();
    CHECK(error < 1e-3);
    const auto at_radius = [](double radius) {
        return cordon::time_within(there, back, metres{radius});
    };
    CHECK(at_radius(nearest).sure == side::uncertain);
    CHECK(at_radius(nearest + 0.9 * error).sure == side::uncertain);
    CHECK(at_radius(nearest - 0.9 * error).sure == side::uncertain);
    CHECK(at_radius(nearest + 1.1 * error).sure == side::inside);
    CHECK(at_radius(nearest - 1.1 * error).sure == side::outside);
    CHECK(at_radius(nearest).from != instant{});
}

TEST_CASE("instants may wrap within a leg") {
    for (const std::uint32_t shift : {0U, 0x7FFFFFFFU, 0xFFFFFFFFU - 44'999, 0xFFFFFFFFU}) {
        const leg a{place(-100, 0), instant{shift}, place(100, 0), instant{shift + 100'000}};
        const leg b{place(100, 30), instant{shift}, place(-100, 30), instant{shift + 100'000}};
        const cordon::meeting m = cordon::time_within(a, b, 50_m);
        CHECK(m.from == instant{shift + 40'000});
        CHECK(m.to == instant{shift + 60'000});
        CHECK(cordon::closest_approach(a, b)->at == instant{shift + 50'000});
    }
}

struct reading {
    std::int32_t lat, lon;
};

}  // namespace

template <>
struct cordon::point_traits<reading> : cordon::members<&reading::lat, &reading::lon, cordon::e7> {};

namespace {

TEST_CASE("a leg takes positions of any type in any mix") {
    const leg same{place(0, 0), instant{0}, place(0, 1000), instant{1000}};
    const cordon::position_e7 to = cordon::to_e7(place(0, 1000));
    const leg mixed{reading{0, 0}, instant{0}, to, instant{1000}};
    CHECK_THAT(mixed.length(), WithinAbs(same.length(), 0.01));
    CHECK(mixed.start() == instant{0});
    CHECK(mixed.end() == instant{1000});
}

TEST_CASE("a leg over a pole or the date line is like any other") {
    const leg over{cordon::position{89.999, 0}, instant{0}, cordon::position{89.999, 180},
                   instant{100'000}};
    CHECK_THAT(over.length(), WithinAbs(223.39, 0.01));
    const leg at_pole{cordon::position{90, 77}, instant{0}, cordon::position{90, -12},
                      instant{100'000}};
    const auto nearest = cordon::closest_approach(over, at_pole);
    CHECK(nearest->at == instant{50'000});
    CHECK(nearest->separation.count() < 1e-2);

    const leg line{cordon::position{0, 179.999}, instant{0}, cordon::position{0, -179.999},
                   instant{100'000}};
    CHECK_THAT(line.length(), WithinAbs(222.64, 0.01));
    const leg beyond{cordon::position{0, 180}, instant{0}, cordon::position{0, 540},
                     instant{100'000}};
    CHECK(cordon::closest_approach(line, beyond)->at == instant{50'000});
}

}  // namespace
