// SPDX-License-Identifier: BSL-1.0
//
// A polygon of five kilometres with geodesic edges: what does it cost to know who is in it, and how far
// its boundary is?

#include <benchmark/benchmark.h>

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/Gnomonic.hpp>
#include <algorithm>
#include <cmath>
#include <cordon/cordon.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "data.hpp"
#include "peers.hpp"
#include "table.hpp"
#if defined(CORDON_BENCH_GEOS)
#include "peers_geos.hpp"
#endif
#if defined(CORDON_BENCH_S2)
#include "peers_s2.hpp"
#endif

namespace bench {
namespace {

using cordon::position;

constexpr std::size_t fixes = 16'384;
constexpr std::size_t measured = 64;  // distances that are judged
constexpr position centre{47, 8};

// A star: every vertex has its own distance from the centre, so that a line crosses many edges.
struct star {
    std::string name;
    std::vector<position> ring;
    std::vector<position> fixes;
    std::vector<bool> inside;       // in the gnomonic projection, where geodesics are straight
    std::vector<double> distances;  // of the first fixes from the boundary, metres
};

struct planar {
    double x, y;
};
planar project(position p) {
    static const GeographicLib::Gnomonic projection{GeographicLib::Geodesic::WGS84()};
    planar at{};
    projection.Forward(centre.latitude, centre.longitude, p.latitude, p.longitude, at.x, at.y);
    return at;
}

bool inside_planar(const std::vector<planar>& ring, planar p) {
    bool inside = false;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const planar a = ring[k];
        const planar b = ring[(k + 1) % ring.size()];
        if ((a.y > p.y) == (b.y > p.y)) continue;
        if (p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
    }
    return inside;
}

// By halving the part of the edge that may be nearest, with GeographicLib alone.
double distance_to_edge(position p, position a, position b) {
    const auto& earth = GeographicLib::Geodesic::WGS84();
    const auto edge = earth.InverseLine(a.latitude, a.longitude, b.latitude, b.longitude);
    const auto at = [&](double along) {
        position q{};
        edge.Position(along, q.latitude, q.longitude);
        return peers::geographiclib(p, q);
    };
    constexpr double golden = 0.61803398874989485;
    double low = 0;
    double high = edge.Distance();
    for (int step = 0; step < 45; ++step) {
        const double first = high - (high - low) * golden;
        const double second = low + (high - low) * golden;
        (at(first) < at(second) ? high : low) = at(first) < at(second) ? second : first;
    }
    return std::min({at(low), at(0), at(edge.Distance())});
}
double distance_to_ring(const std::vector<position>& ring, position p) {
    std::vector<double> to_vertex;
    for (const position v : ring) to_vertex.push_back(peers::geographiclib(p, v));
    double least = *std::ranges::min_element(to_vertex);
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const std::size_t next = (k + 1) % ring.size();
        const double length = peers::geographiclib(ring[k], ring[next]);
        // No nearer than half of what the two sides of the triangle leave over.
        if ((to_vertex[k] + to_vertex[next] - length) / 2 > least) continue;
        least = std::min(least, distance_to_edge(p, ring[k], ring[next]));
    }
    return least;
}

star make_star(std::size_t vertices) {
    star made{std::to_string(vertices) + " vertices", {}, {}, {}, {}};
    oracle::generator random{vertices};
    std::vector<planar> projected;
    for (std::size_t k = 0; k < vertices; ++k) {
        const double azimuth = 360 * static_cast<double>(k) / static_cast<double>(vertices);
        made.ring.push_back(oracle::destination(centre, azimuth, random.uniform(1'000, 2'500)));
        projected.push_back(project(made.ring.back()));
    }
    for (std::size_t k = 0; k < fixes; ++k) {
        const position p{centre.latitude + random.uniform(-0.023, 0.023),
                         centre.longitude + random.uniform(-0.034, 0.034)};
        made.fixes.push_back(p);
        made.inside.push_back(inside_planar(projected, project(p)));
        if (k < measured) made.distances.push_back(distance_to_ring(made.ring, p));
    }
    return made;
}

// What a contender says of one fix: one for inside, or metres.
using answer = std::function<double(position)>;
using maker = std::function<answer(const star&)>;

struct contender {
    std::string name;
    maker make;
    bool must_be_right = false;
    std::size_t slowest = 10'000;  // vertices; with more it is asked about fewer fixes
};

std::vector<position> closed_clockwise(const star& of) {
    std::vector<position> ring = of.ring;  // made clockwise
    ring.push_back(ring.front());
    return ring;
}

void time_answers(const std::string& name, const star& of, const answer& ask, std::size_t part) {
    const auto run = [ask, &of, part](benchmark::State& state) {
        std::size_t at = 0;
        for (auto _ : state) {
            double sum = 0;
            for (std::size_t k = 0; k < part; ++k) sum += ask(of.fixes[at + k]);
            benchmark::DoNotOptimize(sum);
            at = (at + part) % fixes;
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(part));
    };
    benchmark::RegisterBenchmark(name.c_str(), run)->MinTime(0.05)->Repetitions(repetitions);
}

const std::vector<star>& stars() {
    static const std::vector<star> all = {make_star(8), make_star(100), make_star(10'000)};
    return all;
}

answer in_boost(const star& of) {
    auto it = std::make_shared<boost::geometry::model::polygon<position>>();
    const auto ring = closed_clockwise(of);
    it->outer().assign(ring.begin(), ring.end());
    return [it](position p) { return boost::geometry::within(p, *it) ? 1.0 : 0.0; };
}
answer from_boost(const star& of) {
    auto it = std::make_shared<boost::geometry::model::linestring<position>>();
    const auto ring = closed_clockwise(of);
    it->assign(ring.begin(), ring.end());
    return [it](position p) { return boost::geometry::distance(p, *it); };
}

struct prepared {
    std::vector<std::byte> memory;
    cordon::prepared_polygon zone;

    explicit prepared(const star& of)
        : memory(cordon::prepared_polygon::bytes_for(of.ring.size())),
          zone{cordon::polygon{of.ring}, memory} {}
};

}  // namespace

table polygon_table(faults& found) {
    std::vector<contender> all = {
        {"cordon::prepared_polygon",
         [](const star& of) -> answer {
             auto it = std::make_shared<prepared>(of);
             return [it](position p) { return contains(it->zone, p) ? 1.0 : 0.0; };
         },
         true},
        {"cordon::polygon",
         [](const star& of) -> answer {
             const cordon::polygon zone{of.ring};
             return [zone](position p) { return contains(zone, p) ? 1.0 : 0.0; };
         },
         true},
        {"Boost within, geographic", in_boost, false, 100},
    };
#if defined(CORDON_BENCH_S2)
    all.push_back({"S2Polygon::Contains", [](const star& of) -> answer {
                       auto it = std::make_shared<peers::s2::polygon>(of.ring);
                       return [it](position p) { return it->contains(p) ? 1.0 : 0.0; };
                   }});
#endif
#if defined(CORDON_BENCH_GEOS)
    all.push_back({"GEOS prepared, plane", [](const star& of) -> answer {
                       auto it = std::make_shared<peers::geos::polygon>(of.ring);
                       return [it](position p) { return it->contains(p) ? 1.0 : 0.0; };
                   }});
#endif
    table made{"is a fix in a polygon of 5 km?",
               "wrong: false inside + false outside",
               "Stars around 47 north with geodesic edges; " + std::to_string(fixes) +
                   " fixes, of which Boost is asked about 64 where there are 10,000 vertices. "
                   "Truth: the gnomonic projection of GeographicLib. Speeds are those of S2.",
               {},
               {}};
    for (const star& of : stars()) made.samples.push_back(of.name);
    for (const contender& each : all) {
        row line{each.name, "", "", {}};
        for (const star& of : stars()) {
            const answer ask = each.make(of);
            const std::size_t part = of.ring.size() > each.slowest ? 64 : 1024;
            std::size_t wrong[2] = {};
            for (std::size_t k = 0; k < (part == 64 ? part : fixes); ++k) {
                const bool said = ask(of.fixes[k]) > 0;
                if (said != of.inside[k]) ++wrong[said ? 0 : 1];
            }
            const std::string text = std::to_string(wrong[0]) + " + " + std::to_string(wrong[1]);
            if (each.must_be_right && text != "0 + 0") {
                found.push_back(each.name + ", " + of.name + ", is wrong: " + text);
            }
            const std::string benchmark = "polygon, " + of.name + ", " + each.name;
            time_answers(benchmark, of, ask, part);
            line.cells.push_back({benchmark, text});
        }
        made.rows.push_back(std::move(line));
    }
    made.compared_with = "S2Polygon::Contains";
    return made;
}

table clearance_table(faults& found) {
    std::vector<contender> all = {
        {"cordon::prepared_polygon",
         [](const star& of) -> answer {
             auto it = std::make_shared<prepared>(of);
             return [it](position p) { return std::abs(clearance(it->zone, p).count()); };
         },
         true},
        {"cordon::polygon",
         [](const star& of) -> answer {
             const cordon::polygon zone{of.ring};
             return [zone](position p) { return std::abs(clearance(zone, p).count()); };
         },
         true, 100},
        {"Boost distance, geographic", from_boost, false, 8},
    };
#if defined(CORDON_BENCH_S2)
    all.push_back({"S2ClosestEdgeQuery", [](const star& of) -> answer {
                       auto it = std::make_shared<peers::s2::polygon>(of.ring);
                       return [it](position p) { return it->distance(p); };
                   }});
#endif
    table made{"how far is the boundary of a polygon of 5 km?",
               "worst error",
               "The same stars and fixes, " + std::to_string(measured) +
                   " of them judged. Truth: the least distance by GeographicLib along each edge. "
                   "Speeds are those of S2.",
               {},
               {}};
    for (const star& of : stars()) made.samples.push_back(of.name);
    for (const contender& each : all) {
        row line{each.name, "", "", {}};
        for (const star& of : stars()) {
            const answer ask = each.make(of);
            const std::size_t part = of.ring.size() > each.slowest ? 16 : 1024;
            double worst = 0;
            for (std::size_t k = 0; k < measured; ++k) {
                worst = std::max(worst, std::abs(ask(of.fixes[k]) - of.distances[k]));
            }
            if (each.must_be_right && !(worst <= 1e-3)) {
                found.push_back(each.name + ", " + of.name + ", is off by " + length(worst));
            }
            const std::string benchmark = "clearance, " + of.name + ", " + each.name;
            time_answers(benchmark, of, ask, part);
            line.cells.push_back({benchmark, length(worst), "", "", worst});
        }
        made.rows.push_back(std::move(line));
    }
    made.compared_with = "S2ClosestEdgeQuery";
    return made;
}

}  // namespace bench
