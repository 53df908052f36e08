// SPDX-License-Identifier: BSL-1.0
//
// Encloses the error of chord.hpp's arc, by the exact equations of a geodesic of the ellipsoid.
//
// Let z(s) be the height above the equator's plane on a geodesic of unit speed, t = z', f half the
// square of the chord from its start, u the sine of the chord's slope to that plane. Then (see
// docs/exactness.md)
//   f'' = 1 - K f,  K = (1 + e'^2 t^2)(1 + e'^2 u^2) / N^2,  N^2 = a^2 (1 + e'^2 z^2 / b^2),
// and by Joachimsthal's theorem (1 + e'^2 t^2) N^2 = D is constant on the geodesic, so that
//   K = D (1 + e'^2 u^2) / N^4,  z'' = -(a^2 / b^2) D z / N^4.
// With z = z(0) + s Z and f = s^2 F / 2 the slope is u^2 = Z^2 / F, and all are power series in s.
// What chord.hpp takes for K is the series k = (1 + e'^2 u^2)^2 / N^2 at the middle height.
//
// The answer for a chord is the arc s' with G(k, s') = f, G(k, s) = (1 - cos(sqrt(k) s)) / k, and
//   f - G(k, s) = h - (G(k, s) - G(K(0), s)),  h'' = -K(0) h - (K - K(0)) f,
// of which all below the sixth order is zero: the fifth of h is -K' / 40 = -K (5/2) L / 40 and that
// of the other -k' / 24 = -K (3/2) L / 24, with L = (ln(1 / N^2))' = (ln(1 + e'^2 t^2))'.
//
// The rest of Taylor's formula is the highest coefficient with the whole arc's range for each of
// its parts. At any place the coefficients of Z and F are means of those of z and 2 f along the arc:
//   Z_k of z_{k+1},  F_k of 2 f_{k+2}.

#ifndef CORDON_TESTS_PROOFS_ARC_OVER_CHORD_HPP
#define CORDON_TESTS_PROOFS_ARC_OVER_CHORD_HPP

#include <cstddef>

#include "cordon/ellipsoid.hpp"
#include "interval.hpp"

namespace proofs {

// All lengths in units of the radius that the headers' bounds are stated with.
inline constexpr double unit = 6'371'000;  // metres

class arc_over_chord {
  public:
    // Geodesics that start at this latitude and with this sine of the slope to the equator's plane.
    arc_over_chord(const interval& latitude, const interval& slope)
        : a2_{square(interval(shape::a) / unit)},
          b2_{square(interval(shape::b) / unit)},
          n2_{a2_ / (interval(1) - interval(shape::e2) * square(sine(latitude)))},
          z_{square_root(n2_) * (interval(1) - interval(shape::e2)) * sine(latitude)},
          t_{slope},
          d_{(interval(1) + interval(shape::ep2) * square(slope)) * n2_} {}

    // (chord{}'s answer - s) / s^5 for every s up to the reach, in units.
    [[nodiscard]] interval error(double reach) const {
        const interval s(0, reach);
        const expansion at = start();
        const expansion on = along(at, reach);
        const interval most_k = a2_ / square(b2_);

        // With k = K(0) + s m, G(k, s) - G(K(0), s) = s m (-s^4 / 24 + (2 K(0) + s m) s^6 / 720 - ..);
        // here all over s^6, the highest coefficients first.
        const interval& k0 = at.big_k[0];
        interval m = on.k[top - 4];
        interval e = on.h[top] + on.k[top - 4] / 24;
        for (std::size_t j = top - 4; j-- > top - 6;) m = at.k[j] + s * m;
        e = e - k0 * m / 360;
        for (std::size_t j = top - 6; j-- > 0;) {
            e = at.h[j + 6] + at.k[j + 2] / 24 + s * e;
            if (j > 0) e = e - k0 * at.k[j] / 360;
            if (j > 0) m = at.k[j] + s * m;
        }
        const interval tail = (square(most_k) * interval(3)).either_sign() / 40320 +
                              square(s) * (square(most_k) * most_k).either_sign() / 604800;
        e = e - square(s * m) / 720 + m * s * square(s) * tail;
        // G' = sin(sqrt(k) s) / sqrt(k), at a place that is s but for less than a thousandth.
        const interval steep = interval(1) - most_k * square(s) * interval(0, 0.17);
        return e / steep;
    }

    // How much the slope changes over an arc of the reach, and the height, at most: z'' is a
    // curvature times the height's share.
    [[nodiscard]] static double greatest_turn(double reach) {
        return (interval(reach) * interval(unit) / shape::least_curvature_radius).greatest();
    }

  private:
    using shape = cordon::wgs84<double>;
    static constexpr std::size_t top = 9;
    using coefficients = series<top + 1>;

    struct expansion {
        coefficients z, n2, n4;  // n4: N^-4
        coefficients big_z, big_f, u2, big_k, f, h;
        coefficients nm2, k;  // N^2 at the middle height; chord.hpp's K
    };

    static interval product(const coefficients& x, const coefficients& y, std::size_t k) {
        interval sum;
        for (std::size_t j = 0; j <= k; ++j) sum = sum + x[j] * y[k - j];
        return sum;
    }

    void expand_height(expansion& e, const interval& z, const interval& t) const {
        e.z[0] = z, e.z[1] = t;
        const interval share = interval(shape::ep2) * a2_ / b2_;
        const interval pull = a2_ / b2_ * d_;
        for (std::size_t k = 0; k <= top; ++k) {
            e.n2[k] = share * (k == 0 ? square(z) : product(e.z, e.z, k));
            if (k == 0) e.n2[0] = e.n2[0] + a2_;
            if (k == 0) {
                e.n4[0] = interval(1) / square(e.n2[0]);
            } else {
                interval sum;
                for (std::size_t j = 1; j <= k; ++j) {
                    const double weight =
                        -2.0 * static_cast<double>(j) - static_cast<double>(k - j);
                    sum = sum + interval(weight) * e.n2[j] * e.n4[k - j];
                }
                e.n4[k] = sum / (interval(static_cast<double>(k)) * e.n2[0]);
            }
            if (k + 2 <= top) e.z[k + 2] = -(pull * product(e.z, e.n4, k)) / factor(k);
            if (k + 1 <= top) e.big_z[k] = e.z[k + 1];
        }
    }
    static double factor(std::size_t k) { return static_cast<double>((k + 1) * (k + 2)); }

    // u^2 and K from Z and F, up to a coefficient of F.
    void expand_curvature(expansion& e, std::size_t k) const {
        interval sum = k == 0 ? square(e.big_z[0]) : product(e.big_z, e.big_z, k);
        for (std::size_t j = 1; j <= k; ++j) sum = sum - e.big_f[j] * e.u2[k - j];
        e.u2[k] = sum / e.big_f[0];
        interval bent = e.n4[k];
        for (std::size_t j = 0; j <= k; ++j) {
            bent = bent + interval(shape::ep2) * e.u2[j] * e.n4[k - j];
        }
        e.big_k[k] = d_ * bent;
    }

    // chord.hpp's K, up to the coefficient top - 2.
    void expand_middle(expansion& e) const {
        coefficients middle = interval(0.5) * e.z;
        middle[0] = (e.z[0] + z_) / 2;
        e.nm2 = interval(shape::ep2) * a2_ / b2_ * (middle * middle);
        e.nm2[0] = a2_ + interval(shape::ep2) * a2_ / b2_ * square(middle[0]);
        coefficients steep = interval(shape::ep2) * e.u2;
        steep[0] = steep[0] + interval(1);
        e.k = steep * steep * power(e.nm2, -1, interval(1) / e.nm2[0]);
    }

    [[nodiscard]] expansion start() const {
        expansion e;
        expand_height(e, z_, t_);
        for (std::size_t k = 0; k + 2 <= top; ++k) {
            interval sum(k == 0 ? 1 : 0);
            for (std::size_t j = 0; j + 2 <= k; ++j) sum = sum - e.big_k[j] * e.f[k - j];
            e.f[k + 2] = sum / factor(k);
            e.big_f[k] = interval(2) * e.f[k + 2];
            expand_curvature(e, k);
            interval bend = e.big_k[0] * e.h[k];
            for (std::size_t j = 1; j <= k; ++j) bend = bend + e.big_k[j] * e.f[k - j];
            e.h[k + 2] = -bend / factor(k);
        }
        expand_middle(e);
        return e;
    }

    // The same with everything anywhere on the arc.
    [[nodiscard]] expansion along(const expansion& at, double reach) const {
        expansion e;
        const double turn = greatest_turn(reach);
        const interval s(0, reach);
        const interval slope = t_ + interval(-turn, turn);
        expand_height(e, z_ + s * slope, slope);
        const interval most_k = a2_ / square(b2_);
        e.f[0] = square(s) / 2;
        e.f[1] = s;
        e.big_f[0] = interval(1) - most_k * square(s) * interval(0, 0.5);
        expand_curvature(e, 0);
        e.f[2] = (interval(1) - e.big_k[0] * e.f[0]) / 2;
        for (std::size_t k = 1; k + 2 <= top; ++k) {
            // F_k is a mean of 2 f_{k+2}, which has a small part of F_k in it by K.
            e.big_f[k] = interval(0);
            expand_curvature(e, k);
            interval sum;
            for (std::size_t j = 0; j <= k; ++j) sum = sum - e.big_k[j] * e.f[k - j];
            const interval without = interval(2) * sum / factor(k);
            const interval part = (interval(2) * d_ * e.n4[0] * interval(shape::ep2) * e.u2[0] /
                                   e.big_f[0] * e.f[0] / factor(k))
                                      .either_sign();
            const interval most(size(without).greatest());
            const interval left = interval(1) - size(part);
            e.big_f[k] = without + part * most / interval(left.least());
            expand_curvature(e, k);
            sum = interval(0);
            for (std::size_t j = 0; j <= k; ++j) sum = sum - e.big_k[j] * e.f[k - j];
            e.f[k + 2] = sum / factor(k);
        }
        // K - K(0), and from it h and h' by their integrals.
        const interval change = s * e.big_k[1];
        const interval most = change.either_sign();
        e.h[0] = most * square(square(interval(reach))) / 24;
        e.h[1] = most * square(interval(reach)) * interval(reach) / 6;
        for (std::size_t k = 0; k + 2 <= top; ++k) {
            interval bend = at.big_k[0] * e.h[k] + change * e.f[k];
            for (std::size_t j = 1; j <= k; ++j) bend = bend + e.big_k[j] * e.f[k - j];
            e.h[k + 2] = -bend / factor(k);
        }
        expand_middle(e);
        return e;
    }

    interval a2_, b2_, n2_, z_, t_, d_;
};

}  // namespace proofs

#endif  // CORDON_TESTS_PROOFS_ARC_OVER_CHORD_HPP
