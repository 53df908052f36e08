// SPDX-License-Identifier: BSL-1.0
//
// Lengths that carry their unit: metres for geometry, millimetres for the integer decision path.

#ifndef CORDON_LENGTH_HPP
#define CORDON_LENGTH_HPP

#include <compare>
#include <cstdint>

#include "cordon/config.hpp"

namespace cordon {

// A length in metres. Constructed only by name, so that a bare number is never taken for one.
class metres {
  public:
    constexpr metres() noexcept = default;
    constexpr explicit metres(double count) noexcept : count_{count} {}

    [[nodiscard]] constexpr double count() const noexcept { return count_; }

    friend constexpr bool operator==(metres, metres) noexcept = default;
    friend constexpr std::partial_ordering operator<=>(metres, metres) noexcept = default;

    friend constexpr metres operator-(metres a) noexcept { return metres{-a.count_}; }
    friend constexpr metres operator+(metres a, metres b) noexcept {
        return metres{a.count_ + b.count_};
    }
    friend constexpr metres operator-(metres a, metres b) noexcept {
        return metres{a.count_ - b.count_};
    }
    friend constexpr metres operator*(metres a, double factor) noexcept {
        return metres{a.count_ * factor};
    }
    friend constexpr metres operator*(double factor, metres a) noexcept { return a * factor; }
    friend constexpr metres operator/(metres a, double divisor) noexcept {
        return metres{a.count_ / divisor};
    }
    friend constexpr double operator/(metres a, metres b) noexcept { return a.count_ / b.count_; }

  private:
    double count_ = 0;  // metres
};

// A length as the watch counts it: 32 bits of millimetres, up to 2,147 km.
struct millimetres {
    std::int32_t count = 0;  // millimetres

    constexpr millimetres() noexcept = default;
    constexpr explicit millimetres(std::int32_t millimetres_count) noexcept
        : count{millimetres_count} {}

    // Rounded to the nearest millimetre. A length beyond the range becomes its end, NaN becomes 0.
    // A constant costs nothing at run time, also where there is no floating point.
    constexpr millimetres(metres length) noexcept : count{nearest(length.count())} {}

    friend constexpr bool operator==(millimetres, millimetres) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(millimetres, millimetres) noexcept = default;

  private:
    static constexpr std::int32_t nearest(double in_metres) noexcept {
        if (!(in_metres == in_metres)) return 0;
        const double value = in_metres * 1000;
        if (value >= 2147483647.0) return INT32_MAX;
        if (value <= -2147483648.0) return INT32_MIN;
        return static_cast<std::int32_t>(value < 0 ? value - 0.5 : value + 0.5);
    }
};

inline namespace literals {

// 500_m, 0.5_m, 2_km.
constexpr metres operator""_m(unsigned long long count) noexcept {
    return metres{static_cast<double>(count)};
}
constexpr metres operator""_m(long double count) noexcept {
    return metres{static_cast<double>(count)};
}
constexpr metres operator""_km(unsigned long long count) noexcept {
    return metres{static_cast<double>(count) * 1000};
}
constexpr metres operator""_km(long double count) noexcept {
    return metres{static_cast<double>(count * 1000)};
}

}  // namespace literals

}  // namespace cordon

#endif  // CORDON_LENGTH_HPP
