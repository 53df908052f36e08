// SPDX-License-Identifier: BSL-1.0
//
// What a caller would use without cordon: two libraries, and the loops that people write.

#ifndef CORDON_BENCH_PEERS_HPP
#define CORDON_BENCH_PEERS_HPP

#include <GeographicLib/Geodesic.hpp>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/strategies/geographic/distance_karney.hpp>
#include <cmath>
#include <type_traits>

#include "cordon/position.hpp"

// Boost reads the same memory as everyone else.
BOOST_GEOMETRY_REGISTER_POINT_2D(cordon::position, double,
                                 boost::geometry::cs::geographic<boost::geometry::degree>,
                                 longitude, latitude)

namespace peers {

using cordon::position;

struct round_zone {
    position centre;
    double radius;  // metres
};

inline double geographiclib(position p, position q) {
    double metres = 0;
    GeographicLib::Geodesic::WGS84().Inverse(p.latitude, p.longitude, q.latitude, q.longitude,
                                             metres);
    return metres;
}

// Boost.Geometry by one of its strategies; without arguments they are those of WGS 84.
template <class Strategy>
double boost_distance(position p, position q, const Strategy& strategy) {
    return boost::geometry::distance(p, q, strategy);
}
using boost_karney = boost::geometry::strategy::distance::karney<>;
using boost_vincenty = boost::geometry::strategy::distance::vincenty<>;
using boost_thomas = boost::geometry::strategy::distance::thomas<>;
using boost_andoyer = boost::geometry::strategy::distance::andoyer<>;
using boost_haversine = boost::geometry::strategy::distance::haversine<double>;

inline constexpr double mean_radius = 6'371'008.8;  // metres

template <class Strategy>
Strategy make_strategy() {
    if constexpr (std::is_constructible_v<Strategy, double>) {
        return Strategy{mean_radius};
    } else {
        return Strategy{};
    }
}

// The formula as it stands in countless programs.
inline double plain_haversine(position p, position q) {
    constexpr double radians = 3.14159265358979323846 / 180;
    const double north = std::sin((q.latitude - p.latitude) * radians / 2);
    const double east = std::sin((q.longitude - p.longitude) * radians / 2);
    const double h = north * north +
                     std::cos(p.latitude * radians) * std::cos(q.latitude * radians) * east * east;
    return 2 * mean_radius * std::asin(std::sqrt(h));
}

// The plane of the middle latitude with the radii of curvature of WGS 84, as in countless programs
// by those who know that the sphere is wrong. Means nothing near a pole.
inline double plain_equirectangular(position p, position q) {
    constexpr double radians = 3.14159265358979323846 / 180;
    constexpr double equatorial_radius = 6'378'137;  // metres
    constexpr double eccentricity2 = 0.00669437999014;
    const double middle = (p.latitude + q.latitude) / 2 * radians;
    double longitudes = q.longitude - p.longitude;
    if (longitudes > 180) longitudes -= 360;
    if (longitudes < -180) longitudes += 360;
    const double sine = std::sin(middle);
    const double w = 1 - eccentricity2 * sine * sine;
    const double prime_vertical = equatorial_radius / std::sqrt(w);
    const double meridional = prime_vertical * (1 - eccentricity2) / w;
    const double north = meridional * (q.latitude - p.latitude) * radians;
    const double east = prime_vertical * std::cos(middle) * longitudes * radians;
    return std::sqrt(north * north + east * east);
}

// What a careful programmer makes of GeographicLib in ten lines: no pair is nearer than its
// latitudes, and the sphere is never wrong by more than 0.6 %.
inline bool hand_written_within(position p, position q, double radius) {
    constexpr double metres_per_degree = 110'574;  // of latitude, where they are shortest
    if (std::abs(p.latitude - q.latitude) * metres_per_degree > radius) return false;
    const double roughly = plain_haversine(p, q);
    if (roughly > radius * 1.006) return false;
    if (roughly < radius * 0.994) return true;
    return geographiclib(p, q) <= radius;
}

}  // namespace peers

#endif  // CORDON_BENCH_PEERS_HPP
