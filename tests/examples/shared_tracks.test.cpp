// SPDX-License-Identifier: BSL-1.0
//
// Real tracks, which lie beside the repository and are used where they are present.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "order.hpp"
#include "profile.hpp"
#include "report.hpp"
#include "track.hpp"

using namespace replay;

namespace {

const std::string data = CORDON_SHARED_DATA;

bool present() {
    if (!data.empty()) return true;
    WARN("the shared data is not present: real tracks are not tested");
    return false;
}

std::string tracks(const std::string& name) { return data + "/tracks/" + name; }

bool readable(const std::string& name) {
#ifdef CORDON_REPLAY_HAS_GPX
    (void)name;
    return true;
#else
    return name.find(".gpx") == std::string::npos;
#endif
}

// The times of one kind of event, from the independent calculation.
std::vector<double> expected(const std::string& kind) {
    std::ifstream file{tracks("pair_elbe_events_500m.csv")};
    std::vector<double> times;
    for (std::string line; std::getline(file, line);) {
        const auto comma = line.find(',');
        if (line.substr(0, comma) == kind) times.push_back(std::stod(line.substr(comma + 1)));
    }
    return times;
}

// Every output of the first so many profiles, so that nothing surprises.
void replay_all(const track& a, const track& b, std::size_t profiles) {
    const auto in_a = in_order(a);
    const auto in_b = in_order(b);
    const radii limits{cordon::metres{500}};
    progress shown{0};
    const std::vector compared{compare(in_a.records, in_b.records, limits[0], shown)};
    for (std::size_t which = 0; which < profiles; ++which) {
        const auto how = static_cast<profile>(which);
        const auto found = how == profile::crossings ? crossings(compared[0])
                           : how == profile::watched
                               ? watched(a, b, limits, shown)
                               : ruled(how, in_a.records, in_b.records, limits[0], shown);
        const auto& states = found.levels[0].states;
        for (std::size_t i = 1; i < states.size(); ++i) {
            if (states[i].from_ms < states[i - 1].from_ms) FAIL("states out of order");
        }
        int inside = 0;
        for (const happening& event : found.events) {
            inside += event.what == "entered" ? 1 : event.what == "left" ? -1 : 0;
            const bool restarted = how == profile::crossings && event.initial;
            if (inside < 0 || (inside > 1 && !restarted)) FAIL("entered and left do not alternate");
            inside = std::min(inside, 1);
        }
        const story told{a, b, in_a.records, in_b.records, limits, how, compared, found, {}};
        if (report(told).size() < 10'000) FAIL("no report");
        if (timeline(told, false).empty()) FAIL("no timeline");
    }
}

}  // namespace

TEST_CASE("the Elbe pair crosses 500 m when an independent calculation says, from GPX and CSV") {
    if (!present()) return;
    const auto entries = expected("enter");
    const auto exits = expected("exit");
    REQUIRE(entries.size() == 2);
    REQUIRE(exits.size() == 1);
    for (const std::string protected_type : {"csv", "gpx"}) {
        for (const std::string wearer_type : {"csv", "gpx"}) {
            if (!readable("." + protected_type) || !readable("." + wearer_type)) continue;
            INFO(protected_type << " and " << wearer_type);
            const auto a = read_track(tracks("pair_elbe_victim." + protected_type));
            const auto b = read_track(tracks("pair_elbe_wearer." + wearer_type));
            progress shown{0};
            const auto compared =
                compare(in_order(a).records, in_order(b).records, cordon::metres{500}, shown);
            const auto found = crossings(compared);
            REQUIRE(found.events.size() == 3);
            const auto seconds = [&](std::size_t i) {
                return static_cast<double>(found.events[i].unix_ms) / 1000;
            };
            CHECK(found.events[0].what == "entered");
            CHECK_THAT(seconds(0), Catch::Matchers::WithinAbs(entries[0], 0.1));
            CHECK(found.events[1].what == "left");
            CHECK_THAT(seconds(1), Catch::Matchers::WithinAbs(exits[0], 0.1));
            CHECK_THAT(found.events[1].nearest->metres, Catch::Matchers::WithinAbs(488.132, 0.02));
            CHECK(found.events[2].what == "entered");
            CHECK_THAT(seconds(2), Catch::Matchers::WithinAbs(entries[1], 0.1));
            CHECK_THAT(compared.nearest->metres, Catch::Matchers::WithinAbs(5.394, 0.02));
        }
    }
}

TEST_CASE("repeated and backward times in real GPX are named with their line") {
    if (!present()) return;
    if (!readable(".gpx")) {
        WARN("built without GPX: malformed GPX is not tested");
        return;
    }
    const auto repeated = in_order(read_track(tracks("malformed/duplicate-timestamps.gpx")));
    CHECK(repeated.records.size() == 2);
    REQUIRE(repeated.remarks.size() == 1);
    CHECK(repeated.remarks[0].ends_with(
        "duplicate-timestamps.gpx:9: conflicting: the time of line 6, another place"));
    const auto backward = in_order(read_track(tracks("malformed/wrong-timestamp-order.gpx")));
    CHECK(backward.records.size() == 2);
    REQUIRE(backward.remarks.size() == 1);
    CHECK(backward.remarks[0].ends_with(
        "wrong-timestamp-order.gpx:9: late: 1 min 0 s before line 6"));
}

TEST_CASE("every pair that can be formed from the real tracks runs") {
    if (!present()) return;
    std::vector<track> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{data + "/tracks"}) {
        const std::string path = entry.path().string();
        const bool track_file = (path.ends_with(".csv") || path.ends_with(".gpx")) &&
                                path.find("_events_") == std::string::npos;
        if (track_file && readable(path)) all.push_back(read_track(path));
    }
    for (const char* bus : {"B4836", "B4842"}) {
        all.push_back(read_track(tracks("buses_liverpool_route14.csv#vehicle=") + bus));
    }
    for (const char* vessel : {"V00001", "V00002", "V00003"}) {
        all.push_back(read_track(data + "/ais/puget_sound_24min.csv#vessel=" + vessel));
    }
    for (const track& a : all) {
        for (const track& b : all) {
            INFO(a.name << " and " << b.name);
            // The rules to compare with see each track once, beside itself.
            replay_all(a, b, &a == &b ? profile_names.size() : 3);
        }
    }
    CHECK(all.size() >= 12);
}
