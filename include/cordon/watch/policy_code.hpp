// SPDX-License-Identifier: BSL-1.0
//
// A policy as bytes, for whoever has to prove later by which rules a watch was kept.

#ifndef CORDON_WATCH_POLICY_CODE_HPP
#define CORDON_WATCH_POLICY_CODE_HPP

#include <cstddef>
#include <cstdint>

#include "cordon/byte_order.hpp"
#include "cordon/fix.hpp"
#include "cordon/length.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon {

template <std::size_t Levels>
constexpr void put(byte_writer& out, const policy<Levels>& p) noexcept {
    for (const limit& level : p.levels) {
        out.put(level.radius.count);
        out.put(level.margin.count);
    }
    out.put(p.false_alert_every.count());
    out.put(p.outlier_every.count());
    out.put(p.leave_after.count());
    out.put(p.overdue_after.count());
    out.put(p.ahead_at_most.count());
    for (const std::int32_t speed : p.fastest_mm_s) out.put(speed);
    out.put(p.jump_beyond_mm_s);
    out.put(p.assumed.mm);
    out.put(p.assumed.as);
    out.put(p.claims_percent);
    out.put(p.least_sigma_mm);
    out.put(p.transport.count());
    out.put(p.sample_at_least.count());
    out.put(p.sample_at_most.count());
    out.put(p.snooze_at_most.count());
    out.put(p.contact_at_most.count());
    for (const audience whom : {p.told.approach, p.told.silence, p.told.health, p.told.contact,
                                p.told.audit, p.told.report}) {
        out.put(whom);
    }
}

// How many bytes that is.
template <std::size_t Levels>
inline constexpr std::size_t policy_size = [] {
    byte_writer out{{}};
    put(out, policy<Levels>{.levels = {}});
    return out.size();
}();

// The way back. in.good() says whether all of it was there; whether the policy makes sense, only
// fault_of can say.
template <std::size_t Levels>
constexpr void take(byte_reader& in, policy<Levels>& p) noexcept {
    const auto number = [&in] { return in.take<std::int32_t>(); };
    const auto span = [&in] { return milliseconds{in.take<std::int32_t>()}; };
    const auto whom = [&in] { return in.take(static_cast<audience>(7)); };
    for (limit& level : p.levels) {
        level.radius = millimetres{number()};
        level.margin = millimetres{number()};
    }
    p.false_alert_every = seconds{number()};
    p.outlier_every = seconds{number()};
    p.leave_after = span();
    p.overdue_after = span();
    p.ahead_at_most = span();
    for (std::int32_t& speed : p.fastest_mm_s) speed = number();
    p.jump_beyond_mm_s = number();
    p.assumed.mm = in.take<std::uint32_t>();
    p.assumed.as = in.take(confidence::p95);
    p.claims_percent = number();
    p.least_sigma_mm = number();
    p.transport = span();
    p.sample_at_least = span();
    p.sample_at_most = span();
    p.snooze_at_most = span();
    p.contact_at_most = span();
    p.told.approach = whom();
    p.told.silence = whom();
    p.told.health = whom();
    p.told.contact = whom();
    p.told.audit = whom();
    p.told.report = whom();
}

}  // namespace cordon

#endif  // CORDON_WATCH_POLICY_CODE_HPP
