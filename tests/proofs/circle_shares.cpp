// SPDX-License-Identifier: BSL-1.0
//
// Proves by interval arithmetic that the shares which the proofs of a circle's rounding rest on are
// bounds at every latitude. With `--tightened` it asks for what is not true.
//   transcribed from include/cordon/zone/circle_filter.hpp
//   > y[0] = m * count;
//   > y[1] = m1 / 2 * count * count;
//   > y[2] = m2 / 6 * count * count * count;
//   > x[0] = p * count;
//   > x[1] = p1 / 2 * count * count;
//   > x[2] = e * count * count * count;
//   > g = p * (1 - c * c) / 24 * count * count * count;
//   > const double rise = r / shape::least_curvature_radius;
//   > math::absolute(rounded.latitude) * math::radians_per_degree<double> + rise);
//   > north = static_cast<std::uint32_t>(rise / count) + 2;
//   > east = static_cast<std::uint32_t>(r / (shape::a * poleward.cosine) / count) + 2;

#include "circle_shares.hpp"

#include <algorithm>

#include "boxes.hpp"
#include "meridian.hpp"

namespace {

using namespace proofs;
using shape = cordon::wgs84<double>;

double share(const box& b, const circle_shares& bounds) {
    // In radians, with the two counts that the box is wider.
    const interval r = cordon::circle_expansion::reach.count();
    const interval rise = r / shape::least_curvature_radius;
    const interval two_counts(3.5e-9);
    const interval north = rise + two_counts;
    const interval east = r / (interval(shape::a) * cosine(b.latitude() + rise)) + two_counts;
    const meridian<3> at(b.latitude());
    const interval &m = at.m[0], &p = at.p[0];
    const interval steep = interval(1) + interval(shape::ep2) * square(at.c[0]);
    const interval y1 = at.m[1] / 2 / m, y2 = at.m[2] / 3 / m;
    const interval x1 = at.p[1] / 2 / p;
    // x1^2 + 2 x2, as e has the first with the other sign.
    const interval second = at.p[2] / p + square(m) * steep / (interval(6) * square(at.n[0]));
    const interval g = square(at.s[0]) / 24;
    const auto part = [](const interval& of, double bound) {
        return (size(of) / bound).greatest();
    };
    return std::max({part(interval(2) * y1 * north, bounds.a3),
                     part((square(y1) + interval(2) * y2) * square(north), bounds.a4),
                     part(interval(2) * x1 * north, bounds.b2p),
                     part(second * square(north), bounds.b2p2),
                     part(interval(2) * g * square(east), bounds.b4)});
}

}  // namespace

int main(int count, char** words) {
    const circle_shares bounds = circle_shares::bounds();
    const double greatest = cordon::circle_expansion::greatest_latitude *
                            cordon::math::radians_per_degree<double> * (1 + 0x1p-40);
    const bool proved = prove("the shares of a circle's terms", {0, greatest, 0, 0},
                              is_tightened(count, words) ? 0.9 : 0.98,
                              [&](const box& b) { return share(b, bounds); });
    return proved ? 0 : 1;
}
