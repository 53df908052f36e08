// SPDX-License-Identifier: BSL-1.0

#include "geojson.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "input_file.hpp"
#include "refusal.hpp"

using namespace replay;

namespace {

std::vector<written_zone> read(std::string_view text, const geojson_options& how = {}) {
    return read_geojson(text, "z.geojson", how);
}

std::string refused(std::string_view text, const geojson_options& how = {}) {
    return refusal([&] { (void)read(text, how); });
}

// A FeatureCollection of one feature, on one line.
std::string feature(const std::string& geometry, const std::string& properties = "null") {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" +
           properties + R"(,"geometry":)" + geometry + "}]}";
}

std::string polygon(const std::string& coordinates) {
    return feature(R"({"type":"Polygon","coordinates":)" + coordinates + "}");
}

const std::string square = "[[0,0],[2,0],[2,1],[0,1],[0,0]]";
const std::string at_feature = "z.geojson:1: feature 1: ";

}  // namespace

TEST_CASE("a collection of circles, polygons and lines becomes zones with names and lines") {
    const auto zones = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"school","radius_m":300},
 "geometry":{"type":"Point","coordinates":[9.8152,53.5494]}},
{"type":"Feature","properties":{},"geometry":{"coordinates":
[[[0,10],
[1,10],
[1,11.5,120],
[0,10]],[[0.2,10.1],[0.4,10.1],[0.4,10.2],[0.2,10.1]]],"type":"Polygon"}},
{"geometry":{"type":"LineString","coordinates":[[1,2],[3,4],[5,6]]},
 "id":7,"properties":{"width_m":50},"type":"Feature"}]})");
    REQUIRE(zones.size() == 3);

    CHECK(zones[0].name == "school");
    REQUIRE(zones[0].parts.size() == 1);
    CHECK(zones[0].parts[0].shape == zone_shape::circle);
    CHECK(zones[0].parts[0].metres == 300);
    CHECK(zones[0].parts[0].rows[0].positions[0] == cordon::position{53.5494, 9.8152});

    CHECK(zones[1].name == "zone 2");
    const auto& area = zones[1].parts.at(0);
    CHECK(area.shape == zone_shape::polygon);
    REQUIRE(area.rows.size() == 2);
    CHECK(area.rows[0].positions == std::vector<cordon::position>{{10, 0}, {10, 1}, {11.5, 1}});
    CHECK(area.rows[0].lines == std::vector<std::uint32_t>{5, 6, 7});
    CHECK(area.rows[1].label == "ring 2");

    CHECK(zones[2].name == "7");
    CHECK(zones[2].feature == 3);
    CHECK(zones[2].parts.at(0).shape == zone_shape::corridor);
    CHECK(zones[2].parts[0].metres == 25);
    CHECK(zones[2].parts[0].rows[0].positions.size() == 3);
}

TEST_CASE("a feature, and a bare geometry of many parts, are zones too") {
    CHECK(read(R"({"type":"Feature","properties":null,"geometry":{"type":"Polygon",
                   "coordinates":[)" +
               square + "]}}")[0]
              .name == "zone 1");
    const auto multi = read(R"({"type":"MultiPolygon","coordinates":[[)" + square + "],[" + square +
                            ',' + square + "]]}");
    REQUIRE(multi[0].parts.size() == 1);
    REQUIRE(multi[0].parts[0].rows.size() == 3);
    CHECK(multi[0].parts[0].rows[2].label == "polygon 2, ring 2");

    const auto mixed = read(feature(
        R"({"type":"GeometryCollection","geometries":[
            {"type":"MultiPoint","coordinates":[[1,2],[3,4]]},
            {"type":"GeometryCollection","geometries":[
              {"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]},
              {"type":"Polygon","coordinates":[)" +
            square + "]}]}]}",
        R"({"radius":12.5})"));
    REQUIRE(mixed.size() == 1);
    REQUIRE(mixed[0].parts.size() == 5);
    CHECK(mixed[0].parts[1].shape == zone_shape::circle);
    CHECK(mixed[0].parts[1].metres == 12.5);
    CHECK(mixed[0].parts[3].shape == zone_shape::corridor);
    CHECK(mixed[0].parts[3].rows[0].label == "line 2");
    CHECK(mixed[0].parts[4].shape == zone_shape::polygon);
}

TEST_CASE("a zone is named by its property name, title or id, its feature's id, or its number") {
    const auto name = [](const std::string& properties, const std::string& id = "") {
        return read(R"({"type":"Feature")" + id + R"(,"properties":)" + properties +
                        R"(,"geometry":{"type":"Point","coordinates":[1,2]}})",
                    {.name_by = {}, .radius = 5})[0]
            .name;
    };
    CHECK(name(R"({"id":"x","name":" Park \u00e9 "})") == "Park \xc3\xa9");
    CHECK(name(R"({"id":"x","NAME":"Hall"})") == "Hall");
    CHECK(name(R"({"id":"x","Title":"Mine"})") == "Mine");
    CHECK(name(R"({"id":12})", R"(,"id":"feature id")") == "12");
    CHECK(name(R"({"name":"","id":null})", R"(,"id":-1.5)") == "-1.5");
    CHECK(name("null", R"(,"id":{})") == "zone 1");
}

TEST_CASE("another property names the zones on request, and must be there") {
    const std::string point = R"({"type":"Point","coordinates":[1,2]})";
    const auto text = feature(point, R"({"name":"a","PROPERTY_L":"Jane Addams"})");
    CHECK(read(text, {.name_by = "PROPERTY_L", .radius = 5})[0].name == "Jane Addams");
    CHECK(refused(text, {.name_by = "label", .radius = 5}) ==
          "z.geojson:1: no feature has the property \"label\"");
}

TEST_CASE("a circle needs a radius, and a line a width, from the feature or from the caller") {
    const std::string point = R"({"type":"Point","coordinates":[1,2]})";
    const std::string line = R"({"type":"LineString","coordinates":[[1,2],[3,4]]})";
    const auto metres = [](const std::string& geometry, const std::string& properties,
                           std::optional<double> radius = {}) {
        return read(feature(geometry, properties), {.name_by = {}, .radius = radius})[0]
            .parts[0]
            .metres;
    };
    CHECK(metres(point, R"({"radius":2.5})") == 2.5);
    CHECK(metres(point, R"({"radius_m":2.5})", 9) == 2.5);
    CHECK(metres(point, R"({"radius_m":null})", 9) == 9);
    CHECK(metres(line, R"({"radius_m":20})") == 20);
    CHECK(metres(line, R"({"width":20})") == 10);
    CHECK(metres(line, "{}", 9) == 9);

    const std::string needs =
        at_feature + "a Point needs the property radius_m, in metres, or --zone-radius";
    CHECK(refused(feature(point)) == needs);
    CHECK(refused(feature(point, R"({"width":3})")) == needs);
    CHECK(refused(feature(line)) ==
          at_feature +
              "a LineString needs the property width_m or radius_m, in metres, or "
              "--zone-radius");
    CHECK(refused(feature(point, R"({"radius_m":"300"})")) ==
          at_feature + "radius_m is not a number");
    CHECK(refused(feature(point, R"({"radius_m":0})")) ==
          at_feature + "radius_m 0 is not more than 0 metres");
    CHECK(refused(feature(point, R"({"radius":-5})")) ==
          at_feature + "radius -5 is not more than 0 metres");
    CHECK(refused(feature(point, R"({"radius":1e300})")) ==
          at_feature + "radius 1e+300 is more metres than the Earth has");
    CHECK(refused(feature(line, R"({"radius":1,"width":2})")) ==
          at_feature + "has both radius and width; which is meant?");
}

TEST_CASE("a ring that is no ring is named with its feature, its number and its line") {
    CHECK(refused(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"ok"},"geometry":{"type":"Polygon","coordinates":[)" +
                  square + R"(]}},
{"type":"Feature","properties":{"name":"bad"},"geometry":{"type":"MultiPolygon","coordinates":[[)" +
                  square + ",\n" + R"([[0,0],[1,0],
[1,1],
[0,0.5]]]]}}]})") ==
          "z.geojson:6: feature 2 \"bad\": polygon 1, ring 2 is not closed: its last position is "
          "not its first");
    CHECK(refused(polygon("[[[0,0],[1,0],[0,0]]]")) ==
          at_feature + "ring 1 has 3 positions; a closed ring has at least 4");
    CHECK(refused(polygon("[[[0,0],[1,0],[1,91],[0,0]]]")) ==
          at_feature +
              "ring 1, vertex 3: latitude 91 is beyond 90 degrees; GeoJSON has the "
              "longitude first");
    CHECK(refused(polygon("[[[0,0],[1000,0],[1,1],[0,0]]]")) ==
          at_feature + "ring 1, vertex 2: longitude 1000 is beyond 540 degrees");
    CHECK(refused(polygon("[[[0,0],[1],[1,1],[0,0]]]")) ==
          at_feature +
              "ring 1, vertex 2: is not [longitude, latitude] or [longitude, latitude, height]");
    CHECK(refused(polygon("[[[0,0],[1,2,3,4,5,6],[1,1],[0,0]]]")) ==
          at_feature +
              "ring 1, vertex 2: is not [longitude, latitude] or [longitude, latitude, height]");
    CHECK(refused(polygon("[[[0,0],[1,\"1\"],[1,1],[0,0]]]")) ==
          at_feature + "ring 1, vertex 2: has something that is not a number");
    CHECK(refused(polygon("[[[0,0],[1,null],[1,1],[0,0]]]")) ==
          at_feature + "ring 1, vertex 2: has something that is not a number");
    CHECK(refused(polygon("[[0,0],[1,0],[1,1],[0,0]]")).starts_with(at_feature + "ring 1 "));
    CHECK(refused(polygon("[]")) == at_feature + "its Polygon is empty");
    CHECK(refused(polygon("[7]")) == at_feature + "ring 1 is no array of positions");
    CHECK(refused(feature(R"({"type":"MultiPolygon","coordinates":[[]]})")) ==
          at_feature + "polygon 1 has no rings");
    CHECK(refused(feature(R"({"type":"LineString","coordinates":[[1,2]]})", R"({"width":1})")) ==
          at_feature + "its line has 1 positions; it takes 2");
}

TEST_CASE("longitudes beyond 180 are the same place, and close a ring") {
    const auto zones = read(polygon("[[[179,0],[181,0],[181,1],[-181,1],[-181,0]]]"));
    const std::vector<cordon::position> expected{{0, 179}, {0, -179}, {1, -179}, {1, 179}};
    CHECK(zones[0].parts[0].rows[0].positions == expected);
}

TEST_CASE("a position that is at once there again is left out, with a remark") {
    const auto zones = read(R"({"type":"Feature","properties":{"name":"bay"},"geometry":
{"type":"Polygon","coordinates":[[[0,0],[2,0],
[2,0],[2,0],[2,2],[0,0],[0,0]]]}})");
    const auto& ring = zones[0].parts[0].rows[0];
    CHECK(ring.positions == std::vector<cordon::position>{{0, 2}, {2, 2}, {0, 0}});
    CHECK(ring.numbers == std::vector<std::uint32_t>{2, 5, 6});
    const std::string again = " is the vertex before it again, and left out";
    REQUIRE(zones[0].remarks.size() == 3);
    CHECK(zones[0].remarks[0] == "z.geojson:2: feature 1 \"bay\": ring 1, vertex 1" + again);
    CHECK(zones[0].remarks[1] == "z.geojson:3: feature 1 \"bay\": ring 1, vertex 3" + again);
}

TEST_CASE("the way to a pole and back along the date line is no part of a ring") {
    // As countries are cut: Antarctica, and the same with the cut at the ring's ends.
    const std::vector<cordon::position> coast{{-70, -90}, {-70, 0}, {-70, 90}, {-80, 180}};
    const auto ring = [](const std::string& text) {
        return read(polygon("[[" + text + "]]"))[0].parts[0].rows[0];
    };
    const auto mended =
        ring("[-90,-70],[0,-70],[90,-70],[180,-80],[180,-90],[-180,-90],[-180,-80],[-90,-70]");
    CHECK(mended.positions == coast);
    CHECK(mended.lines.size() == 4);
    CHECK(ring("[180,-90],[-180,-90],[-180,-80],[-90,-70],[0,-70],[90,-70],[180,-80],[180,-90]")
              .positions.size() == 4);
    // A spike elsewhere is for cordon to refuse, and an island on the date line stays.
    CHECK(ring("[0,0],[2,0],[2,1],[2,0],[1,-1],[0,0]").positions.size() == 5);
    // So does the way along a pole from one meridian to another.
    CHECK(ring("[0,80],[90,80],[90,90],[0,90],[0,80]").positions.size() == 4);
    CHECK(ring("[179,0],[180,0],[180,1],[179,1],[179,0]").positions.size() == 4);
    CHECK(ring("[180,0],[180,1],[180,0],[180,1],[180,0]").positions.size() == 3);
}

TEST_CASE("JSON that is no GeoJSON is named") {
    CHECK(refused("[]") == "z.geojson:1: is not GeoJSON: it is no object");
    CHECK(refused("\n{}") == "z.geojson:2: is not GeoJSON: it has no \"type\"");
    CHECK(refused(R"({"type":"Topology"})") ==
          "z.geojson:1: feature 1: the type \"Topology\" is none of GeoJSON's geometries");
    CHECK(refused(R"({"type":"FeatureCollection"})") ==
          "z.geojson:1: the FeatureCollection has no array \"features\"");
    CHECK(refused(R"({"type":"FeatureCollection","features":[]})") ==
          "z.geojson:1: the FeatureCollection has no features");
    CHECK(refused(R"({"type":"FeatureCollection","features":[{"type":"Polygon"}]})") ==
          at_feature + "has the type \"Polygon\", not \"Feature\"");
    CHECK(refused(R"({"type":"FeatureCollection","features":[3]})") == at_feature + "is no object");
    CHECK(refused(feature("null")) == at_feature + "has no geometry, so it is no zone");
    CHECK(refused(feature("{}")) == at_feature + "its geometry has no \"type\"");
    CHECK(refused(feature("{}", "[1]")) == at_feature + "its \"properties\" are no object");
    CHECK(refused(feature(R"({"type":"Polygon"})")) ==
          at_feature + "its Polygon has no array \"coordinates\"");
    CHECK(refused(feature(R"({"type":"Circle","coordinates":[1,2]})")) ==
          at_feature + "the type \"Circle\" is none of GeoJSON's geometries");
    CHECK(refused(feature(R"({"type":"GeometryCollection","geometries":[]})")) ==
          at_feature + "its GeometryCollection is empty");
}

TEST_CASE("coordinates that are not degrees are refused") {
    const auto with_crs = [](const std::string& crs) {
        return R"({"type":"Polygon","crs":)" + crs + R"(,"coordinates":[)" + square + "]}";
    };
    const auto named = [](const std::string& name) {
        return R"({"type":"name","properties":{"name":")" + name + "\"}}";
    };
    CHECK(refused(with_crs("null")).empty());
    CHECK(refused(with_crs(named("urn:ogc:def:crs:OGC:1.3:CRS84"))).empty());
    CHECK(refused(with_crs(named("EPSG:4326"))).empty());
    CHECK(refused(with_crs(named("EPSG:3857"))) ==
          "z.geojson:1: is in \"EPSG:3857\"; only WGS 84 in degrees is read");
    CHECK(refused(with_crs("{}")) ==
          "z.geojson:1: has a \"crs\" without a name; only WGS 84 in degrees is read");
}
