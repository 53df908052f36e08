// SPDX-License-Identifier: BSL-1.0
//
// Real receivers' output, which lies beside the repository and is used where it is present, decoded
// once more in another way: the whole file in memory, lines and frames searched for, whole fractions.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"
#include "heard.hpp"

using firmware::epoch;
using firmware::protocol;

namespace {

const std::string data = CORDON_SHARED_DATA;

bool present() {
    if (!data.empty()) return true;
    WARN("the shared data is not present: real receivers' output is not tested");
    return false;
}

std::string bytes_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> files() {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{data + "/receiver"}) {
        if (entry.is_regular_file()) all.push_back(entry.path().string());
    }
    std::sort(all.begin(), all.end());
    return all;
}

struct place {
    std::int64_t latitude, longitude;
    friend auto operator<=>(const place&, const place&) = default;
};

// Of one time of day, by NMEA.
struct said {
    std::vector<place> fixes;  // of GGA, GNS and RMC
    bool none = false;         // one of them says that there is no fix
};

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields{""};
    for (const char c : line) {
        if (c == ',') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    fields.resize(std::max<std::size_t>(fields.size(), 20));
    return fields;
}

// ddmm.mmm as a whole number over a power of ten, then divided once.
std::int64_t e7(std::string text, const std::string& letter) {
    const auto dot = text.find('.');
    std::int64_t scale = 1;
    for (std::size_t k = dot + 1; k < text.size(); ++k) scale *= 10;
    text.erase(dot, 1);
    const std::int64_t all = std::stoll(text);
    const std::int64_t degrees = all / (100 * scale);
    const std::int64_t minutes = all % (100 * scale);
    const std::int64_t twice = (2 * minutes * 10'000'000 + 60 * scale) / (2 * 60 * scale);
    const std::int64_t value = degrees * 10'000'000 + twice;
    return letter == "S" || letter == "W" ? -value : value;
}

std::map<std::string, said> sentences(const std::string& file) {
    std::map<std::string, said> by_time;
    for (std::size_t at = 0; (at = file.find('$', at)) != std::string::npos; ++at) {
        const std::string line = file.substr(at + 1, file.find_first_of("*\r\n$", at + 1) - at - 1);
        const auto end = at + 1 + line.size();
        if (end + 2 >= file.size() || file[end] != '*') continue;
        unsigned sum = 0;
        for (const char c : line) sum ^= static_cast<unsigned char>(c);
        if (std::stoul("0" + file.substr(end + 1, 2), nullptr, 16) != sum) continue;
        const auto f = split(line);
        if (f[0].size() != 5 || f[1].empty()) continue;
        const std::string kind = f[0].substr(2);
        const bool rmc = kind == "RMC";
        if (!rmc && kind != "GGA" && kind != "GNS") continue;
        said& s = by_time[f[1]];
        const std::size_t first = rmc ? 3 : 2;
        const bool good = rmc             ? f[2] == "A"
                          : kind == "GGA" ? f[6] != "0" && !f[6].empty()
                                          : f[6].find_first_not_of('N') != std::string::npos;
        if (!good) {
            s.none = true;
        } else {
            s.fixes.push_back({e7(f[first], f[first + 1]), e7(f[first + 2], f[first + 3])});
        }
    }
    return by_time;
}

std::int32_t of_day_ms(const std::string& time) {
    const auto hours = std::stoi(time.substr(0, 2));
    const auto minutes = std::stoi(time.substr(2, 2));
    return static_cast<std::int32_t>((hours * 60 + minutes) * 60'000 +
                                     std::llround(std::stod(time.substr(4)) * 1000));
}

struct by_ubx {
    std::int32_t of_day_ms;
    place where;
    std::uint32_t accuracy_mm;
    bool fixed;
};

std::vector<by_ubx> frames(const std::string& file) {
    std::vector<by_ubx> all;
    const auto byte = [&file](std::size_t at) {
        return std::uint32_t{static_cast<unsigned char>(file[at])};
    };
    const auto word = [&](std::size_t at) {
        return static_cast<std::int32_t>(byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 |
                                         byte(at + 3) << 24);
    };
    const std::string beginning{"\xB5\x62\x01\x07\x5C\x00", 6};
    for (std::size_t at = 0; (at = file.find(beginning, at)) != std::string::npos; ++at) {
        if (at + 100 > file.size()) break;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        for (std::size_t k = at + 2; k < at + 98; ++k) b += a += byte(k);
        if (a % 256 != byte(at + 98) || b % 256 != byte(at + 99)) continue;
        const std::size_t p = at + 6;
        const double second = byte(p + 10) + word(p + 16) * 1e-9;
        all.push_back({static_cast<std::int32_t>((byte(p + 8) * 60 + byte(p + 9)) * 60'000 +
                                                 std::llround(second * 1000)),
                       {word(p + 28), word(p + 24)},
                       static_cast<std::uint32_t>(word(p + 40)),
                       (byte(p + 20) == 2 || byte(p + 20) == 3 || byte(p + 20) == 4) &&
                           byte(p + 21) % 2 == 1});
    }
    return all;
}

place where(const epoch& e) { return {e.where.latitude, e.where.longitude}; }

// Every place that a file names with a fix.
std::set<place> places(const std::string& file) {
    std::set<place> all;
    for (const auto& [time, s] : sentences(file)) all.insert(s.fixes.begin(), s.fixes.end());
    for (const by_ubx& f : frames(file)) {
        if (f.fixed) all.insert(f.where);
    }
    return all;
}

std::set<std::pair<std::int32_t, place>> moments(const std::string& stream) {
    std::set<std::pair<std::int32_t, place>> all;
    for (const epoch& e : heard::fixes(stream)) all.insert({e.of_day_ms, where(e)});
    return all;
}

}  // namespace

TEST_CASE("every position is exactly the receiver's, and no epoch without a fix has one") {
    if (!present()) return;
    std::size_t count = 0;
    for (const std::string& path : files()) {
        INFO(path);
        const std::string file = bytes_of(path);
        const auto by_time = sentences(file);
        const auto by_frame = frames(file);
        const auto all = heard::epochs(file);

        // UBX: all of it, in order, to the last digit.
        std::vector<epoch> ubx;
        for (const epoch& e : all) {
            if (e.from == protocol::ubx) ubx.push_back(e);
        }
        REQUIRE(ubx.size() == by_frame.size());
        for (std::size_t k = 0; k < ubx.size(); ++k) {
            CHECK(ubx[k].fixed == by_frame[k].fixed);
            if (!ubx[k].fixed) continue;
            CHECK(ubx[k].of_day_ms == by_frame[k].of_day_ms);
            CHECK(where(ubx[k]) == by_frame[k].where);
            CHECK(ubx[k].how_sure ==
                  cordon::accuracy{by_frame[k].accuracy_mm, cordon::confidence::p68});
        }

        // NMEA: each moment once, where nothing denies it.
        std::map<std::int32_t, said> wanted;
        for (const auto& [time, s] : by_time) wanted[of_day_ms(time)] = s;
        for (const by_ubx& f : by_frame) wanted.erase(f.of_day_ms);
        std::set<std::int32_t> told;
        for (const epoch& e : all) {
            if (e.from == protocol::ubx || !e.fixed) continue;
            REQUIRE(wanted.contains(e.of_day_ms));
            const said& s = wanted[e.of_day_ms];
            CHECK_FALSE(s.none);
            CHECK(std::find(s.fixes.begin(), s.fixes.end(), where(e)) != s.fixes.end());
            CHECK(told.insert(e.of_day_ms).second);
        }
        const auto good = std::count_if(wanted.begin(), wanted.end(), [](const auto& w) {
            return !w.second.none && !w.second.fixes.empty();
        });
        CHECK(told.size() == static_cast<std::size_t>(good));
        count += told.size() + ubx.size();
    }
    CHECK(count > 700);
}

TEST_CASE("a stream of both protocols is one, with each second once") {
    if (!present()) return;
    const auto all = heard::epochs(bytes_of(data + "/receiver/ubx/ublox-zed-f9r.log"));
    REQUIRE(all.size() == 30);
    for (std::size_t k = 0; k < all.size(); ++k) {
        CHECK(all[k].fixed);
        CHECK(all[k].from == protocol::ubx);
        CHECK(all[k].unix_ms == all[0].unix_ms + static_cast<std::int64_t>(k) * 1000);
    }
}

TEST_CASE("one wrong bit in a real stream makes no position and costs one epoch at most") {
    if (!present()) return;
    dice d{5};
    for (const std::string& path : files()) {
        INFO(path);
        const std::string file = bytes_of(path).substr(0, 40'000);
        const auto good = moments(file);
        const auto named = places(file);
        for (int k = 0; k < 60; ++k) {
            std::string damaged = file;
            const auto at =
                static_cast<std::size_t>(d.between(0, static_cast<std::int64_t>(file.size()) - 1));
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << d.between(0, 7)));
            const auto found = moments(damaged);
            std::size_t lost = 0;
            for (const auto& moment : good) lost += found.contains(moment) ? 0U : 1U;
            if (lost > 1) FAIL("at " << at << ", lost " << lost);
            for (const auto& [time, at_place] : found) {
                if (!named.contains(at_place)) FAIL("a position that nobody sent");
            }
        }
    }
}

TEST_CASE("a piece cut out of a real stream costs the epochs that it touches, and one") {
    if (!present()) return;
    dice d{6};
    for (const std::string& path : files()) {
        INFO(path);
        const std::string file = bytes_of(path).substr(0, 40'000);
        const auto good = moments(file);
        const auto named = places(file);
        for (int k = 0; k < 60; ++k) {
            const auto from =
                static_cast<std::size_t>(d.between(0, static_cast<std::int64_t>(file.size()) - 1));
            const auto size = static_cast<std::size_t>(d.between(1, 1000));
            const std::string cut_out = file.substr(from, size);
            const std::string rest =
                file.substr(0, from) + (from + size < file.size() ? file.substr(from + size) : "");
            const auto found = moments(rest);
            std::size_t lost = 0;
            for (const auto& moment : good) lost += found.contains(moment) ? 0U : 1U;
            // How many epochs can have been in it: a frame each, or two sentences or three.
            const auto touched = moments(cut_out).size() + 2;
            if (lost > touched) FAIL("at " << from << ", lost " << lost << " of " << touched);
            for (const auto& [time, at_place] : found) {
                if (!named.contains(at_place)) FAIL("a position that nobody sent");
            }
        }
    }
}

TEST_CASE("of two real streams that run into each other's messages, nothing is made up") {
    if (!present()) return;
    dice d{7};
    const auto all = files();
    std::size_t heard_of = 0;
    for (int k = 0; k < 40; ++k) {
        const std::string a = bytes_of(d.pick(all)).substr(0, 30'000);
        const std::string b = bytes_of(d.pick(all)).substr(0, 30'000);
        std::string both;
        std::size_t at[2] = {0, 0};
        for (int turn = 0; at[0] < a.size() || at[1] < b.size(); turn = 1 - turn) {
            const std::string& from = turn == 0 ? a : b;
            const auto size = static_cast<std::size_t>(d.between(1, 600));
            both += from.substr(std::min(at[turn], from.size()), size);
            at[turn] += size;
        }
        auto named = places(a);
        named.merge(places(b));
        for (const auto& [time, at_place] : moments(both)) {
            ++heard_of;
            if (!named.contains(at_place)) FAIL("a position that nobody sent");
        }
    }
    CHECK(heard_of > 100);
}
