// SPDX-License-Identifier: BSL-1.0
//
// How samples are weighed: what one says, what many say, and how fast.

#include "cordon/watch/weigh.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::level_state;

recorder<1> not_active() {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(0, 600), protected_person(4, 0));
    return r;
}

// 498 m are likely within: 2 m inside, 1.7 m of standard error, 2.3 nats.
int seconds_until_active(int every_ms, double metres = 498) {
    recorder<1> r = not_active();
    for (int ms = 10'000; ms < 3'600'000; ms += every_ms) {
        r.feed(protected_person(ms / 1000.0, 0), wearer(ms / 1000.0, metres));
        if (r.state() == level_state::active) return ms / 1000;
    }
    return 3600;
}

TEST_CASE("evidence comes together in seconds and not in fixes") {
    const int usual = seconds_until_active(5'000);
    CHECK(usual >= 280);
    CHECK(usual <= 345);
    CHECK(std::abs(seconds_until_active(1'000) - usual) <= 5);
    CHECK(std::abs(seconds_until_active(200) - usual) <= 15);
    CHECK(std::abs(seconds_until_active(30'000) - usual) <= 60);
}

TEST_CASE("the fixes of one party again and again are no evidence of the other's") {
    recorder<1> r = not_active();
    r.feed(wearer(10, 498));
    for (int s = 11; s < 130; ++s) r.feed(protected_person(s, 0));
    CHECK(r.state() == level_state::unknown);
    const auto evidence = [](recorder<1> with) {
        int s = 130;
        for (; with.state() != level_state::active; s += 5) {
            with.feed(protected_person(s, 0), wearer(s, 498));
        }
        return s;
    };
    recorder<1> silent = not_active();
    silent.feed(wearer(10, 498), protected_person(129, 0));
    CHECK(evidence(r) == evidence(silent));
}

TEST_CASE("two fixes a minute apart that are beyond doubt within are active at the first") {
    for (const cordon::policy<1>& p : {one, cordon::policy<1>{.levels = {{500_m}}}}) {
        for (const cordon::accuracy how_sure : {sharp, cordon::accuracy{}}) {
            recorder<1> r{p};
            for (int s = 0; s <= 300; s += 60) {
                r.feed(protected_person(s, 0, how_sure), wearer(s, s < 180 ? 3000 : 350, how_sure));
            }
            CHECK(r.said() == "0 known, 180 entered 0");
        }
    }
}

TEST_CASE("where false alerts are to be seldom a single fix is confirmed by a second") {
    cordon::policy<1> seldom = one;
    seldom.false_alert_every = std::chrono::days{7};
    recorder<1> r{seldom};
    for (int s = 0; s <= 300; s += 60) {
        r.feed(protected_person(s, 0), wearer(s, s < 180 ? 3000 : 300));
    }
    CHECK(r.said() == "0 known, 240 entered 0");

    // Where the approach is seen step by step, the first fix that is surely within decides.
    recorder<1> seen{seldom};
    for (int s = 0; s <= 300; s += 5) {
        seen.feed(protected_person(s, 0), wearer(s, 900.0 - 5 * s));
    }
    CHECK(seen.said() == "0 known, 85 entered 0");
}

// At 12 m/s from 530 m to 470 m. Who came straight from 590 m leaves the errors of the last fix behind;
// who has come round a corner may have been put there by a new one.
TEST_CASE("who drives on as before is told at once where who has just turned in is not") {
    for (const bool straight : {true, false}) {
        recorder<1> r{one};
        cordon::fix before = wearer(1, straight ? 590 : 530);
        if (!straight) before.where.longitude = 5'390;  // 60 m to the east
        r.feed(protected_person(0, 0), before, protected_person(5, 0), wearer(6, 530));
        CHECK(r.state() == level_state::unknown);
        r.feed(protected_person(10, 0), wearer(11, 470));
        CHECK(r.state() == (straight ? level_state::active : level_state::unknown));
    }
}

// Both come at 30 m/s to where they are 470 m apart. A second's doubt of their clocks is 15 m of the
// separation of him who drives towards her, and next to none of his who drives past her.
TEST_CASE("who drives past is told of where it is not clear yet of who drives towards her") {
    const auto at = [](double seconds, double north, double east) {
        cordon::fix f = wearer(seconds, north);
        f.where.longitude = static_cast<std::int32_t>(east / 0.0111319);
        return f;
    };
    for (const bool past : {true, false}) {
        recorder<1> r{one};
        for (int s = -15; s <= 0; s += 5) {
            r.feed(protected_person(20 + s, 0),
                   past ? at(21 + s, 470, 30.0 * s) : at(21 + s, 470 - 30.0 * s, 0));
            CHECK((s == 0 || r.state() != level_state::active));
        }
        CHECK(r.state() == (past ? level_state::active : level_state::unknown));
    }
}

TEST_CASE("an alert at the centre of a zone as large as a country stands") {
    cordon::watch<1> w;
    int events = 0;
    for (int s = 0; s < 600; s += 10) {
        const cordon::fix f = wearer(s, 0);
        const auto made = cordon::advance(
            w, reading_of_circle(f, f.where, cordon::millimetres{2'147'400'000}), one);
        w = made.next;
        events += static_cast<int>(made.events.size());
    }
    CHECK(w.state(0) == level_state::active);
    CHECK(events == 2);  // known, entered
}

TEST_CASE("an accuracy that is unknown counts as the policy assumes") {
    // 25 m at 95 % are 10.2 m along each axis, 14.4 m of both: 6.6 nats are 47.5 m after a silence.
    for (const cordon::accuracy none :
         {cordon::accuracy{}, cordon::accuracy{0, cordon::confidence::p95},
          cordon::accuracy{10'000, cordon::confidence::unknown}}) {
        recorder<1> r{one};
        r.feed(protected_person(9, 0, none), wearer(10, 450, none));
        CHECK(r.state() == level_state::active);
        recorder<1> farther{one};
        farther.feed(protected_person(9, 0, none), wearer(10, 455, none));
        CHECK(farther.state() == level_state::unknown);
        // With what is surely better they would be within beyond doubt.
        recorder<1> surer{one};
        surer.feed(protected_person(9, 0), wearer(10, 455));
        CHECK(surer.state() == level_state::active);
    }
}

// Days of two who stay where they are, 60 m outside: errors that last a minute, 5 m along each axis,
// and eight times a day for half a minute one of 100 to 800 m, which every other receiver owns up to.
// The centre closes what begins.
int alerts_in(int days, int every_s, cordon::seconds false_alert_every) {
    dice d{1};
    const auto normal = [&d] {  // nearly: Irwin and Hall
        double sum = -6;
        for (int k = 0; k < 12; ++k) sum += d.uniform(0, 1);
        return sum;
    };
    struct receiver {
        double north = 0, east = 0, burst_north = 0, burst_east = 0, until = -1;
        double claim = 5;
    } receivers[2];
    cordon::policy<1> p{.levels = {{500_m}}};
    p.false_alert_every = false_alert_every;
    cordon::watch<1> w;
    const double lasting = std::exp(-every_s / 60.0);
    const double fresh = 5 * std::sqrt(1 - lasting * lasting);
    int alerts = 0;
    double last = -1000;
    for (double t = 0; t < days * 86'400.0; t += every_s) {
        for (std::size_t who = 0; who < 2; ++who) {
            receiver& r = receivers[who];
            r.north = lasting * r.north + fresh * normal();
            r.east = lasting * r.east + fresh * normal();
            if (t >= r.until) r.burst_north = r.burst_east = 0, r.claim = 5;
            if (t >= r.until && d.uniform(0, 1) < every_s * 4 / 86'400.0) {
                const double size = 100 * std::pow(8, d.uniform(0, 1));
                const double turn = d.uniform(0, 6.2831853);
                r.burst_north = size * std::cos(turn);
                r.burst_east = size * std::sin(turn);
                r.until = t - 30 * std::log(1 - d.uniform(0, 1));
                if (d.one_in(2)) r.claim = size / 1.5;
            }
            cordon::fix f = who == 0 ? protected_person(t, r.north + r.burst_north)
                                     : wearer(t, 560 + r.north + r.burst_north);
            f.at.ms = f.received.ms =
                static_cast<std::uint32_t>(static_cast<std::uint64_t>(t * 1000));
            f.where.longitude = static_cast<std::int32_t>((r.east + r.burst_east) / 0.0111319);
            f.how_sure = {static_cast<std::uint32_t>(r.claim * 1000), cordon::confidence::sigma};
            w = cordon::advance(w, f, p).next;
        }
        if (w.state(0) != level_state::active) continue;
        if (t - last > 300) ++alerts;
        last = t;
        const cordon::instant now = w.now();
        w = cordon::advance(w, cordon::notice{.does = cordon::action::close, .at = now}, p).next;
    }
    return alerts;
}

TEST_CASE("false alerts are as seldom as the policy says, or within a factor of three") {
    const cordon::seconds day = std::chrono::days{1};
    for (const int every_s : {5, 15, 60}) {
        CAPTURE(every_s);
        const int each_day = alerts_in(60, every_s, day);
        CHECK(each_day <= 3 * 60);
        CHECK(each_day >= 60 / 6);
        const int each_week = alerts_in(140, every_s, 7 * day);
        CHECK(each_week <= 3 * 20);
        CHECK(each_week < each_day);
    }
}

}  // namespace
