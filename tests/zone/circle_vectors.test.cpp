// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/circle_vectors.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"
#include "zone/many_positions.hpp"

namespace circle_vectors = cordon::circle_vectors;
using cordon::circle_filter;
using cordon::position_e7;
using cordon::side;
using many_positions::centre_and_radius;

namespace {

constexpr std::size_t block = circle_vectors::block;

// What one way of taking blocks makes of positions: the sides and the number inside, with blocks
// that it gave back marked as uncertain and not counted.
struct outcome {
    std::vector<side> sides;
    std::size_t inside;
    std::size_t given_back = 0;
};

enum class way { lanes_4, lanes_8, lanes_16, avx2, avx512, dispatched };
constexpr std::array every_way = {way::lanes_4, way::lanes_8, way::lanes_16,
                                  way::avx2,    way::avx512,  way::dispatched};

bool runs_here([[maybe_unused]] way how) {
#if defined(__x86_64__)
    if (how == way::avx2) return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (how == way::avx512) {
        return __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma");
    }
    return true;
#else
    return how != way::avx2 && how != way::avx512;
#endif
}

template <bool WantSides, class Careful>
std::size_t take(way how, const circle_filter<float>& filter, const position_e7* positions,
                 std::size_t count, side* sides, const Careful& careful) {
    using namespace circle_vectors;
    switch (how) {
        case way::lanes_4:
            return filter_blocks<4, WantSides>(filter, positions, count, sides, careful);
        case way::lanes_8:
            return filter_blocks<8, WantSides>(filter, positions, count, sides, careful);
        case way::lanes_16:
            return filter_blocks<16, WantSides>(filter, positions, count, sides, careful);
#if defined(__x86_64__)
        case way::avx2: return blocks_avx2<WantSides>(filter, positions, count, sides, careful);
        case way::avx512: return blocks_avx512<WantSides>(filter, positions, count, sides, careful);
#else
        case way::avx2:
        case way::avx512: break;
#endif
        case way::dispatched: break;
    }
    return blocks<WantSides>(filter, positions, count, sides, careful);
}

outcome taken(way how, const circle_filter<float>& filter, const position_e7* positions,
              std::size_t count) {
    outcome made{std::vector<side>(count, side::uncertain), 0};
    made.inside = take<true>(how, filter, positions, count, made.sides.data(), [&](std::size_t) {
        ++made.given_back;
        return std::size_t{0};
    });
    return made;
}

// Where two filters of different rounding may differ: one abstains.
bool compatible(side a, side b) { return a == b || a == side::uncertain || b == side::uncertain; }

}  // namespace

TEST_CASE("vectors of every width say of a position what the filter says of it alone") {
    oracle::generator random{720};
    for (const way how : every_way) {
        if (!runs_here(how)) {
            WARN("this processor has no such vectors: way " << static_cast<int>(how));
            continue;
        }
        long contradicted = 0;
        long answered = 0;
        std::string first;
        for (int zones = 0; zones < 300; ++zones) {
            const centre_and_radius zone = many_positions::some_circle(random);
            const circle_filter<float> filter{zone.centre, zone.radius};
            if (!filter.usable()) continue;
            // Each at every lane of a block of its own kind, so that no neighbour hides it.
            const auto some = many_positions::around(random, zone, 64, true);
            for (const position_e7 p : some) {
                std::array<position_e7, block> same;
                same.fill(p);
                const outcome made = taken(how, filter, same.data(), block);
                const side alone = filter(p);
                for (const side s : made.sides) {
                    if (s != side::uncertain) ++answered;
                    if (!compatible(s, alone) && contradicted++ == 0) {
                        first = many_positions::text(zone, p);
                    }
                    if (s != made.sides.front()) ++contradicted;
                }
            }
        }
        INFO("way " << static_cast<int>(how) << ", first: " << first);
        CHECK(contradicted == 0);
        CHECK(answered > 100'000);
    }
}

TEST_CASE("a block is given back whole when one position of it is uncertain, and only then") {
    oracle::generator random{721};
    const centre_and_radius zone{{51.5, -0.12}, cordon::metres{500}};
    const circle_filter<float> filter{zone.centre, zone.radius};
    position_e7 at_the_line{};
    while (filter(at_the_line) != side::uncertain) {
        at_the_line = to_e7(oracle::destination(zone.centre, random.azimuth(), 500));
    }
    const position_e7 nowhere{900'000'001, 0};
    for (const way how : every_way) {
        if (!runs_here(how)) continue;
        CAPTURE(static_cast<int>(how));
        auto some = many_positions::around(random, zone, 3 * block, false);
        CHECK(taken(how, filter, some.data(), some.size()).given_back == 0);
        for (const position_e7 odd : {at_the_line, nowhere}) {
            for (std::size_t k = block; k < 2 * block; ++k) {
                auto with_one = some;
                with_one[k] = odd;
                const outcome made = taken(how, filter, with_one.data(), with_one.size());
                CHECK(made.given_back == 1);
                for (std::size_t j = 0; j < made.sides.size(); ++j) {
                    const bool in_block = j / block == 1;
                    CHECK(made.sides[j] == (in_block ? side::uncertain : filter(some[j])));
                }
            }
        }
    }
}

TEST_CASE("every position of a block gets its own side, and those inside are counted") {
    oracle::generator random{722};
    for (const way how : every_way) {
        if (!runs_here(how)) continue;
        CAPTURE(static_cast<int>(how));
        long different = 0;
        for (int zones = 0; zones < 200; ++zones) {
            centre_and_radius zone = many_positions::some_circle(random);
            const circle_filter<float> filter{zone.centre, zone.radius};
            if (!filter.usable()) continue;
            const auto some = many_positions::around(random, zone, 10 * block, false);
            const outcome made = taken(how, filter, some.data(), some.size());
            std::size_t inside = 0;
            for (std::size_t k = 0; k < some.size(); ++k) {
                if (made.sides[k] == side::uncertain) continue;  // given back
                if (made.sides[k] != filter(some[k])) ++different;
                if (made.sides[k] == side::inside) ++inside;
            }
            if (made.inside != inside) ++different;
            const std::size_t counted =
                take<false>(how, filter, some.data(), some.size(), nullptr, [&](std::size_t first) {
                    std::size_t sum = 0;
                    for (std::size_t k = first; k < first + block; ++k) {
                        if (made.sides[k] == side::inside) ++sum;
                    }
                    return sum;
                });
            if (counted != inside) ++different;
        }
        CHECK(different == 0);
    }
}

TEST_CASE("what is no whole block is left alone") {
    const circle_filter<float> filter{{0, 0}, cordon::metres{100}};
    for (const way how : every_way) {
        if (!runs_here(how)) continue;
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, block - 1, block + 1}) {
            std::vector<position_e7> here(count);
            std::vector<side> sides(count + 1, side::outside);
            const std::size_t inside =
                take<true>(how, filter, here.data(), count, sides.data(),
                           [](std::size_t) { return std::size_t{1'000'000}; });
            CHECK(inside == count / block * block);
            for (std::size_t k = count / block * block; k < sides.size(); ++k) {
                CHECK(sides[k] == side::outside);
            }
        }
    }
}
