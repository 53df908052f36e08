// SPDX-License-Identifier: BSL-1.0
//
// The state of one pair, the protected person and the wearer: a value, moved on by advance.

#ifndef CORDON_WATCH_WATCH_HPP
#define CORDON_WATCH_WATCH_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/config.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"

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

namespace watch_detail {
template <std::size_t Levels>
class step_maker;
}

// The state of a pair: trivially copyable, integers only, at most 64 bytes with two levels. Made
// by its default constructor, changed by advance alone; to keep it, copy its bytes,
// for the same program on the same target; to compare, use ==.
template <std::size_t Levels>
class watch {
  public:
    // Clear is said only while both parties are known, and when the last two fixes were surely
    // farther apart than the radius, all doubt of the measurement counted.
    [[nodiscard]] constexpr level_state state(std::size_t level) const noexcept {
        CORDON_ASSERT(level < Levels);
        if (levels_[level].active) return level_state::active;
        return knowledge_ == both_known && levels_[level].outside ? level_state::clear
                                                                  : level_state::unknown;
    }

    friend constexpr bool operator==(const watch&, const watch&) noexcept = default;

  private:
    friend class watch_detail::step_maker<Levels>;

    enum knowledge : std::uint8_t { not_started, waiting, both_known, lost };

    struct party_memory {
        position_e7 where{};
        instant at{};                // before the first fix: when the watch started
        std::uint32_t sigma_mm = 0;  // millimetres, along each axis
        friend constexpr bool operator==(const party_memory&,
                                         const party_memory&) noexcept = default;
    };
    struct party_flags {
        bool heard : 1 = false;  // the memory is of a fix
        bool fresh : 1 = false;  // it was younger than stale_after when time last passed; kept, so
                                 // that a counter that wraps cannot make an old fix young again
        bool dated : 1 =
            false;  // its instant can still be compared: not as old as the counter is long
        bool jumped : 1 = false;  // it is a jump that no later fix has borne out
        friend constexpr bool operator==(party_flags, party_flags) noexcept = default;
    };
    struct level_memory {
        bool active : 1 = false;
        bool pending : 1 = false;   // on the way to the other state, since pending_since_
        bool outside : 1 = false;   // the last sample was surely beyond the radius
        bool doubtful : 1 = false;  // pending since a jump that nothing has borne out
        bool heard_protected_person : 1 = false;  // since leaving became pending
        bool heard_wearer : 1 = false;            // and so has this one
        friend constexpr bool operator==(level_memory, level_memory) noexcept = default;
    };

    party_memory last_[2]{};  // by party
    instant now_{};
    instant behind_since_{};  // when inputs began to be older than now_
    instant pending_since_[Levels]{};
    std::uint16_t sequence_ = 0;
    knowledge knowledge_ = not_started;
    bool behind_ = false;
    party_flags flags_[2]{};  // by party
    level_memory levels_[Levels]{};
};

}  // namespace cordon

#endif  // CORDON_WATCH_WATCH_HPP
