// SPDX-License-Identifier: BSL-1.0

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "cordon/index/zone_index.hpp"
#include "cordon/zone/polygon.hpp"
#include "cordon/zone/prepared_polygon.hpp"
#include "oracle.hpp"

using cordon::circle;
using cordon::metres;
using cordon::polygon;
using cordon::position;
using cordon::position_e7;
using cordon::prepared_polygon;

TEST_CASE("circles, polygons and prepared polygons in one index answer as each alone") {
    using numbers = std::vector<std::uint32_t>;
    using kinds = cordon::zone_index<circle<>, polygon<position>, prepared_polygon>;
    oracle::generator random{963};
    long wrong = 0;
    std::size_t found = 0;
    for (const position around :
         {position{51.5, -0.12}, position{80, 20}, position{-17, 180}, position{90, 0}}) {
        constexpr double spread = 20e3;
        const auto somewhere = [&] {
            return oracle::destination(around, random.azimuth(), spread * random.uniform(0, 1));
        };
        std::deque<std::vector<position>> rings;
        std::deque<std::vector<std::byte>> memories;
        std::vector<circle<>> circles;
        std::vector<polygon<position>> polygons;
        std::vector<prepared_polygon> prepared;
        for (int k = 0; k < 120; ++k) {
            const position centre = somewhere();
            const double size = random.spread(50, 8e3);
            if (k % 3 == 0) {
                circles.emplace_back(centre, metres{size});
                continue;
            }
            auto& ring = rings.emplace_back();
            for (int vertex = 0; vertex < 12; ++vertex) {
                ring.push_back(
                    oracle::destination(centre, 30.0 * vertex, size * random.uniform(0.3, 1)));
            }
            polygons.emplace_back(ring);
            if (k % 3 == 1) continue;
            memories.emplace_back(prepared_polygon::bytes_for(ring.size()));
            prepared.emplace_back(polygons.back(), memories.back());
            polygons.pop_back();
        }
        std::vector<std::byte> memory(
            kinds::bytes(circles.size(), polygons.size(), prepared.size()));
        const kinds index{memory, std::span{std::as_const(circles)},
                          std::span{std::as_const(polygons)}, std::span{std::as_const(prepared)}};
        REQUIRE(index.size() == 120);
        for (int query = 0; query < 150; ++query) {
            const position_e7 p = cordon::to_e7(somewhere());
            const metres length{random.spread(1, 3e3)};
            numbers truth, near, answer, answer_near;
            for (std::uint32_t k = 0; k < index.size(); ++k) {
                index.visit(k, [&](const auto& zone) {
                    if (contains(zone, p)) truth.push_back(k);
                    if (within(zone, p, length)) near.push_back(k);
                });
            }
            index.for_each_containing(p, [&](std::uint32_t k) { answer.push_back(k); });
            index.for_each_within(p, length, [&](std::uint32_t k) { answer_near.push_back(k); });
            std::sort(answer.begin(), answer.end());
            std::sort(answer_near.begin(), answer_near.end());
            if (answer != truth || answer_near != near) ++wrong;
            found += truth.size();
            const auto best = index.nearest(p);
            for (std::uint32_t k = 0; k < index.size(); ++k) {
                const metres away =
                    index.visit(k, [p](const auto& zone) { return clearance(zone, p); });
                if (!best || away < best->clearance) ++wrong;
            }
        }
    }
    CHECK(wrong == 0);
    CHECK(found > 800);
}
