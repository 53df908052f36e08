// SPDX-License-Identifier: BSL-1.0
//
// How sure a fix is taken to be, and how far somebody moved.

#include "cordon/watch/measure.hpp"

#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/distance/distance.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;

TEST_CASE("an accuracy of unknown confidence counts as what it claims where that is worse") {
    using cordon::confidence;
    using cordon::watch_detail::sigma_to_reckon;
    cordon::policy<1> p{.levels = {{500_m}}};
    p.claims_percent = 100;
    p.least_sigma_mm = 0;
    const std::uint32_t usual = sigma_mm(p.assumed);
    CHECK(sigma_to_reckon({}, p) == usual);
    CHECK(sigma_to_reckon({usual - 1, confidence::unknown}, p) == usual);
    CHECK(sigma_to_reckon({usual + 1, confidence::unknown}, p) == usual + 1);
    CHECK(sigma_to_reckon({100'000'001, confidence::p95}, p) == 100'000'001);
    constexpr std::uint32_t most = cordon::watch_detail::packed_most_mm;
    CHECK(sigma_to_reckon({UINT32_MAX, confidence::sigma}, p) == most);
    // A known one counts as it is, better or worse.
    CHECK(sigma_to_reckon({1'000, confidence::sigma}, p) == 1'000);
    CHECK(sigma_to_reckon({100'000'000, confidence::sigma}, p) == 100'000'000);
    CHECK(sigma_to_reckon({1, confidence::sigma}, p) == 1);
}

TEST_CASE("a claim counts as so much worse as the policy says and never as perfect") {
    using cordon::confidence;
    using cordon::watch_detail::sigma_to_reckon;
    constexpr cordon::policy<1> usual{.levels = {{500_m}}};
    static_assert(sigma_to_reckon({10'000, confidence::sigma}, usual) == 13'000);
    static_assert(sigma_to_reckon({3'000, confidence::p95}, usual) == 5'000);
    static_assert(sigma_to_reckon({1, confidence::sigma}, usual) == 5'000);
    cordon::policy<1> p = usual;
    for (const int percent : {100, 130, 250, 1000}) {
        p.claims_percent = percent;
        for (const std::uint32_t mm : {5'001U, 7'777U, 123'456U, 99'999'999U, 100'000'000U}) {
            const double exact = double{1} * mm * percent / 100;
            const double reckoned = sigma_to_reckon({mm, confidence::sigma}, p);
            CHECK(reckoned >= exact);
            CHECK(reckoned <= exact + 1 + exact * 1e-8);
        }
    }
}

TEST_CASE("the doubt of two fixes is three standard errors of both together") {
    // Up to the greatest that is reckoned with; no less than exact, and up to 3 mm more.
    const auto next = [](std::uint32_t s) {
        return s == INT32_MAX ? 0 : s > 1'400'000'000 ? INT32_MAX : s + s / 2 + 1;
    };
    for (std::uint32_t a = 1; a != 0; a = next(a)) {
        for (std::uint32_t b = 1; b != 0; b = next(b)) {
            const double exact = 3 * std::sqrt(double{1} * a * a + double{1} * b * b);
            const auto doubt = static_cast<double>(cordon::watch_detail::doubt_mm(a, b));
            if (!(doubt >= exact - 1e-5 && doubt <= exact + 3.001)) FAIL(a << ", " << b);
        }
    }
    CHECK(cordon::watch_detail::doubt_mm(3'000, 4'000) == 3 * 5'001);
}

TEST_CASE("the cheap bound of a move is never less than the move, nor absurdly more") {
    constexpr std::int64_t reaches[] = {10, 10'000, 10'000'000};
    dice d{11};
    for (int k = 0; k < 20'000; ++k) {
        const cordon::position_e7 p{
            static_cast<std::int32_t>(d.between(-900'000'000, 900'000'000)),
            static_cast<std::int32_t>(d.between(-1'800'000'000, 1'800'000'000))};
        cordon::position_e7 q = p;
        const std::int64_t reach = d.pick(reaches);
        q.latitude = static_cast<std::int32_t>(d.between(p.latitude - reach, p.latitude + reach));
        if (q.latitude > 900'000'000 || q.latitude < -900'000'000) continue;
        q.longitude = static_cast<std::int32_t>(p.longitude + d.between(-reach, reach));
        const double bound = cordon::watch_detail::moved_at_most(p, q);
        const double moved = cordon::distance(p, q).count() * 1000;
        if (bound < moved) FAIL(p.latitude << ", " << p.longitude << ": " << moved << " " << bound);
    }
    CHECK(cordon::watch_detail::moved_at_most({0, 0}, {100, 0}) < 1120);
    CHECK(cordon::watch_detail::moved_at_most({0, 1'800'000'000}, {0, -1'800'000'000}) == 1);
    CHECK(cordon::watch_detail::moved_at_most({900'000'000, 0}, {-900'000'000, 0}) == UINT32_MAX);
}

}  // namespace
