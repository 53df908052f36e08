// SPDX-License-Identifier: BSL-1.0
//
// Alerts while at least m of the last 2m fixes, of either party, were inside.
//
//   Source    binary integration; 2 of 4: RTCA DO-365B, as in NASA DAIDALUS

#include "profiles/rule.hpp"

#include <deque>

namespace profiles {
namespace {

class m_of_n final : public rule {
  public:
    m_of_n(double radius, std::size_t m) : radius_{radius}, m_{m} {}

  private:
    bool alerts(const sight& now) override {
        last_.push_back(now.metres <= radius_);
        if (last_.size() > 2 * m_) last_.pop_front();
        return static_cast<std::size_t>(std::count(last_.begin(), last_.end(), true)) >= m_;
    }

    double radius_;
    std::size_t m_;
    std::deque<bool> last_;
};

}  // namespace

std::unique_ptr<profile> make_m_of_n(cordon::metres radius, double setting) {
    return std::make_unique<m_of_n>(radius.count(), static_cast<std::size_t>(setting));
}

}  // namespace profiles
