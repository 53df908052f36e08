// SPDX-License-Identifier: BSL-1.0
//
// Real zones and tracks, which lie beside the repository and are used where they are present.

#include <cordon/distance/distance.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "order.hpp"
#include "track.hpp"
#include "visits.hpp"
#include "zones.hpp"

using namespace replay;

namespace {

const std::string data = CORDON_SHARED_DATA;

bool present() {
    if (!data.empty()) return true;
    WARN("the shared data is not present: real zones are not tested");
    return false;
}

// When a party crosses a zone's line by another way than the library's: latitude and longitude each
// linear in time between fixes, edges straight on the map, all in the plane; for a circle the
// distance at every tenth of a second.
std::vector<double> crossing_times(const std::vector<record>& fixes, const written_part& part) {
    std::vector<double> times;
    for (std::size_t i = 1; i < fixes.size(); ++i) {
        const auto p = cordon::to_position(fixes[i - 1].where);
        const auto q = cordon::to_position(fixes[i].where);
        const double start = static_cast<double>(fixes[i - 1].unix_ms) / 1000;
        const double span = static_cast<double>(fixes[i].unix_ms) / 1000 - start;
        const auto at = [&](double share) {
            return cordon::position{p.latitude + share * (q.latitude - p.latitude),
                                    p.longitude + share * (q.longitude - p.longitude)};
        };
        if (part.shape == zone_shape::circle) {
            const auto beyond = [&](double share) {
                return cordon::distance(part.rows[0].positions[0], at(share)).count() > part.metres;
            };
            const int pieces = static_cast<int>(span * 10);
            for (int k = 0; k < pieces; ++k) {
                const double from = static_cast<double>(k) / pieces;
                const double to = static_cast<double>(k + 1) / pieces;
                if (beyond(from) != beyond(to)) times.push_back(start + span * (from + to) / 2);
            }
            continue;
        }
        for (const auto& row : part.rows) {
            for (std::size_t k = 0; k < row.positions.size(); ++k) {
                const auto a = row.positions[k];
                const auto b = row.positions[(k + 1) % row.positions.size()];
                const auto turn = [](cordon::position o, cordon::position u, cordon::position v) {
                    return (u.longitude - o.longitude) * (v.latitude - o.latitude) -
                           (u.latitude - o.latitude) * (v.longitude - o.longitude);
                };
                const double from = turn(a, b, p);
                const double to = turn(a, b, q);
                if ((from > 0) == (to > 0) || (turn(p, q, a) > 0) == (turn(p, q, b) > 0)) continue;
                times.push_back(start + span * from / (from - to));
            }
        }
    }
    std::sort(times.begin(), times.end());
    return times;
}

}  // namespace

TEST_CASE("the Elbe pair crosses the example zones when plane geometry says") {
    if (!present()) return;
    const auto zones = read_zones(data + "/zones/elbe_example_zones.geojson", {});
    REQUIRE(zones.size() == 3);
    for (const std::string who : {"victim", "wearer"}) {
        const auto fixes = in_order(read_track(data + "/tracks/pair_elbe_" + who + ".csv")).records;
        const auto found = zone_crossings(fixes, who, zones);
        for (const named_zone& zone : zones) {
            INFO(who << ", " << zone.name());
            const auto expected = crossing_times(fixes, zone.written().parts[0]);
            std::vector<double> times;
            bool inside = false;
            for (const happening& event : found) {
                if (event.zone != zone.name()) continue;
                CHECK(event.what == (inside ? "left" : "entered"));
                inside = !inside;
                if (!event.initial) times.push_back(static_cast<double>(event.unix_ms) / 1000);
            }
            REQUIRE(times.size() == expected.size());
            CHECK(!times.empty());
            for (std::size_t i = 0; i < times.size(); ++i) {
                CHECK_THAT(times[i], Catch::Matchers::WithinAbs(expected[i], 0.1));
            }
        }
    }
}

TEST_CASE("every real file of zones is read, and tells who stands in it") {
    if (!present()) return;
    zone_options how;
    how.written.radius = 300;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{data + "/zones"}) {
        const std::string path = entry.path().string();
        if (!path.ends_with("json")) continue;
        INFO(path);
        const auto zones = read_zones(path, how);
        ++files;
        for (const named_zone& zone : zones) {
            CHECK(!zone.name().empty());
            const auto& row = zone.written().parts[0].rows[0];
            CHECK(contains(zone, row.positions[0]));
        }
    }
    CHECK(files >= 8);
}

TEST_CASE("what is in the real zones, and how far their edges are, is as exact arithmetic says") {
    if (!present()) return;
    std::ifstream table{data + "/zones/point_in_zone_a.csv"};
    std::string line;
    std::getline(table, line);
    std::map<std::string, std::vector<named_zone>> files[2];
    std::size_t rows = 0;
    while (std::getline(table, line)) {
        std::vector<std::string> fields;
        std::istringstream columns{line};
        for (std::string field; std::getline(columns, field, ',');) fields.push_back(field);
        REQUIRE(fields.size() == 8);
        // "countries_sample:Fiji" is a zone of a file; "antimeridian:split" a file of a folder.
        const auto colon = fields[0].find(':');
        const std::string first = fields[0].substr(0, colon);
        const std::string second = colon == std::string::npos ? "" : fields[0].substr(colon + 1);
        const bool folder = first == "antimeridian";
        const std::string path =
            data + "/zones/" + (folder ? first + '/' + second + ".json" : first + ".geojson");
        const cordon::position p{std::stod(fields[1]), std::stod(fields[2])};
        for (const auto kind : {cordon::edges::straight, cordon::edges::geodesic}) {
            const bool straight = kind == cordon::edges::straight;
            // A city's edges are too short to differ, and its rings long to check.
            if (!straight && first == "seattle_city_limits") continue;
            auto& zones = files[straight ? 0 : 1][path];
            if (zones.empty()) zones = read_zones(path, {.written = {}, .edges = kind});
            const auto zone = std::find_if(zones.begin(), zones.end(), [&](const named_zone& z) {
                return folder || second.empty() || z.name() == second;
            });
            REQUIRE(zone != zones.end());
            INFO(line << (straight ? ", straight" : ", geodesic"));
            if (straight) CHECK(contains(*zone, p) == (fields[3] != "out"));
            const double metres = clearance(*zone, p).count();
            CHECK_THAT(std::abs(metres),
                       Catch::Matchers::WithinAbs(std::stod(fields[straight ? 4 : 5]), 0.001));
        }
        ++rows;
    }
    CHECK(rows == 322);
}

TEST_CASE("countries hold their capitals, and Lesotho is not in South Africa") {
    if (!present()) return;
    const auto zones = read_zones(data + "/zones/countries_sample.geojson", {});
    const auto where = [&](double latitude, double longitude) {
        std::string names;
        for (const named_zone& zone : zones) {
            if (contains(zone, cordon::position{latitude, longitude})) names += zone.name() + ';';
        }
        return names;
    };
    CHECK(where(52.52, 13.40) == "Germany;");
    CHECK(where(-29.31, 27.9) == "Lesotho;");
    CHECK(where(-25.75, 28.19) == "South Africa;");
    CHECK(where(-0.5, -78.5) == "Ecuador;");
    CHECK(where(-16.3, 179.9) == "Fiji;");
    CHECK(where(-90, 0) == "Antarctica;");
    CHECK(where(-85.5, 180) == "Antarctica;");
    CHECK(where(0, 0).empty());
}
