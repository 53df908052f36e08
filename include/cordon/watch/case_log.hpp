// SPDX-License-Identifier: BSL-1.0
//
// A log that is evidence: every input of a watch and everything that it said, chained by SHA-256.
// Who keeps the last digest elsewhere can show that not a bit of it was changed; see case_check.hpp.

#ifndef CORDON_WATCH_CASE_LOG_HPP
#define CORDON_WATCH_CASE_LOG_HPP

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "cordon/byte_order.hpp"
#include "cordon/sha256.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/pair_key.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/policy_code.hpp"
#include "cordon/watch/record.hpp"
#include "cordon/watch/state_code.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

// A record is, the least significant byte first:
//
//   1 byte       record_type
//   2 bytes      n, the length of what follows
//   n bytes      one opening, policy, state, input or event
//   8 bytes      the link: the first 8 of the digest of all until here
//
// That digest, the head, is SHA-256 of the head before and the record without its link; before the
// first record it is 32 zeros. A log begins with an opening, a policy and a state; an input is
// followed by the events of its step, all of them. A policy may follow between steps, from which
// on it holds; so may a state, which must be the one reached.
//
// What it cannot show: that an input is what a device measured, or that none was left out before it
// was written. Devices sign what they send for that, and the head is noted elsewhere often, since
// what follows the last one that was noted could be written anew.
struct case_opening {
    pair_key pair{};                // whose case it is
    std::int64_t zero_unix_ms = 0;  // when the instant 0 was, in milliseconds since 1970, UTC

    static constexpr std::uint64_t magic = 0x45534143'44524F43;  // "CORDCASE"
    static constexpr std::uint16_t version =
        2;  // raised with whatever decides otherwise than before

    friend constexpr bool operator==(const case_opening&, const case_opening&) noexcept = default;
};

inline constexpr std::size_t record_head_size = 3;
inline constexpr std::size_t record_link_size = 8;

// How far a log has come. A value: with it a log can be continued after a restart.
struct case_chain {
    digest head{};
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;

    // The next link, and the head that goes with it. `record` is without its link.
    constexpr void extend(std::span<const std::byte> record) noexcept {
        head = sha256{}.add(head).add(record).finished();
        ++records;
        bytes += record.size() + record_link_size;
    }
    friend constexpr bool operator==(const case_chain&, const case_chain&) noexcept = default;
};

// Takes the bytes of one whole record; says whether it has taken them, or nothing of them.
template <class Sink>
concept record_sink = requires(Sink sink, std::span<const std::byte> record) {
    { sink(record) } -> std::convertible_to<bool>;
};

// Records into memory of the caller's.
class memory_sink {
  public:
    constexpr explicit memory_sink(std::span<std::byte> memory) noexcept : memory_{memory} {}

    constexpr bool operator()(std::span<const std::byte> record) noexcept {
        if (memory_.size() - size_ < record.size()) return false;
        for (const std::byte b : record) memory_[size_++] = b;
        return true;
    }
    [[nodiscard]] constexpr std::span<const std::byte> written() const noexcept {
        return memory_.first(size_);
    }

  private:
    std::span<std::byte> memory_;
    std::size_t size_ = 0;
};

// Writes a log. Once the sink has refused a record, good() is false for ever and nothing more is
// written, since a log with a gap proves nothing; what was written stays good up to there.
//
//   Cost      two or three blocks of SHA-256 for each input and event; a record of buffer
template <std::size_t Levels, record_sink Sink>
class case_log {
  public:
    // A new log.
    constexpr case_log(Sink sink, const case_opening& about, const policy<Levels>& p,
                       const watch<Levels>& start)
        : sink_{std::move(sink)} {
        append(record_type::opening, [&about](byte_writer& out) {
            out.put(case_opening::magic);
            out.put(case_opening::version);
            out.put(static_cast<std::uint8_t>(Levels));
            out.put(about.pair.protected_person);
            out.put(about.pair.wearer);
            out.put(about.zero_unix_ms);
        });
        rules(p);
        state(start);
    }
    // A log that goes on.
    constexpr case_log(Sink sink, const case_chain& so_far)
        : sink_{std::move(sink)}, chain_{so_far} {}

    // A step, with its input written before and its events after.
    //
    //   Requires  the state and the policy are those that the log has come to; see rules()
    template <class Input>
    [[nodiscard]] constexpr step<Levels> advance(const watch<Levels>& before, const Input& input,
                                                 const policy<Levels>& p) {
        append(input);
        const step<Levels> made = cordon::advance(before, input, p);
        for (const event& e : made.events) append(e);
        return made;
    }
    // The policy from here on.
    constexpr void rules(const policy<Levels>& p) {
        append(record_type::policy, [&p](byte_writer& out) { put(out, p); });
    }
    // The state at this place, so that a check can tell that it was reached.
    constexpr void state(const watch<Levels>& now) {
        std::array<std::byte, state_size<Levels>> bytes{};
        static_cast<void>(encode(now, std::span<std::byte>{bytes}));
        append(record_type::state,
               [&bytes](byte_writer& out) { out.put(std::span<const std::byte>{bytes}); });
    }

    [[nodiscard]] constexpr bool good() const noexcept { return good_; }
    [[nodiscard]] constexpr const case_chain& chain() const noexcept { return chain_; }
    [[nodiscard]] constexpr const Sink& sink() const noexcept { return sink_; }

  private:
    template <class What>
    constexpr void append(const What& what) {
        append(type_of(what), [&what](byte_writer& out) { put(out, what); });
    }
    template <class Write>
    constexpr void append(record_type type, const Write& write) {
        if (!good_) return;
        std::array<std::byte, largest> memory{};
        byte_writer out{memory};
        byte_writer measure{{}};
        write(measure);
        out.put(type);
        out.put(static_cast<std::uint16_t>(measure.size()));
        write(out);
        case_chain next = chain_;
        next.extend(std::span{memory}.first(out.size()));
        out.put(std::span<const std::byte>{next.head}.first(record_link_size));
        CORDON_ASSERT(out.fits());
        good_ = sink_(std::span<const std::byte>{memory}.first(out.size()));
        if (good_) chain_ = next;
    }

    static constexpr std::size_t longest =
        policy_size<Levels> > state_size<Levels> ? policy_size<Levels> : state_size<Levels>;
    static constexpr std::size_t largest = record_head_size + longest + record_link_size;

    Sink sink_;
    case_chain chain_{};
    bool good_ = true;
};

}  // namespace cordon

#endif  // CORDON_WATCH_CASE_LOG_HPP
