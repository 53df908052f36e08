// SPDX-License-Identifier: BSL-1.0

#include "receiver.hpp"

#include <cstdio>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"
#include "heard.hpp"

using firmware::protocol;
using heard::epochs;
using heard::frame;
using heard::pvt;
using heard::sentence;

namespace {

constexpr std::int64_t noon = 1'718'452'800'000;

// One epoch in either protocol; in NMEA 1 m beside it, so that the two can be told apart.
std::string ubx(int second, unsigned fix_type = 3) {
    return frame(pvt{.minute = second / 60, .second = second % 60, .fix_type = fix_type});
}
std::string nmea(int second) {
    char time[32];
    std::snprintf(time, sizeof time, "12%02d%02d.00,", second / 60, second % 60);
    return sentence("GNRMC," + std::string{time} + "A,4807.0,N,01134.0,W,0,0,150624,,,A") +
           sentence("GNGGA," + std::string{time} + "4807.0,N,01134.0,W,1,08,0.9,1,M,1,M,,");
}

std::vector<int> seconds(const std::vector<firmware::epoch>& all) {
    std::vector<int> found;
    for (const auto& e : all) found.push_back(static_cast<int>((e.unix_ms - noon) / 1000));
    return found;
}

std::string damaged(std::string bytes, std::size_t bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    return bytes;
}

}  // namespace

TEST_CASE("where both protocols speak, UBX is told, once, whichever comes first") {
    for (const bool ubx_first : {true, false}) {
        std::string stream;
        for (int s = 0; s < 5; ++s) {
            stream += ubx_first ? ubx(s) + nmea(s) : nmea(s) + ubx(s);
        }
        const auto all = epochs(stream);
        CHECK(seconds(all) == std::vector{0, 1, 2, 3, 4});
        // The first of all is told before it is known that UBX comes as well.
        for (std::size_t k = 1; k < all.size(); ++k) CHECK(all[k].from == protocol::ubx);
    }
}

TEST_CASE("where UBX is missing, NMEA is told, in its place") {
    const auto all = epochs(ubx(0) + nmea(0) + nmea(1) + ubx(2) + nmea(2) + nmea(3) + nmea(4));
    CHECK(seconds(all) == std::vector{0, 1, 2, 3, 4});
    CHECK(all[0].from == protocol::ubx);
    CHECK(all[1].from == protocol::nmea);
    CHECK(all[2].from == protocol::ubx);
    CHECK(all[4].from == protocol::nmea);
}

TEST_CASE("after UBX has ended NMEA goes on, and is soon told at once again") {
    firmware::receiver receiver;
    std::vector<int> after;
    int count = 0;
    const auto tell = [&count](const firmware::epoch&) { ++count; };
    const auto send = [&](const std::string& bytes) {
        for (const char c : bytes) receiver.take(static_cast<std::byte>(c), {}, tell);
        after.push_back(count);
    };
    send(ubx(0));
    for (int s = 1; s <= 6; ++s) send(nmea(s));
    CHECK(after == std::vector{1, 1, 2, 3, 5, 6, 7});
}

TEST_CASE("a UBX epoch without a fix silences the NMEA of that moment") {
    const auto all = epochs(ubx(0) + nmea(0) + ubx(1, 0) + nmea(1) + ubx(2) + nmea(2));
    REQUIRE(all.size() == 3);
    CHECK_FALSE(all[1].fixed);
}

TEST_CASE("a message repeated is told once") {
    CHECK(epochs(ubx(0) + ubx(0) + ubx(1)).size() == 2);
}

TEST_CASE("a pause tells what waits") {
    firmware::receiver receiver;
    int count = 0;
    const auto tell = [&count](const firmware::epoch&) { ++count; };
    for (const char c : ubx(0) + nmea(1)) receiver.take(static_cast<std::byte>(c), {}, tell);
    CHECK(count == 1);
    receiver.pause(tell);
    CHECK(count == 2);
    receiver.pause(tell);
    CHECK(count == 2);
}

TEST_CASE("any one bit that is wrong loses the epoch that it is in, or less") {
    const std::string before = ubx(0) + nmea(1);
    const std::string after = nmea(3) + ubx(4);
    for (const std::string& middle : {ubx(2), nmea(2)}) {
        for (std::size_t bit = 0; bit < middle.size() * 8; ++bit) {
            auto found = seconds(epochs(before + damaged(middle, bit) + after));
            std::erase(found, 2);
            if (found != std::vector{0, 1, 3, 4}) FAIL(bit);
        }
    }
}

TEST_CASE("a stream cut anywhere loses the epoch that is cut, or less") {
    const std::string before = ubx(0) + nmea(1);
    const std::string after = nmea(3) + ubx(4);
    for (const std::string& middle : {ubx(2), nmea(2)}) {
        for (std::size_t size = 0; size < middle.size(); ++size) {
            auto found = seconds(epochs(before + middle.substr(0, size) + after));
            std::erase(found, 2);
            if (found != std::vector{0, 1, 3, 4}) FAIL(size);
            found = seconds(epochs(before + middle.substr(size) + after));
            std::erase(found, 2);
            if (found != std::vector{0, 1, 3, 4}) FAIL(size);
        }
    }
}

TEST_CASE("a message within another is read, and the one around it is lost") {
    for (std::size_t at = 1; at < 90; at += 3) {
        CHECK(seconds(epochs(ubx(0).substr(0, at) + nmea(1) + ubx(0).substr(at) + ubx(2))) ==
              std::vector{1, 2});
    }
    for (std::size_t at = 1; at < 60; at += 3) {
        const auto found =
            epochs(nmea(0).substr(0, at) + ubx(1) + nmea(0).substr(at) + nmea(2) + ubx(3));
        std::vector<int> ubx_seconds;
        for (const auto& e : found) {
            if (e.from == protocol::ubx) ubx_seconds.push_back(seconds({e})[0]);
        }
        CHECK(ubx_seconds == std::vector{1, 3});
        CHECK(seconds(found).size() >= 3);
    }
}

TEST_CASE("noise of any kind makes no fix, and hides none that follows") {
    dice d{3};
    for (int run = 0; run < 300; ++run) {
        std::string noise;
        const auto kind = d.between(0, 2);
        for (int k = 0; k < 400; ++k) {
            noise += kind == 0   ? static_cast<char>(d.between(0, 255))
                     : kind == 1 ? "$*,GPRMC0123456789A\r\n"[d.between(0, 20)]
                                 : "\xB5\x62\x01\x07\x5C\0$"[d.between(0, 6)];
        }
        if (seconds(heard::fixes(noise + nmea(1) + ubx(2) + noise)) != std::vector{1, 2}) FAIL(run);
    }
}
