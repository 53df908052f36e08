// SPDX-License-Identifier: BSL-1.0
//
// What legs stand for, by brute force: two people who walk along true geodesics.

#ifndef CORDON_TESTS_MOTION_WALKS_HPP
#define CORDON_TESTS_MOTION_WALKS_HPP

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <chrono>
#include <cstdint>

#include "cordon/motion/leg.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "oracle.hpp"

namespace walks {

// The walk that a leg stands for.
class walk {
  public:
    walk(cordon::position p, cordon::instant at_p, cordon::position q, cordon::instant at_q)
        : from{p},
          to{q},
          start{at_p},
          end{at_q},
          line_{GeographicLib::Geodesic::WGS84().InverseLine(p.latitude, p.longitude, q.latitude,
                                                             q.longitude)} {}

    [[nodiscard]] cordon::leg as_leg() const { return {from, start, to, end}; }
    [[nodiscard]] double speed() const { return line_.Distance() / (end - start).count(); }

    // `after` milliseconds from the start.
    [[nodiscard]] cordon::position at(double after) const {
        cordon::position p;
        line_.Position(speed() * after, p.latitude, p.longitude);
        return p;
    }

    cordon::position from;
    cordon::position to;
    cordon::instant start;
    cordon::instant end;

  private:
    GeographicLib::GeodesicLine line_;
};

// Two walks over their common time, by brute force.
struct truth {
    const walk& a;
    const walk& b;
    cordon::instant start = cordon::later(a.start, b.start);
    double span = static_cast<double>(((a.end - b.end).count() < 0 ? a.end : b.end).ms - start.ms);

    [[nodiscard]] double apart(double after) const {  // metres
        const cordon::position p = a.at(after + static_cast<double>((start - a.start).count()));
        const cordon::position q = b.at(after + static_cast<double>((start - b.start).count()));
        return oracle::geographiclib_distance({p, q});
    }
    // The least separation: the best of 64 samples, then thirds of the span around it.
    [[nodiscard]] double least() const {
        constexpr int samples = 64;
        int best = 0;
        for (int k = 1; k <= samples; ++k) {
            if (apart(span * k / samples) < apart(span * best / samples)) best = k;
        }
        double low = span * std::max(best - 1, 0) / samples;
        double high = span * std::min(best + 1, samples) / samples;
        for (int step = 0; step < 60; ++step) {
            const double third = (high - low) / 3;
            if (apart(low + third) < apart(high - third)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return std::min({apart((low + high) / 2), apart(0), apart(span)});
    }
};

struct pair_of_walks {
    walk a;
    walk b;
};

// Legs of 1 m to 20 km that pass each other at up to a few kilometres, on any part of the globe;
// the poles and the date line more often than chance has them; times that wrap.
inline pair_of_walks any_walks(oracle::generator& g, double longest = 20'000) {
    cordon::position middle = g.anywhere_delicate();
    if (g.chance(0.2)) middle.latitude = g.sign() * g.uniform(89.9, 90);
    if (g.chance(0.2)) middle.longitude = g.sign() * 180;
    const auto one = [&](cordon::position through) {
        const double length = g.spread(1, longest);
        const double course = g.uniform(0, 360);
        const double part = g.uniform(0, 1);
        const cordon::instant start{static_cast<std::uint32_t>(g.uniform(0, 60'000)) - 90'000U};
        const cordon::instant end =
            start + std::chrono::milliseconds{static_cast<int>(g.spread(1'000, 600'000))};
        return walk{oracle::destination(through, course + 180, part * length), start,
                    oracle::destination(through, course, (1 - part) * length), end};
    };
    const double azimuth = g.uniform(0, 360);
    const double aside = g.chance(0.1) ? 0 : g.spread(0.1, 8'000);
    const cordon::position other = oracle::destination(middle, azimuth, aside);
    return {one(middle), one(other)};
}

inline bool share_time(const pair_of_walks& w) {
    return ((w.a.end - w.b.end).count() < 0 ? w.a.end : w.b.end).ms - w.a.start.ms < 0x80000000U &&
           (w.a.end - w.b.start).count() >= 0 && (w.b.end - w.a.start).count() >= 0;
}

}  // namespace walks

#endif  // CORDON_TESTS_MOTION_WALKS_HPP
