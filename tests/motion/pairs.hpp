// SPDX-License-Identifier: BSL-1.0
//
// Pairs of positions in 1e-7 degree that the separation is tried on, and how far apart they are.

#ifndef CORDON_TESTS_MOTION_PAIRS_HPP
#define CORDON_TESTS_MOTION_PAIRS_HPP

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "cordon/position.hpp"
#include "dice.hpp"

namespace pairs {

inline constexpr std::int32_t pole = 900'000'000;
inline constexpr std::int64_t turn = 3'600'000'000;
using pair = std::pair<cordon::position_e7, cordon::position_e7>;

constexpr std::int32_t any_latitude(dice& d) {
    return static_cast<std::int32_t>(d.between(-pole, pole));
}
constexpr std::int32_t any_longitude(dice& d) {  // also beyond half a turn
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(d.roll()));
}
constexpr std::int32_t clamped(std::int64_t latitude) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(latitude, -pole, pole));
}
constexpr std::int32_t wrapped(std::int64_t longitude) {
    return static_cast<std::int32_t>((longitude % turn + turn + turn / 2) % turn - turn / 2);
}

// Integers only, so that any target can make the same pairs: anywhere, close together, and where
// the forms change over.
constexpr pair portable_pair(dice& d) {
    const cordon::position_e7 p{any_latitude(d), any_longitude(d)};
    const std::int64_t scale = std::int64_t{1} << d.between(0, 30);
    switch (d.between(0, 3)) {
        case 0: return {p, {any_latitude(d), any_longitude(d)}};
        case 1: {
            const cordon::position_e7 near_pole{
                static_cast<std::int32_t>(d.between(790'000'000, pole)), p.longitude};
            return {near_pole,
                    {clamped(near_pole.latitude + d.between(-scale, scale)), any_longitude(d)}};
        }
        case 2: return {p, {p.latitude, wrapped(p.longitude + d.between(-scale, scale))}};
        default:
            return {p,
                    {clamped(p.latitude + d.between(-scale, scale)),
                     wrapped(p.longitude + d.between(-scale, scale))}};
    }
}

inline double geodesic_mm(cordon::position_e7 p, cordon::position_e7 q) {
    double metres = 0;
    GeographicLib::Geodesic::WGS84().Inverse(p.latitude / 1e7, p.longitude / 1e7, q.latitude / 1e7,
                                             q.longitude / 1e7, metres);
    return metres * 1000;
}
inline cordon::position_e7 rounded(double latitude, double longitude) {
    return {static_cast<std::int32_t>(std::lround(latitude * 1e7)),
            static_cast<std::int32_t>(std::lround(longitude * 1e7))};
}
struct range {
    double least, most;
};
// Ranges instead of numbers, so that the order in which the dice are rolled is not the compiler's.
inline pair at_distance(dice& d, range latitudes, range distances) {
    const double sign = d.one_in(2) ? 1 : -1;
    const double latitude = sign * d.uniform(latitudes.least, latitudes.most);
    const double longitude = d.uniform(-180, 180);
    const double metres = d.uniform(distances.least, distances.most);
    double to_latitude = 0;
    double to_longitude = 0;
    GeographicLib::Geodesic::WGS84().Direct(latitude, longitude, d.uniform(0, 360), metres,
                                            to_latitude, to_longitude);
    return {rounded(latitude, longitude), rounded(to_latitude, to_longitude)};
}

// The pairs that the promise is tried on, by where they are.
inline constexpr std::size_t regimes = 12;
inline pair of_regime(std::size_t regime, dice& d) {
    switch (regime) {
        case 0: return at_distance(d, {-90, 90}, {0, 1'000});
        case 1: return at_distance(d, {-80, 80}, {1'000, 60'000});
        case 2: return at_distance(d, {-80, 80}, {49'990, 50'010});
        case 3: return at_distance(d, {79.5, 80.5}, {0, 60'000});
        case 4: return at_distance(d, {80, 90}, {0, 300'000});
        case 5: return at_distance(d, {89.9999, 90}, {0, 100});
        case 6: {  // the date line, longitudes beyond half a turn on either side of it
            pair x = at_distance(d, {-85, 85}, {0, 100'000});
            const std::int32_t shift = x.first.longitude;
            for (cordon::position_e7* p : {&x.first, &x.second}) {
                const std::int32_t from_line = wrapped(std::int64_t{p->longitude} - shift);
                p->longitude = static_cast<std::int32_t>(
                    (d.between(0, 1) == 0 ? turn / 2 : -turn / 2) + from_line % 300'000'000);
            }
            return x;
        }
        case 7: {  // nearly antipodal
            const cordon::position_e7 p{any_latitude(d), wrapped(any_longitude(d))};
            return {p,
                    {clamped(-p.latitude + d.between(-9'000'000, 9'000'000)),
                     wrapped(p.longitude + turn / 2 + d.between(-9'000'000, 9'000'000))}};
        }
        case 8: return at_distance(d, {-90, 90}, {50'000, 2'000'000});
        case 9: return at_distance(d, {-90, 90}, {2'130'000, 2'165'000});
        case 10: return {{any_latitude(d), any_longitude(d)}, {any_latitude(d), any_longitude(d)}};
        default: {  // a few counts apart
            const cordon::position_e7 p{any_latitude(d), any_longitude(d)};
            return {
                p,
                {clamped(p.latitude + d.between(-3, 3)), wrapped(p.longitude + d.between(-3, 3))}};
        }
    }
}

}  // namespace pairs

#endif  // CORDON_TESTS_MOTION_PAIRS_HPP
