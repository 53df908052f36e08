// SPDX-License-Identifier: BSL-1.0

#include "cordon/fix.hpp"

#include <cmath>
#include <cstdint>
#include <type_traits>

#include "catch2.hpp"

using namespace cordon;

static_assert(sizeof(fix) == 44);
static_assert(sizeof(accuracy) == 8);
static_assert(sizeof(party) == 1 && sizeof(confidence) == 1 && sizeof(source) == 1);
static_assert(std::is_trivially_copyable_v<fix>);
static_assert(std::is_nothrow_default_constructible_v<fix>);

namespace {
constexpr fix plain{party::wearer, instant{5000}, position_e7{515'000'000, -1'200'000}};
constexpr fix whole{party::wearer,
                    instant{5000},
                    position_e7{515'000'000, -1'200'000},
                    accuracy{4000, confidence::p95},
                    velocity{1000, -500, true},
                    instant{5300},
                    source::gnss};
}  // namespace

TEST_CASE("all that a receiver may not say is unknown unless it is said") {
    static_assert(!plain.how_sure.known());
    static_assert(plain.how_sure.as == confidence::unknown);
    static_assert(!plain.moving.known);
    static_assert(plain.received == plain.at, "a fix arrives when it is measured, unless said");
    static_assert(plain.from == source::unknown);
    static_assert(whole.received == instant{5300});
    static_assert(whole.how_sure.known());
    static_assert(plain != whole && plain == plain);
    CHECK(fix{}.who == party::protected_person);
}

TEST_CASE("an accuracy of 0, absent or absurd is unknown and never perfect") {
    static_assert(!accuracy{}.known());
    static_assert(!accuracy{0, confidence::p95}.known());
    static_assert(!accuracy{0, confidence::sigma}.known());
    static_assert(!accuracy{5000, confidence::unknown}.known());
    static_assert(accuracy{1, confidence::sigma}.known());
    static_assert(accuracy{100'000'000, confidence::p68}.known());
    static_assert(!accuracy{100'000'001, confidence::p68}.known());
    static_assert(!accuracy{UINT32_MAX, confidence::p68}.known());
    CHECK(sigma_mm({}) == 0);
    CHECK(sigma_mm({0, confidence::p68}) == 0);
    CHECK(sigma_mm({UINT32_MAX, confidence::p95}) == 0);
    CHECK(sigma_mm({5000, confidence::unknown}) == 0);
}

TEST_CASE("a radius that holds so many of a hundred fixes becomes the standard error per axis") {
    struct claim {
        confidence as;
        double share;
    };
    for (const claim each : {claim{confidence::p68, 0.68}, claim{confidence::p90, 0.9},
                             claim{confidence::p95, 0.95}}) {
        const double sigmas = std::sqrt(-2 * std::log1p(-each.share));
        for (const std::uint32_t mm : {1U, 7U, 999U, 4000U, 123'457U, 100'000'000U}) {
            CAPTURE(each.share, mm);
            const double expected = mm / sigmas;
            const double answer = sigma_mm({mm, each.as});
            CHECK(answer >= expected);  // never more sure than the receiver
            CHECK(answer <= std::ceil(expected * (1 + 3e-4)));
        }
    }
}

TEST_CASE("a standard error stays what it is") {
    static_assert(sigma_mm({1, confidence::sigma}) == 1);
    static_assert(sigma_mm({100'000'000, confidence::sigma}) == 100'000'000);
    CHECK(sigma_mm({4321, confidence::sigma}) == 4321);
}
