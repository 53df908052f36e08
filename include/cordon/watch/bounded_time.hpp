// SPDX-License-Identifier: BSL-1.0
//
// A time for which some bounds of a separation are known: when it surely was within a level, when
// surely beyond it, and when nobody can say.

#ifndef CORDON_WATCH_BOUNDED_TIME_HPP
#define CORDON_WATCH_BOUNDED_TIME_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon::watch_detail {

// Instants from one to another, both counted, in milliseconds of such a time.
struct stretch {
    std::int64_t from = 0;
    std::int64_t to = -1;

    [[nodiscard]] constexpr bool holds(std::int64_t x) const noexcept {
        return from <= x && x <= to;
    }
    friend constexpr bool operator==(const stretch&, const stretch&) noexcept = default;
};

// Where first + slope x is not above `most`, of x from 0 to `last`.
constexpr stretch not_above(std::int64_t first, std::int64_t slope, std::int64_t most,
                            std::int64_t last) noexcept {
    const std::int64_t spare = most - first;
    if (slope < 0) return {spare >= 0 ? 0 : (-spare - slope - 1) / -slope, last};
    if (spare < 0) return {};
    const std::int64_t to = slope == 0 ? last : spare / slope;
    return {0, to < last ? to : last};
}

// What one fix of each party says of the separation, in thousandths of a millimetre: a least and a
// most that move apart, or towards each other, evenly.
struct bound {
    std::int64_t least_um = 0;   // at the first instant
    std::int64_t most_um = 0;    // at the first instant
    std::int64_t um_per_ms = 0;  // of the most; of the least the opposite
    std::int32_t likely_mm = 0;  // millimetres, of the two fixes
};

// One level during that time. What bounds contradict is known of neither.
class bounded_time {
  public:
    // Up to the instant `last`, from 0.
    constexpr bounded_time(const limit& line, std::int64_t last) noexcept
        : radius_um_{std::int64_t{line.radius.count} * 1000},
          left_um_{line.left_beyond_mm() * 1000},
          last_{last} {
        cut(0);
    }

    // At most four: of a fix before and one after, of each party.
    constexpr void add(const bound& b) noexcept {
        CORDON_ASSERT(bounds_ < most_bounds);
        likely_[bounds_] = b.likely_mm;
        within_[bounds_] = cut(not_above(b.most_um, b.um_per_ms, radius_um_, last_));
        beyond_[bounds_] = cut(not_above(-b.least_um, b.um_per_ms, -radius_um_ - 1, last_));
        gone_[bounds_] = cut(not_above(-b.least_um, b.um_per_ms, -left_um_ - 1, last_));
        ++bounds_;
    }

    // The time in parts, in order; each is all of one kind.
    [[nodiscard]] constexpr std::size_t parts() const noexcept { return cuts_; }
    [[nodiscard]] constexpr stretch part(std::size_t k) const noexcept {
        CORDON_ASSERT(k < cuts_);
        return {cut_[k], k + 1 < cuts_ ? cut_[k + 1] - 1 : last_};
    }
    // Surely within the radius; surely beyond it; surely beyond the margin for leaving.
    [[nodiscard]] constexpr bool within(std::int64_t x) const noexcept {
        return any(within_, x) && !any(beyond_, x);
    }
    [[nodiscard]] constexpr bool beyond(std::int64_t x) const noexcept {
        return any(beyond_, x) && !any(within_, x);
    }
    [[nodiscard]] constexpr bool gone(std::int64_t x) const noexcept {
        return any(gone_, x) && !any(within_, x);
    }
    // In millimetres, of the two fixes that prove it and are nearest to each other.
    [[nodiscard]] constexpr std::int32_t least_likely_mm(std::int64_t x) const noexcept {
        std::int32_t least = separation::end_of_range_mm;
        for (std::size_t k = 0; k < bounds_; ++k) {
            if (within_[k].holds(x) && likely_[k] < least) least = likely_[k];
        }
        return least;
    }

  private:
    static constexpr std::size_t most_bounds = 4;
    using stretches = std::array<stretch, most_bounds>;

    [[nodiscard]] constexpr bool any(const stretches& all, std::int64_t x) const noexcept {
        for (std::size_t k = 0; k < bounds_; ++k) {
            if (all[k].holds(x)) return true;
        }
        return false;
    }
    constexpr stretch cut(stretch s) noexcept {
        if (s.from <= s.to) {
            cut(s.from);
            cut(s.to + 1);
        }
        return s;
    }
    // A part begins at x; in order, each once.
    constexpr void cut(std::int64_t x) noexcept {
        std::size_t k = cuts_;
        while (k > 0 && cut_[k - 1] > x) --k;
        if (x > last_ || (k > 0 && cut_[k - 1] == x)) return;
        for (std::size_t j = cuts_; j > k; --j) cut_[j] = cut_[j - 1];
        cut_[k] = x;
        ++cuts_;
    }

    std::int64_t radius_um_;
    std::int64_t left_um_;
    std::int64_t last_;
    stretches within_{};
    stretches beyond_{};
    stretches gone_{};
    std::array<std::int32_t, most_bounds> likely_{};
    std::size_t bounds_ = 0;
    std::array<std::int64_t, 6 * most_bounds + 1> cut_{};
    std::size_t cuts_ = 0;
};

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_BOUNDED_TIME_HPP
