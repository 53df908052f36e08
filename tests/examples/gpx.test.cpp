// SPDX-License-Identifier: BSL-1.0

#include <string>

#include "catch2.hpp"
#include "refusal.hpp"
#include "track.hpp"

namespace {

std::string gpx(const std::string& inside) {
    return "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\">\n<trk><trkseg>\n" + inside +
           "</trkseg></trk>\n</gpx>\n";
}

std::string trkpt(const std::string& where, const std::string& when) {
    return "<trkpt " + where + "><ele>3</ele>" + when + "</trkpt>\n";
}

std::string refused(const std::string& text) {
    return refusal([&] { (void)replay::read_gpx(text, "walk.gpx"); });
}

const std::string place = "lat=\"53.5499140\" lon=\"9.8132750\"";
const std::string noon = "<time>2024-06-15T14:37:26Z</time>";

}  // namespace

#ifdef CORDON_REPLAY_HAS_GPX

TEST_CASE("all segments of all tracks are one track, each record with its line") {
    const auto track = replay::read_gpx(
        gpx(trkpt(place, noon) + "</trkseg><trkseg>\n" + trkpt(place, noon) +
            "</trkseg></trk><trk><trkseg>" +
            trkpt("lon='-190' lat=' 1.5 '", "<time>\n 2024-06-15T16:37:26.5+02:00</time>")),
        "walk.gpx");
    REQUIRE(track.records.size() == 3);
    CHECK(track.records[0].unix_ms == 1718462246000);
    CHECK(track.records[0].where == cordon::position_e7{535499140, 98132750});
    CHECK_FALSE(track.records[0].how_sure.known());
    CHECK(track.records[0].line == 4);
    CHECK(track.records[1].line == 6);
    CHECK(track.records[2].unix_ms == 1718462246500);
    CHECK(track.records[2].where == cordon::position_e7{15000000, 1700000000});
    CHECK(track.records[2].line == 7);
}

TEST_CASE("a namespace prefix and a byte order mark change nothing") {
    const std::string text = "\xef\xbb\xbf<g:gpx xmlns:g=\"x\"><g:trk><g:trkseg><g:trkpt " + place +
                             "><g:time>2024-06-15T14:37:26Z</g:time></g:trkpt></g:trkseg></g:trk>"
                             "</g:gpx>";
    CHECK(replay::read_gpx(text, "walk.gpx").records.size() == 1);
}

TEST_CASE("what is no GPX track is refused with its line") {
    CHECK(refused("") == "walk.gpx:1: is not well-formed XML: No document element found");
    CHECK(refused(gpx(trkpt(place, noon)).substr(0, 140))
              .starts_with("walk.gpx:4: is not well-formed XML: "));
    CHECK(refused("<?xml version=\"1.0\"?>\n<kml></kml>") ==
          "walk.gpx:2: is not GPX: its outermost element is \"kml\"");
    CHECK(refused(gpx("")) == "walk.gpx:2: has no track with a trkpt");
    CHECK(refused("<gpx><wpt " + place + ">" + noon + "</wpt></gpx>") ==
          "walk.gpx:1: has no track with a trkpt");
    CHECK(refused(gpx(trkpt(place, ""))) == "walk.gpx:4: a trkpt without time: when was this?");
    CHECK(refused(gpx(trkpt("lat=\"1\"", noon))) == "walk.gpx:4: a trkpt without lon");
    CHECK(refused(gpx(trkpt("lon=\"1\"", noon))) == "walk.gpx:4: a trkpt without lat");
    CHECK(refused(gpx(trkpt(place, noon) + trkpt("lat=\"91\" lon=\"1\"", noon))) ==
          "walk.gpx:5: latitude \"91\" is beyond 90 degrees");
    CHECK(refused(gpx(trkpt("lat=\"north\" lon=\"1\"", noon))) ==
          "walk.gpx:4: latitude \"north\" is not a number");
    CHECK(refused(gpx(trkpt(place, "<time/>"))) == "walk.gpx:4: time \"\" is empty");
    CHECK(refused(gpx(trkpt(place, "<time>2024-06-15T14:37:26</time>"))) ==
          "walk.gpx:4: time \"2024-06-15T14:37:26\" does not say that it is UTC (with a Z at its "
          "end)");
}

TEST_CASE("entities of the file's own are not expanded, and deep nesting is only refused") {
    const std::string bomb =
        "<!DOCTYPE gpx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
        "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n" +
        gpx(trkpt(place, "<time>&b;&f;</time>")).substr(22);
    CHECK(refused(bomb).find("\"&b;&f;\" is not a time") != std::string::npos);

    std::string deep;
    for (int i = 0; i < 200000; ++i) deep += "<g>";
    CHECK(refused(deep).starts_with("walk.gpx:1: is not well-formed XML: "));
}

#else

TEST_CASE("without pugixml a GPX file is refused with the reason") {
    CHECK(refused(gpx(trkpt(place, noon))).find("built without it") != std::string::npos);
}

#endif
