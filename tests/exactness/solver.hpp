// SPDX-License-Identifier: BSL-1.0
//
// The shortest distance on WGS 84 from its defining integrals: the truth that decisions are judged
// by. It shares no code and no series with cordon.

#ifndef CORDON_TESTS_EXACTNESS_SOLVER_HPP
#define CORDON_TESTS_EXACTNESS_SOLVER_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#ifdef CORDON_EXACTNESS_QUAD
#include <quadmath.h>
#endif

namespace exactness {

inline long double sine(long double x) { return std::sin(x); }
inline long double cosine(long double x) { return std::cos(x); }
inline long double root(long double x) { return std::sqrt(x); }
inline long double arctangent(long double y, long double x) { return std::atan2(y, x); }
inline long double magnitude(long double x) { return std::fabs(x); }
inline long double remainder_of(long double x, long double y) { return std::remainder(x, y); }
inline constexpr long double unit_of(long double) { return 0x1p-63L; }

#ifdef CORDON_EXACTNESS_QUAD
__extension__ typedef __float128 quad;
inline quad sine(quad x) { return sinq(x); }
inline quad cosine(quad x) { return cosq(x); }
inline quad root(quad x) { return sqrtq(x); }
inline quad arctangent(quad y, quad x) { return atan2q(y, x); }
inline quad magnitude(quad x) { return fabsq(x); }
inline quad remainder_of(quad x, quad y) { return remainderq(x, y); }
inline constexpr quad unit_of(quad) { return 0x1p-112; }
#endif

static_assert(std::numeric_limits<long double>::digits >= 64,
              "the truths need a long double of at least 64 bits of mantissa");

// Gauss and Legendre's rule for [-1, 1] with an even number of nodes, of which each of a pair
// stands for both signs.
//
//   Source    nodes by Newton's iteration on the three-term recurrence of the Legendre polynomials
template <class Real>
struct quadrature {
    static constexpr std::size_t most_pairs = 20;

    std::size_t pairs = 0;
    double widest = 0;  // radians: half the span that the rule integrates to the unit of Real
    std::array<Real, most_pairs> node{};
    std::array<Real, most_pairs> weight{};

    explicit quadrature(std::size_t count) : pairs{count} {
        const auto order = static_cast<int>(2 * count);
        for (std::size_t k = 0; k < count; ++k) {
            Real x = cosine(Real(3.14159265358979) * Real(4 * static_cast<int>(k) + 3) /
                            Real(4 * order + 2));
            Real slope = 1;
            for (int step = 0; step < 8; ++step) {
                Real before = 1;
                Real value = x;
                for (int degree = 2; degree <= order; ++degree) {
                    const Real next =
                        (Real(2 * degree - 1) * x * value - Real(degree - 1) * before) /
                        Real(degree);
                    before = value;
                    value = next;
                }
                slope = Real(order) * (before - x * value) / (1 - x * x);
                x -= value / slope;
            }
            node[k] = x;
            weight[k] = 2 / ((1 - x * x) * slope * slope);
        }
        // The integrands are analytic but where sin(sigma) = +-i / e', 3.195 off the real axis.
        // On a half span h that is the Bernstein ellipse with (rho - 1/rho) / 2 = 3.195 / h, and
        // the error of n nodes is of the size of rho^-2n.
        const double digits = -std::log(static_cast<double>(unit_of(Real{})));
        widest = 3.195 / std::sinh(digits / (2 * static_cast<double>(order)));
    }

    // The cheapest rule for a half span.
    static const quadrature& for_half_span(Real half) {
        static const std::array<quadrature, 10> rules = {
            quadrature{2},  quadrature{4},  quadrature{6},  quadrature{8},  quadrature{10},
            quadrature{12}, quadrature{14}, quadrature{16}, quadrature{18}, quadrature{20}};
        for (const quadrature& rule : rules) {
            if (half <= Real(rule.widest)) return rule;
        }
        return rules.back();
    }
};

// The distance between two positions, for any pair: near, far, polar, antipodal, equal.
//
// On the auxiliary sphere of reduced latitudes beta a geodesic is a great circle with
// sin(alpha0) = sin(alpha) cos(beta) (Clairaut). With g = sqrt(1 + e'^2 sin^2 beta), its length and
// its longitude, measured along the arc sigma and against the sphere's longitude omega, are
//   s = b Int g dsigma,   lambda = omega - f sin(alpha0) Int (2 - f) / (1 + (1 - f) g) dsigma,
// both integrated by quadrature. A great circle that misses the wanted longitude by little still
// gives the length: ds = a sin(alpha0) dlambda (first variation), so that
//   s + a sin(alpha0) (wanted - lambda)
// is stationary at the solution and its error is of second order in what was missed. This is also
// what makes the equator up to the antipode, and both poles, no special cases.
//
//   Error     in long double 5e-12 m; in __float128 below 1e-20 m (sampled by solver.test.cpp: one
//             against the other, the two ways, lengths of 60-digit arithmetic, GeodesicExact)
//   Cost      in long double 1.5 us near, 5 us far, 30 us near the antipode; in __float128 about 20
//             times as much
template <class Real>
class solver {
  public:
    struct position {
        Real latitude;   // degrees
        Real longitude;  // degrees
    };

    // Metres.
    static Real distance(position p, position q) {
        const pair ends = reduced(p, q);
        const Real estimate = arc(ends, ends.apart).span;
        // Near the antipode the great circle turns too fast with omega to be found by it.
        if (estimate > Real(2.9)) return by_azimuth(ends);
        return by_longitude(ends);
    }

    // Two ways to the same distance, for the one to check the other: by_longitude seeks the
    // sphere's longitude and fails near the antipode; by_azimuth seeks the direction of departure
    // within a bracket, is right everywhere, and costs more.
    static Real distance_by_longitude(position p, position q) {
        return by_longitude(reduced(p, q));
    }
    static Real distance_by_azimuth(position p, position q) { return by_azimuth(reduced(p, q)); }

  private:
    static inline const Real pi = 4 * arctangent(Real(1), Real(1));
    static inline const Real a = 6378137;                                        // metres
    static inline const Real f = Real(1'000'000'000) / Real(298'257'223'563LL);  // flattening
    static inline const Real b = a * (1 - f);                                    // metres
    static inline const Real ep2 = f * (2 - f) / ((1 - f) * (1 - f));

    struct angle {
        Real sine;
        Real cosine;
    };
    struct pair {
        angle first;   // reduced latitude
        angle second;  // reduced latitude
        Real apart;    // radians of longitude, [0, pi]
    };

    static angle of_degrees(Real degrees) {
        const int quarters =
            static_cast<int>(degrees / 90 + (degrees < 0 ? Real(-0.5) : Real(0.5)));
        const Real rest = (degrees - Real(90 * quarters)) * (pi / 180);
        const angle small{sine(rest), cosine(rest)};
        switch (quarters & 3) {
            case 0: return small;
            case 1: return {small.cosine, -small.sine};
            case 2: return {-small.sine, -small.cosine};
            default: return {-small.cosine, small.sine};
        }
    }
    static angle reduced_latitude(Real degrees) {
        const angle geographic = of_degrees(degrees);
        const Real up = (1 - f) * geographic.sine;
        const Real out = magnitude(geographic.cosine);  // no negative zero at the poles
        const Real length = root(up * up + out * out);
        return {up / length, out / length};
    }
    static pair reduced(position p, position q) {
        const Real turn = remainder_of(
            remainder_of(q.longitude, Real(360)) - remainder_of(p.longitude, Real(360)), Real(360));
        return {reduced_latitude(p.latitude), reduced_latitude(q.latitude),
                magnitude(turn) * (pi / 180)};
    }

    // A great circle's arc: from sin(beta) = sine1, which grows by slope1 per radian at first.
    struct great_circle {
        Real sine1;
        Real slope1;
        Real span;       // radians
        Real clairaut;   // sin(alpha0)
        Real longitude;  // radians: omega at the end of the arc
    };
    struct geodesic {
        Real length;     // metres
        Real longitude;  // radians
        Real clairaut;

        // The length to the wanted longitude, to first order.
        Real to(Real wanted) const { return length + a * clairaut * (wanted - longitude); }
    };
    static geodesic along(const great_circle& arc) {
        const Real half = arc.span / 2;
        const auto& rule = quadrature<Real>::for_half_span(half);
        const angle h{sine(half), cosine(half)};
        const Real middle = arc.sine1 * h.cosine + arc.slope1 * h.sine;
        const Real slope = arc.slope1 * h.cosine - arc.sine1 * h.sine;
        Real stretch = 0;  // of g - 1, so that only a small part of the length is rounded
        Real drift = 0;
        const auto add = [&](Real sine_latitude, Real weight) {
            const Real square = ep2 * sine_latitude * sine_latitude;
            const Real g = root(1 + square);
            stretch += weight * square / (1 + g);
            drift += weight / (1 + (1 - f) * g);
        };
        for (std::size_t k = 0; k < rule.pairs; ++k) {
            const Real x = half * rule.node[k];
            const Real even = middle * cosine(x);
            const Real odd = slope * sine(x);
            add(even + odd, rule.weight[k]);
            add(even - odd, rule.weight[k]);
        }
        return {b * (arc.span + half * stretch),
                arc.longitude - f * (2 - f) * arc.clairaut * (half * drift), arc.clairaut};
    }

    // The great circle between both ends when they are omega apart, from the normal of its plane.
    static great_circle arc(const pair& ends, Real omega) {
        const auto [sine1, cosine1] = ends.first;
        const auto [sine2, cosine2] = ends.second;
        const Real sine_half = sine(omega / 2);
        const Real sine_omega = 2 * sine_half * cosine(omega / 2);
        const Real x = -sine1 * cosine2 * sine_omega;
        const Real y =
            (sine1 * cosine2 - cosine1 * sine2) - 2 * sine1 * cosine2 * sine_half * sine_half;
        const Real z = cosine1 * cosine2 * sine_omega;
        const Real normal = root(x * x + y * y + z * z);
        const Real along = sine1 * sine2 + cosine1 * cosine2 * (1 - 2 * sine_half * sine_half);
        if (normal == 0) return {sine1, 0, along < 0 ? pi : Real(0), 0, omega};  // or equal
        return {sine1, -y * cosine1 / normal, arctangent(normal, along), z / normal, omega};
    }

    // Secant iteration on omega, which is lambda and less than a part in 298 of the arc more.
    static Real by_longitude(const pair& ends) {
        const Real unit = unit_of(Real{});
        great_circle start = arc(ends, ends.apart);
        Real omega = ends.apart + f * start.clairaut * start.span;
        if (omega > pi) omega = pi;
        geodesic path = along(arc(ends, omega));
        Real slope = 1;
        for (int step = 0; step < 60; ++step) {
            const Real missed = ends.apart - path.longitude;
            // What is missed counts by its square over the span; the root of the unit is enough.
            const Real enough = start.span * root(unit) / 64 + 8 * unit * ends.apart;
            if (magnitude(missed) <= enough) break;
            Real next = omega + missed / slope;
            if (next > pi) next = (omega + pi) / 2;
            const geodesic moved = along(arc(ends, next));
            if (next == omega) break;
            slope = (moved.longitude - path.longitude) / (next - omega);
            if (!(slope > Real(0.5))) slope = 1;
            omega = next;
            path = moved;
        }
        return path.to(ends.apart);
    }

    // The great circle that leaves the first end with this azimuth from north and reaches the
    // latitude of the second on its way north.
    static great_circle departing(const pair& ends, Real azimuth) {
        const auto [sine1, cosine1] = ends.first;
        const auto [sine2, cosine2] = ends.second;
        const Real clairaut = sine(azimuth) * cosine1;
        const Real slope1 = cosine(azimuth) * cosine1;
        // cos^2(beta2) - cos^2(beta1), from whatever is small
        const Real steeper = cosine1 < magnitude(sine1) ? (cosine2 - cosine1) * (cosine2 + cosine1)
                                                        : (sine1 - sine2) * (sine1 + sine2);
        const Real slope2 = root(slope1 * slope1 + (steeper > 0 ? steeper : 0));
        const Real south = magnitude(sine1);  // no negative zero on the equator
        const Real span = arctangent(sine2, slope2) + arctangent(south, slope1);
        const Real omega =
            arctangent(clairaut * sine2, slope2) + arctangent(clairaut * south, slope1);
        return {sine1, slope1, span, clairaut, omega};
    }

    // With the first end in the south and farther from the equator, the longitude reached grows
    // with the azimuth from 0 due north to pi due south where it is sought, so a bracket holds the
    // solution. Missing the azimuth by d costs at most b d^2 / 2.
    static Real by_azimuth(pair ends) {
        if (ends.first.cosine > ends.second.cosine ||
            (ends.first.cosine == ends.second.cosine &&
             magnitude(ends.first.sine) < magnitude(ends.second.sine))) {
            std::swap(ends.first, ends.second);
        }
        if (ends.first.sine > 0) {
            ends.first.sine = -ends.first.sine;
            ends.second.sine = -ends.second.sine;
        }
        const Real enough = root(unit_of(Real{})) / 16;
        Real low = 0;
        Real high = pi;
        Real low_missed = -ends.apart;  // longitude reached less longitude wanted
        Real high_missed = pi - ends.apart;
        Real azimuth = 0;
        Real last_width = high - low;
        // False position, with a bisection whenever it has not halved the bracket twice.
        for (int step = 0; high - low > enough && step < 300; ++step) {
            const bool slow = step % 3 == 2 && high - low > last_width / 4;
            if (step % 3 == 2) last_width = high - low;
            Real part = slow || high_missed == low_missed
                            ? Real(0.5)
                            : -low_missed / (high_missed - low_missed);
            // Never on the bracket's end, so that the other end moves as well.
            const Real least = enough / (4 * (high - low));
            part = std::clamp(part, least < Real(0.5) ? least : Real(0.5),
                              1 - least > Real(0.5) ? 1 - least : Real(0.5));
            azimuth = low + part * (high - low);
            const Real missed = along(departing(ends, azimuth)).longitude - ends.apart;
            if (missed < 0) {
                low = azimuth;
                low_missed = missed;
                high_missed /= 2;  // the Illinois modification
            } else {
                high = azimuth;
                high_missed = missed;
                low_missed /= 2;
            }
        }
        return along(departing(ends, (low + high) / 2)).to(ends.apart);
    }
};

}  // namespace exactness

#endif  // CORDON_TESTS_EXACTNESS_SOLVER_HPP
