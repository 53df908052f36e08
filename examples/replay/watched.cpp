// SPDX-License-Identifier: BSL-1.0

#include <cordon/watch/advance.hpp>
#include <cordon/watch/outlook.hpp>
#include <cordon/watch/policy.hpp>
#include <cordon/watch/watch.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "case_file.hpp"
#include "profile.hpp"
#include "profiles/observer.hpp"
#include "profiles/watched.hpp"

namespace replay {
namespace {

struct arrival {
    std::int64_t unix_ms;
    cordon::party who;
    const record* what;
};

// A file tells when a record was measured, and, by its place in the file, that it came no sooner
// than those before it.
std::vector<arrival> arrivals(const track& protected_person, const track& wearer) {
    std::vector<arrival> all;
    all.reserve(protected_person.records.size() + wearer.records.size());
    const auto add = [&](const track& source, cordon::party who) {
        std::int64_t latest = INT64_MIN;
        for (const record& here : source.records) {
            latest = std::max(latest, here.unix_ms);
            all.push_back({latest, who, &here});
        }
    };
    add(protected_person, cordon::party::protected_person);
    add(wearer, cordon::party::wearer);
    std::stable_sort(all.begin(), all.end(),
                     [](const arrival& a, const arrival& b) { return a.unix_ms < b.unix_ms; });
    return all;
}

using profiles::on_counter;

// Drives a watch and keeps what it says, and what its level is between: unknown comes and goes
// without an event while the two may be within the radius by now.
class replayed_watch {
  public:
    replayed_watch(cordon::metres radius, std::int64_t start_ms)
        : policy_{profiles::watched_policy(radius)}, now_ms_{start_ms} {
        result_.states.push_back({start_ms, standing::unknown});
    }

    void take(const arrival& here) {
        pass_time(here.unix_ms);
        now_ms_ = here.unix_ms;
        step(cordon::fix{.who = here.who,
                         .at = on_counter(here.what->unix_ms),
                         .where = here.what->where,
                         .how_sure = here.what->how_sure,
                         .received = on_counter(here.unix_ms)});
    }

    // Writes every step into the log as well, which has begun.
    void keep_in(case_file& log) {
        log_ = &log;
        const auto zero = now_ms_ - static_cast<std::int64_t>(on_counter(now_ms_).ms);
        log_->begin(zero, policy_, watch_);
    }
    void end() { log_->end(watch_); }

    [[nodiscard]] outcome result() && { return std::move(result_); }

  private:
    // A watch wants an input at least every 2^29 ms; records may pause for longer.
    void pass_time(std::int64_t until_ms) {
        if (watch_.state(0) == cordon::level_state::clear) {  // which lapses in silence
            const cordon::instant lapses = cordon::clear_until(watch_, policy_);
            const std::int64_t at = now_ms_ + (lapses - on_counter(now_ms_)).count() + 1;
            if (at < until_ms) note(at, standing::unknown);
        }
        constexpr std::int64_t longest_pause_ms = std::int64_t{1} << 28;  // three days
        while (until_ms - now_ms_ > longest_pause_ms) {
            now_ms_ += longest_pause_ms;
            step(on_counter(now_ms_));
        }
    }

    template <class Input>
    void step(const Input& input) {
        const auto [next, events] = log_ == nullptr ? cordon::advance(watch_, input, policy_)
                                                    : log_->advance(watch_, input, policy_);
        watch_ = next;
        for (const cordon::event& event : events) {
            const std::int64_t at = now_ms_ + (event.at - on_counter(now_ms_)).count();
            const bool measured = event.separation_mm != cordon::event::separation_unknown &&
                                  event.separation_mm != cordon::separation::end_of_range_mm;
            result_.events.push_back(
                {.unix_ms = at,
                 .what = cordon::to_string(event.what),
                 .level = event.level,
                 .metres = measured ? std::optional{event.separation_mm / 1000.0} : std::nullopt});
            // What fell due between inputs has an instant of its own.
            if (event.what == cordon::kind::entered) note(at, standing::active);
            if (event.what == cordon::kind::unknown &&
                result_.states.back().state != standing::active) {
                note(at, standing::unknown);
            }
        }
        note(now_ms_, standing_of(watch_.state(0)));
    }

    static standing standing_of(cordon::level_state state) {
        switch (state) {
            case cordon::level_state::active: return standing::active;
            case cordon::level_state::clear: return standing::clear;
            case cordon::level_state::unknown: break;
        }
        return standing::unknown;
    }

    void note(std::int64_t at, standing now) {
        if (now != result_.states.back().state) result_.states.push_back({at, now});
    }

    cordon::policy<1> policy_;
    cordon::watch<1> watch_{};
    std::int64_t now_ms_;
    outcome result_;
    case_file* log_ = nullptr;
};

}  // namespace

outcome watched(const track& protected_person, const track& wearer, cordon::metres radius,
                progress& shown) {
    const auto inputs = arrivals(protected_person, wearer);
    replayed_watch watch{radius, inputs.front().unix_ms};
    for (const arrival& here : inputs) {
        watch.take(here);
        shown.step();
    }
    return std::move(watch).result();
}

void keep(case_file& log, const track& protected_person, const track& wearer,
          cordon::metres radius) {
    const auto inputs = arrivals(protected_person, wearer);
    replayed_watch watch{radius, inputs.front().unix_ms};
    watch.keep_in(log);
    for (const arrival& here : inputs) watch.take(here);
    watch.end();
}

}  // namespace replay
