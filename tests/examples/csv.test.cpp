// SPDX-License-Identifier: BSL-1.0

#include <string>
#include <string_view>

#include "catch2.hpp"
#include "refusal.hpp"
#include "track.hpp"

namespace {

const std::string header = "unix_s,lat_deg,lon_deg,accuracy_m\n";

replay::track read(std::string_view text) { return replay::read_csv(text, "walk.csv"); }

std::string refused(const std::string& text) {
    return refusal([&] { (void)read(text); });
}

}  // namespace

TEST_CASE("a row becomes a record with its line") {
    const auto track = read(header + "1718462246.5,53.5499140,9.8132750,4.2\n1718462250,-1,-2,\n");
    REQUIRE(track.records.size() == 2);
    CHECK(track.records[0].unix_ms == 1718462246500);
    CHECK(track.records[0].where == cordon::position_e7{535499140, 98132750});
    CHECK(track.records[0].how_sure == cordon::accuracy{4200, cordon::confidence::p68});
    CHECK(track.records[0].line == 2);
    CHECK(track.records[1].where == cordon::position_e7{-10000000, -20000000});
    CHECK(track.records[1].line == 3);
    CHECK(track.remarks.empty());
}

TEST_CASE("columns are found by name, in any order, and others are ignored") {
    const auto track =
        read("heart,lon_deg,time_utc,lat_deg\n88,9.5,2024-06-15T14:37:26.250Z,53.5\n");
    REQUIRE(track.records.size() == 1);
    CHECK(track.records[0].unix_ms == 1718462246250);
    CHECK(track.records[0].where == cordon::position_e7{535000000, 95000000});
    CHECK_FALSE(track.records[0].how_sure.known());
}

TEST_CASE("byte order mark, CRLF, quotes, blank lines and a missing last line end are read") {
    const auto track = read(
        "\xef\xbb\xbf\"unix_s\",\"lat_deg\",lon_deg,\"a \"\"note\"\", long\"\r\n"
        "\r\n1,2,3,\"two\nlines\"\r\n 4 , +5 ,6,x");
    REQUIRE(track.records.size() == 2);
    CHECK(track.records[0].line == 3);
    CHECK(track.records[1].line == 5);
    CHECK(track.records[1].where == cordon::position_e7{50000000, 60000000});
    REQUIRE(track.remarks.size() == 1);
    CHECK(track.remarks[0] ==
          "walk.csv:5: the last line has no line end; the file may be cut short");
}

TEST_CASE("a longitude beyond 180 is the same place") {
    const auto track = read(header + "1,0,190,\n2,0,-540,\n3,0,1e3,\n");
    CHECK(track.records[0].where.longitude == -1700000000);
    CHECK((track.records[1].where.longitude == -1800000000 ||
           track.records[1].where.longitude == 1800000000));
    CHECK(track.records[2].where.longitude == -800000000);
}

TEST_CASE("an accuracy that is absent, 0 or absurd is unknown") {
    const auto track = read(header + "1,2,3,\n2,2,3,0\n3,2,3,1e9\n4,2,3,0.0001\n");
    CHECK_FALSE(track.records[0].how_sure.known());
    CHECK_FALSE(track.records[1].how_sure.known());
    CHECK_FALSE(track.records[2].how_sure.known());
    CHECK(track.records[3].how_sure == cordon::accuracy{1, cordon::confidence::p68});
}

TEST_CASE("what cannot be a record is refused with its line") {
    CHECK(refused("") == "walk.csv:1: is empty");
    CHECK(refused("\n\n") == "walk.csv:1: is empty");
    CHECK(refused(header) == "walk.csv:1: has a header and no rows");
    CHECK(refused("unix_s,lat_deg\n1,2\n") == "walk.csv:1: the header row names no column lon_deg");
    CHECK(refused("lat_deg,lon_deg\n1,2\n") ==
          "walk.csv:1: the header row names no column unix_s or time_utc");
    CHECK(refused("unix_s,lat_deg,lon_deg,lat_deg\n1,2,3,4\n") ==
          "walk.csv:1: the header names lat_deg twice");
    CHECK(refused(header + "1,2,3,4\n1,2\n") == "walk.csv:3: the row has 2 of 4 columns");
    CHECK(refused(header + "1,2,3,4,5\n") == "walk.csv:2: the row has 5 of 4 columns");
    CHECK(refused(header + "1,2,3,4\n1,2,3,4\n5,6.") ==
          "walk.csv:4: the row has 2 of 4 columns: the file is cut short");
    CHECK(refused(header + "soon,2,3,\n") == "walk.csv:2: unix_s \"soon\" is not a number");
    CHECK(refused(header + "-1,2,3,\n") == "walk.csv:2: unix_s \"-1\" is before 1970");
    CHECK(refused(header + "1e12,2,3,\n") == "walk.csv:2: unix_s \"1e12\" is after the year 9999");
    CHECK(refused(header + "1,,3,\n") == "walk.csv:2: latitude \"\" is empty");
    CHECK(refused(header + "1,0x1p3,3,\n") == "walk.csv:2: latitude \"0x1p3\" is not a number");
    CHECK(refused(header + "1,90.0001,3,\n") ==
          "walk.csv:2: latitude \"90.0001\" is beyond 90 degrees");
    CHECK(refused(header + "1,nan,3,\n") == "walk.csv:2: latitude \"nan\" is not a finite number");
    CHECK(refused(header + "1,2,-inf,\n") ==
          "walk.csv:2: longitude \"-inf\" is not a finite number");
    CHECK(refused(header + "1,2,1e999,\n") ==
          "walk.csv:2: longitude \"1e999\" is beyond the range of numbers");
    CHECK(refused(header + "1,2,\"3,5\",\n") == "walk.csv:2: longitude \"3,5\" is not a number");
    CHECK(refused(header + "1,2,3,-4\n") == "walk.csv:2: accuracy_m \"-4\" is negative");
    CHECK(refused(header + "1,2,3,nan\n") ==
          "walk.csv:2: accuracy_m \"nan\" is not a finite number");
    CHECK(refused(header + "1,2,3,good\n") == "walk.csv:2: accuracy_m \"good\" is not a number");
    CHECK(refused(header + "1,2,3,\n1,2,\"3,4\n") ==
          "walk.csv:3: a quote that opens here is never closed");
    CHECK(refused(header + "1,2,\"3\"4,\n") == "walk.csv:2: text follows a closing quote");
    CHECK(refused("time_utc,lat_deg,lon_deg\n2024-06-15 14:37:26Z,2,3\n") ==
          "walk.csv:2: time_utc \"2024-06-15 14:37:26Z\" is not a time like 2024-06-15T14:46:21Z");
}

TEST_CASE("a message shows foreign text without its control characters, and not all of it") {
    CHECK(refused(header + "\x1b[31m,2,3,\n") == "walk.csv:2: unix_s \"?[31m\" is not a number");
    CHECK(refused(header + std::string(5000, 'x') + ",2,3,\n") ==
          "walk.csv:2: unix_s \"" + std::string(40, 'x') + "...\" is not a number");
}

TEST_CASE("a selection keeps the rows of one of many") {
    const std::string text = "unix_s,bus,lat_deg,lon_deg\n1,A,1,1\n2,B,2,2\n3,A,3,3\n";
    const auto select = [&](const char* column, const char* value) {
        return replay::read_csv(text, "buses.csv", replay::selection{column, value});
    };
    const auto track = select("bus", "A");
    REQUIRE(track.records.size() == 2);
    CHECK(track.records[1].line == 4);
    CHECK(refusal([&] { (void)select("bus", "C"); }) == "buses.csv: no row has bus=C");
    CHECK(refusal([&] { (void)select("tram", "A"); }) ==
          "buses.csv:1: the header row names no column \"tram\"");
}

TEST_CASE("an event stands beside a position or without one") {
    const auto track = read(
        "unix_s,lat_deg,lon_deg,event,level,lasts_s\n"
        "1,2,3,,,\n2,,,strap,,\n3,2,3,battery,,\n4, ,,snooze,1,60\n5,2,3, ,,\n");
    REQUIRE(track.records.size() == 3);
    CHECK(track.records[1].line == 4);
    REQUIRE(track.messages.size() == 3);
    CHECK(track.messages[0].unix_ms == 2000);
    CHECK(track.messages[0].about == cordon::channel::strap);
    CHECK(track.messages[0].line == 3);
    CHECK(track.messages[1].line == 4);
    CHECK(track.messages[2].level == 1);
    CHECK(track.messages[2].lasts_ms == 60'000);
    CHECK(read("unix_s,lat_deg,lon_deg,level,level\n1,2,3,4,5\n").messages.empty());
}

TEST_CASE("an event that is none, or has half a position, is refused with its line") {
    const std::string events = "unix_s,lat_deg,lon_deg,event\n1,2,3,\n";
    CHECK(refused(events + "2,2,3,fire\n").starts_with("walk.csv:3: event \"fire\" is none of "));
    CHECK(refused(events + "2,2,,strap\n") == "walk.csv:3: longitude \"\" is empty");
    CHECK(refused(events + "2,,,\n") == "walk.csv:3: latitude \"\" is empty");
    CHECK(refused("unix_s,lat_deg,lon_deg,event\n1,,,strap\n") ==
          "walk.csv: no row has a position");
}
