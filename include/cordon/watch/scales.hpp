// SPDX-License-Identifier: BSL-1.0
//
// What has been said of a level and what it takes, for whoever shows how an alert came about.

#ifndef CORDON_WATCH_SCALES_HPP
#define CORDON_WATCH_SCALES_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/watch/access.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// Of entering, or of leaving while the level is active. In nats, Q12; see evidence::nat.
struct scales {
    std::int32_t said = 0;
    std::int32_t needed = 0;

    friend constexpr bool operator==(scales, scales) noexcept = default;
};

// As of the last sample. At least so much has been said: of the last sample the step counts, beside what
// was said before it, half or more, and here it is half. A level becomes active in the step that reaches
// `needed`, and what was said is then forgotten: so it is seen from below only.
//
//   Requires  fault_of(policy) is none, and the watch was kept under it
//   Error     what the last sample said is kept in halves of a nat, rounded down; where one was blurred,
//             as that of a sharper one before it
template <std::size_t Levels>
[[nodiscard]] constexpr scales scales_of(const watch<Levels>& w, const policy<Levels>& p,
                                         std::size_t level) noexcept {
    CORDON_ASSERT(level < Levels);
    const watch_detail::access::spoken kept = watch_detail::access::spoken_of(w, level);
    if (w.state(level) == level_state::active) {
        return {kept.evidence, evidence::nats_in(p.leave_after.count())};
    }
    const std::int32_t needed = evidence::by_chance_once_in(p.false_alert_every);
    if (kept.last == 0) return {kept.evidence, needed};
    const std::int32_t most =
        evidence::by_chance_once_in(p.outlier_every) + evidence::nats_of(kept.credit);
    const std::int32_t half = evidence::unpacked_says(kept.last) / 2;
    return {kept.evidence + (half < most ? half : most), needed};
}

}  // namespace cordon

#endif  // CORDON_WATCH_SCALES_HPP
