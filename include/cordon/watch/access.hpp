// SPDX-License-Identifier: BSL-1.0
//
// What a watch remembers, for those few who need more than it says: to write it down, and to sum up.

#ifndef CORDON_WATCH_ACCESS_HPP
#define CORDON_WATCH_ACCESS_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/byte_order.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/kept_velocity.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/watch.hpp"
#include "cordon/watch/zone_reading.hpp"

namespace cordon::watch_detail {

// The one place, beside the step, that looks into a watch.
struct access {
    template <std::size_t Levels>
    static constexpr void put(byte_writer& out, const watch<Levels>& w) noexcept {
        for (const auto& m : w.parties_) {
            out.put(m.where.latitude);
            out.put(m.where.longitude);
            out.put(m.at.ms);
            out.put(m.held);
            out.put(m.sigma);
            out.put(static_cast<std::uint8_t>(m.moving.north));
            out.put(static_cast<std::uint8_t>(m.moving.east));
            out.put(m.health);
            bits flags;
            flags.put(m.heard, 1).put(m.fresh, 1).put(m.dated, 1).put(m.jumped, 1);
            flags.put(m.retold, 1).put(m.jumps, 2);
            out.put(static_cast<std::uint8_t>(flags.all));
        }
        out.put(w.now_.ms);
        out.put(w.mark_.ms);
        for (const auto& level : w.levels_) {
            bits all;
            all.put(level.evidence, 16).put(level.last, 6).put(level.began, 1).put(level.credit, 3);
            all.put(level.active, 1).put(level.clear, 1).put(level.heard, 2);
            all.put(level.acknowledged, 1).put(level.snoozed, 1);
            out.put(all.all);
        }
        out.put(w.sequence_);
        out.put(w.snoozed_until_);
        out.put(w.contact_until_);
        bits rest;
        rest.put(w.knowledge_, 3).put(w.behind_, 1).put(w.in_contact_, 1);
        rest.put(w.snoozing_, 1).put(w.zone_, 1);
        out.put(static_cast<std::uint8_t>(rest.all));
    }

    // What an older version wrote is read as what it means now: version 1 knew how fast a party moved,
    // not where to. The watch is possible() only if all of it was there, with nothing that is not
    // written.
    template <std::size_t Levels>
    static constexpr bool take(byte_reader& in, std::uint16_t version, watch<Levels>& w) noexcept {
        using state = watch<Levels>;
        bool spare = false;
        for (auto& m : w.parties_) {
            m.where.latitude = in.take<std::int32_t>();
            m.where.longitude = in.take<std::int32_t>();
            m.at.ms = in.take<std::uint32_t>();
            m.held = in.take<std::uint16_t>();
            m.sigma = in.take<std::uint16_t>();
            if (version == 1) {
                m.moving = kept_velocity::of({in.take<std::uint16_t>() * 10, 0, true});
            } else {
                m.moving.north = static_cast<std::int8_t>(in.take<std::uint8_t>());
                m.moving.east = static_cast<std::int8_t>(in.take<std::uint8_t>());
            }
            m.health = in.take(static_cast<channel>(63));
            bits flags{in.take<std::uint8_t>()};
            m.heard = flags.take(1) != 0;
            m.fresh = flags.take(1) != 0;
            m.dated = flags.take(1) != 0;
            m.jumped = flags.take(1) != 0;
            m.retold = flags.take(1) != 0;
            m.jumps = flags.take(2) & 3U;
            spare = spare || flags.all != 0;
        }
        w.now_.ms = in.take<std::uint32_t>();
        w.mark_.ms = in.take<std::uint32_t>();
        for (auto& level : w.levels_) {
            bits all{in.take<std::uint32_t>()};
            level.evidence = all.take(16) & 0xFFFFU;
            level.last = all.take(6) & 63U;
            level.began = all.take(1) & 1U;
            level.credit = all.take(3) & 7U;
            level.active = all.take(1) & 1U;
            level.clear = all.take(1) & 1U;
            level.heard = all.take(2) & 3U;
            level.acknowledged = all.take(1) & 1U;
            level.snoozed = all.take(1) & 1U;
        }
        w.sequence_ = in.take<std::uint16_t>();
        w.snoozed_until_ = in.take<std::uint16_t>();
        w.contact_until_ = in.take<std::uint16_t>();
        bits rest{in.take<std::uint8_t>()};
        const std::uint32_t knows = rest.take(3);
        if (knows > state::doubtful) return false;
        w.knowledge_ = static_cast<typename state::knowledge>(knows);
        w.behind_ = rest.take(1) != 0;
        w.in_contact_ = rest.take(1) != 0;
        w.snoozing_ = rest.take(1) != 0;
        w.zone_ = rest.take(1) != 0;
        return in.good() && !spare && rest.all == 0;
    }

    // What is true of every state that advance leads to, and what advance takes for granted.
    template <std::size_t Levels>
    static constexpr bool possible(const watch<Levels>& w) noexcept {
        using state = watch<Levels>;
        for (const auto& m : w.parties_) {
            constexpr std::int32_t pole = 900'000'000;
            if (m.where.latitude > pole || m.where.latitude < -pole) return false;
            if (m.sigma != packed_mm(unpacked_mm(m.sigma)) || m.heard != (m.sigma != 0)) {
                return false;
            }
            const bool of_a_fix = m.fresh || m.dated || m.jumped || m.jumps > 0 || m.held > 0;
            if ((of_a_fix && !m.heard) || (m.fresh && !m.dated)) return false;
            // What is fresh is of about the present.
            constexpr std::int32_t longest = 1 << 29;  // milliseconds
            const std::int32_t age = (w.now_ - m.held_until()).count();
            const bool of_a_zone = w.zone_ && &m == w.parties_;
            if (m.fresh && !of_a_zone && (age > longest || age < -longest)) return false;
        }
        const bool both = w.parties_[0].heard && w.parties_[1].heard;
        const bool knew = w.knowledge_ == state::both_known || w.knowledge_ == state::doubtful;
        if ((knew || w.zone_) && !both) return false;
        for (const auto& level : w.levels_) {
            if (level.credit > evidence::most) return false;
            if (level.clear && (level.active || w.knowledge_ != state::both_known)) return false;
            if ((level.acknowledged && !level.active) || (level.snoozed && !w.snoozing_)) {
                return false;
            }
        }
        // It is behind only since an instant that was before the present.
        if (w.behind_ && (w.mark_ - w.now_).count() >= 0) return false;
        return w.knowledge_ != state::not_started || w == state{};
    }

    // The likely separation of the last fixes, or of the last one from its zone, while both are known.
    template <std::size_t Levels>
    static constexpr std::int32_t apart_mm(const watch<Levels>& w) noexcept {
        if (w.knowledge_ != watch<Levels>::both_known) return event::separation_unknown;
        if (!w.zone_) return separation_of(w.parties_[0].where, w.parties_[1].where).likely_mm;
        const std::int32_t likely = restored(w.parties_[0].where).likely_mm;
        return likely > 0 ? likely : 0;  // within the zone
    }

    // What a level keeps of samples: in nats, Q12, and as packed; see evidence.hpp.
    struct spoken {
        std::int32_t evidence;
        std::uint32_t last;
        std::uint32_t credit;
    };
    template <std::size_t Levels>
    static constexpr spoken spoken_of(const watch<Levels>& w, std::size_t level) noexcept {
        const auto& kept = w.levels_[level];
        return {static_cast<std::int32_t>(kept.evidence), kept.last, kept.credit};
    }

  private:
    // Fields of some bits each, the first in the lowest bits.
    struct bits {
        std::uint32_t all = 0;
        int used = 0;

        constexpr bits& put(std::uint32_t value, int width) noexcept {
            all |= value << used;
            used += width;
            return *this;
        }
        constexpr std::uint32_t take(int width) noexcept {
            const std::uint32_t value = all & ((std::uint32_t{1} << width) - 1);
            all >>= width;
            return value;
        }
    };
};

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_ACCESS_HPP
