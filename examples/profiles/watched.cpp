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

    void take(const sight& now) override {
        now_ms_ = now.unix_ms;
        step(now.latest);
    }
    void pass(std::int64_t unix_ms) override {
        now_ms_ = unix_ms;
        step(on_counter(unix_ms));
    }

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
    [[nodiscard]] std::optional<std::int64_t> next_sample_ms(cordon::party who) const override {
        const auto wanted = cordon::next_sample(watch_, rules_, who);
        return now_ms_ + (wanted - on_counter(now_ms_)).count();
    }
    [[nodiscard]] int retrospective() const override { return retrospective_; }

  private:
    template <class Input>
    void step(const Input& input) {
        const auto [next, events] = cordon::advance(watch_, input, rules_);
        watch_ = next;
        for (const cordon::event& event : events) {
            if (includes(event.whom, cordon::audience::protected_person)) ++notices_[0];
            if (includes(event.whom, cordon::audience::wearer)) ++notices_[1];
            if (event.what == cordon::kind::was_within) ++retrospective_;
        }
    }

    cordon::policy<1> rules_;
    cordon::watch<1> watch_;
    std::int64_t now_ms_ = 0;
    int notices_[2] = {0, 0};
    int retrospective_ = 0;
};

}  // namespace

cordon::policy<1> watched_policy(cordon::metres radius) { return {.levels = {{radius}}}; }

std::unique_ptr<profile> make_watched(const cordon::policy<1>& rules) {
    return std::make_unique<watched>(rules);
}

std::unique_ptr<profile> make_watched(cordon::metres radius, double setting) {
    auto rules = watched_policy(radius);
    rules.false_alert_every = cordon::seconds{static_cast<std::int32_t>(setting * 3600)};
    return make_watched(rules);
}

}  // namespace profiles
