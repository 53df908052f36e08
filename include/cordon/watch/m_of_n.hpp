// SPDX-License-Identifier: BSL-1.0
//
// A detector that believes so many of the last so many sightings.

#ifndef CORDON_WATCH_M_OF_N_HPP
#define CORDON_WATCH_M_OF_N_HPP

#include <bit>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/length.hpp"
#include "cordon/watch/detector.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// Says active while m of the last n sightings are within the radius, and clear when so many are
// beyond it that no m of n can be within; until then what it said before, unknown at first.
//
// Gaps: with holds the last n stand; otherwise none of them is known any more, and those that come
// are enough for either answer by themselves.
//
//   Source    binary integration: J. V. Harrington, An analysis of the detection of repeated signals
//             in noise by binary integration, IRE Transactions on Information Theory 1, 1955; 2 of 4:
//             RTCA DO-365B, as in NASA DAIDALUS (whose gaps fill m of the n: see gap_rule)
class m_of_n {
  public:
    static constexpr std::uint8_t most_n = 64;

    // Requires  radius > 0; 1 <= m <= n <= most_n
    constexpr m_of_n(millimetres radius, std::uint8_t m, std::uint8_t n, gap_rule gaps) noexcept
        : radius_{radius}, answer_{gaps}, m_{m}, n_{n} {
        CORDON_ASSERT(radius.count > 0 && m >= 1 && m <= n && n <= most_n);
    }

    constexpr void take(const sighting& s) noexcept {
        if (answer_.hear(s).forgets) {
            last_ = 0;
            known_ = 0;
        }
        if (!s.fresh) return;
        last_ = (last_ << 1 | (s.apart.likely_mm <= radius_.count ? 1U : 0U)) &
                (~std::uint64_t{0} >> (most_n - n_));
        if (known_ < n_) ++known_;
        const int within = std::popcount(last_);
        if (within >= m_) answer_.say(true);
        if (known_ - within > n_ - m_) answer_.say(false);
    }
    [[nodiscard]] constexpr level_state state() const noexcept { return answer_.state(); }

    friend constexpr bool operator==(const m_of_n&, const m_of_n&) noexcept = default;

  private:
    std::uint64_t last_ = 0;  // a bit for each that was within, the latest lowest
    millimetres radius_;
    detector_detail::answer answer_;
    std::uint8_t m_;
    std::uint8_t n_;
    std::uint8_t known_ = 0;  // of the last n
};

static_assert(detector<m_of_n> && sizeof(m_of_n) <= 32);

}  // namespace cordon

#endif  // CORDON_WATCH_M_OF_N_HPP
