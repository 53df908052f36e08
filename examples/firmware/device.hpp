// SPDX-License-Identifier: BSL-1.0
//
// The protected person's own device. It knows where she is from its receiver and where the wearer is
// from what his bracelet sends, and tells her and the monitoring centre when he comes too close to
// her, or to the school.
//
// It is hers, because whatever knows both positions must be out of the wearer's hands: his bracelet
// sends, and learns nothing. The watch could as well run at the centre; here it goes on when the
// network is down.

#ifndef CORDON_EXAMPLES_FIRMWARE_DEVICE_HPP
#define CORDON_EXAMPLES_FIRMWARE_DEVICE_HPP

#include <cstddef>
#include <cstdint>

#include <cordon/fix.hpp>
#include <cordon/length.hpp>
#include <cordon/position.hpp>
#include <cordon/time.hpp>
#include <cordon/watch/advance.hpp>
#include <cordon/watch/event.hpp>
#include <cordon/watch/policy.hpp>
#include <cordon/watch/watch.hpp>
#include <cordon/watch/zone_reading.hpp>

#include "epoch.hpp"
#include "frame_window.hpp"
#include "radio.hpp"
#include "receiver.hpp"

namespace firmware {

// What the order says: constants in flash.
struct order {
    std::uint32_t bracelet;  // the wearer's
    cordon::policy<2> pair;  // around her
    cordon::position_e7 school;
    cordon::millimetres school_radius;
    cordon::policy<2> around_school;
};

enum class guarded : std::uint8_t { person, school };

// All inputs are given with the device's own millisecond counter, which may begin anywhere and wraps;
// nothing here reads a clock. Silence is an input, too: tick is called at least every few seconds.
//
// None of this is for an interrupt: that puts bytes into a queue, with the counter's reading, and the
// main loop takes them out.
//
//   Order     a constant
//   Alert     is called as Alert{}(guarded, const cordon::event&)
template <const order& Order, class Alert>
class device {
  public:
    // A byte from the receiver in this device.
    constexpr void from_receiver(std::byte b, cordon::instant now) noexcept {
        quiet_since_ = now;
        receiver_.take(b, now, own_epochs{*this, now});
    }

    // A byte from the radio.
    constexpr void from_radio(std::byte b, cordon::instant now) noexcept {
        if (radio_.take(b)) wearers(to_report(radio_.frame()), now);
    }

    // Time has passed.
    constexpr void tick(cordon::instant now) noexcept {
        constexpr cordon::milliseconds burst_ends_after{250};
        if (now - quiet_since_ >= burst_ends_after) {
            receiver_.pause(own_epochs{*this, now});
        }
        step(pair_, guarded::person, now);
        step(school_, guarded::school, now);
    }

    [[nodiscard]] constexpr const cordon::watch<2>& pair() const noexcept { return pair_; }
    [[nodiscard]] constexpr const cordon::watch<2>& school() const noexcept { return school_; }

  private:
    struct own_epochs {
        device& to;
        cordon::instant now;
        constexpr void operator()(const epoch& e) const noexcept { to.own(e, now); }
    };

    // Where she is. The first byte of an epoch arrives some tenths of a second after its moment, in
    // which nobody gets far; the same delay dates the wearer's fixes, so that it cancels out.
    constexpr void own(const epoch& e, cordon::instant now) noexcept {
        if (e.dated) {
            synchronised_ = true;
            synchronised_at_ = e.arrived;
            utc_ms_then_ = static_cast<std::uint32_t>(e.unix_ms);
        }
        if (!e.fixed) return;
        step(pair_, guarded::person,
             cordon::fix{cordon::party::protected_person, e.arrived, e.where, e.how_sure, e.moving,
                         now, cordon::source::gnss});
    }

    // What is wrong with his bracelet needs no date. Where he is does: until this device knows the time
    // it cannot say how old that is, and does not use it: the watch says unknown, as it must.
    constexpr void wearers(const radio_report& report, cordon::instant now) noexcept {
        if (report.bracelet != Order.bracelet) return;
        if (report.wrong != cordon::channel::none) {
            step(pair_, guarded::person,
                 cordon::health{cordon::party::wearer, now, report.wrong, now});
        }
        if (!report.fixed || !synchronised_) return;
        const cordon::milliseconds later{static_cast<std::int32_t>(report.utc_ms - utc_ms_then_)};
        const cordon::instant at = synchronised_at_ + later;
        const cordon::fix his{cordon::party::wearer, at,  report.where,        report.how_sure,
                              report.moving,         now, cordon::source::gnss};
        step(pair_, guarded::person, his);
        step(school_, guarded::school,
             cordon::reading_of_circle(his, Order.school, Order.school_radius));
    }

    template <class Input>
    constexpr void step(cordon::watch<2>& watch, guarded what, const Input& input) noexcept {
        tell(watch, what,
             cordon::advance(watch, input,
                             what == guarded::person ? Order.pair : Order.around_school));
    }
    constexpr void tell(cordon::watch<2>& watch, guarded what,
                        const cordon::step<2>& made) noexcept {
        watch = made.next;
        for (const cordon::event& e : made.events) Alert{}(what, e);
    }

    receiver receiver_;
    frame_window<radio_frame> radio_;
    cordon::watch<2> pair_;
    cordon::watch<2> school_;
    cordon::instant quiet_since_{};
    cordon::instant synchronised_at_{};
    std::uint32_t utc_ms_then_ = 0;
    bool synchronised_ = false;
};

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_DEVICE_HPP
