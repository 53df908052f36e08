// SPDX-License-Identifier: BSL-1.0
//
// What late fixes prove, against motions that are known to the millisecond, and against the same
// reckoning at each instant in double.

#include "cordon/watch/look_back.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "catch2.hpp"
#include "cordon/distance/distance.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::kind;
using cordon::look_back;
using cordon::past_approach;

using fixes = std::vector<cordon::fix>;

struct answer {
    cordon::past<2> past;
    std::vector<past_approach> approaches;
};
answer asked(const fixes& late, const fixes& kept, const cordon::policy<2>& p = two) {
    answer made;
    made.approaches.resize(64);
    made.past = look_back<2>(late, kept, p, made.approaches);
    REQUIRE(made.past.approaches <= made.approaches.size());
    made.approaches.resize(made.past.approaches);
    return made;
}

// His fixes of ten minutes, every 15 s, all received at the end: from 3 km north of her he rides by,
// 25 m/s, 100 m beside her at 300 s.
fixes batch(double every = 15) {
    fixes made;
    for (double t = 0; t <= 600; t += every) {
        made.push_back(received(wearer(t, std::min(3'000.0, std::abs(25 * (t - 300)) + 100)), 610));
    }
    return made;
}
// She reports live, and is at home.
fixes at_home() {
    fixes made;
    for (double t = 0; t <= 600; t += 15) made.push_back(protected_person(t, 0));
    return made;
}

TEST_CASE("a batch that came late is searched for what the watch cannot know any more") {
    // The watch keeps the last fix of each: where she was before it has forgotten.
    recorder<2> live{two};
    live.feed(protected_person(0, 0), wearer(0, 3'000));
    for (double t = 15; t <= 600; t += 15) live.feed(protected_person(t, 0));
    for (const cordon::fix& f : batch()) live.feed(f);
    for (const cordon::event& e : live.events()) CHECK(e.what != kind::was_within);

    const answer found = asked(batch(), at_home());
    REQUIRE(found.approaches.size() == 2);
    const past_approach& outer = found.approaches[0];
    const past_approach& inner = found.approaches[1];
    CHECK(outer.what.level == 0);
    CHECK(inner.what.level == 1);
    for (const past_approach& each : found.approaches) {
        CHECK(each.what.what == kind::was_within);
        CHECK(each.what.who == cordon::party::wearer);
        CHECK(each.what.whom == two.told.approach);
        CHECK(each.what.separation_mm / 1000 == 99);  // whole counts of 1e-7 degree
    }
    // In truth within 500 m from 284 to 316 s, and within 2 km from 224 to 376 s.
    CHECK(inner.what.at.ms >= 284'000);
    CHECK(inner.what.at.ms <= 285'000);
    CHECK(inner.until.ms >= 315'000);
    CHECK(inner.until.ms <= 316'000);
    CHECK(inner.fixes == 3);
    CHECK(inner.sure_ms > 10'000);
    CHECK(outer.what.at.ms >= 224'000);
    CHECK(outer.what.at.ms <= 226'000);
    CHECK(outer.fixes == 11);
    for (const cordon::past_time& each : found.past.levels) {
        CHECK(each.within_ms + each.beyond_ms + each.unknown_ms == 600'001);
    }
    CHECK(found.past.levels[1].within_ms == inner.sure_ms);
    CHECK(found.past.levels[1].beyond_ms > 400'000);

    // The same from her side: her fixes are late, and his are kept.
    const answer mirrored = asked(at_home(), batch());
    REQUIRE(mirrored.approaches.size() == 2);
    CHECK(mirrored.approaches[1].what.who == cordon::party::protected_person);
    CHECK(mirrored.approaches[1].until == inner.until);
    CHECK(mirrored.past == found.past);
}

TEST_CASE("an approach is told once, and the next after they were surely gone") {
    // Within, in the margin, within, gone, within.
    const auto stay = [](double t) {
        return t < 100 ? 300.0 : t < 200 ? 530.0 : t < 300 ? 300.0 : t < 400 ? 700.0 : 300.0;
    };
    auto p = two;
    p.fastest_mm_s[0] = p.fastest_mm_s[1] = p.jump_beyond_mm_s = 500'000;
    fixes his;
    fixes hers;
    for (double t = 0; t <= 500; ++t) {
        his.push_back(wearer(t, stay(t)));
        hers.push_back(protected_person(t, 0));
    }
    const answer found = asked(his, hers, p);
    REQUIRE(found.approaches.size() == 3);
    CHECK(found.approaches[0].what.level == 0);
    CHECK(found.approaches[0].sure_ms == 500'001);
    CHECK(found.approaches[1].what.at == at(0));
    CHECK(std::abs((found.approaches[1].until - at(299)).count()) < 1'000);
    CHECK(found.approaches[1].fixes == 200);
    CHECK(std::abs((found.approaches[2].what.at - at(400)).count()) < 1'000);
    CHECK(found.approaches[2].until == at(500));
}

TEST_CASE("one fix can prove it, and none can prove anything without the other party") {
    const fixes one_fix{wearer(100, 300)};
    const answer found = asked(one_fix, {protected_person(102, 0)});
    REQUIRE(found.approaches.size() == 2);
    CHECK(found.approaches[1].what.at == at(100));
    CHECK(found.approaches[1].until == at(100));
    CHECK(found.approaches[1].sure_ms == 1);
    CHECK(found.approaches[1].fixes == 1);
    // 10 s at 36 m/s are too long; the other way it was surely not.
    CHECK(asked(one_fix, {protected_person(110, 0)}).approaches.size() == 1);
    CHECK(asked(one_fix, {protected_person(110, -10'000)}).past.levels[0].beyond_ms == 1);
    const answer alone = asked(batch(), {});
    CHECK(alone.approaches.empty());
    CHECK(alone.past.levels[0].unknown_ms == 600'001);
    CHECK(asked({}, at_home()).past == cordon::past<2>{});
}

TEST_CASE("a fix that its party cannot have got to proves nothing") {
    fixes his;
    for (double t = 0; t <= 600; t += 15) his.push_back(wearer(t, t == 300 ? 100 : 3'000));
    const answer found = asked(his, at_home());
    CHECK(found.approaches.empty());
    CHECK(found.past.levels[1].within_ms == 0);
}

TEST_CASE("what there is no room for is counted") {
    std::vector<past_approach> one_only(1);
    const auto all = asked(batch(), at_home());
    const auto made = look_back<2>(batch(), at_home(), two, one_only);
    CHECK(made == all.past);
    CHECK(one_only[0] == all.approaches[0]);
    CHECK(look_back<2>(batch(), at_home(), two, {}) == all.past);
}

// Two who move about each other, each in straight lines at constant speed.
class walk {
  public:
    walk(dice& random, double fastest) {
        double t = -100;
        double north = random.uniform(-1'500, 1'500);
        double east = random.uniform(-1'500, 1'500);
        while (t < 1'000) {
            corners_.push_back({t, north, east});
            const double lasts = random.uniform(5, 60);
            const double speed = random.one_in(3) ? 0 : random.uniform(0, fastest * 0.999);
            const double way = random.uniform(0, 6.28318);
            t += lasts;
            north = std::clamp(north + speed * lasts * std::cos(way), -1'500.0, 1'500.0);
            east = std::clamp(east + speed * lasts * std::sin(way), -1'500.0, 1'500.0);
        }
        corners_.push_back({t, north, east});
    }
    struct place {
        double t, north, east;
    };
    [[nodiscard]] place at(double t) const {
        std::size_t k = 1;
        while (corners_[k].t < t) ++k;
        const place a = corners_[k - 1];
        const place b = corners_[k];
        const double share = (t - a.t) / (b.t - a.t);
        return {t, a.north + share * (b.north - a.north), a.east + share * (b.east - a.east)};
    }

  private:
    std::vector<place> corners_;
};

// At 51.5 degrees north, across the date line.
cordon::position on_earth(walk::place p) {
    const double longitude = 179.99 + p.east / 69'440.0;
    return {51.5 + p.north / 111'257.0, longitude > 180 ? longitude - 360 : longitude};
}

// As a receiver sees it: never wrong by more than two standard errors.
cordon::fix seen(dice& random, const walk& of, std::int64_t ms, cordon::party who) {
    const double sigma = random.uniform(1, 12);
    auto where = of.at(static_cast<double>(ms) / 1000);
    const double wrong = random.uniform(0, 1.99 * sigma);
    const double way = random.uniform(0, 6.28318);
    where.north += wrong * std::cos(way);
    where.east += wrong * std::sin(way);
    return {.who = who,
            .at = {static_cast<std::uint32_t>(ms)},
            .where = cordon::to_e7(on_earth(where)),
            .how_sure = {static_cast<std::uint32_t>(sigma * 1000) + 1, cordon::confidence::sigma}};
}

// A pair, whose motions keep to the contract of the policy.
struct pair {
    pair(dice& random, const cordon::policy<2>& p)
        : hers{random, p.fastest_mm_s[0] / 1000.0}, his{random, p.fastest_mm_s[1] / 1000.0} {
        for (std::int64_t t = random.between(-20'000, 60'000); t < 300'000;) {
            kept.push_back(seen(random, hers, t, cordon::party::protected_person));
            t += random.between(500, 30'000);
        }
        for (std::int64_t t = random.between(0, 20'000); t < 240'000;) {
            late.push_back(seen(random, his, t, cordon::party::wearer));
            t += random.between(500, 30'000);
        }
    }
    [[nodiscard]] double apart(std::int64_t ms) const {  // metres
        const double t = static_cast<double>(ms) / 1000;
        return cordon::distance(on_earth(hers.at(t)), on_earth(his.at(t))).count();
    }

    walk hers, his;
    fixes late, kept;
};

// Metres, the bounds by one fix of each and the motion since or until then, in double.
struct bounds {
    double least = 0, most = 1e9;
};
bounds reckoned(const pair& of, const cordon::policy<2>& p, std::int64_t ms) {
    bounds made;
    const auto around = [ms](const fixes& all) {
        fixes found;
        const auto after = std::find_if(all.begin(), all.end(), [ms](const cordon::fix& f) {
            return static_cast<std::int32_t>(f.at.ms) > ms;
        });
        if (after != all.begin()) found.push_back(*(after - 1));
        if (after != all.end()) found.push_back(*after);
        return found;
    };
    for (const cordon::fix& a : around(of.late)) {
        for (const cordon::fix& b : around(of.kept)) {
            const auto moved = [&](const cordon::fix& f, int k) {
                return std::abs(static_cast<double>(ms - static_cast<std::int32_t>(f.at.ms))) *
                       p.fastest_mm_s[k] * 1e-6;
            };
            const double doubt =
                3 * std::hypot(a.how_sure.mm, b.how_sure.mm) * 1e-3 + moved(a, 1) + moved(b, 0);
            const double apart = cordon::distance(a.where, b.where).count();
            made.least = std::max(made.least, apart - doubt);
            made.most = std::min(made.most, apart + doubt);
        }
    }
    return made;
}

TEST_CASE("nothing is proved that was not so, and all that the bounds prove") {
    dice random{20};
    double within = 0;
    double truly_within = 0;
    std::size_t found = 0;
    for (int k = 0; k < 60; ++k) {
        CAPTURE(k);
        auto p = two;
        const double fastest = k % 3 == 0 ? 36 : k % 3 == 1 ? 8 : 2;
        p.fastest_mm_s[0] = p.fastest_mm_s[1] = static_cast<std::int32_t>(fastest * 1000);
        const pair of{random, p};
        const answer made = asked(of.late, of.kept, p);
        const auto first = static_cast<std::int64_t>(of.late.front().at.ms);
        const auto last = static_cast<std::int64_t>(of.late.back().at.ms);
        for (const past_approach& each : made.approaches) {
            const double radius = p.levels[each.what.level].radius.count / 1000.0;
            CHECK(of.apart(each.what.at.ms) <= radius);
            CHECK(of.apart(each.until.ms) <= radius);
            CHECK(each.sure_ms <= each.until.ms - each.what.at.ms + 1);
            CHECK(each.fixes > 0);
        }
        for (std::size_t level = 0; level < 2; ++level) {
            const double radius = p.levels[level].radius.count / 1000.0;
            constexpr std::int64_t step = 40;
            double proved[2]{};
            bool any = false;
            for (std::int64_t t = first; t <= last; t += step) {
                const bounds b = reckoned(of, p, t);
                const double apart = of.apart(t);
                // The oracle itself invents nothing.
                REQUIRE(b.least <= apart);
                REQUIRE(b.most >= apart);
                proved[0] += b.most <= radius ? step : 0;
                proved[1] += b.least > radius ? step : 0;
                any = any || b.most <= radius - 0.1;
                truly_within += apart <= radius ? step : 0;
            }
            const cordon::past_time& time = made.past.levels[level];
            REQUIRE(time.within_ms + time.beyond_ms + time.unknown_ms == last - first + 1);
            // Each end of each proved time is between two steps.
            const double slack = 4.0 * step * static_cast<double>(of.late.size() + of.kept.size());
            CHECK(std::abs(proved[0] - time.within_ms) <= slack);
            CHECK(std::abs(proved[1] - time.beyond_ms) <= slack);
            within += time.within_ms;
            const auto count =
                std::count_if(made.approaches.begin(), made.approaches.end(),
                              [level](const past_approach& a) { return a.what.level == level; });
            if (any) CHECK(count > 0);
            found += static_cast<std::size_t>(count);
        }
    }
    CHECK(found > 30);
    CHECK(within > truly_within / 3);
    CHECK(within < truly_within);
}

TEST_CASE("every instant that is proved in one stretch was so") {
    dice random{21};
    int stretches = 0;
    for (int k = 0; k < 150; ++k) {
        auto p = two;
        p.fastest_mm_s[0] = p.fastest_mm_s[1] = k % 2 == 0 ? 3'000 : 10'000;
        const pair of{random, p};
        for (const past_approach& each : asked(of.late, of.kept, p).approaches) {
            if (each.sure_ms != each.until.ms - each.what.at.ms + 1) continue;
            ++stretches;
            const double radius = p.levels[each.what.level].radius.count / 1000.0;
            for (std::uint32_t t = each.what.at.ms; t <= each.until.ms; t += 100) {
                REQUIRE(of.apart(t) <= radius);
            }
        }
    }
    CHECK(stretches > 20);
}

TEST_CASE("the wrap of the counter changes nothing, nor does asking again") {
    dice random{22};
    for (int k = 0; k < 30; ++k) {
        pair of{random, two};
        const answer made = asked(of.late, of.kept);
        const answer again = asked(of.late, of.kept);
        CHECK(again.past == made.past);
        CHECK(again.approaches == made.approaches);
        const auto shift = 0U - static_cast<std::uint32_t>(random.between(0, 300'000));
        for (fixes* all : {&of.late, &of.kept}) {
            for (cordon::fix& f : *all) f.at.ms = f.received.ms = f.at.ms + shift;
        }
        answer moved = asked(of.late, of.kept);
        CHECK(moved.past == made.past);
        for (past_approach& each : moved.approaches) {
            each.what.at.ms -= shift;
            each.until.ms -= shift;
        }
        CHECK(moved.approaches == made.approaches);
    }
}

// Not what is required, but what may come: no answer is promised, only that there is one.
TEST_CASE("whatever comes is looked back on, and each instant counts once") {
    dice random{23};
    for (int k = 0; k < 3'000; ++k) {
        auto p = two;
        if (k % 4 == 0) {
            p.fastest_mm_s[0] = p.fastest_mm_s[1] = p.jump_beyond_mm_s = INT32_MAX;
        }
        fixes any[2];
        for (fixes& all : any) {
            auto t = static_cast<std::uint32_t>(random.roll());
            for (std::int64_t n = random.between(0, 8); n > 0; --n) {
                t = random.one_in(3) ? static_cast<std::uint32_t>(random.roll())
                                     : t + static_cast<std::uint32_t>(random.between(0, 60'000));
                const auto count = [&] {
                    return static_cast<std::int32_t>(random.one_in(2)
                                                         ? random.between(INT32_MIN, INT32_MAX)
                                                         : random.between(0, 100'000));
                };
                all.push_back({.who = random.one_in(2) ? cordon::party::wearer
                                                       : cordon::party::protected_person,
                               .at = {t},
                               .where = {count(), count()},
                               .how_sure = {static_cast<std::uint32_t>(random.roll()),
                                            cordon::confidence::p68}});
            }
        }
        const auto made = look_back<2>(any[0], any[1], p, {});
        const std::int32_t span =
            any[0].empty() ? -1 : (any[0].back().at - any[0].front().at).count();
        const std::uint32_t instants = span < 0 ? 0 : static_cast<std::uint32_t>(span) + 1;
        for (const cordon::past_time& each : made.levels) {
            REQUIRE(each.within_ms + each.beyond_ms + each.unknown_ms == instants);
        }
    }
}

static_assert([] {
    constexpr cordon::fix his[]{wearer(0, 300)};
    constexpr cordon::fix hers[]{protected_person(0, 0)};
    past_approach found[2];
    return look_back<2>(his, hers, two, found).approaches == 2 && found[1].what.at == at(0);
}());

}  // namespace
