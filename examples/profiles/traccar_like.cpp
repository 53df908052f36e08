// SPDX-License-Identifier: BSL-1.0
//
// Two distances without memory: near when the reporting party's last two fixes straddle the one
// for entering, far when they straddle the other, both measured to the other party's latest fix. A
// crossing that the other party makes is missed or told twice. The first fix of a party tells
// nothing. Traccar gives no default; the exit is a tenth farther, as elsewhere.
//
//   Source    github.com/traccar/traccar, handler/events/ProximityEventHandler.java, 2026

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class traccar_like final : public rule {
  public:
    traccar_like(double enter, double exit) : enter_{enter}, exit_{exit} {}

  private:
    bool alerts(const sight& now) override {
        std::int64_t& latest = latest_ms_[now.latest.who == cordon::party::wearer ? 1 : 0];
        if (now.measured_ms < latest) return near_;  // only the latest position is looked at
        latest = now.measured_ms;
        if (!now.metres_before) return near_;
        if (*now.metres_before > enter_ && now.metres <= enter_) {
            near_ = true;
        } else if (*now.metres_before <= exit_ && now.metres > exit_) {
            near_ = false;
        }
        return near_;
    }

    double enter_, exit_;
    std::int64_t latest_ms_[2] = {INT64_MIN, INT64_MIN};
    bool near_ = false;
};

}  // namespace

std::unique_ptr<profile> make_traccar_like(cordon::metres radius, double setting) {
    const double enter = radius.count() + setting;
    const double exit = radius.count() + exit_margin(radius.count());
    return std::make_unique<traccar_like>(enter, std::max(enter, exit));
}

}  // namespace profiles
