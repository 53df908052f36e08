// SPDX-License-Identifier: BSL-1.0
//
// What a watch says: one thing that happened, when, at which level, and who is to be told.

#ifndef CORDON_WATCH_EVENT_HPP
#define CORDON_WATCH_EVENT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/notice.hpp"

namespace cordon {

enum class kind : std::uint8_t {
    // What changed between the two.
    entered,     // a level became active
    left,        // a level ended
    unknown,     // a due report is overdue, or a jump is not borne out: nothing is clear
    known,       // both parties are known again, or for the first time
    was_within,  // a late fix proves that they were surely within a level which nobody knew of

    // What is wrong with a device; never an approach. One kind for each channel.
    tamper,
    strap,
    battery,
    jamming,
    jumping,
    loss,

    // What the centre did, told for the audit; contact also ends by itself. So does a snooze: then
    // those who were not told of a level that is active still are told that it is.
    acknowledged,
    snoozed,
    snooze_ended,
    closed,
    contact_began,
    contact_ended,
    restored,

    // What was reported and is not, or not alone, believed. None of these changes a level.
    repeated,      // the same fix again
    conflicting,   // another place at the time of the party's last fix
    late,          // older than the party's last fix, or overdue when it came
    ahead,         // stamped later than it arrived
    jumped,        // farther from the party's last fix than anyone can move
    impossible,    // a latitude that does not exist, a notice without sense
    stepped_back,  // the clock went back: nothing heard before can be dated
};

[[nodiscard]] constexpr const char* to_string(kind what) noexcept {
    switch (what) {
        case kind::entered: return "entered";
        case kind::left: return "left";
        case kind::unknown: return "unknown";
        case kind::known: return "known";
        case kind::was_within: return "was_within";
        case kind::tamper: return "tamper";
        case kind::strap: return "strap";
        case kind::battery: return "battery";
        case kind::jamming: return "jamming";
        case kind::jumping: return "jumping";
        case kind::loss: return "loss";
        case kind::acknowledged: return "acknowledged";
        case kind::snoozed: return "snoozed";
        case kind::snooze_ended: return "snooze_ended";
        case kind::closed: return "closed";
        case kind::contact_began: return "contact_began";
        case kind::contact_ended: return "contact_ended";
        case kind::restored: return "restored";
        case kind::repeated: return "repeated";
        case kind::conflicting: return "conflicting";
        case kind::late: return "late";
        case kind::ahead: return "ahead";
        case kind::jumped: return "jumped";
        case kind::impossible: return "impossible";
        case kind::stepped_back: return "stepped_back";
    }
    return "";
}

// Whether it is a change, which has a number of its own; the rest are reports.
[[nodiscard]] constexpr bool is_change(kind what) noexcept { return what < kind::repeated; }
[[nodiscard]] constexpr bool is_health(kind what) noexcept {
    return what >= kind::tamper && what <= kind::loss;
}

// A set of those who are to be told. In the usual policy the wearer is in none: from the hours of
// the alerts a wearer could learn where the protected person goes.
enum class audience : std::uint8_t { nobody = 0, protected_person = 1, wearer = 2, centre = 4 };

[[nodiscard]] constexpr audience operator|(audience a, audience b) noexcept {
    return static_cast<audience>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr audience operator&(audience a, audience b) noexcept {
    return static_cast<audience>(static_cast<unsigned>(a) & static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool includes(audience all, audience one) noexcept {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

// A set of what an event happened under.
enum class mark : std::uint8_t {
    none = 0,
    snoozed = 1,       // the centre alone is told, because it snoozed the level
    acknowledged = 2,  // of a level that was acknowledged
    authorised = 4,    // during authorised contact
};

[[nodiscard]] constexpr mark operator|(mark a, mark b) noexcept {
    return static_cast<mark>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool includes(mark all, mark one) noexcept {
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

struct event {
    kind what = kind::unknown;
    std::uint8_t level = 0;  // 0 is the outermost; 0 where no level is meant
    // At the present closing speed, seconds until the next line inward of `level`, or until they
    // meet; of `entered` alone.
    std::uint16_t next_line_s = not_closing;
    instant at{};  // when it became so, which can be before the input that told
    audience whom = audience::nobody;
    party who =
        party::protected_person;    // whose fix, silence or device; of entered and left, whose
                                    // fix came last
    channel about = channel::none;  // of restored
    mark marks = mark::none;
    std::int32_t separation_mm = separation_unknown;  // the likely one, at the last two
                                                      // fixes; 2^31 - 1 is that or farther
    std::uint16_t sequence = 0;  // counts the changes, modulo 2^16; a report has the last one's

    static constexpr std::int32_t separation_unknown = -1;  // not both parties have been heard of
    static constexpr std::uint16_t not_closing = 0xFFFF;    // or not known, or longer than that

    friend constexpr bool operator==(const event&, const event&) noexcept = default;
};

// The events of one step, in the order in which they came about. Memory that holds none is not
// written: most steps have nothing to tell.
template <std::size_t Capacity>
class event_list {
  public:
    constexpr event_list() noexcept : none_{} {
        if (std::is_constant_evaluated()) std::construct_at(&events_);
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr const event* begin() const noexcept { return events_.data(); }
    [[nodiscard]] constexpr const event* end() const noexcept { return events_.data() + size_; }
    [[nodiscard]] constexpr event* begin() noexcept { return events_.data(); }
    [[nodiscard]] constexpr event* end() noexcept { return events_.data() + size_; }
    [[nodiscard]] constexpr const event& operator[](std::size_t k) const noexcept {
        CORDON_ASSERT(k < size_);
        return events_[k];
    }
    [[nodiscard]] constexpr event& last() noexcept {
        CORDON_ASSERT(size_ > 0);
        return events_[size_ - 1];
    }
    constexpr event& add(const event& e) noexcept {
        CORDON_ASSERT(size_ < Capacity);
        return events_[size_++] = e;
    }

  private:
    union {
        char none_;
        std::array<event, Capacity> events_;
    };
    std::size_t size_ = 0;
};

}  // namespace cordon

#endif  // CORDON_WATCH_EVENT_HPP
