// SPDX-License-Identifier: BSL-1.0
//
// S2 as a peer, where it is installed. Whole loops, not one pair at a time: the headers of S2 forbid
// fused products for everything compiled with them, and g++ inlines nothing across that border, so
// they stay in a file of their own.

#ifndef CORDON_BENCH_PEERS_S2_HPP
#define CORDON_BENCH_PEERS_S2_HPP

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data.hpp"
#include "peers.hpp"

namespace peers::s2 {

// A pair as S2 keeps it: two unit vectors.
struct vectors {
    std::array<double, 3> first;
    std::array<double, 3> second;
};
vectors to_vectors(const bench::pair& ends);

// S2LatLng::GetDistance on the mean sphere, folded as by bench::fold_distances.
std::uint64_t distances(std::span<const bench::pair> pairs);

// How many pairs are within that many metres, by S1ChordAngle.
std::uint64_t count_within(std::span<const bench::pair> pairs, double metres);
std::uint64_t count_within(std::span<const vectors> pairs, double metres);

// An S2Polygon of one ring, and its boundary on the mean sphere.
class polygon {
  public:
    explicit polygon(const std::vector<cordon::position>& ring);
    ~polygon();
    bool contains(cordon::position p) const;
    double distance(cordon::position p) const;  // metres

  private:
    struct made;
    std::unique_ptr<made> made_;
};

// An S2CellIndex of zones, each covered by eight cells: which may contain a position?
class zones {
  public:
    explicit zones(const std::vector<round_zone>& all);
    ~zones();
    void candidates(cordon::position p, std::vector<std::uint32_t>& found) const;

  private:
    struct index;
    std::unique_ptr<index> index_;
};

}  // namespace peers::s2

#endif  // CORDON_BENCH_PEERS_S2_HPP
