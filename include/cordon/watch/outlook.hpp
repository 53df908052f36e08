// SPDX-License-Identifier: BSL-1.0
//
// How long what a watch says holds, and when it wants to hear more.

#ifndef CORDON_WATCH_OUTLOOK_HPP
#define CORDON_WATCH_OUTLOOK_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/motion/reach.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/step.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

namespace watch_detail {

template <std::size_t Levels>
class outlook {
  public:
    constexpr outlook(const watch<Levels>& w, const policy<Levels>& p) noexcept
        : watch_{w}, policy_{p} {
        CORDON_ASSERT(fault_of(p) == policy_fault::none);
    }

    [[nodiscard]] constexpr instant clear_until(std::size_t level) const noexcept {
        if (watch_.state(level) != level_state::clear) return watch_.now_;
        const instant reached = beyond_reach_until(level);
        const instant overdue = older() + policy_.overdue_after - milliseconds{1};
        return (overdue - reached).count() < 0 ? overdue : reached;
    }

    [[nodiscard]] constexpr instant next_sample(std::size_t k) const noexcept {
        if (watch_.zone_) k = 1;
        const instant last = watch_.parties_[k].held_until();
        const instant soonest = last + policy_.sample_at_least;
        if (watch_.state(0) != level_state::clear) return soonest;
        const instant wanted = beyond_reach_until(0) - policy_.transport;
        const instant latest = last + policy_.sample_at_most;
        if ((wanted - latest).count() >= 0) return latest;
        return later(wanted, soonest);
    }

  private:
    constexpr last_known known_of(std::size_t k) const noexcept {
        return {watch_.parties_[k].held_until(),
                watch_.zone_ && k == 0 ? 0 : policy_.fastest_mm_s[k]};
    }
    constexpr instant older() const noexcept {
        const instant hers = watch_.parties_[0].held_until();
        const instant theirs = watch_.parties_[1].held_until();
        return watch_.zone_ || (hers - theirs).count() > 0 ? theirs : hers;
    }
    constexpr instant beyond_reach_until(std::size_t level) const noexcept {
        const auto& [a, b] = watch_.parties_;
        const separation s =
            widened(watch_.zone_ ? restored(a.where) : separation_of(a.where, b.where),
                    doubt_mm(unpacked_mm(a.sigma), unpacked_mm(b.sigma)));
        return cordon::beyond_reach_until(s.least_mm, policy_.levels[level].radius.count,
                                          known_of(0), known_of(1), watch_.now_);
    }

    const watch<Levels>& watch_;
    const policy<Levels>& policy_;
};

}  // namespace watch_detail

// Until when a level that is clear stays so if nothing more is heard: no motion that the policy
// allows makes it false up to and including this instant. Of a level that is not clear, the watch's
// present instant.
template <std::size_t Levels>
[[nodiscard]] constexpr instant clear_until(const watch<Levels>& w, const policy<Levels>& p,
                                            std::size_t level = 0) noexcept {
    return watch_detail::outlook<Levels>{w, p}.clear_until(level);
}

// The lease: when the next report of a party is wanted. It comes early enough that what is clear is
// renewed before it lapses, a report's time under way counted; no sooner than sample_at_least after
// the party's last, nor later than sample_at_most. It can be in the past: then it is wanted now.
// A report that is missing is overdue overdue_after the last. The wearer's lease tells how near the two
// are, since it is short where they are near: whose device must not learn that reports at a steady
// interval, and only the protected person's follows the lease.
template <std::size_t Levels>
[[nodiscard]] constexpr instant next_sample(const watch<Levels>& w, const policy<Levels>& p,
                                            party who) noexcept {
    return watch_detail::outlook<Levels>{w, p}.next_sample(who == party::wearer ? 1 : 0);
}
// Of whichever party is wanted sooner.
template <std::size_t Levels>
[[nodiscard]] constexpr instant next_sample(const watch<Levels>& w,
                                            const policy<Levels>& p) noexcept {
    const instant hers = next_sample(w, p, party::protected_person);
    const instant theirs = next_sample(w, p, party::wearer);
    return (hers - theirs).count() < 0 ? hers : theirs;
}

}  // namespace cordon

#endif  // CORDON_WATCH_OUTLOOK_HPP
