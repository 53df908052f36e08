// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/within.hpp"

#include <cmath>
#include <string>

#include "catch2.hpp"
#include "cordon/distance/distance.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::within;
using oracle::pair;
using oracle::regime;
using namespace cordon::literals;

namespace {

// What the answer follows within 40 nm of the limit.
constexpr auto apart = [](const position& p, const position& q) { return cordon::distance(p, q); };

struct boat {  // somebody else's type
    double north;
    double east;
};
template <class Limit>
concept limit_of_within = requires(position p, position_e7 q, Limit limit) { within(p, q, limit); };

}  // namespace

template <>
struct cordon::point_traits<boat> : cordon::members<&boat::north, &boat::east, cordon::radians> {};

static_assert(limit_of_within<metres>);
static_assert(!limit_of_within<int>, "within(p, q, 500) does not compile");
static_assert(!limit_of_within<double>);
static_assert(!limit_of_within<float>);

TEST_CASE("whether two positions are close takes any mix of types and a limit with a unit") {
    constexpr position p{51.5, -0.12};
    constexpr position_e7 q{515'040'000, -1'200'000};
    constexpr boat r{0.89884456477707971, -0.0020943951023931954};
    bool close = cordon::within(p, q, 500_m);
    CHECK(close);
    CHECK(within(q, p, 500_m));
    CHECK_FALSE(within(p, q, 400_m));
    CHECK(within(q, r, 500_m));
    CHECK_FALSE(within(r, q, 0.4_km));
    CHECK(within(r, p, 0.001_m));
    static_assert(within(p, q, 500_m) && !within(q, p, 400_m));
}

TEST_CASE("within is right on every adversarial pair at limits beside its distance") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the adversarial decisions are not checked");
        return;
    }
    const auto records = shared_data::adversarial();
    INFO("used ../shared/data/geodesic/adversarial_a.csv, " << records.size() << " pairs");
    REQUIRE(records.size() == shared_data::adversarial_size);
    long decisions = 0;
    for (const auto& [id, ends, s] : records) {
        for (const long double beside : {60e-9L, 1e-6L, 1e-3L, 1.0L}) {
            CAPTURE(id, static_cast<double>(beside));
            CHECK(within(ends.first, ends.second, metres{static_cast<double>(s + beside)}));
            CHECK(within(ends.second, ends.first, metres{static_cast<double>(s + beside)}));
            ++decisions;
            if (s < beside) continue;
            CHECK_FALSE(within(ends.first, ends.second, metres{static_cast<double>(s - beside)}));
            CHECK_FALSE(within(ends.second, ends.first, metres{static_cast<double>(s - beside)}));
            ++decisions;
        }
        for (const double limit : {10.0, 50.0, 100.0, 500.0, 2000.0, 10'000.0, 50'000.0, 1e7}) {
            if (oracle::miss(limit, s) <= 60e-9) continue;
            CAPTURE(id, limit);
            CHECK(within(ends.first, ends.second, metres{limit}) == (s <= oracle::wide(limit)));
            ++decisions;
        }
    }
    CHECK(decisions > 5000);
}

TEST_CASE("a million decisions from 60 nm to 1 m beside the limit are those of the geodesic") {
    oracle::generator random{300};
    long decisions = 0;
    long wrong = 0;
    std::string first_wrong;
    for (int count = 0; count < 130'000; ++count) {
        const regime kind = oracle::every_regime[random.bits() % oracle::every_regime.size()];
        // From 1 cm to 19,900 km, and pairs of every regime, the antipodes beyond it.
        const pair ends =
            random.chance(0.7) ? random.apart(random.spread(0.01, 19.9e6)) : random.next(kind);
        const long double s = oracle::true_distance(ends);
        for (int limit = 0; limit < 10; ++limit) {
            const double beside = random.sign() * (limit == 0 ? 60e-9 : random.spread(60e-9, 1));
            // Rounded to double the limit must still be so far away.
            const auto r = static_cast<double>(s + oracle::wide(beside));
            if (r < 0 || oracle::miss(r, s) < 60e-9) continue;
            ++decisions;
            if (within(ends.first, ends.second, metres{r}) != (s <= oracle::wide(r)) &&
                wrong++ == 0) {
                first_wrong = oracle::text(ends) + " " + std::to_string(beside * 1e9) + " nm";
            }
        }
    }
    INFO("first wrong: " << first_wrong);
    CHECK(decisions > 1'000'000);
    CHECK(wrong == 0);
}

TEST_CASE("decisions on positions in 1e-7 degree are those of the geodesic between the counts") {
    oracle::generator random{301};
    long decisions = 0;
    long wrong = 0;
    std::string first_wrong;
    for (int count = 0; count < 60'000; ++count) {
        const pair ends = random.apart(random.spread(0.05, random.chance(0.8) ? 50'000 : 19.9e6));
        const position_e7 p = cordon::to_e7(ends.first);
        const position_e7 q = cordon::to_e7(ends.second);
        const long double s = oracle::true_distance(p, q);
        for (const double beside : {-1.0, -1e-3, -1e-6, -60e-9, 60e-9, 1e-6, 1e-3, 1.0}) {
            const auto r = static_cast<double>(s + oracle::wide(beside));
            if (r < 0 || oracle::miss(r, s) < 60e-9) continue;
            ++decisions;
            if (within(p, q, metres{r}) != (s <= oracle::wide(r)) && wrong++ == 0) {
                first_wrong = oracle::text({to_position(p), to_position(q)}) + " " +
                              std::to_string(beside * 1e9) + " nm";
            }
        }
    }
    INFO("first wrong: " << first_wrong);
    CHECK(decisions > 400'000);
    CHECK(wrong == 0);
}

TEST_CASE("within 40 nm of the limit the answer is that of distance") {
    oracle::generator random{302};
    long wrong = 0;
    std::string first_wrong;
    for (int count = 0; count < 60'000; ++count) {
        const regime kind = oracle::every_regime[random.bits() % oracle::every_regime.size()];
        const auto [p, q] =
            random.chance(0.7) ? random.apart(random.spread(0.01, 19.9e6)) : random.next(kind);
        const metres d = apart(p, q);
        for (int limit = 0; limit < 6; ++limit) {
            const metres r = limit == 0 ? d : d + metres{random.uniform(-40e-9, 40e-9)};
            if (r < 0_m) continue;
            if (within(p, q, r) != (d <= r) && wrong++ == 0) {
                first_wrong = oracle::text({p, q}) + " " + std::to_string((r - d).count() * 1e9);
            }
        }
    }
    INFO("first wrong: " << first_wrong);
    CHECK(wrong == 0);
}

TEST_CASE("the limit itself is within, and the next number below it is not") {
    oracle::generator random{303};
    long wrong = 0;
    for (int count = 0; count < 30'000; ++count) {
        const auto [p, q] = random.apart(random.spread(0.01, 19.9e6));
        const metres d = apart(p, q);
        if (!within(p, q, d) || within(p, q, metres{std::nextafter(d.count(), 0.0)})) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("whether two positions are close does not depend on their order") {
    oracle::generator random{304};
    long wrong = 0;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 20'000; ++count) {
            const auto [p, q] = random.next(kind);
            const metres r = random.chance(0.5) ? metres{random.spread(1e-3, 2e7)}
                                                : apart(p, q) * random.uniform(0.99999, 1.00001);
            if (within(p, q, r) != within(q, p, r)) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("a place is within nothing of itself, however it is written") {
    static_assert(within(position{51.5, -0.12}, position_e7{515'000'000, -1'200'000}, 0_m));
    CHECK(within(position{51.5, -0.125}, position{51.5, 359.875}, 0_m));
    CHECK(within(position{90, 0}, position{90, 123}, 0_m));
    CHECK(within(position{-90, -180}, position_e7{-900'000'000, 77}, 0_m));
    CHECK(within(position{0.0, 180}, position{-0.0, -180}, 0_m));
    CHECK_FALSE(within(position{0, 0}, position{0, 1e-12}, 0_m));
}

TEST_CASE("every pair on Earth is within half its girth") {
    oracle::generator random{305};
    long wrong = 0;
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < 10'000; ++count) {
            const auto [p, q] = random.next(kind);
            if (!within(p, q, 20'003.932_km) || !within(p, q, metres{1e300})) ++wrong;
        }
    }
    CHECK(wrong == 0);
}
