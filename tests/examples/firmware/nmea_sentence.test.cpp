// SPDX-License-Identifier: BSL-1.0

#include "nmea_sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "heard.hpp"

using firmware::read_number;
using heard::sentence;

namespace {

std::vector<std::string> cut(std::string_view stream) {
    firmware::nmea_reader reader;
    std::vector<std::string> found;
    for (const char c : stream) {
        if (reader.take(static_cast<std::byte>(c))) found.emplace_back(reader.text());
    }
    return found;
}

}  // namespace

TEST_CASE("a sentence is what stands between $ and *, if the sum of its characters is right") {
    CHECK(cut("$GPTXT,01*62\r\n") == std::vector<std::string>{"GPTXT,01"});
    CHECK(cut("$GPTXT,01*63\r\n").empty());
    CHECK(cut("$*00") == std::vector<std::string>{""});
    CHECK(cut("$GPTXT,01\r\n").empty());
    CHECK(cut("GPTXT,01*62").empty());
}

TEST_CASE("hexadecimal is read in capitals and small letters") {
    CHECK(cut("$GPGLL,o*").empty());
    CHECK(cut(sentence("J")).size() == 1);  // 4A
    CHECK(cut("$J*4a").size() == 1);
    CHECK(cut("$J*4G").empty());
    CHECK(cut("$J* 4A").empty());
}

TEST_CASE("a sentence begins anew at every $, and ends where no sentence goes on") {
    const std::string good = sentence("GPRMC,1");
    const std::vector<std::string> once{"GPRMC,1"};
    for (std::size_t cut_to = 0; cut_to + 3 < good.size(); ++cut_to) {
        CHECK(cut(good.substr(0, cut_to) + good) == once);
        CHECK(cut(good.substr(0, cut_to) + "\r\n" + good) == once);
        CHECK(cut(good.substr(0, cut_to + 1) + '\xB5' + good.substr(cut_to + 1)).empty());
    }
}

TEST_CASE("a sentence longer than any receiver's is none, and hides no other") {
    const std::size_t longest = firmware::nmea_reader::longest;
    CHECK(cut(sentence(std::string(longest, 'A'))).size() == 1);
    CHECK(cut(sentence(std::string(longest + 1, 'A'))).empty());
    CHECK(cut(sentence(std::string(100'000, 'A')) + sentence("B")) ==
          std::vector<std::string>{"B"});
}

TEST_CASE("any one bit that is wrong loses that sentence and no other") {
    const std::string one = sentence("GPRMC,101");
    const std::string two = sentence("GPRMC,202");
    const std::size_t checked = one.size() - 2;  // the end of the line says nothing
    for (std::size_t bit = 0; bit < checked * 8; ++bit) {
        std::string damaged = one;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        // A letter of the sum may change its case, which changes nothing.
        const auto found = cut(damaged + two);
        if (found.empty() || found.back() != "GPRMC,202") FAIL(bit);
        if (found.size() == 2 && found[0] != "GPRMC,101") FAIL(bit);
    }
}

TEST_CASE("fields are what stands between commas, and empty beyond the last") {
    const firmware::nmea_fields f{"GPGGA,,1,"};
    CHECK(f[0] == "GPGGA");
    CHECK(f[1].empty());
    CHECK(f[2] == "1");
    CHECK(f[3].empty());
    CHECK(f[12].empty());
    const firmware::nmea_fields many{"0,1,2,3,4,5,6,7,8,9,10,11,12,13,14"};
    CHECK(many[12] == "12");
    CHECK(firmware::nmea_fields{""}[0].empty());
    CHECK(firmware::nmea_fields{"12345"}[0] == "12345");
}

TEST_CASE("a number is digits, perhaps with a point among them, and nothing else") {
    const auto n = read_number("5250.8747", 7);
    CHECK(n.good);
    CHECK(n.whole == 5250);
    CHECK(n.fraction == 8'747'000);
    CHECK(read_number("12", 2).good);
    CHECK(read_number("12.", 2).good);
    CHECK(read_number("0.129", 2).fraction == 12);
    CHECK(read_number("99999999.999999999999999999999", 9).fraction == 999'999'999);
    for (const char* none : {"", ".", ".5", "-1", "+1", " 1", "1 ", "1e3", "1.2.3", "1,2", "0x1",
                             "123456789", "12.3x", "\xB2"}) {
        INFO(none);
        CHECK_FALSE(read_number(none, 3).good);
    }
}
