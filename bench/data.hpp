// SPDX-License-Identifier: BSL-1.0
//
// What the benchmarks measure on: seeded pairs of positions, each with its true distance, which
// two independent solvers agree about.

#ifndef CORDON_BENCH_DATA_HPP
#define CORDON_BENCH_DATA_HPP

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cordon/position.hpp"
#include "oracle.hpp"
#include "table.hpp"

namespace bench {

// Enough that no branch predictor learns them by heart, few enough to stay in the cache: the
// contenders are compared, not the memory. Every contender is timed and judged on the same pairs.
inline constexpr std::size_t sample_size = 131'072;

using pair = oracle::pair;
struct pair_e7 {
    cordon::position_e7 first;
    cordon::position_e7 second;
};

// Beside oracle::true_distance of a pair.
inline long double true_distance(const pair_e7& ends) {
    return oracle::true_distance(ends.first, ends.second);
}
inline const pair& in_degrees(const pair& ends) { return ends; }
inline pair in_degrees(const pair_e7& ends) {
    return {cordon::to_position(ends.first), cordon::to_position(ends.second)};
}
inline pair_e7 in_e7(const pair& ends) {
    return {cordon::to_e7(ends.first), cordon::to_e7(ends.second)};
}

// What makes a sample the one that the published results were taken on. Other machines may round
// the sine otherwise; the mean of the distances moves by far less than a part in 1e8.
struct checksum {
    double mean;  // metres
};

template <class Pair>
struct sample {
    std::string name;
    std::vector<Pair> pairs;
    std::vector<long double> truth;  // metres
};

// The sample of a recipe that makes one pair at a time, and its truth, checked.
template <class Recipe>
auto make_sample(std::string name, checksum expected, Recipe recipe, faults& found) {
    using made = decltype(recipe());
    // The truth is good to picometres; GeodesicExact in double to 19 nm, and the degrees that it
    // is given for counts of 1e-7 degree are rounded, 4.5 nm.
    constexpr long double agreement = 30e-9L;
    sample<made> result{std::move(name), {}, {}};
    long double sum = 0;
    std::size_t disagreements = 0;
    for (std::size_t k = 0; k < sample_size; ++k) {
        const made ends = recipe();
        const long double truth = true_distance(ends);
        const auto other =
            static_cast<long double>(oracle::geographiclib_exact_distance(in_degrees(ends)));
        if (!(std::abs(truth - other) <= agreement)) ++disagreements;
        sum += truth;
        result.pairs.push_back(ends);
        result.truth.push_back(truth);
    }
    if (disagreements > 0) {
        found.push_back(result.name + ": the two solvers disagree about " +
                        std::to_string(disagreements) + " pairs");
    }
    const auto mean = static_cast<double>(sum / sample_size);
    if (!(std::abs(mean - expected.mean) <= 1e-8 * expected.mean)) {
        found.push_back(result.name + ": the mean distance is " + number("%.9g", mean) +
                        " m where the results were taken on " + number("%.9g", expected.mean));
    }
    return result;
}

// A pair that far apart, evenly over the globe and in every direction.
inline pair apart(oracle::generator& random, double metres) {
    const cordon::position from = random.anywhere();
    return {from, oracle::destination(from, random.uniform(0, 360), metres)};
}

// What a contender makes of pairs: its answers folded into one word, so that the compiler drops
// none. The answers one by one come from the same code, so that what is timed is what is judged.
template <class Pair>
using fold_of = std::uint64_t (*)(std::span<const Pair>);

// Distances by exclusive or of their bits: exact in any order, and a NaN hides no other answer.
template <class Pair, class Measure>
std::uint64_t fold_distances(std::span<const Pair> pairs, Measure measure) {
    std::uint64_t folded = 0;
    for (const Pair& ends : pairs) {
        folded ^=
            std::bit_cast<std::uint64_t>(static_cast<double>(measure(ends.first, ends.second)));
    }
    return folded;
}

// Decisions by counting the pairs inside.
template <class Pair, class Decide>
std::uint64_t fold_decisions(std::span<const Pair> pairs, Decide decide) {
    std::uint64_t inside = 0;
    for (const Pair& ends : pairs) inside += decide(ends.first, ends.second) ? 1U : 0U;
    return inside;
}

}  // namespace bench

#endif  // CORDON_BENCH_DATA_HPP
