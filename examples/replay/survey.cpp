// SPDX-License-Identifier: BSL-1.0

#include "survey.hpp"

#include <cordon/distance/chord.hpp>
#include <cordon/motion/leg.hpp>
#include <cordon/side.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace replay {
namespace {

// A pair of legs, one of each party, and the time that they share.
struct shared_legs {
    cordon::leg a, b;
    std::int64_t from_ms, to_ms;

    [[nodiscard]] std::int64_t unix_ms(cordon::instant at) const {
        return from_ms + (at - counter(from_ms)).count();
    }
    [[nodiscard]] double metres_at(std::int64_t unix_ms) const {
        const auto place = [&](const cordon::leg& way) {
            return way.at(static_cast<double>((counter(unix_ms) - way.start()).count()));
        };
        const cordon::cartesian p = place(a);
        const cordon::cartesian q = place(b);
        const double squared = dot(p - q, p - q);
        return cordon::chord::arc(squared, cordon::chord::curvature(p, q, squared)).count();
    }

    // Unix time on a counter that wraps: a leg is short enough for it.
    [[nodiscard]] static cordon::instant counter(std::int64_t unix_ms) {
        return {static_cast<std::uint32_t>(static_cast<std::uint64_t>(unix_ms))};
    }
    [[nodiscard]] static cordon::leg leg(const record& from, const record& to) {
        return {from.where, counter(from.unix_ms), to.where, counter(to.unix_ms)};
    }
};

class surveyor {
  public:
    explicit surveyor(cordon::metres radius) : radius_{radius} {}

    void add(const shared_legs& legs) {
        const bool goes_on = !result_.common.empty() && result_.common.back().to_ms == legs.from_ms;
        if (!goes_on) {
            result_.common.push_back({legs.from_ms, legs.from_ms});
            add_moment(legs.from_ms, legs.metres_at(legs.from_ms));
        }
        result_.common.back().to_ms = legs.to_ms;

        if (const auto nearest = cordon::closest_approach(legs.a, legs.b)) {
            const std::int64_t at = legs.unix_ms(nearest->at);
            if (at > legs.from_ms && at < legs.to_ms) {
                add_moment(at, nearest->separation.count());
            }
        }
        add_moment(legs.to_ms, legs.metres_at(legs.to_ms));
        add_stay(legs, !goes_on);
    }

    [[nodiscard]] survey result() {
        std::vector<stay> stays;
        for (std::size_t i = 0; i < result_.stays.size(); ++i) {
            if (!sure_[i]) continue;
            stays.push_back(result_.stays[i]);
            finish(stays.back());
        }
        result_.stays = std::move(stays);
        return std::move(result_);
    }

  private:
    void add_moment(std::int64_t unix_ms, double metres) {
        result_.separation.push_back({unix_ms, metres});
        if (!result_.nearest || metres < result_.nearest->metres) {
            result_.nearest = nearest_moment{unix_ms, metres};
        }
    }

    // A part that may be within the radius or not, to the error of the geometry, only lengthens a
    // stay that is sure; alone it grazes, and is none.
    void add_stay(const shared_legs& legs, bool begins) {
        const cordon::meeting meeting = cordon::time_within(legs.a, legs.b, radius_);
        if (meeting.sure == cordon::side::outside) return;
        const std::int64_t from = std::clamp(legs.unix_ms(meeting.from), legs.from_ms, legs.to_ms);
        const std::int64_t to = std::clamp(legs.unix_ms(meeting.to), from, legs.to_ms);
        // Two spans of one stay meet at a fix, each rounded to the millisecond.
        const bool touches =
            !begins && !result_.stays.empty() && from - result_.stays.back().to_ms <= 1;
        if (!touches) {
            stay here;
            here.from_ms = from;
            here.from_metres = legs.metres_at(from);
            here.begun_before = begins && from == legs.from_ms;
            here.nearest = {from, here.from_metres};
            result_.stays.push_back(here);
            sure_.push_back(false);
        }
        stay& here = result_.stays.back();
        sure_.back() = sure_.back() || meeting.sure == cordon::side::inside;
        here.to_ms = to;
        here.to_metres = legs.metres_at(to);
        if (here.to_metres < here.nearest.metres) here.nearest = {to, here.to_metres};
        if (const auto nearest = cordon::closest_approach(legs.a, legs.b);
            nearest && nearest->separation.count() < here.nearest.metres) {
            here.nearest = {legs.unix_ms(nearest->at), nearest->separation.count()};
        }
    }

    // A stay that lasts to the end of the common time has not ended.
    void finish(stay& here) const {
        const auto common = std::lower_bound(
            result_.common.begin(), result_.common.end(), here.to_ms,
            [](const span_of_time& span, std::int64_t ms) { return span.to_ms < ms; });
        here.goes_on = common != result_.common.end() && common->to_ms == here.to_ms;
    }

    cordon::metres radius_;
    survey result_;
    std::vector<bool> sure_;  // by stay
};

}  // namespace

std::int64_t survey::common_ms() const {
    std::int64_t sum = 0;
    for (const span_of_time& span : common) sum += span.to_ms - span.from_ms;
    return sum;
}

std::int64_t survey::within_ms() const {
    std::int64_t sum = 0;
    for (const stay& here : stays) sum += here.to_ms - here.from_ms;
    return sum;
}

survey compare(const std::vector<record>& protected_person, const std::vector<record>& wearer,
               cordon::metres radius, progress& shown) {
    surveyor found{radius};
    std::size_t i = 1;
    std::size_t j = 1;
    while (i < protected_person.size() && j < wearer.size()) {
        const record& a0 = protected_person[i - 1];
        const record& a1 = protected_person[i];
        const record& b0 = wearer[j - 1];
        const record& b1 = wearer[j];
        const std::int64_t from = std::max(a0.unix_ms, b0.unix_ms);
        const std::int64_t to = std::min(a1.unix_ms, b1.unix_ms);
        const bool short_enough =
            a1.unix_ms - a0.unix_ms <= longest_leg_ms && b1.unix_ms - b0.unix_ms <= longest_leg_ms;
        if (from < to && short_enough) {
            found.add({shared_legs::leg(a0, a1), shared_legs::leg(b0, b1), from, to});
        }
        if (a1.unix_ms == to) ++i;
        if (b1.unix_ms == to) ++j;
        shown.step();
    }
    return found.result();
}

}  // namespace replay
