// SPDX-License-Identifier: BSL-1.0

#include "options.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"

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
    CHECK(all.radius == cordon::metres{250.5});
    CHECK(all.how == profile::crossings);
    CHECK(all.events == "e");
    CHECK(all.report == "r");
    CHECK_FALSE(all.help);
}

TEST_CASE("the radius is 500 m and the profile is the watch, unless said") {
    const auto all = parse_options({"--protected", "a.gpx", "--wearer", "b.csv"});
    CHECK(all.radius == cordon::metres{500});
    CHECK(all.how == profile::watched);
    CHECK(name(all.how) == "default");
    CHECK(parse_options({"--help"}).help);
}

TEST_CASE("a mistake on the command line is named") {
    CHECK(refused({"--zones", "z.geojson"}) == "unknown option \"--zones\"");
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
    CHECK(refused({"--profile", "best"}) ==
          "--profile \"best\" is none of default, crossings, naive");
    CHECK(refused({"--wearer", "c.csv"}) == "--wearer is given twice");
    CHECK_THROWS_AS((void)parse_options({}), usage_error);
    CHECK_THROWS_AS((void)parse_options({"--protected", "a.gpx"}), usage_error);
}
