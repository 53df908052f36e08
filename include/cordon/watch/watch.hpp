// SPDX-License-Identifier: BSL-1.0
//
// The state of one pair, the protected person and the wearer: a value, moved on by advance.

#ifndef CORDON_WATCH_WATCH_HPP
#define CORDON_WATCH_WATCH_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/kept_velocity.hpp"
#include "cordon/watch/notice.hpp"

namespace cordon {

// Unknown is not safe: it means that nobody can say.
enum class level_state : std::uint8_t { unknown, clear, active };

[[nodiscard]] constexpr const char* to_string(level_state state) noexcept {
    switch (state) {
        case level_state::unknown: return "unknown";
        case level_state::clear: return "clear";
        case level_state::active: return "active";
    }
    return "";
}

// Why a level is not clear.
enum class doubt : std::uint8_t {
    none,     // it is clear, or active
    unheard,  // a party has never been heard of
    reach,    // they may be within by now; silent, it asks for the next sample
    overdue,  // a due report is missing; told
    jump,     // a jump is not borne out; told
};

[[nodiscard]] constexpr const char* to_string(doubt why) noexcept {
    switch (why) {
        case doubt::none: return "none";
        case doubt::unheard: return "unheard";
        case doubt::reach: return "reach";
        case doubt::overdue: return "overdue";
        case doubt::jump: return "jump";
    }
    return "";
}

namespace watch_detail {
template <std::size_t Levels>
class step_maker;
template <std::size_t Levels>
class outlook;
struct access;  // for whoever writes a state down and reads it back
}  // namespace watch_detail

// The state of a pair: trivially copyable, integers only, 64 bytes with two levels and 4 more for
// each other. Made by its default constructor, changed by advance alone; to keep it, copy its bytes,
// for the same program on the same target; to compare, use ==.
template <std::size_t Levels>
class watch {
  public:
    // Clear is said only while both parties are known, and while no motion that the policy allows
    // can have brought them within the radius since their last fixes, all doubt of the measurement
    // counted; as of the watch's present instant. See clear_until.
    [[nodiscard]] constexpr level_state state(std::size_t level) const noexcept {
        CORDON_ASSERT(level < Levels);
        if (levels_[level].active) return level_state::active;
        return levels_[level].clear ? level_state::clear : level_state::unknown;
    }
    [[nodiscard]] constexpr doubt why(std::size_t level) const noexcept {
        if (state(level) != level_state::unknown) return doubt::none;
        if (!parties_[0].heard || !parties_[1].heard) return doubt::unheard;
        if (knowledge_ == overdue) return doubt::overdue;
        return knowledge_ == doubtful ? doubt::jump : doubt::reach;
    }
    // What has been wrong with a party's device since the centre last said that it is well.
    [[nodiscard]] constexpr channel health_of(party who) const noexcept {
        return parties_[who == party::wearer ? 1 : 0].health;
    }
    [[nodiscard]] constexpr bool in_contact() const noexcept { return in_contact_; }
    // The instant that the watch is at: the latest that it was told.
    [[nodiscard]] constexpr instant now() const noexcept { return now_; }

    friend constexpr bool operator==(const watch&, const watch&) noexcept = default;

  private:
    friend class watch_detail::step_maker<Levels>;
    friend class watch_detail::outlook<Levels>;
    friend struct watch_detail::access;

    enum knowledge : std::uint8_t { not_started, waiting, both_known, overdue, doubtful };

    struct party_memory {
        position_e7 where{};     // of the last fix that was believed
        instant at{};            // its instant; before the first fix: when the watch started
        std::uint16_t held = 0;  // it was there at least so long, in units of 2^12 ms, rounded down
        std::uint16_t sigma = 0;               // its standard error along each axis; see packed_mm
        watch_detail::kept_velocity moving{};  // as it seemed to move then
        channel health = channel::none;
        bool heard : 1 = false;  // the memory is of a fix
        bool fresh : 1 =
            false;  // it was not overdue when time last passed; kept, so that a counter
                    // that wraps cannot make an old fix young again
        bool dated : 1 = false;   // its instant can still be compared: not as old as the counter is
                                  // long
        bool jumped : 1 = false;  // it is a jump that no later fix has borne out
        bool retold : 1 = false;  // was_within has been told of since
        std::uint8_t jumps : 2 = 0;  // since the channel was last restored, at most 3

        // Until when it was there.
        [[nodiscard]] constexpr instant held_until() const noexcept {
            return at + milliseconds{std::int32_t{held} << 12};
        }
        friend constexpr bool operator==(const party_memory&,
                                         const party_memory&) noexcept = default;
    };
    struct level_memory {
        std::uint32_t evidence : 16 = 0;  // nats, Q12: of entering, or while active of leaving
        std::uint32_t last : 6 = 0;    // what the last sample said, nats, Q1; 0: it spoke against
        std::uint32_t began : 1 = 0;   // whose fix the first of those samples was, by party
        std::uint32_t credit : 3 = 0;  // for continuous motion since it last did; see evidence.hpp
        std::uint32_t active : 1 = false;
        std::uint32_t clear : 1 = false;
        std::uint32_t heard : 2 = 0;  // who has reported since that first one: a bit for each party
        std::uint32_t acknowledged : 1 = false;
        std::uint32_t snoozed : 1 = false;
        friend constexpr bool operator==(level_memory, level_memory) noexcept = default;
    };

    party_memory parties_[2]{};  // by party
    instant now_{};
    instant
        mark_{};  // while behind_, when inputs began to be older than now_; otherwise up to when
                  // the watch's time has counted for leaving
    level_memory levels_[Levels]{};
    std::uint16_t sequence_ = 0;
    std::uint16_t snoozed_until_ = 0;  // units of 2^14 ms, modulo 2^16
    std::uint16_t contact_until_ = 0;  // the same
    knowledge knowledge_ : 3 = not_started;
    bool behind_ : 1 = false;
    bool in_contact_ : 1 = false;
    bool snoozing_ : 1 = false;
    bool zone_ : 1 = false;  // the first party is a zone: its `where` keeps the last separation
};

}  // namespace cordon

#endif  // CORDON_WATCH_WATCH_HPP
