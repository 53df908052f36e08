// SPDX-License-Identifier: BSL-1.0

#include <cordon/fix.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "profile.hpp"
#include "profiles/observer.hpp"
#include "profiles/profile.hpp"

namespace replay {
namespace {

standing standing_of(profiles::standing state) {
    switch (state) {
        case profiles::standing::active: return standing::active;
        case profiles::standing::clear: return standing::clear;
        case profiles::standing::unknown: break;
    }
    return standing::unknown;
}

// Shows a profile the fixes of two moments or one, and keeps what its answer becomes.
class replayed_rule {
  public:
    replayed_rule(const profiles::description& which, cordon::metres radius)
        : rule_{which.make(radius, which.documented)} {}

    void take(const record& here, cordon::party who) {
        if (result_.levels.empty()) {
            result_.levels.emplace_back().states.push_back({here.unix_ms, standing::unknown});
        }
        const cordon::instant at = profiles::on_counter(here.unix_ms);
        const cordon::fix heard{
            .who = who, .at = at, .where = here.where, .how_sure = here.how_sure, .received = at};
        latest_ = observer_.see(heard, here.unix_ms, here.unix_ms);
        rule_->take(latest_);
    }

    // Two fixes at one time are one moment: it is judged when both are there.
    void judge() {
        const standing now = standing_of(rule_->state());
        auto& states = result_.levels.front().states;
        const standing before = states.back().state;
        if (now == before) return;
        states.push_back({latest_.unix_ms, now});
        if (before == standing::unknown && now == standing::clear) return;
        result_.events.push_back({.unix_ms = latest_.unix_ms,
                                  .what = now == standing::active ? "entered" : "left",
                                  .metres = latest_.metres,
                                  .initial = before == standing::unknown});
    }

    [[nodiscard]] outcome result() && { return std::move(result_); }

  private:
    std::unique_ptr<profiles::profile> rule_;
    profiles::observer observer_;
    profiles::sight latest_{};
    outcome result_;
};

}  // namespace

outcome ruled(profile how, const std::vector<record>& protected_person,
              const std::vector<record>& wearer, cordon::metres radius, progress& shown) {
    replayed_rule rule{*profiles::find(name(how)), radius};
    std::size_t next_a = 0;
    std::size_t next_b = 0;
    while (next_a < protected_person.size() || next_b < wearer.size()) {
        const bool a_is_next =
            next_b == wearer.size() || (next_a < protected_person.size() &&
                                        protected_person[next_a].unix_ms <= wearer[next_b].unix_ms);
        const record& here = a_is_next ? protected_person[next_a++] : wearer[next_b++];
        shown.step();
        rule.take(here, a_is_next ? cordon::party::protected_person : cordon::party::wearer);
        if (a_is_next && next_b < wearer.size() && wearer[next_b].unix_ms == here.unix_ms) continue;
        rule.judge();
    }
    return std::move(rule).result();
}

}  // namespace replay
