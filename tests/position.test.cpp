// SPDX-License-Identifier: BSL-1.0

#include "cordon/position.hpp"

#include <cmath>
#include <cordon/cordon.hpp>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "catch2.hpp"
#include "oracle.hpp"

using Catch::Matchers::WithinAbs;
using namespace cordon::literals;

namespace foreign {

struct pvt {  // a receiver's message
    std::uint32_t time_of_week;
    std::int32_t lon;
    std::int32_t lat;
};
struct spherical {  // radians, longitude first
    double lambda;
    double phi;
};
class waypoint {  // private data behind member functions, degrees
  public:
    constexpr waypoint(double north, double east) : north_{north}, east_{east} {}
    constexpr double latitude() const { return north_; }
    constexpr double longitude() const noexcept { return east_; }

  private:
    double north_;
    double east_;
};
struct pair_of_floats {
    float y;
    float x;
};
struct wide_count {
    std::int64_t lat;
    std::int64_t lon;
};
struct hand_written {
    double array[2];  // longitude, latitude: GeoJSON's order
};
struct unheard_of {
    double latitude;
    double longitude;
};

}  // namespace foreign

template <>
struct cordon::point_traits<foreign::pvt>
    : cordon::members<&foreign::pvt::lat, &foreign::pvt::lon, cordon::e7> {};
template <>
struct cordon::point_traits<foreign::spherical>
    : cordon::members<&foreign::spherical::phi, &foreign::spherical::lambda, cordon::radians> {};
template <>
struct cordon::point_traits<foreign::waypoint>
    : cordon::members<&foreign::waypoint::latitude, &foreign::waypoint::longitude,
                      cordon::degrees> {};
template <>
struct cordon::point_traits<foreign::pair_of_floats>
    : cordon::members<&foreign::pair_of_floats::y, &foreign::pair_of_floats::x, cordon::degrees> {};
template <>
struct cordon::point_traits<foreign::wide_count>
    : cordon::members<&foreign::wide_count::lat, &foreign::wide_count::lon, cordon::e7> {};
template <>
struct cordon::point_traits<foreign::hand_written> {
    using unit = cordon::degrees;
    static constexpr double latitude(const foreign::hand_written& p) { return p.array[1]; }
    static constexpr double longitude(const foreign::hand_written& p) { return p.array[0]; }
};

using cordon::position;
using cordon::position_e7;
using cordon::to_e7;
using cordon::to_position;

static_assert(sizeof(position) == 16 && std::is_trivially_copyable_v<position>);
static_assert(sizeof(position_e7) == 8 && std::is_trivially_copyable_v<position_e7>);
static_assert(std::is_aggregate_v<position> && std::is_aggregate_v<position_e7>);
static_assert(cordon::position_like<foreign::pvt> && cordon::position_like<foreign::waypoint>);
static_assert(!cordon::position_like<foreign::unheard_of>, "a unit must be said, never guessed");
static_assert(!cordon::position_like<double>);

static_assert(to_position(foreign::pvt{0, -1'200'000, 515'000'000}) == position{51.5, -0.12});
static_assert(to_position(foreign::waypoint{51.5, -0.12}) == position{51.5, -0.12});
static_assert(to_position(foreign::hand_written{{-0.12, 51.5}}) == position{51.5, -0.12});
static_assert(to_position(foreign::pair_of_floats{51.5F, -0.125F}) == position{51.5, -0.125});
static_assert(to_e7(position{51.5, -0.12}) == position_e7{515'000'000, -1'200'000});
static_assert(to_e7(foreign::pvt{0, -1'200'000, 515'000'000}) ==
              position_e7{515'000'000, -1'200'000});

TEST_CASE("every function takes every type of position, in any mix") {
    constexpr cordon::metres near = 1_m;  // clang 14 miscompiles a literal in a nested lambda
    // One place and another 343.66 m north of it, as each type says them.
    const auto here = std::tuple{position{51.5, -0.125},
                                 position_e7{515'000'000, -1'250'000},
                                 foreign::pvt{7, -1'250'000, 515'000'000},
                                 foreign::spherical{-0.0021816615649929116, 0.89884456477707971},
                                 foreign::waypoint{51.5, -0.125},
                                 foreign::pair_of_floats{51.5F, -0.125F},
                                 foreign::wide_count{515'000'000, -1'250'000},
                                 foreign::hand_written{{-0.125, 51.5}}};
    const position there{51.503089, -0.125};
    const double expected = static_cast<double>(oracle::true_distance({{51.5, -0.125}, there}));
    const auto both = [&](const auto& one, const auto& other) {
        CHECK_THAT(cordon::distance(one, other).count(), WithinAbs(0, 2e-9));
        CHECK(cordon::within(one, other, near));
        const cordon::circle around{one, near};
        CHECK(cordon::contains(around, other));
        CHECK(cordon::classify(around, other) == cordon::side::inside);
        CHECK_THAT(cordon::clearance(around, other).count(), WithinAbs(-1, 2e-9));
    };
    const auto with_all = [&](const auto& one) {
        std::apply([&](const auto&... other) { (both(one, other), ...); }, here);
        CHECK_THAT(cordon::distance(one, there).count(), WithinAbs(expected, 20e-9));
        CHECK_THAT(cordon::distance(there, one).count(), WithinAbs(expected, 20e-9));
        CHECK_THAT(cordon::distance(one, there, cordon::mid_latitude{}).count(),
                   WithinAbs(expected, 20e-9));
        CHECK(cordon::within(one, there, cordon::metres{expected + 1e-6}));
        CHECK_FALSE(cordon::within(one, there, cordon::metres{expected - 1e-6}));
        CHECK(cordon::checked(one));
        CHECK(to_e7(one) == position_e7{515'000'000, -1'250'000});
    };
    std::apply([&](const auto&... each) { (with_all(each), ...); }, here);
}

TEST_CASE("the names that other people's programs rely on work as they are written") {
    const foreign::pvt p{0, -1'200'000, 515'000'000};
    const foreign::waypoint q{51.504, -0.12};

    cordon::metres d = cordon::distance(p, q);
    double count = d.count();
    cordon::metres h = cordon::distance(p, q, cordon::haversine{});
    bool close = cordon::within(p, q, 500_m);

    constexpr cordon::circle school{cordon::position{51.5, -0.12}, 200_m};
    bool in = cordon::contains(school, p);
    cordon::side s = cordon::classify(school, q);
    cordon::metres c = cordon::clearance(school, q);

    const auto checked = cordon::checked(51.5, -0.12);
    CHECK(checked.fault == cordon::position_fault::none);
    CHECK(checked.value == position{51.5, -0.12});
    CHECK_THAT(count, WithinAbs(445.03, 0.01));
    CHECK_THAT(h.count(), WithinAbs(444.78, 0.01));
    CHECK(close);
    CHECK(in);
    CHECK(s == cordon::side::outside);
    CHECK_THAT(c.count(), WithinAbs(count - 200, 1e-9));
    static_assert(contains(school, position{51.5, -0.12}));
    static_assert(classify(school, foreign::pvt{0, -1'200'000, 516'000'000}) ==
                  cordon::side::outside);
}

TEST_CASE("counts of 1e-7 degree survive the way to degrees and back") {
    oracle::generator random{2};
    for (int count = 0; count < 200'000; ++count) {
        const position_e7 given{static_cast<std::int32_t>(random.uniform(-9e8, 9e8)),
                                static_cast<std::int32_t>(random.uniform(-1.8e9, 1.8e9))};
        if (to_e7(to_position(given)) != given) {
            CAPTURE(given.latitude, given.longitude);
            FAIL("a count was lost");
        }
    }
    for (const std::int32_t latitude : {-900'000'000, -899'999'999, -1, 0, 1, 900'000'000}) {
        for (const std::int32_t longitude : {-1'800'000'000, -1'799'999'999, 0, 1'800'000'000}) {
            const position_e7 given{latitude, longitude};
            CHECK(to_e7(to_position(given)) == given);
        }
    }
}

TEST_CASE("degrees become the nearest count of 1e-7 degree") {
    oracle::generator random{3};
    double worst = 0;
    for (int count = 0; count < 200'000; ++count) {
        const position given = random.anywhere();
        const position_e7 counts = to_e7(given);
        worst = std::fmax(worst, std::fabs(given.latitude * 1e7 - counts.latitude));
        worst = std::fmax(worst, std::fabs(given.longitude * 1e7 - counts.longitude));
    }
    CHECK(worst <= 0.5 + 1e-6);
    CHECK(worst > 0.499);
}

TEST_CASE("a longitude beyond half a turn is the same place in counts as well") {
    static_assert(to_e7(position{0, 181}) == position_e7{0, -1'790'000'000});
    static_assert(to_e7(position{0, -541}) == position_e7{0, 1'790'000'000});
    static_assert(to_e7(position_e7{0, 1'800'000'001}) == position_e7{0, -1'799'999'999});
    static_assert(to_e7(position_e7{0, INT32_MAX}) == position_e7{0, -1'452'516'353});
    static_assert(to_e7(position_e7{0, INT32_MIN}) == position_e7{0, 1'452'516'352});
    static_assert(to_e7(foreign::wide_count{0, 36'000'000'005}) == position_e7{0, 5});
    static_assert(to_e7(foreign::wide_count{0, -36'000'000'005}) == position_e7{0, -5});
    CHECK(to_e7(position{0, 179.99999999}) == position_e7{0, 1'800'000'000});
    CHECK(to_e7(position{0, 3600.00000051}) == position_e7{0, 5});
}

TEST_CASE("the poles and the date line in radians are the poles and the date line") {
    constexpr double half_pi = 1.5707963267948966;
    const position north = to_position(foreign::spherical{2 * half_pi, half_pi});
    CHECK(north == position{90, 180});
    CHECK(cordon::distance(north, position{90, 0}) == 0_m);
    oracle::generator random{4};
    constexpr long double degree = 57.29577951308232087679815481410517L;
    for (int count = 0; count < 100'000; ++count) {
        const foreign::spherical given{random.uniform(-2 * half_pi, 2 * half_pi),
                                       random.uniform(-half_pi, half_pi)};
        const double answer = to_position(given).latitude;
        const double unit = std::nextafter(std::fabs(answer), 1e9) - std::fabs(answer);
        if (!(oracle::miss(answer, oracle::wide(given.phi) * degree) <= 2 * unit)) {
            CAPTURE(given.phi);
            FAIL("more than two units in the last place");
        }
    }
}
