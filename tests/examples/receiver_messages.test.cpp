// SPDX-License-Identifier: BSL-1.0

#include "receiver_messages.hpp"

#include <chrono>
#include <string>

#include "catch2.hpp"
#include "firmware/heard.hpp"

using heard::frame;
using heard::sentence;
using replay::messages_in;

TEST_CASE("sound messages are counted, whatever they say, and what is neither is measured") {
    const std::string other = frame(std::string{"\x0A\x04\x03\x00$\xB5\x62", 7});
    const std::string text = sentence("PQTXT,anything") + sentence("GPGSV,1") + other;
    const auto clean = messages_in(text + text);
    CHECK(clean.sentences == 4);
    CHECK(clean.frames == 2);
    CHECK(clean.strange_bytes == 0);
    CHECK(clean.strange_places == 0);

    const auto dirty = messages_in(text + "abc" + text + "$GP" + sentence("A") + "\xB5");
    CHECK(dirty.sentences == 5);
    CHECK(dirty.frames == 2);
    CHECK(dirty.strange_bytes == 7);
    CHECK(dirty.strange_places == 3);
    CHECK(dirty.first_strange == text.size());
    CHECK(messages_in("").strange_bytes == 0);
}

TEST_CASE("a frame of any length is checked, up to the longest") {
    for (const std::size_t size : {0U, 1U, 92U, 255U, 256U, 300U, 4000U, 65535U}) {
        std::string payload(size, '\x37');
        payload = std::string{"\x01\x35"} + static_cast<char>(size % 256) +
                  static_cast<char>(size / 256) + payload;
        std::string whole = frame(payload);
        const auto found = messages_in("x" + whole + "y");
        CHECK(found.frames == 1);
        CHECK(found.strange_bytes == 2);
        CHECK(messages_in(whole.substr(0, whole.size() - 1)).frames == 0);
        whole[whole.size() - 1] = static_cast<char>(whole[whole.size() - 1] ^ 1);
        CHECK(messages_in(whole).frames == 0);
    }
}

TEST_CASE("bytes made to look like long frames cost no more than others") {
    std::string hostile;
    while (hostile.size() < 3'000'000) hostile += std::string{"\xB5\x62\x01\x02\xFF\xFF$", 7};
    const auto began = std::chrono::steady_clock::now();
    CHECK(messages_in(hostile).frames == 0);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});  // squared: hours
}

TEST_CASE("comments are the lines at the beginning that begin with #") {
    using replay::comment_size;
    CHECK(comment_size("") == 0);
    CHECK(comment_size("$GP") == 0);
    CHECK(comment_size("# a\n#\r\n$GP\n# b\n") == 7);
    CHECK(comment_size("# only") == 6);
}
