// SPDX-License-Identifier: BSL-1.0
//
// many_zones: thousands of zones from a GeoJSON file, and for each fix on standard input the names of
// those that hold it, by cordon's index.

#include <cordon/cordon.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input_file.hpp"
#include "number.hpp"
#include "options.hpp"
#include "terminal.hpp"
#include "zones.hpp"

namespace {

using namespace replay;

constexpr std::string_view help_text =
    R"(usage: many_zones ZONES.geojson [options] < FIXES

Reads one fix a line, latitude and longitude in degrees, and answers each with a line: the names of the
zones that contain it, between tabs, or - for none.

  --within METRES     the zones within so many metres instead, the nearest first, each with its
                      clearance in metres: negative inside
  --zone-names KEY    the property that names the zones (name, title or id)
  --zone-radius METRES  of a Point, and beside a LineString, that states none
  --edges KIND        of polygons: straight on a map of longitude and latitude, as GeoJSON has them
                      (straight), or the shortest way (geodesic)
  --help              show this

Exit status: 0, or 2 for a usage error or input that cannot be used.
)";

struct request {
    std::string file;
    zone_options how;
    std::optional<cordon::metres> within;
    bool help = false;
};

request parse(std::span<char*> arguments) {
    request wanted;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view given = arguments[i];
        if (given == "--help" || given == "-h") {
            wanted.help = true;
            return wanted;
        }
        if (!given.starts_with("--")) {
            if (!wanted.file.empty()) throw usage_error{"more than one file of zones"};
            wanted.file = given;
            continue;
        }
        const auto equals = given.find('=');
        const std::string_view option = given.substr(0, equals);
        const bool last = equals == std::string_view::npos && i + 1 == arguments.size();
        const std::string_view value = equals != std::string_view::npos ? given.substr(equals + 1)
                                       : last                           ? ""
                                                                        : arguments[++i];
        if (option == "--within") {
            wanted.within = cordon::metres{parse_metres(option, value, 0, farthest_metres)};
        } else if (!take_zone_option(wanted.how, option, value)) {
            throw usage_error{"unknown option " + in_quotes(given)};
        }
    }
    if (wanted.file.empty()) throw usage_error{"no file of zones is given"};
    return wanted;
}

// The parts of all zones, sorted by kind as the index wants them, and whose they are.
struct sorted_parts {
    std::vector<cordon::circle<double>> circles;
    std::vector<zone_area> areas;
    std::vector<cordon::prepared_polygon> large_areas;
    std::vector<zone_road> roads;
    std::vector<std::uint32_t> zone_of;  // by the index's numbers

    explicit sorted_parts(const std::vector<named_zone>& zones) {
        add(circles, zones);
        add(areas, zones);
        add(large_areas, zones);
        add(roads, zones);
    }

  private:
    template <class Kind>
    void add(std::vector<Kind>& kind, const std::vector<named_zone>& zones) {
        for (const named_zone& zone : zones) {
            for (const zone_part& part : zone.parts()) {
                const Kind* const one = std::get_if<Kind>(&part);
                if (one == nullptr) continue;
                kind.push_back(*one);
                zone_of.push_back(static_cast<std::uint32_t>(zone.index()));
            }
        }
    }
};

class answerer {
  public:
    using index =
        cordon::zone_index<cordon::circle<double>, zone_area, cordon::prepared_polygon, zone_road>;

    explicit answerer(const std::vector<named_zone>& zones)
        : zones_{zones},
          parts_{zones},
          memory_(index::bytes(parts_.circles.size(), parts_.areas.size(),
                               parts_.large_areas.size(), parts_.roads.size())),
          index_{memory_, parts_.circles, parts_.areas, parts_.large_areas, parts_.roads} {}

    [[nodiscard]] std::size_t bytes() const { return memory_.size(); }

    [[nodiscard]] std::string containing(const cordon::position& p) {
        found_.clear();
        index_.for_each_containing(
            p, [&](std::uint32_t number) { found_.push_back(parts_.zone_of[number]); });
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        std::string line;
        for (const std::uint32_t zone : found_) append(line, printable(zones_[zone].name()));
        return line.empty() ? "-" : line;
    }

    [[nodiscard]] std::string within(const cordon::position& p, cordon::metres length) {
        near_.clear();
        index_.for_each_within(p, length, [&](std::uint32_t number) {
            const auto of = [&](const auto& part) { return clearance(part, p).count(); };
            near_.emplace_back(index_.visit(number, of), parts_.zone_of[number]);
        });
        std::sort(near_.begin(), near_.end());
        std::string line;
        told_.assign(zones_.size(), false);
        for (const auto& [metres, zone] : near_) {
            // Of a zone of several parts the nearest speaks.
            if (told_[zone]) continue;
            told_[zone] = true;
            append(line, printable(zones_[zone].name()) + ' ' + fixed(metres, 3));
        }
        return line.empty() ? "-" : line;
    }

  private:
    static void append(std::string& line, const std::string& field) {
        if (!line.empty()) line += '\t';
        line += field;
    }

    const std::vector<named_zone>& zones_;
    sorted_parts parts_;
    std::vector<std::byte> memory_;
    index index_;
    std::vector<std::uint32_t> found_;                    // zones
    std::vector<bool> told_;                              // by zone
    std::vector<std::pair<double, std::uint32_t>> near_;  // clearance and zone
};

cordon::position read_fix(std::string_view line, std::size_t number) {
    const std::string_view text = trimmed(line);
    const auto gap = text.find_first_of(" \t,");
    const std::string_view rest = gap == std::string_view::npos ? "" : text.substr(gap + 1);
    const std::string_view fields[] = {text.substr(0, gap), trimmed(rest)};
    double degrees[2] = {};
    for (int i = 0; i < 2; ++i) {
        const auto value = parse_number(fields[i]);
        if (!value) {
            throw read_error{"standard input", number,
                             std::string{i == 0 ? "latitude " : "longitude "} +
                                 in_quotes(fields[i]) + ' ' + value.fault};
        }
        degrees[i] = value.value;
    }
    const auto place = cordon::checked(degrees[0], degrees[1]);
    if (!place) throw read_error{"standard input", number, cordon::to_string(place.fault)};
    return place.value;
}

void write(std::string_view text) {
    std::cout << text;
    if (!std::cout) throw read_error{"standard output", 0, "cannot be written"};
}

void run(const request& wanted) {
    const auto zones = read_zones(wanted.file, wanted.how);
    for (const named_zone& zone : zones) {
        for (const std::string& remark : zone.written().remarks) {
            std::fprintf(stderr, "%s\n", remark.c_str());
        }
    }
    const auto begun = std::chrono::steady_clock::now();
    answerer answers{zones};
    const std::chrono::duration<double, std::milli> built =
        std::chrono::steady_clock::now() - begun;
    std::fprintf(stderr, "zones: %zu, indexed in %.1f ms and %zu bytes\n", zones.size(),
                 built.count(), answers.bytes());
    if (terminal(stdin)) std::fputs("latitude longitude, one fix a line:\n", stderr);

    std::size_t number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        if (trimmed(line).empty()) continue;
        const cordon::position p = read_fix(line, number);
        write((wanted.within ? answers.within(p, *wanted.within) : answers.containing(p)) + '\n');
        // Who asks one at a time is answered one at a time.
        if (std::cin.rdbuf()->in_avail() <= 0) std::cout.flush();
    }
    std::cout.flush();
    write("");
}

}  // namespace

int main(int count, char** arguments) {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    try {
        const request wanted = parse({arguments + 1, arguments + std::max(count, 1)});
        if (wanted.help) {
            write(help_text);
            return 0;
        }
        run(wanted);
        return 0;
    } catch (const usage_error& error) {
        std::fprintf(stderr, "many_zones: %s\nmany_zones --help shows the options\n", error.what());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    return 2;
}
