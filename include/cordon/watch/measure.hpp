// SPDX-License-Identifier: BSL-1.0
//
// How sure a fix is taken to be, and how far somebody has moved at most.

#ifndef CORDON_WATCH_MEASURE_HPP
#define CORDON_WATCH_MEASURE_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/position.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon::watch_detail {

// Three standard errors of both together.
constexpr std::int64_t doubt_mm(std::uint32_t first_sigma, std::uint32_t second_sigma) noexcept {
    const std::uint32_t both = fixed::square_root(fixed::wide_product(first_sigma, first_sigma) +
                                                  fixed::wide_product(second_sigma, second_sigma)) +
                               1;
    return static_cast<std::int64_t>(fixed::wide_product(both, 3));
}

// The standard error to reckon with: what is claimed, made as much worse as the policy says; where
// it is unknown the assumed one, but no less than any number that was claimed, however absurd.
// Below 2^31, so that two squares fit 64 bits.
template <std::size_t Levels>
constexpr std::uint32_t sigma_to_reckon(accuracy claimed, const policy<Levels>& p) noexcept {
    constexpr std::uint32_t most = packed_most_mm;
    std::uint32_t sigma = 0;
    if (claimed.known()) {
        const auto percent = static_cast<std::uint32_t>(p.claims_percent);
        const std::uint32_t claim = sigma_mm(claimed);  // at most 1e8, and a thousand percent
        const std::uint32_t hundreds = fixed::hundredth(claim);
        sigma = hundreds * percent + fixed::hundredth((claim - hundreds * 100) * percent + 99);
    } else {
        sigma = sigma_mm(p.assumed);
        if (claimed.mm > sigma) sigma = claimed.mm;
    }
    const auto least = static_cast<std::uint32_t>(p.least_sigma_mm > 0 ? p.least_sigma_mm : 1);
    return sigma < least ? least : sigma < most ? sigma : most;
}

// At most so far, in millimetres, from one position to the other, along the parallel and the
// meridian; a cheap bound, for what may be too large.
constexpr std::uint32_t moved_at_most(position_e7 p, position_e7 q) noexcept {
    const std::int64_t north = std::int64_t{p.latitude} - q.latitude;
    const std::uint32_t counts = static_cast<std::uint32_t>(north < 0 ? -north : north) +
                                 longitude_apart(p.longitude, q.longitude);  // at most 3.6e9
    constexpr std::uint64_t most = UINT32_MAX;
    const std::uint64_t mm = (fixed::wide_product(counts, 11'440) >> 10) + 1;  // 11.17 mm and less
    return static_cast<std::uint32_t>(mm < most ? mm : most);
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_MEASURE_HPP
