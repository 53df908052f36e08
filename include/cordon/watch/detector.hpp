// SPDX-License-Identifier: BSL-1.0
//
// Simple rules that say whether a level is active, to compare with the watch and to migrate from: what
// they are shown, what they have in common, and what silence does to them.

#ifndef CORDON_WATCH_DETECTOR_HPP
#define CORDON_WATCH_DETECTOR_HPP

#include <concepts>
#include <cstdint>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// What a detector is shown: how far apart two parties are, and whether anybody knows.
struct sighting {
    separation apart{};  // millimetres; without meaning where it is not fresh
    instant at{};
    bool fresh = false;  // both parties have reported lately

    friend constexpr bool operator==(const sighting&, const sighting&) noexcept = default;
};

// A detector is a small value that is shown one sighting after another.
//
//   one.take(s)  takes a sighting, in the order of time
//   one.state()  what it says of its level, as of the last sighting
//
// And, which no compiler checks, but tests/watch/detectors.hpp does for each of cordon's:
//   - it is unknown until it has decided, and decides at a fresh sighting only
//   - silence ends clear: after a sighting that is not fresh it is unknown, or active if it was
//   - only differences of instants matter, and the same sightings lead to the same value
template <class Detector>
concept detector = std::is_trivially_copyable_v<Detector> && std::equality_comparable<Detector> &&
                   requires(Detector one, const Detector same, const sighting& s) {
                       { one.take(s) } noexcept -> std::same_as<void>;
                       { same.state() } noexcept -> std::same_as<level_state>;
                   };

// What a detector makes of a gap, beyond that clear becomes unknown.
enum class gap_answer : std::uint8_t {
    holds,        // nothing else: an active level stays active, what was gathered counts on
    starts_over,  // an active level stays active, what was gathered is forgotten
    unknown,      // what was gathered is forgotten, and an active level becomes unknown too
};

// A gap is a sighting that is not fresh; or a longer time than this from one to the next, or a clock
// that goes back. No gap fills in a decision: those of NASA DAIDALUS do, which so decides by one fix
// wherever fixes come more than 5 s apart.
struct gap_rule {
    gap_answer then;
    milliseconds longest;

    // Requires  longest >= 0
    constexpr gap_rule(gap_answer answer,
                       milliseconds longest_time = milliseconds{120'000}) noexcept
        : then{answer}, longest{longest_time} {
        CORDON_ASSERT(longest.count() >= 0);
    }
    friend constexpr bool operator==(const gap_rule&, const gap_rule&) noexcept = default;
};

namespace detector_detail {

// What a detector says and when it was last shown something: the answer to gaps, in one place.
//
//   Requires  a sighting, fresh or not, at least every 2^30 ms, so that the counter's wrap is noticed
class answer {
  public:
    constexpr explicit answer(gap_rule gaps) noexcept : longest_{gaps.longest}, then_{gaps.then} {}

    struct heard {
        bool forgets = false;        // what was gathered before
        std::int32_t passed_ms = 0;  // since the last sighting
    };
    constexpr heard hear(const sighting& s) noexcept {
        const milliseconds passed = started_ ? s.at - last_ : milliseconds{0};
        const bool begins =
            started_ && !silent_ && (!s.fresh || passed > longest_ || passed.count() < 0);
        last_ = s.at;
        started_ = true;
        silent_ = !s.fresh;
        if (begins && (state_ == level_state::clear || then_ == gap_answer::unknown)) {
            state_ = level_state::unknown;
        }
        return {begins && then_ != gap_answer::holds, passed.count() > 0 ? passed.count() : 0};
    }
    constexpr void say(bool active) noexcept {
        state_ = active ? level_state::active : level_state::clear;
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return state_; }

    friend constexpr bool operator==(const answer&, const answer&) noexcept = default;

  private:
    instant last_{};
    milliseconds longest_;
    gap_answer then_;
    level_state state_ = level_state::unknown;
    bool started_ = false;
    bool silent_ = false;
};

}  // namespace detector_detail
}  // namespace cordon

#endif  // CORDON_WATCH_DETECTOR_HPP
