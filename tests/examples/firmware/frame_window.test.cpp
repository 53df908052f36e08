// SPDX-License-Identifier: BSL-1.0

#include "frame_window.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

// "ab", four bytes, and the sum of those.
struct small_frame {
    static constexpr std::array beginning{std::byte{'a'}, std::byte{'b'}};
    static constexpr std::size_t size = 7;
    static constexpr bool sound(std::span<const std::byte> frame) {
        unsigned sum = 0;
        for (std::size_t k = 2; k < 6; ++k) sum += static_cast<unsigned>(frame[k]);
        return sum % 256 == static_cast<unsigned>(frame[6]);
    }
    static constexpr firmware::frame_shape shape{beginning, size, sound};
};

std::string made(std::string_view four) {
    unsigned sum = 0;
    for (const char c : four) sum += static_cast<unsigned char>(c);
    return "ab" + std::string{four} + static_cast<char>(sum % 256);
}

std::vector<std::string> cut(std::string_view stream) {
    firmware::frame_window<small_frame> window;
    std::vector<std::string> found;
    for (const char c : stream) {
        if (!window.take(static_cast<std::byte>(c))) continue;
        found.emplace_back();
        for (const std::byte b : window.frame()) found.back() += static_cast<char>(b);
    }
    return found;
}

}  // namespace

TEST_CASE("frames are found one after the other and between other bytes") {
    const std::string one = made("1234");
    const std::string two = made("5678");
    CHECK(cut(one + two) == std::vector{one, two});
    CHECK(cut("aaab" + one + "xabyaab" + two + "a") == std::vector{one, two});
}

TEST_CASE("a frame cut short or damaged takes nothing of the next with it") {
    const std::string one = made("1abz");  // a beginning within
    const std::string two = made("abab");
    for (std::size_t cut_to = 0; cut_to < one.size(); ++cut_to) {
        CHECK(cut(one.substr(0, cut_to) + two + one) == std::vector{two, one});
    }
    for (std::size_t bit = 0; bit < one.size() * 8; ++bit) {
        std::string damaged = one;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        CHECK(cut(damaged + two + two) == std::vector{two, two});
    }
}

TEST_CASE("what is found is what a search in the whole would find") {
    dice d{11};
    for (int run = 0; run < 2000; ++run) {
        std::string stream;
        for (int k = 0; k < 60; ++k) {
            stream += d.one_in(4)
                          ? made(std::string{"ab"} + static_cast<char>(d.between(0, 3)) + 'a')
                                .substr(0, static_cast<std::size_t>(d.between(1, 7)))
                          : std::string(1, "ab\1"[d.between(0, 2)]);
        }
        std::vector<std::string> expected;
        for (std::size_t at = 0; at + 7 <= stream.size();) {
            const std::string here = stream.substr(at, 7);
            if (here == made(here.substr(2, 4))) {
                expected.push_back(here);
                at += 7;
            } else {
                ++at;
            }
        }
        if (cut(stream) != expected) FAIL(run);
    }
}

TEST_CASE("a frame begins with its first byte, or when one before it is given up") {
    firmware::frame_window<small_frame> window;
    const auto took = [&window](char c) {
        (void)window.take(static_cast<std::byte>(c));
        return window.began();
    };
    CHECK(took('a'));
    CHECK_FALSE(took('b'));
    CHECK_FALSE(took('1'));
    CHECK_FALSE(took('a'));
    CHECK_FALSE(took('b'));
    CHECK_FALSE(took('2'));
    CHECK(took('3'));  // no frame: what began is the "ab" within
    CHECK_FALSE(took('4'));
}
