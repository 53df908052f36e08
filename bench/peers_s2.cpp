// SPDX-License-Identifier: BSL-1.0
//
// The loops over the functions of S2.

#include "peers_s2.hpp"

#include <s2/s1chord_angle.h>
#include <s2/s2cap.h>
#include <s2/s2cell_id.h>
#include <s2/s2cell_index.h>
#include <s2/s2cell_union.h>
#include <s2/s2closest_edge_query.h>
#include <s2/s2earth.h>
#include <s2/s2latlng.h>
#include <s2/s2loop.h>
#include <s2/s2point.h>
#include <s2/s2polygon.h>
#include <s2/s2region_coverer.h>

#include <bit>

namespace peers::s2 {
namespace {

S2LatLng to_s2(cordon::position p) { return S2LatLng::FromDegrees(p.latitude, p.longitude); }

S2Point to_s2(const std::array<double, 3>& v) { return {v[0], v[1], v[2]}; }

std::array<double, 3> unit_vector(cordon::position p) {
    const S2Point made = to_s2(p).ToPoint();
    return {made.x(), made.y(), made.z()};
}

S1ChordAngle limit(double metres) { return S1ChordAngle{S2Earth::MetersToAngle(metres)}; }

}  // namespace

vectors to_vectors(const bench::pair& ends) {
    return {unit_vector(ends.first), unit_vector(ends.second)};
}

std::uint64_t distances(std::span<const bench::pair> pairs) {
    std::uint64_t folded = 0;
    for (const auto& ends : pairs) {
        folded ^= std::bit_cast<std::uint64_t>(
            S2Earth::ToMeters(to_s2(ends.first).GetDistance(to_s2(ends.second))));
    }
    return folded;
}

std::uint64_t count_within(std::span<const bench::pair> pairs, double metres) {
    const S1ChordAngle most = limit(metres);
    std::uint64_t inside = 0;
    for (const auto& ends : pairs) {
        const S1ChordAngle apart{to_s2(ends.first).ToPoint(), to_s2(ends.second).ToPoint()};
        inside += apart <= most ? 1U : 0U;
    }
    return inside;
}

std::uint64_t count_within(std::span<const vectors> pairs, double metres) {
    const S1ChordAngle most = limit(metres);
    std::uint64_t inside = 0;
    for (const auto& ends : pairs) {
        inside += S1ChordAngle{to_s2(ends.first), to_s2(ends.second)} <= most ? 1U : 0U;
    }
    return inside;
}

struct zones::index {
    S2CellIndex cells;
};

zones::zones(const std::vector<round_zone>& all) : index_{std::make_unique<index>()} {
    S2RegionCoverer::Options options;
    options.set_max_cells(8);
    S2RegionCoverer coverer{options};
    for (std::size_t k = 0; k < all.size(); ++k) {
        // The sphere may be wrong by 0.6 %.
        const S2Cap cap{to_s2(all[k].centre).ToPoint(),
                        S2Earth::MetersToAngle(all[k].radius * 1.01)};
        index_->cells.Add(coverer.GetCovering(cap), static_cast<S2CellIndex::Label>(k));
    }
    index_->cells.Build();
}
zones::~zones() = default;

void zones::candidates(cordon::position p, std::vector<std::uint32_t>& found) const {
    const S2CellUnion leaf{{S2CellId{to_s2(p)}}};
    index_->cells.VisitIntersectingCells(leaf, [&found](S2CellId, S2CellIndex::Label label) {
        found.push_back(static_cast<std::uint32_t>(label));
        return true;
    });
}

struct polygon::made {
    std::unique_ptr<S2Polygon> zone;
    std::unique_ptr<S2ClosestEdgeQuery> query;
};

polygon::polygon(const std::vector<cordon::position>& ring) : made_{std::make_unique<made>()} {
    std::vector<S2Point> vertices;
    for (const auto p : ring) vertices.push_back(to_s2(p).ToPoint());
    auto loop = std::make_unique<S2Loop>(vertices);
    loop->Normalize();
    made_->zone = std::make_unique<S2Polygon>(std::move(loop));
    made_->query = std::make_unique<S2ClosestEdgeQuery>(&made_->zone->index());
    made_->query->mutable_options()->set_include_interiors(false);
}
polygon::~polygon() = default;

bool polygon::contains(cordon::position p) const {
    return made_->zone->Contains(to_s2(p).ToPoint());
}
double polygon::distance(cordon::position p) const {
    S2ClosestEdgeQuery::PointTarget target{to_s2(p).ToPoint()};
    return S2Earth::ToMeters(made_->query->GetDistance(&target));
}

}  // namespace peers::s2
