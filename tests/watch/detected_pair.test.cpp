// SPDX-License-Identifier: BSL-1.0
//
// A detector that is driven by fixes: what it is shown, and what it is not.

#include "cordon/watch/detected_pair.hpp"

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/consecutive.hpp"
#include "cordon/watch/hysteresis.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::detected_pair;
using cordon::gap_answer;
using cordon::hysteresis;
using cordon::level_state;

// Says nothing; keeps what it was shown last, and how often.
struct shown {
    cordon::sighting last{};
    int sightings = 0;
    int fresh = 0;

    constexpr void take(const cordon::sighting& s) noexcept {
        last = s;
        ++sightings;
        fresh += s.fresh ? 1 : 0;
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return level_state::unknown; }
    friend constexpr bool operator==(const shown&, const shown&) noexcept = default;
};

using pair = detected_pair<hysteresis>;
static_assert(std::is_trivially_copyable_v<pair>);
static_assert(sizeof(pair) <= 80);

constexpr hysteresis rule{one.levels[0], gap_answer::starts_over};

TEST_CASE("a detector sees the one separation, at the time of arrival, with its doubt") {
    detected_pair<shown> p{shown{}};
    p.take(protected_person(0, 0), one);
    CHECK(p.rule().fresh == 0);
    p.take(received(wearer(1, 700), 3), one);
    REQUIRE(p.rule().fresh == 1);
    CHECK(p.rule().last.at == at(3));
    const auto exact = cordon::separation_of(north(0), north(700));
    CHECK(p.rule().last.apart.likely_mm == exact.likely_mm);
    // Three of sqrt(2) standard errors of 1.226 m.
    CHECK(p.rule().last.apart.most_mm - exact.most_mm > 5'190);
    CHECK(p.rule().last.apart.most_mm - exact.most_mm < 5'220);
    CHECK(exact.least_mm - p.rule().last.apart.least_mm ==
          p.rule().last.apart.most_mm - exact.most_mm);
}

TEST_CASE("what a watch would not believe is not shown") {
    detected_pair<shown> p{shown{}};
    p.take(protected_person(0, 0), one);
    p.take(wearer(100, 700), one);
    const int before = p.rule().fresh;
    REQUIRE(before == 1);
    const auto same = p;
    p.take(wearer(100, 700), one);                     // again
    p.take(wearer(100, 100), one);                     // another place at that time
    p.take(received(wearer(90, 100), 100), one);       // older
    p.take(received(wearer(-21, 100), 100), one);      // overdue
    p.take(received(wearer(102.001, 100), 100), one);  // from the future
    auto nowhere = wearer(101, 0);
    nowhere.where.latitude = 900'000'001;
    p.take(received(nowhere, 100), one);
    CHECK(p == same);
    p.take(received(wearer(102, 100), 100), one);
    CHECK(p.rule().fresh == before + 1);
}

TEST_CASE("silence of either is shown when it is overdue, and clear ends") {
    for (const bool hers : {true, false}) {
        pair p{rule};
        p.take(protected_person(0, 0), one);
        p.take(wearer(0, 700), one);
        CHECK(p.state() == level_state::clear);
        p.take(hers ? wearer(60, 700) : protected_person(60, 0), one);
        p.take(at(119.999), one);
        CHECK(p.state() == level_state::clear);
        p.take(at(120), one);
        CHECK(p.state() == level_state::unknown);
        p.take(hers ? wearer(121, 700) : protected_person(121, 0), one);
        CHECK(p.state() == level_state::unknown);
        p.take(hers ? protected_person(122, 0) : wearer(122, 700), one);
        CHECK(p.state() == level_state::clear);
    }
}

TEST_CASE("an old fix is not made young by a counter that wraps") {
    pair p{rule};
    p.take(protected_person(0, 0), one);
    p.take(wearer(0, 700), one);
    std::uint32_t now = 0;
    for (int day = 1; day <= 49; ++day) {
        now += 86'400'000;
        p.take(cordon::instant{now}, one);
        REQUIRE(p.state() == level_state::unknown);
    }
    p.take(cordon::instant{5'000}, one);  // 2^32 ms after the fixes, and five seconds
    CHECK(p.state() == level_state::unknown);
    p.take(wearer(6, 700), one);
    CHECK(p.state() == level_state::unknown);
}

TEST_CASE("a clock that goes back makes nothing known, and the next fixes count") {
    pair p{rule};
    p.take(received(protected_person(950, 0), 1'000), one);
    p.take(received(wearer(950, 700), 1'000), one);
    p.take(at(999), one);  // disorder
    CHECK(p.state() == level_state::clear);
    p.take(at(960), one);  // both fixes would still be young, were it the same clock
    CHECK(p.state() == level_state::unknown);
    p.take(at(0), one);
    CHECK(p.state() == level_state::unknown);
    p.take(protected_person(1, 0), one);
    p.take(wearer(1, 700), one);
    CHECK(p.state() == level_state::clear);
}

TEST_CASE("the date line, a pole and the wrap of the counter are not special") {
    const auto life = [](std::uint32_t start, cordon::position_e7 hers, auto his) {
        detected_pair<cordon::consecutive> p{
            cordon::consecutive{500_m, 2, gap_answer::starts_over}};
        std::vector<level_state> states;
        for (int k = 0; k < 60; ++k) {
            const cordon::instant now{start + static_cast<std::uint32_t>(k) * 5'000};
            p.take(cordon::fix{cordon::party::protected_person, now, hers}, one);
            p.take(cordon::fix{cordon::party::wearer, now, his(k)}, one);
            states.push_back(p.state());
        }
        return states;
    };
    // 40 m a step along the meridian, from 1,200 m on one side to 1,200 m on the other.
    const auto along = [](int k) {
        return cordon::position_e7{static_cast<std::int32_t>((30 - k) * 40 / 0.01105742758), 0};
    };
    // The same along the equator, where a count is 1.11319 cm, over the date line.
    const auto across = [](int k) {
        const auto east = static_cast<std::int64_t>((30 - k) * 40 / 0.0111319491);
        return cordon::position_e7{
            0, static_cast<std::int32_t>(east > 0 ? east - 1'800'000'000 : 1'800'000'000 + east)};
    };
    // And over the north pole.
    const auto over = [](int k) {
        const auto north = static_cast<std::int32_t>((30 - k) * 40 / 0.0111693979);
        return cordon::position_e7{900'000'000 - (north < 0 ? -north : north),
                                   north < 0 ? 1'000'000'000 : -800'000'000};
    };
    const auto usual = life(0, {0, 0}, along);
    CHECK(std::count(usual.begin(), usual.end(), level_state::active) == 25);
    CHECK(life(0U - 150'000U, {0, 0}, along) == usual);
    CHECK(life(0, {0, 1'800'000'000}, across) == usual);
    CHECK(life(0, {900'000'000, 123}, over) == usual);
}

// All of it can be asked of the compiler.
constexpr level_state after_two_fixes(double metres) {
    pair p{rule};
    p.take(protected_person(0, 0), one);
    p.take(wearer(0, metres), one);
    return p.state();
}
static_assert(after_two_fixes(499) == level_state::active);
static_assert(after_two_fixes(520) == level_state::unknown);
static_assert(after_two_fixes(551) == level_state::clear);

}  // namespace
