// SPDX-License-Identifier: BSL-1.0

#include "cordon/interpolation.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "catch2.hpp"

namespace math = cordon::math;

TEST_CASE("a polynomial through the nodes is the function where it is a polynomial itself") {
    constexpr auto cubic =
        math::interpolated<3>([](double x) { return 2 - 3 * x + 0.5 * x * x + 0.25 * x * x * x; });
    CHECK(std::fabs(cubic[0] - 2) < 1e-14);
    CHECK(std::fabs(cubic[1] + 3) < 1e-13);
    CHECK(std::fabs(cubic[2] - 0.5) < 1e-13);
    CHECK(std::fabs(cubic[3] - 0.25) < 1e-13);
}

TEST_CASE("a polynomial through the nodes is near the function everywhere between") {
    // The remainder at Chebyshev's nodes of [0, 1] is at most f(n + 1) / ((n + 1)! 2^(2 n + 1)).
    const auto exponential = math::interpolated<6>([](double x) { return std::exp(x); });
    const double bound = std::exp(1.0) / (5040 * 8192);
    double worst = 0;
    for (int step = 0; step <= 10'000; ++step) {
        const double x = step * 1e-4;
        double sum = 0;
        for (std::size_t k = exponential.size(); k-- > 0;) sum = sum * x + exponential[k];
        worst = std::fmax(worst, std::fabs(sum - std::exp(x)));
    }
    INFO("worst " << worst << ", remainder " << bound);
    CHECK(worst <= bound);
    CHECK(worst > bound / 10);
}
