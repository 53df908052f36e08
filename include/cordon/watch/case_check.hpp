// SPDX-License-Identifier: BSL-1.0
//
// Checks a case log: that it is the one whose last digest somebody kept, and that the same inputs
// give the same events again. Names the first record that is not as it must be.

#ifndef CORDON_WATCH_CASE_CHECK_HPP
#define CORDON_WATCH_CASE_CHECK_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "cordon/byte_order.hpp"
#include "cordon/config.hpp"
#include "cordon/sha256.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/case_log.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/policy_code.hpp"
#include "cordon/watch/record.hpp"
#include "cordon/watch/state_code.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

enum class case_fault : std::uint8_t {
    none,
    not_a_log,
    newer_version,
    older_version,
    other_level_count,
    cut_short,
    chain_broken,
    record_malformed,
    record_misplaced,
    policy_faulty,
    state_damaged,
    event_missing,
    event_differs,
    event_unexpected,
    state_differs,
    goes_on_beyond_head,
    other_head,
};

[[nodiscard]] constexpr const char* to_string(case_fault fault) noexcept {
    switch (fault) {
        case case_fault::none: return "none";
        case case_fault::not_a_log: return "this is not a case log";
        case case_fault::newer_version: return "the log was written by a newer version";
        case case_fault::older_version:
            return "the log was written by an older version, which decided otherwise: check it by "
                   "that";
        case case_fault::other_level_count: return "the log is of another number of levels";
        case case_fault::cut_short: return "the log ends within a record";
        case case_fault::chain_broken:
            return "the record was changed, or is not the one that followed here";
        case case_fault::record_malformed: return "the record is of no known form";
        case case_fault::record_misplaced:
            return "a log begins with one opening, a policy and a state; this is something else";
        case case_fault::policy_faulty: return "the policy is none that a watch takes";
        case case_fault::state_damaged: return "the state is none that a watch can be in";
        case case_fault::event_missing: return "an event that the inputs give is missing here";
        case case_fault::event_differs: return "the inputs give another event";
        case case_fault::event_unexpected: return "the inputs give no such event";
        case case_fault::state_differs: return "the inputs lead to another state";
        case case_fault::goes_on_beyond_head:
            return "the log goes on after the record whose digest this is";
        case case_fault::other_head:
            return "the log is whole, but has another digest: records are missing at the end, or "
                   "it "
                   "was written anew";
    }
    return "";
}

struct case_verdict {
    case_fault fault = case_fault::none;
    std::uint64_t record = 0;  // the first that is not as it must be, counted from 1
    std::uint64_t offset = 0;  // where it begins, or should, in bytes
    case_opening about{};      // what the log says that it is of
    std::uint64_t inputs = 0;  // replayed
    std::uint64_t events = 0;  // reproduced
    case_chain reached{};      // all that is as it must be; of a whole log, its end

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == case_fault::none;
    }
};

// How many levels the log says that it is of; 0 where it is not a log.
[[nodiscard]] constexpr std::size_t levels_of(std::span<const std::byte> log) noexcept {
    byte_reader in{log};
    const bool opening = in.take<std::uint8_t>() == static_cast<std::uint8_t>(record_type::opening);
    static_cast<void>(in.take<std::uint16_t>());
    const bool magic = in.take<std::uint64_t>() == case_opening::magic;
    static_cast<void>(in.take<std::uint16_t>());
    const std::size_t levels = in.take<std::uint8_t>();
    return opening && magic && in.good() ? levels : 0;
}

namespace case_detail {

template <std::size_t Levels, class See>
class checker {
  public:
    constexpr checker(std::span<const std::byte> log, See& see) noexcept : log_{log}, see_{see} {}

    constexpr case_verdict check(const digest& head) {
        bool passed_head = false;
        std::uint64_t first_beyond = 0;
        std::uint64_t offset_beyond = 0;
        while (found_.reached.bytes < log_.size()) {
            if (found_.reached.head == head && found_.reached.records > 0 && !passed_head) {
                passed_head = true;
                first_beyond = found_.reached.records + 1;
                offset_beyond = found_.reached.bytes;
            }
            const case_fault fault = record();
            if (fault != case_fault::none) {
                // What follows after the head is nobody's evidence; where it is wrong is no matter.
                if (passed_head) break;
                return named(fault, found_.reached.records + 1, found_.reached.bytes);
            }
        }
        if (passed_head) {
            return named(case_fault::goes_on_beyond_head, first_beyond, offset_beyond);
        }
        const std::uint64_t next = found_.reached.records + 1;
        if (next == 1) return named(case_fault::not_a_log, next, 0);
        if (found_.reached.head != head) {
            return named(case_fault::other_head, next, found_.reached.bytes);
        }
        if (next <= 3) return named(case_fault::record_misplaced, next, found_.reached.bytes);
        if (awaited_ < made_.events.size()) {
            return named(case_fault::event_missing, next, found_.reached.bytes);
        }
        show();
        return found_;
    }

  private:
    constexpr case_verdict named(case_fault fault, std::uint64_t record,
                                 std::uint64_t offset) noexcept {
        found_.fault = fault;
        found_.record = record;
        found_.offset = offset;
        return found_;
    }

    // One record: its frame, its link, then what it says.
    constexpr case_fault record() {
        const auto rest = log_.subspan(static_cast<std::size_t>(found_.reached.bytes));
        byte_reader in{rest};
        const auto type = in.take(record_type::event);
        const std::size_t size = in.template take<std::uint16_t>();
        const bool first = found_.reached.records == 0;
        if (!in.good() && rest.size() >= record_head_size) {
            return first ? case_fault::not_a_log : case_fault::record_malformed;
        }
        if (first && type != record_type::opening && in.good()) return case_fault::not_a_log;
        if (!in.good() || in.left() < size + record_link_size) return case_fault::cut_short;

        case_chain next = found_.reached;
        next.extend(rest.first(record_head_size + size));
        const auto link = rest.subspan(record_head_size + size, record_link_size);
        if (!std::equal(link.begin(), link.end(), next.head.begin())) {
            return case_fault::chain_broken;
        }
        const case_fault fault = content(type, rest.subspan(record_head_size, size));
        if (fault == case_fault::none) found_.reached = next;
        return fault;
    }

    constexpr case_fault content(record_type type, std::span<const std::byte> bytes) {
        if (type != record_type::event) {
            if (awaited_ < made_.events.size()) return case_fault::event_missing;
            show();
        }
        // The first three are an opening, a policy and a state; later there is no other opening.
        const std::uint64_t place = found_.reached.records;
        const bool begins = place < 3;
        constexpr record_type beginning[] = {record_type::opening, record_type::policy,
                                             record_type::state};
        if (begins ? type != beginning[place] : type == record_type::opening) {
            return case_fault::record_misplaced;
        }
        byte_reader in{bytes};
        switch (type) {
            case record_type::opening: return opening(in);
            case record_type::policy: {
                take(in, policy_);
                if (!whole(in)) return case_fault::record_malformed;
                return fault_of(policy_) == policy_fault::none ? case_fault::none
                                                               : case_fault::policy_faulty;
            }
            case record_type::state: {
                const auto [state, fault] = decode<Levels>(bytes);
                if (fault != state_fault::none) return case_fault::state_damaged;
                if (begins) made_.next = state;
                return state == made_.next ? case_fault::none : case_fault::state_differs;
            }
            case record_type::fix: return input<fix>(in);
            case record_type::zone_reading: return input<zone_reading>(in);
            case record_type::heartbeat: return input<heartbeat>(in);
            case record_type::health: return input<health>(in);
            case record_type::notice: return input<notice>(in);
            case record_type::instant: return input<instant>(in);
            case record_type::event: return same_event(in);
            case record_type::none: break;
        }
        return case_fault::record_malformed;
    }

    static constexpr bool whole(const byte_reader& in) noexcept {
        return in.good() && in.left() == 0;
    }

    constexpr case_fault opening(byte_reader& in) noexcept {
        if (in.template take<std::uint64_t>() != case_opening::magic) return case_fault::not_a_log;
        const auto version = in.template take<std::uint16_t>();
        if (in.good() && version > case_opening::version) return case_fault::newer_version;
        if (in.good() && version > 0 && version < case_opening::version) {
            return case_fault::older_version;
        }
        const auto levels = in.template take<std::uint8_t>();
        found_.about.pair.protected_person = in.template take<std::uint32_t>();
        found_.about.pair.wearer = in.template take<std::uint32_t>();
        found_.about.zero_unix_ms = in.template take<std::int64_t>();
        if (!whole(in) || version == 0) return case_fault::record_malformed;
        return levels == Levels ? case_fault::none : case_fault::other_level_count;
    }

    template <class Input>
    constexpr case_fault input(byte_reader& in) {
        Input given{};
        take(in, given);
        if (!whole(in)) return case_fault::record_malformed;
        before_ = made_.next;
        made_ = advance(before_, given, policy_);
        awaited_ = 0;
        shown_ = false;
        ++found_.inputs;
        return case_fault::none;
    }

    constexpr case_fault same_event(byte_reader& in) {
        event told{};
        take(in, told);
        if (!whole(in)) return case_fault::record_malformed;
        if (awaited_ == made_.events.size()) return case_fault::event_unexpected;
        if (!(told == made_.events[awaited_])) return case_fault::event_differs;
        ++awaited_;
        ++found_.events;
        return case_fault::none;
    }

    // The last step, all of whose events the log has told.
    constexpr void show() {
        if (!shown_) see_(before_, made_, policy_);
        shown_ = true;
    }

    std::span<const std::byte> log_;
    See& see_;
    case_verdict found_{};
    policy<Levels> policy_{.levels = {}};
    watch<Levels> before_{};   // the last step
    step<Levels> made_{};      // the last step
    std::size_t awaited_ = 0;  // how many of its events the log has told
    bool shown_ = true;
};

}  // namespace case_detail

// Replays a log. `head` is the digest that was kept elsewhere. Calls see(const watch<Levels>& before,
// const step<Levels>& made, const policy<Levels>&) for each step that was reproduced, up to the first
// fault; what it saw is worth nothing if there is one.
//
// Damage by accident is found at its record. Whoever writes records anew, with links that fit, is
// found at the first event or state that the inputs do not give, or, if all of it fits, by the head.
//
//   Requires  advance of the version that wrote the log, or of one that decides the same
//   Cost      that of writing it
template <std::size_t Levels, class See>
[[nodiscard]] constexpr case_verdict check_case(std::span<const std::byte> log, const digest& head,
                                                See&& see) {
    return case_detail::checker<Levels, std::remove_reference_t<See>>{log, see}.check(head);
}
template <std::size_t Levels>
[[nodiscard]] constexpr case_verdict check_case(std::span<const std::byte> log,
                                                const digest& head) {
    return check_case<Levels>(log, head, [](const auto&, const auto&, const auto&) {});
}

}  // namespace cordon

#endif  // CORDON_WATCH_CASE_CHECK_HPP
