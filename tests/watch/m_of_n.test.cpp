// SPDX-License-Identifier: BSL-1.0

#include "cordon/watch/m_of_n.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>

#include "catch2.hpp"
#include "dice.hpp"
#include "watch/detectors.hpp"

namespace {

using cordon::gap_answer;
using cordon::level_state;
using cordon::m_of_n;
using detectors::seen;
using detectors::states;
using detectors::unseen;
using namespace cordon::literals;

constexpr double in = 500, out = 500.001;

TEST_CASE("two of four may have a gap between them") {
    const m_of_n rule{500_m, 2, 4, gap_answer::holds};
    CHECK(states(rule, {seen(0, out), seen(1, out), seen(2, out), seen(3, in), seen(4, out),
                        seen(5, in), seen(6, out), seen(7, out), seen(8, out)}) == "UUCCCAACC");
}

TEST_CASE("no gap fills in a decision: either answer takes what it takes") {
    const auto leaving = {seen(0, in),    seen(1, in),    seen(300, out),
                          seen(301, out), seen(302, out), seen(303, out)};
    CHECK(states(m_of_n{500_m, 2, 4, gap_answer::starts_over}, leaving) == "UAAACC");
    CHECK(states(m_of_n{500_m, 2, 4, gap_answer::unknown}, leaving) == "UAUUCC");
    CHECK(states(m_of_n{500_m, 2, 4, gap_answer::holds}, leaving) == "UAAACC");
    // NASA DAIDALUS alerts at the second of these, and is clear at the third.
    const auto sparse = {seen(0, out), seen(60, in), seen(120, out), seen(180, in)};
    CHECK(states(m_of_n{500_m, 2, 4, {gap_answer::starts_over, cordon::milliseconds{5'000}}},
                 sparse) == "UUUU");
    CHECK(states(m_of_n{500_m, 2, 4, gap_answer::holds}, sparse) == "UUUA");
    CHECK(states(m_of_n{500_m, 2, 4, gap_answer::holds},
                 {seen(0, in), unseen(60), seen(90, in), unseen(200)}) == "UUAA");
}

// Against a list of the last n, kept otherwise.
TEST_CASE("every m and n up to 64 count as a list does") {
    dice random{7};
    for (std::uint8_t n = 1; n <= m_of_n::most_n; ++n) {
        const auto m = static_cast<std::uint8_t>(random.between(1, n));
        m_of_n rule{500_m, m, n, gap_answer::holds};
        std::deque<bool> last;
        level_state expected = level_state::unknown;
        int changes = 0;
        for (int k = 0; k < 800; ++k) {
            const bool within = random.between(0, n) < (k / (2 * n) % 2 == 0 ? m + 1 : m - 1);
            last.push_back(within);
            if (last.size() > n) last.pop_front();
            const auto count = std::count(last.begin(), last.end(), true);
            const level_state before = expected;
            if (count >= m) {
                expected = level_state::active;
            } else if (static_cast<int>(last.size()) - count > n - m) {
                expected = level_state::clear;
            }
            changes += expected != before ? 1 : 0;
            rule.take(seen(k, within ? in : out));
            REQUIRE(rule.state() == expected);
        }
        CHECK(changes > 1);
    }
}

TEST_CASE("m of n keeps to what is required of a detector") {
    detectors::check_contracts([](cordon::gap_rule gaps) { return m_of_n{500_m, 2, 4, gaps}; });
    detectors::check_contracts([](cordon::gap_rule gaps) { return m_of_n{500_m, 1, 1, gaps}; });
}

}  // namespace
