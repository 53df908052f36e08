// SPDX-License-Identifier: BSL-1.0
//
// Drives a detector by the fixes of two parties, as a watch is driven by them.

#ifndef CORDON_WATCH_DETECTED_PAIR_HPP
#define CORDON_WATCH_DETECTED_PAIR_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/fix.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/detector.hpp"
#include "cordon/watch/measure.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// A pair of parties with a detector, which is shown a sighting for each new fix of either: the
// separation of the last two fixes by the one function that watches learn it from, at the time of
// arrival, three standard errors of both in its interval. Of the policy it takes what a watch would:
// overdue_after, ahead_at_most, and what accuracies are worth; radii are the detector's own.
//
// A fix that is repeated, older than its party's last, overdue when it comes, stamped later than it
// comes, or in no latitude that exists, is not shown. While a party is overdue, or when the clock has
// gone back by as much, the detector is shown that nobody knows. A trivially copyable value.
//
//   Requires  fault_of(policy) is none; an input at least every 2^29 ms
//   Cost      one separation for each new fix
template <detector Detector>
class detected_pair {
  public:
    constexpr explicit detected_pair(const Detector& rule) noexcept : rule_{rule} {}

    template <std::size_t Levels>
    constexpr void take(const fix& f, const policy<Levels>& p) noexcept {
        pass(f.received, p.overdue_after, p);
        constexpr std::int32_t pole = 900'000'000;  // 1e-7 degree
        known& last = parties_[f.who == party::wearer ? 1 : 0];
        if (f.where.latitude > pole || f.where.latitude < -pole || !young(f.at, p)) return;
        if (last.fresh && (f.at - last.at).count() <= 0) return;
        last = {f.where, f.at, watch_detail::sigma_to_reckon(f.how_sure, p), true};
        const auto& [a, b] = parties_;
        if (!fresh()) return;
        const separation apart = widened(separation_of(a.where, b.where),
                                         watch_detail::doubt_mm(a.sigma_mm, b.sigma_mm));
        rule_.take({apart, now_, true});
    }
    // Time passes: by this, silence is noticed.
    template <std::size_t Levels>
    constexpr void take(instant now, const policy<Levels>& p) noexcept {
        pass(now, p.ahead_at_most, p);
    }

    [[nodiscard]] constexpr level_state state() const noexcept { return rule_.state(); }
    [[nodiscard]] constexpr const Detector& rule() const noexcept { return rule_; }

    friend constexpr bool operator==(const detected_pair&, const detected_pair&) noexcept = default;

  private:
    struct known {
        position_e7 where{};
        instant at{};
        std::uint32_t sigma_mm = 0;  // millimetres
        bool fresh = false;  // kept, so that a counter that wraps cannot make an old fix young

        friend constexpr bool operator==(const known&, const known&) noexcept = default;
    };

    [[nodiscard]] constexpr bool fresh() const noexcept {
        return parties_[0].fresh && parties_[1].fresh;
    }
    template <std::size_t Levels>
    constexpr bool young(instant at, const policy<Levels>& p) const noexcept {
        const milliseconds age = now_ - at;
        return age < p.overdue_after && age >= -p.ahead_at_most;
    }
    // A clock that goes back by no more than `disorder` has not; the input was under way for longer.
    template <std::size_t Levels>
    constexpr void pass(instant now, milliseconds disorder, const policy<Levels>& p) noexcept {
        const milliseconds passed = started_ ? now - now_ : milliseconds{0};
        if (passed.count() < 0 && passed >= -disorder) return;
        now_ = now;
        started_ = true;
        for (known& each : parties_) {
            each.fresh = each.fresh && passed.count() >= 0 && young(each.at, p);
        }
        if (!fresh()) rule_.take({{}, now_, false});
    }

    known parties_[2]{};  // by party
    instant now_{};
    bool started_ = false;
    Detector rule_;
};

}  // namespace cordon

#endif  // CORDON_WATCH_DETECTED_PAIR_HPP
