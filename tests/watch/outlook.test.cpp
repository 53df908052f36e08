// SPDX-License-Identifier: BSL-1.0
//
// How long what a watch says holds, and when it wants to hear more.

#include "cordon/watch/outlook.hpp"

#include <chrono>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;
using cordon::party;

TEST_CASE("clear is a dated claim that lapses when the two may be within") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 5000));
    const cordon::instant until = clear_until(r.watch(), one);
    CHECK(until.ms > 62'300);
    CHECK(until.ms < 62'500);  // (5000 - 500 - 5) / 72
    r.feed(until);
    CHECK(r.state() == level_state::clear);
    CHECK(r.watch().why(0) == cordon::doubt::none);
    r.feed(until + 1ms);
    CHECK(r.state() == level_state::unknown);
    CHECK(r.watch().why(0) == cordon::doubt::reach);
    CHECK(clear_until(r.watch(), one) == r.watch().now());
    CHECK(r.news() == "0 known");  // silent
    r.feed(protected_person(70, 0), wearer(70, 5000));
    CHECK(r.state() == level_state::clear);
    CHECK(r.said().empty());
}

TEST_CASE("clear lapses no later than the party is overdue") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 500'000));
    CHECK(clear_until(r.watch(), one) == at(119.999));
    r.feed(at(120));
    CHECK(r.watch().why(0) == cordon::doubt::overdue);
    CHECK(r.said() == "0 known, 120 unknown");
}

TEST_CASE("clear lapses to the millisecond of the contract whenever it is asked") {
    dice d{7};
    for (int k = 0; k < 2000; ++k) {
        cordon::policy<2> p = two;
        p.fastest_mm_s[0] = static_cast<std::int32_t>(d.between(1, 40'000));
        p.fastest_mm_s[1] = static_cast<std::int32_t>(d.between(1, 40'000));
        recorder<2> r{p};
        r.feed(protected_person(0, 0), wearer(static_cast<double>(d.between(0, 60)),
                                              static_cast<double>(d.between(0, 9000))));
        r.feed(r.watch().now() + std::chrono::milliseconds{d.between(0, 50'000)});
        for (std::size_t level = 0; level < 2; ++level) {
            if (r.state(level) != level_state::clear) continue;
            const cordon::instant until = clear_until(r.watch(), p, level);
            recorder<2> then = r;
            then.feed(until);
            CHECK(then.state(level) == level_state::clear);
            then.feed(until + 1ms);
            CHECK(then.state(level) == level_state::unknown);
        }
    }
}

TEST_CASE("the lease asks for a sample in time, no sooner than need be and not late") {
    recorder<1> r{one};
    CHECK(next_sample(r.watch(), one) == at(5));
    // V is 72 m/s, transport 5 s.
    r.feed(protected_person(0, 0), wearer(0, 50'000));
    CHECK(next_sample(r.watch(), one) == at(60));
    r.feed(at(1000), protected_person(1001, 0), wearer(1001, 3000));
    const auto lease = next_sample(r.watch(), one) - at(1001);
    CHECK(lease > 29'500ms);  // (3000 - 500 - 5) / 72 - 5
    CHECK(lease < 29'800ms);
    r.feed(protected_person(1060, 0), wearer(1060, 700));
    CHECK(next_sample(r.watch(), one) == at(1065));
    r.feed(protected_person(1090, 0), wearer(1091, 200), at(1092));
    CHECK(next_sample(r.watch(), one) == at(1095));
    CHECK(next_sample(r.watch(), one, party::wearer) == at(1096));
}

}  // namespace
