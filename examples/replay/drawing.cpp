// SPDX-License-Identifier: BSL-1.0

#include "drawing.hpp"

#include <cordon/distance/distance.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace replay {
namespace {

constexpr std::size_t runs = 1000;
constexpr double degree = std::numbers::pi / 180;

struct vector3 {
    double x = 0, y = 0, z = 0;
};

vector3 direction(const cordon::position& where) {
    const double latitude = where.latitude * degree;
    const double longitude = where.longitude * degree;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
            std::sin(latitude)};
}

// Calls `keep` with the indices to draw, in order: all, or from each run of neighbours its ends and
// the extremes of each of the `measures`.
template <class Keep, class... Measure>
void choose(std::size_t size, Keep keep, Measure... measure) {
    const std::size_t length = size <= runs * 4 ? 1 : (size + runs - 1) / runs;
    std::vector<std::size_t> chosen;
    for (std::size_t first = 0; first < size; first += length) {
        const std::size_t end = std::min(size, first + length);
        chosen.assign({first, end - 1});
        const auto extremes = [&](auto measured) {
            std::size_t least = first;
            std::size_t most = first;
            for (std::size_t i = first; i < end; ++i) {
                if (measured(i) < measured(least)) least = i;
                if (measured(i) > measured(most)) most = i;
            }
            chosen.insert(chosen.end(), {least, most});
        };
        if (length > 1) (extremes(measure), ...);
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        for (const std::size_t i : chosen) keep(i);
    }
}

}  // namespace

flat_map::flat_map(cordon::position middle) : middle_{middle} {
    const double sin_latitude = std::sin(middle.latitude * degree);
    const double cos_latitude = std::cos(middle.latitude * degree);
    const double sin_longitude = std::sin(middle.longitude * degree);
    const double cos_longitude = std::cos(middle.longitude * degree);
    const double up[] = {cos_latitude * cos_longitude, cos_latitude * sin_longitude, sin_latitude};
    const double east[] = {-sin_longitude, cos_longitude, 0};
    const double north[] = {-sin_latitude * cos_longitude, -sin_latitude * sin_longitude,
                            cos_latitude};
    std::copy_n(up, 3, up_);
    std::copy_n(east, 3, east_);
    std::copy_n(north, 3, north_);
}

drawn_record flat_map::place(const record& here) const {
    const drawn_place at = place(cordon::to_position(here.where));
    return {here.unix_ms, at.east, at.north};
}

drawn_place flat_map::place(const cordon::position& here) const {
    const vector3 d = direction(here);
    // Less than the middle's own direction, so that small angles keep their digits.
    const double x = d.x - up_[0];
    const double y = d.y - up_[1];
    const double z = d.z - up_[2];
    // Geodetic latitudes exaggerate the north component by the flattening; the Earth's two radii
    // of curvature undo it.
    constexpr double e2 = 0.00669437999014;  // WGS 84, first eccentricity squared
    const double s = up_[2];
    const double meridian_to_normal = (1 - e2) / (1 - e2 * s * s);
    const double east = east_[0] * x + east_[1] * y;
    const double north = (north_[0] * x + north_[1] * y + north_[2] * z) * meridian_to_normal;
    const double length = std::hypot(east, north);
    const double metres = cordon::distance(middle_, here).count();
    if (!(length > 0)) return {};
    return {east / length * metres, north / length * metres};
}

cordon::position middle_of(const std::vector<record>& a, const std::vector<record>& b) {
    vector3 least{2, 2, 2};
    vector3 most{-2, -2, -2};
    for (const auto* records : {&a, &b}) {
        for (const record& here : *records) {
            const vector3 d = direction(cordon::to_position(here.where));
            least = {std::min(least.x, d.x), std::min(least.y, d.y), std::min(least.z, d.z)};
            most = {std::max(most.x, d.x), std::max(most.y, d.y), std::max(most.z, d.z)};
        }
    }
    const vector3 sum{least.x + most.x, least.y + most.y, least.z + most.z};
    const double level = std::hypot(sum.x, sum.y);
    if (std::hypot(level, sum.z) < 0.01) {
        const auto& first = a.empty() ? b.front().where : a.front().where;
        return cordon::to_position(first);
    }
    return {std::atan2(sum.z, level) / degree, std::atan2(sum.y, sum.x) / degree};
}

std::vector<drawn_record> drawn(const std::vector<record>& records, const flat_map& map) {
    std::vector<drawn_record> result;
    choose(
        records.size(), [&](std::size_t i) { result.push_back(map.place(records[i])); },
        [&](std::size_t i) { return records[i].where.latitude; },
        [&](std::size_t i) { return records[i].where.longitude; });
    return result;
}

std::vector<nearest_moment> drawn(const std::vector<nearest_moment>& curve) {
    std::vector<nearest_moment> result;
    choose(
        curve.size(), [&](std::size_t i) { result.push_back(curve[i]); },
        [&](std::size_t i) { return curve[i].metres; });
    return result;
}

}  // namespace replay
