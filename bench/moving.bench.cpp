// SPDX-License-Identifier: BSL-1.0
//
// A million parties that move: what does it cost to follow them, and to know who is near whom?

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
#include <string>
#include <utility>
#include <vector>

#include "data.hpp"
#include "number_sets.hpp"
#include "peers.hpp"
#include "table.hpp"

namespace bench {
namespace {

using cordon::position;
using cordon::position_e7;

constexpr std::uint32_t parties = 1'000'000;
constexpr std::uint32_t moves = 100'000;  // in a second
constexpr std::size_t judged = 256;
constexpr double reach = 500;  // metres

struct crowd {
    std::vector<position_e7> at;
    struct move {
        std::uint32_t who;
        position_e7 from;
        position_e7 to;
    };
    std::vector<move> moved;
    std::vector<numbers> truth;  // who is near the first ones
};

// Five degrees by five around 51 north, where everyone has four others within 500 m; a tenth of them
// move by up to 15 m.
crowd make_crowd() {
    crowd made;
    oracle::generator random{1'000'001};
    for (std::uint32_t k = 0; k < parties; ++k) {
        made.at.push_back(cordon::to_e7(position{random.uniform(48, 53), random.uniform(-2, 3)}));
    }
    for (std::uint32_t k = 0; k < moves; ++k) {
        // Nobody twice: 7919 and a million have no common divisor.
        const auto who = static_cast<std::uint32_t>(k * std::uint64_t{7919} % parties);
        const position to = oracle::destination(cordon::to_position(made.at[who]),
                                                random.uniform(0, 360), random.uniform(0, 15));
        made.moved.push_back({who, made.at[who], cordon::to_e7(to)});
    }
    for (std::uint32_t k = 0; k < judged; ++k) {
        numbers near;
        for (std::uint32_t other = 0; other < parties; ++other) {
            if (std::abs(made.at[k].latitude - made.at[other].latitude) > 50'000) continue;
            if (std::abs(made.at[k].longitude - made.at[other].longitude) > 100'000) continue;
            if (oracle::true_distance(made.at[k], made.at[other]) <=
                static_cast<long double>(reach)) {
                near.push_back(other);
            }
        }
        made.truth.push_back(std::move(near));
    }
    return made;
}

class cordon_index {
  public:
    explicit cordon_index(const crowd& of)
        : memory_(cordon::moving_index::bytes(of.at.size())),
          index_{memory_, of.at.size(), cordon::metres{reach}} {
        for (std::uint32_t k = 0; k < of.at.size(); ++k) index_.insert(k, of.at[k]);
    }
    void move(std::uint32_t who, position_e7, position_e7 to) { index_.move(who, to); }
    void near(position_e7 p, numbers& found) const {
        index_.for_each_within(p, cordon::metres{reach},
                               [&found](std::uint32_t k) { found.push_back(k); });
    }
    std::uint64_t pairs() const {
        std::uint64_t count = 0;
        index_.for_each_pair_within(cordon::metres{reach},
                                    [&count](std::uint32_t, std::uint32_t) { ++count; });
        return count;
    }

  private:
    std::vector<std::byte> memory_;
    cordon::moving_index index_;
};

// Positions in an R-tree of Boost on the plane of degrees: out and in again for a move, and a box
// asked for before the distance is.
class boost_rtree {
    using corner = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
    using box = boost::geometry::model::box<corner>;
    using value = std::pair<corner, std::uint32_t>;

  public:
    explicit boost_rtree(const crowd& of) {
        std::vector<value> values;
        for (std::uint32_t k = 0; k < of.at.size(); ++k) values.push_back(value_of(k, of.at[k]));
        tree_ = std::make_unique<tree>(values);
    }
    void move(std::uint32_t who, position_e7 from, position_e7 to) {
        tree_->remove(value_of(who, from));
        tree_->insert(value_of(who, to));
    }
    void near(position_e7 e7, numbers& found) const {
        const position p = cordon::to_position(e7);
        constexpr double radians = 3.14159265358979323846 / 180;
        const double north = reach / 110'574 * 1.01;
        const double east = north / std::cos((std::abs(p.latitude) + north) * radians);
        candidates_.clear();
        tree_->query(
            boost::geometry::index::intersects(box{corner{p.longitude - east, p.latitude - north},
                                                   corner{p.longitude + east, p.latitude + north}}),
            std::back_inserter(candidates_));
        for (const value& each : candidates_) {
            const position q{boost::geometry::get<1>(each.first),
                             boost::geometry::get<0>(each.first)};
            if (peers::hand_written_within(p, q, reach)) found.push_back(each.second);
        }
    }
    std::uint64_t pairs() const {
        std::uint64_t count = 0;
        numbers found;
        for (const value& each : *tree_) {
            found.clear();
            near(cordon::to_e7(position{boost::geometry::get<1>(each.first),
                                        boost::geometry::get<0>(each.first)}),
                 found);
            for (const std::uint32_t other : found) count += other > each.second ? 1U : 0U;
        }
        return count;
    }

  private:
    static value value_of(std::uint32_t who, position_e7 at) {
        const position p = cordon::to_position(at);
        return {corner{p.longitude, p.latitude}, who};
    }
    using tree = boost::geometry::index::rtree<value, boost::geometry::index::quadratic<16>>;
    std::unique_ptr<tree> tree_;
    mutable std::vector<value> candidates_;
};

template <class Contender>
std::uint64_t add(const std::string& name, bool must_be_right, const crowd& of, table& into,
                  faults& found) {
    using clock = std::chrono::steady_clock;
    const auto seconds_since = [](clock::time_point start) {
        return std::chrono::duration<double>(clock::now() - start).count();
    };
    const std::size_t before = bytes_in_use();
    const auto start = clock::now();
    auto it = std::make_shared<Contender>(of);
    const double build = seconds_since(start);
    const double bytes = static_cast<double>(bytes_in_use() - before) / parties;

    misses found_wrong;
    numbers answer;
    for (std::size_t k = 0; k < judged; ++k) {
        answer.clear();
        it->near(of.at[k], answer);
        found_wrong.judge(answer, of.truth[k]);
    }
    const auto pairs_start = clock::now();
    const std::uint64_t pairs = it->pairs();
    const double all_pairs = seconds_since(pairs_start);
    const std::string wrong = found_wrong.text();
    if (must_be_right && found_wrong.any()) found.push_back(name + " is wrong: " + wrong);

    const auto near = [it, &of](benchmark::State& state) {
        std::size_t at = 0;
        numbers inside;
        for (auto _ : state) {
            for (std::size_t k = 0; k < pairs_per_iteration; ++k) {
                inside.clear();
                it->near(of.at[at + k], inside);
                benchmark::DoNotOptimize(inside.data());
            }
            at = (at + pairs_per_iteration) %
                 (parties / 2 / pairs_per_iteration * pairs_per_iteration);
        }
    };
    // There, and in the next round back.
    struct progress {
        std::size_t at = 0;
        bool back = false;
    };
    auto made_so_far = std::make_shared<progress>();
    const auto update = [it, &of, made_so_far](benchmark::State& state) {
        auto& [at, back] = *made_so_far;
        for (auto _ : state) {
            for (std::size_t k = 0; k < pairs_per_iteration; ++k) {
                const crowd::move& move = of.moved[at];
                if (back) {
                    it->move(move.who, move.to, move.from);
                } else {
                    it->move(move.who, move.from, move.to);
                }
                if (++at == of.moved.size()) {
                    at = 0;
                    back = !back;
                }
            }
        }
    };
    row made{name, "", "", {}};
    const std::string prefix = "moving, " + name;
    benchmark::RegisterBenchmark((prefix + ", move").c_str(), update)
        ->MinTime(0.05)
        ->Repetitions(repetitions);
    benchmark::RegisterBenchmark((prefix + ", near").c_str(), near)
        ->MinTime(0.05)
        ->Repetitions(repetitions);
    made.cells.push_back(
        {prefix + ", move", "-", "(" + number("%.2f s", build) + number(", %.0f B)", bytes)});
    made.cells.push_back({prefix + ", near", wrong, "(" + number("%.2f s)", all_pairs)});
    into.rows.push_back(std::move(made));
    return pairs;
}

}  // namespace

table moving_table(faults& found) {
    static const crowd of = make_crowd();
    table made{"a million parties that move",
               "wrong: extra + missing (build, bytes a party; all pairs)",
               "",
               {"one move", "who is within 500 m of one"},
               {}};
    const std::uint64_t pairs = add<cordon_index>("cordon::moving_index", true, of, made, found);
    const std::uint64_t others =
        add<boost_rtree>("Boost rtree, plane + by hand", false, of, made, found);
    if (pairs != others) {
        found.push_back("the moving indexes find " + std::to_string(pairs) + " and " +
                        std::to_string(others) + " pairs");
    }
    made.note =
        "Parties evenly over 48 to 53 north, 5 degrees of longitude; a tenth of them move, by "
        "up to 15 m. Pairs within 500 m: " +
        std::to_string(pairs) + ". Judged: " + std::to_string(judged) +
        " parties against all others.";
    made.compared_with = "Boost rtree, plane + by hand";
    return made;
}

}  // namespace bench
