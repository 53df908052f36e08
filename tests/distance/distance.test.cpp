// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/distance.hpp"

#include <cmath>
#include <type_traits>

#include "catch2.hpp"
#include "cordon/distance/haversine.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

using cordon::distance;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using oracle::nanometre;
using oracle::pair;
using oracle::regime;
using namespace cordon::literals;

static_assert(distance(position{51.5, -0.12}, position{51.5, -0.12}) == 0_m);
static_assert(distance(position{51.5, -0.12}, position{51.6, -0.12}) > 11.1_km);
static_assert(distance(position{0, 0}, position_e7{0, 10'000'000}, cordon::haversine{}) < 111.2_km);
static_assert(std::is_same_v<decltype(distance(position{}, position_e7{})), metres>);

namespace {

constexpr int pairs_of_each = 250'000;

double farthest_from_geographiclib(regime kind, std::uint64_t seed) {
    oracle::generator random{seed};
    oracle::worst worst;
    for (int count = 0; count < pairs_of_each; ++count) {
        const pair ends = random.next(kind);
        worst.see(std::fabs(distance(ends.first, ends.second).count() -
                            oracle::geographiclib_distance(ends)),
                  ends);
    }
    UNSCOPED_INFO(oracle::name(kind) << ": " << worst.in_nanometres());
    return worst.value;
}

}  // namespace

TEST_CASE("two million distances are within 15 nm of GeographicLib's") {
    static_assert(pairs_of_each * oracle::every_regime.size() == 2'000'000);
    std::uint64_t seed = 140;
    for (const regime kind : oracle::every_regime) {
        CHECK(farthest_from_geographiclib(kind, ++seed) <= 15 * nanometre);
    }
}

TEST_CASE("adversarial distances are within 15 nm of the truth and of GeographicLib's") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the adversarial distances are not checked");
        return;
    }
    const auto records = shared_data::adversarial();
    INFO("used ../shared/data/geodesic/adversarial_a.csv, " << records.size() << " distances");
    REQUIRE(records.size() == shared_data::adversarial_size);
    for (const auto& each : records) {
        const double answer = distance(each.ends.first, each.ends.second).count();
        CAPTURE(each.id, answer);
        CHECK(oracle::miss(answer, each.metres) <= 15 * nanometre);
        CHECK(std::fabs(answer - oracle::geographiclib_distance(each.ends)) <= 15 * nanometre);
    }
}

TEST_CASE("positions in 1e-7 degree cost the distance at most 4.5 nm more") {
    oracle::generator random{150};
    oracle::worst worst;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 30'000; ++count) {
            const pair ends = random.next(kind);
            const position_e7 p = cordon::to_e7(ends.first);
            const position_e7 q = cordon::to_e7(ends.second);
            worst.see(oracle::miss(distance(p, q).count(), oracle::true_distance(p, q)),
                      {cordon::to_position(p), cordon::to_position(q)});
        }
    }
    INFO("worst " << worst.in_nanometres());
    CHECK(worst.value <= cordon::geodesic_max_error.count() + 4.5 * nanometre);
}

TEST_CASE("a latitude beyond 90, not a number or infinite has no distance") {
    const position sound{51.5, -0.12};
    for (const double bad : {std::nextafter(90.0, 91.0), -91.0, 1e300, oracle::not_a_number,
                             oracle::infinity, -oracle::infinity}) {
        CHECK(std::isnan(distance(position{bad, 0}, sound).count()));
        CHECK(std::isnan(distance(sound, position{bad, 0}).count()));
        CHECK(std::isnan(distance(position{bad, 0}, position{bad, 0}).count()));
        CHECK(std::isnan(distance(position{bad, 0}, sound, cordon::haversine{}).count()));
    }
    CHECK(std::isnan(distance(position_e7{900'000'001, 0}, sound).count()));
    CHECK(std::isnan(distance(position_e7{INT32_MIN, 0}, sound).count()));
}

TEST_CASE("a longitude that is not a number or infinite has no distance") {
    const position sound{51.5, -0.12};
    for (const double bad : {oracle::not_a_number, oracle::infinity, -oracle::infinity}) {
        CHECK(std::isnan(distance(position{0, bad}, sound).count()));
        CHECK(std::isnan(distance(sound, position{90, bad}).count()));
    }
}

TEST_CASE("a longitude beyond 180 is the same place to distance") {
    const position london{51.5, -0.125};
    CHECK(distance(london, position{51.5, 359.875}) == 0_m);
    CHECK(distance(london, position{51.5, -720.125}) == 0_m);
    CHECK(distance(position_e7{0, INT32_MAX}, position_e7{0, INT32_MAX - 2'000'000'000}) >
          distance(position_e7{0, INT32_MAX}, position_e7{0, -1'452'516'353}));
    CHECK(distance(position_e7{0, INT32_MAX}, position_e7{0, -1'452'516'353}) < 2e-9 * 1_m);
}

TEST_CASE("a detour is never shorter") {
    oracle::generator random{151};
    long wrong = 0;
    for (int count = 0; count < 100'000; ++count) {
        const position p = random.anywhere_delicate();
        const position q = random.anywhere_delicate();
        const position r = random.anywhere_delicate();
        if (distance(p, r) > distance(p, q) + distance(q, r) + metres{45e-9}) ++wrong;
    }
    CHECK(wrong == 0);
}
