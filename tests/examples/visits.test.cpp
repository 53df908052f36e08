// SPDX-License-Identifier: BSL-1.0

#include "visits.hpp"

#include <cordon/distance/distance.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "moves.hpp"
#include "way.hpp"
#include "written.hpp"

using namespace replay;

namespace {

std::string names(const std::vector<happening>& events) {
    std::string all;
    for (const happening& event : events) {
        all += (all.empty() ? "" : " ");
        all += event.what;
        if (event.initial) all += "(initial)";
    }
    return all;
}

std::vector<happening> crossings(const track& who, const std::vector<named_zone>& zones) {
    return zone_crossings(who.records, "wearer", zones);
}

written_part circle(double metres, double north = 0, double east = 0) {
    return written(zone_shape::circle, {place(north, east)}, metres);
}

// 100 m east and west of the middle, 1000 m north and south.
written_part street() {
    return written(zone_shape::polygon,
                   {place(-1000, -100), place(-1000, 100), place(1000, 100), place(1000, -100)});
}

// Eastwards at 10 m/s in one leg, `north` of the middle.
track passing(double north) { return moves("he", {{0, north, -1000}, {200, north, 1000}}); }

}  // namespace

TEST_CASE("a circle is entered and left where geometry says, within one leg") {
    const auto zones = zones_of({circle(200)});
    const auto found = crossings(passing(150), zones);
    REQUIRE(names(found) == "entered left");
    const double half = std::sqrt(200.0 * 200 - 150 * 150) / 10;  // seconds
    CHECK_THAT(static_cast<double>(found[0].unix_ms) / 1000,
               Catch::Matchers::WithinAbs(100 - half, 0.002));
    CHECK_THAT(static_cast<double>(found[1].unix_ms) / 1000,
               Catch::Matchers::WithinAbs(100 + half, 0.002));
    CHECK_THAT(*found[0].metres, Catch::Matchers::WithinAbs(0, 0.001));
    CHECK(found[0].zone == "zone 1");
    CHECK(found[0].party == "wearer");
    CHECK(found[0].level == 0);
}

TEST_CASE("a visit of a fifth of a second in a leg of minutes is found, and a graze is none") {
    const auto zones = zones_of({circle(200)});
    const auto found = crossings(passing(199.9975), zones);
    REQUIRE(names(found) == "entered left");
    CHECK(found[1].unix_ms - found[0].unix_ms > 100);
    CHECK(found[1].unix_ms - found[0].unix_ms < 300);

    const auto middle = ways_of(passing(150).records)[0].strides[0].at(0.5);
    const double nearest = cordon::distance(place(0, 0), middle).count();
    CHECK(names(crossings(passing(150), zones_of({circle(nearest + 0.003)}))) == "entered left");
    CHECK(crossings(passing(150), zones_of({circle(nearest + 0.0005)})).empty());
    CHECK(crossings(passing(150), zones_of({circle(nearest - 0.001)})).empty());
}

TEST_CASE("a polygon's corners, hole and parts are each crossed") {
    written_part holed = street();
    holed.rows.push_back(written(zone_shape::polygon,
                                 {place(-50, -50), place(-50, 50), place(50, 50), place(50, -50)})
                             .rows[0]);
    const auto zones = zones_of({street(), holed});
    const auto found = crossings(passing(0), zones);
    REQUIRE(names(found) == "entered left entered left entered left");
    const std::int64_t expected[] = {90'000, 110'000, 90'000, 95'000, 105'000, 110'000};
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO(i);
        CHECK(std::abs(found[i].unix_ms - expected[i]) <= 3);
        CHECK(found[i].zone == (i < 2 ? "zone 1" : "zone 2"));
    }
}

TEST_CASE("a record that begins in a zone says so, and one that ends in it does not leave") {
    const auto zones = zones_of({circle(200)});
    const auto found = crossings(moves("he", {{5, 0, 0}, {105, 0, 1000}}), zones);
    REQUIRE(names(found) == "entered(initial) left");
    CHECK(found[0].unix_ms == 5000);
    CHECK_THAT(*found[0].metres, Catch::Matchers::WithinAbs(-200, 1e-6));
    CHECK(std::abs(found[1].unix_ms - 25'000) <= 3);
    CHECK(names(crossings(moves("he", {{0, 0, 1000}, {90, 0, 100}}), zones)) == "entered");
    CHECK(names(crossings(moves("he", {{7, 0, 0}}), zones)) == "entered(initial)");
}

TEST_CASE("standing still, outside, inside and on the line, is no crossing") {
    const auto zones = zones_of({circle(200)});
    for (const double north : {0.0, 200.0, 500.0}) {
        const auto found =
            crossings(moves("he", {{0, north, 0}, {10, north, 0}, {3600, north, 0}}), zones);
        INFO(north);
        CHECK(names(found) == (north < 200 ? "entered(initial)" : names(found)));
        CHECK(found.size() <= 1);
    }
}

TEST_CASE("a walk along an edge ends, and crosses nothing that it does not cross") {
    const auto zones = zones_of({street()});
    const auto begun = std::chrono::steady_clock::now();
    const auto along = crossings(moves("he", {{0, -5000, 100}, {5000, 5000, 100}}), zones);
    CHECK(along.size() <= 2);
    const auto over = crossings(
        moves("he", {{0, -500, 100}, {500, 500, 100}, {510, 500, 0}, {520, 500, 200}}), zones);
    REQUIRE(!over.empty());
    CHECK(over.back().what == std::string{"left"});
    CHECK(std::abs(over.back().unix_ms - 515'000) <= 3);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{20});
}

TEST_CASE("the date line and the pole are nothing to a crossing") {
    const auto across = [](double longitude, double latitude, double metres) {
        written_part part = circle(metres);
        part.rows[0].positions[0] = {latitude, longitude};
        return zones_of({part});
    };
    CHECK(names(crossings(moves("he", {{0, 0, -1000}, {200, 0, 1000}}, 180),
                          across(180, 0, 200))) == "entered left");
    track over_the_pole{"he", "he", {}, {}};
    over_the_pole.records = {{0, {899'900'000, 0}, {}, 1},
                             {200'000, {899'900'000, 1'800'000'000}, {}, 2}};
    const auto found = crossings(over_the_pole, across(77, 90, 500));
    REQUIRE(names(found) == "entered left");
    CHECK(std::abs(found[0].unix_ms + found[1].unix_ms - 200'000) <= 2);
}

TEST_CASE("between its events a party is on the side that they say, at every hundredth second") {
    std::mt19937 random{20261126};
    const auto up_to = [&](double most) {
        return most * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
    };
    std::size_t events = 0;
    for (int round = 0; round < 60; ++round) {
        // A star of thin rays, and a walk across it in legs of half a minute.
        written_part star = circle(1);
        star.shape = zone_shape::polygon;
        star.rows[0] = written_row{{}, {}, {}, "ring 1"};
        const auto rays = static_cast<std::uint32_t>(3 + random() % 9);
        for (std::uint32_t k = 0; k < 2 * rays; ++k) {
            const double turn = 3.14159265 * k / rays;
            const double out = k % 2 == 0 ? 300 + up_to(300) : 5 + up_to(50);
            star.rows[0].positions.push_back(place(out * std::sin(turn), out * std::cos(turn)));
            star.rows[0].lines.push_back(1);
            star.rows[0].numbers.push_back(k + 1);
        }
        const auto kind = round % 2 == 0 ? cordon::edges::straight : cordon::edges::geodesic;
        const auto zones = zones_of({star}, kind);
        track he{"he", "he", {}, {}};
        for (int i = 0; i < 5; ++i) {
            he.records.push_back(
                moves("", {{30.0 * i, up_to(1200) - 600, up_to(1200) - 600}}).records[0]);
        }
        const auto found = crossings(he, zones);
        events += found.size();
        const way along = ways_of(he.records)[0];
        for (std::int64_t ms = 0; ms < 120'000; ms += 10) {
            const stride& here = along.strides[static_cast<std::size_t>(ms / 30'000)];
            const auto p = here.at(static_cast<double>(ms % 30'000) / 30'000);
            const auto before = std::count_if(found.begin(), found.end(),
                                              [&](const happening& e) { return e.unix_ms <= ms; });
            if (contains(zones[0], p) == (before % 2 == 1)) continue;
            // An event's time is rounded to the millisecond, in which he goes 6 cm.
            INFO("round " << round << " at " << ms << " ms");
            CHECK(std::abs(clearance(zones[0], p).count()) < 0.06);
        }
    }
    CHECK(events > 200);
}

TEST_CASE("over more than twelve days nothing is assumed between fixes") {
    constexpr double weeks = 3 * 7 * 86400;
    const auto zones = zones_of({circle(200)});
    CHECK(names(crossings(moves("he", {{0, 0, -1000}, {weeks, 0, 1000}}), zones)).empty());
    CHECK(names(crossings(moves("he", {{0, 0, 0}, {weeks, 0, 0}}), zones)) ==
          "entered(initial) entered(initial)");
}

TEST_CASE("naive looks at fixes only, for zones too") {
    const auto zones = zones_of({circle(200), circle(200, 0, -1000)});
    CHECK(zone_naive(passing(150).records, "wearer", zones).size() == 2);
    const auto found = zone_naive(passing(150).records, "wearer", zones);
    CHECK(names(found) == "entered(initial) left");
    CHECK(found[1].unix_ms == 200'000);
    CHECK(found[0].zone_index == 1);
}

TEST_CASE("a watch of a zone tells a visit once, and neither an outlier nor a late fix") {
    const auto zones = zones_of({circle(200), circle(200, 0, 50'000)});
    track he{"he", "he", {}, {}};
    const auto stay = [&](int from, int to, double east) {
        for (int t = from; t < to; t += 5) {
            he.records.push_back(moves("", {{static_cast<double>(t), 0, east}}).records[0]);
        }
    };
    const auto found = [&] { return zone_watched(he, "wearer", zones); };
    stay(0, 300, 400);
    he.records.push_back(moves("", {{2, 0, 0}}).records[0]);
    CHECK(found().empty());
    stay(300, 305, 150);  // once
    stay(305, 600, 400);
    CHECK(found().empty());
    stay(600, 900, 100);
    REQUIRE(names(found()) == "entered");
    CHECK(found()[0].unix_ms >= 600'000);
    CHECK(found()[0].unix_ms <= 700'000);
    CHECK_THAT(*found()[0].metres, Catch::Matchers::WithinAbs(-100, 0.1));
    CHECK(found()[0].zone_index == 0);
    stay(900, 1200, 205);  // outside, but not well
    CHECK(names(found()) == "entered");
    stay(1200, 1800, 600);
    REQUIRE(names(found()) == "entered left");
    CHECK(found()[1].unix_ms >= 1'290'000);
    CHECK_THAT(*found()[1].metres, Catch::Matchers::WithinAbs(400, 0.2));
}

TEST_CASE("a watch of a zone outlives a pause longer than its counter") {
    constexpr double days = 86400;
    const auto zones = zones_of({circle(200)});
    track he{"he", "he", {}, {}};
    for (const double start : {0.0, 60 * days}) {
        for (double t = 0; t < 300; t += 5) {
            const double east = start > 0 ? 0 : 3000;
            he.records.push_back(moves("", {{start + t, 0, east}}).records[0]);
        }
    }
    const auto found = zone_watched(he, "wearer", zones);
    REQUIRE(names(found) == "entered");
    CHECK(found[0].unix_ms >= static_cast<std::int64_t>(60 * days) * 1000);
    CHECK(found[0].unix_ms <= static_cast<std::int64_t>(60 * days + 120) * 1000);
}

TEST_CASE("events of the pair keep their order among those of zones") {
    const auto at = [](std::int64_t ms, const char* what) {
        return happening{.unix_ms = ms, .what = what};
    };
    const auto all = merged({at(5, "a"), at(3, "b"), at(9, "c")}, {at(9, "y"), at(4, "x")});
    CHECK(names(all) == "x a b c y");
}
