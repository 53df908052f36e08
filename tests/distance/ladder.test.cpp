// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/ladder.hpp"

#include <array>
#include <cmath>
#include <string>

#include "catch2.hpp"
#include "oracle.hpp"

namespace ladder = cordon::ladder;
using cordon::metres;
using cordon::position;
using cordon::side;
using cordon::to_cartesian;
using oracle::pair;
using oracle::regime;

namespace {

constexpr double band = ladder::band.count();
static_assert(ladder::band == metres{40e-9});

// A decision with its truth: s is the distance, r the limit.
struct decision {
    pair ends;
    long double s;
    double r;

    bool contradicted_by(side answer) const {
        return answer == (s > oracle::wide(r) ? side::inside : side::outside);
    }
    std::string text() const {
        return oracle::text(ends) + " limit " + std::to_string(r) + ", beyond it by " +
               std::to_string(static_cast<double>(s - oracle::wide(r)) * 1e9) + " nm";
    }
};

// Decisions of every regime: limits beside the distance from 1 nm to a thousandth of it, and
// limits of any size.
template <class See>
void for_each_decision(std::uint64_t seed, int pairs_of_each, See see) {
    oracle::generator random{seed};
    for (const regime kind : oracle::every_regime) {
        for (int count = 0; count < pairs_of_each; ++count) {
            const pair ends = random.next(kind);
            const long double s = oracle::true_distance(ends);
            for (const long double beside : {1e-9L, 20e-9L, 41e-9L, 60e-9L, 1e-6L, 1e-3L, 1.0L}) {
                see(decision{ends, s, static_cast<double>(s + beside)});
                if (s >= beside) see(decision{ends, s, static_cast<double>(s - beside)});
            }
            const auto near = static_cast<double>(s) * random.spread(1e-12, 1e-3);
            see(decision{ends, s, static_cast<double>(s) + near});
            see(decision{ends, s, static_cast<double>(s) - near});
            see(decision{ends, s, random.spread(0.01, 2e7)});
            see(decision{ends, s, random.chance(0.5) ? 0 : 2.1e7});
        }
    }
}

// A rung never contradicts the truth, and where it must answer it does.
template <class Rung, class MustAnswer>
void check_rung(std::uint64_t seed, int pairs_of_each, Rung rung, MustAnswer must_answer) {
    long decisions = 0;
    long answered = 0;
    long wrong = 0;
    long silent = 0;
    std::string first_wrong;
    std::string first_silent;
    for_each_decision(seed, pairs_of_each, [&](const decision& each) {
        const side answer = rung(each.ends.first, each.ends.second, metres{each.r});
        ++decisions;
        if (answer != side::uncertain) ++answered;
        if (each.contradicted_by(answer) && wrong++ == 0) first_wrong = each.text();
        if (answer == side::uncertain && must_answer(each) && silent++ == 0) {
            first_silent = each.text();
        }
    });
    INFO("answered " << answered << " of " << decisions);
    INFO("first wrong: " << first_wrong);
    INFO("first silent: " << first_silent);
    CHECK(decisions > 1'000'000);
    CHECK(answered > decisions / 20);
    CHECK(wrong == 0);
    CHECK(silent == 0);
}

side by_latitude(position p, position q, metres radius) {
    return ladder::by_latitude(cordon::north_apart(p, q), radius);
}
side by_mid_latitude(position p, position q, metres radius) {
    return ladder::by_mid_latitude(cordon::difference(p, q), radius);
}
side by_near_geodesic(position p, position q, metres radius) {
    return ladder::by_near_geodesic(cordon::difference(p, q), radius);
}
side by_chord(position p, position q, metres radius) {
    return ladder::by_chord(to_cartesian(p), to_cartesian(q), radius);
}
side by_any_chord(position p, position q, metres radius) {
    return ladder::by_any_chord(to_cartesian(p), to_cartesian(q), radius);
}

bool up_to_75_degrees(const pair& ends) {
    return std::fabs(ends.first.latitude + ends.second.latitude) < 150;
}
// Farther from the limit than twice a margin, once for the rung's own error.
bool beyond(const decision& each, double margin) {
    return oracle::miss(each.r, each.s) > 2.1 * margin;
}

}  // namespace

TEST_CASE("the difference of latitudes never contradicts the geodesic and sees what it can see") {
    check_rung(200, 10'000, by_latitude, [](const decision& each) {
        const auto& [p, q] = each.ends;
        constexpr double metres_per_degree = 110574.275;
        const double north = std::fabs(p.latitude - q.latitude) * metres_per_degree;
        return north > each.r * (1 + 3e-15) + 3 * band;
    });
}

TEST_CASE("the difference of latitudes never says inside") {
    oracle::generator random{201};
    for (int count = 0; count < 10'000; ++count) {
        const pair ends = random.next(regime::near);
        if (by_latitude(ends.first, ends.second, metres{1e6}) != side::uncertain) {
            FAIL(oracle::text(ends));
        }
    }
}

TEST_CASE("the mid-latitude rung never contradicts the geodesic and answers outside its margin") {
    check_rung(202, 10'000, by_mid_latitude, [](const decision& each) {
        if (each.r > 50'000 || !up_to_75_degrees(each.ends)) return false;
        const double middle = (each.ends.first.latitude + each.ends.second.latitude) / 2;
        const double cosine2 = std::pow(std::cos(middle * 0.017453292519943295), 2);
        const double truncation = cordon::mid_latitude::truncation(each.r, cosine2) / cosine2;
        return beyond(each, band + 2e-14 * each.r + truncation);
    });
}

TEST_CASE("the near geodesic never contradicts the geodesic and answers outside its margin") {
    check_rung(207, 10'000, by_near_geodesic, [](const decision& each) {
        if (each.r > 50'000 || each.s > 50'000.0L || !up_to_75_degrees(each.ends)) return false;
        return beyond(each, band + 2e-14 * each.r + cordon::near_geodesic::truncation(each.r));
    });
}

TEST_CASE("the chord never contradicts the geodesic and answers outside its margin") {
    check_rung(203, 10'000, by_chord, [](const decision& each) {
        return each.r <= 400'000 &&
               beyond(each, band + cordon::chord::truncation(metres{each.r}).count());
    });
}

TEST_CASE("the chord at any curvature never contradicts the geodesic and sees what it can see") {
    check_rung(204, 10'000, by_any_chord, [](const decision& each) {
        if (each.r > 19'800'000) return false;
        using shape = cordon::wgs84<double>;
        constexpr double least = shape::least_curvature_radius;
        constexpr double greatest = shape::greatest_curvature_radius;
        const double margin = 3 * band + each.r * 4e-15;
        const auto chord_of = [](double arc, double radius) {
            return 2 * radius * std::sin(arc / (2 * radius));
        };
        const auto s = static_cast<double>(each.s);
        // Even the most curved arc of this distance is too long for any arc of the limit, or even
        // the flattest short enough. Beyond half a turn of the most curved nothing is known.
        if (s > 3.14159 * least) return false;
        return chord_of(s, least) > chord_of(each.r, greatest) + margin ||
               chord_of(s, greatest) < chord_of(each.r, least) - margin;
    });
}

TEST_CASE("the chord at any curvature is undecided only where the curvature could decide") {
    // The arcs over a chord differ by r^3 / 24 times the difference of the extreme curvatures.
    for (const double r : {1e4, 1e5, 1e6}) {
        const position p{10, 20};
        const double undecided = 2.08e-17 * r * r * r;
        const double step = 1.05 * undecided + 1e-6;
        CAPTURE(r, step);
        for (const double azimuth : {0.0, 45.0, 90.0, 200.0}) {
            CHECK(by_any_chord(p, oracle::destination(p, azimuth, r + step), metres{r}) ==
                  side::outside);
            CHECK(by_any_chord(p, oracle::destination(p, azimuth, r - step), metres{r}) ==
                  side::inside);
        }
    }
    // All of it on one side where the meridian is most curved.
    const double nearly_all = 2.0e-17 * 1e15;
    CHECK(by_any_chord({0, 0}, oracle::destination({0, 0}, 0, 1e5 + nearly_all), metres{1e5}) ==
          side::uncertain);
}

TEST_CASE("the first rungs together never contradict the geodesic") {
    const auto first = [](position p, position q, metres radius) {
        return ladder::first_rungs(p, q, radius);
    };
    check_rung(205, 10'000, first, [](const decision& each) {
        const auto& [p, q] = each.ends;
        return std::fabs(p.latitude - q.latitude) * 110574.275 > each.r * 1.500001 + 3 * band;
    });
}

TEST_CASE("the further rungs together never contradict the geodesic, and leave it little") {
    const auto further = [](position p, position q, metres radius) {
        return ladder::further_rungs(p, q, radius, [p] { return to_cartesian(p); });
    };
    check_rung(208, 10'000, further, [](const decision& each) {
        return each.r <= 400'000 &&
               beyond(each, band + cordon::chord::truncation(metres{each.r}).count());
    });
}

TEST_CASE(
    "the whole ladder is right and abstains on nothing farther than its band and the error of the "
    "geodesic") {
    const auto whole = [](position p, position q, metres radius) {
        return ladder::classify(p, q, radius, [p] { return to_cartesian(p); });
    };
    check_rung(206, 8'000, whole,
               [](const decision& each) { return oracle::miss(each.r, each.s) > band + 15e-9; });
}

TEST_CASE("a rung asked beyond its domain is uncertain") {
    const position p{51.5, -0.12};
    const position q{51.5, -0.11};
    CHECK(by_mid_latitude(p, q, metres{50'000}) == side::inside);
    CHECK(by_mid_latitude(p, q, metres{50'000.001}) == side::uncertain);
    // The pole is ten times as far as the limit, or the rung is silent; 89 degrees are 112 km off.
    for (const double north : {1.0, -1.0}) {
        const position near_pole{north * 89, 0};
        CHECK(by_mid_latitude(near_pole, {north * 89, 1e-4}, metres{11'100}) == side::inside);
        CHECK(by_mid_latitude(near_pole, {north * 89, 1e-4}, metres{11'200}) == side::uncertain);
        CHECK(by_mid_latitude({north * 89.89, 0}, {north * 89.89, 0}, metres{1}) == side::inside);
        CHECK(by_mid_latitude({north * 89.91, 0}, {north * 89.91, 0}, metres{1}) ==
              side::uncertain);
    }
    CHECK(by_near_geodesic(p, q, metres{50'000}) == side::inside);
    CHECK(by_near_geodesic(p, q, metres{50'000.001}) == side::uncertain);
    // Here it is the pair that must be near: a twentieth of the way to the pole, 5.6 km.
    CHECK(by_near_geodesic({89, 0}, {89.048, 0}, metres{500}) == side::outside);
    CHECK(by_near_geodesic({89, 0}, {89.052, 0}, metres{500}) == side::uncertain);
    CHECK(by_near_geodesic({0, 0}, {0, 1}, metres{500}) == side::uncertain);  // too far apart
    CHECK(by_chord(p, q, metres{400'000}) == side::inside);
    CHECK(by_chord(p, q, metres{400'001}) == side::uncertain);
    CHECK(by_any_chord(p, q, metres{19'800'000}) == side::inside);
    CHECK(by_any_chord(p, q, metres{19'800'001}) == side::uncertain);
}

TEST_CASE("the ladder is decided by the compiler where it is asked to be") {
    constexpr position p{51.5, -0.12};
    constexpr auto at = [](position a) { return [a] { return to_cartesian(a); }; };
    static_assert(ladder::within(p, position{51.501, -0.12}, metres{500}, at(p)));
    static_assert(!ladder::within(p, position{51.6, -0.12}, metres{500}, at(p)));
    static_assert(!ladder::within(p, position{51.5, -0.1}, metres{500}, at(p)));
    static_assert(ladder::within(p, position{-51.5, 179.88}, metres{20'003'932}, at(p)));
    constexpr position polar{89, 0};
    static_assert(ladder::classify(polar, position{89, 180}, metres{1e5}, at(polar)) ==
                  side::outside);
    CHECK(ladder::classify(p, p, metres{0}, at(p)) == side::uncertain);
    CHECK(ladder::within(p, p, metres{0}, at(p)));
}
