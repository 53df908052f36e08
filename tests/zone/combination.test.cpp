// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/combination.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/zone/band.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/complement.hpp"
#include "oracle.hpp"

using cordon::all_of;
using cordon::any_of;
using cordon::band;
using cordon::circle;
using cordon::complement;
using cordon::complement_zone;
using cordon::measured_zone;
using cordon::metres;
using cordon::position;
using cordon::side;
using cordon::zone_like;
using namespace cordon::literals;

namespace {

constexpr position home{51.5, -0.12};
constexpr circle school{position{51.51, -0.12}, 300_m};
constexpr any_of places{circle{home, 200_m}, school, band_around(home, 3_km, 4_km)};
constexpr all_of allowed{circle{home, 5_km}, complement(school)};

using union_type = any_of<circle<double>, circle<float>>;
using intersection_type = all_of<circle<double>, complement_zone<circle<double>>>;
static_assert(measured_zone<union_type> && zone_like<intersection_type>);
static_assert(!measured_zone<intersection_type>, "grown, it has no yes or no");
static_assert(!cordon::knows_depth<union_type> && !cordon::knows_depth<intersection_type>);
static_assert(zone_like<any_of<intersection_type, circle<double>>>);
static_assert(!measured_zone<any_of<intersection_type, circle<double>>>);

static_assert(contains(places, home) && contains(places, position{51.51, -0.12}));
static_assert(contains(places, position{51.5315, -0.12}));
static_assert(!contains(places, position{51.505, -0.12}));
static_assert(contains(allowed, home) && !contains(allowed, position{51.51, -0.12}));
static_assert(!contains(allowed, position{51.6, -0.12}));

// Two or three circles that overlap, and a position among them.
struct scene {
    position a, b, c;
    double ra, rb, rc;  // metres
    position p;
    double size;  // metres
};
scene any_scene(oracle::generator& random) {
    const position at = random.anywhere_delicate();
    const double size = random.spread(10, 1e5);
    const auto near = [&] {
        return oracle::destination(at, random.azimuth(), size * random.uniform(0, 1));
    };
    const auto radius = [&] { return size * random.uniform(0.2, 1.2); };
    return {near(),
            near(),
            near(),
            radius(),
            radius(),
            radius(),
            oracle::destination(at, random.azimuth(), size * random.uniform(0, 2)),
            size};
}
double apart(position p, position q) { return static_cast<double>(oracle::true_distance({p, q})); }

}  // namespace

TEST_CASE("any of the zones contains who is in one, and is as far as the nearest") {
    oracle::generator random{930};
    long wrong = 0;
    long deep = 0;
    for (int count = 0; count < 20'000; ++count) {
        const scene s = any_scene(random);
        const any_of zone{circle{s.a, metres{s.ra}}, circle<float>{s.b, metres{s.rb}},
                          circle{s.c, metres{s.rc}}};
        const double da = apart(s.a, s.p) - s.ra;
        const double db = apart(s.b, s.p) - s.rb;
        const double dc = apart(s.c, s.p) - s.rc;
        const double least = std::min({da, db, dc});
        if (std::fabs(least) < 1e-6 * s.size) continue;
        if (contains(zone, s.p) != (least <= 0)) ++wrong;
        const side answer = classify(zone, s.p);
        if (answer != side::uncertain && (answer == side::inside) != (least <= 0)) ++wrong;
        if (least > 0 && oracle::miss(clearance(zone, s.p).count(), oracle::wide(least)) > 1e-7)
            ++wrong;
        const double grown = s.size * random.uniform(0, 1);
        if (std::fabs(least - grown) < 1e-6 * s.size) continue;
        if (within(zone, s.p, metres{grown}) != (least <= grown)) ++wrong;
        if (classify(zone, s.p, metres{grown}) != (least <= grown ? side::inside : side::outside)) {
            ++wrong;
        }
        if (!contains(bounds_of(zone), s.p) && least <= 0) ++wrong;
        if (least > 0) continue;
        // Whoever is outside is no nearer than the clearance.
        const double step = s.size * random.uniform(0, 1);
        const position q = oracle::destination(s.p, random.azimuth(), step);
        if (contains(zone, q)) continue;
        ++deep;
        if (clearance(zone, s.p).count() < -step - 1e-6) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(deep > 1'000);
}

TEST_CASE("all of the zones contain who is in each, and shrink exactly") {
    oracle::generator random{931};
    long wrong = 0;
    long grown_inside = 0;
    long grown_outside = 0;
    long corners = 0;
    for (int count = 0; count < 20'000; ++count) {
        const scene s = any_scene(random);
        const all_of zone{circle{s.a, metres{s.ra}}, complement(circle{s.b, metres{s.rb / 2}}),
                          circle{s.c, metres{s.rc}}};
        const double da = apart(s.a, s.p) - s.ra;
        const double db = s.rb / 2 - apart(s.b, s.p);
        const double dc = apart(s.c, s.p) - s.rc;
        const double most = std::max({da, db, dc});
        if (std::fabs(most) < 1e-6 * s.size) continue;
        if (contains(zone, s.p) != (most <= 0)) ++wrong;
        if (classify(zone, s.p) != (most <= 0 ? side::inside : side::outside)) ++wrong;
        if (most <= 0 && oracle::miss(clearance(zone, s.p).count(), oracle::wide(most)) > 1e-7)
            ++wrong;
        if (most <= 0 && !contains(bounds_of(zone), s.p)) ++wrong;

        const double shrunk = -s.size * random.uniform(0, 0.4);
        if (std::fabs(most - shrunk) > 1e-6 * s.size &&
            classify(zone, s.p, metres{shrunk}) !=
                (most <= shrunk ? side::inside : side::outside)) {
            ++wrong;
        }

        const double grown = s.size * random.uniform(0, 0.7);
        const side answer = classify(zone, s.p, metres{grown});
        if (answer == side::inside) ++grown_inside;
        if (answer == side::outside) ++grown_outside;
        if (answer == side::uncertain) ++corners;
        // Someone of the zone within the length, found by looking around: then it is not outside.
        bool found = most <= 0;
        for (int k = 0; k < 8 && !found; ++k) {
            const position q =
                oracle::destination(s.p, random.azimuth(), grown * random.uniform(0, 1));
            found = contains(zone, q);
            if (found && clearance(zone, s.p).count() > apart(s.p, q) + 1e-6) ++wrong;
        }
        if (found && answer == side::outside) ++wrong;
        // Said to be inside: the way straight to the zone it misses must end in all of them.
        if (answer == side::inside && most > 0) {
            const bool to_b = db == most;
            const position target = da == most ? s.a : to_b ? s.b : s.c;
            double azimuth = 0;
            double back = 0;
            double metres_apart = 0;
            GeographicLib::Geodesic::WGS84().Inverse(s.p.latitude, s.p.longitude, target.latitude,
                                                     target.longitude, metres_apart, azimuth, back);
            const auto way = static_cast<double>(most) + 1e-5;
            const position q = oracle::destination(s.p, to_b ? azimuth + 180 : azimuth, way);
            if (way > grown + 2e-5 || !contains(zone, q)) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(grown_inside > 1'000);
    CHECK(grown_outside > 1'000);
    CHECK(corners > 100);
}

TEST_CASE("a combination of combinations is a zone, and no position is uncertain in all") {
    constexpr any_of nested{allowed, circle{position{-17, 180}, 10_km}};
    STATIC_REQUIRE(contains(nested, home));
    STATIC_REQUIRE(contains(nested, position{-17.01, -179.99}));
    STATIC_REQUIRE(!contains(nested, position{-17.2, -179.99}));
    STATIC_REQUIRE(contains(bounds_of(nested), home));
    CHECK(classify(nested, position{oracle::not_a_number, 0}) == side::uncertain);
    CHECK(classify(places, position{0, oracle::infinity}, 5_m) == side::uncertain);
    CHECK(classify(allowed, position{91, 0}, 5_m) == side::uncertain);
}
