// SPDX-License-Identifier: BSL-1.0
//
// distance <= radius at each fix of either party. The setting moves the radius, so that it can be
// compared at equal false alerts.

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class naive final : public rule {
  public:
    explicit naive(double radius) : radius_{radius} {}

  private:
    bool alerts(const sight& now) override { return now.metres <= radius_; }

    double radius_;
};

}  // namespace

std::unique_ptr<profile> make_naive(cordon::metres radius, double setting) {
    return std::make_unique<naive>(radius.count() + setting);
}

}  // namespace profiles
