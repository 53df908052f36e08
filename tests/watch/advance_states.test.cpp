// SPDX-License-Identifier: BSL-1.0
//
// Every state that a watch can get into, breadth first to closure, over an alphabet of inputs a
// minute apart; and what holds in each of them and on each way between them.

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::level_state;

// False alerts are to be seldom, so that what accumulates matters. Both times are chosen so that what
// a minute adds, what a fix takes back and what is needed are multiples of 2 nats: 13.4 h are 6
// nats, 4.1 days 8. Otherwise the sums would not close.
constexpr cordon::policy<1> rule = [] {
    cordon::policy<1> p = taken_at_their_word(cordon::policy<1>{.levels = {{500_m}}});
    p.outlier_every = cordon::seconds{48'412};
    p.false_alert_every = cordon::seconds{357'713};
    p.leave_after = std::chrono::seconds{90};
    return p;
}();
static_assert(cordon::evidence::by_chance_once_in(rule.outlier_every) == 6 * 4096);
static_assert(cordon::evidence::by_chance_once_in(rule.false_alert_every) == 8 * 4096);

// Who reports what, at the end of a minute. She is where she is; he is surely within, at the line
// on either side, beyond the margin, or so far away that it is a jump.
struct letter {
    bool hers;
    double metres;  // his; 0: he does not report
    bool she_is_still, closed;
};
constexpr std::size_t letters = 8;
struct alphabet {
    std::uint32_t step_ms;
    std::array<letter, letters> all;
};
// Silence of either and both, and what either and both can say of an approach; the two differ in the
// last two. Stillness is kept in units of 2^12 ms, so its step is one of 61.44 s.
constexpr alphabet with_jumps{60'000,
                              {{{false, 0, false, false},
                                {true, 0, false, false},
                                {false, 200, false, false},
                                {true, 200, false, false},
                                {true, 700, false, false},
                                {false, 700, false, false},
                                {true, 490, false, false},
                                {true, 20'000, false, false}}}};
constexpr alphabet with_stillness{15 << 12,
                                  {{{false, 0, false, false},
                                    {true, 0, false, false},
                                    {false, 200, false, false},
                                    {true, 200, false, false},
                                    {true, 700, false, false},
                                    {false, 700, false, false},
                                    {false, 0, true, false},
                                    {false, 0, false, true}}}};

// The words of a watch of one level, in the order of its members.
struct words {
    std::array<std::uint32_t, 15> word{};
    friend bool operator==(const words&, const words&) = default;
};
static_assert(sizeof(words) == sizeof(cordon::watch<1>));

words words_of(const cordon::watch<1>& w) { return std::bit_cast<words>(w); }
cordon::watch<1> watch_of(const words& all) { return std::bit_cast<cordon::watch<1>>(all); }

// The same state at the instant 0 and before any event, as far as what follows can tell: the age of
// what is overdue, and how long somebody has been still, count up to four minutes, in which the
// farthest of all moves is no jump any more.
constexpr std::uint32_t longest = 60 << 12;
words in_normal_form(const cordon::watch<1>& w) {
    words all = words_of(w);
    const std::uint32_t now = w.now().ms;
    for (const std::size_t at : {std::size_t{2}, std::size_t{7}}) {
        std::uint32_t age = now - all.word[at];
        std::uint32_t held = all.word[at + 1] & 0xFFFFU;
        const std::uint32_t most_held = longest >> 12;
        if (held > most_held) {
            age -= (held - most_held) << 12;
            held = most_held;
        }
        if (age - (held << 12) > longest) age = longest + (held << 12);
        all.word[at] = 0 - age;
        all.word[at + 1] = (all.word[at + 1] & ~0xFFFFU) | held;
    }
    all.word[10] = 0;
    all.word[11] = 0 - std::min(now - all.word[11], longest);
    all.word[13] &= 0xFFFF0000U;  // the number of the last change
    all.word[14] &= 0x00FFFFFFU;  // padding
    return all;
}

struct hash {
    std::size_t operator()(const words& w) const {
        std::uint64_t sum = 0;
        for (const std::uint32_t each : w.word) {
            sum = (sum ^ each) * 0x9E3779B97F4A7C15U;
            sum ^= sum >> 29;
        }
        return sum;
    }
};

struct told {
    bool entered = false, left = false, closed = false, unknown = false, known = false;
};

template <class Input>
void step(cordon::watch<1>& w, const Input& input, told& all) {
    const auto [next, events] = cordon::advance(w, input, rule);
    w = next;
    for (const cordon::event& e : events) {
        all.entered = all.entered || e.what == cordon::kind::entered;
        all.left = all.left || e.what == cordon::kind::left;
        all.closed = all.closed || e.what == cordon::kind::closed;
        all.unknown = all.unknown || e.what == cordon::kind::unknown;
        all.known = all.known || e.what == cordon::kind::known;
    }
}

told read(cordon::watch<1>& w, const letter& input, std::uint32_t step_ms) {
    told all;
    const double now = (w.now().ms + step_ms) / 1000.0;
    step(w, at(now), all);
    using cordon::party;
    if (input.hers) step(w, protected_person(now, 0), all);
    if (input.metres > 0) {
        cordon::fix his = wearer(now, input.metres);
        his.moving = {0, 0, true};  // or his speed would multiply the states
        step(w, his, all);
    }
    if (input.she_is_still) {
        step(w, cordon::heartbeat{party::protected_person, at(now), at(now - 1800)}, all);
    }
    if (input.closed) step(w, cordon::notice{.does = cordon::action::close, .at = at(now)}, all);
    return all;
}

// Whether the two may be within the radius, from the words of the state and with nothing of the
// library's own arithmetic: both on one meridian, 11.0574 mm a count.
bool may_be_within(const words& all) {
    const auto metres = [&all](std::size_t k) {
        return static_cast<std::int32_t>(all.word[5 * k]) * 0.01105742758;
    };
    double apart = std::abs(metres(0) - metres(1)) - 3 * std::sqrt(2.0) * 1.225;
    for (std::size_t k = 0; k < 2; ++k) {
        const double held = (all.word[5 * k + 3] & 0xFFFFU) * 4.096;
        const double age = (0 - all.word[5 * k + 2]) / 1000.0 - held;
        if (age >= 120) return true;
        apart -= std::max(age, 0.0) * 36;
    }
    return apart <= 500;
}

class graph {
  public:
    explicit graph(const alphabet& inputs) {
        cordon::watch<1> start;
        start = cordon::advance(start, cordon::instant{0}, rule).next;
        find(in_normal_form(start));
        for (std::size_t k = 0; k < states.size(); ++k) {
            for (const letter& input : inputs.all) {
                cordon::watch<1> w = watch_of(states[k]);
                const told said = read(w, input, inputs.step_ms);
                ways.push_back({find(in_normal_form(w)), said});
            }
        }
    }
    struct way {
        std::uint32_t to;
        told said;
    };
    std::vector<words> states;
    std::vector<way> ways;  // `letters` of each state

    [[nodiscard]] level_state state(std::size_t k) const { return watch_of(states[k]).state(0); }

    // The most steps that any state takes, by one letter again and again, until it is so.
    [[nodiscard]] int most_steps(std::size_t by, level_state until) const {
        int most = 0;
        for (std::size_t k = 0; k < states.size(); ++k) {
            std::size_t now = k;
            int steps = 0;
            while (state(now) != until && steps < 100) {
                now = ways[now * letters + by].to;
                ++steps;
            }
            most = std::max(most, steps);
        }
        return most;
    }

  private:
    std::uint32_t find(const words& state) {
        const auto [place, is_new] =
            known_.try_emplace(state, static_cast<std::uint32_t>(states.size()));
        if (is_new) states.push_back(state);
        REQUIRE(states.size() < 1'000'000);
        return place->second;
    }
    std::unordered_map<words, std::uint32_t, hash> known_;
};

// What a letter can make of a level that is unknown, clear or active: every state that it leads to.
std::string moves(const graph& all, std::size_t by) {
    constexpr level_state levels[] = {level_state::unknown, level_state::clear,
                                      level_state::active};
    std::string row;
    for (const level_state from : levels) {
        bool reached[3] = {};
        for (std::size_t k = 0; k < all.states.size(); ++k) {
            if (all.state(k) != from) continue;
            reached[static_cast<std::size_t>(all.state(all.ways[k * letters + by].to))] = true;
        }
        row += row.empty() ? "" : " | ";
        std::string cell;
        for (const level_state to : levels) {
            if (!reached[static_cast<std::size_t>(to)]) continue;
            cell += (cell.empty() ? "" : ", ") + std::string(to_string(to));
        }
        row += cell;
    }
    return row;
}

void keeps_every_promise(const graph& all, const alphabet& inputs) {
    CAPTURE(all.states.size());
    for (std::size_t k = 0; k < all.states.size(); ++k) {
        const level_state from = all.state(k);
        // No clear from silence, nor from anything else, while a breach is possible.
        if (from == level_state::clear && may_be_within(all.states[k])) FAIL("clear: state " << k);
        for (std::size_t by = 0; by < letters; ++by) {
            const auto& [next, said] = all.ways[k * letters + by];
            const level_state to = all.state(next);
            const bool began = from != level_state::active && to == level_state::active;
            const bool ended = from == level_state::active && to != level_state::active;
            if (began && !said.entered) FAIL("an alert that is not told: state " << k);
            if (ended && !said.left && !said.closed) FAIL("an end that is not told: state " << k);
            const double metres = inputs.all[by].metres;
            if (said.left && metres > 0 && metres < 500) FAIL("left within: state " << k);
            if (by == 0 && (said.left || said.entered)) FAIL("by silence: state " << k);
        }
        // Two steps of silence, and nothing is clear any more.
        const std::size_t later = all.ways[all.ways[k * letters].to * letters].to;
        if (all.state(later) == level_state::clear) FAIL("clear in silence: state " << k);
    }
}

// The fewest steps from where a level begins to where it ends other than by the centre.
int fewest_steps_of_a_level(const graph& all) {
    std::vector<int> since(all.states.size(), -1);
    std::vector<std::uint32_t> queue;
    for (const auto& way : all.ways) {
        if (!way.said.entered || since[way.to] == 0) continue;
        since[way.to] = 0;
        queue.push_back(way.to);
    }
    for (std::size_t k = 0; k < queue.size(); ++k) {
        for (std::size_t by = 0; by < letters; ++by) {
            const auto& way = all.ways[queue[k] * letters + by];
            if (way.said.left) return since[queue[k]] + 1;
            if (way.said.closed || since[way.to] >= 0) continue;
            since[way.to] = since[queue[k]] + 1;
            queue.push_back(way.to);
        }
    }
    return INT32_MAX;
}

TEST_CASE("every state that fixes, jumps and silence lead to keeps every promise") {
    const graph all{with_jumps};
    keeps_every_promise(all, with_jumps);
    CHECK(all.states.size() == 85'407);
    // No alert is lost, and none is late: whatever was before, two who report that they are within
    // are active in three minutes; and nothing is stuck: two who report that they are apart are
    // clear in four.
    CHECK(all.most_steps(3, level_state::active) == 3);
    CHECK(all.most_steps(4, level_state::clear) == 4);
    // Flapping is bounded by leave_after, 90 s.
    CHECK(fewest_steps_of_a_level(all) == 2);
    CHECK(moves(all, 7) == "unknown, clear, active | unknown, clear | clear, active");
}

// The second table of advance.hpp.
TEST_CASE("every state that fixes, stillness, silence and the centre lead to keeps every promise") {
    const graph all{with_stillness};
    keeps_every_promise(all, with_stillness);
    CHECK(all.states.size() == 3'395);
    CHECK(all.most_steps(3, level_state::active) == 2);
    CHECK(all.most_steps(4, level_state::clear) == 3);
    CHECK(fewest_steps_of_a_level(all) == 2);
    const char* names[letters] = {"silence",           "hers alone",       "his alone, within",
                                  "both, within",      "both, apart",      "his alone, apart",
                                  "stillness of hers", "the centre closes"};
    std::string table;
    for (std::size_t by = 0; by < letters; ++by) {
        table += names[by] + std::string(" | ") + moves(all, by) + "\n";
    }
    CHECK(table ==
          "silence | unknown | unknown | active\n"
          "hers alone | unknown, active | unknown | active\n"
          "his alone, within | unknown, active | unknown | active\n"
          "both, within | unknown, active | unknown | active\n"
          "both, apart | clear, active | clear | clear, active\n"
          "his alone, apart | unknown | unknown | active\n"
          "stillness of hers | unknown | unknown | active\n"
          "the centre closes | unknown | unknown | unknown\n");
}

}  // namespace
