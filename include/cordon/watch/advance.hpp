// SPDX-License-Identifier: BSL-1.0
//
// The step that moves a watch on: a pure function of the state, one input, and the policy.

#ifndef CORDON_WATCH_ADVANCE_HPP
#define CORDON_WATCH_ADVANCE_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/falling_due.hpp"
#include "cordon/watch/inputs.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/outlook.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/step.hpp"
#include "cordon/watch/watch.hpp"
#include "cordon/watch/zone_reading.hpp"

namespace cordon {

namespace watch_detail {

template <std::size_t Levels, class Input>
constexpr step<Levels> stepped(const watch<Levels>& before, const Input& input,
                               const policy<Levels>& p) noexcept {
    step<Levels> made{before, {}};
    step_maker<Levels> maker{made, p};
    maker.take(input);
    maker.finish();
    return made;
}

}  // namespace watch_detail

// One input, one step. Fixes may come from either party, in any order. What a sample, the separation
// of the last two fixes, does to a level; a test prints this table:
//
//   sample                not active                        active
//   surely within         active at once                    stays; leaving starts over
//   likely within         active when enough has been said  stays; leaving starts over
//   likely outside        what was said is taken back       stays; leaving starts over
//   likely beyond margin  what was said is taken back       stays; leaving goes on
//   surely beyond margin  what was said is taken back       ends after leave_after (*)
//
//   (*) of the watch's time and of both parties' fixes; the margin is at least two standard errors
//
// What a minute's input can make of a level 500 m wide, from every state that a watch can be in, all
// of them explored: his fixes are at 200 m or at 700 m, and she is asked first.
//
//   input              unknown          clear    active
//   silence            unknown          unknown  active
//   hers alone         unknown, active  unknown  active
//   his alone, within  unknown, active  unknown  active
//   both, within       unknown, active  unknown  active
//   both, apart        clear, active    clear    clear, active
//   his alone, apart   unknown          unknown  active
//   stillness of hers  unknown          unknown  active
//   the centre closes  unknown          unknown  unknown
//
//   - "Enough" is what false_alert_every says; one sample counts for no more than outlier_every
//     says, plus up to 4 nats while the motion that led there was seen step by step. With both as
//     they come, one that is surely within decides: by 6.6 standard errors where fixes come every
//     few seconds, by 4.4 once a minute, by 3.3 after a silence or from somebody who moves on as
//     before.
//   - A jump decides nothing until its party's next fix; outside, it takes nothing back.
//   - After a silence, and at the start, one good fix within is enough: silence pays for the rest.
//   - An inner level that becomes active makes every outer one active.
//   - A level does not begin twice within leave_after, unless the centre has closed it.
//
//   Requires  fault_of(policy) is none; an input at least every 2^29 ms, so that no instant in the
//             state is mistaken for a future one; `received` from a clock that the device does not
//             set, where the device or the link could be hostile
//   Cost      one separation, or two; no allocation, no clock
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const fix& input,
                                             const policy<Levels>& p) noexcept {
    return watch_detail::stepped(before, input, p);
}
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const zone_reading& input,
                                             const policy<Levels>& p) noexcept {
    return watch_detail::stepped(before, input, p);
}
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const heartbeat& input,
                                             const policy<Levels>& p) noexcept {
    return watch_detail::stepped(before, input, p);
}
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const health& input,
                                             const policy<Levels>& p) noexcept {
    return watch_detail::stepped(before, input, p);
}
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const notice& input,
                                             const policy<Levels>& p) noexcept {
    return watch_detail::stepped(before, input, p);
}

// Time passes. What is due falls due at its own instant, however late this is called; it is called
// so that silence is noticed in time.
template <std::size_t Levels>
[[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, instant input,
                                             const policy<Levels>& p) noexcept {
    step<Levels> made{before, {}};
    watch_detail::step_maker<Levels> maker{made, p};
    maker.pass_time(input, true);
    maker.finish();
    return made;
}

}  // namespace cordon

#endif  // CORDON_WATCH_ADVANCE_HPP
