// SPDX-License-Identifier: BSL-1.0
//
// What the tests compare with: GeographicLib, the geodesic in long double, and seeded pairs of
// positions from every part of the globe where a formula is known to be delicate.

#ifndef CORDON_TESTS_ORACLE_HPP
#define CORDON_TESTS_ORACLE_HPP

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicExact.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <random>
#include <string>

#include "cordon/distance/difference.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/position.hpp"

namespace oracle {

inline constexpr double nanometre = 1e-9;  // metres
inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

// A number with 64 bits of mantissa, by name because clang warns of it otherwise.
template <class Number>
constexpr long double wide(Number number) {
    return static_cast<long double>(number);
}
// How far an answer is from the truth.
inline double miss(double answer, long double truth) {
    return static_cast<double>(std::fabs(wide(answer) - truth));
}

struct pair {
    cordon::position first;
    cordon::position second;
};

// The shortest distance in metres with 64 bits of mantissa. geodesic.test.cpp checks it against
// published distances of 60 digits and against GeographicLib's exact geodesics.
inline long double true_distance(const pair& ends) {
    return cordon::geodesic<long double>::between(
        wide(ends.first.latitude), wide(ends.second.latitude),
        cordon::longitude_apart(wide(ends.first.longitude), wide(ends.second.longitude)));
}

// The same for positions in 1e-7 degree, without rounding them to double first.
inline long double true_distance(cordon::position_e7 first, cordon::position_e7 second) {
    constexpr long double count = 1e7L;
    return cordon::geodesic<long double>::between(
        first.latitude / count, second.latitude / count,
        cordon::longitude_apart(first.longitude / count, second.longitude / count));
}

inline double geographiclib_distance(const pair& ends) {
    double metres = 0;
    GeographicLib::Geodesic::WGS84().Inverse(ends.first.latitude, ends.first.longitude,
                                             ends.second.latitude, ends.second.longitude, metres);
    return metres;
}

inline double geographiclib_exact_distance(const pair& ends) {
    double metres = 0;
    GeographicLib::GeodesicExact::WGS84().Inverse(ends.first.latitude, ends.first.longitude,
                                                  ends.second.latitude, ends.second.longitude,
                                                  metres);
    return metres;
}

// Where a walk of so many metres at this azimuth, in degrees from north, ends.
inline cordon::position destination(cordon::position from, double azimuth, double metres) {
    cordon::position end;
    GeographicLib::Geodesic::WGS84().Direct(from.latitude, from.longitude, azimuth, metres,
                                            end.latitude, end.longitude);
    return end;
}

inline std::string text(cordon::position p) {
    std::array<char, 64> line{};
    std::snprintf(line.data(), line.size(), "(%.17g, %.17g)", p.latitude, p.longitude);
    return line.data();
}
inline std::string text(const pair& ends) { return text(ends.first) + " " + text(ends.second); }

// The greatest value seen and where. A NaN is greater than anything.
struct worst {
    double value = 0;
    pair ends;

    void see(double candidate, const pair& at) {
        if (std::isnan(value) || candidate <= value) return;
        value = candidate;
        ends = at;
    }
    std::string in_nanometres() const {
        return std::to_string(value / nanometre) + " nm at " + text(ends);
    }
    std::string plain() const { return std::to_string(value) + " at " + text(ends); }
};

enum class regime : std::uint8_t {
    near,
    far,
    polar,
    antimeridian,
    meridional,
    equatorial,
    antipodal,
    coincident,
};
inline constexpr std::array every_regime = {
    regime::near,       regime::far,        regime::polar,     regime::antimeridian,
    regime::meridional, regime::equatorial, regime::antipodal, regime::coincident};

inline std::string name(regime kind) {
    switch (kind) {
        case regime::near: return "near";
        case regime::far: return "far";
        case regime::polar: return "polar";
        case regime::antimeridian: return "antimeridian";
        case regime::meridional: return "meridional";
        case regime::equatorial: return "equatorial";
        case regime::antipodal: return "antipodal";
        case regime::coincident: return "coincident";
    }
    return "";
}

// The same numbers for the same seed with every standard library, whose distributions differ.
class generator {
  public:
    explicit generator(std::uint64_t seed) : engine_{seed} {}

    std::uint64_t bits() { return engine_(); }
    double uniform(double low, double high) {
        constexpr double step = 0x1p-53;
        return low + (high - low) * (static_cast<double>(engine_() >> 11) * step);
    }
    bool chance(double part) { return uniform(0, 1) < part; }
    double sign() { return chance(0.5) ? 1 : -1; }
    // Every power of ten is equally likely.
    double spread(double smallest, double largest) {
        return std::exp(uniform(std::log(smallest), std::log(largest)));
    }
    double longitude() { return uniform(-180, 180); }
    double azimuth() { return chance(0.2) ? 90 * std::floor(uniform(0, 4)) : uniform(0, 360); }

    // Evenly over the globe.
    cordon::position anywhere() {
        constexpr double degrees_per_radian = 57.29577951308232;
        return {std::asin(uniform(-1, 1)) * degrees_per_radian, longitude()};
    }
    // Evenly over the globe, or where a formula may break: a pole, the equator, the date line.
    cordon::position anywhere_delicate() {
        cordon::position p = anywhere();
        if (chance(0.2)) p.latitude = sign() * (90 - near_zero(1));
        if (chance(0.1)) p.latitude = sign() * near_zero(1e-3);
        if (chance(0.1)) p.longitude = sign() * (180 - near_zero(1e-3));
        return p;
    }
    // A pair so many metres apart, nearly.
    pair apart(double metres) {
        const cordon::position p = anywhere_delicate();
        return {p, destination(p, azimuth(), metres)};
    }

    pair next(regime kind) {
        switch (kind) {
            case regime::near: return apart(spread(1e-6, 50'000));
            case regime::far: return {anywhere(), anywhere()};
            case regime::polar: return polar();
            case regime::antimeridian: return antimeridian();
            case regime::meridional: return meridional();
            case regime::equatorial: return equatorial();
            case regime::antipodal: return antipodal();
            case regime::coincident: return coincident();
        }
        return {};
    }

  private:
    // Degrees of any size down to a millionth of a nanometre on the ground, or none at all.
    double near_zero(double largest) { return chance(0.1) ? 0 : spread(1e-20, largest); }
    static double existing(double latitude) { return std::clamp(latitude, -90.0, 90.0); }

    pair polar() {
        const double pole = sign() * 90;
        const double other = chance(0.9) ? pole : -pole;
        const double step = spread(1e-9, 2);
        const auto latitude = [&](double end) {
            return end - std::copysign(near_zero(2 * step), end);
        };
        return {{latitude(pole), longitude()}, {latitude(other), longitude()}};
    }
    pair antimeridian() {
        const double latitude = uniform(-90, 90);
        const double step = spread(1e-9, 2);
        const double turn = chance(0.2) ? 360 * std::floor(uniform(-3, 4)) : 0;
        return {{latitude, 180 - near_zero(step) + turn},
                {chance(0.2) ? uniform(-90, 90) : existing(latitude + uniform(-step, step)),
                 -180 + near_zero(step)}};
    }
    pair meridional() {
        const double east = longitude();
        const double across = chance(0.5) ? 180 : 0;
        return {{uniform(-90, 90), east},
                {uniform(-90, 90), east + across + (chance(0.5) ? 0 : sign() * near_zero(1e-3))}};
    }
    pair equatorial() {
        const double step = spread(1e-12, 1);
        const double first = chance(0.3) ? 0 : uniform(-step, step);
        const double second = chance(0.3) ? 0 : chance(0.3) ? -first : uniform(-step, step);
        const double east = longitude();
        const double along = chance(0.5) ? uniform(0, 180) : 180 - near_zero(2);
        return {{first, east}, {second, east + sign() * along}};
    }
    pair antipodal() {
        const cordon::position p = anywhere_delicate();
        const double step = spread(1e-12, 2);
        return {p,
                {existing(-p.latitude + sign() * near_zero(step)),
                 p.longitude + 180 - sign() * near_zero(step)}};
    }
    pair coincident() {
        const cordon::position p = anywhere_delicate();
        cordon::position q = p;
        if (chance(0.5)) q.latitude = existing(std::nextafter(p.latitude, uniform(-90, 90)));
        if (chance(0.5)) q.longitude = std::nextafter(p.longitude, uniform(-180, 180));
        return {p, q};
    }

    std::mt19937_64 engine_;
};

// How many bits of difference are ruled out: the compiler's own arithmetic is never fused, so a
// value made at compile time has the same bits as one made at run time only without contraction.
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
inline constexpr bool compiled_with_fused_products = true;
#else
inline constexpr bool compiled_with_fused_products = false;
#endif

}  // namespace oracle

#endif  // CORDON_TESTS_ORACLE_HPP
