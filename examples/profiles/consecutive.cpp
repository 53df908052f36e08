// SPDX-License-Identifier: BSL-1.0
//
// Changes its mind after so many fixes in a row that say otherwise, of either party.
//
//   Source    two in a row before leaving: github.com/Ikolvi/Tracelet, issue 295; here both ways

#include "profiles/rule.hpp"

namespace profiles {
namespace {

class consecutive final : public rule {
  public:
    consecutive(double radius, int needed) : radius_{radius}, needed_{needed} {}

  private:
    bool alerts(const sight& now) override {
        const bool inside = now.metres <= radius_;
        streak_ = inside == active_ ? 0 : streak_ + 1;
        if (streak_ >= needed_) {
            active_ = inside;
            streak_ = 0;
        }
        return active_;
    }

    double radius_;
    int needed_;
    int streak_ = 0;
    bool active_ = false;
};

}  // namespace

std::unique_ptr<profile> make_consecutive(cordon::metres radius, double setting) {
    return std::make_unique<consecutive>(radius.count(), static_cast<int>(setting));
}

}  // namespace profiles
