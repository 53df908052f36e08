// SPDX-License-Identifier: BSL-1.0
//
// What holds of every watch, tried on random lives and on hostile input.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/story.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;

constexpr std::uint64_t stories = 2'000;

std::vector<cordon::event> told(const std::vector<cordon::fix>& fixes) {
    recorder<2> r{two};
    for (const cordon::fix& f : fixes) r.feed(f);
    return r.events();
}

TEST_CASE("whatever happens nothing is clear that may be within and every change is told") {
    std::array<int, 25> seen{};
    for (std::uint64_t seed = 0; seed < stories; ++seed) {
        cordon::watch<2> w;
        witness<2> eye{two};
        dice d{seed + 1'000'000};
        for (const cordon::fix& f : story(seed)) {
            const auto made = cordon::advance(w, f, two);
            for (const cordon::event& e : made.events) ++seen[static_cast<std::size_t>(e.what)];
            if (const char* wrong = eye.objection(made, f)) {
                FAIL("seed " << seed << ": " << wrong);
            }
            w = made.next;
            // Were one to look a while later, before anything else arrives.
            witness<2> later_eye = eye;
            const cordon::instant glance =
                f.received + std::chrono::milliseconds{d.between(0, 150'000)};
            const auto later = cordon::advance(w, glance, two);
            if (const char* wrong = later_eye.objection(later, glance)) {
                FAIL("seed " << seed << ", a while later: " << wrong);
            }
        }
    }
    // The lives are rich enough: everything happens in them that fixes can bring, but a clock that
    // steps back.
    using cordon::kind;
    for (const kind what :
         {kind::entered, kind::left, kind::unknown, kind::known, kind::jumping, kind::repeated,
          kind::conflicting, kind::late, kind::ahead, kind::jumped, kind::impossible}) {
        CAPTURE(to_string(what));
        CHECK(seen[static_cast<std::size_t>(what)] > 1000);
    }
    CHECK(seen[static_cast<std::size_t>(kind::stepped_back)] == 0);
}

TEST_CASE("it does not matter how often time is fed") {
    int compared = 0;
    for (std::uint64_t seed = 0; seed < stories; ++seed) {
        const std::vector<cordon::fix> fixes = story(seed);
        recorder<2> rarely{two};
        recorder<2> often{two};
        dice d{seed + 2'000'000};
        cordon::instant now = fixes[0].received;
        for (const cordon::fix& f : fixes) {
            if (&f != fixes.data() && d.one_in(2)) {
                const int gap = (f.received - now).count();
                for (int ticks = 4; ticks-- > 0;) {
                    const auto part = std::chrono::milliseconds{d.between(0, gap / 8)};
                    often.feed(now = now + part);
                }
            }
            now = f.received;
            rarely.feed(f);
            often.feed(f);
        }
        rarely.feed(now + 400s);
        for (int k = 1; k <= 400; ++k) often.feed(now + k * 1s);
        if (rarely.events() != often.events() || !(rarely.watch() == often.watch())) {
            FAIL("seed " << seed << ":\n" << rarely.said() << "\n" << often.said());
        }
        ++compared;
    }
    CHECK(compared == stories);
}

TEST_CASE("the two parties can change places") {
    for (std::uint64_t seed = 0; seed < stories; ++seed) {
        std::vector<cordon::fix> fixes = story(seed);
        std::vector<cordon::event> expected = told(fixes);
        const auto other = [](cordon::party who) {
            return who == cordon::party::wearer ? cordon::party::protected_person
                                                : cordon::party::wearer;
        };
        for (cordon::event& e : expected) e.who = other(e.who);
        for (cordon::fix& f : fixes) f.who = other(f.who);
        if (told(fixes) != expected) FAIL("seed " << seed);
    }
    CHECK(told(story(0)).size() > 20);
}

TEST_CASE("the same life at any time of the counter is the same life") {
    for (std::uint64_t seed = 0; seed < stories; ++seed) {
        std::vector<cordon::fix> fixes = story(seed);
        std::vector<cordon::event> expected = told(fixes);
        dice d{seed + 3'000'000};
        // Half of them wrap within the story, at 2^31 or at 2^32.
        const auto offset = static_cast<std::uint32_t>(
            d.one_in(2) ? d.roll()
                        : (d.roll() << 31) - static_cast<std::uint64_t>(d.between(0, 1'000'000)));
        for (cordon::event& e : expected) e.at.ms += offset;
        for (cordon::fix& f : fixes) {
            f.at.ms += offset;
            f.received.ms += offset;
        }
        if (told(fixes) != expected) FAIL("seed " << seed << ", shifted by " << offset);
    }
    CHECK(told(story(1)).size() > 20);
}

TEST_CASE("a state that is saved and restored at every step goes on as if nothing had been") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        cordon::watch<2> whole;
        std::array<unsigned char, sizeof whole> saved;
        std::memcpy(saved.data(), &whole, sizeof whole);
        for (const cordon::fix& f : story(seed)) {
            cordon::watch<2> restored;
            std::memcpy(&restored, saved.data(), sizeof restored);
            const auto expected = cordon::advance(whole, f, two);
            const auto made = cordon::advance(restored, f, two);
            const bool same = made.next == expected.next &&
                              std::equal(made.events.begin(), made.events.end(),
                                         expected.events.begin(), expected.events.end());
            if (!same) FAIL("seed " << seed);
            whole = expected.next;
            std::memcpy(saved.data(), &made.next, sizeof made.next);
        }
    }
    CHECK(told(story(2)).size() > 20);
}

TEST_CASE("an inner level is active only while every outer one is") {
    int both = 0;
    for (std::uint64_t seed = 0; seed < stories; ++seed) {
        cordon::watch<2> w;
        for (const cordon::fix& f : story(seed)) {
            w = cordon::advance(w, f, two).next;
            if (w.state(1) != level_state::active) continue;
            ++both;
            if (w.state(0) != level_state::active) FAIL("seed " << seed);
        }
    }
    CHECK(both > 1000);
}

// Stamps, accuracies and positions that no receiver sends, at the limits of what the watch accepts.
cordon::fix hostile(dice& d, cordon::instant now) {
    constexpr double metres[] = {0,   0,     100,   400,   498,   502, 530, 553,
                                 600, 1'990, 2'010, 2'210, 9'000, 5e5, -9e6};
    constexpr std::int32_t longitudes[] = {
        0, 0, 0, 0, 0, 9, 1'800'000'000, -1'800'000'000, 900'000'000, INT32_MAX, INT32_MIN};
    constexpr std::uint32_t accuracies[] = {
        0, 1, 3'000, 3'000, 3'000, 50'000, 2'000'000, 100'000'000, 100'000'001, UINT32_MAX};
    constexpr std::int32_t stamps[] = {0,        0,       0,          0,         0,
                                       0,        -1,      1,          -1'000,    1'999,
                                       2'000,    2'001,   -30'000,    -119'999,  -120'000,
                                       -120'001, 1 << 30, -(1 << 30), INT32_MAX, INT32_MIN};
    cordon::fix f;
    f.who = static_cast<cordon::party>(d.between(0, 1));
    f.received = now;
    f.at = now + std::chrono::milliseconds{d.pick(stamps)};
    f.where = north(d.pick(metres));
    f.where.longitude = d.pick(longitudes);
    f.how_sure = {d.pick(accuracies), static_cast<cordon::confidence>(d.between(0, 4))};
    if (d.one_in(50)) {
        f.at.ms = now.ms + static_cast<std::uint32_t>(d.between(-2'000'000'000, 2'000'000'000));
        f.where.latitude = static_cast<std::int32_t>(d.roll());
        f.where.longitude = static_cast<std::int32_t>(d.roll());
        f.how_sure.mm = static_cast<std::uint32_t>(d.roll());
        f.moving = {INT32_MIN, INT32_MAX, true};
        f.from = static_cast<cordon::source>(d.roll());
    }
    return f;
}

template <std::size_t Levels>
std::size_t most_events_of(const cordon::policy<Levels>& p, std::uint64_t seed, int inputs) {
    constexpr std::int64_t pauses[] = {0,       1,       1,       100,    1'000,  1'000,
                                       1'000,   5'000,   5'000,   10'000, 29'999, 30'000,
                                       120'000, 600'000, 1 << 20, 1 << 29};
    constexpr std::int32_t steps_back[] = {1, 1'999, 2'000, 2'001, 119'999, 600'000, 1 << 29};
    REQUIRE(fault_of(p) == cordon::policy_fault::none);
    dice d{seed};
    cordon::watch<Levels> w;
    witness<Levels> eye{p};
    cordon::instant now{static_cast<std::uint32_t>(d.roll())};
    std::size_t most = 0;
    for (int k = 0; k < inputs; ++k) {
        now = now + std::chrono::milliseconds{d.pick(pauses) >> (d.one_in(9) ? 0 : 4)};
        if (d.one_in(60)) now = now - std::chrono::milliseconds{d.pick(steps_back)};
        const bool tick = d.one_in(5);
        const cordon::fix f = hostile(d, now);
        const auto made = tick ? cordon::advance(w, now, p) : cordon::advance(w, f, p);
        const char* wrong = tick ? eye.objection(made, now) : eye.objection(made, f);
        if (wrong) FAIL("seed " << seed << ", input " << k << ": " << wrong);
        most = std::max(most, made.events.size());
        w = made.next;
    }
    return most;
}

// A watch after a hostile past, and the present of its own clock.
struct survivor {
    cordon::watch<2> watch;
    cordon::instant now;
};
survivor after_hostile_past(std::uint64_t seed) {
    constexpr std::int64_t pauses[] = {0,      1,       1'000,   1'000,  5'000,
                                       10'000, 119'999, 600'000, 1 << 29};
    dice d{seed};
    survivor s{{}, {static_cast<std::uint32_t>(d.roll())}};
    for (std::int64_t inputs = d.between(1, 60); inputs > 0; --inputs) {
        s.now = s.now + std::chrono::milliseconds{d.pick(pauses)};
        if (d.one_in(20)) s.now = s.now - std::chrono::milliseconds{d.between(0, 600'000)};
        s.watch = d.one_in(5) ? cordon::advance(s.watch, s.now, two).next
                              : cordon::advance(s.watch, hostile(d, s.now), two).next;
    }
    return s;
}
// Both report by turns, once a second, and time is fed in between.
void report_honestly(survivor& s, int seconds, double metres) {
    for (int k = 0; k < seconds; ++k) {
        s.now = s.now + 500ms;
        s.watch = cordon::advance(s.watch, s.now, two).next;
        s.now = s.now + 500ms;
        cordon::fix f = k % 2 == 0 ? protected_person(0, 0) : wearer(0, metres);
        f.at = f.received = s.now;
        s.watch = cordon::advance(s.watch, f, two).next;
    }
}

// The first of their fixes can be a jump from wherever the past had them: 30 s more.
TEST_CASE("whatever came before two who report that they are together are active within 45 s") {
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        survivor s = after_hostile_past(seed);
        report_honestly(s, 45, 100);
        if (s.watch.state(0) != level_state::active || s.watch.state(1) != level_state::active) {
            FAIL("seed " << seed);
        }
    }
}

TEST_CASE("whatever came before two who report that they are apart are clear within a minute") {
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        survivor s = after_hostile_past(seed);
        report_honestly(s, 60, 2'500);
        if (s.watch.state(0) != level_state::clear || s.watch.state(1) != level_state::clear) {
            FAIL("seed " << seed);
        }
    }
}

TEST_CASE("no hostile input makes a watch contradict itself or say more than a step has room for") {
    cordon::policy<1> hasty{.levels = {{500_m}}};
    hasty.leave_after = 0ms;
    hasty.sample_at_least = hasty.sample_at_most = hasty.overdue_after = hasty.ahead_at_most = 1s;
    cordon::policy<3> three{.levels = {{2_km}, {500_m}, {500_m, 1_m}}};
    three.leave_after = 0ms;
    cordon::policy<2> endless = two;
    endless.overdue_after = std::chrono::milliseconds{1 << 29};
    std::size_t most = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        most = std::max(most, most_events_of(one, seed, 30'000));
        most = std::max(most, most_events_of(two, seed, 60'000));
        most = std::max(most, most_events_of(hasty, seed, 30'000));
        most = std::max(most, most_events_of(endless, seed, 10'000));
        const std::size_t here = most_events_of(three, seed, 60'000);
        CHECK(here <= cordon::step<3>::most_events);
        most = std::max(most, here);
    }
    CHECK(most >= 4);
}

// Everything that a watch of three levels can be told, mixed.
TEST_CASE("orders, faults and signs of life among hostile fixes keep every promise") {
    cordon::policy<3> p{.levels = {{2_km}, {500_m}, {500_m, 1_m}}};
    p.leave_after = 0ms;
    constexpr std::int64_t pauses[] = {0, 1, 1'000, 5'000, 5'000, 16'384, 60'000, 119'999, 600'000};
    std::array<int, 25> seen{};
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        dice d{seed};
        cordon::watch<3> w;
        cordon::instant now{static_cast<std::uint32_t>(d.roll())};
        for (int k = 0; k < 400; ++k) {
            now = now + std::chrono::milliseconds{d.pick(pauses) >> d.between(0, 3)};
            if (d.one_in(80)) now = now - std::chrono::milliseconds{d.between(0, 600'000)};
            const auto span = [&d] {
                return std::chrono::milliseconds{d.between(-5'000, 200'000)};
            };
            const auto who = static_cast<cordon::party>(d.between(0, 1));
            const cordon::watch<3> before = w;
            cordon::step<3> made{};
            bool silent = false;
            switch (d.between(0, 6)) {
                case 0:
                    made = cordon::advance(w, now, p);
                    silent = true;
                    break;
                case 1:
                    made = cordon::advance(w, cordon::heartbeat{who, now, now - span(), now}, p);
                    break;
                case 2:
                    made = cordon::advance(
                        w,
                        cordon::health{who, now, static_cast<cordon::channel>(d.between(0, 255))},
                        p);
                    silent = true;
                    break;
                case 3:
                    made = cordon::advance(
                        w,
                        cordon::notice{static_cast<cordon::action>(d.between(0, 5)), now,
                                       static_cast<std::uint8_t>(d.between(0, 3)), now + span(),
                                       who, static_cast<cordon::channel>(d.between(0, 63))},
                        p);
                    silent = true;
                    break;
                default: made = cordon::advance(w, hostile(d, now), p); break;
            }
            w = made.next;
            if (made.events.size() > cordon::step<3>::most_events) FAIL("seed " << seed);
            std::uint16_t changes = 0;
            std::array<bool, 3> ended{};
            for (const cordon::event& e : made.events) {
                ++seen[static_cast<std::size_t>(e.what)];
                changes = static_cast<std::uint16_t>(changes + is_change(e.what));
                const bool end = e.what == cordon::kind::left || e.what == cordon::kind::closed;
                if (end) ended[e.level] = true;
                if (silent && (e.what == cordon::kind::entered || e.what == cordon::kind::left)) {
                    FAIL("seed " << seed << ": a level changes and nobody reported");
                }
            }
            for (std::size_t level = 0; level < 3; ++level) {
                const bool was = before.state(level) == level_state::active;
                const bool is = w.state(level) == level_state::active;
                if (was && !is && !ended[level]) FAIL("seed " << seed << ": an end not told");
                const bool inner = level > 0 && is;
                if (inner && w.state(level - 1) != level_state::active) FAIL("seed " << seed);
                if (silent && w.state(level) == level_state::clear &&
                    before.state(level) == level_state::unknown) {
                    FAIL("seed " << seed << ": clear, and nobody reported");
                }
            }
        }
    }
    for (std::size_t what = 0; what < 25; ++what) {
        CAPTURE(to_string(static_cast<cordon::kind>(what)));
        if (what != static_cast<std::size_t>(cordon::kind::was_within)) CHECK(seen[what] > 3);
    }
}

}  // namespace
