// SPDX-License-Identifier: BSL-1.0
//
// The step of a watch: every cell of its table, the debounce of entering, and what it takes to
// leave.

#include "cordon/watch/advance.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

#include "catch2.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;

static_assert(noexcept(cordon::advance(cordon::watch<2>{}, cordon::fix{}, two)));
static_assert(noexcept(cordon::advance(cordon::watch<2>{}, cordon::instant{}, two)));

// A step can be made by the compiler.
constexpr auto first = cordon::advance(cordon::watch<2>{}, protected_person(0, 0), two);
constexpr auto second = cordon::advance(first.next, wearer(1, 1000), two);
static_assert(first.next.state(0) == level_state::unknown && first.events.empty());
static_assert(second.next.state(0) == level_state::active);
static_assert(second.next.state(1) == level_state::clear);
static_assert(second.events.size() == 2);
static_assert(second.events[0].what == cordon::kind::known);
static_assert(second.events[1].what == cordon::kind::entered && second.events[1].level == 0);
static_assert(second.events[1].who == cordon::party::wearer);
static_assert(second.events[1].at == at(1) && second.events[1].sequence == 2);
static_assert(second.events[1].separation_mm >= 999'900 &&
              second.events[1].separation_mm <= 1'000'100);

// A level of 500 m that ends beyond 550 m, and samples whose doubt is 5.2 m either way.
struct sample {
    const char* name;
    double metres;
};
constexpr sample samples[] = {{"surely within", 400},        {"likely within", 498},
                              {"likely outside", 502},       {"likely outside", 530},
                              {"likely beyond margin", 553}, {"surely beyond margin", 600}};

recorder<1> not_active() {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), protected_person(4, 0));
    return r;
}
recorder<1> active() {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 400), protected_person(4, 0));
    return r;
}
// Beyond the margin since 5 s.
recorder<1> leaving() {
    recorder<1> r = active();
    r.feed(wearer(5, 600));
    return r;
}

// Both report that they are so far apart, every 5 s, for an hour.
std::string when_not_active(double metres) {
    recorder<1> r = not_active();
    for (int s = 10; s < 3600; s += 5) {
        r.feed(protected_person(s, 0), wearer(s, metres));
        if (r.state() == level_state::active) {
            return s == 10 ? "active at once" : "active when enough has been said";
        }
    }
    return "not active";
}
// Of a level for which nearly enough has been said, when one sample says otherwise.
std::string when_nearly_active(double metres) {
    const auto active_at = [](auto... sample) {
        recorder<1> r = not_active();
        for (int s = 10; s < 3600; s += 5) {
            r.feed(protected_person(s, 0), wearer(s, 498));
            if (s == 200) r.feed(protected_person(202, 0), wearer(202, sample)...);
            if (r.state() == level_state::active) return s;
        }
        return 3600;
    };
    const int change = active_at(metres) - active_at();
    return change < 0 ? "sooner" : change > 0 ? "later" : "the same";
}
std::string when_active(double metres) {
    recorder<1> fresh = active();
    fresh.feed(both{10, metres}, both{39.9, 600});
    if (fresh.state() != level_state::active) return "ended too early";
    fresh.feed(both{40.2, 600});
    if (fresh.state() != level_state::active) return "ends after leave_after";

    // Had the sample at 10 s not spoken against it, the level would end at 35 s.
    recorder<1> late = leaving();
    late.feed(both{10, metres}, both{15, 600}, both{44.9, 600});
    if (late.state() != level_state::active) return "stays, leaving goes on";
    late.feed(both{45.2, 600});
    return late.state() == level_state::active ? "stays" : "stays, leaving starts over";
}

TEST_CASE("each sample does to a level what the table of the watch says") {
    std::string table;
    std::string nearly;
    for (const sample& s : samples) {
        table += std::string(s.name) + " | " + when_not_active(s.metres) + " | " +
                 when_active(s.metres) + "\n";
        nearly += std::string(s.name) + " | " + when_nearly_active(s.metres) + "\n";
    }
    CHECK(table ==
          "surely within | active at once | stays, leaving starts over\n"
          "likely within | active when enough has been said | stays, leaving starts over\n"
          "likely outside | not active | stays, leaving starts over\n"
          "likely outside | not active | stays, leaving starts over\n"
          "likely beyond margin | not active | stays, leaving goes on\n"
          "surely beyond margin | not active | ends after leave_after\n");
    CHECK(nearly ==
          "surely within | sooner\n"
          "likely within | the same\n"
          "likely outside | later\n"
          "likely outside | later\n"
          "likely beyond margin | later\n"
          "surely beyond margin | later\n");
}

// A jump to each of them, where nobody may move faster than 1 m/s; then what the other party's
// reports make of it, and then a second fix there and 30 s of both.
std::string when_jumping(double metres) {
    cordon::policy<1> slow = one;
    slow.jump_beyond_mm_s = slow.fastest_mm_s[0] = slow.fastest_mm_s[1] = 1000;
    recorder<1> r{slow};
    r.feed(protected_person(0, 0), wearer(0, 900), protected_person(4, 0), wearer(10, metres));
    if (r.news() != "0 known, 10 jumped, 10 unknown") return "no jump";
    for (int s = 11; s < 60; ++s) r.feed(protected_person(s, 0));
    if (r.state() != level_state::unknown) return "it decides alone";
    recorder<1> confirmed = r;
    for (int s = 60; s < 95; ++s) confirmed.feed(protected_person(s, 0), wearer(s, metres));
    return to_string(confirmed.state());
}

TEST_CASE("a jump makes a level active only when it is borne out, and then later") {
    std::string table;
    for (const sample& s : samples) {
        table += std::string(s.name) + " | " + when_jumping(s.metres) + "\n";
    }
    CHECK(table ==
          "surely within | active\n"
          "likely within | unknown\n"
          "likely outside | unknown\n"
          "likely outside | clear\n"
          "likely beyond margin | clear\n"
          "surely beyond margin | clear\n");
}

TEST_CASE("a jump beyond the margin ends no level even where no time to leave is asked") {
    cordon::policy<1> hasty = one;
    hasty.leave_after = 0ms;
    recorder<1> r{hasty};
    r.feed(protected_person(0, 0), wearer(0, 400), wearer(5, 9000), protected_person(6, 0));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(7, 9000));
    CHECK(r.news() == "0 known, 0 entered 0, 5 jumped, 5 unknown, 7 known");
    r.feed(protected_person(8, 0), wearer(9, 9000));  // both since leaving began
    CHECK(r.news() == "9 left 0");
}

TEST_CASE("between clear and active a level is unknown and nothing is said of it") {
    recorder<1> r{one};
    r.feed(both{0, 600});
    CHECK(r.state() == level_state::clear);
    r.feed(both{10, 503});  // likely outside, but not surely
    CHECK(r.state() == level_state::unknown);
    r.feed(both{30, 600});
    CHECK(r.state() == level_state::clear);
    r.feed(both{60, 498});  // likely within
    CHECK(r.state() == level_state::unknown);
    r.feed(both{90, 600});
    CHECK(r.state() == level_state::clear);
    CHECK(r.said() == "0 known");
    r.feed(both{110, 503}, both{120, 450});
    CHECK(r.said() == "0 known, 120 entered 0");
}

TEST_CASE("an inner level is clear or unknown beside an outer one that is active") {
    recorder<2> r{two};
    r.feed(both{0, 3000});
    CHECK((r.state(0) == level_state::clear && r.state(1) == level_state::clear));
    r.feed(both{30, 1000});
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::clear));
    r.feed(both{40, 503});
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::unknown));
    r.feed(both{50, 400}, both{60, 600}, both{75, 600}, both{91, 600});
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::clear));
    CHECK(r.said() == "0 known, 30 entered 0, 50 entered 1, 91 left 1");
}

TEST_CASE("a level ends only beyond its margin") {
    recorder<1> r = active();
    for (int s = 10; s < 1000; s += 10) r.feed(both{s + 0.0, 545});
    CHECK(r.said() == "0 known, 0 entered 0");
    r.feed(both{1000, 560}, both{1029.9, 560});
    CHECK(r.said() == "0 known, 0 entered 0");
    r.feed(both{1030.2, 560});
    CHECK(r.said() == "0 known, 0 entered 0, 1030.200 left 0");
}

TEST_CASE("a level ends only when both parties have reported since") {
    recorder<1> r = leaving();
    for (int s = 10; s < 100; ++s) r.feed(wearer(s, 600));
    CHECK(r.state() == level_state::active);
    r.feed(protected_person(100, 0));
    CHECK(r.state() == level_state::active);  // of hers there is one
    r.feed(protected_person(130, 0));
    CHECK(r.state() == level_state::active);  // and he was silent
    r.feed(wearer(131, 600));
    CHECK(r.said() == "0 known, 0 entered 0, 131 left 0");
}

TEST_CASE("a level ends only when the wearer too has reported since") {
    recorder<1> r = active();
    // She is 570 m beyond the wearer, at less than 100 m/s.
    for (int s = 15; s < 100; ++s) r.feed(protected_person(s, 970));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(100, 400), wearer(131, 400));
    CHECK(r.state() == level_state::active);
    r.feed(protected_person(132, 970));
    CHECK(r.said() == "0 known, 0 entered 0, 132 left 0");
}

TEST_CASE("a level ends only when every sample was beyond its margin") {
    recorder<1> r = leaving();
    r.feed(both{20, 600}, both{33, 545}, both{40, 600}, both{69.9, 600});
    CHECK(r.state() == level_state::active);
    r.feed(both{70.2, 600});
    CHECK(r.said() == "0 known, 0 entered 0, 70.200 left 0");
}

TEST_CASE("time alone never ends a level") {
    recorder<1> r = leaving();
    r.feed(protected_person(10, 0), at(35), at(100), at(1000), at(100'000));
    CHECK(r.state() == level_state::active);
    CHECK(r.said() == "0 known, 0 entered 0, 125 unknown");
}

TEST_CASE("levels enter from the outermost in and leave from the innermost out") {
    recorder<2> r{two};
    double metres = 3000;
    double seconds = 0;
    for (; metres > 100; metres -= 20, seconds += 2) {
        r.feed(protected_person(seconds, 0), wearer(seconds + 1, metres));
    }
    CHECK(r.state(0) == level_state::active);
    CHECK(r.state(1) == level_state::active);
    for (; metres < 3000; metres += 20, seconds += 2) {
        r.feed(protected_person(seconds, 0), wearer(seconds + 1, metres));
    }
    CHECK(r.said() == "1 known, 103 entered 0, 253 entered 1, 369 left 1, 535 left 0");
}

TEST_CASE("either party drives the watch") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), protected_person(10, 200));
    CHECK(r.said() == "0 known, 10 entered 0");
    CHECK(r.events().back().who == cordon::party::protected_person);
    r.feed(protected_person(20, 0), wearer(30, 600), protected_person(50, 0));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(61, 600), protected_person(62, 0));
    CHECK(r.said() == "0 known, 10 entered 0, 62 left 0");
    CHECK(r.events().back().who == cordon::party::protected_person);
}

TEST_CASE("changes are told to the protected person and the centre and never to the wearer") {
    recorder<1> r = leaving();
    r.feed(both{20, 600}, both{51, 600}, wearer(51, 700), at(500));
    CHECK(r.said() == "0 known, 0 entered 0, 51 left 0, 51 conflicting, 171 unknown");
    for (const cordon::event& e : r.events()) {
        CHECK(includes(e.whom, cordon::audience::centre));
        CHECK_FALSE(includes(e.whom, cordon::audience::wearer));
        CHECK(includes(e.whom, cordon::audience::protected_person) ==
              (e.what != cordon::kind::conflicting));
    }
}

}  // namespace
