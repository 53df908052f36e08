// SPDX-License-Identifier: BSL-1.0
//
// In when 85 % of the wearer's accuracy circle lies inside, out when 15 % does; with a loitering
// delay it is a DWELL. The circle is that of 68 %; a claim of none counts as 20 m.
//
//   Source    developer.android.com, Geofence.Builder and Location.getAccuracy; the shares for large
//             zones from the notes to Google Play services 3.2, as Radius Networks quotes them

#include "profiles/rule.hpp"

#include <cmath>
#include <numbers>

namespace profiles {
namespace {

// The share of a circle of radius r that lies within a circle of radius R, d between the centres.
double share_inside(double r, double R, double d) {
    if (d + r <= R) return 1;
    if (d >= R + r) return 0;
    if (d + R <= r) return R * R / (r * r);
    const double a = std::acos(std::clamp((d * d + r * r - R * R) / (2 * d * r), -1.0, 1.0));
    const double b = std::acos(std::clamp((d * d + R * R - r * r) / (2 * d * R), -1.0, 1.0));
    const double lens = r * r * (a - std::sin(2 * a) / 2) + R * R * (b - std::sin(2 * b) / 2);
    return lens / (std::numbers::pi * r * r);
}

class android_like final : public rule {
  public:
    android_like(double radius, double seconds) : radius_{radius}, seconds_{seconds} {}

  private:
    bool alerts(const sight& now) override {
        const double circle = now.wearer_accuracy > 0 ? now.wearer_accuracy : 20;  // metres
        const double share = share_inside(circle, radius_, now.metres);
        constexpr double enter = 0.85, exit = 0.15;
        if (inside_ ? share <= exit : share >= enter) {
            inside_ = !inside_;
            since_ms_ = now.unix_ms;
        }
        return inside_ && static_cast<double>(now.unix_ms - since_ms_) >= seconds_ * 1000;
    }

    double radius_, seconds_;
    bool inside_ = false;
    std::int64_t since_ms_ = 0;
};

}  // namespace

std::unique_ptr<profile> make_android_like(cordon::metres radius, double setting) {
    return std::make_unique<android_like>(radius.count(), setting);
}

}  // namespace profiles
