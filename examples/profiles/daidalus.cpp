// SPDX-License-Identifier: BSL-1.0
//
// M of N with persistence, as in NASA DAIDALUS: a fix counts 1 inside and 0 outside; at least m of
// the last n hold; an answer that has risen stays for 4 s. After a gap of more than 5 s, or a time
// that does not rise, all is forgotten and m of the n places are filled with the present value: at
// the cadence of a tag it decides by one fix.
//
//   Source    github.com/nasa/daidalus, HysteresisData and MofN, and the values of DO_365B_SUM.conf:
//             hysteresis_time 5 s, persistence_time 4 s, 2 of 4

#include "profiles/rule.hpp"

#include <deque>

namespace profiles {
namespace {

class daidalus final : public rule {
  public:
    daidalus(double radius, std::size_t m, bool resets) : radius_{radius}, m_{m}, resets_{resets} {}

  private:
    static constexpr std::int64_t gap_ms = 5'000, persistence_ms = 4'000;

    bool alerts(const sight& now) override {
        const bool inside = now.metres <= radius_;
        const bool first = slots_.empty();
        const bool stale = resets_ && (now.unix_ms <= last_ms_ || now.unix_ms - last_ms_ > gap_ms);
        if (first || stale) {
            slots_.assign(m_, inside ? 1 : 0);
            slots_.resize(2 * m_, empty);
            active_ = false;
            risen_ms_.reset();
        }
        slots_.pop_front();
        slots_.push_back(inside ? 1 : 0);
        last_ms_ = now.unix_ms;
        const bool enough =
            static_cast<std::size_t>(std::count(slots_.begin(), slots_.end(), 1)) >= m_;
        const bool held =
            active_ && !enough && risen_ms_ && now.unix_ms - *risen_ms_ < persistence_ms;
        if (held) return true;
        if (enough && !active_) risen_ms_ = now.unix_ms;
        active_ = enough;
        return active_;
    }

    static constexpr int empty = -1;  // a place that counts for neither

    double radius_;
    std::size_t m_;
    bool resets_;
    std::deque<int> slots_;
    std::int64_t last_ms_ = 0;
    std::optional<std::int64_t> risen_ms_;
    bool active_ = false;
};

}  // namespace

std::unique_ptr<profile> make_daidalus_compatible(cordon::metres radius, double setting) {
    return std::make_unique<daidalus>(radius.count(), static_cast<std::size_t>(setting), true);
}

std::unique_ptr<profile> make_daidalus_without_reset(cordon::metres radius, double setting) {
    return std::make_unique<daidalus>(radius.count(), static_cast<std::size_t>(setting), false);
}

}  // namespace profiles
