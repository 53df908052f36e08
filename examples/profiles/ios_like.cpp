// SPDX-License-Identifier: BSL-1.0
//
// Changes its mind when the wearer has crossed the line, gone a least distance beyond it, and
// stayed there for so long, both ways alike. Apple does not publish the distance; 20 m here.
//
//   Source    Apple, Location and Maps Programming Guide, Region Monitoring and iBeacon: "must cross
//             the region boundary, move away from the boundary by a minimum distance, and remain at
//             that minimum distance for at least 20 seconds"

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class ios_like final : public rule {
  public:
    ios_like(double radius, double seconds) : radius_{radius}, seconds_{seconds} {}

  private:
    bool alerts(const sight& now) override {
        constexpr double least = 20;  // metres
        const bool beyond = active_ ? now.metres >= radius_ + least : now.metres <= radius_ - least;
        if (!beyond) {
            since_.reset();
        } else if (!since_) {
            since_ = now.unix_ms;
        }
        if (since_ && static_cast<double>(now.unix_ms - *since_) >= seconds_ * 1000) {
            active_ = !active_;
            since_.reset();
        }
        return active_;
    }

    double radius_, seconds_;
    bool active_ = false;
    std::optional<std::int64_t> since_;
};

}  // namespace

std::unique_ptr<profile> make_ios_like(cordon::metres radius, double setting) {
    return std::make_unique<ios_like>(radius.count(), setting);
}

}  // namespace profiles
