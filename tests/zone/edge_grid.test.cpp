// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/edge_grid.hpp"

#include <cstdint>
#include <vector>

#include "catch2.hpp"
#include "cordon/zone/polygon.hpp"
#include "oracle.hpp"

using cordon::edge_grid;
using cordon::position;

namespace {

struct built {
    std::vector<cordon::prepared_edge> edges;
    std::vector<std::uint32_t> cells;
    std::vector<std::uint32_t> entries;
    edge_grid grid;

    built(const cordon::polygon<position>& zone) {
        zone.for_each_edge([this](const cordon::edge& e) {
            edges.push_back({e, cordon::edge_filter{e}, e.south(), e.north()});
        });
        cells.resize(edge_grid::cells_for(edges.size()));
        entries.resize(edge_grid::entries_for(edges.size()));
        grid.build(edges, zone.box(), zone.holds_north(), cells, entries);
    }
    bool inside(position p) const {
        return grid.ask(cordon::counts(p), [p] { return p; }).inside;
    }
};

}  // namespace

TEST_CASE("a grid has more cells for more edges, and never fewer than 1024") {
    CHECK(edge_grid::cells_for(3) == 1025);
    CHECK(edge_grid::cells_for(10'000) == 256 * 256 + 1);
    CHECK(edge_grid::cells_for(100'000'000) == 1024 * 1024 + 1);
}

TEST_CASE("where no edge is near, a cell knows the side without a position in degrees") {
    const std::vector<position> ring{{50, 0}, {50, 1}, {51, 1}, {51, 0}};
    const built made{cordon::polygon{ring}};
    int asked = 0;
    const auto answer = made.grid.ask({505'000'000, 5'000'000}, [&asked] {
        ++asked;
        return position{50.5, 0.5};
    });
    CHECK(answer.inside);
    CHECK(asked == 0);
}

TEST_CASE("every position on a lattice is on the side that the polygon says") {
    // Borders of cells, vertices, meridians with edges on them, spikes out and in.
    const std::vector<position> comb{{0, 0}, {0, 8},   {8, 8},   {8, 7},   {1, 7}, {1, 6},
                                     {8, 6}, {8, 5},   {4, 5.5}, {1, 5},   {8, 3}, {2, 3},
                                     {2, 2}, {8, 2.5}, {8, 1},   {7, 0.5}, {8, 0}};
    const cordon::polygon zone{comb};
    const built made{zone};
    for (int y = 0; y <= 80; ++y) {
        for (int x = 0; x <= 80; ++x) {
            const position p{y * 0.1 + 0.003, x * 0.1};
            INFO(oracle::text(p));
            if (!contains(zone.box(), p) || classify(zone, p) == cordon::side::uncertain) continue;
            CHECK(made.inside(p) == contains(zone, p));
        }
    }
}
