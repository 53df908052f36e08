// SPDX-License-Identifier: BSL-1.0
//
// What a place is: two types of cordon's own, and the one customisation point through which every
// function takes any other type.

#ifndef CORDON_POSITION_HPP
#define CORDON_POSITION_HPP

#include <cstdint>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/math.hpp"

namespace cordon {

struct position {
    double latitude = 0;   // degrees, north positive, [-90, 90]
    double longitude = 0;  // degrees, east positive; [-180, 180] after `checked`

    friend constexpr bool operator==(const position&, const position&) noexcept = default;
};

// What receivers and MAVLink send. One count is at most 11.17 mm on the ground.
struct position_e7 {
    std::int32_t latitude = 0;   // 1e-7 degree, [-900000000, 900000000]
    std::int32_t longitude = 0;  // 1e-7 degree, [-1800000000, 1800000000]

    friend constexpr bool operator==(position_e7, position_e7) noexcept = default;
};

// Units that a type's numbers may be in. The unit is part of the type, because a struct in degrees
// and a struct in 1e-7 degrees can look the same and lie ten million times apart.
struct degrees {};
struct radians {};
struct e7 {};  // 1e-7 degree in an integer

// The one customisation point. Specialise it for a type of yours with
//
//   using unit = cordon::degrees;      // or radians, or e7
//   static constexpr double latitude(const T&);
//   static constexpr double longitude(const T&);     // an integer where the unit is e7
//
// or, for a struct with two members, in one line with `members`.
template <class T>
struct point_traits;

template <class T>
concept position_like =
    requires(const T& place) {
        typename point_traits<T>::unit;
        point_traits<T>::latitude(place);
        point_traits<T>::longitude(place);
    } && (std::is_same_v<typename point_traits<T>::unit, degrees> ||
          std::is_same_v<typename point_traits<T>::unit, radians> ||
          std::is_same_v<typename point_traits<T>::unit, e7>);

// template <> struct cordon::point_traits<pvt> : cordon::members<&pvt::lat, &pvt::lon, cordon::e7> {};
//
// The members may be data, or functions without arguments.
template <auto Latitude, auto Longitude, class Unit>
struct members {
    using unit = Unit;

    template <class T>
    static constexpr auto latitude(const T& place) noexcept {
        return read<Latitude>(place);
    }
    template <class T>
    static constexpr auto longitude(const T& place) noexcept {
        return read<Longitude>(place);
    }

  private:
    template <auto Member, class T>
    static constexpr auto read(const T& place) noexcept {
        if constexpr (std::is_member_function_pointer_v<decltype(Member)>) {
            return (place.*Member)();
        } else {
            return place.*Member;
        }
    }
};

template <>
struct point_traits<position> : members<&position::latitude, &position::longitude, degrees> {};

template <>
struct point_traits<position_e7> : members<&position_e7::latitude, &position_e7::longitude, e7> {};

// Any position in degrees, longitude as given.
//
//   Error     0 from degrees; half a unit in the last place from e7 (0.8 nm of latitude and 1.6 nm
//             of longitude on the ground); 2 units from radians. A pole in radians of float is
//             beyond 90 degrees by 2.5e-6, which `checked` refuses.
template <position_like Position>
[[nodiscard]] constexpr position to_position(const Position& place) noexcept {
    using traits = point_traits<Position>;
    const auto latitude = traits::latitude(place);
    const auto longitude = traits::longitude(place);
    if constexpr (std::is_same_v<typename traits::unit, e7>) {
        static_assert(std::is_integral_v<decltype(latitude)>,
                      "cordon: the unit e7 is for integers; for a number in degrees say degrees");
        return {static_cast<double>(latitude) / 1e7, static_cast<double>(longitude) / 1e7};
    } else if constexpr (std::is_same_v<typename traits::unit, radians>) {
        constexpr double degree = 57.295779513082320876798;  // 180 / pi
        return {static_cast<double>(latitude) * degree, static_cast<double>(longitude) * degree};
    } else {
        return {static_cast<double>(latitude), static_cast<double>(longitude)};
    }
}

// Any position in counts of 1e-7 degree, longitude wrapped to half a turn either way.
//
//   Requires  a latitude that exists and a finite longitude; see `checked`
//   Error     0 from e7; otherwise half a count, at most 5.6 mm on the ground each way
template <position_like Position>
[[nodiscard]] constexpr position_e7 to_e7(const Position& place) noexcept {
    using traits = point_traits<Position>;
    if constexpr (std::is_same_v<typename traits::unit, e7>) {
        constexpr std::int64_t half_turn = 1'800'000'000;
        auto longitude = static_cast<std::int64_t>(traits::longitude(place));
        if (longitude < -half_turn || longitude > half_turn) {
            longitude %= 2 * half_turn;
            if (longitude > half_turn) longitude -= 2 * half_turn;
            if (longitude < -half_turn) longitude += 2 * half_turn;
        }
        return {static_cast<std::int32_t>(traits::latitude(place)),
                static_cast<std::int32_t>(longitude)};
    } else {
        const position in_degrees = to_position(place);
        const auto counts = [](double angle) {
            return static_cast<std::int32_t>(angle * 1e7 + (angle < 0 ? -0.5 : 0.5));
        };
        return {counts(in_degrees.latitude), counts(math::wrapped_degrees(in_degrees.longitude))};
    }
}

}  // namespace cordon

#endif  // CORDON_POSITION_HPP
