// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/zone_index.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "catch2.hpp"
#include "cordon/zone/band.hpp"
#include "cordon/zone/combination.hpp"
#include "oracle.hpp"

using cordon::all_of;
using cordon::any_of;
using cordon::band;
using cordon::band_around;
using cordon::circle;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::zone_index;
using namespace cordon::literals;

namespace {

using circles = zone_index<circle<>>;
using numbers = std::vector<std::uint32_t>;

static_assert(circles::bytes(0) < 128);
static_assert(circles::bytes(100'000) < 100'000 * 119);
static_assert(zone_index<circle<std::int64_t>>::bytes(100'000) < 100'000 * 59);

// Zones of any size, where it is delicate or crowded; some the same.
std::vector<circle<>> make_circles(std::size_t count, position around, double spread,
                                   double largest, oracle::generator& random) {
    std::vector<circle<>> made;
    while (made.size() < count) {
        if (!made.empty() && random.chance(0.05)) {
            made.push_back(made[random.bits() % made.size()]);
            continue;
        }
        const position centre =
            random.chance(0.02)
                ? random.anywhere_delicate()
                : oracle::destination(around, random.azimuth(), spread * random.uniform(0, 1));
        made.emplace_back(centre, metres{random.chance(0.02) ? 0 : random.spread(1, largest)});
    }
    return made;
}

struct place {
    position around;
    double spread;   // metres
    double largest;  // metres, of a radius
};
constexpr place places[] = {{{51.5, -0.12}, 20e3, 15e3}, {{80, 20}, 20e3, 15e3},
                            {{-17, 180}, 50e3, 40e3},    {{90, 0}, 30e3, 20e3},
                            {{-89.9, 180}, 30e3, 15e3},  {{0, 0}, 19e6, 9e6},
                            {{84.99, -179.99}, 8e3, 7e3}};

numbers sorted(numbers all) {
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("the zones that contain a position are those of a search through all, everywhere") {
    oracle::generator random{960};
    long wrong = 0;
    std::size_t found = 0;
    for (const place& at : places) {
        for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 256U, 257U, 1'000U}) {
            const auto zones = make_circles(count, at.around, at.spread, at.largest, random);
            std::vector<std::byte> memory(circles::bytes(count) + 1);
            // Memory that begins anywhere.
            const circles index{std::span{memory}.subspan(1), std::span{zones}};
            for (int query = 0; query < 100; ++query) {
                const position p = oracle::destination(at.around, random.azimuth(),
                                                       at.spread * random.uniform(0, 1.2));
                const position_e7 q = cordon::to_e7(p);
                numbers truth, truth_e7, answer, answer_e7;
                for (std::uint32_t k = 0; k < zones.size(); ++k) {
                    if (contains(zones[k], p)) truth.push_back(k);
                    if (contains(zones[k], q)) truth_e7.push_back(k);
                }
                index.for_each_containing(p, [&](std::uint32_t k) { answer.push_back(k); });
                index.for_each_containing(q, [&](std::uint32_t k) { answer_e7.push_back(k); });
                found += truth.size();
                if (sorted(answer) != truth || sorted(answer_e7) != truth_e7) ++wrong;
                if (q.longitude > -1'460'000'000) continue;
                // The same place, written beyond 180 degrees.
                const auto beyond = static_cast<std::int32_t>(q.longitude + 3'600'000'000);
                numbers answer_beyond(truth_e7.size());
                if (index.containing(position_e7{q.latitude, beyond}, answer_beyond) !=
                        truth_e7.size() ||
                    sorted(answer_beyond) != truth_e7) {
                    ++wrong;
                }
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(found > 20'000);
}

TEST_CASE("the zones within a length, and the nearest, are those of a search through all") {
    oracle::generator random{961};
    long wrong = 0;
    std::size_t found = 0;
    for (const place& at : places) {
        const auto zones = make_circles(150, at.around, at.spread, at.largest / 10, random);
        std::vector<std::byte> memory(circles::bytes(zones.size()));
        const circles index{memory, std::span{zones}};
        for (int query = 0; query < 60; ++query) {
            const position p = query % 4 == 0
                                   ? random.anywhere_delicate()
                                   : oracle::destination(at.around, random.azimuth(),
                                                         at.spread * random.uniform(0, 1.2));
            const metres length{random.chance(0.1) ? 0 : random.spread(1, 3 * at.spread)};
            numbers truth, answer;
            std::uint32_t nearest = 0;
            for (std::uint32_t k = 0; k < zones.size(); ++k) {
                if (within(zones[k], p, length)) truth.push_back(k);
                if (clearance(zones[k], p) < clearance(zones[nearest], p)) nearest = k;
            }
            index.for_each_within(p, length, [&](std::uint32_t k) { answer.push_back(k); });
            found += truth.size();
            if (sorted(answer) != truth) ++wrong;
            const auto best = index.nearest(p);
            if (!best || best->number != nearest ||
                best->clearance != clearance(zones[nearest], p)) {
                ++wrong;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(found > 3'000);
}

TEST_CASE("zones of mixed kinds are numbered through, and each answers for itself") {
    oracle::generator random{962};
    using union_type = any_of<circle<>, circle<>>;
    using kinds = zone_index<circle<std::int64_t>, circle<float>, band<circle<>>, union_type>;
    for (const place& at : places) {
        std::vector<circle<std::int64_t>> integers;
        std::vector<circle<float>> floats;
        std::vector<band<circle<>>> bands;
        std::vector<union_type> unions;
        for (const auto& zone : make_circles(300, at.around, at.spread, at.largest, random)) {
            const metres r = zone.radius();
            switch (random.bits() % 4) {
                case 0: integers.emplace_back(zone.centre(), r); break;
                case 1: floats.emplace_back(zone.centre(), r); break;
                case 2: bands.push_back(band_around(zone.centre(), r / 2, r)); break;
                default:
                    unions.emplace_back(
                        zone, circle{oracle::destination(zone.centre(), 77, r.count()), r});
            }
        }
        std::vector<std::byte> memory(
            kinds::bytes(integers.size(), floats.size(), bands.size(), unions.size()));
        const kinds index{memory, std::span{integers}, std::span{floats}, std::span{bands},
                          std::span{unions}};
        REQUIRE(index.size() == 300);
        long wrong = 0;
        for (int query = 0; query < 100; ++query) {
            const position_e7 p = cordon::to_e7(oracle::destination(
                at.around, random.azimuth(), at.spread * random.uniform(0, 1.2)));
            numbers truth, near;
            const metres length{at.spread * random.uniform(0, 0.1)};
            for (std::uint32_t k = 0; k < 300; ++k) {
                if (index.visit(k, [p](const auto& z) { return contains(z, p); })) {
                    truth.push_back(k);
                }
                if (index.visit(k, [&](const auto& z) { return within(z, p, length); })) {
                    near.push_back(k);
                }
            }
            numbers answer(truth.size() + 1, 77'777);
            REQUIRE(index.containing(p, answer) == truth.size());
            REQUIRE(answer.back() == 77'777);
            answer.pop_back();
            if (sorted(answer) != truth) ++wrong;
            numbers answer_near;
            index.for_each_within(p, length, [&](std::uint32_t k) { answer_near.push_back(k); });
            if (sorted(answer_near) != near) ++wrong;
            if (truth.size() > 1) {  // no more than there is room for
                numbers one(1);
                if (index.containing(p, one) != truth.size()) ++wrong;
                if (std::find(truth.begin(), truth.end(), one[0]) == truth.end()) ++wrong;
            }
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("an index of nothing finds nothing, and zones without measures can be indexed") {
    std::vector<std::byte> little(circles::bytes(0));
    const circles none{little, std::span<const circle<>>{}};
    CHECK(none.size() == 0);
    CHECK(none.containing(position{0, 0}, {}) == 0);
    CHECK_FALSE(none.nearest(position{90, 0}).has_value());

    const circle town{position{51.5, -0.12}, 2_km};
    const circle park{position{51.51, -0.12}, 1_km};
    const std::vector zones = {all_of{town, complement(park)}};
    using kind = zone_index<all_of<circle<>, cordon::complement_zone<circle<>>>>;
    std::vector<std::byte> memory(kind::bytes(1));
    const kind index{memory, std::span{zones}};
    CHECK(index.containing(position{51.49, -0.12}, {}) == 1);
    CHECK(index.containing(position{51.51, -0.12}, {}) == 0);
}
