// SPDX-License-Identifier: BSL-1.0
//
// Alerts once every fix has been inside for so long; over at the first fix outside.
//
//   Source    github.com/tidwall/tile38, issue 816, and GEOFENCE_TRANSITION_DWELL of Android

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class dwell final : public rule {
  public:
    dwell(double radius, double seconds) : radius_{radius}, seconds_{seconds} {}

  private:
    bool alerts(const sight& now) override {
        if (now.metres > radius_) {
            since_.reset();
            return false;
        }
        if (!since_) since_ = now.unix_ms;
        return static_cast<double>(now.unix_ms - *since_) >= seconds_ * 1000;
    }

    double radius_, seconds_;
    std::optional<std::int64_t> since_;
};

}  // namespace

std::unique_ptr<profile> make_dwell(cordon::metres radius, double setting) {
    return std::make_unique<dwell>(radius.count(), setting);
}

}  // namespace profiles
