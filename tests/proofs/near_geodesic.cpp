// SPDX-License-Identifier: BSL-1.0
//
// Proves the truncation of near_geodesic by interval arithmetic: for every pair where
// near_geodesic::holds, and up to 1.11 times its reach (the rung of the ladder asks up to 1.1), what
// near_geodesic computes without rounding differs from the geodesic by no more than
// near_geodesic::truncation and, beyond latitude 75, 1 nm: the ladder's band has 19.5 nm for places in
// space, which its rung does not make. With `--tightened` it asks for what is not true.
//
// As in mid_latitude.cpp, h is half the difference in latitude, dl that in longitude, rho the
// metric's distance:
//   h = rho cos(alpha) / (2 M),  dl = rho sin(alpha) / p,  p = N cos(phi), at the middle latitude.
// The error has three parts, each a multiple of rho^5, whose signs are kept:
//   * the square of the chord as the header expands it, less the chord's,
//   * the header's K, at the middle latitude, less that of chord.hpp for the same chord,
//   * chord.hpp's arc less the geodesic: arc_over_chord.hpp.
// Terms below those orders are the same on both sides, which is used and not computed:
//   p'^2 + z'^2 = M^2,  p' p''' + z' z''' = M M'' - M^2,  p'''^2 + z'''^2 = (M'' - M)^2 + 4 M'^2,
//   p' p^(5) + z' z^(5) = M (M'''' - 6 M'' + M),  z' z''' = M c ((M'' - M) c - 2 M' s).
//   transcribed from include/cordon/distance/near_geodesic.hpp
//   > const double cross = -mn * cosine2 * (1 + 3 * u * sine2) - m2 * sine2;  // p p'' - p'^2
//   > north2 * m2 * (1 + north2 / 12 * (second * (1 - north2 / 6) - 1 + north2 / 30));
//   > const double parallel = a2 * inverse * cosine2 + north2 / 4 * (1 - north2 / 12) * cross -
//   > math::square(north2) * (a2 * shape::e2 / 16) * (cosine2 - sine2);
//   > parallel * (east2 * (1 - east2 / 12 * (1 - east2 / 30 * (1 - east2 / 56))));
//   > const double climb2 = along * cosine2 / chord2;
//   > const double kc = math::square((1 + shape::ep2 * climb2) / shape::a) * w2 * chord2;
//   > return chord2 * (1 + kc / 12 * (1 + kc * (12.0 / 90) * (1 + kc * (90.0 / 560))));

#include "cordon/distance/near_geodesic.hpp"

#include <algorithm>
#include <cmath>

#include "arc_over_chord.hpp"
#include "boxes.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "meridian.hpp"

namespace {

using namespace proofs;
using shape = cordon::wgs84<double>;

// The greatest distance of near_geodesic::holds in a box, in units.
double reach_of(const box& b) {
    using cordon::near_geodesic;
    const interval pole = interval(shape::a) * cosine(interval(b.phi)) * interval(1 + 0x1p-40) /
                          interval(near_geodesic::pole_at_least);
    return std::min(1.11 * near_geodesic::reach.count(), pole.greatest()) / unit;
}

// x + h2 (...), Horner's rule from the constant up.
template <class... Rest>
interval upwards(const interval& h2, const interval& x, const Rest&... rest) {
    if constexpr (sizeof...(Rest) == 0) {
        return x;
    } else {
        return x + h2 * upwards(h2, rest...);
    }
}

// What the header leaves out of p1 p2 / h^4: its fourth order less the true one, for which
// neighbouring terms nearly cancel, so it is taken about the middle of the box.
interval fourth_of_product(const interval& phi) {
    using three = series<3>;
    const auto of = [](const interval& about) {
        const meridian<7> at(about, unit);
        const auto taylor = [&](const series<7>& x, std::size_t j) {  // of x^(j) / j!
            three result;
            double choose = 1;
            for (std::size_t k = 0; k < 3; ++k) {
                result[k] = interval(choose) * x[k + j];
                choose = choose * static_cast<double>(k + j + 1) / static_cast<double>(k + 1);
            }
            return result;
        };
        const three p0 = taylor(at.p, 0), p1 = taylor(at.p, 1), p2 = taylor(at.p, 2),
                    p3 = taylor(at.p, 3), p4 = taylor(at.p, 4);
        const three c = taylor(at.c, 0), s = taylor(at.s, 0);
        const interval minus(-1), two(2);
        const three cross = two * (p0 * p2) + minus * (p1 * p1);
        const three double_angle = c * c + minus * (s * s);
        const interval a2e2 = square(interval(shape::a) / unit) * interval(shape::e2);
        const three mine = (interval(-1) / 3) * cross + (-a2e2) * double_angle;
        const three true_one = p2 * p2 + two * (p0 * p4) + interval(-2) * (p1 * p3);
        return mine + minus * true_one;
    };
    const double middle = (phi.least() + phi.greatest()) / 2;
    const interval away = phi - interval(middle);
    const three at = of(interval(middle));
    return at[0] + away * (at[1] + away * of(phi)[2]);
}

// How much of the header's bound may be needed in a box: an upper bound.
double share(const box& b, double reach) {
    const interval phi = b.latitude();
    const interval rho2 = square(interval(0, reach));
    const interval s2 = square(sine(b.direction()));
    const interval c2 = square(cosine(b.direction()));
    // Half the difference in latitude is below this.
    const double rise = arc_over_chord::greatest_turn(reach) / 2;
    const meridian<8> at(phi, unit);
    const meridian<8> near(interval(b.phi - rise, b.phi_end + rise), unit);
    const interval &m = at.m[0], &p = at.p[0], &sin = at.s[0], &cos = at.c[0];
    const interval m1 = at.m[1], m2 = interval(2) * at.m[2], m4 = interval(24) * at.m[4];
    const interval big_h = c2 / (interval(4) * square(m));  // h^2 / rho^2
    const interval big_l = s2 / square(p);                  // dl^2 / rho^2
    const interval h2 = rho2 * big_h;
    const interval dl2 = rho2 * big_l;

    // Along: (p2 - p1)^2 + (z2 - z1)^2 = 4 h^2 (M^2 + first h^2 + second h^4 + rest h^6).
    const auto rest_of = [&](const series<8>& x, const interval& seventh) {
        const interval first = x[1], third = x[3], fifth = x[5];
        return upwards(h2, interval(2) * (first * seventh + third * fifth),
                       square(fifth) + interval(2) * third * seventh, interval(2) * fifth * seventh,
                       square(seventh));
    };
    const interval first = (m * m2 - square(m)) / 3;
    const interval my_second = (square(m) / 30 - m * m2 / 6) * 4 / 3;
    const interval second_excess =
        -(m * (m4 + interval(4) * m2) / 60 + square(m2) / 36 + square(m1) / 9);
    const interval along_rest = rest_of(at.p, near.p[7]) + rest_of(at.z, near.z[7]);
    // The header's less the true one, over rho^6.
    const interval along_excess =
        interval(4) * big_h * square(big_h) * (second_excess - h2 * along_rest);

    // Across: p1 p2 = p^2 + cross h^2 + .. h^4 + rest h^6, times 4 sin^2(dl / 2).
    const interval cross = interval(2) * p * at.p[2] - square(at.p[1]);
    const interval my_fourth = -(cross / 3 + square(interval(shape::a) / unit) *
                                                 interval(shape::e2) * (square(cos) - square(sin)));
    const interval fourth_excess = fourth_of_product(phi);
    const interval p2 = at.p[2], p3 = at.p[3], p4 = at.p[4], p5 = near.p[5], p6 = near.p[6];
    const interval product_rest =
        upwards(h2, interval(2) * (p * p6 + p2 * p4 - at.p[1] * p5) - square(p3),
                square(p4) + interval(2) * (p2 * p6 - p3 * p5), interval(2) * p4 * p6 - square(p5),
                square(p6));
    const interval product_excess = fourth_excess - h2 * product_rest;  // over h^4
    const interval my_product = square(p) + h2 * (cross + h2 * my_fourth);
    const interval my_sine2 = interval(1) - dl2 / 12 * interval(0, 1);
    const interval across_excess = big_l * my_sine2 * square(big_h) * product_excess -
                                   (my_product - square(h2) * product_excess) * square(rho2) *
                                       big_l * square(square(big_l)) * interval(0, 1) / 1814400;
    const interval excess = along_excess + across_excess;  // of the chord's square, over rho^6

    // The chord's square over rho^2, which is nearly 1, and the header's.
    const interval my_along = square(m) + h2 * (first + h2 * my_second);
    const interval mine = interval(1) + c2 * (my_along / square(m) - interval(1)) +
                          s2 * (my_product / square(p) * my_sine2 - interval(1));
    const interval chord2 = mine - square(rho2) * excess;

    // The square of the slope: the header's less the true one, over rho^2.
    const interval my_climb = interval(4) * big_h * my_along * square(cos) / mine;
    const interval z3 = at.z[3], z5 = near.z[5];
    const interval climb_second = square(cos) * my_second - square(z3) -
                                  interval(2) * at.z[1] * z5 -
                                  h2 * (interval(2) * z3 * z5 + h2 * square(z5));
    const interval climb_excess =
        (interval(4) * big_h * big_h * (m * m1 * sin * cos * 2 / 3 + h2 * climb_second) -
         rho2 * my_climb * excess) /
        chord2;
    const interval climb = my_climb - rho2 * climb_excess;

    // 1 / N^2 at the middle latitude, and at the middle height: h^2 z2 + .. higher.
    const interval a2 = square(interval(shape::a) / unit);
    const interval share_of_z = interval(shape::ep2) * a2 / square(interval(shape::b) / unit);
    const interval up = at.z[2] + h2 * near.z[4];  // over h^2
    const interval n2 = square(at.n[0]);
    const interval height = at.z[0] + h2 * up;
    const interval nm2 = a2 + share_of_z * square(height);
    const interval n_excess =  // 1 / n2 - 1 / nm2, over rho^2
        share_of_z * big_h * up * (interval(2) * at.z[0] + h2 * up) / (n2 * nm2);
    const interval steep = interval(1) + interval(shape::ep2) * climb;
    const interval my_steep = interval(1) + interval(shape::ep2) * my_climb;
    const interval k_excess =
        interval(shape::ep2) * climb_excess * (steep + my_steep) / n2 + square(steep) * n_excess;

    // The square of the arc, over rho^6; its slopes by the chord's square and by K.
    const interval k = hull(square(my_steep) / n2, square(steep) / nm2);
    const interval kc = k * rho2 * hull(mine, chord2);
    const interval arc2_excess =
        excess * (interval(1) + kc * interval(0, 0.2)) +
        k_excess * square(chord2) / 12 * (interval(1) + kc * interval(0, 0.3)) -
        square(rho2) * square(square(k)) * chord2 * square(square(chord2)) * interval(0, 1.01) /
            3150;
    const interval arc2 = chord2 * (interval(1) + kc / 12 * (interval(1) + kc * interval(0, 0.2)));
    const interval ratio = square_root(arc2);  // chord.hpp's arc over rho, and the geodesic's
    const interval my_ratio = square_root(arc2 + square(rho2) * arc2_excess);

    // From the southern end, whose slope is that of the chord but for half the turn on the way.
    const interval slope = square_root(interval(std::max(0.0, climb.least()), climb.greatest())) *
                               square_root(chord2) / ratio +
                           interval(-1, 1) * interval(1.001 * rise);
    const interval start(b.phi - rise, b.phi_end);
    const interval fifth = square(square(ratio)) * ratio * (interval(1) + interval(-1e-9, 1e-9));
    const interval whole = arc2_excess / (ratio + my_ratio) / fifth +
                           arc_over_chord(start, slope).error(1.001 * reach);
    const interval spare = b.phi > 1.309 ? 1e-9 / unit : 0;
    const interval bound = interval(cordon::near_geodesic::truncation(unit)) / unit +
                           spare / (square(square(interval(reach))) * interval(reach));
    return (size(whole) / bound).greatest();
}

}  // namespace

int main(int count, char** words) {
    // Beyond the latitude of least_cosine2: the sine of a small angle is less than it.
    const double greatest = quarter_turn - std::sqrt(cordon::mid_latitude::least_cosine2);
    const bool proved = prove("near_geodesic::truncation", {0, greatest, 0, quarter_turn},
                              is_tightened(count, words) ? 0.5 : 0.98,
                              [](const box& b) { return share(b, reach_of(b)); });
    return proved ? 0 : 1;
}
