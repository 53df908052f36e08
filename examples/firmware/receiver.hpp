// SPDX-License-Identifier: BSL-1.0
//
// A receiver's stream, UBX and NMEA mixed as they come, to one epoch for each moment.

#ifndef CORDON_EXAMPLES_FIRMWARE_RECEIVER_HPP
#define CORDON_EXAMPLES_FIRMWARE_RECEIVER_HPP

#include <cstddef>
#include <cstdint>

#include <cordon/time.hpp>

#include "calendar.hpp"
#include "epoch.hpp"
#include "frame_window.hpp"
#include "nmea.hpp"
#include "nmea_epoch.hpp"
#include "nmea_sentence.hpp"
#include "ubx.hpp"

namespace firmware {

// Both protocols are read all the time, so that neither can hide the other: a sentence within a frame
// that was cut short is read, and so is a frame within a sentence. Whatever cannot be read is
// skipped. Nothing is allocated, and no byte costs more than a bounded amount of work.
//
// Where both speak of one moment, UBX is told: it has the accuracy, the velocity and the last digit.
// While UBX comes, an epoch of NMEA waits until the next one begins; it is told if UBX kept silent.
//
//   tell      is called with each epoch, those without a fix as well, at most twice a byte
class receiver {
  public:
    template <class Tell>
    constexpr void take(std::byte b, cordon::instant now, Tell&& tell) noexcept {
        const bool whole = frames_.take(b);
        if (frames_.began()) frame_began_ = now;
        if (whole) {
            epoch e = to_epoch(frames_.frame());
            e.arrived = frame_began_;
            hear(e, tell);
        }
        if (b == std::byte{'$'}) sentence_began_ = now;
        if (sentences_.take(b)) hear(read_statement(sentences_.text()), tell);
    }

    // No more comes for now: what waits is as complete as it gets. To be called when the line has
    // been quiet for longer than within one burst, or at the end.
    template <class Tell>
    constexpr void pause(Tell&& tell) noexcept {
        if (nmea_.started() && !nmea_.told()) tell(nmea_.tell());
    }

  private:
    template <class Tell>
    constexpr void hear(const epoch& e, Tell&& tell) noexcept {
        ubx_epochs_ = patience;
        const bool again = e.timed && ubx_timed_ && same_moment(e.of_day_ms, ubx_of_day_ms_);
        ubx_timed_ = e.timed;
        ubx_of_day_ms_ = e.of_day_ms;
        if (again) return;
        if (nmea_.started()) {
            const bool same =
                !e.timed || !nmea_.timed() || same_moment(e.of_day_ms, nmea_.of_day_ms());
            if (same && nmea_.told() && e.timed && nmea_.timed()) return;
            if (same) {
                nmea_.drop();
            } else if (!nmea_.told()) {
                tell(nmea_.tell());
            }
        }
        tell(e);
    }

    template <class Tell>
    constexpr void hear(const nmea_statement& s, Tell&& tell) noexcept {
        if (s.what == nmea_kind::other) return;
        if (!nmea_.started() || !nmea_.belongs(s)) {
            pause(tell);
            if (ubx_epochs_ > 0) --ubx_epochs_;
            const bool ubx_told = ubx_epochs_ > 0 && ubx_timed_ && s.timed &&
                                  same_moment(s.of_day_ms, ubx_of_day_ms_);
            nmea_.begin(s, sentence_began_, ubx_told);
        }
        nmea_.add(s);
        if (nmea_.complete() && !nmea_.told() && ubx_epochs_ == 0) tell(nmea_.tell());
    }

    // So many epochs of NMEA are waited for UBX after its last.
    static constexpr std::uint8_t patience = 4;

    frame_window<nav_pvt_frame> frames_;
    nmea_reader sentences_;
    nmea_epoch nmea_;
    cordon::instant frame_began_{};
    cordon::instant sentence_began_{};
    std::int32_t ubx_of_day_ms_ = 0;  // of the last one, if it is known
    bool ubx_timed_ = false;
    std::uint8_t ubx_epochs_ = 0;
};

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_RECEIVER_HPP
