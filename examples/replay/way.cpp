// SPDX-License-Identifier: BSL-1.0

#include "way.hpp"

#include <cordon/ellipsoid.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "survey.hpp"

namespace replay {
namespace {

using shape = cordon::wgs84<double>;

// The position whose vertical goes through a place on the surface or below it.
//
//   Source    Bowring, "Transformation from spatial to geographical coordinates", 1976
cordon::position below_or_on(cordon::cartesian c) {
    constexpr double degree = std::numbers::pi / 180;
    const double b = shape::a * std::sqrt(1 - shape::e2);
    const double level = std::hypot(c.x, c.y);
    const double reduced = std::atan2(shape::a * c.z, b * level);
    const double sine = std::sin(reduced);
    const double cosine = std::cos(reduced);
    const double second_e2 = shape::e2 / (1 - shape::e2);
    const double latitude = std::atan2(c.z + second_e2 * b * sine * sine * sine,
                                       level - shape::e2 * shape::a * cosine * cosine * cosine);
    return {std::clamp(latitude / degree, -90.0, 90.0), std::atan2(c.y, c.x) / degree};
}

double length(cordon::cartesian v) { return std::sqrt(dot(v, v)); }

stride stride_between(const record& a, const record& b) {
    stride s{cordon::to_cartesian(cordon::to_position(a.where)),
             cordon::to_cartesian(cordon::to_position(b.where)), a.unix_ms, b.unix_ms, 0};
    // The line goes below the ground, where a step covers more of it: by the Earth's radius over the
    // depth's, and 2 % for the Earth's two radii and for the middle being not quite the deepest.
    const double middle = length((s.from + s.to) * 0.5);
    if (a.where != b.where) {
        s.longest = length(s.to - s.from) * 1.02 * shape::a / std::max(middle, 1.0);
    }
    return s;
}

}  // namespace

cordon::position stride::at(double share) const { return below_or_on(from + (to - from) * share); }

std::vector<way> ways_of(const std::vector<record>& records) {
    std::vector<way> ways;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const record& here = records[i];
        if (i == 0 || here.unix_ms - records[i - 1].unix_ms > longest_leg_ms) {
            ways.push_back({here.where, here.unix_ms, {}, {0}});
            continue;
        }
        way& goes_on = ways.back();
        goes_on.strides.push_back(stride_between(records[i - 1], here));
        goes_on.walked.push_back(goes_on.walked.back() + goes_on.strides.back().longest);
    }
    return ways;
}

}  // namespace replay
