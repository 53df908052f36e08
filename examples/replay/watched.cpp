// SPDX-License-Identifier: BSL-1.0

#include <cordon/watch/advance.hpp>
#include <cordon/watch/evidence.hpp>
#include <cordon/watch/outlook.hpp>
#include <cordon/watch/policy.hpp>
#include <cordon/watch/scales.hpp>
#include <cordon/watch/watch.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "case_file.hpp"
#include "profile.hpp"
#include "profiles/observer.hpp"

namespace replay {
namespace {

using profiles::on_counter;

// A record or a message.
struct arrival {
    std::int64_t unix_ms;
    cordon::party who;
    const record* fix;
    const message* said;
    std::int64_t known_ms;  // of a message: the time of the party's latest record so far
};

// A file tells when a record was measured, and, by its place in the file, that it came no sooner
// than those before it.
void add_arrivals(const track& source, cordon::party who, std::vector<arrival>& all) {
    std::int64_t latest = INT64_MIN;
    std::int64_t known = INT64_MIN;
    auto said = source.messages.begin();
    const auto speak_before = [&](std::size_t line) {
        for (; said != source.messages.end() && said->line < line; ++said) {
            latest = std::max(latest, said->unix_ms);
            all.push_back({latest, who, nullptr, &*said, known});
        }
    };
    for (const record& here : source.records) {
        speak_before(here.line);
        latest = std::max(latest, here.unix_ms);
        known = std::max(known, here.unix_ms);
        all.push_back({latest, who, &here, nullptr, known});
    }
    speak_before(SIZE_MAX);
}

std::vector<arrival> arrivals(const track& protected_person, const track& wearer) {
    std::vector<arrival> all;
    add_arrivals(protected_person, cordon::party::protected_person, all);
    add_arrivals(wearer, cordon::party::wearer, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const arrival& a, const arrival& b) { return a.unix_ms < b.unix_ms; });
    return all;
}

// Whose device, silence or fix an event is of; a change between the two is nobody's.
std::string_view party_of(const cordon::event& event) {
    using cordon::kind;
    const bool own = is_health(event.what) || event.what == kind::restored ||
                     event.what == kind::unknown ||
                     (!is_change(event.what) && event.what != kind::stepped_back);
    if (!own) return {};
    return event.who == cordon::party::wearer ? "wearer" : "protected_person";
}

double in_nats(std::int32_t q12) { return static_cast<double>(q12) / cordon::evidence::nat; }

// Drives a watch and keeps what it says, and what its levels are between: unknown comes and goes
// without an event while the two may be within the radius by now.
template <std::size_t Levels>
class replayed_watch {
  public:
    replayed_watch(const cordon::policy<Levels>& policy, std::int64_t start_ms, case_file* log)
        : policy_{policy}, now_ms_{start_ms} {
        if (log != nullptr) {
            const auto zero = now_ms_ - static_cast<std::int64_t>(on_counter(now_ms_).ms);
            log_.emplace(*log, zero, policy_, watch_);
        }
        result_.levels.resize(Levels);
        for (std::size_t k = 0; k < Levels; ++k) {
            level_course& level = result_.levels[k];
            const cordon::scales empty = cordon::scales_of(watch_, policy_, k);
            level.needed = in_nats(empty.needed);
            level.needed_to_leave = in_nats(cordon::evidence::nats_in(policy_.leave_after.count()));
            level.states.push_back({start_ms, standing::unknown, watch_.why(k)});
            level.evidence.push_back({start_ms, in_nats(empty.said)});
        }
    }

    void take(const arrival& here) {
        pass_time(here.unix_ms);
        now_ms_ = here.unix_ms;
        if (here.fix != nullptr) {
            step(cordon::fix{.who = here.who,
                             .at = on_counter(here.fix->unix_ms),
                             .where = here.fix->where,
                             .how_sure = here.fix->how_sure,
                             .received = on_counter(here.unix_ms)});
        } else {
            take(here, *here.said);
        }
    }

    [[nodiscard]] outcome result() && {
        if (log_) log_->end(watch_);
        return std::move(result_);
    }

  private:
    using answers = std::array<std::pair<standing, cordon::doubt>, Levels>;

    void take(const arrival& here, const message& said) {
        const cordon::instant at = on_counter(said.unix_ms);
        const cordon::instant received = on_counter(here.unix_ms);
        switch (said.what) {
            case message_kind::health:
                return step(cordon::health{here.who, at, said.about, received});
            case message_kind::heartbeat:
                return step(cordon::heartbeat{
                    .who = here.who, .at = at, .still_since = at, .received = received});
            case message_kind::still: {
                const std::int64_t known = std::min(here.known_ms, said.unix_ms);
                const std::int64_t since = said.lasts_ms        ? said.unix_ms - *said.lasts_ms
                                           : known == INT64_MIN ? said.unix_ms
                                                                : known;
                return step(cordon::heartbeat{.who = here.who,
                                              .at = at,
                                              .still_since = on_counter(since),
                                              .received = received});
            }
            case message_kind::notice: break;
        }
        const std::int64_t most = said.does == cordon::action::snooze
                                      ? policy_.snooze_at_most.count()
                                      : policy_.contact_at_most.count();
        const std::int64_t lasts = std::min(said.lasts_ms.value_or(most), most);
        step(cordon::notice{.does = said.does,
                            .at = received,
                            .level = said.level,
                            .until = on_counter(here.unix_ms + lasts),
                            .who = here.who,
                            .what = said.about});
    }

    // A watch wants an input at least every 2^29 ms; records may pause for longer.
    void pass_time(std::int64_t until_ms) {
        constexpr std::int64_t longest_pause_ms = std::int64_t{1} << 28;  // three days
        while (until_ms - now_ms_ > longest_pause_ms) {
            note_silence(now_ms_ + longest_pause_ms);
            now_ms_ += longest_pause_ms;
            step(on_counter(now_ms_));
        }
        note_silence(until_ms);
    }

    template <class Input>
    void step(const Input& input) {
        const auto [next, events] =
            log_ ? log_->advance(watch_, input, policy_) : cordon::advance(watch_, input, policy_);
        watch_ = next;
        for (const cordon::event& event : events) {
            const bool measured = event.separation_mm != cordon::event::separation_unknown &&
                                  event.separation_mm != cordon::separation::end_of_range_mm;
            const std::int64_t at = now_ms_ + (event.at - on_counter(now_ms_)).count();
            if (event.what == cordon::kind::entered) reached(event.level, at);
            result_.events.push_back(
                {.unix_ms = at,
                 .what = cordon::to_string(event.what),
                 .level = event.level,
                 .metres = measured ? std::optional{event.separation_mm / 1000.0} : std::nullopt,
                 .party = party_of(event),
                 .about = event.about,
                 .marks = event.marks});
        }
        note(now_ms_, answers_of(watch_));
        for (std::size_t k = 0; k < Levels; ++k) {
            const double said = in_nats(cordon::scales_of(watch_, policy_, k).said);
            auto& evidence = result_.levels[k].evidence;
            if (said != evidence.back().nats) evidence.push_back({now_ms_, said});
        }
    }

    // What was said when a level became active is forgotten in the same step. It was enough, or that
    // of a level within it was.
    void reached(std::size_t k, std::int64_t at) {
        level_course& level = result_.levels[k];
        level.evidence.push_back({at, level.needed});
    }

    static answers answers_of(const cordon::watch<Levels>& w) {
        answers all;
        for (std::size_t k = 0; k < Levels; ++k) all[k] = {w.state(k), w.why(k)};
        return all;
    }
    // What the watch would say, had it heard nothing more by then.
    [[nodiscard]] answers asked_at(std::int64_t unix_ms) const {
        return answers_of(cordon::advance(watch_, on_counter(unix_ms), policy_).next);
    }
    // What changes in silence, at its millisecond.
    void note_silence(std::int64_t until_ms) {
        if (watch_ == cordon::watch<Levels>{} || until_ms <= now_ms_) return;
        for (const auto who : {cordon::party::protected_person, cordon::party::wearer}) {
            note_awaited(who, until_ms);
        }
        note_changes(now_ms_, answers_of(watch_), until_ms, asked_at(until_ms));
    }
    void note_changes(std::int64_t from_ms, const answers& before, std::int64_t to_ms,
                      const answers& after) {
        if (before == after) return;
        if (to_ms - from_ms == 1) return note(to_ms, after);
        const std::int64_t middle_ms = from_ms + (to_ms - from_ms) / 2;
        const answers between = asked_at(middle_ms);
        note_changes(from_ms, before, middle_ms, between);
        note_changes(middle_ms, between, to_ms, after);
    }

    // A report that comes at its time is not late.
    void note_awaited(cordon::party who, std::int64_t until_ms) {
        const cordon::instant wanted = cordon::next_sample(watch_, policy_, who);
        const std::int64_t lease_ms = (wanted - on_counter(now_ms_)).count();
        const std::int64_t from_ms = now_ms_ + std::max<std::int64_t>(lease_ms, 0);
        if (from_ms >= until_ms) return;
        auto& spans = result_.awaited[who == cordon::party::wearer ? 1 : 0];
        if (!spans.empty() && spans.back().to_ms == from_ms) {
            spans.back().to_ms = until_ms;
        } else {
            spans.push_back({from_ms, until_ms});
        }
    }

    // One state at one time: the last that is noted.
    void note(std::int64_t at, const answers& now) {
        for (std::size_t k = 0; k < Levels; ++k) {
            auto& states = result_.levels[k].states;
            const auto [state, why] = now[k];
            if (states.size() > 1 && states.back().from_ms == at) states.pop_back();
            if (states.back().state == state && states.back().why == why) continue;
            if (states.back().from_ms == at) {
                states.back() = {at, state, why};
            } else {
                states.push_back({at, state, why});
            }
        }
    }

    cordon::policy<Levels> policy_;
    cordon::watch<Levels> watch_{};
    std::int64_t now_ms_;
    outcome result_;
    std::optional<case_writer<Levels>> log_;
};

template <std::size_t Levels>
outcome watched_levels(const std::vector<arrival>& inputs, const radii& limits, progress& shown,
                       case_file* log) {
    cordon::policy<Levels> policy{.levels = {}};
    for (std::size_t k = 0; k < Levels; ++k) policy.levels[k].radius = limits[k];
    replayed_watch<Levels> watch{policy, inputs.front().unix_ms, log};
    for (const arrival& here : inputs) {
        watch.take(here);
        shown.step();
    }
    return std::move(watch).result();
}

}  // namespace

outcome watched(const track& protected_person, const track& wearer, const radii& limits,
                progress& shown, case_file* log) {
    const auto inputs = arrivals(protected_person, wearer);
    switch (limits.size()) {
        case 1: return watched_levels<1>(inputs, limits, shown, log);
        case 2: return watched_levels<2>(inputs, limits, shown, log);
        case 3: return watched_levels<3>(inputs, limits, shown, log);
        case most_levels: return watched_levels<most_levels>(inputs, limits, shown, log);
        default: throw std::invalid_argument{"a replay has 1 to 4 levels"};
    }
}

}  // namespace replay
