// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/pair_batch.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"

using cordon::metres;
using cordon::position;
using cordon::position_e7;

namespace {

struct pairs {
    std::vector<position_e7> first;
    std::vector<position_e7> second;
};

// Pairs of every regime, some of them at the limit, some with longitudes beyond half a turn.
pairs some_pairs(std::uint64_t seed, std::size_t count, double radius) {
    oracle::generator random{seed};
    pairs made;
    for (std::size_t k = 0; k < count; ++k) {
        const auto kind = oracle::every_regime[random.bits() % oracle::every_regime.size()];
        oracle::pair ends = random.next(kind);
        if (random.chance(0.5)) {
            ends.second = oracle::destination(ends.first, random.azimuth(),
                                              radius * random.uniform(0.99999, 1.00001));
        } else if (random.chance(0.5)) {
            ends.second =
                oracle::destination(ends.first, random.azimuth(), radius * random.uniform(0, 2));
        }
        made.first.push_back(cordon::to_e7(ends.first));
        made.second.push_back(cordon::to_e7(ends.second));
        auto& longitude = made.second.back().longitude;
        if (longitude < -1'500'000'000 && random.chance(0.3)) {
            const std::int64_t turned = std::int64_t{longitude} + 3'600'000'000;
            if (turned <= INT32_MAX) longitude = static_cast<std::int32_t>(turned);
        }
    }
    return made;
}

long unequal(const pairs& some, metres radius, const bool* answers) {
    long count = 0;
    for (std::size_t k = 0; k < some.first.size(); ++k) {
        if (answers[k] != cordon::within(some.first[k], some.second[k], radius)) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("many pairs at once are answered as one at a time") {
    for (const double r : {0.0, 0.01, 1.0, 500.0, 9'000.0, 50'000.0, 50'001.0, 2e6}) {
        const pairs some = some_pairs(400, 20'003, r);
        const auto answers = std::make_unique<bool[]>(some.first.size());
        cordon::within(std::span<const position_e7>{some.first},
                       std::span<const position_e7>{some.second}, metres{r},
                       std::span<bool>{answers.get(), some.first.size()});
        CHECK(unequal(some, metres{r}, answers.get()) == 0);
    }
}

TEST_CASE("a narrow vector answers as the widest does") {
    const pairs some = some_pairs(401, 16'000, 700);
    const auto answers = std::make_unique<bool[]>(some.first.size());
    cordon::pair_vectors::all_blocks<4>(some.first.data(), some.second.data(), some.first.size(),
                                        metres{700}, answers.get());
    CHECK(unequal(some, metres{700}, answers.get()) == 0);
}

TEST_CASE("any number of pairs, none too, and any types of position are answered") {
    for (std::size_t count = 0; count < 40; ++count) {
        const pairs some = some_pairs(402 + count, count, 100);
        const auto answers = std::make_unique<bool[]>(count + 1);
        answers[count] = true;
        cordon::within(std::span<const position_e7>{some.first},
                       std::span<const position_e7>{some.second}, metres{100},
                       std::span<bool>{answers.get(), count});
        CHECK(unequal(some, metres{100}, answers.get()) == 0);
        CHECK(answers[count]);  // nothing is written beyond the end
    }
    const std::vector<position> degrees{{51.5, -0.12}, {0, 180}};
    const std::vector<position_e7> counts{{515'000'100, -1'200'000}, {0, -1'800'000'000}};
    bool answers[2] = {};
    cordon::within(std::span<const position>{degrees}, std::span<const position_e7>{counts},
                   metres{2}, std::span<bool>{answers});
    CHECK(answers[0]);
    CHECK(answers[1]);
}
