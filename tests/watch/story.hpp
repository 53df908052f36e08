// SPDX-License-Identifier: BSL-1.0
//
// Random lives of a pair, the same on every machine for the same seed, and the witness who checks
// at every step what must hold of a watch whatever it is told.

#ifndef CORDON_TESTS_WATCH_STORY_HPP
#define CORDON_TESTS_WATCH_STORY_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cordon/distance/distance.hpp"
#include "cordon/motion/separation.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace scenario {

// Two people about the limits of `two`, with noise, pauses, late, repeated, conflicting and
// impossible fixes, and jumps. Both are heard of at the start. No two fixes arrive at once, and the
// parties' stamps are never equal: hers are even, the wearer's odd.
inline std::vector<cordon::fix> story(std::uint64_t seed, std::size_t length = 200) {
    dice d{seed};
    struct walker {
        std::int64_t metres, speed, silent_until, stamped;
        cordon::fix last;
    };
    walker walkers[2] = {{0, 0, 0, 0, {}}, {d.between(100, 4000), 0, 0, 0, {}}};
    std::int64_t now = 100'000;
    std::vector<cordon::fix> fixes;
    for (std::size_t who = 0; who < 2; ++who) {
        cordon::fix& f = walkers[who].last;
        f = who == 0 ? protected_person(0, 0) : wearer(0, static_cast<double>(walkers[1].metres));
        f.at.ms = f.received.ms = static_cast<std::uint32_t>(now + static_cast<std::int64_t>(who));
        fixes.push_back(f);
    }
    ++now;
    while (fixes.size() < length) {
        const std::int64_t passed = d.one_in(50) ? d.between(1, 200'000) : d.between(1, 9'000);
        now += passed;
        const auto who = static_cast<std::size_t>(d.between(0, 1));
        for (walker& w : walkers) {
            if (d.one_in(8)) w.speed = d.between(-20, 20);
            w.metres += w.speed * passed / 1000;
            if (w.metres > 4000 || w.metres < -1000) w.speed = -w.speed;
        }
        walker& w = walkers[who];
        if (d.one_in(40)) w.silent_until = now + d.between(0, 300'000);
        if (now < w.silent_until) continue;

        cordon::fix f;
        f.who = static_cast<cordon::party>(who);
        std::int64_t stamp = now - (d.one_in(10) ? d.between(0, 180'000) : d.between(0, 2'000));
        if (d.one_in(60)) stamp = now + d.between(0, 30'000);
        stamp = stamp / 2 * 2 + static_cast<std::int64_t>(who);
        f.at.ms = static_cast<std::uint32_t>(stamp);
        f.received.ms = static_cast<std::uint32_t>(now);
        const std::int64_t jump = d.one_in(40) ? d.between(-30'000, 30'000) : 0;
        f.where = north(static_cast<double>(w.metres + jump + d.between(-8, 8)));
        f.where.longitude = static_cast<std::int32_t>(d.between(-700, 700));
        if (!d.one_in(6)) {
            f.how_sure = {
                static_cast<std::uint32_t>(d.between(1'000, d.one_in(5) ? 400'000 : 30'000)),
                d.one_in(2) ? cordon::confidence::p68 : cordon::confidence::p95};
        }
        if (d.one_in(80)) f.where.latitude = 900'000'001;
        if (d.one_in(30)) {  // the last one again, or another place at its time
            const cordon::instant arrived = f.received;
            const cordon::position_e7 where = f.where;
            f = w.last;
            f.who = static_cast<cordon::party>(who);
            f.received = arrived;
            if (d.one_in(2)) f.where = where;
        }
        w.last = f;
        fixes.push_back(f);
    }
    return fixes;
}

// Holds, after every step: that what the levels are follows from what was said; that changes are
// numbered without a gap and in the order of their instants; that a separation is one of the last
// two believed fixes; that nothing is clear while one of these is overdue or a jump that no later one
// bears out, nor while the two may be within the radius by now, all doubt of the fixes and every
// motion that the policy allows counted.
template <std::size_t Levels>
class witness {
  public:
    explicit witness(const cordon::policy<Levels>& p) : policy_{p} {}

    // What is wrong with the step, or nullptr.
    const char* objection(const cordon::step<Levels>& made, const cordon::fix& f) {
        using cordon::kind;
        pass(f.received);
        step_back(made);
        const std::int32_t before = likely();
        bool believed = true;
        bool jumped = false;
        for (const cordon::event& e : made.events) {
            jumped = jumped || e.what == kind::jumped;
            believed = believed && (is_change(e.what) || e.what == kind::jumped ||
                                    e.what == kind::stepped_back);
        }
        const auto who = static_cast<std::size_t>(f.who);
        if (believed) {
            last_[who] = f;
            heard_[who] = true;
            aged_[who] = false;
            jumped_[who] = jumped;
            nearest_mm_ = nearest();
        }
        pass(f.received);
        return judge(made, before);
    }
    const char* objection(const cordon::step<Levels>& made, cordon::instant now) {
        pass(now);
        step_back(made);
        return judge(made, likely());
    }

  private:
    void pass(cordon::instant now) {
        if (!started_ || (now - now_).count() > 0) now_ = now;
        started_ = true;
        // Half a turn of the counter later the two could not be compared.
        changed_ = changed_ && (now_ - latest_).count() < (1 << 30);
        for (std::size_t who = 0; who < 2; ++who) {
            aged_[who] =
                aged_[who] || !heard_[who] || now_ - last_[who].at >= policy_.overdue_after;
        }
    }
    // Where the clock steps back, nothing that was heard before can be dated.
    void step_back(const cordon::step<Levels>& made) {
        for (const cordon::event& e : made.events) {
            if (e.what != cordon::kind::stepped_back) continue;
            now_ = e.at;
            aged_[0] = aged_[1] = true;
            changed_ = false;
        }
    }
    // The standard error of a fix, in millimetres, reckoned without the library's rounding.
    [[nodiscard]] double sigma(cordon::accuracy how_sure) const {
        const auto radius_in_sigmas = [](cordon::confidence as) {
            switch (as) {
                case cordon::confidence::p68: return std::sqrt(-2 * std::log(0.32));
                case cordon::confidence::p90: return std::sqrt(-2 * std::log(0.10));
                case cordon::confidence::p95: return std::sqrt(-2 * std::log(0.05));
                case cordon::confidence::sigma:
                case cordon::confidence::unknown: break;
            }
            return 1.0;
        };
        const double claimed = how_sure.mm;
        const double reckoned =
            how_sure.known()
                ? claimed / radius_in_sigmas(how_sure.as) * policy_.claims_percent / 100
                : std::max(claimed, policy_.assumed.mm / radius_in_sigmas(policy_.assumed.as));
        return std::max(reckoned, static_cast<double>(policy_.least_sigma_mm));
    }
    // How near the two may have been at their last fixes, in millimetres. A claim beyond 2,146 km
    // is cut off there, which is farther than any limit.
    [[nodiscard]] double nearest() const {
        if (!heard_[0] || !heard_[1]) return 0;
        const double doubt = std::hypot(std::min(sigma(last_[0].how_sure), 2'146'435'072.0),
                                        std::min(sigma(last_[1].how_sure), 2'146'435'072.0));
        return cordon::distance(last_[0].where, last_[1].where).count() * 1000 - 3 * doubt;
    }
    // How far a party can have moved since, in millimetres.
    [[nodiscard]] double moved_mm(std::size_t who) const {
        const double seconds = (now_ - last_[who].at).count() / 1000.0;
        return seconds > 0 ? seconds * policy_.fastest_mm_s[who] : 0;
    }
    [[nodiscard]] std::int32_t likely() const {
        return heard_[0] && heard_[1]
                   ? cordon::separation_of(last_[0].where, last_[1].where).likely_mm
                   : cordon::event::separation_unknown;
    }
    const char* judge(const cordon::step<Levels>& made, std::int32_t before) {
        using cordon::kind;
        for (const cordon::event& e : made.events) {
            const bool change = is_change(e.what);
            if (change) {
                ++sequence_;
            }
            if (change && e.what != kind::was_within) {
                if (changed_ && (e.at - latest_).count() < 0) return "told out of order";
                if ((e.at - now_).count() > 0) return "told before it happened";
                latest_ = e.at;
                changed_ = true;
            }
            if (e.sequence != sequence_) return "a number is missing";
            if (e.level >= Levels) return "no such level";
            const bool active = active_[e.level];
            if (e.what == kind::entered && active) return "entered twice";
            if (e.what == kind::left && !active) return "left without having entered";
            if (e.what == kind::unknown && told_unknown_) return "unknown twice";
            if (e.what == kind::known && known_) return "known twice";
            if (e.what == kind::entered) active_[e.level] = true;
            if (e.what == kind::left) active_[e.level] = false;
            if (e.what == kind::known) known_ = true, told_unknown_ = false;
            if (e.what == kind::unknown) known_ = false, told_unknown_ = true;
            if (e.separation_mm != before && e.separation_mm != likely()) {
                return "a separation of something else";
            }
        }
        for (std::size_t k = 0; k < Levels; ++k) {
            const cordon::level_state state = made.next.state(k);
            if ((state == cordon::level_state::active) != active_[k]) {
                return "a level became active, or ended, and nothing was said";
            }
            if (state != cordon::level_state::clear) continue;
            if (!known_) return "clear, and nothing is known";
            if (aged_[0] || aged_[1]) return "clear, and a party is stale";
            if (jumped_[0] || jumped_[1]) return "clear, and a jump is not borne out";
            if (nearest_mm_ - moved_mm(0) - moved_mm(1) <= policy_.levels[k].radius.count) {
                return "clear, and the two may be within the radius";
            }
        }
        return nullptr;
    }

    cordon::policy<Levels> policy_;
    cordon::fix last_[2]{};
    bool heard_[2]{};
    bool aged_[2]{};
    bool jumped_[2]{};
    double nearest_mm_ = 0;
    bool started_ = false;
    cordon::instant now_{};
    bool changed_ = false;
    cordon::instant latest_{};
    std::uint16_t sequence_ = 0;
    bool active_[Levels]{};
    bool known_ = false;
    bool told_unknown_ = false;
};

}  // namespace scenario

#endif  // CORDON_TESTS_WATCH_STORY_HPP
