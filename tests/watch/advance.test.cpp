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
constexpr sample samples[] = {{"surely within", 400},  {"likely within", 498},
                              {"likely outside", 502}, {"likely outside", 530},
                              {"likely outside", 553}, {"surely beyond margin", 600}};

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

std::string when_not_active(double metres) {
    recorder<1> r = not_active();
    r.feed(wearer(10, metres));
    if (r.state() == level_state::active) return "active at once";
    r.feed(at(19.999));
    if (r.state() == level_state::active) return "active too early";
    r.feed(at(20));
    if (r.state() == level_state::active) return "pending, active in enter_after";
    r.feed(at(119));
    return r.state() == level_state::active ? "active too late" : "not pending";
}
std::string when_pending(double metres) {
    recorder<1> r = not_active();
    r.feed(wearer(7, 498), wearer(10, metres));
    if (r.state() == level_state::active) return "active at once";
    r.feed(at(17));
    return r.state() == level_state::active ? "pending, active in enter_after" : "not pending";
}
std::string when_active(double metres) {
    recorder<1> fresh = active();
    fresh.feed(wearer(10, metres), wearer(39.9, 600), protected_person(39.95, 0));
    if (fresh.state() != level_state::active) return "ended too early";
    fresh.feed(wearer(40, 600));
    if (fresh.state() != level_state::active) return "pending, ends after leave_after";

    // Had the sample at 10 s not spoken against it, the level would end at 35 s.
    recorder<1> late = leaving();
    late.feed(wearer(10, metres), protected_person(15, 0), wearer(15, 600), wearer(36, 600));
    if (late.state() != level_state::active) return "stays, leaving goes on";
    late.feed(protected_person(44, 0), wearer(45, 600));
    return late.state() == level_state::active ? "stays" : "stays, leaving starts over";
}

TEST_CASE("each sample does to a level what the table of the watch says") {
    std::string table;
    std::string pending;
    for (const sample& s : samples) {
        table += std::string(s.name) + " | " + when_not_active(s.metres) + " | " +
                 when_active(s.metres) + "\n";
        pending += std::string(s.name) + " | " + when_pending(s.metres) + "\n";
    }
    CHECK(table ==
          "surely within | active at once | stays, leaving starts over\n"
          "likely within | pending, active in enter_after | stays, leaving starts over\n"
          "likely outside | not pending | stays, leaving starts over\n"
          "likely outside | not pending | stays, leaving starts over\n"
          "likely outside | not pending | stays, leaving starts over\n"
          "surely beyond margin | not pending | pending, ends after leave_after\n");
    CHECK(pending ==
          "surely within | active at once\n"
          "likely within | pending, active in enter_after\n"
          "likely outside | not pending\n"
          "likely outside | not pending\n"
          "likely outside | not pending\n"
          "surely beyond margin | not pending\n");
}

// A jump to each of them, where nobody may move faster than 1 m/s, and what a fix of the other
// party makes of it; the jump itself is not borne out.
std::string when_jumping(double metres, double seconds_later) {
    cordon::policy<1> slow = one;
    slow.greatest_speed_mm_s = 1000;
    recorder<1> r{slow};
    r.feed(protected_person(0, 0), wearer(0, 900), protected_person(4, 0), wearer(10, metres));
    if (r.news() != "0 known, 10 jumped, 10 unknown") return "no jump";
    if (r.state() == level_state::active) return "active at once";
    r.feed(at(10 + seconds_later + 0.5));
    if (r.state() == level_state::active) return "active by time alone";
    r.feed(protected_person(10 + seconds_later + 0.5, 0));
    return to_string(r.state());
}

TEST_CASE("a jump makes a level active only when a fix within comes after the debounce") {
    std::string table;
    for (const sample& s : samples) {
        table += std::string(s.name) + " | " + when_jumping(s.metres, 9) + " | " +
                 when_jumping(s.metres, 10) + "\n";
    }
    CHECK(table ==
          "surely within | unknown | active\n"
          "likely within | unknown | active\n"
          "likely outside | unknown | unknown\n"
          "likely outside | unknown | unknown\n"
          "likely outside | unknown | unknown\n"
          "surely beyond margin | unknown | unknown\n");
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
    recorder<1> r = not_active();
    CHECK(r.state() == level_state::clear);
    r.feed(wearer(10, 503));  // likely outside, but not surely
    CHECK(r.state() == level_state::unknown);
    r.feed(wearer(11, 600));
    CHECK(r.state() == level_state::clear);
    r.feed(wearer(12, 498));  // likely within
    CHECK(r.state() == level_state::unknown);
    r.feed(wearer(13, 600));
    CHECK(r.state() == level_state::clear);
    CHECK(r.said() == "0 known");
    r.feed(wearer(14, 503), wearer(15, 498), wearer(25, 498));
    CHECK(r.said() == "0 known, 25 entered 0");
}

TEST_CASE("an inner level is clear or unknown beside an outer one that is active") {
    recorder<2> r{two};
    r.feed(protected_person(0, 0), wearer(0, 3000));
    CHECK((r.state(0) == level_state::clear && r.state(1) == level_state::clear));
    r.feed(wearer(30, 1000));
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::clear));
    r.feed(wearer(40, 503));
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::unknown));
    r.feed(wearer(50, 400), wearer(60, 600), protected_person(61, 0), wearer(90, 600));
    CHECK((r.state(0) == level_state::active && r.state(1) == level_state::clear));
    CHECK(r.said() == "0 known, 30 entered 0, 50 entered 1, 90 left 1");
}

TEST_CASE("the debounce of entering is in seconds and not in fixes") {
    recorder<1> often = not_active();
    for (int k = 0; k < 99; ++k) often.feed(wearer(10 + k * 0.1, 498));
    CHECK(often.state() == level_state::unknown);
    often.feed(wearer(20, 498));
    CHECK(often.said() == "0 known, 20 entered 0");

    recorder<1> once = not_active();
    once.feed(wearer(10, 498), at(100));
    CHECK(once.said() == "0 known, 20 entered 0");
}

TEST_CASE("one sample outside starts the debounce of entering over") {
    recorder<1> r = not_active();
    r.feed(wearer(10, 498), wearer(15, 502), wearer(16, 498), at(25.999));
    CHECK(r.state() == level_state::unknown);
    r.feed(at(26));
    CHECK(r.state() == level_state::active);
}

TEST_CASE("without a debounce a sample that is likely within is active at once") {
    constexpr cordon::policy<1> eager{.levels = {{500_m}}, .enter_after = 0ms};
    recorder<1> r{eager};
    r.feed(protected_person(0, 0), wearer(0, 600), wearer(5, 498));
    CHECK(r.said() == "0 known, 5 entered 0");
}

TEST_CASE("the limit itself belongs to the level") {
    const cordon::fix here = protected_person(0, 0);
    const cordon::fix there = wearer(0, 498);
    const std::int32_t apart = cordon::separation_of(here.where, there.where).likely_mm;
    for (const std::int32_t more : {-1, 0, 1}) {
        cordon::policy<1> p{.levels = {{cordon::millimetres{apart + more}}}};
        recorder<1> r{p};
        r.feed(here, there);
        CHECK((r.state() == level_state::active) == (more >= 0));
    }
}

TEST_CASE("a level ends only beyond its margin") {
    recorder<1> r = active();
    for (int s = 10; s < 1000; s += 10) r.feed(wearer(s, 545), protected_person(s + 0.5, 0));
    CHECK(r.said() == "0 known, 0 entered 0");
    r.feed(wearer(1000, 560), protected_person(1000.5, 0), wearer(1029.9, 560));
    CHECK(r.said() == "0 known, 0 entered 0");
    r.feed(wearer(1030, 560));
    CHECK(r.said() == "0 known, 0 entered 0, 1030 left 0");
}

TEST_CASE("a level ends only when both parties have reported since") {
    recorder<1> r = leaving();
    for (int s = 10; s < 100; ++s) r.feed(wearer(s, 600));
    CHECK(r.state() == level_state::active);
    r.feed(protected_person(100, 0));
    CHECK(r.said() == "0 known, 0 entered 0, 100 left 0");
}

TEST_CASE("a level ends only when the wearer too has reported since") {
    recorder<1> r = active();
    // She is 570 m beyond the wearer, at less than 100 m/s.
    for (int s = 15; s < 100; ++s) r.feed(protected_person(s, 970));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(100, 400));
    CHECK(r.said() == "0 known, 0 entered 0, 100 left 0");
}

TEST_CASE("a level ends only when every sample was beyond its margin") {
    recorder<1> r = leaving();
    r.feed(protected_person(20, 0), wearer(33, 545), wearer(40, 600), protected_person(50, 0));
    r.feed(wearer(69.9, 600));
    CHECK(r.state() == level_state::active);
    r.feed(wearer(70, 600));
    CHECK(r.state() == level_state::clear);
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
    CHECK(r.said() == "1 known, 103 entered 0, 253 entered 1, 367 left 1, 533 left 0");
}

TEST_CASE("either party drives the watch") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), protected_person(10, 200));
    CHECK(r.said() == "0 known, 10 entered 0");
    CHECK(r.events().back().who == cordon::party::protected_person);
    r.feed(protected_person(20, 0), wearer(30, 600), protected_person(50, 0));
    CHECK(r.said() == "0 known, 10 entered 0, 50 left 0");
}

TEST_CASE("an accuracy that is unknown counts as the policy assumes") {
    // 25 m at 95 % are 10.2 m along each axis, of both 43 m at three standard errors.
    for (const cordon::accuracy none :
         {cordon::accuracy{}, cordon::accuracy{0, cordon::confidence::p95},
          cordon::accuracy{10'000, cordon::confidence::unknown}}) {
        recorder<1> r = not_active();
        r.feed(protected_person(9.1, 0, none), wearer(10, 440, none));
        CHECK(r.state() == level_state::active);
        recorder<1> farther = not_active();
        farther.feed(protected_person(9.1, 0, none), wearer(10, 470, none));
        CHECK(farther.state() == level_state::unknown);
        farther.feed(at(20));
        CHECK(farther.state() == level_state::active);
    }
}

TEST_CASE("an accuracy of unknown confidence counts as what it claims where that is worse") {
    using cordon::confidence;
    using cordon::watch_detail::sigma_to_reckon;
    constexpr cordon::accuracy assumed{25'000, confidence::p95};
    constexpr std::uint32_t usual = sigma_mm(assumed);
    CHECK(sigma_to_reckon({}, assumed) == usual);
    CHECK(sigma_to_reckon({usual - 1, confidence::unknown}, assumed) == usual);
    CHECK(sigma_to_reckon({usual + 1, confidence::unknown}, assumed) == usual + 1);
    CHECK(sigma_to_reckon({100'000'001, confidence::p95}, assumed) == 100'000'001);
    CHECK(sigma_to_reckon({UINT32_MAX, confidence::sigma}, assumed) == INT32_MAX);
    // A known one counts as it is, better or worse.
    CHECK(sigma_to_reckon({1'000, confidence::sigma}, assumed) == 1'000);
    CHECK(sigma_to_reckon({100'000'000, confidence::sigma}, assumed) == 100'000'000);
}

TEST_CASE("the doubt of two fixes is three standard errors of both together") {
    // Up to the greatest that is reckoned with; no less than exact, and up to 3 mm more.
    const auto next = [](std::uint32_t s) {
        return s == INT32_MAX ? 0 : s > 1'400'000'000 ? INT32_MAX : s + s / 2 + 1;
    };
    for (std::uint32_t a = 1; a != 0; a = next(a)) {
        for (std::uint32_t b = 1; b != 0; b = next(b)) {
            const double exact = 3 * std::sqrt(double{1} * a * a + double{1} * b * b);
            const auto doubt = static_cast<double>(cordon::watch_detail::doubt_mm(a, b));
            if (!(doubt >= exact - 1e-5 && doubt <= exact + 3.001)) FAIL(a << ", " << b);
        }
    }
    CHECK(cordon::watch_detail::doubt_mm(3'000, 4'000) == 3 * 5'001);
}

TEST_CASE("changes are told to the protected person and the centre and never to the wearer") {
    recorder<1> r = leaving();
    r.feed(protected_person(20, 0), wearer(50, 600), wearer(50, 700), at(500));
    CHECK(r.said() == "0 known, 0 entered 0, 50 left 0, 50 conflicting, 140 unknown");
    for (const cordon::event& e : r.events()) {
        CHECK(includes(e.whom, cordon::audience::centre));
        CHECK_FALSE(includes(e.whom, cordon::audience::wearer));
        CHECK(includes(e.whom, cordon::audience::protected_person) ==
              (e.what != cordon::kind::conflicting));
    }
}

}  // namespace
