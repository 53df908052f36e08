// SPDX-License-Identifier: BSL-1.0
//
// The meridian of the ellipsoid about a latitude, as power series: every coefficient contains the
// true one for every latitude of an interval, so that the last is the rest of Taylor's formula.

#ifndef CORDON_TESTS_PROOFS_MERIDIAN_HPP
#define CORDON_TESTS_PROOFS_MERIDIAN_HPP

#include <cstddef>

#include "cordon/ellipsoid.hpp"
#include "interval.hpp"

namespace proofs {

// Distance p from the axis, height z above the equator, radii of curvature M and N, sine and cosine
// of the latitude; lengths in this many metres.
template <std::size_t Order>
struct meridian {
    series<Order> p, z, m, n, s, c;

    explicit meridian(const interval& phi, double metres = 1) {
        using shape = cordon::wgs84<double>;
        s[0] = sine(phi), c[0] = cosine(phi);
        for (std::size_t k = 1; k < Order; ++k) {
            s[k] = c[k - 1] / static_cast<double>(k);
            c[k] = -s[k - 1] / static_cast<double>(k);
        }
        series<Order> w2 = interval(-shape::e2) * (s * s);
        w2[0] = interval(1) - interval(shape::e2) * square(s[0]);
        const interval a = interval(shape::a) / metres;
        n = power(w2, -0.5, a / square_root(w2[0]));
        m = power(w2, -1.5, a * (interval(1) - interval(shape::e2)) / (w2[0] * square_root(w2[0])));
        p[0] = n[0] * c[0];
        z[0] = (interval(1) - interval(shape::e2)) * n[0] * s[0];
        const series<Order> p1 = m * s;  // -p', and z'
        const series<Order> z1 = m * c;
        for (std::size_t k = 1; k < Order; ++k) {
            p[k] = -p1[k - 1] / static_cast<double>(k);
            z[k] = z1[k - 1] / static_cast<double>(k);
        }
    }
};

}  // namespace proofs

#endif  // CORDON_TESTS_PROOFS_MERIDIAN_HPP
