// SPDX-License-Identifier: BSL-1.0

#include "nmea_epoch.hpp"

#include <string>
#include <vector>

#include "catch2.hpp"
#include "heard.hpp"

using firmware::epoch;
using heard::epochs;
using heard::fixes;
using heard::sentence;

namespace {

std::string gga(const std::string& time, const std::string& minutes = "01.0",
                const std::string& quality = "1", const std::string& dilution = "0.9") {
    return sentence("GPGGA," + time + ",48" + minutes + ",N,01100.0,E," + quality + ",08," +
                    dilution + ",1,M,1,M,,");
}
std::string rmc(const std::string& time, const std::string& minutes = "01.0",
                const std::string& status = "A", const std::string& date = "150624") {
    return sentence("GPRMC," + time + "," + status + ",48" + minutes + ",N,01100.0,E,0,0," + date +
                    ",,,A");
}
std::string gst(const std::string& time, const std::string& deviation) {
    return sentence("GPGST," + time + ",1,,,," + deviation + "," + deviation + ",1");
}
const std::string no_gga = sentence("GPGGA,,,,,,0,,,,,,,,");
const std::string no_rmc = sentence("GPRMC,,V,,,,,,,,,,N");

constexpr std::int64_t noon = 1'718'452'800'000;

// How many epochs have been told after each of these pieces.
std::vector<std::size_t> told_after(const std::vector<std::string>& pieces) {
    firmware::receiver receiver;
    std::size_t count = 0;
    const auto tell = [&count](const epoch&) { ++count; };
    std::vector<std::size_t> counts;
    for (const std::string& piece : pieces) {
        for (const char c : piece) receiver.take(static_cast<std::byte>(c), {}, tell);
        counts.push_back(count);
    }
    return counts;
}

using counts = std::vector<std::size_t>;

}  // namespace

TEST_CASE(
    "GGA and RMC of one time are one epoch, with the position of the first and the date of the "
    "second") {
    for (const auto& both :
         {gga("120000") + rmc("120000.00", "02.0"), rmc("120000", "02.0") + gga("120000.01")}) {
        const auto all = epochs(both);
        REQUIRE(all.size() == 1);
        CHECK(all[0].fixed);
        CHECK(all[0].where == cordon::position_e7{480'166'667, 110'000'000});
        CHECK(all[0].dated);
        CHECK(all[0].unix_ms / 1000 == noon / 1000);
        CHECK(all[0].from == firmware::protocol::nmea);
        CHECK_FALSE(all[0].moving.known);
    }
}

TEST_CASE("GNS stands in for GGA, and RMC for both") {
    const std::string gns = sentence("GNGNS,120000,4803.0,N,01100.0,E,AN,08,1.5,1,1,,");
    CHECK(epochs(rmc("120000") + gns)[0].where.latitude == 480'500'000);
    CHECK(epochs(gns + gga("120000"))[0].where.latitude == 480'166'667);
    const auto alone = epochs(rmc("120000"));
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].fixed);
    CHECK_FALSE(alone[0].how_sure.known());
}

TEST_CASE("one sentence that says there is no fix is believed") {
    CHECK(fixes(gga("120000", "01.0", "0") + rmc("120000")).empty());
    CHECK(fixes(gga("120000") + rmc("120000", "01.0", "V")).empty());
    CHECK(fixes(gga("120000", "01.0", "6") + rmc("120000")).empty());
    const auto none = epochs(no_gga + no_rmc + no_gga + no_rmc);
    REQUIRE(none.size() == 2);
    CHECK_FALSE(none[0].fixed);
    CHECK_FALSE(none[0].timed);
}

TEST_CASE(
    "sentences without a time join the epoch that is without a fix, and end one that has one") {
    const std::string timed = sentence("GNGNS,120000,,,,,NNN,,,,,,");
    CHECK(epochs(timed + no_gga + no_rmc + timed).size() == 1);
    const auto lost = epochs(gga("120000") + rmc("120000") + no_gga + no_rmc);
    REQUIRE(lost.size() == 2);
    CHECK(lost[0].fixed);
    CHECK_FALSE(lost[1].fixed);
}

TEST_CASE(
    "an epoch is told with the last of the sentences that came before, or when another begins") {
    // Two sentences from the start on.
    CHECK(told_after({gga("120000"), rmc("120000"), gga("120001"), rmc("120001")}) ==
          counts{0, 1, 1, 2});
    // Three, once the third is known.
    CHECK(told_after({gga("120000"), rmc("120000"), gst("120000", "3"), gga("120001"),
                      rmc("120001"), gst("120001", "3")}) == counts{0, 1, 1, 1, 1, 2});
    // One that is lost holds its own epoch back, until the next begins, and no other.
    CHECK(told_after({gga("120000"), rmc("120000"), gga("120001"), gga("120002"), rmc("120002")}) ==
          counts{0, 1, 1, 2, 3});
    // RMC alone.
    CHECK(told_after({rmc("120000"), rmc("120001"), rmc("120002")}) == counts{0, 1, 3});
}

TEST_CASE("an epoch is told once, however often its sentences come") {
    const std::string both = gga("120000") + rmc("120000");
    CHECK(epochs(both + both + gga("120000", "09.0") + rmc("120000")).size() == 1);
}

TEST_CASE(
    "the accuracy is that of GST in the worst direction, else 25 m times HDOP, else unknown") {
    using cordon::accuracy;
    using cordon::confidence;
    const std::string known = gga("120000") + rmc("120000") + gst("120000", "3.5");
    const auto two = epochs(known + gga("120001") + rmc("120001") + gst("120001", "4.25"));
    REQUIRE(two.size() == 2);
    CHECK(two[1].how_sure == accuracy{4'250, confidence::sigma});
    const auto by = [](const std::string& dilution) {
        return epochs(gga("120000", "01.0", "1", dilution))[0].how_sure;
    };
    CHECK(by("1.0") == accuracy{25'000, confidence::p95});
    CHECK(by("0.6") == accuracy{25'000, confidence::p95});
    CHECK(by("21.0") == accuracy{525'000, confidence::p95});
    CHECK(by("") == accuracy{});
    CHECK(by("0.0") == accuracy{});
}

TEST_CASE("an epoch without a date has the last one's, and after midnight the next day's") {
    const auto all = epochs(rmc("235958") + gga("235958") + gga("235959.5") + gga("000000.5") +
                            gga("005900") + gga("015800"));
    REQUIRE(all.size() == 5);
    constexpr std::int64_t midnight = 1'718'496'000'000;
    CHECK(all[0].unix_ms == midnight - 2'000);
    CHECK(all[1].unix_ms == midnight - 500);
    CHECK(all[2].unix_ms == midnight + 500);
    CHECK(all[3].unix_ms == midnight + 3'540'000);
    CHECK(all[4].unix_ms == midnight + 7'080'000);
    CHECK_FALSE(epochs(gga("120000"))[0].dated);
    CHECK(epochs(gga("120000"))[0].timed);
}

// A night without a fix: which day it is then, no time of day tells.
TEST_CASE("an epoch long after the last date has none") {
    const std::string evening = rmc("200000") + gga("200000");
    CHECK(epochs(evening + gga("205959")).back().dated);
    for (const char* later : {"210001", "080000", "195900"}) {
        CHECK_FALSE(epochs(evening + gga(later)).back().dated);
        CHECK_FALSE(epochs(evening + gga(later, "01.0", "0")).back().dated);
    }
    // By arrival, where the time of day is nearly the same again.
    firmware::receiver receiver;
    std::vector<epoch> all;
    const auto keep = [&all](const epoch& e) { all.push_back(e); };
    const auto hear = [&](const std::string& text, std::uint32_t ms) {
        for (const char c : text) receiver.take(static_cast<std::byte>(c), {ms}, keep);
    };
    hear(evening, 0);
    hear(gga("200500"), 86'700'000);
    hear(gga("200501"), 86'701'000);
    REQUIRE(all.size() >= 2);
    CHECK(all[0].dated);
    CHECK_FALSE(all[1].dated);
}

TEST_CASE("the date of a sentence without a fix is not believed") {
    const auto all = epochs(rmc("120000", "01.0", "V", "060180") + gga("120001"));
    REQUIRE(all.size() == 2);
    CHECK_FALSE(all[1].dated);
}

TEST_CASE("an epoch arrived with its first byte") {
    const std::string noise(100, 'x');
    const auto all = epochs(noise + gga("120000") + noise + rmc("120000"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].arrived == cordon::instant{100});
}
