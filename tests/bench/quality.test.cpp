// SPDX-License-Identifier: BSL-1.0
//
// The simulator says what it claims to say: noise has its parameters, truth is geometry, the same
// seed gives the same verdicts, and facts that must hold do.

#include <cordon/position.hpp>
#include <cordon/watch/look_back.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "beside_oracle.hpp"
#include "catch2.hpp"
#include "contest.hpp"
#include "curves.hpp"
#include "noise.hpp"
#include "recorded.hpp"
#include "tables.hpp"

using namespace quality;

namespace {

const frozen constants = parse_frozen(frozen_text());

const noise_family& noise(const std::string& name) {
    for (const noise_family& one : constants.noises) {
        if (one.name == name) return one;
    }
    FAIL("no noise " << name);
    return constants.noises.front();
}

std::vector<contender> only(const std::string& profile) {
    std::vector<contender> some;
    for (const contender& one : everybody(constants)) {
        if (one.profile == profile) some.push_back(one);
    }
    return some;
}

bool same(const verdict& a, const verdict& b) {
    const auto equal = [](double x, double y) {
        return x == y || (std::isnan(x) && std::isnan(y));
    };
    return equal(a.delay, b.delay) && equal(a.lead, b.lead) && a.alerts == b.alerts &&
           a.clear_inside == b.clear_inside && a.nuisance == b.nuisance && a.told == b.told &&
           a.in_time == b.in_time && a.notices[0] == b.notices[0];
}

bool same(const arena& a, const arena& b) {
    for (std::size_t s = 0; s < scenarios; ++s) {
        if (a.trials[s].size() != b.trials[s].size()) return false;
        for (std::size_t t = 0; t < a.trials[s].size(); ++t) {
            const trial& x = a.trials[s][t];
            const trial& y = b.trials[s][t];
            if (x.fixes != y.fixes) return false;
            for (std::size_t k = 0; k < x.verdicts.size(); ++k) {
                if (!same(x.verdicts[k], y.verdicts[k])) return false;
            }
        }
    }
    return true;
}

effort little(std::uint64_t seed, int threads = 1) {
    effort made;
    made.days = 2;
    made.runs = 8;
    made.seed = seed;
    made.threads = threads;
    return made;
}

}  // namespace

TEST_CASE("the hash is FNV-1a, and the published results were made with these constants") {
    CHECK(hash_of("") == "cbf29ce484222325");
    CHECK(hash_of("a") == "af63dc4c8601ec8c");
    CHECK(hash_of("foobar") == "85944171f73967e8");
    std::ifstream file{CORDON_QUALITY_RESULTS};
    std::stringstream results;
    results << file.rdbuf();
    CHECK(results.str().find("frozen.txt " + hash_of(frozen_text())) != std::string::npos);
}

TEST_CASE("constants that are missing, doubled or no numbers are refused") {
    std::string text{frozen_text()};
    CHECK_NOTHROW(parse_frozen(text));
    CHECK_THROWS(parse_frozen(""));
    CHECK_THROWS(parse_frozen(text + "radius 400\n"));
    CHECK_THROWS(parse_frozen(text + "sweep dwell 1 two\n"));
    CHECK_THROWS(parse_frozen(text + "noise calm 1 2 3\n"));
}

TEST_CASE("every profile has a sweep with its documented setting") {
    for (const auto& one : profiles::all()) {
        INFO(one.name);
        REQUIRE(constants.sweeps.count(std::string{one.name}) == 1);
        CHECK(documented(everybody(constants), std::string{one.name}) != nobody);
    }
}

TEST_CASE("a receiver errs as much and for as long as its family says") {
    noise_family calm = noise("open_sky");
    calm.bursts_a_day = 0;
    receiver one{calm, 0, false, 1e6, 5};
    double square = 0;
    double product = 0;
    double before = 0;
    constexpr int count = 20'000;
    for (int k = 0; k < count; ++k) {
        const double now = one.at(60.0 * k).error.north;
        square += now * now;
        product += now * before;
        before = now;
    }
    CHECK_THAT(std::sqrt(square / count), Catch::Matchers::WithinRel(5.0, 0.03));
    CHECK_THAT(product / square, Catch::Matchers::WithinAbs(std::exp(-1.0), 0.03));
}

TEST_CASE("bursts come as often, as large and as long as their family says") {
    const noise_family& family = noise("long_bursts");
    constexpr double length = 400 * 86'400.0;
    receiver one{family, 0, false, length, 6};
    int bursts = 0;
    double seconds = 0;
    bool before = false;
    double largest = 0;
    for (double t = 0; t < length; t += 10) {
        const reading now = one.at(t);
        if (now.burst && !before) ++bursts;
        if (now.burst) seconds += 10;
        before = now.burst;
        largest = std::max(largest, std::hypot(now.error.north, now.error.east));
    }
    CHECK_THAT(bursts / 400.0, Catch::Matchers::WithinRel(4.0, 0.1));
    CHECK_THAT(seconds / bursts, Catch::Matchers::WithinRel(120.0, 0.1));
    CHECK(largest > 700);
    CHECK(largest < 830);
}

TEST_CASE("the truth of a story is its geometry") {
    dice random{7};
    for (const scenario which : approaches) {
        INFO(scenario_names[static_cast<std::size_t>(which)]);
        for (int k = 0; k < 20; ++k) {
            const story s = tell(which, random, constants, 7);
            REQUIRE(s.crossing);
            const auto apart = [&s](double t) {
                const place a = s.ways[0].at(t);
                const place b = s.ways[1].at(t);
                return std::hypot(a.north - b.north, a.east - b.east);
            };
            CHECK_THAT(apart(*s.crossing), Catch::Matchers::WithinAbs(constants.radius, 4));
            CHECK(apart(0) > constants.radius + 150);
            CHECK(s.inside.size() == 1);
            CHECK(apart(s.closest_at) <= apart(s.closest_at - 1));
            CHECK(s.over_at >= s.closest_at - 0.2);
            if (s.contact) CHECK(apart(*s.contact) <= constants.contact);
        }
    }
}

TEST_CASE("a seed gives the same verdicts on any number of threads, and another seed others") {
    const auto all = everybody(constants);
    const auto played = [&all](std::uint64_t seed, int threads) {
        effort wanted = little(seed, threads);
        wanted.days = 1;
        wanted.runs = 3;
        return play(noise("urban"), {60, -1}, all, constants, wanted);
    };
    const arena one = played(1, 1);
    CHECK(same(one, played(1, 3)));
    CHECK_FALSE(same(one, played(2, 1)));
}

TEST_CASE("facts that must hold, do") {
    const auto all = everybody(constants);
    const arena where = play(noise("open_sky"), {15, -1}, all, constants, little(11, 2));
    const auto score_for = [&](const std::string& profile) {
        return score_of(where, documented(all, profile));
    };
    // Who knows the truth is never wrong, and not later than one report of each and its way.
    const score oracle = oracle_score(where);
    CHECK(oracle.alerts_at_60 == 0);
    CHECK(oracle.of[static_cast<std::size_t>(scenario::walk_up)].missed == 0);
    CHECK(oracle.of[static_cast<std::size_t>(scenario::walk_up)].delay <= 15 + 2 + 1);
    // The fixes of both are what the cadence makes them.
    CHECK_THAT(fixes_a_day(where), Catch::Matchers::WithinRel(5760.0, 0.001));
    // One standard error outside, the naive rule alerts within minutes.
    CHECK(score_for("naive").alerts_at_sigma > 50);
    CHECK(score_for("naive").alerts_at_sigma > score_for("consecutive").alerts_at_sigma);
    CHECK(score_for("tile38_shipped").alerts_at_60 >= score_for("tile38_documented").alerts_at_60);
    // Silence: the rules keep saying clear while he comes near in it, the watch does not.
    CHECK(score_for("naive").clear_inside > 60);
    CHECK(score_for("default").clear_inside < 5);
    CHECK(score_for("default").unknown < 0.2);
    CHECK(score_for("default").silence_told == 1);
    CHECK(score_for("naive").silence_told == 0);
    // Bursts end an alert that has no memory, again and again.
    CHECK(score_for("naive").ends_inside > 1);
    CHECK(score_for("default").ends_inside < score_for("naive").ends_inside);
    // Dwelling for 90 s misses a pass of 80 s.
    CHECK(score_for("dwell").of[static_cast<std::size_t>(scenario::drive_12)].missed > 0.9);
    // No alert is credited for more than half a minute before the crossing.
    for (const auto& trials : where.trials) {
        for (const trial& t : trials) {
            for (const verdict& v : t.verdicts) {
                if (v.delay < -constants.early_credit) FAIL("credited for an early alert");
            }
        }
    }
}

TEST_CASE("a setting that asks for more has fewer false alerts") {
    for (const char* profile : {"consecutive", "dwell", "cusum", "default"}) {
        INFO(profile);
        const auto all = only(profile);
        const arena where = play(noise("urban"), {15, -1}, all, constants, little(4));
        CHECK(score_of(where, 0).alerts_at_sigma > score_of(where, all.size() - 2).alerts_at_sigma);
        const auto scores = scores_of(where);
        const std::size_t quiet = chosen(where, scores, profile, 1, constants);
        REQUIRE(quiet != nobody);
        CHECK(scores[quiet].alerts_at_60 <= 1);
        CHECK(chosen(where, scores, profile, -1, constants) == nobody);
    }
}

TEST_CASE("the lease asks for fewer fixes far away than near") {
    const auto all = only("default");
    const auto leader = static_cast<int>(documented(all, "default"));
    const arena where = play(noise("open_sky"), {15, leader}, all, constants, little(9));
    CHECK(fixes_a_day(where) < 6000);
    CHECK(fixes_a_day(where) >= 1440 * 0.99);
    const trial& near = where.trials[static_cast<std::size_t>(scenario::resident_60)][0];
    CHECK(near.fixes / near.days / 2 > 10'000);
}

TEST_CASE("the default against itself is neither better nor worse") {
    const auto all = only("default");
    arena one = play(noise("open_sky"), {15, -1}, all, constants, little(3));
    arena other = one;
    for (contender& c : other.contenders) c.profile = "twin";
    frozen few = constants;
    few.bootstrap = 5;
    for (const rivalry& r : compare(one, other, few, 1)) {
        CHECK(r.delay == 0);
        CHECK(r.missed == 0);
        CHECK(r.delay_high == 0);
    }
}

TEST_CASE("rates are capped, because who alerts at once has no time in between") {
    CHECK(rate(3, 6) == 0.5);
    CHECK(rate(1, 0) == 1000);
    CHECK(rate(0, 0) == 0);
}

TEST_CASE("real residuals turn and repeat, and are those of two receivers on one person") {
    const std::string data = CORDON_SHARED_DATA;
    if (data.empty()) {
        WARN("the shared data is not present: real residuals are not tested");
        return;
    }
    const auto families = residuals(data + "/tracks");
    REQUIRE(families.size() == 3);
    CHECK(families[0].recorded.size() > 3000);
    receiver second{families[0], constants.residual_sigma, true, 1e5, 1};
    receiver first{families[0], constants.residual_sigma, false, 1e5, 1};
    double sum = 0;
    for (int k = 0; k < 20'000; ++k) {
        const place e = second.at(k).error;
        sum += std::hypot(e.north, e.east);
        CHECK(first.at(k).error.north == 0);
    }
    CHECK(sum / 20'000 > 2);
    CHECK(sum / 20'000 < 20);
    CHECK(residuals("/nowhere").empty());
    const std::string table = recorded_table(data + "/tracks", constants.radius);
    CHECK(table.find("| crossings | 2 | 0.0 | 0.0 |") != std::string::npos);
}

// The numbers of docs/alert-numbers.md: what looking back finds that never was, because receivers err beyond
// what they claim.
TEST_CASE("looking back on pairs 60 m outside finds few approaches that never were") {
    struct expectation {
        double every;  // seconds
        std::size_t found;
    };
    constexpr int days = 40;
    for (const auto [every, expected] :
         {expectation{5, 8}, expectation{15, 8}, expectation{60, 1}}) {
        CAPTURE(every);
        const cordon::policy<1> policy{.levels = {{cordon::metres{500}}}};
        std::size_t found = 0;
        std::uint32_t within_ms = 0;
        for (unsigned day = 0; day < days; ++day) {
            constexpr double length = 86'400;
            std::vector<cordon::fix> heard[2];
            for (std::size_t k = 0; k < 2; ++k) {
                receiver by{noise("open_sky"), 5, k == 1, length, 1'000 * (k + 1) + day};
                for (double t = static_cast<double>(k) * every / 3; t < length; t += every) {
                    const reading how = by.at(t);
                    // Metres to degrees at 51.5, as the simulation has them.
                    const cordon::position where{
                        51.5 + (how.error.north + (k == 1 ? 560 : 0)) / 111257.8,
                        -0.12 + how.error.east / 69440.5};
                    constexpr double sigmas_in_p68 = 1.5096;
                    heard[k].push_back(
                        {.who = k == 1 ? cordon::party::wearer : cordon::party::protected_person,
                         .at = {static_cast<std::uint32_t>(t * 1000)},
                         .where = cordon::to_e7(where),
                         .how_sure = {
                             static_cast<std::uint32_t>(how.claimed * sigmas_in_p68 * 1000),
                             cordon::confidence::p68}});
                }
            }
            const auto past = cordon::look_back<1>(heard[1], heard[0], policy, {});
            found += past.approaches;
            within_ms += past.levels[0].within_ms;
        }
        CHECK(found <= expected);
        CHECK(within_ms <= 10'000 * days);
        if (every == 5) CHECK(found > 0);
    }
}

TEST_CASE("the report, the picture and the JSON tell of one contest") {
    setup how;
    how.wanted.days = 1;
    how.wanted.runs = 3;
    how.cadence = 30;
    how.hash = "abc";
    const contest held = hold(noise("open_sky"), how.cadence, constants, how.wanted);
    frozen few = constants;
    few.bootstrap = 2;
    const std::string text = report({held}, few, how);
    CHECK(text.find("frozen.txt abc") != std::string::npos);
    CHECK(text.find("| home_assistant_like | 0 |") != std::string::npos);
    const std::string picture = curves(held, "");
    CHECK(picture.find("false alerts in a pair-day") != std::string::npos);
    CHECK(picture.find("median delay after the crossing, s") != std::string::npos);
    CHECK(picture.find("nan") == std::string::npos);
    const std::string data = json({held}, how);
    CHECK(data.find("nan") == std::string::npos);
    CHECK(data.find("inf") == std::string::npos);
    CHECK(data.find("\"profile\":\"cusum\"") != std::string::npos);
}

TEST_CASE("approaches alone are those of the whole, and are counted beside the oracle") {
    const auto all = only("default");
    effort wanted = little(5);
    const arena whole = play(noise("open_sky"), {30, 0}, all, constants, wanted);
    wanted.only = {scenario::drive_30, scenario::parked};
    const arena some = play(noise("open_sky"), {30, 0}, all, constants, wanted);
    for (std::size_t s = 0; s < scenarios; ++s) {
        const bool played = s == static_cast<std::size_t>(scenario::drive_30) ||
                            s == static_cast<std::size_t>(scenario::parked);
        CHECK(some.trials[s].size() == (played ? 8 : 0));
        for (std::size_t k = 0; k < some.trials[s].size(); ++k) {
            CHECK(same(some.trials[s][k].verdicts[0], whole.trials[s][k].verdicts[0]));
        }
    }
    setup how;
    how.wanted = little(5);
    how.cadence = 60;
    const std::string text = beside_oracle({noise("open_sky")}, constants, how);
    // Nobody misses who walks up; every 60 s even the oracle can miss who drives past at 30 m/s.
    CHECK(text.find("| 24 h | lease | walk-up | ") != std::string::npos);
    CHECK(text.find(" | 0.00 % / 0.00 % | 0.00 % (0.00-32.44) | yes, not beyond chance |") !=
          std::string::npos);
    CHECK(text.find("| 720 h | 60 s | 30 m/s | - s, - s | ") != std::string::npos);
    CHECK(text.find(" | no |") != std::string::npos);
}
