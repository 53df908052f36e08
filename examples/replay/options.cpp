// SPDX-License-Identifier: BSL-1.0

#include "options.hpp"

#include <cordon/distance/chord.hpp>
#include <cordon/length.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "number.hpp"

namespace replay {
namespace {

// One radius or several, with commas between.
void parse_radii(std::string_view text, radii& all) {
    for (bool more = true; more;) {
        const auto comma = text.find(',');
        more = comma != std::string_view::npos;
        // A watch counts in millimetres; the straight motion between fixes is known to this far.
        all.emplace_back(
            parse_metres("--radius", text.substr(0, comma), 0.001, cordon::chord::reach.count()));
        text.remove_prefix(more ? comma + 1 : text.size());
    }
}

// Level 0 is the outermost, in whatever order they were given.
void put_in_order(radii& all) {
    std::sort(all.begin(), all.end(), std::greater{});
    for (std::size_t k = 1; k < all.size(); ++k) {
        if (cordon::millimetres{all[k]} == cordon::millimetres{all[k - 1]}) {
            throw usage_error{"--radius " + in_words(all[k].count()) + " is given for two levels"};
        }
    }
    if (all.size() > most_levels) {
        throw usage_error{"--radius is given " + std::to_string(all.size()) +
                          " times; a replay has at most " + std::to_string(most_levels) +
                          " levels"};
    }
}

profile parse_profile(std::string_view text) {
    std::string names;
    for (std::size_t k = 0; k < profile_names.size(); ++k) {
        if (text == profile_names[k]) return static_cast<profile>(k);
        names += (k == 0 ? "" : ", ") + std::string{profile_names[k]};
    }
    throw usage_error{"--profile " + in_quotes(text) + " is none of " + names};
}

}  // namespace

double parse_metres(std::string_view option, std::string_view text, double least, double most) {
    const std::string given = std::string{option} + ' ' + in_quotes(text);
    const auto metres = parse_number(text);
    if (!metres) throw usage_error{given + ' ' + metres.fault};
    if (metres.value < least || metres.value > most) {
        throw usage_error{given + " is not from " + in_words(least) + " to " + in_words(most) +
                          " metres"};
    }
    return metres.value;
}

bool take_zone_option(zone_options& how, std::string_view option, std::string_view value) {
    if (option == "--zone-names") {
        how.written.name_by = value;
    } else if (option == "--zone-radius") {
        how.written.radius = parse_metres(option, value, 0.001, farthest_metres);
    } else if (option == "--edges") {
        if (value != "straight" && value != "geodesic") {
            throw usage_error{"--edges " + in_quotes(value) + " is none of straight, geodesic"};
        }
        how.edges = value == "straight" ? cordon::edges::straight : cordon::edges::geodesic;
    } else {
        return false;
    }
    return true;
}

options parse_options(const std::vector<std::string_view>& arguments) {
    options result;
    std::vector<std::string_view> seen;
    std::string_view zones_meant;
    radii limits;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view option = arguments[i];
        if (option == "--help" || option == "-h") {
            result.help = true;
            return result;
        }
        const auto equals = option.find('=');
        const bool joined = option.starts_with("--") && equals != std::string_view::npos;
        const std::string_view given = option;
        if (joined) option = option.substr(0, equals);

        const bool known = option == "--protected" || option == "--wearer" ||
                           option == "--radius" || option == "--profile" || option == "--events" ||
                           option == "--report" || option == "--zones" ||
                           option == "--zone-names" || option == "--zone-radius" ||
                           option == "--edges";
        if (!known) throw usage_error{"unknown option " + in_quotes(given)};
        for (const std::string_view before : seen) {
            if (before == option && option != "--radius")
                throw usage_error{std::string{option} + " is given twice"};
        }
        seen.push_back(option);
        if (!joined && ++i == arguments.size()) {
            throw usage_error{std::string{option} + " needs a value"};
        }
        const std::string_view value = joined ? given.substr(equals + 1) : arguments[i];
        if (value.empty()) throw usage_error{std::string{option} + " needs a value"};

        if (option == "--protected") result.protected_person = value;
        if (option == "--wearer") result.wearer = value;
        if (option == "--radius") parse_radii(value, limits);
        if (option == "--profile") result.how = parse_profile(value);
        if (option == "--events") result.events = value;
        if (option == "--report") result.report = value;
        if (option == "--zones") result.zones = value;
        if (take_zone_option(result.how_zones, option, value)) zones_meant = option;
    }
    if (result.zones.empty() && !zones_meant.empty()) {
        throw usage_error{std::string{zones_meant} + " needs --zones"};
    }
    if (!limits.empty()) result.limits = std::move(limits);
    put_in_order(result.limits);
    if (result.protected_person.empty()) throw usage_error{"--protected is missing"};
    if (result.wearer.empty()) throw usage_error{"--wearer is missing"};
    return result;
}

std::string_view usage() noexcept {
    return R"(usage: cordon-replay --protected TRACK --wearer TRACK [options]

Replays two recorded tracks and says when the wearer came too close. A track is GPX, CSV, or what
a receiver sent, in NMEA 0183, UBX, or both.

  --protected TRACK   the protected person's track: GPX, or CSV with a header row that names
                      unix_s or time_utc, lat_deg, lon_deg and, if known, accuracy_m. A column
                      named event holds what the device says beside fixes (tamper, strap, battery,
                      jamming, loss, heartbeat, still) or the centre does (acknowledge, snooze,
                      close, contact_begins, contact_ends, restored); level and lasts_s go with it
  --wearer TRACK      the wearer's track; one of many in a CSV is chosen by column and value,
                      as in buses.csv#vehicle=B4836
  --radius METRES     of the zone around the protected person (500); several, as in 2000,500 or
                      given again, are levels, of which 0 is the outermost
  --profile NAME      default    what a cordon watch tells: debounced, and honest about silence
                      crossings  every crossing of the straight motion between fixes
                      naive      distance <= radius at each fix
                      and, to compare with, as their documents say: hysteresis, consecutive,
                      m_of_n, dwell, ios_like, android_like, daidalus_compatible,
                      daidalus_without_reset, tile38_documented, tile38_shipped, traccar_like,
                      home_assistant_like, cusum
  --zones FILE        GeoJSON: also say when each party entered and left each zone in it. A Point is
                      a circle, and states its radius_m; a LineString all within half its width_m
  --zone-names KEY    the property that names the zones (name, title or id)
  --zone-radius METRES  of a Point, and beside a LineString, that states none
  --edges KIND        of polygons: straight on a map of longitude and latitude, as GeoJSON has them
                      (straight), or the shortest way (geodesic)
  --events FILE       write the events there, one JSON object per line; without it they go to
                      standard output, or to a terminal as a timeline
  --report FILE       write a page with map and chart there, for any browser, without a network
  --log FILE          write a case log there: every input and event, chained by SHA-256; its last
                      digest, the head, is printed, to be kept elsewhere
  --help              show this

  cordon-replay --verify FILE --head HEX

replays a case log, checks it against the head, and says what came of it.

Exit status: 0 when the replay ran, or the log is whole and reproduced; 1 when it is not; 2 for a
usage error or input that cannot be used.
)";
}

}  // namespace replay
