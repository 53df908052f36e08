// SPDX-License-Identifier: BSL-1.0
//
// The one integer separation: it holds the geodesic for every pair on Earth, and it is the same
// number on every target.

#include "cordon/motion/separation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/position.hpp"
#include "dice.hpp"
#include "motion/pairs.hpp"

namespace {

using cordon::position_e7;
using cordon::separation;
using cordon::separation_of;
using cordon::widened;
namespace detail = cordon::separation_detail;
using namespace pairs;

constexpr std::uint64_t checksum(std::uint64_t seed, int count) {
    dice d{seed};
    std::uint64_t sum = 0;
    for (int k = 0; k < count; ++k) {
        const auto [p, q] = portable_pair(d);
        const separation s = separation_of(p, q);
        for (const std::int32_t value : {s.least_mm, s.likely_mm, s.most_mm}) {
            sum = (sum ^ static_cast<std::uint32_t>(value)) * 0x100000001B3U;  // FNV-1a's prime
        }
    }
    return sum;
}

bool is_near(const pair& x) { return detail::near_form(x.first, x.second) != detail::not_near; }

struct worst {
    double error_mm = 0;
    double share = 0;  // of the bound
    void see(double error, double bound) {
        error_mm = std::max(error_mm, error);
        share = std::max(share, error / bound);
    }
};

TEST_CASE("the interval of a separation holds the geodesic for every pair on Earth") {
    constexpr int count = 100'000;  // of each of the 12 regimes
    worst near, far;
    int outside = 0, unordered = 0, asymmetric = 0;
    for (std::size_t regime = 0; regime < regimes; ++regime) {
        dice d{regime};
        for (int k = 0; k < count; ++k) {
            const pair x = of_regime(regime, d);
            const separation s = separation_of(x.first, x.second);
            const double exact = geodesic_mm(x.first, x.second);
            const bool ends = s.most_mm == separation::end_of_range_mm;
            outside += s.least_mm > exact || (!ends && s.most_mm < exact);
            unordered += s.least_mm < 0 || s.least_mm > s.likely_mm || s.likely_mm > s.most_mm;
            asymmetric += separation_of(x.second, x.first) != s;
            if (ends) continue;
            const double error = std::abs(s.likely_mm - exact);
            if (is_near(x)) {
                near.see(error, static_cast<double>(detail::near_error_mm(
                                    static_cast<std::uint32_t>(s.likely_mm))));
            } else {
                far.see(error, static_cast<double>(
                                   detail::far_error_mm(static_cast<std::uint32_t>(s.likely_mm))));
            }
        }
    }
    CHECK(outside == 0);
    CHECK(unordered == 0);
    CHECK(asymmetric == 0);
    INFO("worst error near " << near.error_mm << " mm, " << 100 * near.share
                             << " % of its bound; far " << far.error_mm << " mm, "
                             << 100 * far.share << " % of its bound");
    CHECK(near.share > 0.1);
    CHECK(far.share > 0.1);
}

// Climbs from random pairs towards the largest share of the bound.
double attacked(bool near, std::uint64_t seed) {
    dice d{seed};
    double worst_share = 0;
    for (int start = 0; start < 200; ++start) {
        const auto share = [near](const pair& x) {
            const separation s = separation_of(x.first, x.second);
            if (is_near(x) != near || s.most_mm == separation::end_of_range_mm) return -1.0;
            const auto bound = static_cast<double>(
                near ? detail::near_error_mm(static_cast<std::uint32_t>(s.likely_mm))
                     : detail::far_error_mm(static_cast<std::uint32_t>(s.likely_mm)));
            return std::abs(s.likely_mm - geodesic_mm(x.first, x.second)) / bound;
        };
        pair best = near ? at_distance(d, {-80, 80}, {0, 50'000})
                         : at_distance(d, {-90, 90}, {0, 2'147'000});
        double height = share(best);
        for (int step = 0; step < 600; ++step) {
            const std::int64_t reach = std::int64_t{1} << d.between(0, near ? 22 : 28);
            pair next = best;
            next.first.latitude = clamped(next.first.latitude + d.between(-reach, reach));
            next.second.latitude = clamped(next.second.latitude + d.between(-reach, reach));
            next.second.longitude = wrapped(next.second.longitude + d.between(-reach, reach));
            const double there = share(next);
            if (there > height) {
                height = there;
                best = next;
            }
        }
        worst_share = std::max(worst_share, height);
    }
    return worst_share;
}

TEST_CASE("a search for the worst error of the separation finds none beyond its bound") {
    for (const bool near : {true, false}) {
        const double share = attacked(near, 7);
        INFO((near ? "near" : "far")
             << " form: the worst found is " << 100 * share << " % of its bound");
        CHECK(share < 1);
        CHECK(share > 0.1);
    }
}

TEST_CASE("the two forms agree within their bounds wherever one takes over from the other") {
    dice d{11};
    int seen = 0;
    double worst_share = 0;
    while (seen < 200'000) {
        const pair x = seen % 2 == 0 ? at_distance(d, {-80, 80}, {45'000, 50'000})
                                     : at_distance(d, {79.7, 80.2}, {0, 50'000});
        if (!is_near(x)) continue;
        ++seen;
        const separation near = separation_of(x.first, x.second);
        const separation far = detail::far_form(x.first, x.second);
        const auto bounds =
            static_cast<double>(detail::near_error_mm(static_cast<std::uint32_t>(near.likely_mm)) +
                                detail::far_error_mm(static_cast<std::uint32_t>(far.likely_mm)));
        worst_share = std::max(worst_share, std::abs(near.likely_mm - far.likely_mm) / bounds);
    }
    INFO("the largest step is " << 100 * worst_share << " % of the two bounds");
    CHECK(worst_share < 1);
}

TEST_CASE("a turn of longitude or a reflection of both positions changes nothing") {
    dice d{12};
    int turned = 0;
    int changed = 0;
    for (int k = 0; k < 300'000; ++k) {
        const pair x = of_regime(static_cast<std::size_t>(k) % regimes, d);
        const auto [p, q] = x;
        const separation s = separation_of(p, q);
        for (const std::int64_t by : {turn, -turn}) {
            const std::int64_t longitude = q.longitude + by;
            if (longitude > INT32_MAX || longitude < INT32_MIN) continue;
            ++turned;
            changed += separation_of(p, {q.latitude, static_cast<std::int32_t>(longitude)}) != s;
        }
        changed += separation_of({-p.latitude, p.longitude}, {-q.latitude, q.longitude}) != s;
        if (p.longitude == INT32_MIN || q.longitude == INT32_MIN) continue;
        changed += separation_of({p.latitude, -p.longitude}, {q.latitude, -q.longitude}) != s;
    }
    CHECK(changed == 0);
    CHECK(turned > 10'000);
}

// Any target, any compiler and any level of optimisation gives these two numbers. The first is
// found by the compiler, which takes its roots without hardware.
constexpr std::uint64_t checksum_of_60 = 0x0561CB673269E27B;
constexpr std::uint64_t checksum_of_a_million = 0xFA9D93903C2F67FF;
static_assert(checksum(1, 60) == checksum_of_60);

TEST_CASE("a separation is the same number on every target and at compile time") {
    volatile std::uint64_t seed = 1;
    CHECK(checksum(seed, 60) == checksum_of_60);
    CHECK(checksum(seed, 1'000'000) == checksum_of_a_million);
}

// Coincident, however it is written.
constexpr separation nothing{0, 0, 1};
static_assert(separation_of({0, 0}, {0, 0}) == nothing);
static_assert(separation_of({515'000'000, -1'200'000}, {515'000'000, -1'200'000}) == nothing);
static_assert(separation_of({1, 1'800'000'000}, {1, -1'800'000'000}) == nothing);
static_assert(separation_of({1, 2'000'000'000}, {1, -1'600'000'000}) == nothing);
// At a pole every longitude is the same place; there the far form answers.
static_assert(separation_of({pole, 0}, {pole, 1'234'567'890}).likely_mm == 0);
static_assert(separation_of({-pole, INT32_MIN}, {-pole, INT32_MAX}).likely_mm == 0);
// One count of latitude and of longitude at the equator.
static_assert(separation_of({0, 0}, {1, 0}).likely_mm == 11);
static_assert(separation_of({0, 0}, {0, 1}).likely_mm == 11);
static_assert(separation_of({0, 1'800'000'000}, {0, -1'799'999'999}).likely_mm == 11);

// Beyond the range only the least is known.
static_assert(separation_of({0, 0}, {0, 1'800'000'000}).likely_mm == INT32_MAX);
static_assert(separation_of({pole, 0}, {-pole, 0}).most_mm == INT32_MAX);
static_assert(separation_of({pole, 0}, {-pole, 0}).least_mm == INT32_MAX);

static_assert(noexcept(separation_of({}, {})));
static_assert(sizeof(separation) == 12);

// Widened: by nothing, to the ends of the range, and likely never moves.
static_assert(widened({90, 100, 110}, 0) == separation{90, 100, 110});
static_assert(widened({90, 100, 110}, 50) == separation{40, 100, 160});
static_assert(widened({90, 100, 110}, 91) == separation{0, 100, 201});
static_assert(widened({90, 100, 110}, 1'000'000'000'000) == separation{0, 100, INT32_MAX});
static_assert(widened({INT32_MAX, INT32_MAX, INT32_MAX}, 1) ==
              separation{INT32_MAX - 1, INT32_MAX, INT32_MAX});
static_assert(widened({INT32_MAX - 9, INT32_MAX - 8, INT32_MAX - 7}, 7).most_mm == INT32_MAX);

TEST_CASE("a separation past the end of its range says so and keeps what is surely there") {
    dice d{13};
    int ended = 0;
    for (int k = 0; k < 100'000; ++k) {
        const pair x = of_regime(9, d);
        const separation s = separation_of(x.first, x.second);
        const double exact = geodesic_mm(x.first, x.second);
        if (s.likely_mm != separation::end_of_range_mm) continue;
        ++ended;
        if (s.most_mm != separation::end_of_range_mm || s.least_mm > exact) {
            FAIL(exact << " mm read as " << s.least_mm << " to " << s.most_mm);
        }
    }
    CHECK(ended > 30'000);
    CHECK(separation_of({0, 0}, {0, 1'800'000'000}).least_mm == separation::end_of_range_mm);
}

}  // namespace
