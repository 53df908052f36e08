// SPDX-License-Identifier: BSL-1.0

#include "recorded.hpp"

#include <cordon/distance/distance.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <stdexcept>

#include "order.hpp"
#include "profile.hpp"
#include "progress.hpp"
#include "survey.hpp"
#include "text.hpp"
#include "track.hpp"

namespace quality {
namespace {

struct pair_of_tracks {
    const char* name;
    const char* first;
    const char* second;
};
constexpr pair_of_tracks same_person[] = {
    {"rider_phone", "bike_whitchurch_garmin_edge_605.csv", "bike_whitchurch_xiaomi.csv"},
    {"rider_handheld", "bike_whitchurch_garmin_edge_605.csv",
     "bike_whitchurch_garmin_etrex_30x.csv"},
    {"rider_orsay", "ride_orsay_watch.csv", "ride_orsay_phone.csv"}};

constexpr double metres_per_e7 = 0.011132;  // of latitude, to half a percent

double radians(double e7) { return e7 * 1e-7 * std::numbers::pi / 180; }

// The place at a time by the straight line between two records no farther apart than 60 s.
bool place_at(const std::vector<replay::record>& records, std::int64_t ms, double& north,
              double& east) {
    const auto next = std::lower_bound(
        records.begin(), records.end(), ms,
        [](const replay::record& r, std::int64_t value) { return r.unix_ms < value; });
    if (next == records.begin() || next == records.end()) return false;
    const auto before = std::prev(next);
    const auto span = static_cast<double>(next->unix_ms - before->unix_ms);
    if (span > 60'000) return false;
    const double part = static_cast<double>(ms - before->unix_ms) / span;
    const auto between = [part](double a, double b) { return a + part * (b - a); };
    north = between(before->where.latitude, next->where.latitude);
    east = between(before->where.longitude, next->where.longitude);
    return true;
}

replay::track moved_north(replay::track of, double metres) {
    for (auto& r : of.records) {
        r.where.latitude += static_cast<std::int32_t>(std::lround(metres / metres_per_e7));
    }
    return of;
}

struct told {
    std::vector<std::int64_t> alerts;  // of an approach, in milliseconds of Unix time
    std::int64_t unknown_ms = 0;       // while both tracks go on
};

told told_by(replay::profile how, const replay::track& a, const replay::track& b, double radius) {
    using namespace replay;
    const auto in_a = in_order(a).records;
    const auto in_b = in_order(b).records;
    progress shown{0};
    const cordon::metres r{radius};
    const survey compared = compare(in_a, in_b, r, shown);
    const outcome found = how == profile::crossings ? crossings(compared)
                          : how == profile::watched ? watched(a, b, {r}, shown)
                                                    : ruled(how, in_a, in_b, r, shown);
    told made;
    for (const happening& event : found.events) {
        if (event.what == "entered") made.alerts.push_back(event.unix_ms);
    }
    const auto& states = found.levels.front().states;
    for (std::size_t k = 0; k < states.size(); ++k) {
        if (states[k].state != standing::unknown) continue;
        const std::int64_t until = k + 1 < states.size() ? states[k + 1].from_ms : INT64_MAX;
        for (const span_of_time& common : compared.common) {
            const std::int64_t shared =
                std::min(until, common.to_ms) - std::max(states[k].from_ms, common.from_ms);
            made.unknown_ms += std::max<std::int64_t>(shared, 0);
        }
    }
    return made;
}

// Seconds from a true crossing to the first alert from a minute before it to the next crossing.
std::string delay_text(const std::vector<std::int64_t>& alerts, std::int64_t from_ms,
                       std::int64_t to_ms) {
    for (const std::int64_t ms : alerts) {
        if (ms < from_ms - 60'000 || ms >= to_ms - 60'000) continue;
        return number(static_cast<double>(ms - from_ms) / 1000, 1);
    }
    return "missed";
}

}  // namespace

std::vector<noise_family> residuals(const std::string& folder) {
    std::vector<noise_family> all;
    for (const pair_of_tracks& pair : same_person) {
        const std::string first = folder + '/' + pair.first;
        const std::string second = folder + '/' + pair.second;
        if (!std::filesystem::exists(first) || !std::filesystem::exists(second)) continue;
        const auto a = replay::in_order(replay::read_track(first)).records;
        const auto b = replay::in_order(replay::read_track(second)).records;
        noise_family made;
        made.name = pair.name;
        for (std::int64_t ms = a.front().unix_ms; ms <= a.back().unix_ms; ms += 1000) {
            double north[2];
            double east[2];
            if (!place_at(a, ms, north[0], east[0]) || !place_at(b, ms, north[1], east[1]))
                continue;
            made.recorded.push_back(
                {(north[1] - north[0]) * metres_per_e7,
                 (east[1] - east[0]) * metres_per_e7 * std::cos(radians(north[0]))});
        }
        if (!made.recorded.empty()) all.push_back(std::move(made));
    }
    return all;
}

std::string recorded_table(const std::string& folder, double radius) {
    using replay::profile;
    const auto read = [&](const char* name) { return replay::read_track(folder + '/' + name); };
    const auto she = read("pair_elbe_victim.csv");
    const auto he = read("pair_elbe_wearer.csv");
    const auto crossings = told_by(profile::crossings, she, he, radius).alerts;
    if (crossings.size() != 2) throw std::runtime_error{"the Elbe pair does not cross twice"};

    std::vector<std::string> columns{"profile", "Elbe: alerts", "delay, pass of 30 s at 488 m",
                                     "delay, approach to 5 m", "unknown, s"};
    std::vector<std::pair<replay::track, replay::track>> pairs;
    for (const pair_of_tracks& pair : same_person) {
        pairs.emplace_back(read(pair.first), read(pair.second));
        columns.push_back(std::string{pair.name} + ", 60 m / 14 m outside");
    }
    std::string made = head(columns);
    for (std::size_t k = 0; k < replay::profile_names.size(); ++k) {
        const auto how = static_cast<profile>(k);
        const auto [elbe, unknown_ms] = told_by(how, she, he, radius);
        std::vector<std::string> cells{
            std::string{replay::profile_names[k]}, std::to_string(elbe.size()),
            delay_text(elbe, crossings[0], crossings[1]), delay_text(elbe, crossings[1], INT64_MAX),
            number(static_cast<double>(unknown_ms) / 1000, 0)};
        for (const auto& [a, b] : pairs) {
            const auto false_at = [&, &first = a, &second = b](double off) {
                const auto found = told_by(how, first, moved_north(second, radius + off), radius);
                return std::to_string(found.alerts.size());
            };
            cells.push_back(false_at(60) + " / " + false_at(14));
        }
        made += row(cells);
    }
    return made;
}

}  // namespace quality
