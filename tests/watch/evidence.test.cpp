// SPDX-License-Identifier: BSL-1.0
//
// The fixed-point arithmetic of evidence, against the real one.

#include "cordon/watch/evidence.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

using namespace cordon::evidence;
using namespace std::chrono_literals;

double nats(std::int32_t q12) { return q12 / 4096.0; }

TEST_CASE("a logarithm in fixed point is right to half a thousandth of a nat") {
    double worst = 0;
    const auto check = [&worst](std::uint32_t number) {
        worst = std::max(worst, std::abs(nats(logarithm(number)) - std::log(number)));
    };
    for (std::uint32_t power = 1; power != 0; power <<= 1) {
        check(power);
        if (power > 1) check(power - 1);
        check(power + 1);
    }
    dice d{1};
    for (int k = 0; k < 20'000; ++k)
        check(static_cast<std::uint32_t>(d.roll() >> d.between(32, 62)) | 1);
    check(UINT32_MAX);
    CHECK(worst < 0.0005);
    CHECK(worst > 0.0001);  // the bound is not idle
    static_assert(logarithm(1) == 0);
}

TEST_CASE("the evidence that chance brings once in a time is its logarithm") {
    // The study that the rule rests on names them: one day 6.58, one week 8.53, thirty days 9.98.
    CHECK(std::abs(nats(by_chance_once_in(24h)) - 6.58) < 0.005);
    CHECK(std::abs(nats(by_chance_once_in(std::chrono::days{7})) - 8.53) < 0.006);
    CHECK(std::abs(nats(by_chance_once_in(std::chrono::days{30})) - 9.98) < 0.006);
    CHECK(nats(by_chance_once_in(cordon::seconds{INT32_MAX})) == 15);
    CHECK(by_chance_once_in(10min) > nat);
    static_assert(by_chance_once_in(24h) == by_chance_once_in(86'400s));
}

TEST_CASE("a sample counts in full two minutes after the one before, and less before") {
    CHECK(weight(0) == 0);
    CHECK(weight(-5) == 0);
    CHECK(std::abs(weight(120'000) - 32768) <= 1);
    CHECK(weight(120'000) == weight(INT32_MAX));
    CHECK(std::abs(weight(60'000) - 16384) <= 1);
    for (std::int32_t ms = 1; ms < 200'000; ms += 7) {
        if (weight(ms) < weight(ms - 1)) FAIL(ms);
    }
    // A nat in 30 s, never sooner: what is added in parts is no more than what is added at once.
    CHECK(rate_limit(weight(30'000)) == nat);
    CHECK(nats_in(30'000) == nat);
    for (const std::int32_t part : {100, 333, 1'000, 7'000}) {
        std::int32_t sum = 0;
        for (std::int32_t ms = part; ms <= 30'000; ms += part) sum += rate_limit(weight(part));
        CHECK(sum <= nat);
        CHECK(sum >= nat * 0.9 - 1000.0 * part / 30'000);
    }
}

TEST_CASE("a sample says twice its distance from the line in standard errors") {
    dice d{2};
    for (int k = 0; k < 20'000; ++k) {
        const auto sigma = static_cast<std::uint32_t>(d.roll() >> d.between(33, 62)) | 1;
        const std::int64_t inward = d.between(-30 * std::int64_t{sigma}, 30 * std::int64_t{sigma});
        const double exact = std::clamp(2.0 * static_cast<double>(inward) / sigma, -20.0, 20.0);
        const double said = nats(of_sample(inward, sigma));
        if (std::abs(said - exact) > 1 / 4096.0 + std::abs(exact) / 8192 + 0.0025) {
            FAIL(inward << " / " << sigma << ": " << said << ", not " << exact);
        }
        if (of_sample(-inward, sigma) != -of_sample(inward, sigma)) FAIL(inward);
    }
    CHECK(of_sample(INT32_MAX, 1) == most_of_a_sample);
    CHECK(of_sample(INT64_MIN + 1, 2'146'435'072U) == -most_of_a_sample);
    CHECK(of_sample(0, 1) == 0);
}

TEST_CASE("errors across the line of sight lengthen a separation by so much") {
    for (const std::int32_t radius : {4'100, 50'000, 500'000, 2'000'000, 2'000'000'000}) {
        for (const double share : {0.001, 0.01, 0.1, 0.3, 0.5}) {
            const auto sigma = static_cast<std::uint32_t>(radius * share);
            const double exact = double{1} * sigma * sigma / (2.0 * radius);
            CHECK(std::abs(lengthened_mm(radius, sigma) - exact) <=
                  1 + exact * 0.02 + sigma / 8192.0);
        }
        CHECK(lengthened_mm(radius, UINT32_MAX / 2) == radius / 8);
    }
    CHECK(lengthened_mm(1, 1) == 0);
}

TEST_CASE("credit falls with what a move leaves open") {
    CHECK(nats_of(credit_within(0)) == 5 * nat);
    CHECK(nats_of(credit_within(33'000)) == 5 * nat);
    CHECK(nats_of(credit_within(33'001)) == 4 * nat);
    CHECK(nats_of(credit_within(54'000)) == 4 * nat);
    CHECK(nats_of(credit_within(54'001)) == 3 * nat);
    CHECK(nats_of(credit_within(243'000)) == 1 * nat);
    CHECK(nats_of(credit_within(243'001)) == 0);
    CHECK(nats_of(none) == 0);
    CHECK(nats_of(jump) == -nat);
    CHECK(credit_within(0) == most);
    for (std::uint32_t mm = 33'000; mm < 243'000; mm += 1'000) {
        const double nats = 2 * std::log(400'000.0 / mm);
        CHECK(nats_of(credit_within(mm)) <= nats * nat + nat);
        CHECK(nats_of(credit_within(mm)) >= nats * nat - nat);
    }
}

TEST_CASE("what the last sample said is kept rounded down and not to nothing") {
    for (std::int32_t says = 1; says <= most_of_a_sample; says += 13) {
        const std::uint32_t packed = packed_says(says);
        if (packed < 1 || packed > 63) FAIL(says);
        if (says >= 2048 &&
            (unpacked_says(packed) > says || unpacked_says(packed) + 2048 <= says)) {
            FAIL(says);
        }
    }
}

TEST_CASE("millimetres in 16 bits are a thousandth larger at most and never smaller") {
    using namespace cordon::watch_detail;
    dice d{3};
    for (int k = 0; k < 50'000; ++k) {
        const auto mm = static_cast<std::uint32_t>(d.roll() >> d.between(33, 63));
        const std::uint32_t kept = unpacked_mm(packed_mm(mm));
        if (mm > packed_most_mm ? kept != packed_most_mm : kept < mm || kept - mm > mm / 1024) {
            FAIL(mm << " kept as " << kept);
        }
        if (packed_mm(kept) != packed_mm(mm)) FAIL(mm);
    }
    CHECK(unpacked_mm(packed_mm(0)) == 0);
    CHECK(unpacked_mm(packed_mm(2047)) == 2047);
    CHECK(unpacked_mm(packed_mm(UINT32_MAX)) == packed_most_mm);
}

}  // namespace
