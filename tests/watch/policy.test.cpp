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
static_assert(usual.enter_after == 10s);
static_assert(usual.leave_after == 30s);
static_assert(usual.stale_after == 2min);
static_assert(usual.ahead_at_most == 2s);
static_assert(usual.greatest_speed_mm_s == 100'000);
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

static_assert(fault_after([](auto& p) { p.enter_after = -1ms; }) ==
              policy_fault::enter_after_negative);
static_assert(fault_after([](auto& p) { p.enter_after = 0ms; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.leave_after = -1ms; }) ==
              policy_fault::leave_after_negative);
static_assert(fault_after([](auto& p) { p.leave_after = 0ms; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.stale_after = 0ms; }) ==
              policy_fault::stale_after_not_positive);
static_assert(fault_after([](auto& p) { p.stale_after = -1ms; }) ==
              policy_fault::stale_after_not_positive);
static_assert(fault_after([](auto& p) { p.stale_after = std::chrono::milliseconds{1 << 29}; }) ==
              policy_fault::none);
static_assert(fault_after([](auto& p) {
                  p.stale_after = std::chrono::milliseconds{(1 << 29) + 1};
              }) == policy_fault::stale_after_too_long);

static_assert(fault_after([](auto& p) { p.enter_after = p.stale_after + 1ms; }) ==
              policy_fault::enter_after_longer_than_stale_after);
static_assert(fault_after([](auto& p) { p.enter_after = p.stale_after; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.ahead_at_most = -1ms; }) ==
              policy_fault::ahead_at_most_negative);
static_assert(fault_after([](auto& p) { p.ahead_at_most = 0ms; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.ahead_at_most = p.stale_after; }) == policy_fault::none);
static_assert(fault_after([](auto& p) { p.ahead_at_most = p.stale_after + 1ms; }) ==
              policy_fault::ahead_at_most_too_long);

static_assert(fault_after([](auto& p) { p.greatest_speed_mm_s = 0; }) ==
              policy_fault::speed_not_positive);
static_assert(fault_after([](auto& p) { p.greatest_speed_mm_s = -1; }) ==
              policy_fault::speed_not_positive);
static_assert(fault_after([](auto& p) { p.greatest_speed_mm_s = 1; }) == policy_fault::none);

static_assert(fault_after([](auto& p) { p.assumed = {}; }) ==
              policy_fault::assumed_accuracy_unknown);
static_assert(fault_after([](auto& p) {
                  p.assumed = {0, cordon::confidence::p95};
              }) == policy_fault::assumed_accuracy_unknown);
static_assert(fault_after([](auto& p) {
                  p.assumed = {25'000, cordon::confidence::unknown};
              }) == policy_fault::assumed_accuracy_unknown);

TEST_CASE("every fault of a policy is named by a sentence of its own") {
    constexpr policy_fault last = policy_fault::assumed_accuracy_unknown;
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
