// SPDX-License-Identifier: BSL-1.0
//
// The planner, against the numbers that simulations and recordings gave, and its refusals.

#include "cordon/watch/planner.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <limits>
#include <set>
#include <string>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/summary.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace cordon::literals;
using namespace std::chrono_literals;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using cordon::lead_suffices;
using cordon::plan_fault;
using cordon::plan_for;
using cordon::plan_request;

constexpr plan_request<1> two_minutes{.lead = {2min}};
static_assert(plan_for(two_minutes));
static_assert(fault_of(plan_for(two_minutes).how) == cordon::policy_fault::none);

// When she is told of a wearer who comes straight at her from `start` metres, in seconds from then.
// Her own reports come `stagger` of an interval before the wearer's.
double told_at(const plan_request<1>& wanted, const cordon::plan<1>& made, double start,
               double stagger) {
    cordon::watch<1> w;
    const double step = wanted.fastest_report.count() / 1000.0;
    const double transport = wanted.transport.count() / 1000.0;
    for (double t = step; t < start / wanted.approach_m_s; t += step) {
        const double hers = t - stagger * step;
        const cordon::fix fixes[] = {
            scenario::received(scenario::protected_person(hers, 0), hers + transport),
            scenario::received(scenario::wearer(t, start - wanted.approach_m_s * t),
                               t + transport)};
        for (const cordon::fix& f : fixes) {
            const auto [next, events] = cordon::advance(w, f, made.how);
            w = next;
            for (const cordon::event& e : events) {
                if (e.what == cordon::kind::entered) return e.at.ms / 1000.0;
            }
        }
    }
    return 1e9;
}

TEST_CASE("the logarithm is one") {
    dice random{1};
    for (int k = 0; k < 10'000; ++k) {
        const double x = std::exp(random.uniform(-20, 27));
        CHECK_THAT(cordon::planner_detail::logarithm(x), WithinAbs(std::log(x), 1e-12));
    }
    CHECK(cordon::planner_detail::logarithm(1) == 0);
}

// The lead in seconds that a radius gives, with 20 s from the position to the alert, 50 m contact
// and 21 m of doubt: at 1.4, 5, 13.4 and 33 m/s.
TEST_CASE("a radius gives the lead that simulations gave") {
    struct row {
        cordon::metres radius;
        double lead[4];
    };
    const row table[] = {{500_m, {286, 66, 12, -7}}, {2_km, {1358, 366, 124, 38}}};
    const double speeds[] = {1.4, 5, 13.4, 33};
    for (const row& r : table) {
        for (std::size_t k = 0; k < 4; ++k) {
            plan_request<1> wanted{.lead = {120min}, .approach_m_s = speeds[k]};
            wanted.largest_radius = r.radius;
            const auto made = plan_for(wanted);
            CHECK(made.fault == plan_fault::radius_too_large);
            CHECK_THAT(made.levels[0].lead_s + made.told_within_s - 20, WithinAbs(r.lead[k], 1));
            CHECK_THAT(made.shortfall, WithinRel(7200 - made.levels[0].lead_s, 1e-9));
        }
    }
}

TEST_CASE("leads take the radii that simulations took") {
    const auto radius = [](cordon::milliseconds lead) {
        const auto made = plan_for(plan_request<1>{.lead = {lead}});
        return made.levels[0].radius.count() - 13.4 * (made.told_within_s - 20);
    };
    CHECK_THAT(radius(2min), WithinRel(1950.0, 0.005));
    CHECK_THAT(radius(5min), WithinRel(4400.0, 0.015));
    CHECK_THAT(radius(15min), WithinRel(12'400.0, 0.005));
}

TEST_CASE("evidence is what the time between false alerts asks for") {
    plan_request<1> wanted{.lead = {2min}};
    const auto evidence = [&](double days) {
        wanted.false_alert_days = days;
        return plan_for(wanted).evidence_needed;
    };
    CHECK_THAT(evidence(1), WithinAbs(6.58, 0.005));
    CHECK_THAT(evidence(7), WithinAbs(8.53, 0.006));
    CHECK_THAT(evidence(30), WithinAbs(9.98, 0.005));
}

// 30 s for each nat beyond what one fix says, which is ln(720 / 6.6) here; in whole reports.
TEST_CASE("reports that are rare make confirming slow, a smaller budget too") {
    plan_request<1> wanted{.lead = {2min}};
    CHECK(plan_for(wanted).confirming_s == 0);
    const auto made = plan_for(wanted);
    const double deep = made.deep_enough.count();
    CHECK_THAT(made.told_within_s, WithinAbs(2 * 5 + 5 + deep / 13.4, 1e-9));
    wanted.fastest_report = wanted.slowest_report;
    CHECK(plan_for(wanted).confirming_s == 60);  // of 57
    wanted.false_alert_days = 7;
    CHECK(plan_for(wanted).confirming_s == 120);  // of 115
    wanted.fastest_report = 1s;
    wanted.approach_m_s = 100;                   // no credit for a motion like that
    CHECK(plan_for(wanted).confirming_s == 55);  // of 115 less two nats
}

// 60 s between fixes, 5 s of transport, 38 m/s: unknown 100, 88, 66, 44 and 0 % of the time.
TEST_CASE("the time unknown is what simulations gave") {
    plan_request<1> wanted{.lead = {0s}, .contact = 470_m, .approach_m_s = 1e-9};
    wanted.fastest_report = wanted.slowest_report;
    wanted.largest_radius = 500_m;
    const double at[] = {700, 1000, 1500, 2000, 3000};
    const double share[] = {1, 0.88, 0.66, 0.44, 0};
    for (std::size_t k = 0; k < 5; ++k) {
        wanted.contact = cordon::metres{500 - 3 * std::sqrt(50.0)};
        wanted.usual_separation = cordon::metres{at[k]};
        const auto made = plan_for(wanted);
        CHECK_THAT(made.levels[0].radius.count(), WithinRel(500.0, 1e-9));
        CHECK_THAT(made.unknown_share, WithinAbs(share[k], 0.011));
        CHECK_THAT(made.sooner_within.count(), WithinAbs(2991.0, 1));
        CHECK_THAT(made.fixes_a_day, WithinRel(1440.0, 1e-9));
    }
}

TEST_CASE("the lease is what the reach asks for") {
    plan_request<1> wanted{.lead = {0s}, .approach_m_s = 1e-9};
    wanted.largest_radius = 500_m;
    wanted.contact = cordon::metres{500 - 3 * std::sqrt(50.0)};
    const double at[] = {520, 1000, 1500, 2000, 3000};
    const double lease[] = {5, 8, 21, 34, 60};
    for (std::size_t k = 0; k < 5; ++k) {
        wanted.usual_separation = cordon::metres{at[k]};
        CHECK_THAT(86'400 / plan_for(wanted).fixes_a_day, WithinAbs(lease[k], 0.5));
    }
}

TEST_CASE("they meet by chance as often as lives and radii make them") {
    plan_request<1> wanted{.lead = {2min}};
    wanted.largest_radius = 500_m;
    CHECK_THAT(plan_for(wanted).levels[0].crossings_a_week, WithinAbs(0.67, 0.01));
    wanted.largest_radius = 2_km;
    wanted.lead[0] = 30min;
    CHECK_THAT(plan_for(wanted).levels[0].crossings_a_week, WithinAbs(2.67, 0.01));
}

TEST_CASE("it says plainly what a lead is for") {
    const auto suffices = [](cordon::milliseconds lead) {
        return plan_for(plan_request<1>{.lead = {lead}}).levels[0].suffices;
    };
    CHECK(suffices(59s) == lead_suffices::for_nothing);
    CHECK(suffices(60s) == lead_suffices::to_lock_a_door);
    CHECK(suffices(899s) == lead_suffices::to_lock_a_door);
    CHECK(suffices(900s) == lead_suffices::for_police_to_arrive);
    CHECK(std::string(to_string(lead_suffices::to_lock_a_door)) ==
          "time to lock a door, not for police to arrive");
    // What a radius cannot give suffices for nothing, whatever was wanted.
    plan_request<1> wanted{.lead = {15min}, .approach_m_s = 33};
    wanted.largest_radius = 500_m;
    CHECK(plan_for(wanted).levels[0].suffices == lead_suffices::for_nothing);
}

TEST_CASE("a plan is refused with the shortfall, and what could be computed is there") {
    plan_request<2> wanted{.lead = {5min, 2min}};
    const auto free = plan_for(wanted);
    REQUIRE(free);
    CHECK(free.shortfall == 0);

    auto asked = wanted;
    asked.most_crossings_a_week = 1;
    CHECK(plan_for(asked).fault == plan_fault::too_many_crossings);
    CHECK_THAT(plan_for(asked).shortfall, WithinRel(free.levels[0].crossings_a_week - 1, 1e-9));

    asked = wanted;
    asked.usual_separation = 5_km;
    CHECK(plan_for(asked));
    asked.most_fixes_a_day = 2000;
    CHECK(plan_for(asked).fault == plan_fault::too_many_fixes);
    CHECK_THAT(plan_for(asked).shortfall, WithinRel(plan_for(asked).fixes_a_day - 2000, 1e-9));

    asked = wanted;
    asked.usual_separation = 4_km;
    asked.most_unknown_share = 0.25;
    CHECK(plan_for(asked).fault == plan_fault::unknown_too_often);
    CHECK_THAT(plan_for(asked).shortfall, WithinRel(0.75, 1e-9));

    asked.largest_radius = 4_km;
    CHECK(plan_for(asked).fault == plan_fault::radius_too_large);
    CHECK(plan_for(asked).levels[1].radius == free.levels[1].radius);
    CHECK(plan_for(asked).levels[0].radius == 4_km);
}

TEST_CASE("a request that cannot be is refused, by name") {
    const plan_request<2> good{.lead = {5min, 2min}};
    const auto fault = [&](auto change) {
        auto r = good;
        change(r);
        return plan_for(r).fault;
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    using request = plan_request<2>;
    for (const double bad : {0.0, -1.0, nan, infinite}) {
        CHECK(fault([&](request& r) { r.approach_m_s = bad; }) == plan_fault::request_impossible);
        CHECK(fault([&](request& r) { r.fastest_wearer_m_s = bad; }) ==
              plan_fault::request_impossible);
        CHECK(fault([&](request& r) { r.false_alert_days = bad; }) ==
              plan_fault::request_impossible);
        CHECK(fault([&](request& r) { r.noise.sigma_m = bad; }) == plan_fault::request_impossible);
        CHECK(fault([&](request& r) { r.town_radius = cordon::metres{bad}; }) ==
              plan_fault::request_impossible);
    }
    CHECK(fault([&](request& r) { r.contact = cordon::metres{nan}; }) ==
          plan_fault::request_impossible);
    CHECK(fault([](request& r) { r.fastest_report = 0s; }) == plan_fault::request_impossible);
    CHECK(fault([](request& r) { r.slowest_report = 1s; }) == plan_fault::request_impossible);
    CHECK(fault([](request& r) { r.lead[1] = -1s; }) == plan_fault::request_impossible);
    CHECK(fault([](request& r) { r.police = 1s; }) == plan_fault::request_impossible);
    CHECK(fault([](request& r) { r.lead[1] = 6min; }) == plan_fault::levels_not_from_outermost);
}

TEST_CASE("every fault and every lead has words of its own") {
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(plan_fault::too_many_crossings); ++k) {
        CHECK(words.insert(to_string(static_cast<plan_fault>(k))).second);
    }
    for (int k = 0; k <= static_cast<int>(lead_suffices::for_police_to_arrive); ++k) {
        CHECK(words.insert(to_string(static_cast<lead_suffices>(k))).second);
    }
    CHECK(words.size() == 10);
    CHECK_FALSE(words.contains(""));
}

// A wearer comes straight at her, with fixes as good as they get; she is told before he is so near
// as to make contact, by the lead that was planned, whenever the first fix within is.
TEST_CASE("the watch gives the lead that the plan promises") {
    for (const double speed : {1.4, 5.0, 13.4, 33.0}) {
        for (const double days : {1.0, 7.0, 30.0}) {
            for (const cordon::milliseconds report : {1'000ms, 5'000ms, 15'000ms, 30'000ms}) {
                plan_request<1> wanted{.lead = {2min}, .approach_m_s = speed};
                wanted.false_alert_days = days;
                wanted.fastest_report = report;
                const auto made = plan_for(wanted);
                REQUIRE(made);
                double least = 1e9;
                double most = -1e9;
                for (int phase = 0; phase < 50; ++phase) {
                    const double start = made.levels[0].radius.count() + speed * 100 +
                                         speed * report.count() / 1000.0 * (phase % 10) / 10;
                    const double told = told_at(wanted, made, start, 0.2 * (phase / 10));
                    const double lead = (start - wanted.contact.count()) / speed - told;
                    least = std::min(least, lead);
                    most = std::max(most, lead);
                }
                INFO(speed << " m/s, " << days << " days, every " << report.count() << " ms: lead "
                           << least << " to " << most << " s");
                CHECK(least >= 120);
            }
        }
    }
}

// Two who stay where they are, and report whenever the lease asks for it.
TEST_CASE("the watch asks for the fixes, and is unknown for the time, that the plan expects") {
    for (const double apart : {600.0, 900.0, 1'500.0, 2'500.0, 4'000.0, 20'000.0}) {
        plan_request<1> wanted{.lead = {2min}, .approach_m_s = 1.4};
        wanted.usual_separation = cordon::metres{apart};
        const auto made = plan_for(wanted);
        REQUIRE(made);
        cordon::watch<1> w;
        cordon::summary<1> sum;
        const auto feed = [&](const auto& input) {
            const auto step = cordon::advance(w, input, made.how);
            sum.take(w, step, made.how);
            w = step.next;
        };
        // Measured now, received a transport later, when the lease on the next is known.
        int fixes = 0;
        double now = 0;
        for (; now < 4 * 3600; ++fixes) {
            const double received = now + wanted.transport.count() / 1000.0;
            feed(scenario::received(scenario::protected_person(now, 0), received));
            feed(scenario::received(scenario::wearer(now, apart), received));
            const cordon::instant next = cordon::next_sample(w, made.how);
            now = std::max(next.ms / 1000.0, now + wanted.fastest_report.count() / 1000.0);
        }
        INFO(apart << " m: " << fixes << " fixes in " << now << " s, unknown for "
                   << static_cast<double>(sum.level(0).unknown_ms) / 1000);
        CHECK_THAT(fixes / now * 86'400, WithinRel(made.fixes_a_day, 0.002));
        const double share =
            static_cast<double>(sum.level(0).unknown_ms) / static_cast<double>(sum.elapsed_ms());
        CHECK_THAT(share, WithinAbs(made.unknown_share, 0.001));
    }
}

// Whatever is asked: a policy that a watch takes, or a refusal.
TEST_CASE("a plan that is not refused is a policy that a watch takes") {
    dice random{5};
    int plans = 0;
    for (int k = 0; k < 20'000; ++k) {
        plan_request<3> r{.lead = {}};
        for (auto& lead : r.lead)
            lead = cordon::milliseconds{static_cast<int>(random.between(0, 4'000'000))};
        std::sort(std::begin(r.lead), std::end(r.lead), std::greater<>{});
        r.contact = cordon::metres{random.uniform(0, 1000)};
        r.approach_m_s = random.uniform(0.1, 100);
        r.false_alert_days = std::exp(random.uniform(-6, 11));
        r.noise = {random.uniform(0.5, 200), random.uniform(0.1, 150)};
        r.fastest_protected_person_m_s = std::exp(random.uniform(-9, 6));
        r.fastest_wearer_m_s = std::exp(random.uniform(-9, 6));
        r.fastest_report = cordon::milliseconds{static_cast<int>(random.between(1, 600'000))};
        r.slowest_report =
            r.fastest_report + cordon::milliseconds{static_cast<int>(random.between(0, 3'600'000))};
        const auto made = plan_for(r);
        if (!made) continue;
        ++plans;
        if (fault_of(made.how) != cordon::policy_fault::none) {
            FAIL("request " << k << ": " << to_string(fault_of(made.how)));
        }
    }
    CHECK(plans > 15'000);
}

}  // namespace
