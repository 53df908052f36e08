// SPDX-License-Identifier: BSL-1.0
//
// Contact that was authorised beforehand: when children are handed over, when a court sits.

#ifndef CORDON_WATCH_SCHEDULE_HPP
#define CORDON_WATCH_SCHEDULE_HPP

#include <optional>
#include <span>

#include "cordon/config.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/notice.hpp"

namespace cordon {

// As instants of the watch's counter: at most half of it ahead, 24.8 days.
struct scheduled_contact {
    instant from{};
    instant until{};

    friend constexpr bool operator==(const scheduled_contact&,
                                     const scheduled_contact&) noexcept = default;
};

// The first contact that begins after `after` and by `now`, as the notice to feed at that instant; of
// two that begin at once the longer. The end comes by itself, no later than the policy's most. A
// schedule is the caller's, and is not in the watch's state: before each input,
//
//   while (const auto begins = due(agreed, watch.now(), input.received)) feed(*begins);
//
//   Requires  instants less than 2^31 ms apart; a contact that ends before it begins is none
//   Cost      a look at each
[[nodiscard]] constexpr std::optional<notice> due(std::span<const scheduled_contact> agreed,
                                                  instant after, instant now) noexcept {
    const scheduled_contact* first = nullptr;
    for (const scheduled_contact& contact : agreed) {
        if ((contact.from - after).count() <= 0 || (contact.from - now).count() > 0) continue;
        if ((contact.until - contact.from).count() <= 0) continue;
        const milliseconds sooner = first == nullptr ? milliseconds{1} : first->from - contact.from;
        const bool longer = first != nullptr && (contact.until - first->until).count() > 0;
        if (sooner.count() > 0 || (sooner.count() == 0 && longer)) first = &contact;
    }
    if (first == nullptr) return std::nullopt;
    notice begins;
    begins.does = action::contact_begins;
    begins.at = first->from;
    begins.until = first->until;
    return begins;
}

}  // namespace cordon

#endif  // CORDON_WATCH_SCHEDULE_HPP
