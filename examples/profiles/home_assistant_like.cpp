// SPDX-License-Identifier: BSL-1.0
//
// In the zone when the distance less the reported accuracy is below the radius; an accuracy that is
// absent counts as 0, which is perfect.
//
//   Source    github.com/home-assistant/core, homeassistant/components/zone, in_zone

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class home_assistant_like final : public rule {
  public:
    explicit home_assistant_like(double radius) : radius_{radius} {}

  private:
    bool alerts(const sight& now) override { return now.metres - now.wearer_accuracy < radius_; }

    double radius_;
};

}  // namespace

std::unique_ptr<profile> make_home_assistant_like(cordon::metres radius, double setting) {
    return std::make_unique<home_assistant_like>(radius.count() + setting);
}

}  // namespace profiles
