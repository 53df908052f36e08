// SPDX-License-Identifier: BSL-1.0
//
// The terms of a circle's expansion as shares of its squares of the differences, for the proofs of
// its rounding.

#ifndef CORDON_TESTS_PROOFS_CIRCLE_SHARES_HPP
#define CORDON_TESTS_PROOFS_CIRCLE_SHARES_HPP

#include <cmath>

#include "cordon/zone/circle_filter.hpp"

namespace proofs {

// Bounds for every latitude and radius, in the box: the greatest of many latitudes at the greatest
// radius, for the shares grow with it, and a tenth more. Proved by circle_shares.cpp.
struct circle_shares {
    double a3 = 0, a4 = 0;             // of P^2: P^3, P^4
    double b2p = 0, b2p2 = 0, b4 = 0;  // of Q^2: P Q^2, P^2 Q^2, Q^4

    static circle_shares bounds() {
        circle_shares most;
        for (int k = 0; k <= 8500; ++k) {
            const cordon::circle_expansion e{{k / 100.0, 0}, cordon::circle_expansion::reach};
            const double north = e.north, east = e.east;
            const auto& [y0, y1, y2] = e.y;
            const auto& [x0, x1, x2] = e.x;
            const auto see = [](double& share, double now) {
                share = std::fmax(share, 1.1 * std::fabs(now));
            };
            see(most.a3, 2 * y1 / y0 * north);
            see(most.a4, (y1 * y1 + 2 * y0 * y2) / (y0 * y0) * north * north);
            see(most.b2p, 2 * x1 / x0 * north);
            see(most.b2p2, (x1 * x1 + 2 * x0 * x2) / (x0 * x0) * north * north);
            see(most.b4, 2 * e.g / x0 * east * east);
        }
        return most;
    }
};

}  // namespace proofs

#endif  // CORDON_TESTS_PROOFS_CIRCLE_SHARES_HPP
