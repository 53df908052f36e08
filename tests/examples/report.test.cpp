// SPDX-License-Identifier: BSL-1.0

#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "drawing.hpp"
#include "moves.hpp"
#include "order.hpp"
#include "profile.hpp"
#include "visits.hpp"
#include "written.hpp"
#include "zone_drawing.hpp"
#include "zones.hpp"

using namespace replay;

namespace {

std::string page(const track& a, const track& b, const std::vector<named_zone>& zones = {}) {
    const auto in_a = in_order(a);
    const auto in_b = in_order(b);
    progress shown{0};
    const radii limits{cordon::metres{500}};
    const std::vector compared{compare(in_a.records, in_b.records, limits[0], shown)};
    auto found = crossings(compared[0]);
    found.events = merged(std::move(found.events), zone_crossings(in_b.records, "wearer", zones));
    return report(
        {a, b, in_a.records, in_b.records, limits, profile::crossings, compared, found, zones});
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the page stands alone") {
    const auto text =
        page(moves("she", {{0, 0, 0}, {10, 0, 0}}), moves("he", {{0, 9, 9}, {10, 9, 9}}));
    CHECK(text.starts_with("<!doctype html>"));
    for (const char* outside :
         {"http:", "https:", "//cdn", " src=", "@import", "url(", "{{", "@page"}) {
        INFO(outside);
        CHECK(text.find(outside) == std::string::npos);
    }
}

TEST_CASE("the page of a watch has each level's states, with their cause, and its evidence") {
    track she = moves("she", {{0, 0, 0}, {60, 0, 0}, {400, 0, 0}, {405, 0, 0}});
    track he = moves("he", {{0, 4000, 0}, {60, 4000, 0}, {400, 700, 0}, {405, 700, 0}});
    he.messages = {parse_message("strap", "", "", "he", 3)};
    he.messages[0].unix_ms = 70'000;
    const auto in_a = in_order(she);
    const auto in_b = in_order(he);
    const radii limits{cordon::metres{1000}, cordon::metres{500}};
    progress shown{0};
    std::vector<survey> compared;
    for (const auto limit : limits) {
        compared.push_back(compare(in_a.records, in_b.records, limit, shown));
    }
    const outcome found = watched(she, he, limits, shown);
    const auto text = report(
        {she, he, in_a.records, in_b.records, limits, profile::watched, compared, found, {}});
    CHECK(count(text, ",\"unknown\",\"reach\"]") >= 2);
    CHECK(count(text, ",\"unknown\",\"overdue\"]") == 2);
    CHECK(text.find("\"levels\":[{\"radius\":1000.000,\"limit\":\"1000 m\",\"states\":[[0,") !=
          std::string::npos);
    CHECK(count(text, ",\"needed\":6.58,\"needed_to_leave\":3.00}") == 2);
    CHECK(text.find("\"event\":\"strap\",\"words\":\"device of the wearer: strap open, or off "
                    "the body\",\"matter\":\"device\",\"level\":0,\"party\":\"wearer\"") !=
          std::string::npos);
    CHECK(text.find("[400000,\"active\"]") != std::string::npos);
}

TEST_CASE("a hostile name stays text") {
    const std::string name = "</script><script>alert(1)</script>{{data}}{{title}}";
    const auto text = page(moves(name, {{0, 0, 0}}), moves("he", {{0, 9, 9}}));
    CHECK(count(text, "<script") == 2);
    CHECK(count(text, "</script") == 2);
    CHECK(text.find("alert(1)<") == std::string::npos);
}

TEST_CASE("distances from the middle of the map are true") {
    const flat_map map{{60, 179.9999}};
    const auto there = map.place({0, cordon::position_e7{600000000, -1799900000}, {}, 1});
    CHECK_THAT(there.east, Catch::Matchers::WithinAbs(563.6, 0.1));
    CHECK_THAT(there.north, Catch::Matchers::WithinAbs(0, 0.1));
    const auto up = map.place({0, cordon::position_e7{600100000, 1799999000}, {}, 1});
    CHECK_THAT(up.north, Catch::Matchers::WithinAbs(1114.1, 0.2));
    CHECK_THAT(up.east, Catch::Matchers::WithinAbs(0, 0.1));
}

TEST_CASE("a hundred thousand fixes are drawn by their outline") {
    track many;
    for (int i = 0; i < 100'000; ++i) {
        many.records.push_back({i * 1000, {i == 50'000 ? 90'000 : i % 7, i}, {}, 1});
    }
    const auto outline = drawn(many.records, flat_map{{0, 0}});
    CHECK(outline.size() < 7000);
    double farthest = 0;
    for (const auto& here : outline) farthest = std::max(farthest, here.north);
    CHECK_THAT(farthest, Catch::Matchers::WithinAbs(995.2, 0.5));
    for (std::size_t i = 1; i < outline.size(); ++i) {
        if (outline[i].unix_ms <= outline[i - 1].unix_ms) FAIL("time runs backwards at " << i);
    }
}

TEST_CASE("zones near the tracks are drawn, others are not, and names stay text") {
    auto zones = zones_of({written(zone_shape::circle, {place(0, 50)}, 20),
                           written(zone_shape::polygon, {place(0, 0), place(0, 90), place(90, 0)}),
                           written(zone_shape::circle, {place(90'000, 0)}, 20),
                           written(zone_shape::corridor, {place(-90, 0), place(-90, 900)}, 7)});
    const auto text =
        page(moves("she", {{0, 0, 0}, {10, 0, 0}}), moves("he", {{0, 0, 9}, {10, 0, 99}}), zones);
    CHECK(text.find("\"name\":\"zone 1\",\"index\":0,\"rings\":[],\"discs\":[[") !=
          std::string::npos);
    CHECK(text.find("\"name\":\"zone 2\",\"index\":1,\"rings\":[[") != std::string::npos);
    CHECK(text.find("\"name\":\"zone 3\"") == std::string::npos);
    CHECK(text.find("\"lines\":[[7.0,") != std::string::npos);
    CHECK(text.find("\"party\":\"wearer\",\"zone\":0") != std::string::npos);
}

TEST_CASE("a zone of many vertices is drawn by as many as can be seen") {
    written_part large = written(zone_shape::polygon, {});
    for (int i = 0; i < 6000; ++i) {
        const double turn = i * 6.283185307179586 / 6000;
        large.rows[0].positions.push_back(place(400 * std::sin(turn), 400 * std::cos(turn)));
        large.rows[0].lines.push_back(1);
        large.rows[0].numbers.push_back(1);
    }
    const auto sketch = drawn(zones_of({large}), flat_map{{0, 0}}, {-5000, 5000, -5000, 5000});
    REQUIRE(sketch.size() == 1);
    CHECK(sketch[0].parts[0].rows[0].size() > 1000);
    CHECK(sketch[0].parts[0].rows[0].size() < 2000);
}

TEST_CASE("a long edge bends on the map as it does on the Earth") {
    const auto sketch = drawn(
        zones_of({written(zone_shape::polygon, {{60, 170}, {60, -170}, {61, -170}, {61, 170}})}),
        flat_map{{60, 180}}, {-1e6, 1e6, -1e6, 1e6});
    REQUIRE(sketch.size() == 1);
    const auto& row = sketch[0].parts[0].rows[0];
    CHECK(row.size() > 80);
    double nearest = 1e9;
    for (const drawn_place& p : row) nearest = std::min(nearest, std::hypot(p.east, p.north));
    CHECK(nearest < 1);
}
