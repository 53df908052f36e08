// SPDX-License-Identifier: BSL-1.0
//
// A cumulative sum of evidence in standard errors, each fix clipped at 3, and its mirror at the
// radius and a tenth for leaving. Best for independent errors; receivers' are not.
//
//   Source    E. S. Page, Continuous inspection schemes, Biometrika 41, 1954

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class cusum final : public rule {
  public:
    cusum(double radius, double threshold) : radius_{radius}, threshold_{threshold} {}

  private:
    bool alerts(const sight& now) override {
        constexpr double clip = 3;
        const double line = active_ ? radius_ + exit_margin(radius_) : radius_;
        const double inward = std::clamp((line - now.metres) / now.sigma, -clip, clip);
        sum_ = std::max(0.0, sum_ + (active_ ? -inward : inward));
        if (sum_ >= threshold_) {
            active_ = !active_;
            sum_ = 0;
        }
        return active_;
    }

    double radius_, threshold_;
    double sum_ = 0;
    bool active_ = false;
};

}  // namespace

std::unique_ptr<profile> make_cusum(cordon::metres radius, double setting) {
    return std::make_unique<cusum>(radius.count(), setting);
}

}  // namespace profiles
