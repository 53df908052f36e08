// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge_tree.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"

TEST_CASE("a tree has a box for every 8 edges, and for every 8 boxes") {
    CHECK(cordon::edge_tree::boxes_for(1) == 1);
    CHECK(cordon::edge_tree::boxes_for(8) == 1);
    CHECK(cordon::edge_tree::boxes_for(9) == 3);
    CHECK(cordon::edge_tree::boxes_for(64) == 9);
    CHECK(cordon::edge_tree::boxes_for(65) == 12);
}

TEST_CASE("the nearest edge is nearer than all others, and few are asked") {
    oracle::generator random{495};
    for (const std::size_t count : {1U, 2U, 8U, 9U, 64U, 65U, 1'000U}) {
        // A walk, so that neighbours are near as in a ring.
        std::vector<cordon::edge> edges;
        std::vector<cordon::placed_edge> places;
        cordon::position from = random.anywhere();
        for (std::size_t k = 0; k < count; ++k) {
            const auto to = oracle::destination(from, random.uniform(0, 360), 1'000);
            const cordon::edge e{from, to, cordon::edges::geodesic};
            edges.push_back(e);
            places.emplace_back(e);
            from = to;
        }
        std::vector<cordon::edge_tree::box> boxes(cordon::edge_tree::boxes_for(count));
        cordon::edge_tree tree;
        tree.build(places, boxes);
        int asked = 0;
        for (int q = 0; q < 50; ++q) {
            const auto near = oracle::destination(from, random.azimuth(), random.spread(1, 5e5));
            const cordon::position p{near.latitude, cordon::edge_detail::canonical(near.longitude)};
            const auto place = cordon::to_cartesian(p);
            const auto to = [&](std::size_t k, double limit) {
                return cordon::distance_to(edges[k], places[k].west, places[k].east, p, place,
                                           limit);
            };
            double least = oracle::infinity;
            for (std::size_t k = 0; k < count; ++k) least = std::min(least, to(k, 1e9));
            const double found =
                tree.nearest(place, oracle::infinity, [&](std::size_t k, double, double limit) {
                    ++asked;
                    return to(k, limit);
                });
            INFO(count << " edges, " << oracle::text(p));
            CHECK(found == least);
            const double prepared = tree.nearest(
                place, oracle::infinity, [&](std::size_t k, double chord2, double limit) {
                    return cordon::distance_to(edges[k], places[k], chord2, p, place, limit);
                });
            CHECK(std::fabs(prepared - least) < 1e-7);
            const auto plain = [&](std::size_t k, double, double limit) { return to(k, limit); };
            CHECK(tree.nearest(place, least / 2, plain) == least / 2);
            CHECK(tree.nearest(place, least * 2, plain) == least);
        }
        if (count == 1'000) CHECK(asked < 50 * 200);
    }
}
