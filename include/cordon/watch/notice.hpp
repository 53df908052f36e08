// SPDX-License-Identifier: BSL-1.0
//
// What a watch is told that is no report of whereabouts: the health of a device, and what the
// monitoring centre does.

#ifndef CORDON_WATCH_NOTICE_HPP
#define CORDON_WATCH_NOTICE_HPP

#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"

namespace cordon {

// A set of what can be wrong with a device or its link. Each is a channel of its own and latches:
// once raised it stays, however often the device says that all is well, until the centre says
// `restored`. Somebody who cuts a strap and tapes it again has cut it.
enum class channel : std::uint8_t {
    none = 0,
    tamper = 1,    // the case was opened, or the firmware changed
    strap = 2,     // the strap was opened, or the device is off the body
    battery = 4,   // low
    jamming = 8,   // the receiver hears a jammer or a spoofer
    jumping = 16,  // its fixes jump as nobody can move; the watch itself raises this, too
    loss = 32,     // separated from its companion, or switched off
};

[[nodiscard]] constexpr channel operator|(channel a, channel b) noexcept {
    return static_cast<channel>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr channel operator&(channel a, channel b) noexcept {
    return static_cast<channel>(static_cast<unsigned>(a) & static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool includes(channel all, channel one) noexcept {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

// A device, or its server, says that something is wrong with it. It can say so late, or twice; it
// cannot take it back.
struct health {
    party who = party::wearer;
    instant at{};                  // when it came about
    channel what = channel::none;  // one or several
    instant received = at;         // as of a fix

    friend constexpr bool operator==(const health&, const health&) noexcept = default;
};

// What the monitoring centre does. It changes who is told and how, and is itself told, so that it
// can be audited; none of it but `close` changes a level, which then begins anew at the next good fix within.
enum class action : std::uint8_t {
    acknowledge,     // somebody has seen that this level is active
    snooze,          // until `until`, no more of this level and those outside it is told to anyone
                     // but the centre; a deeper level is told all the same, and at the end what is
                     // active still
    close,           // this level and those within it are over, by the centre's own knowledge
    contact_begins,  // authorised contact, until `until`: told and evaluated all the same, marked;
                     // see schedule.hpp for what was agreed on beforehand
    contact_ends,
    restored,  // the channels `what` of the party `who` have been looked into and are well
};

struct notice {
    action does = action::acknowledge;
    instant at{};                  // when it takes effect; it is fed then, not before
    std::uint8_t level = 0;        // of acknowledge, snooze, close
    instant until = at;            // of snooze and contact_begins; cut at the policy's most, and
                                   // up to 16.4 s sooner
    party who = party::wearer;     // of restored
    channel what = channel::none;  // of restored

    friend constexpr bool operator==(const notice&, const notice&) noexcept = default;
};

}  // namespace cordon

#endif  // CORDON_WATCH_NOTICE_HPP
