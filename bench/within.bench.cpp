// SPDX-License-Identifier: BSL-1.0
//
// What does a decision cost far from the line, near it and on it, and how many are wrong?

#include <algorithm>
#include <cmath>
#include <cordon/cordon.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
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

using namespace cordon::literals;

constexpr cordon::metres radius = 500_m;
constexpr long double limit = 500;  // metres

// Nearer to the line than cordon's band no solver in double is held to an answer.
bool on_the_line(long double truth) {
    return std::abs(truth - limit) <= static_cast<long double>(cordon::ladder::band.count());
}

enum class judged : bool { as_peer, as_cordon };

template <class Pair>
cell judge(const std::string& name, const sample<Pair>& on, fold_of<Pair> fold, judged as,
           faults& found) {
    const std::span<const Pair> pairs{on.pairs};
    std::size_t false_inside = 0;
    std::size_t false_outside = 0;
    std::uint64_t count = 0;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        const bool answer = fold(pairs.subspan(k, 1)) != 0;
        count += answer ? 1U : 0U;
        if (on_the_line(on.truth[k])) continue;
        const bool inside = on.truth[k] <= limit;
        if (answer && !inside) ++false_inside;
        if (!answer && inside) ++false_outside;
    }
    if (fold(pairs) != count) {
        found.push_back(name + " on " + on.name + ": all at once is not what one by one is");
    }
    const std::string wrong = std::to_string(false_inside) + " + " + std::to_string(false_outside);
    if (as == judged::as_cordon && false_inside + false_outside > 0) {
        found.push_back(name + " on " + on.name + " decides wrongly: " + wrong);
    }
    const std::string benchmark = "within, " + on.name + ", " + name;
    time_it(benchmark, pairs, fold);
    return {benchmark, wrong};
}

template <class Pair>
void add(const std::string& name, judged as, const std::vector<sample<Pair>>& samples,
         fold_of<Pair> fold, table& into, faults& found) {
    row made{name, "", "", {}};
    for (const auto& on : samples) made.cells.push_back(judge(name, on, fold, as, found));
    into.rows.push_back(std::move(made));
}

template <class Pair>
std::uint64_t cordon_decisions(std::span<const Pair> pairs) {
    return fold_decisions(
        pairs, [](const auto& p, const auto& q) { return cordon::within(p, q, radius); });
}

// The samples once more as the batch takes them, a column of each side; a span of pairs tells by
// where it lies which part of which is meant.
struct columns {
    std::span<const pair_e7> pairs;
    std::vector<cordon::position_e7> first;
    std::vector<cordon::position_e7> second;
};
std::vector<columns>& all_columns() {
    static std::vector<columns> made;
    return made;
}
std::uint64_t batch_decisions(std::span<const pair_e7> pairs) {
    static bool answers[sample_size];
    const auto from = std::ranges::find_if(all_columns(), [&](const columns& c) {
        return !std::less<>{}(pairs.data(), c.pairs.data()) &&
               std::less<>{}(pairs.data(), c.pairs.data() + c.pairs.size());
    });
    const auto at = static_cast<std::size_t>(pairs.data() - from->pairs.data());
    using positions = std::span<const cordon::position_e7>;
    cordon::within(positions{from->first}.subspan(at, pairs.size()),
                   positions{from->second}.subspan(at, pairs.size()), radius,
                   std::span<bool>{answers, pairs.size()});
    std::uint64_t inside = 0;
    for (std::size_t k = 0; k < pairs.size(); ++k) inside += answers[k] ? 1U : 0U;
    return inside;
}

// The same pairs with their places in space at hand.
struct cached_pair {
    cordon::cached_position first;
    cordon::cached_position second;
};
std::vector<sample<cached_pair>> in_cache(const std::vector<sample<pair>>& samples) {
    std::vector<sample<cached_pair>> made;
    for (const auto& from : samples) {
        sample<cached_pair> on{from.name, {}, from.truth};
        for (const pair& ends : from.pairs) {
            on.pairs.push_back(
                {cordon::cached_position{ends.first}, cordon::cached_position{ends.second}});
        }
        made.push_back(std::move(on));
    }
    return made;
}

template <class Strategy>
std::uint64_t boost_decisions(std::span<const pair> pairs) {
    const auto strategy = peers::make_strategy<Strategy>();
    return fold_decisions(pairs, [&strategy](const auto& p, const auto& q) {
        return peers::boost_distance(p, q, strategy) <= radius.count();
    });
}

#ifdef CORDON_BENCH_S2
template <class Pair>
std::uint64_t s2_decisions(std::span<const Pair> pairs) {
    return peers::s2::count_within(pairs, radius.count());
}

// The same pairs, as S2 keeps them.
std::vector<sample<peers::s2::vectors>> in_vectors(const std::vector<sample<pair>>& samples) {
    std::vector<sample<peers::s2::vectors>> made;
    for (const auto& from : samples) {
        sample<peers::s2::vectors> on{from.name, {}, from.truth};
        for (const pair& ends : from.pairs) on.pairs.push_back(peers::s2::to_vectors(ends));
        made.push_back(std::move(on));
    }
    return made;
}
#endif

constexpr const char* names[] = {"99 % at 1-50 km", "0-1 km", "within 1 mm of the line"};

double mixed_distance(oracle::generator& random) {
    const bool near = random.chance(0.01);
    return near ? random.uniform(0, 1e3) : random.uniform(1e3, 50e3);
}

constexpr double at_the_line = 1e-3;  // metres from it

std::vector<sample<pair>> samples_in_degrees(faults& found) {
    std::vector<sample<pair>> made;
    oracle::generator random{500};
    made.push_back(make_sample(
        names[0], {25193.9012}, [&] { return apart(random, mixed_distance(random)); }, found));
    made.push_back(make_sample(
        names[1], {500.615454}, [&] { return apart(random, random.uniform(0, 1e3)); }, found));
    const double line = radius.count();
    made.push_back(make_sample(
        names[2], {500.000002},
        [&] { return apart(random, random.uniform(line - at_the_line, line + at_the_line)); },
        found));
    return made;
}

std::vector<sample<pair_e7>> samples_in_e7(faults& found) {
    std::vector<sample<pair_e7>> made;
    oracle::generator random{507};
    made.push_back(make_sample(
        names[0], {25254.4071}, [&] { return in_e7(apart(random, mixed_distance(random))); },
        found));
    made.push_back(make_sample(
        names[1], {500.992777}, [&] { return in_e7(apart(random, random.uniform(0, 1e3))); },
        found));
    // A count is up to 11 mm: most pairs at the line leave it by rounding.
    const auto kept_at_the_line = [&] {
        while (true) {
            const pair_e7 ends = in_e7(apart(random, radius.count()));
            const auto off = static_cast<double>(true_distance(ends) - limit);
            if (std::abs(off) <= at_the_line) return ends;
        }
    };
    made.push_back(make_sample(names[2], {500}, kept_at_the_line, found));
    return made;
}

}  // namespace

table within_table(faults& found) {
    static const auto samples = samples_in_degrees(found);
    static const auto samples_e7 = samples_in_e7(found);
    std::ptrdiff_t not_judged = 0;
    for (const auto& on : samples) not_judged += std::ranges::count_if(on.truth, on_the_line);
    for (const auto& on : samples_e7) not_judged += std::ranges::count_if(on.truth, on_the_line);
    static const auto samples_in_cache = in_cache(samples);
    for (const auto& on : samples_e7) {
        columns made_of{on.pairs, {}, {}};
        for (const pair_e7& ends : on.pairs) {
            made_of.first.push_back(ends.first);
            made_of.second.push_back(ends.second);
        }
        all_columns().push_back(std::move(made_of));
    }
    table made{"within(p, q, 500 m)",
               "wrong: false inside + false outside",
               "Nearer to the line than " + length(cordon::ladder::band.count()) +
                   " and not judged, in all six samples: " + std::to_string(not_judged) + " pairs.",
               {},
               {}};
    for (const auto& on : samples) made.samples.push_back(on.name);

    add<pair>("cordon::within", judged::as_cordon, samples, cordon_decisions<pair>, made, found);
    add<pair_e7>(std::string{"cordon::within"} + of_e7, judged::as_cordon, samples_e7,
                 cordon_decisions<pair_e7>, made, found);
    add<pair_e7>(std::string{"cordon::within"} + of_e7 + ", a batch", judged::as_cordon, samples_e7,
                 batch_decisions, made, found);
    add<cached_pair>("cordon::within of cached_position", judged::as_cordon, samples_in_cache,
                     cordon_decisions<cached_pair>, made, found);
    add<pair>(
        baseline, judged::as_peer, samples,
        [](std::span<const pair> pairs) {
            return fold_decisions(pairs, [](const auto& p, const auto& q) {
                return peers::geographiclib(p, q) <= radius.count();
            });
        },
        made, found);
    add<pair>(
        "latitude test + haversine filter + GeographicLib", judged::as_peer, samples,
        [](std::span<const pair> pairs) {
            return fold_decisions(pairs, [](const auto& p, const auto& q) {
                return peers::hand_written_within(p, q, radius.count());
            });
        },
        made, found);
    add<pair>("Boost andoyer", judged::as_peer, samples, boost_decisions<peers::boost_andoyer>,
              made, found);
    add<pair>("Boost haversine", judged::as_peer, samples, boost_decisions<peers::boost_haversine>,
              made, found);
    add<pair>(
        "plain haversine loop", judged::as_peer, samples,
        [](std::span<const pair> pairs) {
            return fold_decisions(pairs, [](const auto& p, const auto& q) {
                return peers::plain_haversine(p, q) <= radius.count();
            });
        },
        made, found);
    add<pair>(
        "plain equirectangular loop", judged::as_peer, samples,
        [](std::span<const pair> pairs) {
            return fold_decisions(pairs, [](const auto& p, const auto& q) {
                return peers::plain_equirectangular(p, q) <= radius.count();
            });
        },
        made, found);
#ifdef CORDON_BENCH_S2
    static const auto samples_in_vectors = in_vectors(samples);
    add<pair>("S2 S1ChordAngle from degrees", judged::as_peer, samples, s2_decisions<pair>, made,
              found);
    add<peers::s2::vectors>("S2 S1ChordAngle of unit vectors that are ready", judged::as_peer,
                            samples_in_vectors, s2_decisions<peers::s2::vectors>, made, found);
#endif
    return made;
}

}  // namespace bench
