// SPDX-License-Identifier: BSL-1.0

#include "scenario.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quality {
namespace {

constexpr double turn = 2 * std::numbers::pi;

place along(double bearing, double metres) {
    return {metres * std::cos(bearing), metres * std::sin(bearing)};
}
place sum(place a, place b) { return {a.north + b.north, a.east + b.east}; }

// Goes on from the last stop at a speed.
void go(way& w, place to, double speed) {
    const auto [at, from] = w.stops.back();
    w.stops.push_back({at + std::hypot(to.north - from.north, to.east - from.east) / speed, to});
}
void rest(way& w, double seconds) {
    w.stops.push_back({w.stops.back().at + seconds, w.stops.back().where});
}

// A straight line that passes `offset` beside the middle, from so far before to so far after.
struct line {
    place from, to;
};
line passing(double bearing, double offset, double before, double after) {
    const place aside = along(bearing + turn / 4, offset);
    return {sum(aside, along(bearing, -before)), sum(aside, along(bearing, after))};
}

void wander(way& w, dice& random, double seconds, double least_speed, double most_speed,
            int trips) {
    constexpr double town = 10'000;  // metres
    const auto anywhere = [&] {
        return along(random.uniform(0, turn), town * std::sqrt(random.uniform()));
    };
    w.stops.push_back({0, anywhere()});
    for (int k = 0; k < trips; ++k) {
        const double part = seconds / trips;
        rest(w, std::max(1.0, part * k + random.uniform(0.1, 0.5) * part - w.stops.back().at));
        go(w, anywhere(), random.uniform(least_speed, most_speed));
    }
    rest(w, std::max(1.0, seconds - w.stops.back().at));
}

void find_truth(story& s, const frozen& constants) {
    const double step = s.length > 20'000 ? 1 : 0.1;
    double nearest = 1e12;
    const auto add = [&](std::vector<span_of_time>& spans, double t) {
        if (!spans.empty() && t - spans.back().to < 1.5 * step) {
            spans.back().to = t;
        } else {
            spans.push_back({t, t + step});
        }
    };
    for (double t = 0; t <= s.length; t += step) {
        const place a = s.ways[0].at(t);
        const place b = s.ways[1].at(t);
        const double d = std::hypot(a.north - b.north, a.east - b.east);
        if (d < nearest - 1e-6) {
            nearest = d;
            s.closest_at = t;
        }
        if (d <= constants.radius) add(s.inside, t);
        if (d > 1.1 * constants.radius) add(s.beyond, t);
        if (d <= constants.contact && !s.contact) s.contact = t;
    }
    if (s.inside.empty()) return;
    s.crossing = s.inside.front().from;
    s.over_at = s.inside.back().to;
}

}  // namespace

place way::at(double seconds) const {
    if (seconds <= stops.front().at) return stops.front().where;
    const auto next = std::upper_bound(stops.begin(), stops.end(), seconds,
                                       [](double value, const stop& s) { return value < s.at; });
    if (next == stops.end()) return stops.back().where;
    const stop& a = *std::prev(next);
    const double part = (seconds - a.at) / (next->at - a.at);
    return {a.where.north + part * (next->where.north - a.where.north),
            a.where.east + part * (next->where.east - a.where.east)};
}

double span_of_time::overlap(double a, double b) const {
    return std::max(0.0, std::min(to, b) - std::max(from, a));
}

story tell(scenario which, dice& random, const frozen& constants, double relative_sigma) {
    const double r = constants.radius;
    story made;
    way& she = made.ways[0];
    way& he = made.ways[1];
    she.stops = {{0, {0, 0}}};
    const double bearing = random.uniform(0, turn);
    const auto pass = [&](double offset, double before, double after, double speed) {
        const line l = passing(bearing, offset, before, after);
        if (he.stops.empty()) he.stops = {{0, l.from}};
        go(he, l.to, speed);
    };
    switch (which) {
        case scenario::resident_sigma:
        case scenario::resident_60:
        case scenario::stay_60:
        case scenario::stay_inside: {
            const double out = which == scenario::resident_sigma ? relative_sigma
                               : which == scenario::stay_inside  ? -60
                                                                 : 60;
            constexpr double day = 86'400;
            he.stops = {{0, along(bearing, r + out)}};
            made.length = day;
            if (which == scenario::stay_inside) made.inside.push_back({0, day});
            if (which == scenario::resident_60 || which == scenario::stay_60) {
                made.beyond.push_back({0, day});
            }
            return made;
        }
        case scenario::town_day:
            she.stops.clear();
            wander(she, random, 86'400, 1.2, 12, 4);
            wander(he, random, 86'400, 6, 16, 6);
            made.length = 86'400;
            break;
        case scenario::walk_up:
            pass(random.uniform(-40, 40), 1500 + random.uniform(0, 100), 0, 1.4);
            break;
        case scenario::drive_12:
        case scenario::drive_30:
            pass(random.uniform(-0.9, 0.9) * r, 3500 + random.uniform(0, 1000), 1500,
                 which == scenario::drive_12 ? 12 : 30);
            break;
        case scenario::parked: {
            const double offset = random.uniform(-0.8, 0.8) * r;
            const double off = random.uniform(200, 2500);
            const double before = std::sqrt((r + off) * (r + off) - offset * offset);
            he.stops = {{0, passing(bearing, offset, before, 0).from}};
            rest(he, 600 + random.uniform(0, 60));
            pass(offset, before, 1500, 12);
            break;
        }
        case scenario::protected_moves: {
            he.stops = {{0, {0, 0}}};
            const line l = passing(bearing, random.uniform(-40, 40), 2000, 0);
            she.stops = {{0, l.from}};
            go(she, l.to, random.uniform() < 0.5 ? 1.4 : 5);
            break;
        }
        case scenario::shielded: {
            const double near = random.uniform(200, 400);
            he.stops = {{0, along(bearing, 2500)}};
            rest(he, 300);
            const double gone = he.stops.back().at;
            rest(he, 60);
            go(he, along(bearing, near), (2500 - near) / (1140 - 60));
            rest(he, 60);
            made.silent[1] = {{gone, gone + 1200}};
            go(he, along(bearing, near - 140), 1.4);
            break;
        }
        case scenario::train: {
            he.stops = {{0, along(bearing, 700)}};
            rest(she, 700 / 1.4 + 60);
            go(he, {0, random.uniform(30, 150)}, 1.4);
            rest(he, std::max(1.0, she.stops.back().at - he.stops.back().at));
            const double start = she.stops.back().at;
            for (way* w : {&she, &he}) {
                const place from = w->stops.back().where;
                go(*w, {from.north, from.east + 40 * 1200}, 40);
            }
            for (auto& silent : made.silent) {
                silent = {{start + 300, start + 390}, {start + 800, start + 890}};
            }
            break;
        }
        case scenario::late_batch: {
            pass(random.uniform(-0.6, 0.6) * r, 3500, 2500, 6);
            const double middle = 3500 / 6.0;
            made.silent[1] = {{middle - 200, middle + 300}};
            made.upload = middle + 300;
            break;
        }
    }
    if (made.length == 0) made.length = std::max(she.stops.back().at, he.stops.back().at);
    find_truth(made, constants);
    // What nobody could have told before is not counted as a delay.
    if (which == scenario::shielded) made.crossing = made.silent[1][0].to;
    if (which == scenario::late_batch) {
        made.crossing = *made.upload;
        made.closest_at = made.over_at = made.length;
    }
    return made;
}

}  // namespace quality
