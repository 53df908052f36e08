// SPDX-License-Identifier: BSL-1.0
//
// Everything that decides, as questions about a pair of positions whose distance is known.

#ifndef CORDON_TESTS_EXACTNESS_DECIDERS_HPP
#define CORDON_TESTS_EXACTNESS_DECIDERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>

#include "cordon/cordon.hpp"
#include "exactness/solver.hpp"
#include "oracle.hpp"

namespace exactness {

using cordon::circle;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
namespace ladder = cordon::ladder;

using truth = solver<long double>;

using oracle::wide;

inline constexpr long double band = wide(ladder::band.count());
inline constexpr double truth_error = 5e-12;  // metres: solver.test.cpp
inline constexpr double conversion =
    4.5e-9;  // metres: two positions from 1e-7 degree to double degrees

inline truth::position place(position p) { return {wide(p.latitude), wide(p.longitude)}; }
inline truth::position place(position_e7 p) { return {p.latitude / 1e7L, p.longitude / 1e7L}; }

inline std::string text(position p) {
    std::array<char, 80> line{};
    std::snprintf(line.data(), line.size(), "position{%.17g, %.17g}", p.latitude, p.longitude);
    return line.data();
}
inline std::string text(position_e7 p) {
    return "position_e7{" + std::to_string(p.latitude) + ", " + std::to_string(p.longitude) + "}";
}

// A pair of positions and what is true of it.
template <class First, class Second>
struct sample {
    First p;
    Second q;
    long double s;     // metres, the distance
    double by_double;  // metres, the same by cordon::distance
    cordon::angular_difference d = cordon::difference(p, q);
    cordon::angular_difference d_reversed = cordon::difference(q, p);
    cordon::cartesian p_cartesian = to_cartesian(cordon::to_position(p));
    cordon::cartesian q_cartesian = to_cartesian(cordon::to_position(q));
};

// One limit for it. The circles are prepared at run time.
template <class First, class Second>
struct question {
    const sample<First, Second>& pair;
    metres radius;
    circle<double> around_p{pair.p, radius};
    circle<double> around_q{pair.q, radius};
    circle<float> in_float{pair.p, radius};
    circle<std::int64_t> in_integers{pair.p, radius};
};

enum class promise : std::uint8_t {
    decides,     // a verdict: the truth beyond the band, cordon::distance inside it
    classifies,  // a side: never untrue, and never uncertain far beyond the band
    abstains,    // a side: never untrue
    rung,        // the same, in the order in which the ladder asks them
};

// A yes or no, and what the distance in double precision says of it.
struct verdict {
    bool answer;
    bool by_distance;
};

// Batches are asked where their vectors answer: about positions in 1e-7 degree, in the domain of the
// filter. The position is one of an array; its neighbours are ones whose answers are known.
struct batch {
    static constexpr std::size_t size = 3 * 64 + 5;  // whole blocks and a rest
    std::array<position_e7, size> positions;
    std::size_t at;  // where it is
    std::size_t inside = 0;

    static bool meant(metres radius) { return radius >= metres{1} && radius <= metres{20'000}; }

    batch(position_e7 centre, position_e7 asked) {
        const auto bits = static_cast<std::uint32_t>(asked.latitude * 31LL + asked.longitude);
        at = bits % size;
        // A degree towards the equator: farther than any radius that is meant.
        const position_e7 away{centre.latitude + (centre.latitude < 0 ? 1 : -1) * 10'000'000,
                               centre.longitude};
        for (std::size_t k = 0; k < size; ++k) {
            const bool in = (bits >> k % 29 & 1U) != 0;
            positions[k] = k == at ? asked : in ? centre : away;
            if (k != at && in) ++inside;
        }
    }
    bool known(std::size_t k, side answer, position_e7 centre) const {
        return answer == (positions[k] == centre ? side::inside : side::outside);
    }
};

// The side of one position by classify of a batch; one that is untrue if a neighbour's is.
template <class It, class Arithmetic>
std::optional<side> by_batch(const It& it, const circle<Arithmetic>& around) {
    if constexpr (std::is_same_v<decltype(it.pair.q), position_e7>) {
        if (!batch::meant(it.radius)) return {};
        const position_e7 centre = to_e7(around.centre());
        const batch asked{centre, it.pair.q};
        std::array<side, batch::size> sides{};
        classify(around, std::span<const position_e7>{asked.positions}, std::span<side>{sides});
        const bool outside = it.pair.s > wide(it.radius.count());
        for (std::size_t k = 0; k < batch::size; ++k) {
            // A centre off the grid, or an arithmetic near its margin, may leave one open.
            if (k != asked.at && sides[k] != side::uncertain && !asked.known(k, sides[k], centre)) {
                return outside ? side::inside : side::outside;
            }
        }
        return sides[asked.at];
    } else {
        return {};
    }
}

// Whether one position is in the circle by count_within; a wrong answer if the rest is miscounted.
template <class It, class Arithmetic>
std::optional<verdict> by_count(const It& it, const circle<Arithmetic>& around) {
    if constexpr (std::is_same_v<decltype(it.pair.q), position_e7>) {
        if (!batch::meant(it.radius)) return {};
        const batch asked{to_e7(around.centre()), it.pair.q};
        const std::size_t more =
            count_within(around, std::span<const position_e7>{asked.positions}) - asked.inside;
        const bool by_distance = clearance(around, it.pair.q) <= metres{0};
        if (more > 1) return verdict{it.pair.s > wide(it.radius.count()), !by_distance};
        return verdict{more == 1, by_distance};
    } else {
        return {};
    }
}

template <class Ask>
struct decider {
    const char* name;
    promise kind;
    Ask ask;
};
template <class Ask>
decider(const char*, promise, Ask) -> decider<Ask>;

// Everything that decides; a new arithmetic is one more line.
inline constexpr std::tuple deciders{
    decider{"within(p, q)", promise::decides,
            [](const auto& it) {
                return verdict{cordon::within(it.pair.p, it.pair.q, it.radius),
                               cordon::distance(it.pair.p, it.pair.q) <= it.radius};
            }},
    decider{"within(q, p)", promise::decides,
            [](const auto& it) {
                return verdict{cordon::within(it.pair.q, it.pair.p, it.radius),
                               cordon::distance(it.pair.q, it.pair.p) <= it.radius};
            }},
    decider{"contains(circle p, q)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.around_p, it.pair.q),
                               clearance(it.around_p, it.pair.q) <= metres{0}};
            }},
    decider{"contains(circle q, p)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.around_q, it.pair.p),
                               clearance(it.around_q, it.pair.p) <= metres{0}};
            }},
    decider{"classify(circle p, q)", promise::classifies,
            [](const auto& it) { return classify(it.around_p, it.pair.q); }},
    decider{"classify(circle q, p)", promise::classifies,
            [](const auto& it) { return classify(it.around_q, it.pair.p); }},
    decider{"contains(circle<float>)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.in_float, it.pair.q),
                               clearance(it.in_float, it.pair.q) <= metres{0}};
            }},
    decider{"contains(circle<int64>)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.in_integers, it.pair.q),
                               clearance(it.in_integers, it.pair.q) <= metres{0}};
            }},
    decider{"classify(circle<float>)", promise::abstains,
            [](const auto& it) { return classify(it.in_float, it.pair.q); }},
    decider{"classify(circle<int64>)", promise::abstains,
            [](const auto& it) { return classify(it.in_integers, it.pair.q); }},
    decider{"classify, batch", promise::classifies,
            [](const auto& it) { return by_batch(it, it.around_p); }},
    decider{"classify, batch of float", promise::abstains,
            [](const auto& it) { return by_batch(it, it.in_float); }},
    decider{"classify, batch of int64", promise::abstains,
            [](const auto& it) { return by_batch(it, it.in_integers); }},
    decider{"count_within", promise::decides,
            [](const auto& it) { return by_count(it, it.around_p); }},
    decider{"count_within of float", promise::decides,
            [](const auto& it) { return by_count(it, it.in_float); }},
    decider{"count_within of int64", promise::decides,
            [](const auto& it) { return by_count(it, it.in_integers); }},
    decider{"by_latitude, 1.5 r", promise::rung,
            [](const auto& it) { return ladder::by_latitude(it.pair.d.north, it.radius * 1.5); }},
    decider{"by_mid_latitude", promise::rung,
            [](const auto& it) { return ladder::by_mid_latitude(it.pair.d, it.radius); }},
    decider{"by_latitude", promise::rung,
            [](const auto& it) { return ladder::by_latitude(it.pair.d.north, it.radius); }},
    decider{"by_near_geodesic", promise::rung,
            [](const auto& it) { return ladder::by_near_geodesic(it.pair.d, it.radius); }},
    decider{"by_chord", promise::rung,
            [](const auto& it) {
                return ladder::by_chord(it.pair.p_cartesian, it.pair.q_cartesian, it.radius);
            }},
    decider{"by_any_chord", promise::rung,
            [](const auto& it) {
                return ladder::by_any_chord(it.pair.p_cartesian, it.pair.q_cartesian, it.radius);
            }},
    decider{"by_mid_latitude(q, p)", promise::abstains,
            [](const auto& it) { return ladder::by_mid_latitude(it.pair.d_reversed, it.radius); }},
    decider{"by_near_geodesic(q, p)", promise::abstains,
            [](const auto& it) { return ladder::by_near_geodesic(it.pair.d_reversed, it.radius); }},
    decider{"by_chord(q, p)", promise::abstains,
            [](const auto& it) {
                return ladder::by_chord(it.pair.q_cartesian, it.pair.p_cartesian, it.radius);
            }},
    decider{"by_any_chord(q, p)", promise::abstains,
            [](const auto& it) {
                return ladder::by_any_chord(it.pair.q_cartesian, it.pair.p_cartesian, it.radius);
            }},
};
inline constexpr std::size_t decider_count = std::tuple_size_v<decltype(deciders)>;

}  // namespace exactness

#endif  // CORDON_TESTS_EXACTNESS_DECIDERS_HPP
