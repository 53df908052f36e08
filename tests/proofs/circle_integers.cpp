// SPDX-License-Identifier: BSL-1.0
//
// Proves the rounding of circle_filter<std::int64_t> by interval arithmetic: for every centre up to
// the header's latitude and every position at a distance s up to the header's reach (by the
// expansion), what the integers make of s is within rounding s + rounding_metres. With `--tightened`
// it asks for what is not true. Farther away the difference grows more slowly than the distance, so
// that a position beyond the radius is not taken for one within.
//
// In units of 2^-27 mm per count, with v = |north| / 2^20, at() is wrong by
//   1/2            k0 is the nearest,
//   v (1/2 + 1)    k1 is the nearest, and the sum with it is rounded down,
//   v^2 / 2        k2 is the nearest,
//   1              the whole is rounded down, and so, on the other side of the difference, is
// the product with g, so that of the two roundings one counts at most. g, the nearest, makes
// east^2 2^-50 / 2 more, and the rounding of east^2 2^-20 at most g 2^-30. Products with the counts
// are then rounded down to 2^-6 mm. The coefficients themselves are those of double, whose own
// rounding is below 1e-3 of these units. With y = s cos(beta) and x = s sin(beta) that is
//   cos(beta) (per_north north / 2^21 + 1) + sin(beta) (per_east east / 2^21 + 1)
// units of 2^-6 mm, and a twentieth of a unit for the root of the sum (for s above 0.5 mm).
//   transcribed from include/cordon/zone/circle_filter.hpp
//   > y_ = fixed(from.y);
//   > x_ = fixed(from.x);
//   > g_ = nearest(scaled(from.g * 1000, 77));
//   > inside_ = near > 0 ? bound(near, false) : 0;
//   > outside_ = bound(radius.count() + margin, true);
//   > const std::int64_t east2 = (std::int64_t{east} * east) >> 20;
//   > const std::int64_t per_north = y_.at(north);
//   > const std::int64_t per_east = x_.at(north) - ((east2 * g_) >> 30);
//   > const std::int64_t y = (per_north * north) >> 21;
//   > const std::int64_t x = (per_east * static_cast<std::int64_t>(east)) >> 21;
//   > const auto slope = static_cast<std::int32_t>(k1 + ((std::int64_t{k2} * north) >> 20));
//   > return k0 + ((std::int64_t{slope} * north) >> 20);
//   > return static_cast<std::int32_t>(value + (value < 0 ? -0.5 : 0.5));
//   > return {nearest(scaled(metres_per[0] * 1000, 27)),
//   > nearest(scaled(metres_per[1] * 1000, 47)),
//   > nearest(scaled(metres_per[2] * 1000, 67))};
//   > const auto units = static_cast<std::uint64_t>(length * 64'000) + (up ? 1 : 0);

#include <algorithm>
#include <cstdint>

#include "boxes.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "meridian.hpp"

namespace {

using namespace proofs;
using shape = cordon::wgs84<double>;
using filter = cordon::circle_filter<std::int64_t>;

// How much of the header's bound may be needed in a box, whose direction is beta, for distances in
// an interval: an upper bound.
double share(const box& b, const interval& s) {
    const interval count = interval(cordon::math::radians_per_degree<double>) / 1e7;
    const meridian<3> at(b.latitude());
    const interval &m = at.m[0], &p = at.p[0], &p1 = at.p[1];
    const interval n2 = square(at.n[0]);
    const interval steep = interval(1) + interval(shape::ep2) * square(at.c[0]);
    const interval e = (p * at.p[2] + square(m * p) * steep / (interval(6) * n2) - square(p1) / 4) /
                       (interval(2) * p);
    const interval g = p * square(at.s[0]) / 24;

    // The differences, from y = P (m + ..), where M' is below e^2 M, and x = Q (p + ..): radians.
    const interval cos = cosine(b.direction()), sin = sine(b.direction());
    const interval y = s * cos, x = s * sin;
    const interval north = y / m * (interval(1) + interval(-1e-4, 1e-4));
    const interval per_radian = p + north * (p1 / 2 + north * e);
    // Less g Q^2, for which Q is at first taken a little too large.
    const interval wide = x / (per_radian * interval(0.999, 1));
    const interval east = x / (per_radian - g * square(wide));
    if (!(wide.greatest() >= east.greatest())) return 1e9;

    const interval norths = size(north) / count, easts = east / count;
    const interval v = norths / 1048576;
    const interval rounding = interval(1.501) + v * (interval(1.5) + v / 2);
    const interval by_g =
        square(easts) / 2251799813685248.0 + g * count * square(count) * 1000 * 0x1p77 / 1073741824;
    const interval units = size(cos) * (rounding * norths / 2097152 + interval(1)) +
                           sin * ((rounding + by_g) * easts / 2097152 + interval(1)) +
                           interval(0.05);
    const interval bound = interval(filter::rounding) * s + interval(filter::rounding_metres);
    return (units / 64'000 / bound).greatest();
}

}  // namespace

int main(int count, char** words) {
    const double reach = cordon::circle_expansion::reach.count();
    const double greatest = cordon::circle_expansion::greatest_latitude *
                            cordon::math::radians_per_degree<double> * (1 + 0x1p-40);
    constexpr int pieces = 64;
    const bool proved =
        prove("circle_filter<std::int64_t>'s rounding", {0, greatest, 0, half_turn},
              is_tightened(count, words) ? 0.8 : 0.99, [&](const box& b) {
                  double most = 0;
                  for (int k = 0; k < pieces; ++k) {
                      most = std::max(
                          most, share(b, interval(reach * k / pieces, reach * (k + 1) / pieces)));
                  }
                  return most;
              });
    return proved ? 0 : 1;
}
