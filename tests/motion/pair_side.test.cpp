// SPDX-License-Identifier: BSL-1.0
//
// Two positions and a radius in integers: never a wrong side, and little doubt.

#include "cordon/motion/pair_side.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "catch2.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "dice.hpp"
#include "motion/pairs.hpp"

namespace {

using namespace cordon::literals;
using cordon::classify;
using cordon::millimetres;
using cordon::position_e7;
using cordon::side;
using namespace pairs;

TEST_CASE("the side of a pair is that of the geodesic, wherever on Earth, or is left open") {
    constexpr std::int32_t end = cordon::separation::end_of_range_mm;
    int wrong = 0, asymmetric = 0, open = 0, sure_beyond_doubt = 0;
    for (std::size_t regime = 0; regime < regimes; ++regime) {
        dice d{regime + 100};
        for (int k = 0; k < 10'000; ++k) {
            const pair x = of_regime(regime, d);
            const double exact = geodesic_mm(x.first, x.second);
            // Radii about the distance, from far off to a millimetre.
            const double off = std::exp2(d.uniform(0, 30)) * (d.one_in(2) ? 1 : -1);
            const double limit = std::clamp(exact + off, 0.0, double{end});
            const millimetres radius{static_cast<std::int32_t>(limit)};
            const side s = classify(x.first, x.second, radius);
            wrong += s == side::inside && exact > radius.count;
            wrong += s == side::outside && exact <= radius.count;
            asymmetric += classify(x.second, x.first, radius) != s;
            // Within 50 km the error is 1 mm and 2^-20 of the distance, up to 80 degrees.
            if (exact > 4.9e7 ||
                std::max(std::abs(x.first.latitude), std::abs(x.second.latitude)) > 790'000'000) {
                continue;
            }
            const double doubt = 2 * (2 + exact / (1 << 20));
            open += s == side::uncertain;
            sure_beyond_doubt += s == side::uncertain && std::abs(exact - radius.count) > doubt;
        }
    }
    CHECK(wrong == 0);
    CHECK(asymmetric == 0);
    CHECK(open > 100);
    CHECK(sure_beyond_doubt == 0);
}

TEST_CASE("the latitudes alone never put outside what is within, on any meridian") {
    dice d{1};
    int wrong = 0;
    for (int k = 0; k < 100'000; ++k) {
        const position_e7 p{static_cast<std::int32_t>(d.between(-pole, pole)), 0};
        const std::int32_t far = static_cast<std::int32_t>(d.between(0, 20'000'000));
        const position_e7 q{clamped(std::int64_t{p.latitude} + far), 0};
        const double exact = geodesic_mm(p, q);
        const millimetres radius{static_cast<std::int32_t>(std::ceil(exact))};
        wrong += classify(p, q, radius) == side::outside;
    }
    CHECK(wrong == 0);
}

TEST_CASE("what is no position is on no side, and the ends of the range are no claim") {
    constexpr position_e7 here{0, 0};
    constexpr position_e7 beyond{pole + 1, 0};
    CHECK(classify(here, beyond, 500_m) == side::uncertain);
    CHECK(classify(beyond, here, 500_m) == side::uncertain);
    static_assert(classify(here, {40'000, 0}, 500_m) == side::inside);
    static_assert(classify(here, {50'000, 0}, 500_m) == side::outside);
    static_assert(classify(here, here, millimetres{0}) == side::uncertain);
    static_assert(classify(here, here, millimetres{1}) == side::inside);
    // Farther apart than the range is long.
    constexpr millimetres most{INT32_MAX};
    CHECK(classify(here, {0, 1'700'000'000}, most) != side::inside);
    CHECK(classify({pole, 0}, {-pole, 0}, most) == side::outside);
}

}  // namespace
