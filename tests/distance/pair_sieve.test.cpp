// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/pair_sieve.hpp"

#include <cmath>
#include <cstddef>

#include "catch2.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/side.hpp"
#include "oracle.hpp"

using cordon::metres;
using cordon::pair_sieve;
using cordon::position;
using cordon::position_e7;
using cordon::side;

namespace {

side sifted(const pair_sieve& sieve, position_e7 p, position_e7 q) {
    const auto sum = std::fabs(double(p.latitude) + q.latitude);
    float far = 0, near = 0, in_domain = 0;
    sieve(static_cast<float>(std::fabs(double(p.latitude) - q.latitude)),
          static_cast<float>(cordon::longitude_apart(p.longitude, q.longitude)),
          static_cast<float>(1.8e9 - sum), far, near, in_domain);
    if (in_domain < 0) return side::uncertain;
    if (far > 0) return side::outside;
    return near <= 0 ? side::inside : side::uncertain;
}

}  // namespace

TEST_CASE("what the sieve decides of a pair is so, at its margin and anywhere") {
    oracle::generator random{740};
    long wrong = 0, decided = 0, open = 0;
    oracle::worst first;
    for (int k = 0; k < 400'000; ++k) {
        const double r = random.spread(0.01, 50'000);
        const pair_sieve sieve{metres{r}};
        oracle::pair ends =
            random.next(oracle::every_regime[random.bits() % oracle::every_regime.size()]);
        if (random.chance(0.3))
            ends.first.latitude = random.sign() * (90 - random.spread(0.05, 20));
        if (random.chance(0.9)) {
            ends.second = oracle::destination(ends.first, random.azimuth(),
                                              r * (1 + random.sign() * random.spread(1e-7, 1e-3)));
        }
        const position_e7 p = to_e7(ends.first), q = to_e7(ends.second);
        const side s = sifted(sieve, p, q);
        if (s == side::uncertain) {
            ++open;
            continue;
        }
        ++decided;
        const bool inside = oracle::true_distance(p, q) <= static_cast<long double>(r);
        if (inside != (s == side::inside)) ++wrong, first.see(r, ends);
    }
    INFO("worst " << first.plain());
    CHECK(wrong == 0);
    CHECK(decided > 100'000);
    CHECK(open > 10'000);
}

TEST_CASE("the polynomial of the squared cosine is good to a part in ten million of float") {
    double worst = 0;
    for (int k = 1; k <= 100'000; ++k) {
        const double z = k / 100'000.0;
        double p = 0;
        for (std::size_t j = pair_sieve::cosine2_coefficients.size(); j-- > 0;) {
            p = p * z + static_cast<double>(pair_sieve::cosine2_coefficients[j]);
        }
        const double sine = std::sin(std::sqrt(z) * 1.5707963267948966);
        worst = std::fmax(worst, std::fabs(z * p / (sine * sine) - 1));
    }
    CHECK(worst < 1.2e-7);
}

TEST_CASE("the sieve takes the radii of its domain") {
    CHECK(pair_sieve::usable(metres{500}));
    CHECK(pair_sieve::usable(metres{50'000}));
    CHECK_FALSE(pair_sieve::usable(metres{50'001}));
    CHECK_FALSE(pair_sieve::usable(metres{0}));
    CHECK_FALSE(pair_sieve::usable(metres{std::nan("")}));
}
