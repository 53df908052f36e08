// SPDX-License-Identifier: BSL-1.0
//
// The state of a watch: what it is made of, how large it is, and that it is a value.

#include "cordon/watch/watch.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <type_traits>

#include "catch2.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::level_state;

// A state goes into a log and over a wire as its bytes. A change of these sizes changes both.
static_assert(sizeof(cordon::watch<1>) == 60);
static_assert(sizeof(cordon::watch<2>) == 64);
static_assert(sizeof(cordon::watch<3>) == 68);
static_assert(sizeof(cordon::watch<4>) == 72);
static_assert(alignof(cordon::watch<2>) == alignof(std::uint32_t));

static_assert(std::is_trivially_copyable_v<cordon::watch<2>>);
static_assert(std::is_standard_layout_v<cordon::watch<2>>);
static_assert(std::is_nothrow_default_constructible_v<cordon::watch<2>>);
static_assert(sizeof(level_state) == 1);

static_assert(cordon::watch<2>{}.state(0) == level_state::unknown);
static_assert(cordon::watch<2>{}.state(1) == level_state::unknown);
static_assert(cordon::watch<2>{} == cordon::watch<2>{});

TEST_CASE("every state of a level has a word of its own") {
    std::set<std::string> words;
    for (const level_state state :
         {level_state::unknown, level_state::clear, level_state::active}) {
        CHECK(words.insert(to_string(state)).second);
    }
    CHECK(words == std::set<std::string>{"active", "clear", "unknown"});
    CHECK(std::string(to_string(static_cast<level_state>(3))).empty());
}

TEST_CASE("every reason why a level is not clear has a word of its own") {
    std::set<std::string> words;
    for (std::uint8_t k = 0; k < 5; ++k) {
        const std::string word = to_string(static_cast<cordon::doubt>(k));
        CHECK_FALSE(word.empty());
        CHECK(words.insert(word).second);
    }
    CHECK(std::string(to_string(static_cast<cordon::doubt>(5))).empty());
}

TEST_CASE("a watch says why a level is not clear") {
    using cordon::doubt;
    recorder<2> r{two};
    CHECK(r.watch().why(0) == doubt::unheard);
    r.feed(protected_person(0, 0));
    CHECK(r.watch().why(1) == doubt::unheard);
    r.feed(wearer(1, 3000));
    CHECK((r.watch().why(0) == doubt::none && r.watch().why(1) == doubt::none));
    r.feed(at(30));
    CHECK((r.watch().why(0) == doubt::reach && r.watch().why(1) == doubt::none));
    r.feed(wearer(31, 30'000));
    CHECK(r.watch().why(0) == doubt::jump);
    r.feed(at(500));
    CHECK(r.watch().why(0) == doubt::overdue);
    r.feed(protected_person(501, 0), wearer(501, 100));
    CHECK((r.state(0) == level_state::active && r.watch().why(0) == doubt::none));
    CHECK(r.watch().now() == at(501));
}

TEST_CASE("a watch that has heard nothing knows nothing of any level") {
    const cordon::watch<200> w;
    for (std::size_t level = 0; level < 200; ++level) CHECK(w.state(level) == level_state::unknown);
}

TEST_CASE("a state is its bytes") {
    recorder<2> r{two};
    r.feed(protected_person(0, 0), wearer(1, 1000));
    REQUIRE(r.state(0) == level_state::active);
    REQUIRE(r.state(1) == level_state::clear);

    std::array<unsigned char, sizeof(cordon::watch<2>)> saved;
    std::memcpy(saved.data(), &r.watch(), saved.size());
    cordon::watch<2> restored;
    CHECK_FALSE(restored == r.watch());
    std::memcpy(&restored, saved.data(), saved.size());
    CHECK(restored == r.watch());
    CHECK(restored.state(0) == level_state::active);
    CHECK(restored.state(1) == level_state::clear);

    // And it goes on as the other does.
    const auto expected = cordon::advance(r.watch(), wearer(31, 400), two);
    const auto made = cordon::advance(restored, wearer(31, 400), two);
    CHECK(made.next == expected.next);
    CHECK(std::equal(made.events.begin(), made.events.end(), expected.events.begin(),
                     expected.events.end()));
    CHECK(made.events.size() == 1);
}

TEST_CASE("a step leaves the state that it was given as it was") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0));
    const cordon::watch<1> before = r.watch();
    const auto made = cordon::advance(before, wearer(1, 100), one);
    CHECK(before == r.watch());
    CHECK_FALSE(made.next == before);
    CHECK(before.state(0) == level_state::unknown);
    CHECK(made.next.state(0) == level_state::active);
}

TEST_CASE("states are equal only when everything remembered is") {
    const auto after = [](const auto&... inputs) {
        recorder<1> r{one};
        r.feed(inputs...);
        return r.watch();
    };
    const cordon::watch<1> w = after(protected_person(0, 0), wearer(1, 600));
    CHECK(w == after(protected_person(0, 0), wearer(1, 600)));
    CHECK_FALSE(w == after(protected_person(0, 0), wearer(1, 601)));
    CHECK_FALSE(w == after(protected_person(0, 0), wearer(1.001, 600)));
    CHECK_FALSE(w == after(protected_person(0, 0), wearer(1, 600, {3'001, sharp.as})));
    CHECK_FALSE(w == after(protected_person(0, 0), wearer(1, 600), at(2)));
    CHECK_FALSE(w == after(protected_person(0, 0)));
}

}  // namespace
