// SPDX-License-Identifier: BSL-1.0
//
// Proves the truncation of a circle's expansion by interval arithmetic: for every centre up to the
// header's latitude, the square of the distance as the filters write it, multiplied out (float) and
// not (integers), differs from the geodesic's by no more than the header's bound at that distance,
// up to 1.46 times the header's reach. With `--tightened` it asks for what is not true.
//
// That is what the filters need. A position within the radius r has s^ <= r + T r^4 (T the bound's
// factor), so a greater s^ is outside. One beyond it, but within the box, has s - s^ <= T s^4, and
// s - T s^4 grows with s, so s^ > r - T r^4, and a smaller s^ is inside. In the box north is at most
// r M / (b^2 / a) and east at most r N cos(phi) / (a cos(phi + rise)), together less than 1.46 r.
//
//   P = rho cos(alpha) / M,  Q = rho sin(alpha) / p,  p = N cos(phi), at the centre,
// rho up to 1.46 reach. The chord is exactly
//   c^2 = (p(phi + P) - p)^2 + (z(phi + P) - z)^2 + 4 p p(phi + P) sin^2(Q / 2),
// and with d z = z(phi + P) - z and X = c^2 + e'^2 dz^2, for the chord's slope to the equator's
// plane, the arc over it is s^2 = c^2 + X^2 / (12 N^2) (1 + small): K is X^2 / (c^4 N^2) but for its
// change along the arc. Up to the fourth order this is the header's polynomial:
//   M^2 P^2 + M M' P^3 + ((M'^2 + M^2) / 4 + (M M'' - M^2) / 3 + M^2 / 12) P^4
//   + p^2 Q^2 + p p' P Q^2 + (p p'' / 2 + M^2 p^2 (1 + e'^2 cos^2) / (6 N^2)) P^2 Q^2
//   - p^2 (1 - p^2 / N^2) / 12 Q^4,
// which is used and not computed; what is left of higher orders, over rho^5, is bounded.
//   transcribed from include/cordon/zone/circle_filter.hpp
//   > (p * p2 / 2 + math::square(m * p) * (1 + shape::ep2 * c * c) / (6 * n * n) -
//   > p1 * p1 / 4) /
//   > (2 * p);
//   > y[0] = m * count;
//   > y[1] = m1 / 2 * count * count;
//   > y[2] = m2 / 6 * count * count * count;
//   > x[0] = p * count;
//   > x[1] = p1 / 2 * count * count;
//   > x[2] = e * count * count * count;
//   > const double truncation = 0.02 * math::square(r * r) * (1 + t * t * t) / radius3;
//   > g = p * (1 - c * c) / 24 * count * count * count;
//   > static_cast<float>((y[1] * y[1] + 2 * y[0] * y[2]) / r2),
//   > static_cast<float>((x[1] * x[1] + 2 * x[0] * x[2]) / r2),
//   > static_cast<float>(-2 * x[0] * g / r2)};

#include <algorithm>

#include "arc_over_chord.hpp"
#include "boxes.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "meridian.hpp"

namespace {

using namespace proofs;
using shape = cordon::wgs84<double>;

// The header's factor, from a circle on the equator with nothing else in its margin but the band.
double factor() {
    constexpr cordon::metres reach = cordon::circle_expansion::reach;
    constexpr cordon::circle_expansion there{{0, 0}, reach};
    const double r = reach.count() / unit;
    return (there.margin - cordon::ladder::band.count()) / unit / (r * r * r * r);
}

// The polynomial with these coefficients from the constant up.
template <std::size_t Count>
interval value(const std::array<interval, Count>& coefficients, const interval& x) {
    interval sum = coefficients[Count - 1];
    for (std::size_t k = Count - 1; k-- > 0;) sum = coefficients[k] + x * sum;
    return sum;
}

// The coefficients from `First` on of the square of a polynomial.
template <std::size_t First, std::size_t Count>
std::array<interval, 2 * Count - 1 - First> square_from(const std::array<interval, Count>& a) {
    std::array<interval, 2 * Count - 1 - First> result;
    for (std::size_t i = 0; i < Count; ++i) {
        for (std::size_t j = 0; j < Count; ++j) {
            if (i + j >= First) result[i + j - First] = result[i + j - First] + a[i] * a[j];
        }
    }
    return result;
}

// How much of the header's bound may be needed in a box for rho in an interval: an upper bound.
double share(const box& b, const interval& rho) {
    const interval phi = b.latitude();
    const double rise = arc_over_chord::greatest_turn(rho.greatest());
    constexpr std::size_t order = 7;
    const meridian<order> at(phi, unit);
    const meridian<order> near(interval(b.phi - rise, b.phi_end + rise), unit);
    const interval &m = at.m[0], &p = at.p[0];
    const interval n2 = square(at.n[0]);
    const interval sin = sine(b.direction()), cos = cosine(b.direction());
    const interval north = cos / m, east = sin / p;  // P / rho, Q / rho
    const interval north2 = square(north), east2 = square(east);
    const interval big_p = rho * north, q2 = square(rho) * east2;

    // ((p(phi + P) - p) / P)^2, the last coefficient the rest, and the same for z.
    std::array<interval, order - 1> dp, dz;
    for (std::size_t k = 0; k + 1 < order; ++k) {
        dp[k] = k + 2 < order ? at.p[k + 1] : near.p[k + 1];
        dz[k] = k + 2 < order ? at.z[k + 1] : near.z[k + 1];
    }
    // What follows the second order of the chord's square, over rho^3, and the fourth, over rho^5.
    const interval p1 = at.p[1], p2 = near.p[2], p3 = at.p[3], p4 = near.p[4];
    const interval along3 =
        north * north2 * (value(square_from<1>(dp), big_p) + value(square_from<1>(dz), big_p));
    const interval along5 = north * square(north2) *
                            (value(square_from<3>(dp), big_p) + value(square_from<3>(dz), big_p));
    const interval sine2 = q2 * interval(0, 1);
    const interval across3 = east2 * north * p * (p1 + big_p * p2) -
                             rho * square(east2) * p * near.p[0] / 12 * (interval(1) - sine2 / 30);
    const interval across5 = east2 * north * north2 * p * (p3 + big_p * p4) -
                             square(east2) * north * p * (p1 + big_p * p2) / 12 +
                             rho * east2 * square(east2) * p * near.p[0] / 360 * interval(0, 1);
    const interval chord2 = interval(1) + rho * (along3 + across3);  // over rho^2

    // X over rho^2, its second order and what follows it.
    const interval ep2(shape::ep2);
    const interval x2 = interval(1) + ep2 * square(at.z[1]) * north2;
    const interval x3 = along3 + across3 + ep2 * north * north2 * value(square_from<1>(dz), big_p);
    const interval x = x2 + rho * x3;
    const interval bent = square(x) / (interval(12) * n2);

    // From K at the centre with the chord's slope for both slopes: they differ by a turn at most,
    // so their squares by two; and ln N^2 by less than 2 e'^2 per arc / b. Together, over rho:
    const interval arc_over_rho(0.9, 1.1);
    const interval change = interval(-1, 1) * interval(6.1) * ep2 * arc_over_rho *
                            interval(arc_over_chord::greatest_turn(1));
    // What terms follow K c^2 / 12, as a share of it, over rho.
    const interval most_k =
        square(interval(shape::a) / unit) / square(square(interval(shape::b) / unit));
    const interval longer = interval(0, 0.2) * most_k * rho * chord2;
    const interval excess = along5 + across5 + x3 * (x + x2) / (interval(12) * n2) +
                            bent * (change * (interval(1) + rho * longer) + longer);

    const interval arc2 =
        chord2 + square(rho) * bent * (interval(1) + rho * change) * (interval(1) + rho * longer);
    if (!(arc2.least() > 0.81 && arc2.greatest() < 1.21)) return 1e9;
    const interval ratio = square_root(arc2);

    // What the squares have that are not multiplied out, over rho^5.
    const interval y1 = at.m[1] / 2, y2 = at.m[2] / 3;
    const interval x1 = p1 / 2;
    const interval steep = interval(1) + ep2 * square(at.c[0]);
    const interval e =
        (p * at.p[2] + square(m * p) * steep / (interval(6) * n2) - square(x1)) / (interval(2) * p);
    const interval g = p * square(at.s[0]) / 24;
    const interval more =
        interval(2) * (y1 * y2 * square(north2) * north + x1 * e * north2 * north * east2 -
                       x1 * g * north * square(east2)) +
        rho * (square(y2) * square(north2) * north2 + square(e * north2) * east2 -
               interval(2) * e * g * north2 * square(east2) + square(g * east2) * east2);

    const interval tangent = at.s[0] / at.c[0];
    const interval bound = interval(factor()) * (interval(1) + size(tangent) * square(tangent));
    double result = 0;
    for (const interval& each : {excess, excess - more}) {
        const interval mine = square_root(arc2 - square(rho) * rho * each);
        const interval needed = size(each) / (ratio + mine) / square(arc2) / bound;
        result = std::max(result, needed.greatest());
    }
    return result;
}

}  // namespace

int main(int count, char** words) {
    const double reach = 1.46 * cordon::circle_expansion::reach.count() / unit;
    const double greatest = cordon::circle_expansion::greatest_latitude *
                            cordon::math::radians_per_degree<double> * (1 + 0x1p-40);
    const bool proved =
        prove("circle_expansion's truncation", {0, greatest, 0, half_turn},
              is_tightened(count, words) ? 0.4 : 0.98, [&](const box& b) {
                  double most = 0;
                  for (int k = 0; k < 4; ++k) {
                      most = std::max(most, share(b, interval(reach * k / 4, reach * (k + 1) / 4)));
                  }
                  return most;
              });
    return proved ? 0 : 1;
}
