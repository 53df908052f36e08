// SPDX-License-Identifier: BSL-1.0
//
// What a watch is told once, and what can be wrong with it.

#include "cordon/watch/policy.hpp"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <type_traits>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"

namespace {

using namespace cordon::literals;
using namespace std::chrono_literals;
using cordon::fault_of;
using cordon::policy_fault;

constexpr cordon::policy<2> usual{.levels = {{2_km}, {500_m}}};

// The values that a policy has where nothing is said: a change of one of them changes who is
// alerted and when, so it must change this test too.
static_assert(usual.false_alert_every == 24h);
static_assert(usual.outlier_every == 24h);
static_assert(usual.leave_after == 90s);
static_assert(usual.overdue_after == 2min);
static_assert(usual.ahead_at_most == 2s);
static_assert(usual.fastest_mm_s[0] == 36'000 && usual.fastest_mm_s[1] == 36'000);
static_assert(usual.jump_beyond_mm_s == 100'000);
static_assert(usual.claims_percent == 130 && usual.least_sigma_mm == 5'000);
static_assert(usual.transport == 5s);
static_assert(usual.sample_at_least == 5s && usual.sample_at_most == 60s);
static_assert(usual.snooze_at_most == 1h && usual.contact_at_most == 24h);
static_assert(usual.told == cordon::audiences{});
static_assert(!includes(usual.told.approach, cordon::audience::wearer));
static_assert(!includes(usual.told.silence, cordon::audience::wearer));
static_assert(includes(usual.told.silence, cordon::audience::protected_person));
static_assert(usual.assumed == cordon::accuracy{25'000, cordon::confidence::p95});
static_assert(usual.levels[0].radius == cordon::millimetres{2'000'000});
static_assert(usual.levels[1].radius == cordon::millimetres{500'000});
static_assert(fault_of(usual) == policy_fault::none);
static_assert(std::is_trivially_copyable_v<cordon::policy<2>>);

// A level is left beyond a tenth more than its radius, but at least 20 m, unless said.
static_assert(cordon::limit{500_m}.left_beyond_mm() == 550'000);
static_assert(cordon::limit{2_km}.left_beyond_mm() == 2'200'000);
static_assert(cordon::limit{200_m}.left_beyond_mm() == 220'000);
static_assert(cordon::limit{201_m}.left_beyond_mm() == 221'100);
static_assert(cordon::limit{50_m}.left_beyond_mm() == 70'000);
static_assert(cordon::limit{500_m, 1_m}.left_beyond_mm() == 501'000);
static_assert(cordon::limit{cordon::metres{1e9}}.left_beyond_mm() == 2'362'232'011);

template <class Change>
constexpr policy_fault fault_after(Change change) {
    cordon::policy<2> p = usual;
    change(p);
    return fault_of(p);
}

// One for each fault, and the value next to it that is none.
static_assert(fault_after([](auto& p) { p.levels[0].radius = 0_m; }) ==
              policy_fault::radius_not_positive);
static_assert(fault_after([](auto& p) { p.levels[1].radius = -(500_m); }) ==
              policy_fault::radius_not_positive);
static_assert(fault_after([](auto& p) { p.levels[1].radius = 1_m; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.levels[0].margin = -(1_m); }) ==
              policy_fault::margin_negative);

// The separation that a watch reckons with ends at 2,147 km.
static_assert(fault_after([](auto& p) { p.levels[0] = {1900_km, 100_km}; }) == policy_fault::none);
static_assert(fault_after([](auto& p) {
                  p.levels[0] = {1900_km, 100.001_km};
              }) == policy_fault::radius_too_large);
static_assert(fault_after([](auto& p) { p.levels[0] = {2000_km}; }) ==
              policy_fault::radius_too_large);
static_assert(fault_after([](auto& p) { p.levels[0] = {cordon::metres{1e300}}; }) ==
              policy_fault::radius_too_large);

static_assert(fault_after([](auto& p) { p.levels[1].radius = 2001_m; }) ==
              policy_fault::levels_not_from_outermost);
static_assert(fault_after([](auto& p) { p.levels[1].radius = 2_km; }) == policy_fault::none);
// The outer level may not end before the inner one.
static_assert(fault_after([](auto& p) { p.levels[1].margin = 1700.001_m; }) ==
              policy_fault::levels_not_from_outermost);
static_assert(fault_after([](auto& p) { p.levels[1].margin = 1700_m; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.false_alert_every = 599s; }) ==
              policy_fault::false_alert_every_too_short);
static_assert(fault_after([](auto& p) { p.false_alert_every = 10min; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.outlier_every = -1s; }) ==
              policy_fault::outlier_every_too_short);
static_assert(fault_after([](auto& p) { p.outlier_every = 10min; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.leave_after = -1ms; }) ==
              policy_fault::leave_after_negative);
static_assert(fault_after([](auto& p) { p.leave_after = 0ms; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.leave_after = 7min; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.leave_after = 7min + 1ms; }) ==
              policy_fault::leave_after_too_long);

static_assert(fault_after([](auto& p) { p.overdue_after = 0ms; }) ==
              policy_fault::overdue_after_not_positive);
static_assert(fault_after([](auto& p) { p.overdue_after = -1ms; }) ==
              policy_fault::overdue_after_not_positive);
static_assert(fault_after([](auto& p) { p.overdue_after = std::chrono::milliseconds{1 << 29}; }) ==
              policy_fault::none);
static_assert(fault_after([](auto& p) {
                  p.overdue_after = std::chrono::milliseconds{(1 << 29) + 1};
              }) == policy_fault::overdue_after_too_long);

static_assert(fault_after([](auto& p) { p.ahead_at_most = -1ms; }) ==
              policy_fault::ahead_at_most_negative);
static_assert(fault_after([](auto& p) { p.ahead_at_most = 0ms; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.ahead_at_most = p.overdue_after; }) ==
              policy_fault::none);
static_assert(fault_after([](auto& p) { p.ahead_at_most = p.overdue_after + 1ms; }) ==
              policy_fault::ahead_at_most_too_long);

static_assert(fault_after([](auto& p) { p.fastest_mm_s[0] = 0; }) ==
              policy_fault::speed_not_positive);
static_assert(fault_after([](auto& p) { p.fastest_mm_s[1] = -1; }) ==
              policy_fault::speed_not_positive);
static_assert(fault_after([](auto& p) { p.fastest_mm_s[1] = 1; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.jump_beyond_mm_s = 35'999; }) ==
              policy_fault::jump_slower_than_fastest);
static_assert(fault_after([](auto& p) { p.jump_beyond_mm_s = 36'000; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.claims_percent = 99; }) ==
              policy_fault::claims_percent_out_of_range);
static_assert(fault_after([](auto& p) { p.claims_percent = 1001; }) ==
              policy_fault::claims_percent_out_of_range);
static_assert(fault_after([](auto& p) { p.claims_percent = 1000; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.least_sigma_mm = -1; }) ==
              policy_fault::least_sigma_out_of_range);
static_assert(fault_after([](auto& p) { p.least_sigma_mm = 100'000'001; }) ==
              policy_fault::least_sigma_out_of_range);
static_assert(fault_after([](auto& p) { p.least_sigma_mm = 0; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.transport = -1ms; }) == policy_fault::transport_negative);
static_assert(fault_after([](auto& p) { p.transport = 1h + 1ms; }) ==
              policy_fault::transport_negative);
static_assert(fault_after([](auto& p) { p.transport = 1h; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.sample_at_least = 0ms; }) ==
              policy_fault::lease_out_of_order);
static_assert(fault_after([](auto& p) { p.sample_at_least = 61s; }) ==
              policy_fault::lease_out_of_order);
static_assert(fault_after([](auto& p) { p.sample_at_least = 60s; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.sample_at_most = 2min + 1ms; }) ==
              policy_fault::lease_longer_than_overdue_after);
static_assert(fault_after([](auto& p) { p.sample_at_most = 2min; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.snooze_at_most = -1ms; }) ==
              policy_fault::snooze_or_contact_out_of_range);
static_assert(fault_after([](auto& p) { p.contact_at_most = 144h + 1ms; }) ==
              policy_fault::snooze_or_contact_out_of_range);
static_assert(fault_after([](auto& p) { p.contact_at_most = 144h; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.assumed = {}; }) ==
              policy_fault::assumed_accuracy_unknown);
static_assert(fault_after([](auto& p) {
                  p.assumed = {0, cordon::confidence::p95};
              }) == policy_fault::assumed_accuracy_unknown);
static_assert(fault_after([](auto& p) {
                  p.assumed = {25'000, cordon::confidence::unknown};
              }) == policy_fault::assumed_accuracy_unknown);

TEST_CASE("every fault of a policy is named by a sentence of its own") {
    constexpr policy_fault last = policy_fault::snooze_or_contact_out_of_range;
    std::set<std::string> sentences;
    for (std::uint8_t k = 0; k <= static_cast<std::uint8_t>(last); ++k) {
        const std::string sentence = to_string(static_cast<policy_fault>(k));
        CHECK_FALSE(sentence.empty());
        CHECK(sentences.insert(sentence).second);
    }
    CHECK(std::string(to_string(static_cast<policy_fault>(static_cast<unsigned>(last) + 1))) == "");
}

TEST_CASE("a policy of one level and one of ten are checked alike") {
    CHECK(fault_of(cordon::policy<1>{.levels = {{500_m}}}) == policy_fault::none);
    CHECK(fault_of(cordon::policy<1>{.levels = {{0_m}}}) == policy_fault::radius_not_positive);
    cordon::policy<10> many{};
    for (int k = 0; k < 10; ++k) many.levels[k].radius = cordon::metres{1000.0 - k};
    CHECK(fault_of(many) == policy_fault::none);
    many.levels[9].radius = 993_m;
    CHECK(fault_of(many) == policy_fault::levels_not_from_outermost);
}

TEST_CASE("a radius that was computed wrongly at run time is a fault of the policy") {
    for (const double wrong : {std::nan(""), -1.0, 0.0, 0.0004, -1e300}) {
        CHECK(fault_of(cordon::policy<1>{.levels = {{cordon::metres{wrong}}}}) ==
              policy_fault::radius_not_positive);
    }
}

TEST_CASE("a policy and a watch are written as the design writes them") {
    constexpr cordon::policy<2> policy{.levels = {{2_km}, {500_m}}};
    static_assert(cordon::fault_of(policy) == cordon::policy_fault::none);
    const cordon::watch<2> watch;
    const cordon::fix input{
        .who = cordon::party::wearer, .at = {1000}, .where = {515'000'000, -1'200'000}};
    const auto [next, events] = cordon::advance(watch, input, policy);
    CHECK(events.empty());
    CHECK(next.state(0) == cordon::level_state::unknown);
}

}  // namespace
