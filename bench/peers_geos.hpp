// SPDX-License-Identifier: BSL-1.0
//
// GEOS as a peer, where it is installed: a tree of boxes on the plane of degrees.

#ifndef CORDON_BENCH_PEERS_GEOS_HPP
#define CORDON_BENCH_PEERS_GEOS_HPP

#include <geos_c.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "peers.hpp"

namespace peers::geos {

class zones {
  public:
    explicit zones(const std::vector<round_zone>& all) : context_{GEOS_init_r()} {
        constexpr double radians = 3.14159265358979323846 / 180;
        tree_ = GEOSSTRtree_create_r(context_, 16);
        numbers_.resize(all.size());
        for (std::uint32_t k = 0; k < all.size(); ++k) {
            numbers_[k] = k;
            const position c = all[k].centre;
            const double north = all[k].radius / 110'574 * 1.01;
            const double east = north / std::cos((std::abs(c.latitude) + north) * radians);
            GEOSCoordSequence* corners = GEOSCoordSeq_create_r(context_, 2, 2);
            GEOSCoordSeq_setXY_r(context_, corners, 0, c.longitude - east, c.latitude - north);
            GEOSCoordSeq_setXY_r(context_, corners, 1, c.longitude + east, c.latitude + north);
            GEOSGeometry* box = GEOSGeom_createLineString_r(context_, corners);
            GEOSSTRtree_insert_r(context_, tree_, box, &numbers_[k]);
            GEOSGeom_destroy_r(context_, box);
        }
        numbers found;
        candidates(all.front().centre, found);  // builds the tree
    }
    zones(const zones&) = delete;
    zones& operator=(const zones&) = delete;
    ~zones() {
        GEOSSTRtree_destroy_r(context_, tree_);
        GEOS_finish_r(context_);
    }
    using numbers = std::vector<std::uint32_t>;
    void candidates(position p, numbers& found) const {
        GEOSGeometry* at = GEOSGeom_createPointFromXY_r(context_, p.longitude, p.latitude);
        GEOSSTRtree_query_r(
            context_, tree_, at,
            [](void* item, void* into) {
                static_cast<numbers*>(into)->push_back(*static_cast<std::uint32_t*>(item));
            },
            &found);
        GEOSGeom_destroy_r(context_, at);
    }

  private:
    GEOSContextHandle_t context_;
    GEOSSTRtree* tree_ = nullptr;
    numbers numbers_;
};

// A prepared polygon of one ring on the plane of degrees.
class polygon {
  public:
    explicit polygon(const std::vector<position>& ring) : context_{GEOS_init_r()} {
        GEOSCoordSequence* corners =
            GEOSCoordSeq_create_r(context_, static_cast<unsigned>(ring.size() + 1), 2);
        for (unsigned k = 0; k <= ring.size(); ++k) {
            const position p = ring[k % ring.size()];
            GEOSCoordSeq_setXY_r(context_, corners, k, p.longitude, p.latitude);
        }
        zone_ = GEOSGeom_createPolygon_r(context_, GEOSGeom_createLinearRing_r(context_, corners),
                                         nullptr, 0);
        prepared_ = GEOSPrepare_r(context_, zone_);
    }
    polygon(const polygon&) = delete;
    polygon& operator=(const polygon&) = delete;
    ~polygon() {
        GEOSPreparedGeom_destroy_r(context_, prepared_);
        GEOSGeom_destroy_r(context_, zone_);
        GEOS_finish_r(context_);
    }
    bool contains(position p) const {
        GEOSGeometry* at = GEOSGeom_createPointFromXY_r(context_, p.longitude, p.latitude);
        const bool inside = GEOSPreparedContains_r(context_, prepared_, at) == 1;
        GEOSGeom_destroy_r(context_, at);
        return inside;
    }

  private:
    GEOSContextHandle_t context_;
    GEOSGeometry* zone_ = nullptr;
    const GEOSPreparedGeometry* prepared_ = nullptr;
};

}  // namespace peers::geos

#endif  // CORDON_BENCH_PEERS_GEOS_HPP
