// SPDX-License-Identifier: BSL-1.0

#include "cordon/time.hpp"

#include <chrono>
#include <cstdint>
#include <type_traits>

#include "catch2.hpp"

using cordon::instant;
using cordon::later;
using cordon::milliseconds;
using namespace std::chrono_literals;

static_assert(sizeof(instant) == 4);
static_assert(std::is_trivially_copyable_v<instant>);
static_assert(std::is_same_v<decltype(instant{} - instant{}), milliseconds>);
static_assert(std::is_same_v<milliseconds::rep, std::int32_t>);

namespace {
template <class Time>
concept ordered = requires(Time a, Time b) { a < b; };
constexpr instant last{0xffff'ffff};
}  // namespace

static_assert(!ordered<instant>, "instants that wrap have no order");
static_assert(ordered<milliseconds>);

static_assert(last + milliseconds{1} == instant{0});
static_assert(instant{0} - milliseconds{1} == last);
static_assert(instant{4} - last == milliseconds{5});
static_assert(last - instant{4} == milliseconds{-5});
static_assert(later(last, instant{4}) == instant{4});
static_assert(later(instant{4}, last) == instant{4});
static_assert(later(instant{7}, instant{7}) == instant{7});

// The greatest spans there are.
static_assert(instant{0x7fff'ffff} - instant{0} == milliseconds{INT32_MAX});
static_assert(instant{0x8000'0000} - instant{0} == milliseconds{INT32_MIN});
static_assert(instant{0} + milliseconds{INT32_MIN} == instant{0x8000'0000});
static_assert(instant{0} - milliseconds{INT32_MIN} == instant{0x8000'0000});

TEST_CASE("a difference of instants is right across the wrap of the counter") {
    for (std::int64_t before = -3; before <= 3; ++before) {
        for (const std::int64_t span : {0LL, 1LL, 1000LL, 2'147'483'647LL}) {
            const instant start{static_cast<std::uint32_t>(before)};
            const instant end{static_cast<std::uint32_t>(before + span)};
            CHECK((end - start).count() == span);
            CHECK((start - end).count() == -span);
            CHECK(start + milliseconds{static_cast<std::int32_t>(span)} == end);
            CHECK(end - milliseconds{static_cast<std::int32_t>(span)} == start);
            CHECK(later(start, end) == end);
            CHECK(later(end, start) == end);
        }
    }
}

TEST_CASE("a span of time takes the literals of the standard library") {
    static_assert(instant{500} + 10s == instant{10'500});
    static_assert(instant{0} - 1min == instant{0xffff'ffff - 59'999});
    static_assert(milliseconds{2min} == milliseconds{120'000});
    CHECK((instant{10'500} - instant{500}) == 10s);
}
