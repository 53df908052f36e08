// SPDX-License-Identifier: BSL-1.0
//
// The parts of the margins that a model's error alone does not show: what rounding makes, against
// the same formula in long double, and what a circle's expansion leaves out.

#ifndef CORDON_TESTS_EXACTNESS_ROUNDINGS_HPP
#define CORDON_TESTS_EXACTNESS_ROUNDINGS_HPP

#include <algorithm>
#include <cmath>

#include "cordon/cordon.hpp"
#include "exactness/deciders.hpp"

namespace exactness {

struct measurement {
    double error = 0;   // metres
    double bound = -1;  // metres; negative where nothing is promised
};

using pair_of_positions = sample<position, position>;

// A pair as the near models see it, without rounding but that of long double.
struct exact_difference {
    static constexpr long double degree = 3.14159265358979323846264338327950288L / 180;
    long double north, east;

    explicit exact_difference(const pair_of_positions& it)
        : north{std::fabs(wide(it.p.latitude) - wide(it.q.latitude)) * degree},
          east{std::fabs(std::remainder(wide(it.p.longitude) - wide(it.q.longitude), 360.0L)) *
               degree} {}
};

constexpr long double farthest_near = 55'000;  // metres
inline long double exact_cosine2(double polar) {
    const long double sine = std::sin(wide(polar) / 2);
    return sine * sine;
}

// What is measured against a formula has not the error of the truth, which is taken off later.
inline double off(long double given, long double meant) {
    return static_cast<double>(std::fabs(given - meant)) + truth_error;
}

inline measurement cosine2_rounding(const pair_of_positions& it) {
    const double polar = it.d.polar;
    if (!(polar > 3.6e-3)) return {};
    constexpr double metres_per_unit = 6'371'000;
    const long double meant = exact_cosine2(polar);
    return {
        off(wide(cordon::mid_latitude::cosine2(polar)) * metres_per_unit, meant * metres_per_unit),
        2.5e-15 * static_cast<double>(meant) * metres_per_unit};
}

// The rungs' margins allow 2e-14; this is what is proved.
inline measurement mid_latitude_rounding(const pair_of_positions& it) {
    using shape = cordon::wgs84<long double>;
    if (it.s > 50'000) return {};
    const exact_difference d{it};
    if (!(it.d.polar > 3.6e-3)) return {};
    const long double c2 = exact_cosine2(it.d.polar);
    const long double w2 = 1 - shape::e2 * (1 - c2);
    const long double m = (1 - shape::e2) / w2 * d.north;
    const long double meant = shape::a * std::sqrt((m * m + c2 * d.east * d.east) / w2);
    if (meant > farthest_near) return {};
    const auto plane = cordon::mid_latitude::measure(it.d);
    const long double given =
        shape::a * std::sqrt(wide(plane.squared) / wide(plane.w2)) / wide(plane.w2);
    return {off(given, meant), 2.5e-15 * static_cast<double>(meant)};
}

inline measurement near_geodesic_rounding(const pair_of_positions& it) {
    using shape = cordon::wgs84<long double>;
    if (it.s > 50'000) return {};
    const exact_difference d{it};
    if (!(it.d.polar > 3.6e-3)) return {};
    constexpr long double a2 = shape::a * shape::a;
    const long double c2 = exact_cosine2(it.d.polar);
    const long double s2 = 1 - c2;
    const long double w2 = 1 - shape::e2 * s2;
    const long double u = shape::e2 / w2;
    const long double mn = a2 * (1 - shape::e2) / (w2 * w2);
    const long double m2 = mn * (1 - shape::e2) / w2;
    const long double n = d.north * d.north;
    const long double e = d.east * d.east;
    const long double second = 3 * u * (c2 - s2) + 15 * u * u * s2 * c2;
    const long double cross = -mn * c2 * (1 + 3 * u * s2) - m2 * s2;
    const long double along = n * m2 * (1 + n / 12 * (second * (1 - n / 6) - 1 + n / 30));
    const long double parallel =
        a2 / w2 * c2 + n / 4 * (1 - n / 12) * cross - n * n * (a2 * shape::e2 / 16) * (c2 - s2);
    const long double chord2 = along + parallel * e * (1 - e / 12 * (1 - e / 30 * (1 - e / 56)));
    const long double steep = 1 + shape::ep2 * along * c2 / chord2;
    const long double kc = steep * steep / a2 * w2 * chord2;
    const long double meant = chord2 * (1 + kc / 12 + kc * kc / 90 + kc * kc * kc / 560);
    if (!(meant > 0) || meant > farthest_near * farthest_near) return {};
    const double given =
        cordon::near_geodesic::squared(it.d, cordon::mid_latitude::cosine2(it.d.polar));
    const long double s = std::sqrt(meant);
    return {off(std::sqrt(wide(given)), s), 3e-15 * static_cast<double>(s)};
}

// From places that are taken as exact.
inline measurement chord_rounding(const pair_of_positions& it) {
    using shape = cordon::wgs84<long double>;
    if (it.s > 400'000 || it.s < 1e-3L) return {};
    const cordon::cartesian &p = it.p_cartesian, &q = it.q_cartesian;
    const auto squared_of = [](long double x, long double y, long double z) {
        return x * x + y * y + z * z;
    };
    const long double z = wide(p.z) - wide(q.z);
    const long double meant = squared_of(wide(p.x) - wide(q.x), wide(p.y) - wide(q.y), z);
    if (!(meant > 0)) return {};
    const long double height = (wide(p.z) + wide(q.z)) / (2 * shape::b);
    const long double steep = (1 + shape::ep2 * z * z / meant) / shape::a;
    const long double root = steep / std::sqrt(1 + shape::ep2 * height * height);
    const long double arc = 2 / root * std::asin(root * std::sqrt(meant) / 2);
    const double given = dot(p - q, p - q);
    const double k = cordon::chord::curvature(p, q, given);
    return {off(wide(cordon::chord::arc(given, k).count()), arc),
            2e-15 * static_cast<double>(it.s)};
}

inline measurement latitude_rounding(const pair_of_positions& it) {
    using shape = cordon::wgs84<long double>;
    const exact_difference d{it};
    const long double meant = d.north * (shape::a * (1 - shape::f) * (1 - shape::f));
    if (meant < 1e-3L) return {};
    return {off(wide(it.d.north * cordon::wgs84<double>::least_curvature_radius), meant),
            static_cast<double>(meant) * 1e-15};
}

// How far both of a pair are moved by turning counts of 1e-7 degree into degrees in double.
inline measurement degrees_of_counts(const pair_of_positions& it) {
    constexpr long double metres_per_degree = 111'700;  // the most, of a meridian at a pole
    const auto moved = [](position p) {
        const cordon::position_e7 counts = to_e7(p);
        const position turned = cordon::to_position(counts);
        const long double north = wide(turned.latitude) - counts.latitude / 1e7L;
        const long double east = (wide(turned.longitude) - counts.longitude / 1e7L) *
                                 std::cos(wide(p.latitude) * exact_difference::degree);
        return std::sqrt(north * north + east * east) * metres_per_degree;
    };
    return {static_cast<double>(moved(it.p) + moved(it.q)), conversion};
}

// The square of the distance as a circle's filters have it, without rounding but that of double
// coefficients: multiplied out for float, or not for integers.
inline measurement circle_truncation(const pair_of_positions& it, bool multiplied_out) {
    if (it.s > 20'000 || it.s < 500) return {};
    const cordon::circle_expansion of{it.p, metres{static_cast<double>(it.s)}};
    if (!of.usable) return {};
    constexpr long double counts = 1e7L;
    // Both are moved alike, so that the centre is a whole count.
    const position centre = cordon::to_position(of.centre);
    const position q{it.q.latitude + (centre.latitude - it.p.latitude),
                     it.q.longitude + (centre.longitude - it.p.longitude)};
    if (!(std::fabs(q.latitude) <= 90)) return {};
    const long double north = (wide(q.latitude) - wide(centre.latitude)) * counts;
    const long double east =
        std::remainder(wide(q.longitude) - wide(centre.longitude), 360.0L) * counts;
    const auto sum = [&](const double(&k)[3]) {
        return wide(k[0]) + north * (wide(k[1]) + north * wide(k[2]));
    };
    const auto fourth = [&](const double(&k)[3]) {  // of the square of the sum, up to north^2
        const long double k0 = wide(k[0]), k1 = wide(k[1]), k2 = wide(k[2]);
        return k0 * k0 + north * (2 * k0 * k1 + north * (k1 * k1 + 2 * k0 * k2));
    };
    const long double g = wide(of.g);
    const long double p2 = north * north, q2 = east * east;
    const long double x = sum(of.x) - g * q2;
    const long double squared =
        multiplied_out ? p2 * fourth(of.y) + q2 * (fourth(of.x) - 2 * wide(of.x[0]) * g * q2)
                       : p2 * sum(of.y) * sum(of.y) + q2 * x * x;
    const long double s = truth::distance(place(centre), place(q));
    const double latitude = centre.latitude * static_cast<double>(exact_difference::degree);
    const double t = std::fabs(std::tan(latitude));
    const auto r = static_cast<double>(s);
    return {std::max(0.0, off(std::sqrt(squared), s) - truth_error - 1e-14 * r),
            0.02 * r * r * r * r * (1 + t * t * t) / (6'371'000.0 * 6'371'000.0 * 6'371'000.0)};
}

}  // namespace exactness

#endif  // CORDON_TESTS_EXACTNESS_ROUNDINGS_HPP
