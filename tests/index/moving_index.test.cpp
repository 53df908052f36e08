// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/moving_index.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

using cordon::metres;
using cordon::moving_index;
using cordon::position;
using cordon::position_e7;
using namespace cordon::literals;

namespace {

using numbers = std::vector<std::uint32_t>;
using pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

static_assert(moving_index::bytes(1'000'000) <= 24'000'271);

struct place {
    position around;
    double spread;  // metres
};
constexpr place places[] = {{{51.5, -0.12}, 3e3}, {{0.001, 180}, 3e3}, {{-80, -179.99}, 3e3},
                            {{90, 0}, 3e3},       {{-89.99, 90}, 5e3}, {{0, 0}, 19e6}};

position_e7 somewhere(const place& at, oracle::generator& random) {
    return cordon::to_e7(oracle::destination(at.around, random.azimuth(),
                                             at.spread * std::sqrt(random.uniform(0, 1))));
}

numbers sorted(numbers all) {
    std::sort(all.begin(), all.end());
    return all;
}

pairs all_pairs(const moving_index& index, metres distance) {
    pairs found;
    index.for_each_pair_within(distance, [&](std::uint32_t first, std::uint32_t second) {
        found.emplace_back(first, second);
    });
    std::sort(found.begin(), found.end());
    return found;
}
pairs all_pairs_by_force(const moving_index& index, metres distance) {
    pairs found;
    for (std::uint32_t first = 0; first < index.capacity(); ++first) {
        for (std::uint32_t second = first + 1; second < index.capacity(); ++second) {
            if (index.has(first) && index.has(second) &&
                cordon::within(index.where(first), index.where(second), distance)) {
                found.emplace_back(first, second);
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("after any moves those within a distance are those of a search through all") {
    oracle::generator random{990};
    long wrong = 0;
    std::size_t found = 0;
    for (const place& at : places) {
        constexpr std::size_t capacity = 300;
        std::vector<std::byte> memory(moving_index::bytes(capacity) + 1);
        moving_index index{std::span{memory}.subspan(1), capacity, metres{at.spread / 8}};
        std::map<std::uint32_t, position_e7> truth;
        for (int step = 0; step < 6'000; ++step) {
            const auto number = static_cast<std::uint32_t>(random.bits() % capacity);
            // Some at the same place, some hardly moved, some written beyond 180 degrees.
            position_e7 to = somewhere(at, random);
            if (to.longitude < -1'460'000'000 && random.chance(0.3)) {
                to.longitude = static_cast<std::int32_t>(to.longitude + 3'600'000'000);
            }
            if (!truth.empty() && random.chance(0.1)) to = truth.begin()->second;
            if (truth.count(number) == 0) {
                index.insert(number, to);
                truth[number] = to;
            } else if (random.chance(0.2)) {
                index.remove(number);
                truth.erase(number);
            } else {
                if (random.chance(0.5)) to = truth[number];
                index.move(number, to);
                truth[number] = to;
            }
            if (index.size() != truth.size() || index.has(number) != (truth.count(number) == 1)) {
                ++wrong;
            }
            if (step % 20 != 0) continue;
            const metres distance{random.chance(0.1)   ? 0
                                  : random.chance(0.5) ? at.spread / 8
                                                       : at.spread * random.uniform(0, 3)};
            const position_e7 centre = random.chance(0.3) ? to : somewhere(at, random);
            const position p = cordon::to_position(centre);
            numbers expected, expected_degrees, answer, answer_degrees;
            for (const auto& [who, where] : truth) {
                if (cordon::within(centre, where, distance)) expected.push_back(who);
                if (cordon::within(p, where, distance)) expected_degrees.push_back(who);
            }
            index.for_each_within(centre, distance, [&](auto k) { answer.push_back(k); });
            index.for_each_within(p, distance, [&](auto k) { answer_degrees.push_back(k); });
            found += expected.size();
            if (sorted(answer) != expected) ++wrong;
            if (sorted(answer_degrees) != expected_degrees) ++wrong;
        }
    }
    CHECK(wrong == 0);
    CHECK(found > 20'000);
}

TEST_CASE("pairs within a distance are those of a search through all pairs, each once") {
    oracle::generator random{991};
    for (const place& at : places) {
        for (const std::size_t capacity : {0U, 1U, 2U, 3U, 40U, 400U}) {
            std::vector<std::byte> memory(moving_index::bytes(capacity));
            moving_index index{memory, capacity, metres{at.spread / 15}};
            for (std::uint32_t number = 0; number < capacity; ++number) {
                if (random.chance(0.1)) continue;
                index.insert(number, number > 0 && random.chance(0.05) && index.has(number - 1)
                                         ? index.where(number - 1)
                                         : somewhere(at, random));
            }
            for (const double part : {0.0, 0.02, 1.0 / 15, 0.3, 2.5}) {
                const metres distance{at.spread * part};
                CHECK(all_pairs(index, distance) == all_pairs_by_force(index, distance));
            }
        }
    }
}

TEST_CASE("a party in the corner of the square is not within the radius, wherever it is") {
    constexpr double r = 500;
    oracle::generator random{992};
    for (int count = 0; count < 2'000; ++count) {
        const position_e7 home = cordon::to_e7(random.anywhere_delicate());
        std::vector<std::byte> memory(moving_index::bytes(8));
        moving_index index{memory, 8, metres{r}};
        index.insert(0, home);
        // 0.99 r north and 0.99 r east is 1.4 r away; 0.70 r of each is 0.99 r.
        for (std::uint32_t corner = 0; corner < 4; ++corner) {
            const double azimuth = 45 + 90.0 * corner;
            const position centre = cordon::to_position(home);
            index.insert(corner + 1, cordon::to_e7(oracle::destination(centre, azimuth,
                                                                       0.99 * r * std::sqrt(2.0))));
        }
        index.insert(5, cordon::to_e7(oracle::destination(cordon::to_position(home), 45,
                                                          0.70 * r * std::sqrt(2.0))));
        numbers answer;
        index.for_each_within(home, metres{r}, [&](auto k) { answer.push_back(k); });
        REQUIRE(sorted(answer) == numbers{0, 5});
    }
}

TEST_CASE("vessels in Puget Sound meet the same others as by brute force") {
    std::ifstream file{std::string{CORDON_SHARED_DATA} + "/ais/puget_sound_24min.csv"};
    if (!file) {
        WARN("skipped: the shared data are not here");
        return;
    }
    std::string line;
    std::getline(file, line);  // the names of the columns
    std::map<std::string, std::uint32_t> vessels;
    struct report {
        std::string time;
        std::uint32_t who;
        position_e7 where;
    };
    std::vector<report> reports;
    while (std::getline(file, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream columns{line};
        std::string time, vessel;
        position at;
        columns >> time >> vessel >> at.latitude >> at.longitude;
        REQUIRE(columns);
        const auto who = static_cast<std::uint32_t>(vessels.size());
        reports.push_back({time, vessels.emplace(vessel, who).first->second, cordon::to_e7(at)});
    }
    REQUIRE(reports.size() > 1'000);
    REQUIRE(vessels.size() > 50);

    std::vector<std::byte> memory(moving_index::bytes(vessels.size()));
    moving_index index{memory, vessels.size(), 500_m};
    std::size_t met = 0;
    int compared = 0;
    for (std::size_t k = 0; k < reports.size(); ++k) {
        const report& now = reports[k];
        if (index.has(now.who)) {
            index.move(now.who, now.where);
        } else {
            index.insert(now.who, now.where);
        }
        const bool last_of_its_time = k + 1 == reports.size() || reports[k + 1].time != now.time;
        if (!last_of_its_time || ++compared % 40 != 1) continue;
        for (const metres distance : {500_m, 2_km}) {
            const pairs found = all_pairs(index, distance);
            met += found.size();
            REQUIRE(found == all_pairs_by_force(index, distance));
        }
    }
    CHECK(met > 100);
}
