// SPDX-License-Identifier: BSL-1.0
//
// The rules of examples/profiles, each against what its document says.

#include "profiles/profile.hpp"

#include <initializer_list>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "profiles/observer.hpp"

using profiles::sight;
using profiles::standing;

namespace {

constexpr cordon::metres radius{500};

struct seen {
    double seconds, metres;
};

sight at(seen what, cordon::party who = cordon::party::wearer, double accuracy = 10) {
    sight made;
    made.unix_ms = made.measured_ms = static_cast<std::int64_t>(what.seconds * 1000);
    made.latest.who = who;
    made.both = true;
    made.metres = made.north = what.metres;
    made.sigma = 7;
    made.wearer_accuracy = accuracy;
    return made;
}

char letter(standing state) {
    return state == standing::active ? 'A' : state == standing::clear ? '-' : '?';
}

// One letter for the state after each fix: A for an alert, - for none.
std::string states(std::string_view name, std::initializer_list<seen> fixes) {
    const auto* which = profiles::find(name);
    REQUIRE(which != nullptr);
    const auto rule = which->make(radius, which->documented);
    std::string all;
    std::optional<double> before;
    for (const seen what : fixes) {
        sight now = at(what);
        now.metres_before = before;
        before = what.metres;
        rule->take(now);
        all += letter(rule->state());
    }
    return all;
}

constexpr double in = 400, out = 700;

}  // namespace

TEST_CASE("naive includes the line and forgets at once") {
    CHECK(states("naive", {{0, 500.001}, {5, 500}, {10, 500.001}}) == "-A-");
    const auto wider = profiles::find("naive")->make(radius, 40);
    wider->take(at({0, 540}));
    CHECK(wider->state() == standing::active);
}

TEST_CASE("nothing is decided before both have been heard of") {
    for (const auto& which : profiles::all()) {
        INFO(which.name);
        const auto rule = which.make(radius, which.documented);
        CHECK(rule->state() == standing::unknown);
        sight alone = at({0, 100});
        alone.both = false;
        rule->take(alone);
        CHECK(rule->state() == standing::unknown);
        CHECK(rule->notices(cordon::party::protected_person) == 0);
    }
}

TEST_CASE("hysteresis leaves a tenth farther out") {
    CHECK(states("hysteresis", {{0, 510}, {5, 500}, {10, 550}, {15, 551}, {20, 510}}) == "-AA--");
}

TEST_CASE("consecutive counts three in a row, both ways") {
    CHECK(states("consecutive", {{0, in},
                                 {5, in},
                                 {10, out},
                                 {15, in},
                                 {20, in},
                                 {25, in},
                                 {30, out},
                                 {35, out},
                                 {40, out}}) == "-----AAA-");
}

TEST_CASE("two of four may have a gap between them") {
    CHECK(states("m_of_n",
                 {{0, out}, {5, in}, {10, out}, {15, in}, {20, out}, {25, out}, {30, out}}) ==
          "---AA--");
}

TEST_CASE("dwell needs 90 s without one fix outside") {
    CHECK(states("dwell", {{0, in}, {60, in}, {90, in}, {95, out}, {100, in}, {160, in}}) ==
          "--A---");
}

TEST_CASE("the phone's rule needs 20 m and 20 s, on the way out too") {
    CHECK(states("ios_like", {{0, 490},
                              {30, 490},
                              {40, 480},
                              {55, 480},
                              {60, 480},
                              {65, 519},
                              {100, 519},
                              {110, 520},
                              {130, 520}}) == "----AAAA-");
}

TEST_CASE("the overlap of the accuracy circle decides, 85 % in and 15 % out") {
    // A circle of 10 m whose centre lies on a straight line is half inside; 85 % at 5.5 m within.
    CHECK(states("android_like", {{0, 500}, {5, 495.2}, {10, 493.5}, {15, 504}, {20, 507}}) ==
          "--AA-");
    // A circle of 1,000 m holds the zone: a quarter of it at most is inside.
    const auto rule = profiles::find("android_like")->make(radius, 0);
    rule->take(at({0, 0}, cordon::party::wearer, 1000));
    CHECK(rule->state() == standing::clear);
}

// The behaviour of HysteresisData with 2 of 4, 5 s and 4 s, as executed for the study of alerting.
TEST_CASE("the DAIDALUS rule filters at 1 Hz, and decides by one fix after its gap") {
    CHECK(states("daidalus_compatible", {{0, in}, {1, out}, {2, out}, {3, out}, {4, out}}) ==
          "AAAA-");
    CHECK(states("daidalus_compatible", {{0, out}, {1, out}, {2, in}, {3, out}, {4, out}}) ==
          "-----");
    CHECK(states("daidalus_compatible", {{0, out}, {1, in}, {2, out}, {3, in}}) == "---A");
    CHECK(states("daidalus_compatible", {{0, out}, {60, in}, {120, out}, {180, in}}) == "-A-A");
    CHECK(states("daidalus_compatible", {{0, out}, {1, in}, {1, in}}) == "--A");
    CHECK(states("daidalus_without_reset", {{0, out}, {60, in}, {120, out}, {180, in}}) == "---A");
}

TEST_CASE("a roaming zone looks when the wearer's position is written only") {
    const auto rule = profiles::find("tile38_documented")->make(radius, 0);
    rule->take(at({0, 700}));
    rule->take(at({5, 300}, cordon::party::protected_person));
    CHECK(rule->state() == standing::clear);
    rule->take(at({10, 300}));
    CHECK(rule->state() == standing::active);
}

TEST_CASE("the rectangle as shipped has corners beyond the radius") {
    sight corner = at({0, 693});
    corner.north = corner.east = 490;
    for (const auto& [name, expected] :
         {std::pair{"tile38_documented", standing::clear}, {"tile38_shipped", standing::active}}) {
        const auto rule = profiles::find(name)->make(radius, 0);
        rule->take(corner);
        CHECK(rule->state() == expected);
    }
}

TEST_CASE("two distances without memory see a crossing of the reporting party only") {
    CHECK(states("traccar_like", {{0, out}, {5, in}, {10, 540}, {15, 551}}) == "-AA-");
    // It begins inside: no crossing, no event.
    CHECK(states("traccar_like", {{0, in}, {5, in}}) == "--");
    // The protected person has come near since; the wearer's last two places are both near now.
    const auto rule = profiles::find("traccar_like")->make(radius, 0);
    rule->take(at({0, out}));
    sight near = at({5, in});
    near.metres_before = 410;
    rule->take(near);
    CHECK(rule->state() == standing::clear);
}

TEST_CASE("an accuracy is taken off the distance, and none is perfect") {
    const auto rule = profiles::find("home_assistant_like")->make(radius, 0);
    rule->take(at({0, 700}, cordon::party::wearer, 201));
    CHECK(rule->state() == standing::active);
    rule->take(at({5, 501}, cordon::party::wearer, 0));
    CHECK(rule->state() == standing::clear);
}

TEST_CASE("a cumulative sum needs ten standard errors, three at most by one fix") {
    CHECK(states("cusum", {{0, 100}, {5, 100}, {10, 100}, {15, 100}}) == "---A");
    CHECK(states("cusum", {{0, 493}, {5, 493}, {10, 493}, {15, 507}, {20, 493}}) == "-----");
}

TEST_CASE("the observer measures to the other party's latest fix") {
    profiles::observer observer;
    const auto fix = [](cordon::party who, double latitude, double longitude, std::uint32_t mm) {
        return cordon::fix{.who = who,
                           .where = cordon::to_e7(cordon::position{latitude, longitude}),
                           .how_sure = {mm, cordon::confidence::p68}};
    };
    using cordon::party;
    const auto first = observer.see(fix(party::protected_person, 0, 179.999, 0), 5, 4);
    CHECK_FALSE(first.both);
    CHECK(first.measured_ms == 4);
    const auto now = observer.see(fix(party::wearer, 0.003, -179.999, 15'096), 6, 6);
    REQUIRE(now.both);
    CHECK_THAT(now.north, Catch::Matchers::WithinAbs(331.72, 0.01));
    CHECK_THAT(now.east, Catch::Matchers::WithinAbs(222.64, 0.01));
    CHECK_THAT(now.metres, Catch::Matchers::WithinAbs(399.51, 0.01));
    CHECK_THAT(now.wearer_accuracy, Catch::Matchers::WithinAbs(15.096, 0.01));
    CHECK_FALSE(now.metres_before);
    const auto later = observer.see(fix(party::wearer, 0, 179.999, 0), 7, 7);
    CHECK(later.metres == 0);
    CHECK_THAT(*later.metres_before, Catch::Matchers::WithinAbs(399.51, 0.01));
}
