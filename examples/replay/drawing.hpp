// SPDX-License-Identifier: BSL-1.0
//
// A record on a flat map: metres east and north of the middle, few enough of them to draw.

#ifndef CORDON_EXAMPLES_REPLAY_DRAWING_HPP
#define CORDON_EXAMPLES_REPLAY_DRAWING_HPP

#include <cordon/position.hpp>

#include <cstdint>
#include <vector>

#include "outcome.hpp"
#include "track.hpp"

namespace replay {

struct drawn_record {
    std::int64_t unix_ms = 0;
    double east = 0, north = 0;  // metres
};

struct drawn_place {
    double east = 0, north = 0;  // metres
};

// The azimuthal equidistant projection: distances from the middle are the geodesic ones, north is
// up in the middle, and neither the date line nor a pole is special.
class flat_map {
  public:
    explicit flat_map(cordon::position middle);

    [[nodiscard]] const cordon::position& middle() const { return middle_; }
    [[nodiscard]] drawn_place place(const cordon::position& here) const;
    [[nodiscard]] drawn_record place(const record& here) const;

  private:
    cordon::position middle_;
    double up_[3], east_[3], north_[3];  // of the middle's horizon, from the Earth's centre
};

// The middle of both records on the sphere; the first record where they have none.
[[nodiscard]] cordon::position middle_of(const std::vector<record>& a,
                                         const std::vector<record>& b);

// At most about 6000 of them: of each run of neighbours the first, the last, and the outermost to
// the north, south, east and west.
[[nodiscard]] std::vector<drawn_record> drawn(const std::vector<record>& records,
                                              const flat_map& map);

// The same for a curve over time: of each run the first, the last, the least and the greatest.
[[nodiscard]] std::vector<nearest_moment> drawn(const std::vector<nearest_moment>& curve);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_DRAWING_HPP
