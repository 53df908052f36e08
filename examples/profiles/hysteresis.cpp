// SPDX-License-Identifier: BSL-1.0
//
// In at the radius, out only a tenth of it (at least 20 m) farther. The setting moves the way in.
//
//   Source    the margin: github.com/Ikolvi/Tracelet, issue 268

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class hysteresis final : public rule {
  public:
    hysteresis(double enter, double exit) : enter_{enter}, exit_{exit} {}

  private:
    bool alerts(const sight& now) override {
        active_ = now.metres <= (active_ ? exit_ : enter_);
        return active_;
    }

    double enter_, exit_;
    bool active_ = false;
};

}  // namespace

std::unique_ptr<profile> make_hysteresis(cordon::metres radius, double setting) {
    const double enter = radius.count() + setting;
    const double exit = radius.count() + exit_margin(radius.count());
    return std::make_unique<hysteresis>(enter, std::max(enter, exit));
}

}  // namespace profiles
