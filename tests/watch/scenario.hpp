// SPDX-License-Identifier: BSL-1.0
//
// What the tests of a watch are told in: two parties on one meridian, metres north of the equator,
// seconds of a counter that may start anywhere; and what the watch said, as one line of text.

#ifndef CORDON_TESTS_WATCH_SCENARIO_HPP
#define CORDON_TESTS_WATCH_SCENARIO_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace scenario {

using namespace cordon::literals;

// One limit of 500 m, which ends beyond 550 m after 30 s; receivers are as sure as they claim to be.
template <std::size_t Levels>
constexpr cordon::policy<Levels> taken_at_their_word(cordon::policy<Levels> p) {
    p.leave_after = std::chrono::seconds{30};
    p.claims_percent = 100;
    p.least_sigma_mm = 0;
    return p;
}
inline constexpr auto one = taken_at_their_word(cordon::policy<1>{.levels = {{500_m}}});
inline constexpr auto two = taken_at_their_word(cordon::policy<2>{.levels = {{2_km}, {500_m}}});

// Three standard errors of two such fixes are 5.2 m: far finer than the distances of the tests.
inline constexpr cordon::accuracy sharp{3'000, cordon::confidence::p95};

constexpr cordon::instant at(double seconds) {
    const double nearest = seconds * 1000 + (seconds < 0 ? -0.5 : 0.5);
    return {static_cast<std::uint32_t>(static_cast<std::int64_t>(nearest))};
}

constexpr cordon::position_e7 north(double metres) {
    constexpr double metres_in_count = 0.01105742758;  // of latitude, at the equator
    return {static_cast<std::int32_t>(metres / metres_in_count), 0};
}

constexpr cordon::fix protected_person(double seconds, double metres,
                                       cordon::accuracy how_sure = sharp) {
    return {.who = cordon::party::protected_person,
            .at = at(seconds),
            .where = north(metres),
            .how_sure = how_sure};
}
constexpr cordon::fix wearer(double seconds, double metres, cordon::accuracy how_sure = sharp) {
    return {.who = cordon::party::wearer,
            .at = at(seconds),
            .where = north(metres),
            .how_sure = how_sure};
}
constexpr cordon::fix received(cordon::fix f, double seconds) {
    f.received = at(seconds);
    return f;
}

// Both report at once, she at 0.
struct both {
    double seconds;
    double metres;
};

// A watch that is fed, and everything that it said.
template <std::size_t Levels>
class recorder {
  public:
    explicit recorder(const cordon::policy<Levels>& p) : policy_{p} {}

    template <class... Inputs>
    recorder& feed(const Inputs&... inputs) {
        (take(inputs), ...);
        return *this;
    }

    [[nodiscard]] const cordon::watch<Levels>& watch() const { return watch_; }
    [[nodiscard]] cordon::level_state state(std::size_t level = 0) const {
        return watch_.state(level);
    }
    [[nodiscard]] const std::vector<cordon::event>& events() const { return events_; }

    // "0 known, 12.5 entered 1": seconds, what, and the level where one is meant.
    [[nodiscard]] std::string said() const {
        std::string text;
        for (const cordon::event& e : events_) {
            text += text.empty() ? "" : ", ";
            text += std::to_string(e.at.ms / 1000);
            if (e.at.ms % 1000 != 0) {
                text += "." + std::to_string(1000 + e.at.ms % 1000).substr(1);
            }
            text += std::string(" ") + cordon::to_string(e.what);
            if (e.what == cordon::kind::entered || e.what == cordon::kind::left) {
                text += " " + std::to_string(e.level);
            }
        }
        return text;
    }
    // What was said since this was last asked.
    [[nodiscard]] std::string news() {
        std::string text = said();
        events_.clear();
        return text;
    }

  private:
    void take(const both& b) {
        take(protected_person(b.seconds, 0));
        take(scenario::wearer(b.seconds, b.metres));
    }
    template <class Input>
    void take(const Input& input) {
        const auto [next, events] = cordon::advance(watch_, input, policy_);
        watch_ = next;
        events_.insert(events_.end(), events.begin(), events.end());
    }

    cordon::policy<Levels> policy_;
    cordon::watch<Levels> watch_;
    std::vector<cordon::event> events_;
};

}  // namespace scenario

#endif  // CORDON_TESTS_WATCH_SCENARIO_HPP
