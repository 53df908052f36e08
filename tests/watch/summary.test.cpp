// SPDX-License-Identifier: BSL-1.0
//
// The summary of a pair: every millisecond is in one state, every event is counted, and the last
// that were told are kept, with their times.

#include "cordon/watch/summary.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/case_check.hpp"
#include "watch/case.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::audience;
using cordon::kind;
using cordon::level_state;
using cordon::summary;

static_assert(std::is_trivially_copyable_v<summary<2>>);
static_assert(sizeof(summary<2, 32>) <= 2048);

// A watch with its summary.
template <std::size_t Levels, std::size_t Kept = 32>
struct summed {
    explicit summed(const cordon::policy<Levels>& p) : rules{p} {}

    template <class Input>
    void feed(const Input& input) {
        const auto made = cordon::advance(state, input, rules);
        sum.take(state, made, rules);
        for (const cordon::event& e : made.events) events.push_back(e);
        state = made.next;
    }

    cordon::policy<Levels> rules;
    cordon::watch<Levels> state{};
    summary<Levels, Kept> sum{};
    std::vector<cordon::event> events{};
};

TEST_CASE("an approach is counted, with the nearest and the time within") {
    summed<1> s{one};
    // From 3 km to 100 m and back, at 20 m/s, both fixes every 5 s.
    const auto distance = [](int k) { return k < 29 ? 3000.0 - 100 * k : 100.0 + 100 * (k - 29); };
    for (int k = 0; k < 70; ++k) {
        s.feed(protected_person(5 * k, 0));
        s.feed(wearer(5 * k, distance(k)));
    }
    const auto& level = s.sum.level(0);
    CHECK(level.approaches == 1);
    CHECK(level.authorised == 0);
    CHECK(s.sum.count(kind::entered) == 1);
    CHECK(s.sum.count(kind::left) == 1);
    CHECK(s.state.state(0) == level_state::clear);
    CHECK((s.sum.nearest_mm() > 99'000 && s.sum.nearest_mm() < 101'000));
    CHECK(s.sum.nearest_ms() == 29 * 5'000);
    CHECK(s.sum.elapsed_ms() == 69 * 5'000);
    // Active from its event to the other one.
    const auto when = [&](kind what) {
        return std::find_if(s.events.begin(), s.events.end(),
                            [&](const cordon::event& e) { return e.what == what; })
            ->at;
    };
    CHECK(level.active_ms ==
          static_cast<std::uint64_t>((when(kind::left) - when(kind::entered)).count()));
}

// Whatever comes: each level's times add up, and are those that asking every 100 ms finds.
TEST_CASE("every millisecond of a level is in one state") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        life inputs{seed};
        summed<2> s{two};
        std::uint64_t asked[2][3]{};
        std::uint64_t steps = 0;
        for (int k = 0; k < 150; ++k) {
            std::visit(
                [&](const auto& i) {
                    const auto before = s.state;
                    s.feed(i);
                    if (before == cordon::watch<2>{}) return;
                    ++steps;
                    const std::int32_t span = (s.state.now() - before.now()).count();
                    for (std::int32_t t = 0; t < span; t += 100) {
                        // As it would have been, had time been fed by then.
                        const auto then =
                            cordon::advance(before, before.now() + cordon::milliseconds{t}, two);
                        for (std::size_t level = 0; level < 2; ++level) {
                            asked[level][static_cast<std::size_t>(then.next.state(level))] +=
                                static_cast<std::uint64_t>(std::min(100, span - t));
                        }
                    }
                },
                inputs.next());
        }
        for (std::size_t level = 0; level < 2; ++level) {
            const auto& of = s.sum.level(level);
            CHECK(of.active_ms + of.clear_ms + of.unknown_ms == s.sum.elapsed_ms());
            CHECK(of.longest_unknown_ms <= of.unknown_ms);
            const auto near = [steps](std::uint64_t a, std::uint64_t b) {
                return (a > b ? a - b : b - a) <= 200 * steps;
            };
            CHECK(near(of.unknown_ms, asked[level][0]));
            CHECK(near(of.clear_ms, asked[level][1]));
            CHECK(of.active_ms == asked[level][2]);
        }
    }
}

TEST_CASE("silence is counted as unknown, and how long it was at most") {
    summed<1> s{one};
    s.feed(protected_person(0, 0));
    s.feed(wearer(0, 30'000));  // far: clear for as long as they are not overdue
    REQUIRE(s.state.state(0) == level_state::clear);
    s.feed(at(1'000));
    const auto overdue = static_cast<std::uint64_t>(one.overdue_after.count());
    CHECK(s.sum.level(0).clear_ms + 1 >= overdue);
    CHECK(s.sum.level(0).clear_ms <= overdue);
    CHECK(s.sum.level(0).unknown_ms == 1'000'000 - s.sum.level(0).clear_ms);
    s.feed(at(2'000));
    s.feed(protected_person(2'000, 0));
    s.feed(wearer(2'000, 30'000));
    const std::uint64_t unknown = s.sum.level(0).unknown_ms;
    CHECK(unknown == 2'000'000 - s.sum.level(0).clear_ms);
    CHECK(s.sum.level(0).longest_unknown_ms == unknown);
    s.feed(protected_person(2'010, 0));
    s.feed(wearer(2'010, 30'000));
    CHECK(s.sum.level(0).unknown_ms == unknown);
    CHECK(s.sum.count(kind::unknown) == 1);
}

TEST_CASE("what was told to whom is counted, and the last of it kept with its times") {
    life inputs{77};
    summed<2, 8> s{two};
    for (int k = 0; k < 400; ++k) std::visit([&](const auto& i) { s.feed(i); }, inputs.next());
    std::vector<cordon::event> told;
    std::uint32_t hers = 0;
    std::uint32_t centre = 0;
    for (const cordon::event& e : s.events) {
        if (e.whom != audience::nobody && is_change(e.what)) told.push_back(e);
        hers += includes(e.whom, audience::protected_person) ? 1U : 0U;
        centre += includes(e.whom, audience::centre) ? 1U : 0U;
    }
    REQUIRE(told.size() > 8);
    CHECK(s.sum.told(audience::protected_person) == hers);
    CHECK(s.sum.told(audience::centre) == centre);
    CHECK(s.sum.told(audience::wearer) == 0);
    CHECK(hers > 0);
    CHECK(s.sum.kept() == 8);
    CHECK(s.sum.forgotten() == told.size() - 8);
    for (std::size_t k = 0; k < 8; ++k) {
        CHECK(s.sum[k].what == told[told.size() - 8 + k]);
        CHECK(s.sum[k].happened_ms <= s.sum[k].told_ms);
        CHECK(s.sum[k].told_ms <= s.sum.elapsed_ms());
        if (k > 0) CHECK(s.sum[k - 1].told_ms <= s.sum[k].told_ms);
    }
    for (int what = 0; what <= static_cast<int>(kind::stepped_back); ++what) {
        const auto count = std::count_if(
            s.events.begin(), s.events.end(),
            [what](const cordon::event& e) { return static_cast<int>(e.what) == what; });
        CHECK(s.sum.count(static_cast<kind>(what)) == static_cast<std::uint32_t>(count));
    }
}

TEST_CASE("reports do not push out what she was told") {
    summed<1, 2> s{one};
    s.feed(protected_person(0, 0));
    s.feed(wearer(0, 100));
    for (int k = 0; k < 50; ++k) s.feed(wearer(0, 100));
    CHECK(s.sum.count(kind::repeated) == 50);
    CHECK(s.sum.told(audience::centre) == 52);
    REQUIRE(s.sum.kept() == 2);
    CHECK(s.sum[0].what.what == kind::known);
    CHECK(s.sum[1].what.what == kind::entered);
    CHECK(s.sum.forgotten() == 0);
}

TEST_CASE("an approach in authorised contact is counted as such") {
    summed<1> s{one};
    s.feed(cordon::notice{.does = cordon::action::contact_begins, .at = at(0), .until = at(3'600)});
    for (int k = 1; k < 60; ++k) {
        s.feed(protected_person(5 * k, 0));
        s.feed(wearer(5 * k, 100));
    }
    CHECK(s.sum.level(0).approaches == 1);
    CHECK(s.sum.level(0).authorised == 1);
}

TEST_CASE("a case is longer than the counter") {
    summed<1> s{one};
    const auto day = cordon::milliseconds{86'400'000};
    cordon::instant now{4'000'000'000};
    s.feed(now);
    for (int k = 0; k < 120; ++k) {
        now = now + day;
        s.feed(now);
    }
    CHECK(s.sum.elapsed_ms() == 120ULL * 86'400'000);
    CHECK(s.sum.level(0).unknown_ms == s.sum.elapsed_ms());
    CHECK(s.sum.level(0).longest_unknown_ms == s.sum.elapsed_ms());
}

TEST_CASE("a clock that is set back takes no time") {
    summed<1> s{one};
    s.feed(at(1'000));
    s.feed(at(1'100));
    s.feed(at(0));
    s.feed(at(50));
    CHECK(s.sum.elapsed_ms() == 150'000);
}

TEST_CASE("a case log that is replayed gives the same summary") {
    const written_case c = write_case(12, 300);
    summary<2> direct;
    life inputs{12};
    cordon::watch<2> w;
    for (int k = 0; k < 300; ++k) {
        std::visit(
            [&](const auto& i) {
                const auto made = cordon::advance(w, i, two);
                direct.take(w, made, two);
                w = made.next;
            },
            inputs.next());
    }
    summary<2> replayed;
    REQUIRE(cordon::check_case<2>(c.bytes, c.chain.head,
                                  [&](const auto& before, const auto& made, const auto& p) {
                                      replayed.take(before, made, p);
                                  }));
    CHECK(replayed == direct);
    CHECK(replayed.elapsed_ms() > 0);
}

}  // namespace
