// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/circle_batch.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "catch2.hpp"
#include "cordon/cordon.hpp"
#include "oracle.hpp"
#include "zone/many_positions.hpp"

using cordon::circle;
using cordon::count_within;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
using many_positions::centre_and_radius;
using namespace cordon::literals;

namespace {

struct receiver_fix {
    std::int32_t lat;
    std::int32_t lon;
    std::uint32_t satellites;
};

template <class Zone, class Position>
std::vector<side> sides_of(const Zone& zone, std::span<const Position> positions) {
    std::vector<side> sides(positions.size(), side::uncertain);
    cordon::classify(zone, positions, std::span<side>{sides});
    return sides;
}

// How many answers of the batch are not those of one at a time; the first is kept.
template <class Arithmetic, class Position>
long different(const centre_and_radius& of, std::span<const Position> positions,
               std::string& first) {
    const circle<Arithmetic> zone{of.centre, of.radius};
    const std::vector<side> sides = sides_of(zone, positions);
    long count = 0;
    for (std::size_t k = 0; k < positions.size(); ++k) {
        const side alone = cordon::classify(zone, positions[k]);
        if (sides[k] == alone) continue;
        if (count++ == 0) {
            first = many_positions::text(of, cordon::to_e7(positions[k])) + " is " +
                    std::to_string(static_cast<int>(alone)) + ", in the batch " +
                    std::to_string(static_cast<int>(sides[k]));
        }
    }
    return count;
}

template <class Arithmetic, class Position>
bool counts_as_one_at_a_time(const centre_and_radius& of, std::span<const Position> positions) {
    const circle<Arithmetic> zone{of.centre, of.radius};
    const auto inside = std::count_if(positions.begin(), positions.end(),
                                      [&](const Position& p) { return cordon::contains(zone, p); });
    return count_within(zone, positions) == static_cast<std::size_t>(inside);
}

// Blocks in which nothing is uncertain with one awkward position in each: what vectors answer
// themselves and yet at the margin.
std::vector<position_e7> one_awkward_a_block(oracle::generator& random,
                                             const centre_and_radius& zone, std::size_t count) {
    auto made = many_positions::around(random, zone, count, false);
    for (std::size_t k = random.bits() % 64; k < count; k += 64) {
        made[k] = many_positions::some_position(random, zone);
    }
    return made;
}

}  // namespace

template <>
struct cordon::point_traits<receiver_fix>
    : cordon::members<&receiver_fix::lat, &receiver_fix::lon, cordon::e7> {};

TEST_CASE("a batch is called by the names that others rely on") {
    using P = position_e7;
    constexpr cordon::circle school{cordon::position{51.5, -0.12}, 200_m};
    constexpr cordon::circle<float> in_float{cordon::position{51.5, -0.12}, 200_m};
    constexpr cordon::circle<std::int64_t> in_integers{cordon::position{51.5, -0.12}, 200_m};
    const P places[] = {{515'000'000, -1'200'000}, {515'100'000, -1'200'000}, {900'000'001, 0}};
    cordon::side sides[3] = {};

    cordon::classify(school, std::span<const P>{places}, std::span<cordon::side>{sides});
    CHECK(sides[0] == side::inside);
    CHECK(sides[1] == side::outside);
    CHECK(sides[2] == side::uncertain);
    cordon::classify(in_float, std::span<const P>{places}, std::span<cordon::side>{sides});
    CHECK(sides[0] == side::inside);
    cordon::classify(in_integers, std::span<const P>{places}, std::span<cordon::side>{sides});
    CHECK(sides[1] == side::outside);

    const std::span<const P> valid_ones{places, 2};
    std::size_t n = cordon::count_within(school, valid_ones);
    CHECK(n == 1);
    CHECK(cordon::count_within(in_float, valid_ones) == 1);
    CHECK(cordon::count_within(in_integers, valid_ones) == 1);

    cordon::classify(school, std::span<const P>{}, std::span<cordon::side>{});
    CHECK(cordon::count_within(school, std::span<const P>{}) == 0);
    static_assert(std::is_same_v<decltype(n), std::size_t>);
}

TEST_CASE("circle<double> classifies and counts many as one at a time") {
    oracle::generator random{730};
    long unequal = 0;
    std::string first;
    for (int zones = 0; zones < 400; ++zones) {
        const centre_and_radius zone = many_positions::some_circle(random);
        auto some = zones % 2 == 0 ? many_positions::around(random, zone, 1'003, true)
                                   : one_awkward_a_block(random, zone, 1'003);
        const std::span<const position_e7> positions{some};
        if (!counts_as_one_at_a_time<double>(zone, positions)) ++unequal;
        many_positions::spoil(random, some, 0.002);
        unequal += different<double>(zone, positions, first);
    }
    INFO(first);
    CHECK(unequal == 0);
}

TEST_CASE("circle<float> counts many as one at a time, and classifies them so") {
    oracle::generator random{731};
    long unequal = 0;
    std::string first;
    for (int zones = 0; zones < 400; ++zones) {
        const centre_and_radius zone = many_positions::some_circle(random);
        auto some = zones % 2 == 0 ? many_positions::around(random, zone, 1'003, true)
                                   : one_awkward_a_block(random, zone, 1'003);
        const std::span<const position_e7> positions{some};
        if (!counts_as_one_at_a_time<float>(zone, positions)) ++unequal;
        many_positions::spoil(random, some, 0.002);
        unequal += different<float>(zone, positions, first);
    }
    INFO(first);
    CHECK(unequal == 0);
}

TEST_CASE("circle<std::int64_t> classifies and counts many as one at a time") {
    oracle::generator random{732};
    long unequal = 0;
    std::string first;
    for (int zones = 0; zones < 200; ++zones) {
        const centre_and_radius zone = many_positions::some_circle(random);
        auto some = many_positions::around(random, zone, 1'003, true);
        const std::span<const position_e7> positions{some};
        if (!counts_as_one_at_a_time<std::int64_t>(zone, positions)) ++unequal;
        many_positions::spoil(random, some, 0.002);
        unequal += different<std::int64_t>(zone, positions, first);
    }
    INFO(first);
    CHECK(unequal == 0);
}

TEST_CASE("any number of positions is answered, from any start, and nothing beyond the end") {
    oracle::generator random{733};
    const centre_and_radius zone{{-41.3, 174.8}, 500_m};
    const circle<double> whole{zone.centre, zone.radius};
    const auto some = many_positions::around(random, zone, 400, false);
    std::string first;
    for (std::size_t start = 0; start < 17; ++start) {
        for (std::size_t count = 0; count < 200; ++count) {
            const auto positions = std::span<const position_e7>{some}.subspan(start, count);
            std::vector<side> sides(count + 2 + start, side::uncertain);
            cordon::classify(whole, positions, std::span<side>{sides}.subspan(start, count + 1));
            bool right = sides[start + count] == side::uncertain;
            for (std::size_t k = 0; k < start; ++k) right = right && sides[k] == side::uncertain;
            std::size_t inside = 0;
            for (std::size_t k = 0; k < count; ++k) {
                right = right && sides[start + k] == cordon::classify(whole, positions[k]);
                if (sides[start + k] == side::inside) ++inside;
            }
            right = right && count_within(whole, positions) == inside;
            if (!right) FAIL("start " << start << ", count " << count);
        }
    }
}

TEST_CASE("a batch may be of any type of position") {
    oracle::generator random{734};
    std::string first;
    for (int zones = 0; zones < 20; ++zones) {
        const centre_and_radius zone = many_positions::some_circle(random);
        std::vector<position> degrees;
        std::vector<receiver_fix> fixes;
        for (const position_e7 p : many_positions::around(random, zone, 300, true)) {
            degrees.push_back(cordon::to_position(p));
            fixes.push_back({p.latitude, p.longitude, 7});
        }
        const std::span<const position> in_degrees{degrees};
        const std::span<const receiver_fix> in_fixes{fixes};
        CHECK(different<double>(zone, in_degrees, first) == 0);
        CHECK(different<float>(zone, in_degrees, first) == 0);
        CHECK(different<std::int64_t>(zone, in_fixes, first) == 0);
        CHECK(different<double>(zone, in_fixes, first) == 0);
        CHECK(counts_as_one_at_a_time<double>(zone, in_degrees));
        CHECK(counts_as_one_at_a_time<float>(zone, in_fixes));
        CHECK(counts_as_one_at_a_time<std::int64_t>(zone, in_fixes));
    }
}

TEST_CASE("a batch around a pole, or of a radius that no filter takes, is answered too") {
    oracle::generator random{735};
    std::string first;
    for (const centre_and_radius& zone :
         {centre_and_radius{{90, 0}, 5_km}, centre_and_radius{{-88, 179}, 500_m},
          centre_and_radius{{10, 10}, 0_m}, centre_and_radius{{10, 10}, 3000_km},
          centre_and_radius{{10.00000005, 10.00000005}, metres{0.01}}}) {
        const auto some = many_positions::around(random, zone, 1'000, true);
        const std::span<const position_e7> positions{some};
        CHECK(different<double>(zone, positions, first) == 0);
        CHECK(different<float>(zone, positions, first) == 0);
        CHECK(counts_as_one_at_a_time<double>(zone, positions));
        CHECK(counts_as_one_at_a_time<float>(zone, positions));
    }
}

TEST_CASE("a batch decides as the geodesic does") {
    oracle::generator random{736};
    long wrong = 0;
    for (int zones = 0; zones < 100; ++zones) {
        centre_and_radius zone = many_positions::some_circle(random);
        const position_e7 centre = to_e7(zone.centre);
        const circle<double> whole{centre, zone.radius};
        const auto some = one_awkward_a_block(random, zone, 1'024);
        const auto sides = sides_of(whole, std::span<const position_e7>{some});
        for (std::size_t k = 0; k < some.size(); ++k) {
            const long double beyond =
                oracle::true_distance(centre, some[k]) - oracle::wide(zone.radius.count());
            const side truth = beyond <= 0 ? side::inside : side::outside;
            if (sides[k] != side::uncertain && sides[k] != truth) ++wrong;
        }
    }
    CHECK(wrong == 0);
}
