// SPDX-License-Identifier: BSL-1.0

#include "options.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "profiles/profile.hpp"

using namespace replay;

namespace {

using words = std::vector<std::string_view>;

std::string refused(words more) {
    words all{"--protected", "a.gpx", "--wearer", "b.csv"};
    all.insert(all.end(), more.begin(), more.end());
    try {
        (void)parse_options(all);
    } catch (const usage_error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("options come in any order, with a space or an equals sign") {
    const auto all =
        parse_options({"--radius=250.5", "--wearer", "b.csv#bus=A=1", "--profile", "crossings",
                       "--protected=a.gpx", "--events", "e", "--report=r"});
    CHECK(all.protected_person == "a.gpx");
    CHECK(all.wearer == "b.csv#bus=A=1");
    CHECK(all.limits == radii{cordon::metres{250.5}});
    CHECK(all.how == profile::crossings);
    CHECK(all.events == "e");
    CHECK(all.report == "r");
    CHECK_FALSE(all.help);
}

TEST_CASE("the radius is 500 m and the profile is the watch, unless said") {
    const auto all = parse_options({"--protected", "a.gpx", "--wearer", "b.csv"});
    CHECK(all.limits == radii{cordon::metres{500}});
    CHECK(all.how == profile::watched);
    CHECK(name(all.how) == "default");
    CHECK(parse_options({"--help"}).help);
}

TEST_CASE("zones are as GeoJSON means them, unless said") {
    const auto plain = parse_options({"--protected", "a", "--wearer", "b", "--zones", "z.geojson"});
    CHECK(plain.zones == "z.geojson");
    CHECK(plain.how_zones.edges == cordon::edges::straight);
    CHECK_FALSE(plain.how_zones.written.radius.has_value());
    const auto told =
        parse_options({"--protected", "a", "--wearer", "b", "--zones=z", "--edges=geodesic",
                       "--zone-names", "PROPERTY_L", "--zone-radius", "300"});
    CHECK(told.how_zones.edges == cordon::edges::geodesic);
    CHECK(told.how_zones.written.name_by == "PROPERTY_L");
    CHECK(told.how_zones.written.radius == 300);
}

TEST_CASE("several radii are levels, the outermost first, however they are given") {
    const radii wanted{cordon::metres{2000}, cordon::metres{500}, cordon::metres{0.5}};
    const auto limits = [](words more) {
        words all{"--protected", "a", "--wearer", "b"};
        all.insert(all.end(), more.begin(), more.end());
        return parse_options(all).limits;
    };
    CHECK(limits({"--radius", "2000,500,0.5"}) == wanted);
    CHECK(limits({"--radius=500, 0.5", "--radius", "2e3"}) == wanted);
    CHECK(refused({"--radius", "500,"}) == "--radius \"\" is empty");
    CHECK(refused({"--radius", "500,near"}) == "--radius \"near\" is not a number");
    CHECK(refused({"--radius", "500,7,500.0001"}) == "--radius 500 is given for two levels");
    CHECK(refused({"--radius", "5,4,3", "--radius", "2,1"}) ==
          "--radius is given 5 times; a replay has at most 4 levels");
}

TEST_CASE("a mistake on the command line is named") {
    CHECK(refused({"--speed", "9"}) == "unknown option \"--speed\"");
    CHECK(refused({"c.gpx"}) == "unknown option \"c.gpx\"");
    CHECK(refused({""}) == "unknown option \"\"");
    CHECK(refused({"--radius"}) == "--radius needs a value");
    CHECK(refused({"--radius="}) == "--radius needs a value");
    CHECK(refused({"--radius", "near"}) == "--radius \"near\" is not a number");
    CHECK(refused({"--radius", "nan"}) == "--radius \"nan\" is not a finite number");
    for (const char* radius : {"-1", "0", "500001"}) {
        INFO(radius);
        CHECK(refused({"--radius", radius}) ==
              "--radius \"" + std::string{radius} + "\" is not from 0.001 to 500000 metres");
    }
    CHECK(
        refused({"--profile", "best"}) ==
        "--profile \"best\" is none of default, crossings, naive, hysteresis, consecutive, m_of_n, "
        "dwell, ios_like, android_like, daidalus_compatible, daidalus_without_reset, "
        "tile38_documented, tile38_shipped, traccar_like, home_assistant_like, cusum");
    CHECK(refused({"--edges", "straight"}) == "--edges needs --zones");
    CHECK(refused({"--zones", "z", "--edges", "curved"}) ==
          "--edges \"curved\" is none of straight, geodesic");
    CHECK(refused({"--zones", "z", "--zone-radius", "0"}) ==
          "--zone-radius \"0\" is not from 0.001 to 20100000 metres");
    CHECK(refused({"--wearer", "c.csv"}) == "--wearer is given twice");
    CHECK_THROWS_AS((void)parse_options({}), usage_error);
    CHECK_THROWS_AS((void)parse_options({"--protected", "a.gpx"}), usage_error);
}

TEST_CASE("every profile but crossings is one of examples/profiles, by the same name") {
    for (std::size_t k = 0; k < profile_names.size(); ++k) {
        const auto all =
            parse_options({"--protected", "a", "--wearer", "b", "--profile", profile_names[k]});
        CHECK(all.how == static_cast<profile>(k));
        CHECK((profiles::find(profile_names[k]) != nullptr) == (all.how != profile::crossings));
    }
    CHECK(profiles::all().size() + 1 == profile_names.size());
}
