// SPDX-License-Identifier: BSL-1.0
//
// A profile that decides at fixes alone, and tells the protected person when its answer changes.

#ifndef CORDON_EXAMPLES_PROFILES_RULE_HPP
#define CORDON_EXAMPLES_PROFILES_RULE_HPP

#include <algorithm>

#include "profiles/profile.hpp"

namespace profiles {

class rule : public profile {
  public:
    void take(const sight& now) final {
        if (!now.both) return;
        const standing before = state_;
        state_ = alerts(now) ? standing::active : standing::clear;
        const bool changed = before != state_;
        // That nothing is wrong at first is no news.
        if (changed && !(before == standing::unknown && state_ == standing::clear)) ++notices_;
    }
    [[nodiscard]] standing state() const final { return state_; }
    [[nodiscard]] int notices(cordon::party who) const final {
        return who == cordon::party::protected_person ? notices_ : 0;
    }

  private:
    // Whether the rule alerts after this fix; both parties have been heard of.
    [[nodiscard]] virtual bool alerts(const sight& now) = 0;

    standing state_ = standing::unknown;
    int notices_ = 0;
};

// The margin of exit that trackers use: a tenth of the radius, but at least 20 m.
//
//   Source    github.com/Ikolvi/Tracelet, issue 268
[[nodiscard]] inline double exit_margin(double radius) { return std::max(0.1 * radius, 20.0); }

std::unique_ptr<profile> make_watched(cordon::metres radius, double setting);
std::unique_ptr<profile> make_naive(cordon::metres radius, double setting);
std::unique_ptr<profile> make_hysteresis(cordon::metres radius, double setting);
std::unique_ptr<profile> make_consecutive(cordon::metres radius, double setting);
std::unique_ptr<profile> make_m_of_n(cordon::metres radius, double setting);
std::unique_ptr<profile> make_dwell(cordon::metres radius, double setting);
std::unique_ptr<profile> make_ios_like(cordon::metres radius, double setting);
std::unique_ptr<profile> make_android_like(cordon::metres radius, double setting);
std::unique_ptr<profile> make_daidalus_compatible(cordon::metres radius, double setting);
std::unique_ptr<profile> make_daidalus_without_reset(cordon::metres radius, double setting);
std::unique_ptr<profile> make_tile38_documented(cordon::metres radius, double setting);
std::unique_ptr<profile> make_tile38_shipped(cordon::metres radius, double setting);
std::unique_ptr<profile> make_traccar_like(cordon::metres radius, double setting);
std::unique_ptr<profile> make_home_assistant_like(cordon::metres radius, double setting);
std::unique_ptr<profile> make_cusum(cordon::metres radius, double setting);

}  // namespace profiles

#endif  // CORDON_EXAMPLES_PROFILES_RULE_HPP
