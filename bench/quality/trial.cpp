// SPDX-License-Identifier: BSL-1.0

#include "trial.hpp"

#include <cordon/position.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "noise.hpp"
#include "profiles/observer.hpp"

namespace quality {
namespace {

using profiles::sight;
using profiles::standing;

constexpr double never = std::numeric_limits<double>::infinity();

// The town is small: metres become degrees with the curvature at its middle.
cordon::position_e7 on_earth(place p) {
    constexpr double latitude = 51.5, longitude = -0.12;
    constexpr double degree_north = 111257.8, degree_east = 69440.5;  // metres, WGS 84, at 51.5
    return cordon::to_e7(
        cordon::position{latitude + p.north / degree_north, longitude + p.east / degree_east});
}

struct arrival {
    double at;  // seconds
    double measured;
    int who;
    place where;
    reading how;
    place truth;
};

// Follows one contender and writes its verdict.
class meter {
  public:
    meter(const contender& of, verdict& out) : of_{of}, out_{out}, profile_{of.make()} {
        out_.delay = never;
    }

    void show(const sight& now) { profile_->take(now); }
    void pass(std::int64_t ms) {
        if (of_.ticks) profile_->pass(ms);
    }
    [[nodiscard]] const profiles::profile& asked() const { return *profile_; }

    // The state held from `before` to `now`; then looks at what it has become.
    void judge(double before, double now, double inside, double beyond, const story& s,
               const frozen& constants, bool restarts) {
        if (state_ == standing::clear) out_.clear_inside += inside;
        if (state_ == standing::active) out_.nuisance += beyond;
        if (state_ == standing::unknown) out_.unknown += now - before;
        if (std::isinf(fresh_at_)) out_.watched += now - before;
        if (s.crossing) credit(std::max(before, *s.crossing), now, s, constants);
        const int said = profile_->notices(cordon::party::protected_person);
        if (!s.silent[1].empty()) {
            if (now <= s.silent[1].front().from + constants.transport) before_silence_ = said;
            if (now < s.silent[1].front().to && said > before_silence_) out_.silence_told = true;
        }
        const standing next = profile_->state();
        if (next == standing::active && state_ != standing::active) {
            began_ = now;
            // Until the fresh start it is the same alert.
            if (std::isinf(fresh_at_)) {
                ++out_.alerts;
                if (restarts) fresh_at_ = now + constants.restart;
            }
        }
        state_ = next;
        if (s.crossing && now >= *s.crossing) credit(now, now, s, constants);
        if (s.upload && now >= *s.upload && now <= *s.upload + 60) {
            const bool anew = state_ == standing::active && began_ >= *s.upload;
            out_.told = out_.told || anew || profile_->retrospective() > 0;
        }
        if (now >= fresh_at_) {
            keep_notices();
            profile_ = of_.make();
            state_ = standing::unknown;
            fresh_at_ = never;
        }
    }

    void finish(const story& s) {
        keep_notices();
        out_.lead = std::numeric_limits<double>::quiet_NaN();
        if (s.contact && s.crossing) out_.lead = *s.contact - *s.crossing - out_.delay;
    }

    [[nodiscard]] bool ticks() const { return of_.ticks; }

  private:
    // An alert that stood from one time to another, during the breach.
    void credit(double from, double to, const story& s, const frozen& constants) {
        if (state_ != standing::active || from > to || from > s.over_at) return;
        if (!std::isinf(out_.delay)) return;
        out_.in_time = from <= s.closest_at;
        out_.delay = std::max(began_ - *s.crossing, -constants.early_credit);
    }
    void keep_notices() {
        out_.notices[0] += profile_->notices(cordon::party::protected_person);
        out_.notices[1] += profile_->notices(cordon::party::wearer);
    }

    const contender& of_;
    verdict& out_;
    std::unique_ptr<profiles::profile> profile_;
    standing state_ = standing::unknown;
    double began_ = 0;
    int before_silence_ = 0;
    double fresh_at_ = never;
};

class simulation {
  public:
    simulation(scenario which, const noise_family& noise, const schedule& when,
               const std::vector<contender>& contenders, const frozen& constants,
               std::uint64_t seed)
        : which_{which}, when_{when}, constants_{constants}, random_{seed} {
        const double claimed = noise.recorded.empty() ? std::hypot(noise.sigma[0], noise.sigma[1])
                                                      : constants.residual_sigma;
        story_ = tell(which, random_, constants, std::sqrt(2.0) * claimed);
        lag_ = random_.uniform(noise.lag_least, noise.lag_most);
        for (int k = 0; k < 2; ++k) {
            receivers_.emplace_back(noise, constants.residual_sigma, k == 1, story_.length,
                                    random_.next());
            const double first = when.leader >= 0 ? constants.lease_least : when.cadence;
            next_[k] = random_.uniform() * first;
        }
        made_.verdicts.resize(contenders.size());
        meters_.reserve(contenders.size());
        for (std::size_t k = 0; k < contenders.size(); ++k) {
            meters_.emplace_back(contenders[k], made_.verdicts[k]);
        }
        oracle_.make = [this] { return std::make_unique<knowing>(*this); };
        // A counter that is about to wrap, as one in 50 days is.
        epoch_ms_ =
            (std::int64_t{1} << 32) * 397 - static_cast<std::int64_t>(random_.uniform() * 4e6);
    }

    trial run() {
        meter oracle{oracle_, made_.oracle};
        made_.days = story_.length / 86'400;
        for (const auto& span : story_.inside) made_.inside += span.to - span.from;
        double tick = 1;
        const bool ticks = !resident(which_);
        for (;;) {
            const double fix = std::min(next_[0], next_[1]);
            const double arrives = waiting_.empty() ? never : waiting_.front().at;
            const double next = std::min({fix, arrives, ticks ? tick : never, story_.length});
            if (next >= story_.length) break;
            if (next == fix) {
                measure(next_[0] <= next_[1] ? 0 : 1);
                continue;
            }
            if (next == arrives) {
                const arrival here = waiting_.front();
                waiting_.erase(waiting_.begin());
                hear(here);
                truth_inside_ = know(here);
                for (auto& m : meters_) m.show(sight_);
                oracle.show(sight_);
                ask(here);
            } else {
                tick += which_ == scenario::town_day ? 5 : 1;
                const std::int64_t ms = stamp(next);
                for (auto& m : meters_) m.pass(ms);
            }
            judge(oracle, next, next == arrives);
        }
        judge(oracle, story_.length, true);
        for (auto& m : meters_) m.finish(story_);
        oracle.finish(story_);
        return std::move(made_);
    }

  private:
    // Alerts as soon as a fix that is not in a burst was measured inside.
    struct knowing final : profiles::profile {
        explicit knowing(const simulation& of) : of_{of} {}
        void take(const sight& /*now*/) override {}
        [[nodiscard]] standing state() const override {
            return of_.truth_inside_ ? standing::active : standing::clear;
        }
        [[nodiscard]] int notices(cordon::party /*who*/) const override { return 0; }
        const simulation& of_;
    };

    [[nodiscard]] std::int64_t stamp(double seconds) const {
        return epoch_ms_ + static_cast<std::int64_t>(std::llround(seconds * 1000));
    }

    void measure(int who) {
        const auto k = static_cast<std::size_t>(who);
        const double t = next_[k];
        double arrives = t + constants_.transport;
        const bool asked = when_.leader >= 0;
        next_[k] = asked ? t + constants_.lease_most : t + when_.cadence;
        for (const auto& silent : story_.silent[k]) {
            if (t < silent.from || t >= silent.to) continue;
            if (story_.upload && who == 1) {
                arrives = *story_.upload;
                continue;
            }
            next_[k] = silent.to;
            return;
        }
        ++made_.fixes;
        const double lag = who == 1 ? lag_ : 0;
        const place truth = story_.ways[k].at(t - lag);
        const reading how = receivers_[k].at(t);
        const place where{truth.north + how.error.north, truth.east + how.error.east};
        const arrival here{arrives, t, who, where, how, story_.ways[k].at(t)};
        const auto after =
            std::upper_bound(waiting_.begin(), waiting_.end(), here,
                             [](const arrival& a, const arrival& b) { return a.at < b.at; });
        waiting_.insert(after, here);
    }

    void hear(const arrival& here) {
        const auto k = static_cast<std::size_t>(here.who);
        const auto who = here.who == 1 ? cordon::party::wearer : cordon::party::protected_person;
        sight_.unix_ms = stamp(here.at);
        sight_.measured_ms = stamp(here.measured);
        const auto before = last_[k];
        last_[k] = {here.where, here.how.claimed, true};
        constexpr double sigmas_in_p68 = 1.5096;
        const auto mm = static_cast<std::uint32_t>(here.how.claimed * sigmas_in_p68 * 1000 + 0.5);
        sight_.latest = {.who = who,
                         .at = profiles::on_counter(sight_.measured_ms),
                         .where = on_earth(here.where),
                         .how_sure = {mm, cordon::confidence::p68},
                         .received = profiles::on_counter(sight_.unix_ms),
                         .from = cordon::source::gnss};
        sight_.both = last_[0].heard && last_[1].heard;
        if (!sight_.both) return;
        const auto apart = [](place a, place b) {
            return std::hypot(a.north - b.north, a.east - b.east);
        };
        sight_.north = std::abs(last_[0].where.north - last_[1].where.north);
        sight_.east = std::abs(last_[0].where.east - last_[1].where.east);
        sight_.metres = apart(last_[0].where, last_[1].where);
        sight_.sigma = std::hypot(last_[0].claimed, last_[1].claimed);
        sight_.wearer_accuracy = last_[1].claimed * sigmas_in_p68;
        sight_.metres_before.reset();
        if (before.heard) sight_.metres_before = apart(before.where, last_[1 - k].where);
    }

    // Whether the oracle alerts after this fix.
    bool know(const arrival& here) {
        const auto k = static_cast<std::size_t>(here.who);
        if (here.how.burst) return truth_inside_;
        known_[k] = {here.truth, 0, true};
        if (!known_[0].heard || !known_[1].heard) return false;
        return std::hypot(known_[0].where.north - known_[1].where.north,
                          known_[0].where.east - known_[1].where.east) <= constants_.radius;
    }

    // The answer to a report tells the device that sent it when to report next.
    void ask(const arrival& here) {
        if (when_.leader < 0) return;
        const auto k = static_cast<std::size_t>(here.who);
        if (story_.upload && here.measured < here.at - constants_.transport - 0.001) return;
        const auto& leader = meters_[static_cast<std::size_t>(when_.leader)].asked();
        double wanted = here.at + constants_.lease_least;
        if (const auto ms = leader.next_sample_ms(sight_.latest.who)) {
            wanted = static_cast<double>(*ms - epoch_ms_) / 1000;
        }
        // A device is not asked before its report has come, nor left without an answer for longer.
        next_[k] = std::clamp(wanted, here.at, here.measured + constants_.lease_most);
    }

    // Only those who are told of time can have changed their mind by a tick.
    void judge(meter& oracle, double now, bool all) {
        const bool restarts = which_ == scenario::resident_sigma || which_ == scenario::resident_60;
        for (const bool ticking : {true, false}) {
            if (!ticking && !all) break;
            double& before = judged_[ticking ? 1 : 0];
            double inside = 0;
            double beyond = 0;
            for (const auto& span : story_.inside) inside += span.overlap(before, now);
            for (const auto& span : story_.beyond) beyond += span.overlap(before, now);
            for (auto& m : meters_) {
                if (m.ticks() != ticking) continue;
                m.judge(before, now, inside, beyond, story_, constants_, restarts);
            }
            if (!ticking) oracle.judge(before, now, inside, beyond, story_, constants_, false);
            before = now;
        }
    }

    struct memory {
        place where{};
        double claimed = 0;
        bool heard = false;
    };

    scenario which_;
    schedule when_;
    const frozen& constants_;
    dice random_;
    story story_;
    double lag_ = 0;
    std::vector<receiver> receivers_;
    double next_[2] = {0, 0};
    std::vector<arrival> waiting_;
    memory last_[2], known_[2];
    sight sight_;
    bool truth_inside_ = false;
    double judged_[2] = {0, 0};  // until when; of those who are told of time, second
    std::int64_t epoch_ms_ = 0;
    contender oracle_;
    trial made_;
    std::vector<meter> meters_;
};

}  // namespace

trial run(scenario which, const noise_family& noise, const schedule& when,
          const std::vector<contender>& contenders, const frozen& constants, std::uint64_t seed) {
    return simulation{which, noise, when, contenders, constants, seed}.run();
}

}  // namespace quality
