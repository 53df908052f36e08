// SPDX-License-Identifier: BSL-1.0
//
// How a party moves, as far as a watch remembers it: in two bytes, good enough to expect its next fix
// near a place. Nothing here decides what is clear.

#ifndef CORDON_WATCH_KEPT_VELOCITY_HPP
#define CORDON_WATCH_KEPT_VELOCITY_HPP

#include <cstdint>

#include "cordon/distance/difference.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/position.hpp"
#include "cordon/watch/evidence.hpp"

namespace cordon::watch_detail {

// A way in the plane, in millimetres.
struct way {
    std::int32_t north = 0;
    std::int32_t east = 0;

    friend constexpr way operator-(way a, way b) noexcept {
        return {a.north - b.north, a.east - b.east};
    }
    friend constexpr bool operator==(way, way) noexcept = default;
};

// Its length in millimetres, by the larger part and three eighths of the smaller.
//
//   Requires  parts below 2^30
//   Error     -2.8 % to 6.9 %
constexpr std::uint32_t length_mm(way w) noexcept {
    const auto magnitude = [](std::int32_t mm) {
        return static_cast<std::uint32_t>(mm < 0 ? -mm : mm);
    };
    const std::uint32_t north = magnitude(w.north), east = magnitude(w.east);
    return north > east ? north + east * 3 / 8 : east + north * 3 / 8;
}

// The cosine of a latitude in 1/1024, from its value at the pole, the equator and between.
//
//   Requires  a latitude that exists
//   Error     0.002, rounding down included (sampled, every 0.001 degree)
constexpr std::uint32_t coarse_cosine(std::int32_t latitude) noexcept {
    const auto counts = static_cast<std::uint32_t>(latitude < 0 ? -latitude : latitude);
    const std::uint32_t u = ((counts >> 12) * 9772) >> 16;  // share of a quarter turn, Q15
    const std::uint32_t u2 = (u * u) >> 15;
    return ((32768 - u2) * (32768 - ((u2 * 7294) >> 15))) >> 20;
}

// From the one position to the other. Each part is cut at 44.5 km, which is out of all expectation.
//
//   Error     1 % of each part, and to the east 0.002 of the difference in longitude and 78 mm
constexpr way way_between(position_e7 from, position_e7 to) noexcept {
    const auto cut = [](std::uint32_t counts) {
        constexpr std::uint32_t most = 4'000'000;
        return counts < most ? counts : most;
    };
    const auto scaled = [](std::uint32_t counts, bool ahead) {
        const auto mm = static_cast<std::int32_t>(counts * 11 + counts / 8);  // 11.125 mm
        return ahead ? mm : -mm;
    };
    const std::int32_t north = to.latitude - from.latitude;  // latitudes that exist
    const std::uint32_t apart = longitude_apart(from.longitude, to.longitude);
    // To the east if that leads there, or to a whole turn, 3.6e9, from there.
    const std::uint32_t rest = static_cast<std::uint32_t>(to.longitude) -
                               static_cast<std::uint32_t>(from.longitude) - apart;
    const bool to_east = rest == 0 || rest == 3'600'000'000U || rest == 0U - 3'600'000'000U;
    return {scaled(cut(static_cast<std::uint32_t>(north < 0 ? -north : north)), north >= 0),
            scaled(cut(apart) / 8 * coarse_cosine(from.latitude) / 128, to_east)};
}

// Half metres per second, each part cut at 63.5 m/s.
struct kept_velocity {
    std::int8_t north = 0;
    std::int8_t east = 0;

    //   Requires  0 < ms < 2^30
    static constexpr kept_velocity of(way w, std::uint32_t ms) noexcept {
        // A millimetre in a millisecond is two half metres in a second.
        return {kept(w.north * 2, ms), kept(w.east * 2, ms)};
    }
    static constexpr kept_velocity of(velocity v) noexcept {
        return {kept(v.north_mm_s, 500), kept(v.east_mm_s, 500)};
    }

    // Where it leads to in so long a time.
    //
    //   Requires  ms < 2^23
    [[nodiscard]] constexpr way after(std::uint32_t ms) const noexcept {
        const auto time = static_cast<std::int32_t>(ms);
        return {north * time / 2, east * time / 2};
    }
    // Centimetres per second; see length_mm.
    [[nodiscard]] constexpr std::uint32_t cm_s() const noexcept {
        return length_mm({north * 50, east * 50});
    }
    friend constexpr bool operator==(kept_velocity, kept_velocity) noexcept = default;

  private:
    // The nearest whole number, by a division without sign, which is smaller in firmware.
    static constexpr std::int8_t kept(std::int32_t of, std::uint32_t unit) noexcept {
        const std::uint32_t magnitude =
            of < 0 ? 0U - static_cast<std::uint32_t>(of) : static_cast<std::uint32_t>(of);
        const std::uint32_t near = (magnitude + unit / 2) / unit;
        const auto cut = static_cast<std::int8_t>(near < 127 ? near : 127);
        return static_cast<std::int8_t>(of < 0 ? -cut : cut);
    }
};

// How fast a party nears, or leaves, another who is so far off: its speed along the line between them.
// A quarter of all its speed or more, because nobody goes quite straight (assumed).
//
//   Error     8 % of the speed (sampled), where the parties are 50 m apart or more
constexpr std::uint32_t along_cm_s(kept_velocity moving, way apart) noexcept {
    const std::uint32_t speed = moving.cm_s();
    const std::uint32_t length = length_mm(apart) >> 8;
    if (speed == 0 || length == 0) return speed;
    const std::int32_t product =
        moving.north * (apart.north >> 8) + moving.east * (apart.east >> 8);
    const std::uint32_t along =
        static_cast<std::uint32_t>(product < 0 ? -product : product) * 50 / length;
    const std::uint32_t least = speed / 4;
    return along > speed ? speed : along < least ? least : along;
}

// What a move is worth as a witness.
struct move_worth {
    std::uint32_t credit = evidence::none;  // what an error has to hit by chance to look like it
    bool goes_on = false;  // the party moved before, and still moves so: its errors are new ones
};

// A move that took so long. Either the party went on as before, or it is no farther off than it can be
// at the speed that it had; give or take 1 m/s^2, and both fixes' errors. A car can do 3 m/s^2; what
// is beyond that is a jump. Who goes on, or rests, is mostly nearer to where that leads than what is
// given or taken: an error would have to hit as near.
//
//   Requires  ms below 15,600
constexpr move_worth worth_of_move(way moved, kept_velocity before, kept_velocity now,
                                   std::uint32_t both_sigmas, std::uint32_t ms) noexcept {
    constexpr std::uint32_t walking = 100;  // centimetres per second
    const std::uint32_t gained = fixed::thousandth(ms * ms);
    const std::uint32_t speed = before.cm_s();
    const std::uint32_t reachable = both_sigmas + fixed::hundredth(speed * ms) + gained;
    const std::uint32_t expected = both_sigmas + gained + ms * 3 / 8;  // kept to 0.35 m/s
    const std::uint32_t beside = length_mm(moved - before.after(ms));
    if (beside <= expected) {
        const bool goes_on = speed >= walking && now.cm_s() >= walking;
        const std::uint32_t hit = beside <= both_sigmas ? both_sigmas : goes_on ? beside : expected;
        return {evidence::credit_within(hit < reachable ? hit : reachable), goes_on};
    }
    const std::uint32_t length = length_mm(moved);
    if (length <= reachable) return {evidence::credit_within(reachable)};
    return {length <= reachable + 2 * gained ? evidence::none : evidence::jump};
}

}  // namespace cordon::watch_detail

#endif  // CORDON_WATCH_KEPT_VELOCITY_HPP
