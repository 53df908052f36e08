// SPDX-License-Identifier: BSL-1.0
//
// The weeks of a watch: they divide what the summary has in all, at the instants that they should.

#include "cordon/watch/tally.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <variant>

#include "catch2.hpp"
#include "cordon/watch/summary.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::audience;
using cordon::tally;

static_assert(std::is_trivially_copyable_v<tally<2>>);
static_assert(sizeof(tally<2, 53>) <= 4'400);  // a year of weeks

constexpr std::uint32_t hour = 3'600'000;
constexpr std::uint32_t day = 24 * hour;
constexpr std::uint32_t week = 7 * day;

template <std::size_t Levels, std::size_t Periods>
struct tallied {
    tallied(const cordon::policy<Levels>& p, const tally<Levels, Periods>& blank)
        : rules{p}, weeks{blank} {}

    template <class Input>
    void feed(const Input& input) {
        const auto made = cordon::advance(state, input, rules);
        weeks.take(state, made, rules);
        all.take(state, made, rules);
        state = made.next;
    }

    cordon::policy<Levels> rules;
    cordon::watch<Levels> state{};
    tally<Levels, Periods> weeks;
    cordon::summary<Levels> all{};
};

TEST_CASE("ten weeks of a life, longer than the counter, each with its approaches and hours") {
    tallied<1, 13> t{one, tally<1, 13>{}};
    cordon::instant now{4'000'000'000};
    // Once a minute for an hour each week: he comes `weeks` times in that week, for ten minutes.
    std::uint64_t since = 0;
    const auto move = [&](double metres) {
        const auto one_minute = cordon::milliseconds{60'000};
        now = now + one_minute;
        since += 60'000;
        auto hers = protected_person(0, 0);
        auto his = wearer(0, metres);
        hers.at = hers.received = his.at = his.received = now;
        t.feed(hers);
        t.feed(his);
    };
    t.feed(now);
    for (std::uint64_t k = 0; k < 10; ++k) {
        for (std::uint64_t visit = 0; visit <= k % 4; ++visit) {
            for (int minute = 0; minute < 10; ++minute) move(100);
            for (int minute = 0; minute < 10; ++minute) move(30'000);
        }
        while (since < (k + 1) * week) {  // silence until Monday
            now = now + cordon::milliseconds{static_cast<std::int32_t>(hour)};
            since += hour;
            if (since > (k + 1) * week) {
                now = now - cordon::milliseconds{static_cast<std::int32_t>(since - (k + 1) * week)};
                since = (k + 1) * week;
            }
            t.feed(now);
        }
    }
    REQUIRE(t.weeks.kept() == 11);  // the eleventh has just begun
    CHECK(t.weeks.forgotten() == 0);
    CHECK(t.weeks.elapsed_ms() == 10ULL * week);
    for (std::size_t k = 0; k < 10; ++k) {
        CAPTURE(k);
        const auto& each = t.weeks[k];
        CHECK(each.began_ms == std::uint64_t{week} * k);
        CHECK(each.levels[0].approaches == k % 4 + 1);
        CHECK(each.levels[0].active_ms >= (k % 4 + 1) * 600'000);
        CHECK(each.levels[0].active_ms <= (k % 4 + 1) * 900'000);
        CHECK(each.levels[0].unknown_ms > week - 2 * hour);
        CHECK(each.levels[0].active_ms + each.levels[0].clear_ms + each.levels[0].unknown_ms ==
              week);
        CHECK((each.nearest_mm > 99'000 && each.nearest_mm < 101'000));
        CHECK(each.told[0] > 2 * (k % 4 + 1));
        CHECK(each.told[1] == 0);
    }
    CHECK(t.weeks[10] == cordon::period_tally<1>{.began_ms = 10ULL * week});
}

// Whatever comes, and whatever the periods: they divide what there is in all.
TEST_CASE("the periods add up to the summary") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        life inputs{seed};
        tallied<2, 500> t{two, tally<2, 500>{1h, 11min}};
        for (int k = 0; k < 400; ++k) {
            std::visit([&](const auto& i) { t.feed(i); }, inputs.next());
        }
        REQUIRE(t.weeks.kept() > 3);
        REQUIRE(t.weeks.forgotten() == 0);
        CHECK(t.weeks.elapsed_ms() == t.all.elapsed_ms());
        cordon::level_summary sums[2]{};
        std::uint32_t told[3]{};
        std::int32_t nearest = cordon::event::separation_unknown;
        for (std::size_t k = 0; k < t.weeks.kept(); ++k) {
            const auto& each = t.weeks[k];
            CHECK(each.began_ms == (k == 0 ? 0 : 660'000 + (k - 1) * hour));
            for (std::size_t level = 0; level < 2; ++level) {
                const auto& of = each.levels[level];
                const std::uint64_t all = std::uint64_t{of.active_ms} + of.clear_ms + of.unknown_ms;
                if (k + 1 < t.weeks.kept()) {
                    CHECK(all == (k == 0 ? 660'000 : hour));
                } else {
                    CHECK(all == t.weeks.elapsed_ms() - each.began_ms);
                }
                sums[level].approaches += of.approaches;
                sums[level].authorised += of.authorised;
                sums[level].found_later += of.found_later;
                sums[level].active_ms += of.active_ms;
                sums[level].clear_ms += of.clear_ms;
                sums[level].unknown_ms += of.unknown_ms;
            }
            for (std::size_t one = 0; one < 3; ++one) told[one] += each.told[one];
            const bool nearer = nearest == -1 || each.nearest_mm < nearest;
            if (each.nearest_mm != -1 && nearer) nearest = each.nearest_mm;
        }
        for (std::size_t level = 0; level < 2; ++level) {
            const auto& whole = t.all.level(level);
            CHECK(sums[level].approaches == whole.approaches);
            CHECK(sums[level].authorised == whole.authorised);
            CHECK(sums[level].found_later == whole.found_later);
            CHECK(sums[level].active_ms == whole.active_ms);
            CHECK(sums[level].clear_ms == whole.clear_ms);
            CHECK(sums[level].unknown_ms == whole.unknown_ms);
        }
        CHECK(nearest == t.all.nearest_mm());
        CHECK(told[0] == t.all.told(audience::protected_person));
        CHECK(told[1] == t.all.told(audience::wearer));
        CHECK(told[2] == t.all.told(audience::centre));
    }
}

TEST_CASE("a silence of days is divided among them, clear until it lapses") {
    tallied<1, 4> t{one, tally<1, 4>{24h, 1min}};
    t.feed(protected_person(0, 0));
    t.feed(wearer(0, 300'000));  // clear until it is overdue, a minute into the second day
    t.feed(cordon::instant{2 * day});
    REQUIRE(t.weeks.kept() == 3);
    CHECK(t.weeks[0].levels[0].clear_ms == 60'000);
    CHECK(t.weeks[0].levels[0].unknown_ms == 0);
    CHECK(t.weeks[1].levels[0].clear_ms == 59'999);
    CHECK(t.weeks[1].levels[0].unknown_ms == day - 59'999);
    CHECK(t.weeks[2].began_ms == day + 60'000);
    CHECK(t.weeks[2].levels[0].unknown_ms == day - 60'000);
    // What is told at last is told then.
    CHECK(t.weeks[1].told[0] == 0);
    CHECK(t.weeks[2].told[0] == 1);
}

// She is known to have been still; his tag had no network, and was within her 500 m at 300 s.
template <std::size_t Periods>
tally<1, Periods> proved_after_8000_s() {
    tallied<1, Periods> t{one, tally<1, Periods>{1h}};
    t.feed(protected_person(0, 0));
    t.feed(wearer(0, 4'000));
    for (int s = 60; s <= 8'000; s += 60) {
        t.feed(cordon::heartbeat{cordon::party::protected_person, at(s), at(0)});
    }
    t.feed(received(wearer(300, 100), 8'000));
    CHECK(t.all.level(0).found_later == 1);
    return t.weeks;
}

TEST_CASE("what is proved later counts for when it happened, or for the oldest period kept") {
    const auto all = proved_after_8000_s<13>();
    REQUIRE(all.kept() == 3);
    CHECK(all[0].levels[0].found_later == 1);
    CHECK(all[2].levels[0].found_later == 0);
    CHECK(all[2].told[0] == 1);  // but she could be told only then
    const auto two_hours = proved_after_8000_s<2>();
    CHECK(two_hours.kept() == 2);
    CHECK(two_hours.forgotten() == 1);
    CHECK(two_hours[0] ==
          cordon::period_tally<1>{.began_ms = hour,
                                  .levels = {{.found_later = 1, .unknown_ms = hour}}});
    const auto last = proved_after_8000_s<1>();
    CHECK(last.kept() == 1);
    CHECK(last[0].levels[0].found_later == 1);
    CHECK(last[0].levels[0].unknown_ms == 800'000);
}

}  // namespace
