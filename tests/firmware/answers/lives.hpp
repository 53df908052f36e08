// SPDX-License-Identifier: BSL-1.0
//
// Positions beside positions, anywhere on Earth; and the random lives of the tests, lived elsewhere
// and at another time.

#ifndef CORDON_TESTS_FIRMWARE_LIVES_HPP
#define CORDON_TESTS_FIRMWARE_LIVES_HPP

#include <array>
#include <cmath>
#include <cstdint>

#include "cordon/distance/distance.hpp"
#include "cordon/fix.hpp"
#include "cordon/position.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/zone_reading.hpp"
#include "dice.hpp"

// So many 1e-7 degrees to the north and to the east, over a pole and across the date line.
inline cordon::position_e7 moved(cordon::position_e7 p, std::int64_t north, std::int64_t east) {
    constexpr std::int64_t pole = 900'000'000;
    constexpr std::int64_t turn = 3'600'000'000;
    std::int64_t latitude = p.latitude + north;
    std::int64_t longitude = p.longitude + east;
    if (latitude > pole || latitude < -pole) {
        latitude = (latitude > 0 ? 2 * pole : -2 * pole) - latitude;
        longitude += turn / 2;
    }
    longitude = ((longitude + turn / 2) % turn + turn) % turn - turn / 2;
    return {static_cast<std::int32_t>(latitude), static_cast<std::int32_t>(longitude)};
}

// A position on the ray from the centre that is some millimetres, or metres, off a circle's line.
inline cordon::position_e7 towards_line(cordon::position_e7 centre, cordon::position_e7 p,
                                        double radius_m, dice& random) {
    const double apart = cordon::distance(centre, p).count();
    if (apart == 0 || radius_m == 0) return p;
    const double wanted = radius_m + random.uniform(-1, 1) * (random.one_in(2) ? 0.1 : 10);
    const double part = wanted / apart;
    std::int64_t east = std::int64_t{p.longitude} - centre.longitude;
    if (east > 1'800'000'000) east -= 3'600'000'000;
    if (east < -1'800'000'000) east += 3'600'000'000;
    return moved(centre, std::llround(part * (p.latitude - centre.latitude)),
                 std::llround(part * static_cast<double>(east)));
}

struct named_place {
    const char* name;
    cordon::position_e7 where;
};
inline constexpr std::array lives_places{
    named_place{"at the equator", {0, 0}},
    named_place{"in London", {515'007'000, -1'246'000}},
    named_place{"on the date line", {-178'000'000, 1'799'999'990}},
    named_place{"at the north pole", {899'995'000, 300'000'000}},
    named_place{"at the south pole", {-900'000'000, 0}},
};

// The same input at another place, and so much later by the counter.
class lived_elsewhere {
  public:
    lived_elsewhere(cordon::position_e7 origin, cordon::milliseconds later)
        : origin_{origin}, later_{later} {}

    cordon::fix operator()(cordon::fix f) const {
        // A latitude that does not exist stays one.
        if (f.where.latitude <= 900'000'000 && f.where.latitude >= -900'000'000) {
            f.where = moved(origin_, f.where.latitude, f.where.longitude);
        }
        f.at = f.at + later_;
        f.received = f.received + later_;
        return f;
    }
    cordon::zone_reading operator()(cordon::zone_reading r) const {
        r.moving = (*this)(r.moving);
        return r;
    }
    cordon::heartbeat operator()(cordon::heartbeat h) const {
        h.at = h.at + later_;
        h.still_since = h.still_since + later_;
        h.received = h.received + later_;
        return h;
    }
    cordon::health operator()(cordon::health h) const {
        h.at = h.at + later_;
        h.received = h.received + later_;
        return h;
    }
    cordon::notice operator()(cordon::notice n) const {
        n.at = n.at + later_;
        n.until = n.until + later_;
        return n;
    }
    cordon::instant operator()(cordon::instant at) const { return at + later_; }

  private:
    cordon::position_e7 origin_;
    cordon::milliseconds later_;
};

#endif  // CORDON_TESTS_FIRMWARE_LIVES_HPP
