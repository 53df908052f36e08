// SPDX-License-Identifier: BSL-1.0
//
// Silence is not safety: what a watch makes of parties that it does not hear.

#include <chrono>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;
using cordon::party;

TEST_CASE("before both parties are heard of nothing is clear") {
    recorder<2> r{two};
    CHECK(r.state(0) == level_state::unknown);
    r.feed(at(0));
    CHECK(r.state(0) == level_state::unknown);
    r.feed(wearer(1, 9000));
    CHECK(r.state(0) == level_state::unknown);
    CHECK(r.state(1) == level_state::unknown);
    r.feed(protected_person(2, 0));
    CHECK(r.state(0) == level_state::clear);
    CHECK(r.state(1) == level_state::clear);
    CHECK(r.said() == "2 known");
}

TEST_CASE("parties that were never heard of are unknown once and on time") {
    recorder<1> r{one};
    r.feed(at(5), at(124.999));
    CHECK(r.said().empty());
    r.feed(at(125), at(500), at(5000));
    CHECK(r.said() == "125 unknown");
    CHECK(r.events()[0].separation_mm == cordon::event::separation_unknown);
    CHECK(r.state() == level_state::unknown);
}

TEST_CASE("a party that was never heard of while the other reports is unknown once and on time") {
    recorder<1> r{one};
    r.feed(at(0));
    for (int s = 1; s < 600; ++s) r.feed(protected_person(s, 0));
    CHECK(r.said() == "120 unknown");
    CHECK(r.events()[0].who == party::wearer);
    r.feed(wearer(600, 9000));
    CHECK(r.said() == "120 unknown, 600 known");
}

TEST_CASE("the silence of one party is unknown at its instant however late time is fed") {
    for (const party silent : {party::wearer, party::protected_person}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 9000));
        CHECK(r.state() == level_state::clear);
        for (int s = 1; s < 120; ++s) {
            r.feed(silent == party::wearer ? protected_person(s, 0) : wearer(s, 9000));
        }
        CHECK(r.state() == level_state::clear);
        r.feed(at(119.999));
        CHECK(r.state() == level_state::clear);
        r.feed(at(300));
        CHECK(r.state() == level_state::unknown);
        CHECK(r.said() == "0 known, 120 unknown");
        CHECK(r.events()[1].who == silent);
    }
}

TEST_CASE("the silence of both is told once and of the one who was silent first") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(7, 9000), at(10'000), at(20'000));
    CHECK(r.said() == "7 known, 120 unknown");
    CHECK(r.events()[1].who == party::protected_person);
}

TEST_CASE("it takes fixes of both parties to become known again") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), at(1000));
    r.feed(wearer(1001, 9000));
    CHECK(r.state() == level_state::unknown);
    r.feed(at(1100), protected_person(1120.999, 0));
    CHECK(r.state() == level_state::clear);
    CHECK(r.said() == "0 known, 120 unknown, 1120.999 known");
}

TEST_CASE("two parties that report by turns but never within reach of each other stay unknown") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000));
    for (int k = 1; k < 50; ++k) {
        r.feed(protected_person(k * 300, 0), wearer(k * 300 + 150, 9000));
        CHECK(r.state() == level_state::unknown);
    }
    CHECK(r.said() == "0 known, 120 unknown");
}

TEST_CASE("unknown is sticky while the counter wraps and the party stays silent") {
    for (const bool wearer_is_silent : {true, false}) {
        recorder<1> r{one};
        const cordon::fix a = protected_person(0, 0);
        const cordon::fix b = wearer(0, 9000);
        r.feed(a, b);
        CHECK(r.news() == "0 known");
        // Past 2^32 ms twice, the other party reporting all the time.
        cordon::fix other = wearer_is_silent ? a : b;
        for (std::uint64_t ms = 0; ms < (std::uint64_t{1} << 33) + 1'000'000; ms += 30'011) {
            other.at = other.received = {static_cast<std::uint32_t>(ms)};
            r.feed(other);
            if (ms >= 120'000 && r.state() != level_state::unknown) {
                FAIL_CHECK("fresh again at " << ms << " ms");
                break;
            }
        }
        // The other's own first fix came twice, at 0.
        CHECK(r.events().back().what == cordon::kind::unknown);
        CHECK(r.news() == "0 repeated, 120 unknown");

        // The silent party is believed again, whatever the counter says of its last fix.
        cordon::fix back = wearer_is_silent ? b : a;
        back.at = back.received = other.at + 1ms;
        r.feed(back);
        CHECK(r.state() == level_state::clear);
        CHECK(r.events().size() == 1);
        CHECK(r.events().back().what == cordon::kind::known);
    }
}

TEST_CASE("a party that comes back after weeks is believed although the counter calls it older") {
    // 30 days are 2.6e9 ms, more than half a turn: the difference of the two stamps is negative.
    constexpr std::int64_t day = 86'400'000;
    for (const std::int64_t days : {1, 24, 25, 30, 49, 50, 60, 75, 90}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 9000));
        for (std::int64_t ms = 0; ms <= days * day; ms += day / 4) {
            r.feed(cordon::instant{static_cast<std::uint32_t>(ms)});
        }
        CHECK(r.news() == "0 known, 120 unknown");
        const cordon::instant now{static_cast<std::uint32_t>(days * day)};
        for (cordon::fix f : {protected_person(0, 0), wearer(0, 9000)}) {
            f.at = f.received = now;
            r.feed(f);
        }
        CHECK(r.state() == level_state::clear);
        CHECK(r.events().size() == 1);
    }
}

TEST_CASE("a watch that starts just before the counter wraps sees no wrap") {
    for (const std::uint32_t start : {0U, 0x7FFFFFFFU - 50'000, 0x80000000U - 150'000,
                                      0xFFFFFFFFU - 50'000, 0xFFFFFFFFU - 150'000}) {
        const auto shifted = [start](cordon::fix f) {
            f.at.ms += start;
            f.received.ms += start;
            return f;
        };
        recorder<1> r{one};
        r.feed(shifted(protected_person(0, 0)), shifted(wearer(0, 600)), shifted(wearer(40, 450)),
               cordon::instant{start + 300'000}, shifted(protected_person(320, 0)),
               shifted(wearer(320, 600)), shifted(protected_person(351, 0)),
               shifted(wearer(351, 600)));
        const std::uint32_t expected[] = {0, 40'000, 120'000, 320'000, 351'000};
        REQUIRE(r.events().size() == 5);
        for (std::size_t k = 0; k < 5; ++k) {
            CHECK(r.events()[k].at == cordon::instant{start + expected[k]});
        }
        CHECK(r.events()[1].what == cordon::kind::entered);
        CHECK(r.events()[4].what == cordon::kind::left);
    }
}

TEST_CASE("an active level outlives every silence") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 100), at(1000));
    CHECK(r.state() == level_state::active);
    for (std::uint64_t ms = 1'000'000; ms < (std::uint64_t{1} << 33); ms += 100'000'000) {
        r.feed(cordon::instant{static_cast<std::uint32_t>(ms)});
    }
    CHECK(r.state() == level_state::active);
    CHECK(r.said() == "0 known, 0 entered 0, 120 unknown");
}

TEST_CASE("leaving starts over after a silence") {
    recorder<1> r{one};
    r.feed(both{0, 100}, both{10, 600}, at(200), both{202, 600}, both{231.9, 600});
    CHECK(r.state() == level_state::active);
    r.feed(both{232.2, 600});
    CHECK(r.said() == "0 known, 0 entered 0, 130 unknown, 202 known, 232.200 left 0");
}

TEST_CASE("coming back within the radius is active at once") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), at(500), protected_person(500, 0));
    CHECK(r.news() == "0 known, 120 unknown");
    r.feed(wearer(501, 490));  // one good fix: silence pays for what it would have had to confirm
    CHECK(r.said() == "501 known, 501 entered 0");
}

TEST_CASE("coming back outside is known and clear") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), at(500), protected_person(500, 0));
    r.feed(wearer(501, 600));
    CHECK(r.said() == "0 known, 120 unknown, 501 known");
    CHECK(r.state() == level_state::clear);
}

TEST_CASE("being heard of for the first time within the radius is active at once") {
    recorder<1> r{one};
    r.feed(wearer(0, 490), protected_person(1, 0));
    CHECK(r.said() == "1 known, 1 entered 0");
}

TEST_CASE("where false alerts are to be seldom silence pays all the same") {
    cordon::policy<1> seldom = one;
    seldom.false_alert_every = std::chrono::days{30};
    recorder<1> r{seldom};
    r.feed(protected_person(0, 0), wearer(0, 600), at(500), protected_person(500, 0));
    r.feed(wearer(501, 480));
    CHECK(r.said() == "0 known, 120 unknown, 501 known, 501 entered 0");
}

TEST_CASE("what spoke for entering when a party fell silent is not forgotten") {
    const auto active_at = [](bool spoken) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 600));
        for (int s = 5; s < 200; s += 5) {
            r.feed(protected_person(s, 0), wearer(s, spoken ? 498 : 600));
        }
        r.feed(at(1000));
        for (int s = 1000; s < 3600; s += 5) {
            r.feed(protected_person(s, 0), wearer(s, 498));
            if (r.state() == level_state::active) return s;
        }
        return 3600;
    };
    CHECK(active_at(true) + 100 < active_at(false));
}

}  // namespace
