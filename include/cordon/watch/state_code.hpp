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
#include "cordon/watch/access.hpp"
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
// Of what is written. It is raised whenever the meaning of a byte changes; what an older version wrote
// is migrated as it is read.
inline constexpr std::uint16_t state_version = 2;

namespace watch_detail {
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
    if (!watch_detail::access::take(in, version, made.value) ||
        !watch_detail::access::possible(made.value)) {
        return refused(state_fault::impossible);
    }
    return made;
}

}  // namespace cordon

#endif  // CORDON_WATCH_STATE_CODE_HPP
