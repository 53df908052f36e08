// SPDX-License-Identifier: BSL-1.0
//
// Random polygons of 3 to 1,000 vertices, everywhere on Earth, against Boost.Geometry's geographic
// strategies. Where the two differ the position is looked at by a slow search along the edges, and
// counted as Boost's mistake only if that search says so.
//
//   boost_polygons [positions = 20000] [seed = 1]

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <boost/geometry.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "cordon/zone/polygon.hpp"
#include "oracle.hpp"
#include "zone/slow_edge.hpp"

namespace {

namespace bg = boost::geometry;
using place = bg::model::point<double, 2, bg::cs::geographic<bg::degree>>;
using boost_ring = bg::model::polygon<place>;
using cordon::position;

struct tally {
    long asked = 0;
    long inside = 0;
    long differ = 0;
    long boost_wrong = 0;
    long cordon_wrong = 0;
    double farthest = 0;  // metres from an edge, where Boost was wrong
};

// A star about a centre: what is nearer to it than its edge, in this direction, is inside.
struct star {
    position centre;
    std::vector<position> ring;

    // The side from the azimuths and lengths of geodesics from the centre alone: those to the ends of
    // the edge in this direction, and a search along it for where it has the direction.
    bool holds(position p) const {
        const auto& wgs84 = GeographicLib::Geodesic::WGS84();
        const auto to = [&](position q, double& azimuth) {
            double metres = 0;
            double end = 0;
            wgs84.Inverse(centre.latitude, centre.longitude, q.latitude, q.longitude, metres,
                          azimuth, end);
            return metres;
        };
        double direction = 0;
        const double metres = to(p, direction);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const position a = ring[k];
            const position b = ring[(k + 1) % ring.size()];
            double first = 0;
            double second = 0;
            to(a, first);
            to(b, second);
            const double span = std::remainder(second - first, 360);  // clockwise: positive
            const double part = std::remainder(direction - first, 360);
            if (!(span > 0 && part >= 0 && part <= span)) continue;
            const auto line = wgs84.InverseLine(a.latitude, a.longitude, b.latitude, b.longitude);
            double low = 0;
            double high = line.Distance();
            double limit = 0;
            for (int step = 0; step < 80; ++step) {
                position q;
                line.Position((low + high) / 2, q.latitude, q.longitude);
                double azimuth = 0;
                limit = to(q, azimuth);
                (std::remainder(azimuth - first, 360) < part ? low : high) = (low + high) / 2;
            }
            return metres <= limit;
        }
        return false;
    }
};

star make(oracle::generator& random) {
    star made;
    made.centre = random.anywhere_delicate();
    const double size = random.spread(100, 4e6);
    const int count = 3 + static_cast<int>(random.spread(1, 998));
    const double least = random.uniform(0.2, 0.95);
    for (int k = 0; k < count; ++k) {
        const double azimuth = 360.0 * k / count + random.uniform(0, 100.0 / count);
        made.ring.push_back(
            oracle::destination(made.centre, azimuth, size * random.uniform(least, 1)));
    }
    return made;
}

}  // namespace

int main(int count, char** arguments) {
    const long positions = count > 1 ? std::atol(arguments[1]) : 20'000;
    oracle::generator random{count > 2 ? static_cast<std::uint64_t>(std::atoll(arguments[2])) : 1};
    tally seen;
    while (seen.asked < positions) {
        const star drawn = make(random);
        const cordon::polygon zone{drawn.ring};
        boost_ring theirs;
        for (const position& v : drawn.ring)
            bg::append(theirs.outer(), place{v.longitude, v.latitude});
        bg::correct(theirs);
        const bg::strategy::within::geographic_winding<place> strategy;
        for (int k = 0; k < 50; ++k) {
            const auto& v = drawn.ring[random.bits() % drawn.ring.size()];
            double azimuth = 0;
            double end = 0;
            double metres = 0;
            GeographicLib::Geodesic::WGS84().Inverse(drawn.centre.latitude, drawn.centre.longitude,
                                                     v.latitude, v.longitude, metres, azimuth, end);
            // Half of them in the direction of a vertex, where a winding is delicate.
            const position p =
                oracle::destination(drawn.centre, random.chance(0.5) ? azimuth : random.azimuth(),
                                    metres * random.uniform(0, 1.3));
            const bool ours = contains(zone, p);
            const bool boosts = bg::within(place{p.longitude, p.latitude}, theirs, strategy);
            ++seen.asked;
            seen.inside += ours ? 1 : 0;
            if (ours == boosts) continue;
            ++seen.differ;
            const double away = std::fabs(clearance(zone, p).count());
            if (away < 1e-6) continue;  // within the promise
            const bool truth = drawn.holds(p);
            if (ours != truth) {
                ++seen.cordon_wrong;
                std::printf("cordon is wrong at %s, %g m from an edge\n", oracle::text(p).c_str(),
                            away);
                continue;
            }
            ++seen.boost_wrong;
            if (away > seen.farthest) {
                seen.farthest = away;
                std::printf("Boost is wrong at %s, %g m from an edge, %zu vertices about %s\n",
                            oracle::text(p).c_str(), away, drawn.ring.size(),
                            oracle::text(drawn.centre).c_str());
            }
        }
    }
    std::printf(
        "%ld positions, %ld inside; %ld differ, Boost wrong %ld (farthest %g m), cordon %ld\n",
        seen.asked, seen.inside, seen.differ, seen.boost_wrong, seen.farthest, seen.cordon_wrong);
    const bool fair = seen.inside > seen.asked / 4 && seen.inside < seen.asked * 9 / 10;
    return seen.cordon_wrong == 0 && fair ? 0 : 1;
}
