// SPDX-License-Identifier: BSL-1.0
//
// What a watch is given and what it says, each as bytes of one fixed length and order.

#ifndef CORDON_WATCH_RECORD_HPP
#define CORDON_WATCH_RECORD_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/byte_order.hpp"
#include "cordon/fix.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/zone_reading.hpp"

namespace cordon {

// The first byte of a record of a case log: what the rest is.
enum class record_type : std::uint8_t {
    none,
    opening,
    policy,
    state,
    fix,
    zone_reading,
    heartbeat,
    health,
    notice,
    instant,
    event,
};

[[nodiscard]] constexpr const char* to_string(record_type what) noexcept {
    switch (what) {
        case record_type::none: return "none";
        case record_type::opening: return "opening";
        case record_type::policy: return "policy";
        case record_type::state: return "state";
        case record_type::fix: return "fix";
        case record_type::zone_reading: return "zone_reading";
        case record_type::heartbeat: return "heartbeat";
        case record_type::health: return "health";
        case record_type::notice: return "notice";
        case record_type::instant: return "instant";
        case record_type::event: return "event";
    }
    return "";
}

// What something is recorded as.
[[nodiscard]] constexpr record_type type_of(const fix&) noexcept { return record_type::fix; }
[[nodiscard]] constexpr record_type type_of(const zone_reading&) noexcept {
    return record_type::zone_reading;
}
[[nodiscard]] constexpr record_type type_of(const heartbeat&) noexcept {
    return record_type::heartbeat;
}
[[nodiscard]] constexpr record_type type_of(const health&) noexcept { return record_type::health; }
[[nodiscard]] constexpr record_type type_of(const notice&) noexcept { return record_type::notice; }
[[nodiscard]] constexpr record_type type_of(instant) noexcept { return record_type::instant; }
[[nodiscard]] constexpr record_type type_of(const event&) noexcept { return record_type::event; }

constexpr void put(byte_writer& out, instant at) noexcept { out.put(at.ms); }

constexpr void put(byte_writer& out, const fix& f) noexcept {
    out.put(f.who);
    put(out, f.at);
    out.put(f.where.latitude);
    out.put(f.where.longitude);
    out.put(f.how_sure.mm);
    out.put(f.how_sure.as);
    out.put(f.moving.north_mm_s);
    out.put(f.moving.east_mm_s);
    out.put(f.moving.known);
    put(out, f.received);
    out.put(f.from);
}

constexpr void put(byte_writer& out, const zone_reading& r) noexcept {
    put(out, r.moving);
    out.put(r.apart.least_mm);
    out.put(r.apart.likely_mm);
    out.put(r.apart.most_mm);
}

constexpr void put(byte_writer& out, const heartbeat& h) noexcept {
    out.put(h.who);
    put(out, h.at);
    put(out, h.still_since);
    put(out, h.received);
}

constexpr void put(byte_writer& out, const health& h) noexcept {
    out.put(h.who);
    put(out, h.at);
    out.put(h.what);
    put(out, h.received);
}

constexpr void put(byte_writer& out, const notice& n) noexcept {
    out.put(n.does);
    put(out, n.at);
    out.put(n.level);
    put(out, n.until);
    out.put(n.who);
    out.put(n.what);
}

constexpr void put(byte_writer& out, const event& e) noexcept {
    out.put(e.what);
    out.put(e.level);
    out.put(e.next_line_s);
    put(out, e.at);
    out.put(e.whom);
    out.put(e.who);
    out.put(e.about);
    out.put(e.marks);
    out.put(e.separation_mm);
    out.put(e.sequence);
}

// The way back; in.good() says whether it was one. Enumerators that do not exist, and bits of a set,
// are refused; numbers are taken as they are, as advance takes them.
constexpr void take(byte_reader& in, instant& at) noexcept { at.ms = in.take<std::uint32_t>(); }

namespace record_detail {
inline constexpr auto every_channel = static_cast<channel>(63);
}

constexpr void take(byte_reader& in, fix& f) noexcept {
    f.who = in.take(party::wearer);
    take(in, f.at);
    f.where.latitude = in.take<std::int32_t>();
    f.where.longitude = in.take<std::int32_t>();
    f.how_sure.mm = in.take<std::uint32_t>();
    f.how_sure.as = in.take(confidence::p95);
    f.moving.north_mm_s = in.take<std::int32_t>();
    f.moving.east_mm_s = in.take<std::int32_t>();
    f.moving.known = in.take_bool();
    take(in, f.received);
    f.from = in.take(source::beacon);
}

// An interval that is none is refused as well.
constexpr void take(byte_reader& in, zone_reading& r) noexcept {
    take(in, r.moving);
    r.apart.least_mm = in.take<std::int32_t>();
    r.apart.likely_mm = in.take<std::int32_t>();
    r.apart.most_mm = in.take<std::int32_t>();
    in.require(r.apart.least_mm <= r.apart.likely_mm && r.apart.likely_mm <= r.apart.most_mm);
}

constexpr void take(byte_reader& in, heartbeat& h) noexcept {
    h.who = in.take(party::wearer);
    take(in, h.at);
    take(in, h.still_since);
    take(in, h.received);
}

constexpr void take(byte_reader& in, health& h) noexcept {
    h.who = in.take(party::wearer);
    take(in, h.at);
    h.what = in.take(record_detail::every_channel);
    take(in, h.received);
}

constexpr void take(byte_reader& in, notice& n) noexcept {
    n.does = in.take(action::restored);
    take(in, n.at);
    n.level = in.take<std::uint8_t>();
    take(in, n.until);
    n.who = in.take(party::wearer);
    n.what = in.take(record_detail::every_channel);
}

constexpr void take(byte_reader& in, event& e) noexcept {
    e.what = in.take(kind::stepped_back);
    e.level = in.take<std::uint8_t>();
    e.next_line_s = in.take<std::uint16_t>();
    take(in, e.at);
    e.whom = in.take(static_cast<audience>(7));
    e.who = in.take(party::wearer);
    e.about = in.take(record_detail::every_channel);
    e.marks = in.take(static_cast<mark>(7));
    e.separation_mm = in.take<std::int32_t>();
    e.sequence = in.take<std::uint16_t>();
}

}  // namespace cordon

#endif  // CORDON_WATCH_RECORD_HPP
