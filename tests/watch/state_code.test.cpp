// SPDX-License-Identifier: BSL-1.0
//
// A state as bytes: nothing of it is lost, what is not a state is refused by name, and what is taken
// goes on as before.

#include "cordon/watch/state_code.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "dice.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::decode;
using cordon::state_fault;
using cordon::state_size;

static_assert(state_size<1> == 70);
static_assert(state_size<2> == 74);
static_assert(state_size<255> == 74 + 253 * 4);

// The compiler writes and reads it, too.
constexpr bool returns_at_compile_time() {
    const auto w = cordon::advance(cordon::watch<2>{}, wearer(0, 100), two).next;
    std::array<std::byte, state_size<2>> bytes{};
    return cordon::encode(w, bytes) == bytes.size() && decode<2>(bytes).value == w &&
           !(w == cordon::watch<2>{});
}
static_assert(returns_at_compile_time());

template <std::size_t Levels>
std::vector<std::byte> bytes_of(const cordon::watch<Levels>& w) {
    std::vector<std::byte> bytes(state_size<Levels>);
    REQUIRE(cordon::encode(w, bytes) == bytes.size());
    return bytes;
}

// With a checksum that fits, whatever else is wrong.
void seal(std::vector<std::byte>& bytes) {
    const std::size_t rest = bytes.size() - 4;
    const std::uint32_t sum = cordon::crc32(std::span{bytes}.first(rest));
    for (std::size_t k = 0; k < 4; ++k) {
        bytes[rest + k] = static_cast<std::byte>(sum >> (8 * k) & 0xFF);
    }
}

template <std::size_t Levels>
cordon::watch<Levels> moved(const cordon::watch<Levels>& w, const any_input& input,
                            const cordon::policy<Levels>& p) {
    return std::visit([&](const auto& i) { return cordon::advance(w, i, p).next; }, input);
}

// Of a pair, or of a zone where the seed is odd.
any_input next_of(life& inputs, std::uint64_t seed) {
    return seed % 2 == 0 ? inputs.next() : inputs.next_of_zone();
}

cordon::watch<2> some_state(std::uint64_t seed, int steps = 200) {
    life inputs{seed};
    cordon::watch<2> w;
    for (int k = 0; k < steps; ++k) w = moved(w, next_of(inputs, seed), two);
    return w;
}

// The first bytes are as documented, on every target.
TEST_CASE("a new watch is these bytes") {
    const auto bytes = bytes_of(cordon::watch<1>{});
    const std::array<unsigned, 7> head{'C', 'R', 'D', 'W', 2, 0, 1};
    for (std::size_t k = 0; k < head.size(); ++k) {
        CHECK(static_cast<unsigned>(bytes[k]) == head[k]);
    }
    CHECK(std::all_of(bytes.begin() + 7, bytes.end() - 4,
                      [](std::byte b) { return b == std::byte{0}; }));
    CHECK(decode<1>(bytes).value == cordon::watch<1>{});
}

TEST_CASE("a watch that is saved and restored at every step says the same") {
    std::size_t events = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        life inputs{seed};
        cordon::watch<2> kept;
        cordon::watch<2> restored;
        for (int k = 0; k < 1'000; ++k) {
            const any_input input = next_of(inputs, seed);
            std::visit(
                [&](const auto& i) {
                    const auto expected = cordon::advance(kept, i, two);
                    const auto made = cordon::advance(restored, i, two);
                    if (!std::equal(made.events.begin(), made.events.end(), expected.events.begin(),
                                    expected.events.end())) {
                        FAIL("seed " << seed << ", step " << k);
                    }
                    events += made.events.size();
                    kept = expected.next;
                    const auto [value, fault] = decode<2>(bytes_of(made.next));
                    if (fault != state_fault::none) {
                        FAIL("seed " << seed << ", step " << k << ": " << to_string(fault));
                    }
                    restored = value;
                },
                input);
            if (!(kept == restored)) FAIL("seed " << seed << ", step " << k);
        }
    }
    CHECK(events > 5'000);
}

// So no member is forgotten: whatever bit of a watch is changed, if it is then another watch, it is
// written in other bytes.
TEST_CASE("states that differ are written differently") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const cordon::watch<2> w = some_state(seed);
        const auto bytes = bytes_of(w);
        std::size_t differing = 0;
        for (std::size_t bit = 0; bit < sizeof w * 8; ++bit) {
            std::array<unsigned char, sizeof w> raw;
            std::memcpy(raw.data(), &w, sizeof w);
            raw[bit / 8] ^= static_cast<unsigned char>(1U << (bit % 8));
            cordon::watch<2> other;
            std::memcpy(&other, raw.data(), sizeof other);
            if ((other == w) != (bytes_of(other) == bytes)) FAIL("bit " << bit);
            if (!(other == w)) ++differing;
        }
        CHECK(differing > 450);
    }
}

TEST_CASE("damage of every single bit is refused") {
    const auto good = bytes_of(some_state(3));
    REQUIRE(decode<2>(good).fault == state_fault::none);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto bytes = good;
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        const auto [value, fault] = decode<2>(bytes);
        CHECK(fault != state_fault::none);
        CHECK(value == cordon::watch<2>{});
        if (bit >= 7 * 8) CHECK(fault == state_fault::damaged);
    }
}

TEST_CASE("what is not such a state is refused by name") {
    const auto good = bytes_of(some_state(4));
    const auto fault = [&](std::size_t at, unsigned value) {
        auto bytes = good;
        bytes[at] = static_cast<std::byte>(value);
        seal(bytes);
        return decode<2>(bytes).fault;
    };
    CHECK(fault(0, 'c') == state_fault::not_a_state);
    CHECK(fault(4, 3) == state_fault::newer_version);
    CHECK(fault(5, 1) == state_fault::newer_version);
    CHECK(fault(4, 0) == state_fault::not_a_state);
    CHECK(fault(6, 3) == state_fault::other_level_count);
    CHECK(decode<1>(good).fault == state_fault::other_level_count);
    CHECK(decode<3>(good).fault == state_fault::other_level_count);
    CHECK(decode<2>({}).fault == state_fault::too_short);
    for (std::size_t size = 0; size < good.size(); ++size) {
        CHECK(decode<2>(std::span{good}.first(size)).fault == state_fault::too_short);
    }
    auto longer = good;
    longer.push_back(std::byte{0});
    CHECK(decode<2>(longer).fault == state_fault::too_long);
    const std::vector<std::byte> text(20, std::byte{'x'});
    CHECK(decode<2>(text).fault == state_fault::not_a_state);
}

// Version 1 had a speed in centimetres per second where the velocity is.
TEST_CASE("a state of the first version is taken with the speed that it knew") {
    const cordon::watch<2> w = some_state(6);
    auto older = bytes_of(w);
    older[4] = std::byte{1};
    for (const std::size_t party : {7U, 27U}) {
        older[party + 16] = std::byte{0xB0};  // 1200 cm/s
        older[party + 17] = std::byte{0x04};
    }
    seal(older);
    const auto [taken, fault] = decode<2>(older);
    REQUIRE(fault == state_fault::none);
    auto expected = bytes_of(w);
    for (const std::size_t party : {7U, 27U}) {
        expected[party + 16] = std::byte{24};  // half metres per second
        expected[party + 17] = std::byte{0};
    }
    seal(expected);
    CHECK(bytes_of(taken) == expected);
    // As fast as could be written.
    for (const std::size_t party : {7U, 27U})
        older[party + 16] = older[party + 17] = std::byte{0xFF};
    seal(older);
    CHECK(bytes_of(decode<2>(older).value)[7 + 16] == std::byte{127});
}

TEST_CASE("contents that no watch can have are refused, with a checksum that fits") {
    const auto good = bytes_of(some_state(5));
    const auto fault = [&](std::size_t at, unsigned value, std::vector<std::byte> bytes) {
        bytes[at] = static_cast<std::byte>(value);
        seal(bytes);
        return decode<2>(bytes).fault;
    };
    // A party: latitude 0 to 3, sigma 14 and 15, health 18, flags 19; the second one 20 later.
    for (const std::size_t party : {7U, 27U}) {
        CHECK(fault(party + 3, 0x7F, good) == state_fault::impossible);  // beyond the pole
        CHECK(fault(party + 15, 0xFF, good) == state_fault::impossible);
        CHECK(fault(party + 18, 64, good) == state_fault::impossible);
        CHECK(fault(party + 19, 0x80, good) == state_fault::impossible);
        CHECK(fault(party + 19, 0x00, good) == state_fault::impossible);  // not heard, with a sigma
    }
    const auto fresh = bytes_of(cordon::watch<2>{});
    CHECK(fault(7, 1, fresh) == state_fault::impossible);       // not started, but somewhere
    CHECK(fault(73 - 4, 2, fresh) == state_fault::impossible);  // known, and nobody was heard
    CHECK(fault(73 - 4, 5, fresh) == state_fault::impossible);  // no such knowledge
    CHECK(fault(73 - 4, 0x81, fresh) == state_fault::impossible);
    CHECK(fault(73 - 4, 0x01, fresh) == state_fault::none);        // waiting
    CHECK(fault(73 - 4, 0x09, fresh) == state_fault::impossible);  // behind since the present
    // A level: evidence 16 bits, last 6, began, credit 3, active, clear, heard 2, acknowledged, snoozed.
    auto waiting = fresh;
    waiting[73 - 4] = std::byte{1};
    for (const std::size_t level : {55U, 59U}) {
        CHECK(fault(level + 3, 1U << 2, waiting) == state_fault::none);        // active
        CHECK(fault(level + 3, 1U << 3, waiting) == state_fault::impossible);  // clear
        CHECK(fault(level + 3, 1U << 6, waiting) == state_fault::impossible);  // acknowledged
        CHECK(fault(level + 3, 1U << 7, waiting) == state_fault::impossible);  // snoozed
        CHECK(fault(level + 3, 3U, waiting) == state_fault::none);             // credit 6
        auto odd = waiting;
        odd[level + 2] = std::byte{0x80};
        CHECK(fault(level + 3, 3U, odd) == state_fault::impossible);  // credit 7
    }
}

TEST_CASE("memory that is too small is left as it is") {
    std::array<std::byte, state_size<2> - 1> memory{};
    CHECK(cordon::encode(some_state(1), std::span<std::byte>{memory}) == 0);
    CHECK(std::all_of(memory.begin(), memory.end(), [](std::byte b) { return b == std::byte{0}; }));
}

// What decode takes, advance takes: arbitrary contents, and arbitrary inputs after them. The
// assertions are on in one of the executables that run this.
TEST_CASE("whatever is taken goes on, and is written as it was read") {
    dice random{99};
    std::vector<std::vector<std::byte>> states;
    for (int k = 0; k < 300; ++k)
        states.push_back(bytes_of(some_state(static_cast<std::uint64_t>(k % 7), k)));
    int taken = 0;
    for (int trial = 0; trial < 30'000; ++trial) {
        auto bytes = random.pick(states);
        const std::int64_t changes = random.between(1, 4);
        for (std::int64_t k = 0; k < changes; ++k) {
            bytes[static_cast<std::size_t>(random.between(7, 69))] =
                static_cast<std::byte>(random.roll() & 0xFF);
        }
        seal(bytes);
        auto [w, fault] = decode<2>(bytes);
        if (fault != state_fault::none) {
            if (fault != state_fault::impossible) FAIL("trial " << trial);
            continue;
        }
        ++taken;
        if (bytes_of(w) != bytes) FAIL("trial " << trial << " is written otherwise");
        life inputs{random.roll()};
        for (int k = 0; k < 8; ++k) {
            w = moved(w, next_of(inputs, random.roll()), two);
            if (decode<2>(bytes_of(w)).fault != state_fault::none) {
                FAIL("trial " << trial << ", step " << k << " leads to a state that is refused");
            }
        }
    }
    CHECK(taken > 10'000);
}

// As docs/firmware.md tells it: a device that was off for it knows not how long goes on with a counter
// that stands just past the time at which both are overdue.
TEST_CASE(
    "a state that is restored after a gap of unknown length claims nothing, and ends no alert") {
    for (const double metres : {100'000.0, 100.0}) {
        recorder<2> before{two};
        for (double t = 0; t <= 300; t += 10) before.feed(both{t, metres});
        const auto known =
            metres > 2'000 ? cordon::level_state::clear : cordon::level_state::active;
        REQUIRE(before.state() == known);

        const auto kept = decode<2>(bytes_of(before.watch()));
        REQUIRE(kept.fault == state_fault::none);
        const std::uint32_t counter = 7;  // it has begun again
        const std::uint32_t offset =
            (kept.value.now() + two.overdue_after + cordon::milliseconds{1000}).ms - counter;
        const auto [next, events] =
            cordon::advance(kept.value, cordon::instant{counter + offset}, two);
        REQUIRE(events.size() == 1);
        CHECK(events[0].what == cordon::kind::unknown);
        const bool active = known == cordon::level_state::active;
        CHECK(next.state(0) == (active ? known : cordon::level_state::unknown));

        // Both report again, and what is known is what they say.
        auto w = next;
        for (std::uint32_t ms = 10'000; ms <= 120'000; ms += 10'000) {
            auto f = wearer(0, metres);
            for (const auto who : {cordon::party::protected_person, cordon::party::wearer}) {
                f.who = who;
                f.at = f.received = cordon::instant{counter + ms + offset};
                f.where = north(who == cordon::party::wearer ? metres : 0);
                w = cordon::advance(w, f, two).next;
            }
        }
        CHECK(w.state(0) == known);
    }
}

// With a checksum that fits, and the instants of both fixes months ahead.
TEST_CASE("a state of an instant that is yet to come is refused, or not clear in silence") {
    recorder<2> r{two};
    r.feed(both{0, 9000});
    REQUIRE(r.state() == cordon::level_state::clear);
    auto bytes = bytes_of(r.watch());
    bytes[7 + 11] = bytes[27 + 11] = std::byte{0x3F};
    seal(bytes);
    CHECK(decode<2>(bytes).fault == state_fault::impossible);
    // As far ahead as is possible, it is not clear either.
    bytes[7 + 11] = bytes[27 + 11] = std::byte{0x1F};
    seal(bytes);
    auto [w, fault] = decode<2>(bytes);
    REQUIRE(fault == state_fault::none);
    CHECK(cordon::advance(w, at(3600), two).next.state(0) == cordon::level_state::unknown);
}

TEST_CASE("every fault of a state has words of its own") {
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(state_fault::impossible); ++k) {
        CHECK(words.insert(to_string(static_cast<state_fault>(k))).second);
    }
    CHECK_FALSE(words.contains(""));
    CHECK(std::string(to_string(static_cast<state_fault>(99))).empty());
}

}  // namespace
