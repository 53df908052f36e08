// SPDX-License-Identifier: BSL-1.0
//
// The first rung of a circle: the square of the distance as a polynomial about the centre, in float
// or in integers, prepared once and cheap ever after.

#ifndef CORDON_ZONE_CIRCLE_FILTER_HPP
#define CORDON_ZONE_CIRCLE_FILTER_HPP

#include <cstdint>

#include "cordon/distance/difference.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"

namespace cordon {

// What both arithmetics share: the expansion in degrees of 1e-7, and the box that must hold, since
// the polynomial says nothing of far positions. All lengths in units of the radius.
//
// With P and Q the differences in latitude and longitude, p = N cos(phi), and derivatives by phi,
//   s^2 = y^2 + x^2,  y = P (M + M' P / 2 + M'' P^2 / 6),  x = Q (p + p' P / 2 + e P^2 - g Q^2),
//   e = (p p'' / 2 + M^2 p^2 (1 + e'^2 cos^2 phi) / (6 N^2) - p'^2 / 4) / (2 p),
//   g = p (1 - p^2 / N^2) / 24.
//
//   Domain    centre up to 85 degrees either way, radius 1 cm to 20 km; elsewhere it is not usable
//   Error     truncation: 0.02 r^4 (1 + tan^3 phi) / R^3 (proved, tests/proofs), and how far the
//             centre is from a whole count of 1e-7 degree
struct circle_expansion {
    static constexpr double greatest_latitude = 85;  // degrees
    static constexpr metres least_radius{0.01};
    static constexpr metres reach{20'000};

    bool usable = false;
    position_e7 centre{};
    std::uint32_t north = 0;  // 1e-7 degree, the box: farther is outside
    std::uint32_t east = 0;   // 1e-7 degree
    double y[3] = {};         // metres per count, per count^2, per count^3
    double x[3] = {};
    double g = 0;
    double margin = 0;  // metres, but for rounding: band, truncation and the centre's offset

    constexpr circle_expansion(position centre_degrees, metres radius) noexcept {
        usable = math::absolute(centre_degrees.latitude) <= greatest_latitude &&
                 radius >= least_radius && radius <= reach;
        if (!usable) return;
        using shape = wgs84<double>;
        constexpr double count = math::radians_per_degree<double> / 1e7;
        centre = to_e7(centre_degrees);
        const position rounded = to_position(centre);
        const auto phi = math::sine_cosine_of_degrees(rounded.latitude);
        const double s = phi.sine, c = phi.cosine;
        const double w2 = 1 - shape::e2 * s * s;
        const double n = shape::a / math::square_root(w2);
        const double m = n * (1 - shape::e2) / w2;
        const double u = shape::e2 / w2;
        const double m1 = 3 * m * u * s * c;
        const double m2 = m * (3 * u * (c * c - s * s) + 15 * u * u * s * s * c * c);
        const double p = n * c;
        const double p1 = -m * s;
        const double p2 = -(m1 * s + m * c);
        const double e =
            (p * p2 / 2 + math::square(m * p) * (1 + shape::ep2 * c * c) / (6 * n * n) -
             p1 * p1 / 4) /
            (2 * p);
        y[0] = m * count;
        y[1] = m1 / 2 * count * count;
        y[2] = m2 / 6 * count * count * count;
        x[0] = p * count;
        x[1] = p1 / 2 * count * count;
        x[2] = e * count * count * count;
        g = p * (1 - c * c) / 24 * count * count * count;

        // A position within the radius is no farther north than this, nor east at the latitude of
        // the circle's poleward end, where a degree is shortest. Rounded up by a count.
        const double r = radius.count();
        const double rise = r / shape::least_curvature_radius;
        const auto poleward = math::sine_cosine_of(
            math::absolute(rounded.latitude) * math::radians_per_degree<double> + rise);
        north = static_cast<std::uint32_t>(rise / count) + 2;
        east = static_cast<std::uint32_t>(r / (shape::a * poleward.cosine) / count) + 2;

        const double t = math::absolute(s) / c;
        constexpr double radius3 = 6'371'000.0 * 6'371'000.0 * 6'371'000.0;
        const double truncation = 0.02 * math::square(r * r) * (1 + t * t * t) / radius3;
        const double offset =
            math::absolute(centre_degrees.latitude - rounded.latitude) * 1e7 * y[0] +
            (longitude_apart(centre_degrees.longitude, rounded.longitude).degrees) * 1e7 * x[0];
        margin = ladder::band.count() + truncation + offset;
    }
};

// Answers for valid positions in 1e-7 degree; uncertain near the line, and always where the expansion
// is not usable.
template <class Arithmetic>
class circle_filter;

// In single precision, for a Cortex-M4F.
//
//   Error     margin: that of the expansion, and rounding, 3.5e-7 of the radius, with and without
//             fused multiply-add (proved, tests/proofs)
//   Cost      the box, two conversions, 9 multiplications and 6 additions of float
template <>
class circle_filter<float> {
  public:
    static constexpr double rounding = 3.5e-7;  // of the radius

    friend constexpr bool operator==(const circle_filter&, const circle_filter&) noexcept = default;

    constexpr circle_filter(position centre, metres radius) noexcept {
        const circle_expansion from{centre, radius};
        if (!from.usable) return;
        const double r = radius.count();
        const double margin = from.margin / r + rounding;
        if (margin >= 0.5) return;
        centre_ = from.centre;
        north_ = from.north;
        east_ = from.east;
        // The squares multiplied out, in units of the radius: 1 is the line.
        const double r2 = r * r;
        const auto& [y, x, g] = parts{from.y, from.x, from.g};
        of_ = {static_cast<float>(y[0] * y[0] / r2),
               static_cast<float>(2 * y[0] * y[1] / r2),
               static_cast<float>((y[1] * y[1] + 2 * y[0] * y[2]) / r2),
               static_cast<float>(x[0] * x[0] / r2),
               static_cast<float>(2 * x[0] * x[1] / r2),
               static_cast<float>((x[1] * x[1] + 2 * x[0] * x[2]) / r2),
               static_cast<float>(-2 * x[0] * g / r2)};
        inside_ = static_cast<float>(math::square(1 - margin));
        outside_ = static_cast<float>(math::square(1 + margin));
    }

    // The coefficients of the square of the distance in units of the radius squared, per counts of
    // latitude (p) and of longitude (q) to the powers that the names tell.
    struct coefficients {
        float p2 = 0, p3 = 0, p4 = 0;
        float q2 = 0, q2p = 0, q2p2 = 0, q4 = 0;

        [[nodiscard]] constexpr float square(float north, float east) const noexcept {
            const float p = north * north;
            const float q = east * east;
            return p * (p2 + north * (p3 + north * p4)) +
                   q * (q2 + north * (q2p + north * q2p2) + q * q4);
        }
        friend constexpr bool operator==(const coefficients&,
                                         const coefficients&) noexcept = default;
    };

    [[nodiscard]] constexpr side operator()(position_e7 p) const noexcept {
        const std::int64_t up = std::int64_t{p.latitude} - centre_.latitude;
        const std::uint32_t east = longitude_apart(p.longitude, centre_.longitude);
        if (up > north_ || -up > north_ || east > east_) return side::outside;
        const float s = of_.square(static_cast<float>(static_cast<std::int32_t>(up)),
                                   static_cast<float>(static_cast<std::int32_t>(east)));
        if (s > outside_) return side::outside;
        return s <= inside_ ? side::inside : side::uncertain;
    }

    // False where the expansion is not: then every answer is uncertain.
    [[nodiscard]] constexpr bool usable() const noexcept { return inside_ >= 0; }
    [[nodiscard]] constexpr position_e7 centre() const noexcept { return centre_; }
    [[nodiscard]] constexpr std::int32_t north() const noexcept {
        return static_cast<std::int32_t>(north_);
    }
    [[nodiscard]] constexpr std::int32_t east() const noexcept {
        return static_cast<std::int32_t>(east_);
    }
    [[nodiscard]] constexpr const coefficients& expansion() const noexcept { return of_; }
    [[nodiscard]] constexpr float inside() const noexcept { return inside_; }
    [[nodiscard]] constexpr float outside() const noexcept { return outside_; }

  private:
    struct parts {
        const double (&y)[3];
        const double (&x)[3];
        const double& g;
    };

    // As long as nothing is prepared, every position is in the box and none on either side.
    position_e7 centre_{};
    std::uint32_t north_ = 2'000'000'000;  // 1e-7 degree
    std::uint32_t east_ = 2'000'000'000;   // 1e-7 degree
    coefficients of_{};
    float inside_ = -1;
    float outside_ = 1;
};

// In integers, for targets without floating point: lengths in 2^-6 mm.
//
//   Error     margin: that of the expansion, and rounding, 0.03 mm and 2e-8 of the radius (proved,
//             tests/proofs)
//   Cost      10 multiplications of 32 bits to 64
template <>
class circle_filter<std::int64_t> {
  public:
    static constexpr double rounding = 2e-8;            // of the radius
    static constexpr double rounding_metres = 0.03e-3;  // and this

    friend constexpr bool operator==(const circle_filter&, const circle_filter&) noexcept = default;

    constexpr circle_filter(position centre, metres radius) noexcept {
        const circle_expansion from{centre, radius};
        if (!from.usable) return;
        const double margin = from.margin + rounding * radius.count() + rounding_metres;
        centre_ = from.centre;
        north_ = from.north;
        east_ = from.east;
        y_ = fixed(from.y);
        x_ = fixed(from.x);
        g_ = nearest(scaled(from.g * 1000, 77));
        const double near = radius.count() - margin;
        inside_ = near > 0 ? bound(near, false) : 0;
        outside_ = bound(radius.count() + margin, true);
    }

    [[nodiscard]] constexpr side operator()(position_e7 p) const noexcept {
        const std::int64_t up = std::int64_t{p.latitude} - centre_.latitude;
        const std::uint32_t east = longitude_apart(p.longitude, centre_.longitude);
        if (up > north_ || -up > north_ || east > east_) return side::outside;
        const auto north = static_cast<std::int32_t>(up);
        const std::int64_t east2 = (std::int64_t{east} * east) >> 20;
        // Millimetres per count in Q27, and from them lengths in 2^-6 mm: 31 bits.
        const std::int64_t per_north = y_.at(north);
        const std::int64_t per_east = x_.at(north) - ((east2 * g_) >> 30);
        const std::int64_t y = (per_north * north) >> 21;
        const std::int64_t x = (per_east * static_cast<std::int64_t>(east)) >> 21;
        const auto squared = static_cast<std::uint64_t>(y * y + x * x);
        if (squared > outside_) return side::outside;
        return squared < inside_ ? side::inside : side::uncertain;
    }

  private:
    // k0 + k1 P + k2 P^2 in Q27, the coefficients in Q27, Q47 and Q67.
    struct fixed_polynomial {
        std::int32_t k0 = 0, k1 = 0, k2 = 0;
        friend constexpr bool operator==(fixed_polynomial, fixed_polynomial) noexcept = default;
        [[nodiscard]] constexpr std::int64_t at(std::int32_t north) const noexcept {
            const auto slope = static_cast<std::int32_t>(k1 + ((std::int64_t{k2} * north) >> 20));
            return k0 + ((std::int64_t{slope} * north) >> 20);
        }
    };
    static constexpr double scaled(double value, int bits) noexcept {
        for (int k = 0; k < bits; ++k) value *= 2;
        return value;
    }
    static constexpr std::int32_t nearest(double value) noexcept {
        return static_cast<std::int32_t>(value + (value < 0 ? -0.5 : 0.5));
    }
    static constexpr fixed_polynomial fixed(const double (&metres_per)[3]) noexcept {
        return {nearest(scaled(metres_per[0] * 1000, 27)),
                nearest(scaled(metres_per[1] * 1000, 47)),
                nearest(scaled(metres_per[2] * 1000, 67))};
    }
    // A length in metres as the square of 2^-6 mm, rounded away from uncertainty's middle.
    static constexpr std::uint64_t bound(double length, bool up) noexcept {
        const auto units = static_cast<std::uint64_t>(length * 64'000) + (up ? 1 : 0);
        return units * units;
    }

    position_e7 centre_{};
    std::uint32_t north_ = 2'000'000'000;  // 1e-7 degree
    std::uint32_t east_ = 2'000'000'000;   // 1e-7 degree
    fixed_polynomial y_{};
    fixed_polynomial x_{};
    std::int32_t g_ = 0;
    std::uint64_t inside_ = 0;            // 2^-12 mm^2: below this is inside
    std::uint64_t outside_ = UINT64_MAX;  // above this is outside
};

}  // namespace cordon

#endif  // CORDON_ZONE_CIRCLE_FILTER_HPP
