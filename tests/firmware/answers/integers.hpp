// SPDX-License-Identifier: BSL-1.0
//
// What must be the same on every target to the last bit: all that integers decide. Questions and
// answers are bytes, so that one target can write them down and another can be asked the same.

#ifndef CORDON_TESTS_FIRMWARE_INTEGERS_HPP
#define CORDON_TESTS_FIRMWARE_INTEGERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "circles.hpp"
#include "cordon/byte_order.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/motion/zone_separation.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/case_log.hpp"
#include "cordon/watch/outlook.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/policy_code.hpp"
#include "cordon/watch/record.hpp"
#include "cordon/watch/state_code.hpp"
#include "cordon/watch/wearer_event.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/flash_polygon.hpp"

namespace answers {

// A question's first byte, and what follows it.
enum class question : std::uint8_t {
    policy,       // levels, policy: a new watch, and a new log of it
    step,         // levels, record_type, input: the watch goes on
    polygon_fix,  // levels, polygon, fix: the watch goes on, told how far that is from the polygon
    state,        // levels, bytes that claim to be a state
    separation,   // two positions
    circle,       // circle, position
    polygon,      // polygon, position
    last = polygon,
};

namespace zones {

inline constexpr cordon::flash_polygon yard{
    std::array<cordon::position_e7, 8>{{{515'000'000, 0},
                                        {515'000'000, 4'000},
                                        {515'002'000, 6'000},
                                        {515'006'000, 7'500},
                                        {515'010'000, 6'000},
                                        {515'010'500, 4'000},
                                        {515'009'000, 2'000},
                                        {515'003'000, 200}}}};
inline constexpr cordon::flash_polygon across_the_date_line{
    std::array<cordon::position_e7, 5>{{{-180'000'000, 1'799'000'000},
                                        {-180'000'000, -1'799'500'000},
                                        {-179'000'000, -1'798'000'000},
                                        {-178'500'000, 1'799'900'000},
                                        {-179'500'000, 1'797'500'000}}}};
inline constexpr cordon::flash_polygon far_north{
    std::array<cordon::position_e7, 4>{{{795'000'000, 150'000'000},
                                        {795'500'000, 157'000'000},
                                        {799'000'000, 156'000'000},
                                        {798'000'000, 151'000'000}}}};
static_assert(yard.usable() && across_the_date_line.usable() && far_north.usable());

inline constexpr std::uint8_t polygon_count = 3;
template <class Ask>
constexpr auto polygon(std::uint8_t which, const Ask& ask) {
    switch (which % polygon_count) {
        case 0: return ask(yard);
        case 1: return ask(across_the_date_line);
        default: return ask(far_north);
    }
}

}  // namespace zones

inline cordon::position_e7 take_position(cordon::byte_reader& in) noexcept {
    const auto latitude = in.take<std::int32_t>();
    return {latitude, in.take<std::int32_t>()};
}
inline void put(cordon::byte_writer& out, const cordon::separation& s) noexcept {
    out.put(s.least_mm);
    out.put(s.likely_mm);
    out.put(s.most_mm);
}

// A watch, and the log of its case, of which only the digest is kept.
template <std::size_t Levels>
class followed {
  public:
    void begin(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        take(in, policy_);
        const cordon::policy_fault fault = fault_of(policy_);
        out.put(fault);
        put(out, policy_);
        watch_ = {};
        chain_ = log{nowhere{}, {{17, 4}, 1'700'000'000'000}, policy_, watch_}.chain();
        put_link(out);
    }
    // Whatever was said, the state as it is kept, what holds for how long; then goes on from what
    // was kept.
    template <class Input>
    void step(const Input& input, cordon::byte_writer& out) noexcept {
        log continued{nowhere{}, chain_};
        const cordon::step<Levels> made = continued.advance(watch_, input, policy_);
        chain_ = continued.chain();
        out.put(static_cast<std::uint8_t>(made.events.size()));
        for (const cordon::event& e : made.events) {
            cordon::put(out, e);
            if (const auto his = for_wearer(e)) out.put(std::span<const std::byte>{encode(*his)});
        }
        std::array<std::byte, cordon::state_size<Levels>> kept{};
        out.put(static_cast<std::uint8_t>(encode(made.next, std::span<std::byte>{kept})));
        out.put(std::span<const std::byte>{kept});
        const auto restored = cordon::decode<Levels>(kept);
        out.put(restored.fault == cordon::state_fault::none && restored.value == made.next);
        watch_ = restored.value;
        for (std::size_t k = 0; k < Levels; ++k) {
            out.put(watch_.state(k));
            out.put(watch_.why(k));
            out.put(clear_until(watch_, policy_, k).ms);
        }
        out.put(next_sample(watch_, policy_, cordon::party::protected_person).ms);
        out.put(next_sample(watch_, policy_, cordon::party::wearer).ms);
        put_link(out);
    }
    void step(cordon::record_type type, cordon::byte_reader& in,
              cordon::byte_writer& out) noexcept {
        switch (type) {
            case cordon::record_type::fix: return step_by<cordon::fix>(in, out);
            case cordon::record_type::zone_reading: return step_by<cordon::zone_reading>(in, out);
            case cordon::record_type::heartbeat: return step_by<cordon::heartbeat>(in, out);
            case cordon::record_type::health: return step_by<cordon::health>(in, out);
            case cordon::record_type::notice: return step_by<cordon::notice>(in, out);
            default: return step_by<cordon::instant>(in, out);
        }
    }

  private:
    struct nowhere {
        bool operator()(std::span<const std::byte>) const noexcept { return true; }
    };
    using log = cordon::case_log<Levels, nowhere>;

    template <class Input>
    void step_by(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        Input input{};
        cordon::take(in, input);
        step(input, out);
    }
    void put_link(cordon::byte_writer& out) const noexcept {
        out.put(std::span<const std::byte>{chain_.head}.first(cordon::record_link_size));
    }

    cordon::policy<Levels> policy_{.levels = {}};
    cordon::watch<Levels> watch_{};
    cordon::case_chain chain_{};
};

class integers {
  public:
    void answer(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        const auto what = in.take(question::last);
        switch (what) {
            case question::policy:
            case question::step:
            case question::polygon_fix:
            case question::state:
                switch (in.take<std::uint8_t>()) {
                    case 1: return of_watch(what, one_, in, out);
                    case 2: return of_watch(what, two_, in, out);
                    default: return of_watch(what, three_, in, out);
                }
            case question::separation: {
                const cordon::position_e7 p = take_position(in);
                return put(out, separation_of(p, take_position(in)));
            }
            case question::circle: {
                const auto which = in.take<std::uint8_t>();
                return out.put(
                    classify(integer_circles[which % integer_circles.size()], take_position(in)));
            }
            case question::polygon: {
                const auto which = in.take<std::uint8_t>();
                const cordon::position_e7 p = take_position(in);
                return zones::polygon(which, [&](const auto& zone) {
                    out.put(classify(zone, p));
                    put(out, separation_of(zone, p));
                });
            }
        }
    }
    // Nothing but the same will do.
    static bool agree(std::span<const std::byte> expected,
                      std::span<const std::byte> here) noexcept {
        return same(expected, here);
    }

  private:
    template <std::size_t Levels>
    static void of_watch(question what, followed<Levels>& watch, cordon::byte_reader& in,
                         cordon::byte_writer& out) noexcept {
        switch (what) {
            case question::policy: return watch.begin(in, out);
            case question::polygon_fix: {
                const auto which = in.take<std::uint8_t>();
                cordon::fix f;
                cordon::take(in, f);
                const cordon::separation apart = zones::polygon(
                    which, [&f](const auto& zone) { return separation_of(zone, f.where); });
                return watch.step(cordon::zone_reading{f, apart}, out);
            }
            case question::state: {
                std::array<std::byte, cordon::state_size<Levels>> bytes{};
                in.take(std::span<std::byte>{bytes});
                return out.put(cordon::decode<Levels>(bytes).fault);
            }
            default: return watch.step(in.take(cordon::record_type::instant), in, out);
        }
    }

    followed<1> one_;
    followed<2> two_;
    followed<3> three_;
};

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_INTEGERS_HPP
