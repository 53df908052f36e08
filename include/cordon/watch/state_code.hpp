// SPDX-License-Identifier: BSL-1.0
//
// The state of a watch as bytes that outlive the program: the same on every target, with a version
// and a checksum. What is not such a state is refused by name.

#ifndef CORDON_WATCH_STATE_CODE_HPP
#define CORDON_WATCH_STATE_CODE_HPP

#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/byte_order.hpp"
#include "cordon/crc32.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

enum class state_fault : std::uint8_t {
    none,
    too_short,
    not_a_state,
    newer_version,
    other_level_count,
    too_long,
    damaged,
    impossible,
};

[[nodiscard]] constexpr const char* to_string(state_fault fault) noexcept {
    switch (fault) {
        case state_fault::none: return "none";
        case state_fault::too_short: return "the state is cut short";
        case state_fault::not_a_state: return "these bytes are not the state of a watch";
        case state_fault::newer_version: return "the state was written by a newer version";
        case state_fault::other_level_count: return "the state is of another number of levels";
        case state_fault::too_long: return "more bytes than the state has follow it";
        case state_fault::damaged: return "the state's checksum is wrong: it was damaged";
        case state_fault::impossible: return "no watch can be in this state";
    }
    return "";
}

// What came out of bytes. Where there is a fault, the watch is a new one, which knows nothing.
template <std::size_t Levels>
struct decoded {
    watch<Levels> value{};
    state_fault fault = state_fault::none;

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == state_fault::none;
    }
};

inline constexpr std::uint32_t state_magic = 0x57445243;  // "CRDW"
// Of what is written. It is raised whenever the meaning of a byte changes; older versions, of which
// there is none yet, are to be migrated here.
inline constexpr std::uint16_t state_version = 1;

namespace watch_detail {

// The one place that knows how a watch is written down.
struct access {
    template <std::size_t Levels>
    static constexpr void put(byte_writer& out, const watch<Levels>& w) noexcept {
        for (const auto& m : w.parties_) {
            out.put(m.where.latitude);
            out.put(m.where.longitude);
            out.put(m.at.ms);
            out.put(m.held);
            out.put(m.sigma);
            out.put(m.speed);
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

    // The watch is possible() only if all of it was there, with nothing that is not written.
    template <std::size_t Levels>
    static constexpr bool take(byte_reader& in, watch<Levels>& w) noexcept {
        using state = watch<Levels>;
        bool spare = false;
        for (auto& m : w.parties_) {
            m.where.latitude = in.take<std::int32_t>();
            m.where.longitude = in.take<std::int32_t>();
            m.at.ms = in.take<std::uint32_t>();
            m.held = in.take<std::uint16_t>();
            m.sigma = in.take<std::uint16_t>();
            m.speed = in.take<std::uint16_t>();
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
        }
        const bool both = w.parties_[0].heard && w.parties_[1].heard;
        const bool knew = w.knowledge_ == state::both_known || w.knowledge_ == state::doubtful;
        if (knew && !both) return false;
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

inline constexpr std::size_t state_head_size = 7;  // magic, version, levels

}  // namespace watch_detail

// How many bytes a state takes: 74 with two levels, 4 more for each other.
template <std::size_t Levels>
inline constexpr std::size_t state_size = [] {
    byte_writer out{{}};
    watch_detail::access::put(out, watch<Levels>{});
    return watch_detail::state_head_size + out.size() + sizeof(std::uint32_t);
}();

// Writes a state: magic, version, number of levels, contents, CRC-32 of all that; integers with the
// least significant byte first. Returns how many bytes it wrote: state_size, or 0 where the memory
// is too small.
template <std::size_t Levels>
constexpr std::size_t encode(const watch<Levels>& w, std::span<std::byte> into) noexcept {
    if (into.size() < state_size<Levels>) return 0;
    byte_writer out{into};
    out.put(state_magic);
    out.put(state_version);
    out.put(static_cast<std::uint8_t>(Levels));
    watch_detail::access::put(out, w);
    out.put(crc32(into.first(out.size())));
    return out.size();
}

// Reads it back. A watch that comes out without a fault goes on exactly as the one that was written.
//
//   Cost      that of the checksum, 8 shifts a byte
template <std::size_t Levels>
[[nodiscard]] constexpr decoded<Levels> decode(std::span<const std::byte> from) noexcept {
    const auto refused = [](state_fault fault) { return decoded<Levels>{{}, fault}; };
    byte_reader in{from};
    const auto magic = in.take<std::uint32_t>();
    if (in.good() && magic != state_magic) return refused(state_fault::not_a_state);
    const auto version = in.take<std::uint16_t>();
    const auto levels = in.take<std::uint8_t>();
    if (!in.good()) return refused(state_fault::too_short);
    if (version > state_version) return refused(state_fault::newer_version);
    if (version == 0) return refused(state_fault::not_a_state);
    if (levels != Levels) return refused(state_fault::other_level_count);
    if (from.size() < state_size<Levels>) return refused(state_fault::too_short);
    if (from.size() > state_size<Levels>) return refused(state_fault::too_long);

    constexpr std::size_t checked = state_size<Levels> - sizeof(std::uint32_t);
    byte_reader sum{from.subspan(checked)};
    if (sum.take<std::uint32_t>() != crc32(from.first(checked))) {
        return refused(state_fault::damaged);
    }
    decoded<Levels> made;
    if (!watch_detail::access::take(in, made.value) ||
        !watch_detail::access::possible(made.value)) {
        return refused(state_fault::impossible);
    }
    return made;
}

}  // namespace cordon

#endif  // CORDON_WATCH_STATE_CODE_HPP
