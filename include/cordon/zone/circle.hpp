// SPDX-License-Identifier: BSL-1.0
//
// A circular zone: everything within a radius of its centre.

#ifndef CORDON_ZONE_CIRCLE_HPP
#define CORDON_ZONE_CIRCLE_HPP

#include <concepts>
#include <cstdint>
#include <type_traits>

#include "cordon/checked.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/circle_filter.hpp"

namespace cordon {

// Prepared once, by the compiler where it is constexpr. The arithmetic is that of the first rung,
// for positions in 1e-7 degree, and of classify:
//
//   circle<double>         float filter, then every rung up to the geodesic; the default
//   circle<float>          float alone, for a Cortex-M4F: no double is touched by classify
//   circle<std::int64_t>   integers alone, for targets without floating point
//
// contains escalates to double from each of them, until it knows.
template <class Arithmetic = double>
    requires std::same_as<Arithmetic, double> || std::same_as<Arithmetic, float> ||
             std::same_as<Arithmetic, std::int64_t>
class circle {
  public:
    using filter_type = circle_filter<
        std::conditional_t<std::is_same_v<Arithmetic, std::int64_t>, std::int64_t, float>>;

    // Requires  a valid centre; a radius that is finite and not negative. For data from outside
    //           see checked(centre, radius).
    template <position_like Position>
    constexpr circle(const Position& centre, metres radius) noexcept
        : centre_{to_position(centre)},
          radius_{radius},
          cartesian_{to_cartesian(centre_)},
          filter_{centre_, radius} {
        CORDON_ASSERT(valid(centre_));
        CORDON_ASSERT(radius >= metres{0} && math::finite(radius.count()));
    }

    [[nodiscard]] constexpr position centre() const noexcept { return centre_; }
    [[nodiscard]] constexpr metres radius() const noexcept { return radius_; }
    [[nodiscard]] constexpr cartesian centre_cartesian() const noexcept { return cartesian_; }
    [[nodiscard]] constexpr const filter_type& filter() const noexcept { return filter_; }

    friend constexpr bool operator==(const circle&, const circle&) noexcept = default;

  private:
    position centre_;
    metres radius_;
    cartesian cartesian_;
    filter_type filter_;
};

template <position_like Position>
circle(const Position&, metres) -> circle<double>;

enum class circle_fault : std::uint8_t {
    none,
    centre_not_valid,
    radius_not_finite,
    radius_negative
};

[[nodiscard]] constexpr const char* to_string(circle_fault fault) noexcept {
    switch (fault) {
        case circle_fault::none: return "none";
        case circle_fault::centre_not_valid: return "the centre is not a valid position";
        case circle_fault::radius_not_finite: return "the radius is not a finite number";
        case circle_fault::radius_negative: return "the radius is negative";
    }
    return "";
}

// A circle from outside, or what is wrong with it; then the value is the circle of radius 0 at
// (0, 0), which is not to be used.
struct checked_circle {
    circle<double> value;
    circle_fault fault;

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == circle_fault::none;
    }
};

template <position_like Position>
[[nodiscard]] constexpr checked_circle checked(const Position& centre, metres radius) noexcept {
    const auto place = checked(to_position(centre));
    const circle_fault fault = !place                          ? circle_fault::centre_not_valid
                               : !math::finite(radius.count()) ? circle_fault::radius_not_finite
                               : radius < metres{0}            ? circle_fault::radius_negative
                                                               : circle_fault::none;
    if (fault != circle_fault::none) return {circle<double>{position{0, 0}, metres{0}}, fault};
    return {circle<double>{place.value, radius}, fault};
}

// Which side of the circle's line a position is on. Inside and outside are true of the geodesic.
//
// Answers uncertain for an input that is no position, and near the line: for circle<double> within
// ladder::band of it, for the others within the margin of their filter and always where the circle
// is outside the filter's domain. A position that is not in 1e-7 degree is in floating point anyway,
// and gets the rungs of double.
//
//   Error     none: it abstains instead
//   Cost      one filter; for circle<double>, for the few that it leaves open, as within
template <class Arithmetic, position_like Position>
[[nodiscard]] constexpr side classify(const circle<Arithmetic>& zone, const Position& p) noexcept {
    if (!valid(p)) return side::uncertain;
    if constexpr (both_e7<position_e7, Position>) {
        const side s = ladder::told(zone.filter()(counts(p)), ladder::rung::circle_filter);
        if (s != side::uncertain || !std::is_same_v<Arithmetic, double>) return s;
    }
    return ladder::classify(zone.centre(), p, zone.radius(),
                            [&zone] { return zone.centre_cartesian(); });
}

// Whether a position is in the circle, its line included: within(zone.centre(), p, zone.radius()).
//
//   Requires  a valid position
//   Error     none beyond ladder::band, where it follows distance()
//   Cost      one filter; for the few that it leaves open, as within
template <class Arithmetic, position_like Position>
[[nodiscard]] constexpr bool contains(const circle<Arithmetic>& zone, const Position& p) noexcept {
    CORDON_ASSERT(valid(p));
    if constexpr (both_e7<position_e7, Position>) {
        const side s = ladder::told(zone.filter()(counts(p)), ladder::rung::circle_filter);
        if (s != side::uncertain) return s == side::inside;
    }
    return ladder::within(zone.centre(), p, zone.radius(),
                          [&zone] { return zone.centre_cartesian(); });
}

// The signed distance to the circle's line, negative inside. NaN for an input that is no position.
//
//   Error     as distance
//   Cost      one distance
template <class Arithmetic, position_like Position>
[[nodiscard]] constexpr metres clearance(const circle<Arithmetic>& zone,
                                         const Position& p) noexcept {
    return distance(zone.centre(), p) - zone.radius();
}

// Whether a position is in the circle grown by a length, its line included: clearance <= grown. A
// negative length shrinks it; nobody is in what is shrunk by more than the radius.
//
//   Requires  a valid position; a finite length
//   Error     none beyond ladder::band, where it follows distance()
//   Cost      as within, in double: the filter is of the circle as it was prepared
template <class Arithmetic, position_like Position>
[[nodiscard]] constexpr bool within(const circle<Arithmetic>& zone, const Position& p,
                                    metres grown) noexcept {
    CORDON_ASSERT(valid(p) && math::finite(grown.count()));
    const metres radius = zone.radius() + grown;
    return radius >= metres{0} &&
           ladder::within(zone.centre(), p, radius, [&zone] { return zone.centre_cartesian(); });
}

// The same as a side. Uncertain for an input that is no position, and within ladder::band of the
// line that is meant.
template <class Arithmetic, position_like Position>
[[nodiscard]] constexpr side classify(const circle<Arithmetic>& zone, const Position& p,
                                      metres grown) noexcept {
    CORDON_ASSERT(math::finite(grown.count()));
    if (!valid(p)) return side::uncertain;
    const metres radius = zone.radius() + grown;
    if (radius < metres{0}) return side::outside;
    return ladder::classify(zone.centre(), p, radius, [&zone] { return zone.centre_cartesian(); });
}

// A box that holds the circle.
template <class Arithmetic>
[[nodiscard]] constexpr bounds bounds_of(const circle<Arithmetic>& zone) noexcept {
    return grown(bounds_of(zone.centre()), zone.radius());
}

}  // namespace cordon

#endif  // CORDON_ZONE_CIRCLE_HPP
