// SPDX-License-Identifier: BSL-1.0
//
// One circle of 500 m against a million fixes, exact: how near is that to only reading them?

#include <benchmark/benchmark.h>

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
#include "table.hpp"

// g++ does not take loops apart into vectors at -O2, clang does; of 64 bytes only when asked to.
#if defined(__GNUC__) && !defined(__clang__)
#define CORDON_BENCH_O3 gnu::optimize("O3"),
#define CORDON_BENCH_512 ",prefer-vector-width=512"
#else
#define CORDON_BENCH_O3
#define CORDON_BENCH_512
#endif

namespace bench {
namespace {

using namespace cordon::literals;
using cordon::position_e7;
using cordon::side;
using positions = std::span<const position_e7>;

constexpr std::size_t fixes = 1'000'000;  // 8 MB: from the last cache, not from memory
constexpr std::size_t block = cordon::circle_vectors::block;
constexpr position_e7 centre{515'000'000, -1'200'000};
constexpr cordon::metres radius = 500_m;
constexpr long double limit = 500;  // metres

constexpr cordon::circle<double> zone{centre, radius};
constexpr cordon::circle<std::int64_t> zone_in_integers{centre, radius};
constexpr cordon::circle_expansion at_centre{cordon::to_position(centre), radius};

struct fixes_around {
    std::string name;
    std::vector<position_e7> all;
    std::vector<bool> inside;
};

// Evenly over the disc of this radius around the centre.
fixes_around make_fixes(std::string name, double reach, checksum expected, std::size_t& on_the_line,
                        faults& found) {
    fixes_around made{std::move(name), {}, {}};
    oracle::generator random{1'000'000};
    long double sum = 0;
    for (std::size_t k = 0; k < fixes; ++k) {
        const double distance = reach * std::sqrt(random.uniform(0, 1));
        const position_e7 p = cordon::to_e7(
            oracle::destination(cordon::to_position(centre), random.uniform(0, 360), distance));
        const long double truth = oracle::true_distance(centre, p);
        sum += truth;
        if (std::abs(truth - limit) <= static_cast<long double>(cordon::ladder::band.count())) {
            ++on_the_line;
        }
        made.all.push_back(p);
        made.inside.push_back(truth <= limit);
    }
    const auto mean = static_cast<double>(sum / fixes);
    if (!(std::abs(mean - expected.mean) <= 1e-8 * expected.mean)) {
        found.push_back(made.name + ": the mean distance is " + number("%.9g", mean) +
                        " m where the results were taken on " + number("%.9g", expected.mean));
    }
    return made;
}

// What reading costs: every byte goes into the sum.
std::uint64_t read_plainly(positions all) {
    std::uint32_t sum = 0;
    for (const position_e7 p : all) {
        sum += static_cast<std::uint32_t>(p.latitude) + static_cast<std::uint32_t>(p.longitude);
    }
    return sum;
}

// What one writes first: the plane at the centre, in float. Good enough until somebody asks whether
// it is true.
std::uint64_t planar_plainly(positions all) {
    const auto metres_north = static_cast<float>(at_centre.y[0]);
    const auto metres_east = static_cast<float>(at_centre.x[0]);
    const auto r = static_cast<float>(radius.count());
    std::uint32_t inside = 0;
    for (const position_e7 p : all) {
        const float y = static_cast<float>(p.latitude - centre.latitude) * metres_north;
        const float x = static_cast<float>(p.longitude - centre.longitude) * metres_east;
        inside += x * x + y * y <= r * r ? 1U : 0U;
    }
    return inside;
}

#if defined(__x86_64__)
// The same loops once more, written out: g++ makes vectors of them only where they are not inlined
// into the function that asks for them.
[[CORDON_BENCH_O3 gnu::target("avx2,fma")]] std::uint64_t read_avx2(positions all) {
    const position_e7* const p = all.data();
    const std::size_t count = all.size();
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        sum +=
            static_cast<std::uint32_t>(p[k].latitude) + static_cast<std::uint32_t>(p[k].longitude);
    }
    return sum;
}
[[CORDON_BENCH_O3 gnu::target("avx512f,avx512bw,avx512vl" CORDON_BENCH_512)]] std::uint64_t
read_avx512(positions all) {
    const position_e7* const p = all.data();
    const std::size_t count = all.size();
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < count; ++k) {
        sum +=
            static_cast<std::uint32_t>(p[k].latitude) + static_cast<std::uint32_t>(p[k].longitude);
    }
    return sum;
}
[[CORDON_BENCH_O3 gnu::target("avx2,fma")]] std::uint64_t planar_avx2(positions all) {
    const auto metres_north = static_cast<float>(at_centre.y[0]);
    const auto metres_east = static_cast<float>(at_centre.x[0]);
    const float r2 = static_cast<float>(radius.count() * radius.count());
    const position_e7* const p = all.data();
    const std::size_t count = all.size();
    std::uint32_t inside = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const float y = static_cast<float>(p[k].latitude - centre.latitude) * metres_north;
        const float x = static_cast<float>(p[k].longitude - centre.longitude) * metres_east;
        inside += x * x + y * y <= r2 ? 1U : 0U;
    }
    return inside;
}
std::uint64_t count_avx2(positions all) {
    const auto one_by_one = [&](std::size_t first, std::size_t count) {
        std::size_t inside = 0;
        for (std::size_t k = first; k < first + count; ++k) {
            if (contains(zone, all[k])) ++inside;
        }
        return inside;
    };
    const std::size_t whole = all.size() / block * block;
    return cordon::circle_vectors::blocks_avx2<false>(
               zone.filter(), all.data(), all.size(), nullptr,
               [&](std::size_t first) { return one_by_one(first, block); }) +
           one_by_one(whole, all.size() - whole);
}
#endif

std::uint64_t classified(positions all) {
    static std::vector<side> sides(fixes);
    classify(zone, all, std::span<side>{sides}.first(all.size()));
    benchmark::DoNotOptimize(sides.data());
    benchmark::ClobberMemory();
    return static_cast<std::uint64_t>(sides.front());
}
// The same for judging: what was written, counted.
std::uint64_t classified_and_counted(positions all) {
    std::vector<side> sides(all.size());
    classify(zone, all, std::span<side>{sides});
    std::uint64_t inside = 0;
    for (const side s : sides) inside += s == side::inside ? 1U : 0U;
    return inside;
}

template <class Decide>
std::uint64_t counted(positions all, Decide decide) {
    std::uint64_t inside = 0;
    for (const position_e7 p : all) inside += decide(p) ? 1U : 0U;
    return inside;
}

// False inside and false outside, a step of positions judged together: 1 but for batches, which
// answer by blocks.
std::string wrong_ones(const fixes_around& on, fold_of<position_e7> count, std::size_t step) {
    std::size_t false_inside = 0;
    std::size_t false_outside = 0;
    for (std::size_t k = 0; k < fixes; k += step) {
        const std::uint64_t got = count(positions{on.all}.subspan(k, step));
        std::uint64_t right = 0;
        for (std::size_t j = k; j < k + step; ++j) right += on.inside[j] ? 1U : 0U;
        (got > right ? false_inside : false_outside) += got > right ? got - right : right - got;
    }
    return std::to_string(false_inside) + " + " + std::to_string(false_outside);
}

// In one go, or in parts where that takes too long; each position once in a round of iterations.
void time_all(const std::string& name, positions all, fold_of<position_e7> fold, std::size_t part) {
    const auto run = [all, fold, part](benchmark::State& state) {
        std::size_t at = 0;
        for (auto _ : state) {
            benchmark::DoNotOptimize(fold(all.subspan(at, part)));
            at = at + part == all.size() ? 0 : at + part;
        }
        state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(part));
    };
    benchmark::RegisterBenchmark(name.c_str(), run)->MinTime(0.05)->Repetitions(repetitions);
}

enum class judged : std::uint8_t { as_cordon, as_peer, not_at_all };

struct contender {
    std::string name;
    judged as;
    fold_of<position_e7> timed;
    fold_of<position_e7> count = nullptr;  // nullptr: what is timed
    std::size_t step = 1;
    std::size_t part = fixes;
};

void add(const contender& it, const std::vector<fixes_around>& samples, table& into,
         faults& found) {
    row made{it.name, "", "", {}};
    for (const fixes_around& on : samples) {
        std::string wrong = "-";
        if (it.as != judged::not_at_all) {
            wrong = wrong_ones(on, it.count == nullptr ? it.timed : it.count, it.step);
            if (it.as == judged::as_cordon && wrong != "0 + 0") {
                found.push_back(it.name + " on " + on.name + " decides wrongly: " + wrong);
            }
        }
        const std::string benchmark = "circle, " + on.name + ", " + it.name;
        time_all(benchmark, on.all, it.timed, it.part);
        made.cells.push_back({benchmark, wrong});
    }
    into.rows.push_back(std::move(made));
}

}  // namespace

table circle_table(faults& found) {
    std::size_t on_the_line = 0;
    static const std::vector<fixes_around> samples = {
        make_fixes("fixes within 10 km", 10e3, {6661.28326}, on_the_line, found),
        make_fixes("fixes within 1 km", 1e3, {666.128318}, on_the_line, found)};
    table made{"a circle of 500 m, position_e7",
               "wrong: false inside + false outside",
               "A million fixes, 8 MB, evenly over the disc. Speeds are those of the first row. "
               "Nearer to the line than " +
                   length(cordon::ladder::band.count()) + ": " + std::to_string(on_the_line) +
                   " fixes.",
               {},
               {}};
    for (const auto& on : samples) made.samples.push_back(on.name);

    std::vector<contender> all;
#if defined(__x86_64__)
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (avx2) all.push_back({"only reading, -O3 for AVX2", judged::not_at_all, read_avx2});
    if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
        all.push_back({"only reading, -O3 for AVX-512", judged::not_at_all, read_avx512});
    }
#endif
    all.push_back({"only reading", judged::not_at_all, read_plainly});
    all.push_back({"cordon::count_within", judged::as_cordon,
                   [](positions p) { return std::uint64_t{count_within(zone, p)}; }, nullptr,
                   block});
#if defined(__x86_64__)
    if (avx2) {
        all.push_back(
            {"cordon::count_within, held to AVX2", judged::as_cordon, count_avx2, nullptr, block});
    }
#endif
    all.push_back({"cordon::classify into sides", judged::as_cordon, classified,
                   classified_and_counted, block});
    all.push_back({"cordon::count_within, circle<std::int64_t>", judged::as_cordon,
                   [](positions p) { return std::uint64_t{count_within(zone_in_integers, p)}; }});
    all.push_back({"cordon::contains, one at a time", judged::as_cordon, [](positions p) {
                       return counted(p, [](position_e7 q) { return contains(zone, q); });
                   }});
    all.push_back(
        {"latitude test + haversine filter + GeographicLib", judged::as_peer, [](positions p) {
             return counted(p, [](position_e7 q) {
                 return peers::hand_written_within(cordon::to_position(centre),
                                                   cordon::to_position(q), radius.count());
             });
         }});
    all.push_back({"plane in float", judged::as_peer, planar_plainly});
#if defined(__x86_64__)
    if (avx2) all.push_back({"plane in float, -O3 for AVX2", judged::as_peer, planar_avx2});
#endif
    all.push_back({baseline, judged::as_peer,
                   [](positions p) {
                       return counted(p, [](position_e7 q) {
                           return peers::geographiclib(cordon::to_position(centre),
                                                       cordon::to_position(q)) <= radius.count();
                       });
                   },
                   nullptr, 1, fixes / 64});
    for (const contender& each : all) add(each, samples, made, found);
    made.compared_with = all.front().name;
    return made;
}

}  // namespace bench
