// SPDX-License-Identifier: BSL-1.0
//
// What fixes that came late prove: when two parties surely were within a level, by the fixes that are
// kept of both, whatever was known at the time.

#ifndef CORDON_WATCH_LOOK_BACK_HPP
#define CORDON_WATCH_LOOK_BACK_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/fix.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/bounded_time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/history.hpp"
#include "cordon/watch/measure.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon {

// One approach that is proved. From its first instant to its last they were never surely gone, beyond
// the level's margin: so it is told once, though in between there may be times of which nobody can
// say.
struct past_approach {
    event what{};               // was_within, at the first instant at which they surely were; its
                                // separation is the least likely one of the fixes that prove it
    instant until{};            // the last such instant
    std::uint32_t sure_ms = 0;  // milliseconds in which they surely were, of those in between
    std::uint32_t fixes = 0;  // so many of these instants are those of a fix; one that stands alone
                              // is worth as much as its receiver

    friend constexpr bool operator==(const past_approach&, const past_approach&) noexcept = default;
};

// How the time that was looked back on divides, in milliseconds, one for each instant of the counter.
// Nothing is to be called clear for it.
struct past_time {
    std::uint32_t within_ms = 0;   // surely within the radius
    std::uint32_t beyond_ms = 0;   // surely beyond it
    std::uint32_t unknown_ms = 0;  // nobody can say

    friend constexpr bool operator==(const past_time&, const past_time&) noexcept = default;
};

template <std::size_t Levels>
struct past {
    std::size_t approaches = 0;  // found; as many are written as there is room for
    past_time levels[Levels]{};

    friend constexpr bool operator==(const past&, const past&) noexcept = default;
};

namespace watch_detail {

// What a fix of each says of the separation from `now` on.
template <std::size_t Levels>
constexpr bound bound_of(const history<Levels>& a, std::size_t j, std::int64_t a_mm_s,
                         const history<Levels>& b, std::size_t k, std::int64_t b_mm_s,
                         std::int64_t now) noexcept {
    const separation s =
        widened(separation_of(a[j].where, b[k].where), doubt_mm(a.sigma(j), b.sigma(k)));
    const std::int64_t since_a = now - a.at(j);
    const std::int64_t since_b = now - b.at(k);
    const std::int64_t moved_um =
        (since_a < 0 ? -since_a : since_a) * a_mm_s + (since_b < 0 ? -since_b : since_b) * b_mm_s;
    return {std::int64_t{s.least_mm} * 1000 - moved_um, std::int64_t{s.most_mm} * 1000 + moved_um,
            (since_a < 0 ? -a_mm_s : a_mm_s) + (since_b < 0 ? -b_mm_s : b_mm_s), s.likely_mm};
}

// Goes through a level's time, and keeps the approach that goes on.
class past_level {
  public:
    constexpr past_level(const event& blank, instant start, past_time& spent,
                         std::span<past_approach> out, std::size_t& found) noexcept
        : blank_{blank}, start_{start}, spent_{spent}, out_{out}, found_{found} {}

    // A time that begins so long after the start, with a fix or not.
    constexpr void take(const bounded_time& time, std::int64_t begins, bool with_fix) noexcept {
        for (std::size_t k = 0; k < time.parts(); ++k) {
            const auto [from, to] = time.part(k);
            const auto ms = static_cast<std::uint32_t>(to - from + 1);
            if (time.gone(from)) close();
            const bool within = time.within(from);
            (within              ? spent_.within_ms
             : time.beyond(from) ? spent_.beyond_ms
                                 : spent_.unknown_ms) += ms;
            if (!within) continue;
            if (!open_) {
                now_ = {blank_, {}, 0, 0};
                now_.what.at = instant_of(begins + from);
                now_.what.separation_mm = separation::end_of_range_mm;
                open_ = true;
            }
            const std::int32_t likely = time.least_likely_mm(from);
            if (likely < now_.what.separation_mm) now_.what.separation_mm = likely;
            now_.until = instant_of(begins + to);
            now_.sure_ms += ms;
            if (with_fix && k == 0) ++now_.fixes;
        }
    }
    constexpr void close() noexcept {
        if (!open_) return;
        if (found_ < out_.size()) out_[found_] = now_;
        ++found_;
        open_ = false;
    }

  private:
    [[nodiscard]] constexpr instant instant_of(std::int64_t ms) const noexcept {
        return start_ + milliseconds{static_cast<std::int32_t>(ms)};
    }

    const event& blank_;
    instant start_;
    past_time& spent_;
    std::span<past_approach> out_;
    std::size_t& found_;
    past_approach now_{};
    bool open_ = false;
};

}  // namespace watch_detail

// Looks back on the time from the first to the last of the fixes that came late of one party, beside
// the fixes of the other that are kept: whether, and when, they surely were within each level. Levels
// come one after another from the outermost, the approaches of each in order of time.
//
// Surely: wherever each can have been, moving no faster than the policy allows (or than it must have
// moved) from its fix before and to its fix after, three standard errors of both counted. Some fixes
// prove nothing; see history.hpp. The wider apart the fixes, the less is proved: with fixes every 15 s
// and 36 m/s, those who stay at 200 m are proved to be within 500 m for half of the time.
//
// A pure function: the same fixes give the same answer. It knows nothing of what was told at the time;
// that is in the case log. Fixes of before and after the gap can stand among the late ones: then the
// time between them is looked back on too. A party that lay still can be given its fix again at the
// end of the stillness.
//
//   Requires  fault_of(policy) is none; late fixes of one party and kept fixes of the other, each in
//             the order of `at`, all less than 2^30 ms from the first late one
//   Error     none is invented while the policy's contract holds; sampled against true motions
//   Cost      for each level four separations at every fix of either, and four for each fix
template <std::size_t Levels>
[[nodiscard]] constexpr past<Levels> look_back(std::span<const fix> late, std::span<const fix> kept,
                                               const policy<Levels>& p,
                                               std::span<past_approach> approaches) noexcept {
    using namespace watch_detail;
    past<Levels> made;
    if (late.empty()) return made;
    const instant start = late.front().at;
    const std::int64_t last = (late.back().at - start).count();
    for (std::size_t k = 0; k < Levels; ++k) {
        event blank;
        blank.what = kind::was_within;
        blank.level = static_cast<std::uint8_t>(k);
        blank.whom = p.told.approach;
        blank.who = late.front().who;
        past_level level{blank, start, made.levels[k], approaches, made.approaches};
        history<Levels> a{late, start, p};
        history<Levels> b{kept, start, p};
        for (std::int64_t now = 0; now <= last;) {
            const auto near_a = a.move_to(now);
            const auto near_b = b.move_to(now);
            std::int64_t next = last + 1;
            if (near_a.after != a.none() && a.at(near_a.after) < next) next = a.at(near_a.after);
            if (near_b.after != b.none() && b.at(near_b.after) < next) next = b.at(near_b.after);
            const std::int64_t a_mm_s = a.fastest(near_a);
            const std::int64_t b_mm_s = b.fastest(near_b);
            bounded_time time{p.levels[k], next - 1 - now};
            for (const std::size_t one : {near_a.before, near_a.after}) {
                for (const std::size_t other : {near_b.before, near_b.after}) {
                    if (one == a.none() || other == b.none()) continue;
                    time.add(bound_of(a, one, a_mm_s, b, other, b_mm_s, now));
                }
            }
            const bool with_fix = (near_a.before != a.none() && a.at(near_a.before) == now) ||
                                  (near_b.before != b.none() && b.at(near_b.before) == now);
            level.take(time, now, with_fix);
            now = next;
        }
        level.close();
    }
    return made;
}

}  // namespace cordon

#endif  // CORDON_WATCH_LOOK_BACK_HPP
