// SPDX-License-Identifier: BSL-1.0
//
// What is required of every detector and what no compiler checks; for detectors of one's own too.

#ifndef CORDON_TESTS_WATCH_DETECTORS_HPP
#define CORDON_TESTS_WATCH_DETECTORS_HPP

#include <cstdint>
#include <initializer_list>
#include <string>

#include "catch2.hpp"
#include "cordon/watch/detector.hpp"
#include "dice.hpp"

namespace detectors {

constexpr cordon::sighting seen(std::int64_t seconds, double metres) {
    const auto mm = static_cast<std::int32_t>(metres * 1000);
    return {{mm, mm, mm}, {static_cast<std::uint32_t>(seconds * 1000)}, true};
}
constexpr cordon::sighting unseen(std::int64_t seconds) {
    return {{}, {static_cast<std::uint32_t>(seconds * 1000)}, false};
}

// One letter for what it says after each sighting: A for active, C for clear, U for unknown.
template <cordon::detector Detector>
std::string states(Detector one, std::initializer_list<cordon::sighting> sightings) {
    std::string all;
    for (const cordon::sighting& s : sightings) {
        one.take(s);
        all += one.state() == cordon::level_state::active  ? 'A'
               : one.state() == cordon::level_state::clear ? 'C'
                                                           : 'U';
    }
    return all;
}

// Random lives about a line of 500 m, with silences told and untold, across the wrap of the counter.
template <cordon::detector Detector>
void check_contract(const Detector& fresh, cordon::gap_answer then,
                    cordon::milliseconds longest_gap) {
    using cordon::level_state;
    CHECK(fresh.state() == level_state::unknown);
    dice random{2024};
    int reached[3]{};
    int ended_by_silence = 0;
    for (int life = 0; life < 60; ++life) {
        Detector one = fresh;
        Detector later = fresh;
        const auto shift = static_cast<std::uint32_t>(random.roll());
        std::uint32_t now = 0U - static_cast<std::uint32_t>(random.between(0, 600'000));
        std::uint32_t last = 0;
        bool shown = false;
        bool silent = false;
        for (int k = 0; k < 300; ++k) {
            const bool untold = random.one_in(30);
            now +=
                static_cast<std::uint32_t>(untold ? longest_gap.count() + random.between(1, 1 << 29)
                                                  : random.between(0, longest_gap.count()));
            const auto mm = static_cast<std::int32_t>(random.between(300'000, 700'000));
            // Runs of the same answer, so that rows and stays happen.
            const std::int32_t likely = k / 12 % 2 == 0 ? mm - 200'000 : mm + 60'000;
            const cordon::sighting s{{0, likely, INT32_MAX}, {now}, !random.one_in(20)};
            const bool gap =
                shown && !silent &&
                (!s.fresh || static_cast<std::int32_t>(now - last) > longest_gap.count());
            last = now;
            shown = true;
            silent = !s.fresh;
            const level_state before = one.state();
            one.take(s);
            cordon::sighting moved = s;
            moved.at.ms += shift;
            later.take(moved);
            const level_state after = one.state();
            REQUIRE(later.state() == after);
            ++reached[static_cast<int>(after)];
            if (s.fresh) continue;
            REQUIRE(after != level_state::clear);
            if (before == level_state::active) {
                const bool ends = gap && then == cordon::gap_answer::unknown;
                REQUIRE(after == (ends ? level_state::unknown : level_state::active));
                ended_by_silence += ends ? 1 : 0;
            } else {
                REQUIRE(after == level_state::unknown);
            }
        }
    }
    CHECK(reached[0] > 100);
    CHECK(reached[1] > 100);
    CHECK(reached[2] > 100);
    CHECK((ended_by_silence > 0) == (then == cordon::gap_answer::unknown));

    // A copy in the middle goes on as the original does.
    Detector a = fresh;
    for (int k = 0; k < 40; ++k) {
        Detector b = a;
        const auto s = seen(10 * k, k % 7 < 4 ? 400 : 700);
        a.take(s);
        b.take(s);
        REQUIRE(a == b);
    }
    // The same sighting again, of another time, is not an old one: silence for longer than the
    // counter is long stays silence.
    Detector old = fresh;
    for (int k = 0; k < 40; ++k) old.take(seen(k, 700));
    for (std::int64_t day = 1; day <= 60; ++day) old.take(unseen(day * 86'400));
    CHECK(old.state() == level_state::unknown);
}

// With each answer to gaps.
template <class Make>
void check_contracts(const Make& make) {
    for (const auto then : {cordon::gap_answer::holds, cordon::gap_answer::starts_over,
                            cordon::gap_answer::unknown}) {
        CAPTURE(static_cast<int>(then));
        const cordon::milliseconds longest{60'000};
        check_contract(make(cordon::gap_rule{then, longest}), then, longest);
    }
}

}  // namespace detectors

#endif  // CORDON_TESTS_WATCH_DETECTORS_HPP
