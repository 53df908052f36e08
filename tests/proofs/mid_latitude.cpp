// SPDX-License-Identifier: BSL-1.0
//
// Proves the truncation of the mid-latitude metric by interval arithmetic: for every pair whose
// middle latitude and distance are those where mid_latitude::holds, the metric differs from the
// geodesic by no more than mid_latitude::truncation. With `--tightened` it asks for what is not true.
// A pair within reach that the metric put beyond greatest_stretch times it would contradict the
// stretch, so the bound up to there is the bound for every pair whose distance is within reach.
//
// Let h be half the difference in latitude, dl that in longitude, and rho the metric's distance:
//   h = rho cos(alpha) / (2 M),  dl = rho sin(alpha) / p,  p = N cos(phi), at the middle latitude.
// The chord is exactly
//   c^2 = (p2 - p1)^2 + (z2 - z1)^2 + 4 p1 p2 sin^2(dl / 2),
// and with Taylor's rest terms, and p'^2 + z'^2 = M^2, p' p''' + z' z''' = M M'' - M^2,
//   c^2 = rho^2 + rho^4 G,
// G without any difference of near numbers. The chord rung's identity bounds the arc over it,
//   c^2 (1 + k c^2 / 12) <= s^2 <= c^2 (1 + K c^2 / 12 (1 + K c^2)),
// k and K the bounds of curvature near the pair. So s^2 = rho^2 (1 + rho^2 H), and what has to be
// shown is |H| / (1 + s / rho) <= (s / rho)^3 times the header's bound over d^3.
//   transcribed from include/cordon/distance/mid_latitude.hpp
//   > return {math::square((1 - shape::e2) * d.north) + math::square(w2 * d.east) * c2, w2, c2};
//   > return factor / (24 * radius * radius) * (d * d * d) * (1.125 - 0.875 * cosine2);

#include "cordon/distance/mid_latitude.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "boxes.hpp"
#include "cordon/ellipsoid.hpp"
#include "meridian.hpp"

namespace {

using namespace proofs;
using shape = cordon::wgs84<double>;
using meridian = proofs::meridian<6>;
using series = proofs::series<6>;

// Proved first: a geodesic and the metric's distance differ by no more than this factor, which is
// also how far beyond the header's reach the bound is proved. More where the pole is near.
double greatest_stretch(const box& b) { return b.phi < 1.3 ? 1.04 : 1.2; }

// The greatest distance of mid_latitude::holds in the box, and so much more.
double reach_of(const box& b) {
    using cordon::mid_latitude;
    const interval pole = interval(shape::a) * cosine(interval(b.phi)) * interval(1 + 0x1p-40) /
                          interval(mid_latitude::pole_at_least);
    return greatest_stretch(b) * std::min(mid_latitude::reach.count(), pole.greatest());
}

// The latitudes that a pair or its geodesic may have: an end is half the distance from the middle,
// and the geodesic goes half its length from an end.
interval surroundings(const box& b) {
    const double rise = greatest_stretch(b) * reach_of(b) / shape::least_curvature_radius;
    return {b.phi - rise, b.phi_end + rise};
}

// How far the metric of the middle latitude may be from that of the latitudes around it, as a
// factor; a bound on the geodesic over the metric's distance and the other way round.
double stretch(const box& b) {
    const meridian at(b.latitude());
    const meridian near(surroundings(b));
    double result = 1;
    for (const interval& ratio : {near.m[0] / at.m[0], near.p[0] / at.p[0]}) {
        result = std::max({result, ratio.greatest(), (interval(1) / ratio).greatest()});
    }
    return result;
}

// How much of the header's bound may be needed in a box: an upper bound.
double share(const box& b) {
    const interval phi = b.latitude();
    const interval alpha = b.direction();
    const interval s2 = square(sine(alpha));
    const interval c2 = square(cosine(alpha));
    const interval rho2 = square(interval(0, reach_of(b)));

    const meridian at(phi);
    const interval& m = at.m[0];
    const interval& p = at.p[0];
    const interval h2 = rho2 * c2 / (interval(4) * square(m));  // h^2
    const interval around = surroundings(b);
    const meridian near(around);

    const interval m2 = interval(2) * at.m[2];                           // M''
    const interval cross = interval(2) * p * at.p[2] - square(at.p[1]);  // p p'' - p'^2

    // ((p2 - p1) / 2h)^2 = (p' + p''' h^2 / 6 + rest h^4)^2, and the same for z; over rho^4.
    const interval along2 = c2 / (interval(4) * square(m));  // h^2 / rho^2
    const auto sixth = [&](const series& x, const series& rest) {
        const interval first = x[1], third = x[3], fifth = rest[5];
        return square(third) + interval(2) * first * fifth + interval(2) * third * fifth * h2 +
               square(fifth * h2);
    };
    const interval along =
        interval(4) * square(along2) * (m * m2 - square(m)) / interval(3) +
        interval(4) * rho2 * along2 * square(along2) * (sixth(at.p, near.p) + sixth(at.z, near.z));

    // p1 p2 = (p + p'' h^2 / 2 + rest h^4)^2 - h^2 (p' + rest h^2)^2 = p^2 + h^2 (cross + h^2 more)
    const interval even2 = at.p[2], even4 = near.p[4], odd1 = at.p[1], odd3 = near.p[3];
    const interval more = square(even2 + even4 * h2) + interval(2) * p * even4 -
                          interval(2) * odd1 * odd3 - square(odd3) * h2;
    const interval cross_all = cross + h2 * more;
    // 4 sin^2(dl / 2) = dl^2 (1 - dl^2 / 12 (1 - theta dl^2 / 30)), theta in [0, 1].
    const interval dl2 = rho2 * s2 / square(p);
    const interval sine2 = interval(1) - dl2 / interval(30) * interval(0, 1);
    const interval across =
        s2 * along2 * cross_all / square(p) * (interval(1) - dl2 / interval(12) * sine2) -
        square(s2) * sine2 / (interval(12) * square(p));
    const interval g = along + across;
    const interval chord2 = interval(1) + rho2 * g;  // c^2 / rho^2

    // K = (1 + e'^2 t^2)(1 + e'^2 u^2) / N^2, t and u the slopes of the arc and of the chord to the
    // equator's plane: neither is steeper than the latitude farthest from the pole allows.
    const interval climb(0, square(cosine(around)).greatest());
    const interval slope = interval(1) + interval(shape::ep2) * climb;
    const interval k = square(slope) / square(near.n[0]);
    const interval kc2 = k * rho2 * chord2;
    const interval arc = square(chord2) * k / interval(12) * (interval(1) + kc2 * interval(0, 1));
    const interval excess = g + arc;                                  // H
    const interval ratio = square_root(interval(1) + rho2 * excess);  // s / rho

    const interval cosine2 = square(cosine(phi));
    const interval bound = interval(cordon::mid_latitude::truncation(1, 1) / 0.25) *
                           (interval(1.125) / cosine2 - interval(0.875)) * ratio * square(ratio);
    return (size(excess) / (interval(1) + ratio) / bound).greatest();
}

}  // namespace

int main(int count, char** words) {
    // Beyond the latitude of least_cosine2: the sine of a small angle is less than it.
    const double greatest = quarter_turn - std::sqrt(cordon::mid_latitude::least_cosine2);
    // Strips as narrow as the pole is near.
    for (double phi = 0; phi < greatest;) {
        const double end = std::min(greatest, phi + std::min(1e-3, (quarter_turn - phi) / 200));
        const box b{phi, end, 0, 0};
        if (!(stretch(b) <= greatest_stretch(b))) {
            std::printf("not proved: a stretch of %.4f at latitude %.3f\n", stretch(b),
                        b.phi / cordon::math::radians_per_degree<double>);
            return 1;
        }
        phi = end;
    }
    // Not all of the bound, because its factor is rounded.
    const bool proved = prove("mid_latitude::truncation", {0, greatest, 0, quarter_turn},
                              is_tightened(count, words) ? 0.1 : 0.98, share);
    return proved ? 0 : 1;
}
