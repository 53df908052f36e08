// SPDX-License-Identifier: BSL-1.0
//
// The parts of a time, against asking each of its instants.

#include "cordon/watch/bounded_time.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

using namespace cordon::literals;
using cordon::watch_detail::bound;
using cordon::watch_detail::bounded_time;
using cordon::watch_detail::not_above;
using cordon::watch_detail::stretch;

constexpr cordon::limit line{500_m};  // left beyond 550 m

TEST_CASE("a line that rises, falls or stays is not above a value where it is not") {
    CHECK(not_above(3, 2, 9, 10) == stretch{0, 3});
    CHECK(not_above(3, 2, 8, 10) == stretch{0, 2});
    CHECK(not_above(3, 2, 2, 10).to < 0);
    CHECK(not_above(3, 2, 100, 10) == stretch{0, 10});
    CHECK(not_above(9, -2, 3, 10) == stretch{3, 10});
    CHECK(not_above(9, -2, 4, 10) == stretch{3, 10});
    CHECK(not_above(9, -2, 9, 10) == stretch{0, 10});
    CHECK(not_above(9, -2, -20, 10).from > 10);
    CHECK(not_above(9, 0, 9, 10) == stretch{0, 10});
    CHECK(not_above(9, 0, 8, 10).to < 0);
    dice random{5};
    for (int k = 0; k < 20'000; ++k) {
        const std::int64_t first = random.between(-50, 50);
        const std::int64_t slope = random.between(-9, 9);
        const std::int64_t most = random.between(-50, 50);
        const stretch s = not_above(first, slope, most, 20);
        for (std::int64_t x = 0; x <= 20; ++x) {
            REQUIRE(s.holds(x) == (first + slope * x <= most));
        }
    }
}

TEST_CASE("the parts cover the time once, and each instant is what the bounds say of it") {
    dice random{11};
    int within = 0;
    int beyond = 0;
    int unknown = 0;
    int gone = 0;
    int contradicted = 0;
    for (int k = 0; k < 3'000; ++k) {
        const std::int64_t last = random.between(0, 60);
        bounded_time time{line, last};
        std::vector<bound> bounds;
        for (std::int64_t n = random.between(0, 4); n > 0; --n) {
            const std::int64_t middle = random.between(300'000'000, 700'000'000);
            const std::int64_t doubt = random.between(-20'000'000, 200'000'000);
            bounds.push_back({middle - doubt, middle + doubt, random.between(-9, 9) * 1'000'000,
                              static_cast<std::int32_t>(middle / 1000)});
            time.add(bounds.back());
        }
        std::int64_t next = 0;
        for (std::size_t part = 0; part < time.parts(); ++part) {
            const stretch s = time.part(part);
            REQUIRE(s.from == next);
            REQUIRE(s.to >= s.from);
            next = s.to + 1;
            for (std::int64_t x = s.from; x <= s.to; ++x) {
                bool near = false;
                bool far = false;
                bool left = false;
                std::int32_t likely = INT32_MAX;
                for (const bound& b : bounds) {
                    if (b.most_um + b.um_per_ms * x <= 500'000'000) {
                        near = true;
                        likely = b.likely_mm < likely ? b.likely_mm : likely;
                    }
                    far = far || b.least_um - b.um_per_ms * x > 500'000'000;
                    left = left || b.least_um - b.um_per_ms * x > 550'000'000;
                }
                REQUIRE(time.within(s.from) == (near && !far));
                REQUIRE(time.beyond(s.from) == (far && !near));
                REQUIRE(time.gone(s.from) == (left && !near));
                REQUIRE(time.least_likely_mm(s.from) == likely);
                within += near && !far ? 1 : 0;
                beyond += far && !near ? 1 : 0;
                unknown += near || far ? 0 : 1;
                gone += left && !near ? 1 : 0;
                contradicted += near && far ? 1 : 0;
            }
        }
        REQUIRE(next == last + 1);
    }
    for (const int seen : {within, beyond, unknown, gone, contradicted}) CHECK(seen > 1'000);
}

static_assert([] {
    bounded_time time{line, 10};
    time.add({0, 400'000'000, 20'000'000, 200'000});  // most: 600 m after 10 ms
    return time.parts() == 2 && time.part(0) == stretch{0, 5} && time.within(0) && !time.within(6);
}());

}  // namespace
