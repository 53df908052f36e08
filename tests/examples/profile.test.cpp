// SPDX-License-Identifier: BSL-1.0

#include "profile.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "moves.hpp"
#include "order.hpp"

using namespace replay;

namespace {

constexpr cordon::metres radius{500};

survey surveyed(const track& a, const track& b) {
    progress shown{0};
    return compare(in_order(a).records, in_order(b).records, radius, shown);
}

outcome watched(const track& a, const track& b) {
    progress shown{0};
    return replay::watched(a, b, {radius}, shown);
}

outcome naive(const track& a, const track& b) {
    progress shown{0};
    return ruled(profile::naive, in_order(a).records, in_order(b).records, radius, shown);
}

std::string names(const outcome& found) {
    std::string all;
    for (const happening& event : found.events) {
        all += (all.empty() ? "" : " ");
        all += event.what;
        if (event.initial) all += "(initial)";
    }
    return all;
}

// She stands still; he passes along a street 300 m north of her, 10 m/s, so that he is within
// 500 m from 400 m before to 400 m after the nearest place: from 60 s to 140 s.
const track standing_still = moves("she", {{0, 0, 0}, {37, 0, 0}, {200, 0, 0}});
const track passing = moves("he", {{0, 300, -1000}, {100, 300, 0}, {200, 300, 1000}});

}  // namespace

TEST_CASE("the straight motion crosses the radius where geometry says") {
    const auto compared = surveyed(standing_still, passing);
    REQUIRE(compared.stays.size() == 1);
    CHECK(std::abs(compared.stays[0].from_ms - 60'000) <= 5);
    CHECK(std::abs(compared.stays[0].to_ms - 140'000) <= 5);
    CHECK(compared.common_ms() == 200'000);
    REQUIRE(compared.nearest.has_value());
    CHECK_THAT(compared.nearest->metres, Catch::Matchers::WithinAbs(300, 0.01));
    CHECK(std::abs(compared.nearest->unix_ms - 100'000) <= 5);

    const auto found = crossings(compared);
    REQUIRE(names(found) == "entered left");
    CHECK_THAT(*found.events[0].metres, Catch::Matchers::WithinAbs(500, 0.01));
    CHECK_THAT(found.events[1].nearest->metres, Catch::Matchers::WithinAbs(300, 0.01));
}

TEST_CASE("the date line is not a barrier") {
    const auto she = moves("she", {{0, 0, 0}, {200, 0, 0}}, 180);
    const auto he = moves("he", {{0, 300, -1000}, {200, 300, 1000}}, 180);
    const auto compared = surveyed(she, he);
    REQUIRE(compared.stays.size() == 1);
    CHECK(std::abs(compared.stays[0].from_ms - 60'000) <= 5);
}

TEST_CASE(
    "a record that begins within the radius says so, and one that ends within does not leave") {
    const auto he = moves("he", {{20, 100, 0}, {90, 100, 0}});
    const auto found = crossings(surveyed(standing_still, he));
    REQUIRE(names(found) == "entered(initial)");
    CHECK(found.events[0].unix_ms == 20'000);
}

TEST_CASE("records that share no time, and records of one fix, have no crossings") {
    const auto later = moves("he", {{300, 100, 0}, {400, 100, 0}});
    CHECK(surveyed(standing_still, later).common.empty());
    CHECK(crossings(surveyed(standing_still, later)).events.empty());
    const auto once = moves("he", {{50, 100, 0}});
    CHECK(crossings(surveyed(standing_still, once)).events.empty());
    CHECK(names(naive(standing_still, once)) == "entered(initial)");
}

TEST_CASE("a stay goes on over the fixes of either party") {
    const auto she =
        moves("she", {{0, 0, 0}, {70, 0, 0}, {71, 0, 0}, {99, 0, 0}, {100, 0, 0}, {200, 0, 0}});
    CHECK(names(crossings(surveyed(she, passing))) == "entered left");
}

TEST_CASE("naive looks at fixes only") {
    const auto found = naive(standing_still, passing);
    REQUIRE(names(found) == "entered left");
    CHECK(found.events[0].unix_ms == 100'000);
    CHECK(found.events[1].unix_ms == 200'000);
}

TEST_CASE("nothing is assumed between fixes twelve days apart") {
    constexpr double weeks = 3 * 7 * 86400;
    const auto she = moves("she", {{0, 0, 0}, {100, 0, 0}, {weeks, 0, 0}, {weeks + 100, 0, 0}});
    const auto he =
        moves("he", {{0, 100, 0}, {100, 100, 0}, {weeks, 100, 0}, {weeks + 100, 100, 0}});
    const auto compared = surveyed(she, he);
    CHECK(compared.common.size() == 2);
    CHECK(names(crossings(compared)) == "entered(initial) entered(initial)");
}

TEST_CASE("the watch tells when both are heard of, a pass, and a silence") {
    track she{"she", "she", {}, {}};
    track he{"he", "he", {}, {}};
    for (int t = 0; t <= 600; t += 5) {
        const double east = std::clamp(-2000.0 + 50 * (t - 60), -2000.0, 0.0) +
                            std::clamp(50.0 * (t - 300), 0.0, 2000.0);
        const auto now = moves("", {{static_cast<double>(t), 100, east}}).records[0];
        she.records.push_back(moves("", {{static_cast<double>(t), 0, 0}}).records[0]);
        if (t <= 480) he.records.push_back(now);
    }
    const auto found = watched(she, he);
    REQUIRE(names(found).starts_with("known entered left"));
    CHECK(found.events.back().what == "unknown");
    CHECK(found.events.back().unix_ms == 600'000);
    CHECK(found.levels[0].states.back().state == standing::unknown);
}

TEST_CASE("the watch is given late and repeated records too, and names them") {
    track she =
        moves("she", {{0, 0, 0}, {10, 0, 0}, {10, 0, 0}, {10, 50, 0}, {5, 0, 0}, {20, 0, 0}});
    track he = moves("he", {{0, 3000, 0}, {20, 3000, 0}});
    CHECK(names(watched(she, he)) == "known repeated conflicting late");
}

namespace {

message said(double seconds, std::size_t line, const char* words, const char* level = "") {
    message made = parse_message(words, level, "", "", line);
    made.unix_ms = static_cast<std::int64_t>(seconds * 1000);
    return made;
}

// "unknown/unheard@0 clear@5 ...", in seconds.
std::string states(const std::vector<stretch>& all) {
    std::string text;
    for (const stretch& one : all) {
        text += (text.empty() ? "" : " ") + std::string{cordon::to_string(one.state)};
        if (one.why != cordon::doubt::none) text += '/' + std::string{cordon::to_string(one.why)};
        text += '@' + std::to_string(one.from_ms / 1000);
    }
    return text;
}

}  // namespace

TEST_CASE("what a device says reaches the watch in its place, and is told with its party") {
    track she = moves("she", {{0, 0, 0}, {60, 0, 0}, {110, 0, 0}});
    track he = moves("he", {{0, 9000, 0}, {60, 9000, 0}, {110, 9000, 0}});
    // Lines count from 2; a row of an older time arrives when the one before it has.
    he.messages = {said(30, 2, "strap loss"), said(20, 3, "strap"), said(110, 4, "restored strap")};
    she.messages = {said(70, 3, "contact_begins"), said(80, 3, "contact_ends")};
    const auto found = watched(she, he);
    CHECK(names(found) == "known strap loss contact_began contact_ended restored");
    CHECK(found.events[1].party == "wearer");
    CHECK(found.events[1].unix_ms == 30'000);
    CHECK(found.events[3].party.empty());
    CHECK(found.events[3].marks == cordon::mark::authorised);
    CHECK(found.events[5].about == cordon::channel::strap);
}

TEST_CASE("who lies still is known for as long, and who is merely alive is not") {
    track she = moves("she", {{0, 0, 0}, {100, 0, 0}, {200, 0, 0}, {300, 0, 0}});
    track he = moves("he", {{0, 90'000, 0}});
    CHECK(names(watched(she, he)) == "known unknown");
    he.messages = {said(100, 3, "heartbeat"), said(200, 4, "heartbeat")};
    CHECK(names(watched(she, he)) == "known unknown");
    he.messages = {said(100, 3, "still"), said(200, 4, "still")};
    CHECK(names(watched(she, he)) == "known");
}

TEST_CASE("a level says why it is unknown, each change at its own second") {
    track she = moves("she", {{5, 0, 0}, {100, 0, 0}, {600, 0, 0}});
    track he = moves("he", {{0, 3000, 0}, {5, 3000, 0}});
    const auto found = watched(she, he);
    // (3000 - 500 - 3 sigma) / 72 m/s after 5 s; 120 s after his last.
    CHECK(states(found.levels[0].states) ==
          "unknown/unheard@0 clear@5 unknown/reach@39 unknown/overdue@125");
    // A second place 15 km off in five seconds, and then no more.
    he.records.push_back(moves("", {{10, 18'000, 0}}).records[0]);
    CHECK(states(watched(she, he).levels[0].states) ==
          "unknown/unheard@0 clear@5 unknown/jump@10 unknown/overdue@130");
}

TEST_CASE("a report is awaited from when the lease is over until it comes") {
    track she = moves("she", {{0, 0, 0}, {60, 0, 0}, {120, 0, 0}, {125, 0, 0}});
    track he = moves("he", {{0, 90'000, 0}, {70, 90'000, 0}, {120, 490, 0}, {125, 480, 0}});
    const auto found = watched(she, he);
    // A minute each, far apart: hers come in time, his ten seconds late. Near, both within 5 s.
    CHECK(found.awaited[0].empty());
    REQUIRE(found.awaited[1].size() == 1);
    CHECK(found.awaited[1][0].from_ms == 60'000);
    CHECK(found.awaited[1][0].to_ms == 70'000);
}

TEST_CASE("several levels are watched at once, with evidence that reaches what is needed") {
    track she{"she", "she", {}, {}, {}};
    track he{"he", "he", {}, {}, {}};
    for (int t = 0; t <= 900; t += 5) {
        const double north = t < 450 ? 1600 - 3.0 * t : 250 + 3.0 * (t - 450);
        she.records.push_back(moves("", {{static_cast<double>(t), 0, 0}}).records[0]);
        he.records.push_back(moves("", {{static_cast<double>(t), north, 0}}).records[0]);
    }
    progress shown{0};
    const auto found = replay::watched(she, he, {cordon::metres{1000}, cordon::metres{500}}, shown);
    std::string told;
    for (const happening& event : found.events) {
        told += std::string{event.what} + std::to_string(event.level) + ' ';
    }
    CHECK(told == "known0 entered0 entered1 left1 left0 ");
    REQUIRE(found.levels.size() == 2);
    for (const level_course& level : found.levels) {
        CHECK_THAT(level.needed, Catch::Matchers::WithinAbs(std::log(86'400 / 120.0), 0.01));
        CHECK_THAT(level.needed_to_leave, Catch::Matchers::WithinAbs(3, 0.01));
        double most = 0;
        for (const auto& moment : level.evidence) most = std::max(most, moment.nats);
        CHECK(most == level.needed);
        CHECK(level.evidence.front().nats == 0);
    }
    CHECK(states(found.levels[1].states).find("active") != std::string::npos);
    CHECK_THROWS(replay::watched(she, he, {}, shown));
}

TEST_CASE("a record longer than the watch's counter keeps its time") {
    constexpr double days = 86400;
    std::vector<double> starts{0, 20 * days, 60 * days, 120 * days};
    track she{"she", "she", {}, {}};
    track he{"he", "he", {}, {}};
    for (const double start : starts) {
        for (const double t : {start, start + 5}) {
            she.records.push_back(moves("", {{t, 0, 0}}).records[0]);
            he.records.push_back(moves("", {{t, 3000, 0}}).records[0]);
        }
    }
    const auto found = watched(she, he);
    REQUIRE(names(found) == "known unknown known unknown known unknown known");
    CHECK(found.events[6].unix_ms == static_cast<std::int64_t>(120 * days) * 1000);
    CHECK(found.events[5].unix_ms == static_cast<std::int64_t>(60 * days + 5 + 120) * 1000);
}

TEST_CASE("a party silent for longer than the counter wraps stays unknown") {
    constexpr double hours = 3600;
    track she = moves("she", {{0, 0, 0}});
    track he{"he", "he", {}, {}};
    for (double t = 0; t <= 60 * 24 * hours; t += hours / 60) {
        he.records.push_back(moves("", {{t, 3000, 0}}).records[0]);
    }
    CHECK(names(watched(she, he)) == "known unknown");
}

TEST_CASE("every rule of examples/profiles replays a slow pass with one alert") {
    track she{"she", "she", {}, {}};
    track he{"he", "he", {}, {}};
    for (int t = 0; t <= 1200; t += 2) {
        she.records.push_back(moves("", {{static_cast<double>(t), 0, 0}}).records[0]);
        he.records.push_back(moves("", {{t + 1.0, 100, -3000 + 5.0 * t}}).records[0]);
    }
    for (std::size_t k = 0; k < profile_names.size(); ++k) {
        INFO(profile_names[k]);
        const auto how = static_cast<profile>(k);
        if (how == profile::crossings || how == profile::watched) continue;
        progress shown{0};
        const auto found = ruled(how, in_order(she).records, in_order(he).records, radius, shown);
        CHECK(names(found) == "entered left");
        CHECK(found.levels[0].states.front().state == standing::unknown);
    }
}
