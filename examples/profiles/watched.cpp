// SPDX-License-Identifier: BSL-1.0

#include "profiles/watched.hpp"

#include <cordon/watch/advance.hpp>
#include <cordon/watch/event.hpp>
#include <cordon/watch/watch.hpp>

#include "profiles/observer.hpp"
#include "profiles/rule.hpp"

namespace profiles {
namespace {

class watched final : public profile {
  public:
    explicit watched(const cordon::policy<1>& rules) : rules_{rules} {}

    void take(const sight& now) override { step(now.latest); }
    void pass(std::int64_t unix_ms) override { step(on_counter(unix_ms)); }

    [[nodiscard]] standing state() const override {
        switch (watch_.state(0)) {
            case cordon::level_state::active: return standing::active;
            case cordon::level_state::clear: return standing::clear;
            case cordon::level_state::unknown: break;
        }
        return standing::unknown;
    }
    [[nodiscard]] int notices(cordon::party who) const override {
        return notices_[who == cordon::party::wearer ? 1 : 0];
    }

  private:
    template <class Input>
    void step(const Input& input) {
        const auto [next, events] = cordon::advance(watch_, input, rules_);
        watch_ = next;
        for (const cordon::event& event : events) {
            if (includes(event.whom, cordon::audience::protected_person)) ++notices_[0];
            if (includes(event.whom, cordon::audience::wearer)) ++notices_[1];
        }
    }

    cordon::policy<1> rules_;
    cordon::watch<1> watch_;
    int notices_[2] = {0, 0};
};

}  // namespace

cordon::policy<1> watched_policy(cordon::metres radius) { return {.levels = {{radius}}}; }

std::unique_ptr<profile> make_watched(const cordon::policy<1>& rules) {
    return std::make_unique<watched>(rules);
}

std::unique_ptr<profile> make_watched(cordon::metres radius, double setting) {
    auto rules = watched_policy(radius);
    rules.enter_after = cordon::milliseconds{static_cast<std::int32_t>(setting * 1000)};
    return make_watched(rules);
}

}  // namespace profiles
