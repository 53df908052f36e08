// SPDX-License-Identifier: BSL-1.0
//
// The fixes that are kept of one party, to look back on: which of them are to be believed, and how fast
// the party can have been between two.

#ifndef CORDON_WATCH_HISTORY_HPP
#define CORDON_WATCH_HISTORY_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/fix.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/measure.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon::watch_detail {

// Goes through the fixes once, in the order of time.
//
// Not believed is a latitude that does not exist, a stamp later than the arrival, what a network
// repeats; and, where the policy lets nobody move from one fix to the next (fastest_mm_s, three
// standard errors counted), one of them that no other bears out, and a row of them between two such
// moves that lasts no longer than errors do (evidence::error_lasts_ms). One fix alone is believed.
//
//   Requires  fixes of one party, in the order of `at`, all less than 2^30 ms from the start
//   Cost      a separation a fix
template <std::size_t Levels>
class history {
  public:
    constexpr history(std::span<const fix> fixes, instant start, const policy<Levels>& p) noexcept
        : fixes_{fixes}, start_{start}, policy_{p}, last_{fixes.size()} {
        seek(0);
    }

    // The last fix that is not after t, and the first after it, of those that are believed; none()
    // where there is none. No t is before the one before.
    struct around {
        std::size_t before;
        std::size_t after;
    };
    constexpr around move_to(std::int64_t t) noexcept {
        while (next_ < none() && at(next_) <= t) {
            last_ = next_;
            seek(next_ + 1);
        }
        return {last_, next_};
    }
    [[nodiscard]] constexpr std::size_t none() const noexcept { return fixes_.size(); }

    [[nodiscard]] constexpr const fix& operator[](std::size_t k) const noexcept {
        return fixes_[k];
    }
    // Milliseconds after the start.
    [[nodiscard]] constexpr std::int64_t at(std::size_t k) const noexcept {
        return (fixes_[k].at - start_).count();
    }
    [[nodiscard]] constexpr std::uint32_t sigma(std::size_t k) const noexcept {
        return sigma_to_reckon(fixes_[k].how_sure, policy_);
    }
    // How fast the party can have been between the two, in millimetres per second: as the policy
    // says, unless it must have been faster.
    [[nodiscard]] constexpr std::int64_t fastest(around a) const noexcept {
        if (none() == 0) return 0;
        const std::int64_t allowed = allowed_mm_s();
        if (a.before == none() || a.after == none()) return allowed;
        const separation moved = between(a.before, a.after);
        const std::int64_t ms = at(a.after) - at(a.before);
        constexpr std::int64_t half_the_globe = 20'040'000'000;  // millimetres
        const bool far = moved.most_mm == separation::end_of_range_mm;
        const std::int64_t at_least = far ? half_the_globe : moved.least_mm;
        if (at_least * 1000 <= allowed * ms) return allowed;
        return ((far ? half_the_globe : std::int64_t{moved.most_mm}) * 1000 + ms - 1) / ms;
    }

  private:
    // The next that is believed, from k on, becomes the next.
    constexpr void seek(std::size_t k) noexcept {
        for (k = possible_from(k); k < none(); k = possible_from(k + 1)) {
            if (k >= row_ends_) begin_row(k);
            if (row_believed_ && !repeated(k)) break;
        }
        next_ = k;
    }
    constexpr void begin_row(std::size_t first) noexcept {
        const bool begins = row_ends_ == 0;
        std::size_t last = first;
        std::size_t next = possible_from(first + 1);
        for (; next < none() && moves(last, next); next = possible_from(next + 1)) last = next;
        const bool alone = first == last;
        const bool ends = next == none();
        row_believed_ = begins && ends   ? true
                        : begins || ends ? !alone
                                         : at(last) - at(first) >= evidence::error_lasts_ms;
        row_ends_ = last + 1;
    }
    [[nodiscard]] constexpr separation between(std::size_t j, std::size_t k) const noexcept {
        return widened(separation_of(fixes_[j].where, fixes_[k].where),
                       doubt_mm(sigma(j), sigma(k)));
    }
    [[nodiscard]] constexpr std::size_t possible_from(std::size_t k) const noexcept {
        constexpr std::int32_t pole = 900'000'000;  // 1e-7 degree
        for (; k < none(); ++k) {
            const fix& f = fixes_[k];
            const bool exists = f.where.latitude <= pole && f.where.latitude >= -pole;
            if (exists && f.at - f.received <= policy_.ahead_at_most) break;
        }
        return k;
    }
    [[nodiscard]] constexpr bool repeated(std::size_t k) const noexcept {
        const fix& f = fixes_[k];
        const bool network =
            f.from == source::wifi || f.from == source::cell || f.from == source::beacon;
        return network && k > 0 && fixes_[k - 1].where == f.where;
    }
    // At most 1,000 km/s, whatever the policy says: so that no product with a time overflows.
    [[nodiscard]] constexpr std::int64_t allowed_mm_s() const noexcept {
        constexpr std::int32_t most = 1'000'000'000;
        const std::int32_t said = policy_.fastest_mm_s[fixes_.front().who == party::wearer ? 1 : 0];
        return said < most ? said : most;
    }
    // Whether the policy lets the party move from one to the other.
    [[nodiscard]] constexpr bool moves(std::size_t j, std::size_t k) const noexcept {
        return std::int64_t{between(j, k).least_mm} * 1000 <= (at(k) - at(j)) * allowed_mm_s();
    }

    std::span<const fix> fixes_;
    instant start_;
    const policy<Levels>& policy_;
    std::size_t last_;
    std::size_t next_ = 0;
    std::size_t row_ends_ = 0;  // of fixes, each of which is possible after the one before
    bool row_believed_ = false;
};

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_HISTORY_HPP
