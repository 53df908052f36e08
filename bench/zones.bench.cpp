// SPDX-License-Identifier: BSL-1.0
//
// A hundred thousand zones: which of them contain a fix, and what does it cost to know, in time, in
// memory and in wrong answers?

#include <benchmark/benchmark.h>
#include <algorithm>
#include <boost/geometry/index/rtree.hpp>
#include <chrono>
#include <cmath>
#include <cordon/cordon.hpp>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data.hpp"
#include "number_sets.hpp"
#include "peers.hpp"
#include "table.hpp"
#if defined(CORDON_BENCH_GEOS)
#include "peers_geos.hpp"
#endif
#if defined(CORDON_BENCH_S2)
#include "peers_s2.hpp"
#endif

namespace bench {
namespace {

using cordon::position;
using cordon::position_e7;

constexpr std::size_t zone_count = 100'000;
constexpr std::size_t query_count = 65'536;
constexpr std::size_t judged_count = 4'096;

// Zones of 200 to 500 m in an area one degree high and as wide as one degree at 45 north.
struct area {
    std::string name;
    position south_west;
    double width;  // degrees of longitude
    std::vector<peers::round_zone> zones;
    std::vector<position_e7> queries;
    std::vector<numbers> truth;  // of the first queries
};

double wrapped(double longitude) {
    return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
}

area make_area(std::string name, position south_west) {
    constexpr double radians = 3.14159265358979323846 / 180;
    const double cosine = std::cos((south_west.latitude + 0.5) * radians);
    area made{std::move(name), south_west, std::sqrt(0.5) / cosine, {}, {}, {}};
    oracle::generator random{100'000};
    const auto somewhere = [&] {
        return position{south_west.latitude + random.uniform(0, 1),
                        wrapped(south_west.longitude + random.uniform(0, made.width))};
    };
    for (std::size_t k = 0; k < zone_count; ++k) {
        made.zones.push_back({somewhere(), random.uniform(200, 500)});
    }
    for (std::size_t k = 0; k < query_count; ++k)
        made.queries.push_back(cordon::to_e7(somewhere()));
    for (std::size_t k = 0; k < judged_count; ++k) {
        const position p = cordon::to_position(made.queries[k]);
        numbers inside;
        for (std::uint32_t z = 0; z < zone_count; ++z) {
            const position c = made.zones[z].centre;
            if (std::abs(c.latitude - p.latitude) > 0.006) continue;
            if (std::abs(wrapped(c.longitude - p.longitude)) * cosine > 0.007) continue;
            if (oracle::true_distance({c, p}) <= static_cast<long double>(made.zones[z].radius)) {
                inside.push_back(z);
            }
        }
        made.truth.push_back(std::move(inside));
    }
    return made;
}

// The degrees that hold a zone, with a hundredth to spare.
struct degrees_around {
    double north;
    double east;

    explicit degrees_around(const peers::round_zone& zone) {
        constexpr double radians = 3.14159265358979323846 / 180;
        north = zone.radius / 110'574 * 1.01;
        east = north / std::cos((std::abs(zone.centre.latitude) + north) * radians);
    }
};

// Every contender is made of an area, and puts the numbers of the zones that contain a fix into a
// vector that is used again and again.
class cordon_index {
  public:
    explicit cordon_index(const area& of) {
        for (const auto& zone : of.zones)
            zones_.emplace_back(zone.centre, cordon::metres{zone.radius});
    }
    void build() {
        memory_.resize(kind::bytes(zones_.size()));
        index_ = std::make_unique<kind>(memory_, std::span<const cordon::circle<>>{zones_});
    }
    void query(position_e7 p, numbers& found) const {
        index_->for_each_containing(p, [&found](std::uint32_t k) { found.push_back(k); });
    }

  private:
    using kind = cordon::zone_index<cordon::circle<>>;
    std::vector<cordon::circle<>> zones_;
    std::vector<std::byte> memory_;
    std::unique_ptr<kind> index_;
};

// What a careful programmer writes: cells of 500 m, each with the zones that may reach into it,
// longitudes counted from the west of the area.
class written_grid {
  public:
    explicit written_grid(const area& of) : of_{of} {}
    void build() {
        north_ = 0.0045;
        east_ = north_ * of_.width / std::sqrt(0.5);
        rows_ = static_cast<std::size_t>(1.02 / north_) + 2;
        columns_ = static_cast<std::size_t>(1.02 * of_.width / east_) + 4;
        std::vector<std::uint32_t> counts(rows_ * columns_ + 1);
        for (int pass = 0; pass < 2; ++pass) {
            for (std::uint32_t k = 0; k < of_.zones.size(); ++k) {
                const auto& zone = of_.zones[k];
                const degrees_around reach{zone};
                const position c = zone.centre;
                for (std::size_t row = row_of(c.latitude - reach.north);
                     row <= row_of(c.latitude + reach.north); ++row) {
                    for (std::size_t column = column_of(c.longitude - reach.east);
                         column <= column_of(c.longitude + reach.east); ++column) {
                        std::uint32_t& at = counts[row * columns_ + column];
                        if (pass == 1) zones_[starts_[row * columns_ + column] + at] = k;
                        ++at;
                    }
                }
            }
            if (pass == 1) break;
            starts_.assign(1, 0);
            for (const auto count : counts) starts_.push_back(starts_.back() + count);
            zones_.resize(starts_.back());
            std::fill(counts.begin(), counts.end(), 0U);
        }
    }
    void query(position_e7 e7, numbers& found) const {
        const position p = cordon::to_position(e7);
        const std::size_t cell = row_of(p.latitude) * columns_ + column_of(p.longitude);
        for (std::size_t k = starts_[cell]; k < starts_[cell + 1]; ++k) {
            const auto& zone = of_.zones[zones_[k]];
            if (peers::hand_written_within(zone.centre, p, zone.radius)) found.push_back(zones_[k]);
        }
    }

  private:
    std::size_t row_of(double latitude) const {
        return static_cast<std::size_t>((latitude - of_.south_west.latitude + 0.01) / north_);
    }
    std::size_t column_of(double longitude) const {
        return static_cast<std::size_t>(wrapped(longitude - of_.south_west.longitude) / east_ + 2);
    }
    const area& of_;
    double north_ = 0;
    double east_ = 0;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> zones_;
};

// Boxes of degrees in an R-tree of Boost, packed; on the plane, or as Boost knows them on Earth.
template <class System>
class boost_rtree {
    using corner = boost::geometry::model::point<double, 2, System>;
    using box = boost::geometry::model::box<corner>;
    using value = std::pair<box, std::uint32_t>;

  public:
    explicit boost_rtree(const area& of) : of_{of} {}
    void build() {
        std::vector<value> boxes;
        for (std::uint32_t k = 0; k < of_.zones.size(); ++k) {
            const degrees_around reach{of_.zones[k]};
            const position c = of_.zones[k].centre;
            boxes.emplace_back(box{corner{c.longitude - reach.east, c.latitude - reach.north},
                                   corner{c.longitude + reach.east, c.latitude + reach.north}},
                               k);
        }
        tree_ = std::make_unique<tree>(boxes);
    }
    void query(position_e7 e7, numbers& found) const {
        const position p = cordon::to_position(e7);
        candidates_.clear();
        tree_->query(boost::geometry::index::intersects(corner{p.longitude, p.latitude}),
                     std::back_inserter(candidates_));
        for (const auto& each : candidates_) {
            const auto& zone = of_.zones[each.second];
            if (peers::hand_written_within(zone.centre, p, zone.radius)) {
                found.push_back(each.second);
            }
        }
    }

  private:
    using tree = boost::geometry::index::rtree<value, boost::geometry::index::rstar<16>>;
    const area& of_;
    std::unique_ptr<tree> tree_;
    mutable std::vector<value> candidates_;
};

// Candidates of a library that takes zones and gives their numbers, then the same decision.
template <class Library>
class other_library {
  public:
    explicit other_library(const area& of) : of_{of} {}
    void build() { index_ = std::make_unique<Library>(of_.zones); }
    void query(position_e7 e7, numbers& found) const {
        const position p = cordon::to_position(e7);
        candidates_.clear();
        index_->candidates(p, candidates_);
        for (const std::uint32_t k : candidates_) {
            const auto& zone = of_.zones[k];
            if (peers::hand_written_within(zone.centre, p, zone.radius)) found.push_back(k);
        }
    }

  private:
    const area& of_;
    std::unique_ptr<Library> index_;
    mutable numbers candidates_;
};

template <class Contender>
void add(const std::string& name, bool must_be_right, const std::vector<area>& areas, table& into,
         faults& found) {
    row made{name, "", "", {}};
    for (const area& of : areas) {
        auto it = std::make_shared<Contender>(of);
        const std::size_t before = bytes_in_use();
        const auto start = std::chrono::steady_clock::now();
        it->build();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        const double bytes = static_cast<double>(bytes_in_use() - before) / zone_count;

        misses found_wrong;
        numbers answer;
        for (std::size_t k = 0; k < judged_count; ++k) {
            answer.clear();
            it->query(of.queries[k], answer);
            found_wrong.judge(answer, of.truth[k]);
        }
        const std::string wrong = found_wrong.text();
        if (must_be_right && found_wrong.any()) {
            found.push_back(name + " " + of.name + " is wrong: " + wrong);
        }
        const std::string benchmark = "zones, " + of.name + ", " + name;
        const auto run = [it, &of](benchmark::State& state) {
            std::size_t at = 0;
            numbers inside;
            for (auto _ : state) {
                for (std::size_t k = 0; k < pairs_per_iteration; ++k) {
                    inside.clear();
                    it->query(of.queries[at + k], inside);
                    benchmark::DoNotOptimize(inside.data());
                }
                at = (at + pairs_per_iteration) % query_count;
            }
        };
        benchmark::RegisterBenchmark(benchmark.c_str(), run)
            ->MinTime(0.05)
            ->Repetitions(repetitions);
        made.cells.push_back(
            {benchmark, wrong, "(" + number("%.0f ms", took.count()) + number(", %.0f B)", bytes)});
    }
    into.rows.push_back(std::move(made));
}

}  // namespace

table zones_table(faults& found) {
    static const std::vector<area> areas = {make_area("51 north", {51, -1}),
                                            make_area("80 north", {80, 15}),
                                            make_area("date line", {-17.5, 179.6})};
    std::size_t hits = 0;
    for (const auto& inside : areas.front().truth) hits += inside.size();
    table made{"100,000 zones, which contain this fix?",
               "wrong: extra + missing (build, bytes a zone)",
               "Circles of 200 to 500 m in an area of 111 by 79 km, " +
                   number("%.1f", static_cast<double>(hits) / judged_count) +
                   " of them around a fix; fixes of position_e7, " + std::to_string(query_count) +
                   " in all, " + std::to_string(judged_count) +
                   " of them judged. \"By hand\" is latitude test + haversine filter + "
                   "GeographicLib. Bytes beside the zones themselves. Speeds are those of the "
                   "grid.",
               {},
               {}};
    for (const auto& of : areas) made.samples.push_back(of.name);
    add<cordon_index>("cordon::zone_index", true, areas, made, found);
    add<written_grid>("grid + by hand", false, areas, made, found);
    add<boost_rtree<boost::geometry::cs::cartesian>>("Boost rtree, plane + by hand", false, areas,
                                                     made, found);
    add<boost_rtree<boost::geometry::cs::geographic<boost::geometry::degree>>>(
        "Boost rtree, geographic + by hand", false, areas, made, found);
#if defined(CORDON_BENCH_S2)
    add<other_library<peers::s2::zones>>("S2CellIndex, covers of 8 + by hand", false, areas, made,
                                         found);
#endif
#if defined(CORDON_BENCH_GEOS)
    add<other_library<peers::geos::zones>>("GEOS STRtree + by hand", false, areas, made, found);
#endif
    made.compared_with = "grid + by hand";
    return made;
}

}  // namespace bench
