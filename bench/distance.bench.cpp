// SPDX-License-Identifier: BSL-1.0
//
// What does a distance cost, and how wrong is it?

#include <algorithm>
#include <bit>
#include <cmath>
#include <cordon/cordon.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data.hpp"
#include "peers.hpp"
#ifdef CORDON_BENCH_S2
#include "peers_s2.hpp"
#endif
#include "table.hpp"

namespace bench {
namespace {

// distance(p, q) as a model: what one gets without choosing.
struct default_distance {
    cordon::metres operator()(cordon::position p, cordon::position q) const {
        return cordon::distance(p, q);
    }
    cordon::metres max_error(cordon::metres) const { return cordon::geodesic_max_error; }
    bool covers(cordon::position p, cordon::position q) const { return cordon::valid(p, q); }
};

// What a contender says about its errors: bound(d) of an answer d, NaN for nothing.
template <class Model>
struct promise {  // of a model of cordon, which is held to it
    static constexpr bool held = true;
    static bool covers(const pair& ends) { return Model{}.covers(ends.first, ends.second); }
    static double bound(double answer) { return Model{}.max_error(cordon::metres{answer}).count(); }
};
struct documented {  // by GeographicLib
    static constexpr bool held = false;
    static bool covers(const pair&) { return true; }
    static double bound(double) { return 15e-9; }
};
// The plane of the middle latitude is judged where cordon's is, for fairness: who uses it near a
// pole gets what is not a distance.
struct plane_only {
    static constexpr bool held = false;
    static bool covers(const pair& ends) {
        return cordon::mid_latitude{}.covers(ends.first, ends.second);
    }
    static double bound(double) { return std::nan(""); }
};
struct no_promise {
    static constexpr bool held = false;
    static bool covers(const pair&) { return true; }
    static double bound(double) { return std::nan(""); }
};

// Degrees from 1e-7 degree are rounded; cordon::distance names this error beside the model's.
double rounding_of_input(const pair&) { return 0; }
double rounding_of_input(const pair_e7&) { return 4.5e-9; }

template <class Promise, class Pair>
cell judge(const std::string& name, const sample<Pair>& on, fold_of<Pair> fold, faults& found) {
    const std::span<const Pair> pairs{on.pairs};
    oracle::worst worst;
    oracle::worst breach;  // of the bound
    double farthest = 0;
    std::uint64_t folded = 0;
    std::size_t covered = 0;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        const std::uint64_t bits = fold(pairs.subspan(k, 1));
        folded ^= bits;
        if (!Promise::covers(in_degrees(pairs[k]))) continue;
        ++covered;
        const auto answer = std::bit_cast<double>(bits);
        const auto error =
            static_cast<double>(std::abs(static_cast<long double>(answer) - on.truth[k]));
        if (Promise::held && !(error <= Promise::bound(answer) + rounding_of_input(pairs[k]))) {
            breach.see(error, in_degrees(pairs[k]));
        }
        worst.see(error, in_degrees(pairs[k]));
        farthest = std::max(farthest, answer);
    }
    if (breach.value != 0) {
        found.push_back(name + " on " + on.name + " is beyond its bound, by an error of " +
                        length(breach.value) + " for " + oracle::text(breach.ends));
    }
    if (fold(pairs) != folded) {
        found.push_back(name + " on " + on.name + ": all at once is not what one by one is");
    }
    const double part = static_cast<double>(covered) / static_cast<double>(pairs.size());
    if (part < 0.01) return {"", "-", "", "-"};
    const std::string benchmark = "distance, " + on.name + ", " + name;
    time_it(benchmark, pairs, fold);
    const double bound = Promise::bound(farthest);
    return {
        benchmark, length(worst.value),
        covered < pairs.size() ? "on the " + number("%.0f", 100 * part) + " % in its domain" : "",
        std::isnan(bound) ? "none" : length(bound), worst.value};
}

template <class Promise, class Pair>
void add(std::string name, std::string domain, std::string grounds,
         const std::vector<sample<Pair>>& samples, fold_of<Pair> fold, table& into, faults& found) {
    row made{std::move(name), std::move(domain), std::move(grounds), {}};
    for (const auto& on : samples) {
        made.cells.push_back(judge<Promise>(made.name, on, fold, found));
    }
    into.rows.push_back(std::move(made));
}

template <class Model, class Pair>
std::uint64_t model_distances(std::span<const Pair> pairs) {
    return fold_distances(pairs, [](const auto& p, const auto& q) {
        return cordon::distance(p, q, Model{}).count();
    });
}

template <class Model>
void add_model(const std::string& name, const std::string& domain, const std::string& grounds,
               const std::vector<sample<pair>>& samples,
               const std::vector<sample<pair_e7>>& samples_e7, table& into, faults& found) {
    add<promise<Model>, pair>("cordon::" + name, domain, grounds, samples,
                              model_distances<Model, pair>, into, found);
    add<promise<Model>, pair_e7>("cordon::" + name + of_e7, domain, grounds, samples_e7,
                                 model_distances<Model, pair_e7>, into, found);
}

template <class Strategy>
void add_boost(const std::string& name, const std::string& domain,
               const std::vector<sample<pair>>& samples, table& into, faults& found) {
    add<no_promise, pair>(
        "Boost " + name, domain, "", samples,
        [](std::span<const pair> pairs) {
            const auto strategy = peers::make_strategy<Strategy>();
            return fold_distances(pairs, [&strategy](const auto& p, const auto& q) {
                return peers::boost_distance(p, q, strategy);
            });
        },
        into, found);
}

std::vector<sample<pair>> samples_in_degrees(faults& found) {
    std::vector<sample<pair>> made;
    oracle::generator random{20130106};
    made.push_back(make_sample(
        "1-500 m", {251.093433}, [&] { return apart(random, random.uniform(1, 500)); }, found));
    made.push_back(make_sample(
        "1-50 km", {25502.7299}, [&] { return apart(random, random.uniform(1e3, 50e3)); }, found));
    made.push_back(make_sample(
        "globe", {9999621.11},
        [&] {
            return pair{random.anywhere(), random.anywhere()};
        },
        found));
    return made;
}

// The same pairs, to the nearest count.
std::vector<sample<pair_e7>> samples_in_e7(const std::vector<sample<pair>>& samples,
                                           faults& found) {
    constexpr checksum expected[] = {{251.093435}, {25502.7299}, {9999621.11}};
    std::vector<sample<pair_e7>> made;
    for (const auto& from : samples) {
        made.push_back(make_sample(
            from.name, expected[made.size()],
            [next = from.pairs.begin()]() mutable { return in_e7(*next++); }, found));
    }
    return made;
}

}  // namespace

table distance_table(faults& found) {
    static const auto samples = samples_in_degrees(found);
    static const auto samples_e7 = samples_in_e7(samples, found);
    table made{"distance(p, q)",
               "worst error",
               "Worst errors are those of the pairs in a model's domain; - where those are fewer "
               "than 1 %.",
               {},
               {}};
    for (const auto& on : samples) made.samples.push_back(on.name);
    const auto up_to = [](cordon::metres reach) { return "up to " + length(reach.count()); };

    add_model<default_distance>("distance, the default", "every pair", "sampled", samples,
                                samples_e7, made, found);
    add_model<cordon::near_geodesic>("near_geodesic",
                                     up_to(cordon::near_geodesic::reach) + ", to latitude 75",
                                     "proved", samples, samples_e7, made, found);
    add_model<cordon::geodesic<double>>("geodesic", "every pair", "sampled", samples, samples_e7,
                                        made, found);
    add_model<cordon::chord>("chord", up_to(cordon::chord::reach), "proved", samples, samples_e7,
                             made, found);
    add_model<cordon::mid_latitude>("mid_latitude",
                                    up_to(cordon::mid_latitude::reach) + ", to latitude 75",
                                    "sampled", samples, samples_e7, made, found);
    add_model<cordon::haversine>("haversine", "every pair", "proved", samples, samples_e7, made,
                                 found);
    add<documented, pair>(
        baseline, "every pair", "documented", samples,
        [](std::span<const pair> pairs) { return fold_distances(pairs, peers::geographiclib); },
        made, found);
    add_boost<peers::boost_karney>("karney", "every pair", samples, made, found);
    add_boost<peers::boost_vincenty>("vincenty", "not near the antipode", samples, made, found);
    add_boost<peers::boost_thomas>("thomas", "not stated", samples, made, found);
    add_boost<peers::boost_andoyer>("andoyer", "not stated", samples, made, found);
    add_boost<peers::boost_haversine>("haversine", "every pair", samples, made, found);
    add<no_promise, pair>(
        "plain haversine loop", "every pair", "", samples,
        [](std::span<const pair> pairs) { return fold_distances(pairs, peers::plain_haversine); },
        made, found);
    add<plane_only, pair>(
        "plain equirectangular loop",
        up_to(cordon::mid_latitude::reach) + ", to latitude 75 (both ours)", "", samples,
        [](std::span<const pair> pairs) {
            return fold_distances(pairs, peers::plain_equirectangular);
        },
        made, found);
#ifdef CORDON_BENCH_S2
    add<no_promise, pair>("S2LatLng::GetDistance", "every pair", "", samples, peers::s2::distances,
                          made, found);
#endif
    return made;
}

}  // namespace bench
