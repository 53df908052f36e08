// SPDX-License-Identifier: BSL-1.0
//
// All that may be sent to a wearer: a level or the health of his own device; never where or how far
// away anybody is, and not when it came about.

#ifndef CORDON_WATCH_WEARER_EVENT_HPP
#define CORDON_WATCH_WEARER_EVENT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"

namespace cordon {

enum class wearer_kind : std::uint8_t {
    too_close,  // a level became active
    over,       // it ended
    contact_began,
    contact_ended,
    own_tamper,
    own_strap,
    own_battery,
    own_jamming,
    own_jumping,
    own_loss,
};

[[nodiscard]] constexpr const char* to_string(wearer_kind what) noexcept {
    switch (what) {
        case wearer_kind::too_close: return "too_close";
        case wearer_kind::over: return "over";
        case wearer_kind::contact_began: return "contact_began";
        case wearer_kind::contact_ended: return "contact_ended";
        case wearer_kind::own_tamper: return "own_tamper";
        case wearer_kind::own_strap: return "own_strap";
        case wearer_kind::own_battery: return "own_battery";
        case wearer_kind::own_jamming: return "own_jamming";
        case wearer_kind::own_jumping: return "own_jumping";
        case wearer_kind::own_loss: return "own_loss";
    }
    return "";
}

// Two enumerations and nothing else: no separation, no time to the line, no instant. With the
// instant of a crossing to the second, his own track, and the radius of the order, three crossings
// would locate her. No number either: the event's counts what he is not told, such as her silence.
struct wearer_event {
    wearer_kind what = wearer_kind::too_close;
    std::uint8_t level = 0;  // 0 is the outermost; 0 where no level is meant

    friend constexpr bool operator==(wearer_event, wearer_event) noexcept = default;
};

// What a wearer is told of an event: nothing, unless the event is meant for him, and nothing ever of
// the protected person's device, of what is known of her, or of what the centre did about it.
[[nodiscard]] constexpr std::optional<wearer_event> for_wearer(const event& e) noexcept {
    if (!includes(e.whom, audience::wearer)) return std::nullopt;
    const auto of_his_own = [&e](wearer_kind what) -> std::optional<wearer_event> {
        if (e.who != party::wearer) return std::nullopt;
        return wearer_event{what, 0};
    };
    switch (e.what) {
        case kind::entered:
        case kind::snooze_ended: return wearer_event{wearer_kind::too_close, e.level};
        case kind::left: return wearer_event{wearer_kind::over, e.level};
        case kind::contact_began: return wearer_event{wearer_kind::contact_began, 0};
        case kind::contact_ended: return wearer_event{wearer_kind::contact_ended, 0};
        case kind::tamper: return of_his_own(wearer_kind::own_tamper);
        case kind::strap: return of_his_own(wearer_kind::own_strap);
        case kind::battery: return of_his_own(wearer_kind::own_battery);
        case kind::jamming: return of_his_own(wearer_kind::own_jamming);
        case kind::jumping: return of_his_own(wearer_kind::own_jumping);
        case kind::loss: return of_his_own(wearer_kind::own_loss);
        default: return std::nullopt;
    }
}

// The two bytes that are sent.
[[nodiscard]] constexpr std::array<std::byte, 2> encode(wearer_event e) noexcept {
    return {static_cast<std::byte>(e.what), static_cast<std::byte>(e.level)};
}

// When to send it, so that the hour of its arrival says little: the next round time, by the counter.
// A minute of a driver is 800 m. Sent at once, it turns him back sooner, and tells him more.
//
//   Requires  every is positive
[[nodiscard]] constexpr instant round_time(instant at, milliseconds every) noexcept {
    CORDON_ASSERT(every.count() > 0);
    const auto period = static_cast<std::uint32_t>(every.count());
    const std::uint32_t over = at.ms % period;
    return over == 0 ? at : instant{at.ms - over + period};
}

}  // namespace cordon

#endif  // CORDON_WATCH_WEARER_EVENT_HPP
