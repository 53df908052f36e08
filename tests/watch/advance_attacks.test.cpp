// SPDX-License-Identifier: BSL-1.0
//
// Attempts to keep a watch quiet, by clocks, stamps, jumps and accuracies, that must not succeed.

#include <chrono>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using namespace std::chrono_literals;
using cordon::level_state;

constexpr std::uint32_t half_turn = 0x80000000U;

TEST_CASE("a clock that steps back leaves nothing clear") {
    recorder<1> r{one};
    r.feed(protected_person(4000, 0), wearer(4000, 9000));
    CHECK(r.state() == level_state::clear);
    // An hour back: both report every second, and the wearer is at her door.
    for (int s = 400; s < 600; ++s) r.feed(protected_person(s, 0), wearer(s + 0.5, 0));
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("jumps from one place within the radius to another do not keep a level quiet") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 5000));
    for (int s = 1; s < 100; ++s) {
        r.feed(protected_person(s, 0), wearer(s + 0.5, s % 2 == 0 ? 0 : 300));
    }
    CHECK(r.state() == level_state::active);
}

TEST_CASE("two who fly in one aircraft are not clear") {
    recorder<1> r{one};
    for (int s = 0; s < 100; ++s) {
        r.feed(protected_person(s, 250.0 * s), wearer(s + 0.5, 250.0 * s + (s < 2 ? 5000 : 100)));
    }
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("jumps in and out do not keep a level clear") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000));
    for (int s = 1; s < 100; ++s) {
        r.feed(protected_person(s, 0), wearer(s + 0.5, s % 2 == 0 ? 20'000 : 0));
    }
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("a stamp half a turn of the counter away is not believed") {
    recorder<1> r{one};
    cordon::fix f = wearer(0, 9000);
    f.at = {half_turn};
    f.received = {0};
    r.feed(protected_person(0, 0), f);
    CHECK(r.state() == level_state::unknown);
    r.feed(wearer(2, 3000));
    CHECK(r.state() == level_state::clear);
    r.feed(at(500), protected_person(1000, 0));
    CHECK(r.state() == level_state::unknown);
}

TEST_CASE("an old stamp that wraps around a fix ahead of time does not replace it") {
    recorder<1> r{one};
    r.feed(protected_person(100, 0), received(wearer(105, 3000), 100));
    const cordon::watch<1> before = r.watch();
    cordon::fix old = received(wearer(0, 3000), 100);
    old.at = {100'000U - half_turn + 1};
    r.feed(old);
    CHECK(r.watch() == before);
}

TEST_CASE("an impossible fix makes nothing clear that was unknown") {
    for (const double metres : {0.0, 100'000.0}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, metres + 50'000), at(200));
        CHECK(r.state() == level_state::unknown);
        r.feed(protected_person(200, 0), wearer(201, metres));
        CHECK(r.state() != level_state::clear);
    }
}

TEST_CASE("coming back after the counter has wrapped is no jump") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0.1, 100'000));
    cordon::fix hers = protected_person(0, 0);
    for (std::uint64_t ms = 60'000; ms < (std::uint64_t{1} << 32) + 1000; ms += 60'000) {
        hers.at = hers.received = {static_cast<std::uint32_t>(ms)};
        r.feed(hers);
    }
    r.feed(protected_person(1.9, 0), wearer(2, 100));  // 49.7 days later
    CHECK(r.state() == level_state::active);
}

TEST_CASE("a jump of the one does not hush the other who is surely within") {
    recorder<1> r{one};
    r.feed(protected_person(0, 20'000), wearer(0.1, 0), protected_person(1, 0));
    for (int s = 2; s < 110; ++s) r.feed(wearer(s, 50));
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("a jump outside does not take back what has been said for entering") {
    const auto active_at = [](bool jumps) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 600));
        for (int s = 5; s < 3600; s += 5) {
            const bool outside = jumps && s > 100 && s < 200;
            r.feed(protected_person(s, 0), wearer(s, outside ? 20'000 + s * 4000 : 498));
            if (r.state() == level_state::active) return s;
        }
        return 3600;
    };
    CHECK(active_at(false) <= 345);
    CHECK(active_at(true) <= active_at(false) + 100 + 60);
}

TEST_CASE("an accuracy that is absurd or of unknown confidence ends no level") {
    for (const cordon::accuracy bad : {cordon::accuracy{200'000'000, cordon::confidence::p95},
                                       cordon::accuracy{5'000'000, cordon::confidence::unknown}}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 0));
        r.feed(wearer(30, 2000, bad), protected_person(31, 0), wearer(61, 2000, bad));
        CHECK(r.state() == level_state::active);
    }
}

TEST_CASE("who may be within the radius is not clear") {
    for (const std::uint32_t mm : {5'000'000U, 99'000'000U}) {
        recorder<1> r{one};
        r.feed(protected_person(0, 0), wearer(0, 2000, {mm, cordon::confidence::p95}));
        CHECK(r.state() != level_state::clear);
    }
}

TEST_CASE("who is likely within the radius is not clear while the debounce runs") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), wearer(5, 498));
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("the fixes that leaving began with are no reports since") {
    recorder<1> same_time{one};
    same_time.feed(protected_person(0, 0), wearer(0, 100));
    same_time.feed(protected_person(10, 0), wearer(10, 600), wearer(25, 600), wearer(40, 600));
    CHECK(same_time.state() == level_state::active);

    recorder<1> hers{one};
    hers.feed(protected_person(0, 0), wearer(0, 100), wearer(10, 100));
    hers.feed(protected_person(10, -500), protected_person(25, -500), protected_person(40, -500));
    CHECK(hers.state() == level_state::active);

    recorder<1> ahead{one};
    ahead.feed(protected_person(0, 0), wearer(0, 100));
    ahead.feed(received(protected_person(15, 0), 10), wearer(11, 600), wearer(41, 600));
    CHECK(ahead.state() == level_state::active);
}

TEST_CASE("a policy that cannot be kept is a fault") {
    using cordon::fault_of;
    using cordon::policy;
    using cordon::policy_fault;
    // A separation ends at 2,147 km: there everything is within, or nothing ever beyond.
    CHECK(fault_of(policy<1>{.levels = {{3000_km}}}) != policy_fault::none);
    CHECK(fault_of(policy<1>{.levels = {{2000_km}}}) != policy_fault::none);
    // A fix from the future would stay young for weeks.
    cordon::policy<1> trusting = one;
    trusting.ahead_at_most = std::chrono::milliseconds{INT32_MAX};
    CHECK(fault_of(trusting) != policy_fault::none);
    // The outer level would end before the inner one.
    CHECK(fault_of(policy<2>{.levels = {{2_km, 20_m}, {1.9_km, 1_km}}}) != policy_fault::none);
}

TEST_CASE("a clock that steps back twice leaves nothing clear") {
    recorder<1> r{one};
    r.feed(protected_person(40'000, 0), wearer(40'000, 9000), wearer(36'000, 0));
    for (int s = 0; s < 400; ++s) r.feed(protected_person(s, 0), wearer(s + 0.5, 0));
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("stamps that run backwards for longer than makes data stale leave nothing clear") {
    recorder<1> r{one};
    r.feed(protected_person(4000, 0), wearer(4000, 9000));
    for (int s = 3999; s > 1000; --s) r.feed(protected_person(s, 0), wearer(s - 0.5, 0));
    CHECK(r.state() != level_state::clear);
}

TEST_CASE("a jump outside and then silence are told and never clear") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), wearer(60, 498), wearer(65, 20'000));
    for (int s = 66; s < 1000; ++s) {
        r.feed(protected_person(s, 0));
        if (r.state() == level_state::clear) FAIL("clear at " << s << " s");
    }
    CHECK(r.said() == "0 known, 65 jumped, 65 unknown");
}

TEST_CASE("a jump within that the next fix contradicts makes nothing active") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 9000), wearer(50, 0), at(1000));
    r.feed(wearer(1001, 9000), at(1002));
    CHECK(r.state() != level_state::active);
}

TEST_CASE("a fix ahead of time is no report since leaving began") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 100), received(protected_person(11.9, 0), 10));
    r.feed(wearer(11, 600), wearer(41, 600));  // hers is 31 s old
    CHECK(r.state() == level_state::active);
}

TEST_CASE("without a time to leave a level still ends only by a report of each since") {
    cordon::policy<1> hasty = one;
    hasty.leave_after = 0ms;
    recorder<1> r{hasty};
    r.feed(protected_person(0, 0), wearer(0, 100), wearer(119, 600));  // hers is 119 s old
    CHECK(r.state() == level_state::active);
}

TEST_CASE("a network that repeats its own outlier does not bear it out") {
    recorder<1> r{one};
    r.feed(both{0, 900}, both{10, 700});
    cordon::fix far = wearer(20, 330'000);
    far.from = cordon::source::wifi;
    r.feed(protected_person(20, 0), far);
    CHECK(r.news() == "0 known, 20 jumped, 20 unknown");
    far.at = far.received = at(30);
    r.feed(protected_person(30, 0), far);
    CHECK(r.state() == level_state::unknown);
    CHECK(r.watch().why(0) == cordon::doubt::jump);
    // What another source says does.
    r.feed(protected_person(40, 0), wearer(40, 330'000));
    CHECK(r.state() == level_state::clear);
}

}  // namespace
