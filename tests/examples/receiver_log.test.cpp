// SPDX-License-Identifier: BSL-1.0

#include <filesystem>
#include <string>

#include "catch2.hpp"
#include "firmware/heard.hpp"
#include "order.hpp"
#include "refusal.hpp"
#include "track.hpp"

using heard::frame;
using heard::pvt;
using heard::sentence;

namespace {

replay::track read(const std::string& bytes) { return replay::read_receiver(bytes, "r.log"); }

std::string refused(const std::string& bytes) {
    return refusal([&] { (void)read(bytes); });
}

std::string gga(const std::string& time, const std::string& quality = "1") {
    return sentence("GPGGA," + time + ",4801.0,N,01100.0,E," + quality + ",08,2.0,1,M,1,M,,");
}
std::string rmc(const std::string& time, const std::string& date = "150624") {
    return sentence("GPRMC," + time + ",A,4801.0,N,01100.0,E,0,0," + date + ",,,A");
}

constexpr std::int64_t noon = 1'718'452'800'000;

}  // namespace

TEST_CASE("NMEA becomes records with the lines on which they begin, after gpsd's comments") {
    const auto track = read("# Name: a $GPGGA receiver\n#\n" + gga("120000") + rmc("120000") +
                            gga("120001", "0") + gga("120002") + rmc("120002"));
    REQUIRE(track.records.size() == 2);
    CHECK(track.records[0].unix_ms == noon);
    CHECK(track.records[0].where == cordon::position_e7{480'166'667, 110'000'000});
    CHECK(track.records[0].how_sure == cordon::accuracy{50'000, cordon::confidence::p95});
    CHECK(track.records[0].line == 3);
    CHECK(track.records[1].unix_ms == noon + 2000);
    CHECK(track.records[1].line == 6);
    CHECK_FALSE(track.records[1].by_byte);
    REQUIRE(track.remarks.size() == 1);
    CHECK(track.remarks[0] == "r.log: 1 of 3 epochs has no fix");
}

TEST_CASE("UBX becomes records with the byte at which they begin") {
    const auto track = read(frame(pvt{}) + frame(pvt{.second = 1}));
    REQUIRE(track.records.size() == 2);
    CHECK(track.records[0].where == cordon::position_e7{481'234'567, -115'678'901});
    CHECK(track.records[0].how_sure == cordon::accuracy{1'500, cordon::confidence::p68});
    CHECK(track.records[0].line == 1);
    CHECK(track.records[1].line == 101);
    CHECK(track.records[1].by_byte);
    CHECK(track.remarks.empty());
}

TEST_CASE("a clock that steps back is told by bytes where there are no lines") {
    const auto ubx = in_order(read(frame(pvt{.second = 9}) + frame(pvt{.second = 8})));
    REQUIRE(ubx.remarks.size() == 1);
    CHECK(ubx.remarks[0] == "r.log:101: late: 1.0 s before byte 1");
    const auto nmea = in_order(read(gga("120009") + rmc("120009") + gga("120008") + rmc("120008")));
    REQUIRE(nmea.remarks.size() == 1);
    CHECK(nmea.remarks[0] == "r.log:3: late: 1.0 s before line 1");
}

TEST_CASE("both protocols in one file are one track") {
    const auto track = read(frame(pvt{}) + rmc("120000") + gga("120000") + frame(pvt{.second = 1}) +
                            rmc("120001") + gga("120001") + rmc("120002") + gga("120002"));
    REQUIRE(track.records.size() == 3);
    CHECK(track.records[1].where == cordon::position_e7{481'234'567, -115'678'901});
    CHECK(track.records[2].where == cordon::position_e7{480'166'667, 110'000'000});
}

TEST_CASE("what comes before the first date is of that day, or of the day before") {
    const auto track =
        read(gga("235959") + gga("000000") + gga("000001") + rmc("000001") + gga("000002"));
    REQUIRE(track.records.size() == 4);
    constexpr std::int64_t midnight = 1'718'409'600'000;
    CHECK(track.records[0].unix_ms == midnight - 1000);
    CHECK(track.records[1].unix_ms == midnight);
    CHECK(track.records[2].unix_ms == midnight + 1000);
    CHECK(track.records[3].unix_ms == midnight + 2000);
}

TEST_CASE("what cannot be read is skipped and measured") {
    const auto track = read(gga("120000") + rmc("120000") + "~~~\n" + gga("120001").substr(0, 20) +
                            "\n" + gga("120002") + rmc("120002"));
    CHECK(track.records.size() == 2);
    REQUIRE(track.remarks.size() == 1);
    CHECK(track.remarks[0] ==
          "r.log:3: 23 bytes in 2 places, of which this is the first, are neither NMEA 0183 nor "
          "UBX, such as RTCM or damage, and skipped");
    CHECK(read(frame(pvt{}) + "x").remarks.at(0).starts_with("r.log:101: 1 byte in 1 place"));
}

TEST_CASE("a file without one position that can be dated is refused") {
    CHECK(refused("hello\n") == "r.log: holds no sound message of NMEA 0183 or UBX");
    CHECK(refused("# $GPGGA\n") == "r.log: holds no sound message of NMEA 0183 or UBX");
    CHECK(refused(sentence("GPGSV,1")) ==
          "r.log: holds none of the messages GGA, GNS, RMC and UBX-NAV-PVT");
    CHECK(refused(gga("120000", "0") + gga("120001", "0")) ==
          "r.log: has 2 epochs, and no fix that the receiver vouches for");
    CHECK(refused(frame(pvt{.flags = 0})) ==
          "r.log: has 1 epoch, and no fix that the receiver vouches for");
    CHECK(refused("# \n" + gga("120000", "0") + gga("120001") + rmc("120001", "")) ==
          "r.log:3: a fix without a date: no sentence RMC, and no message UBX-NAV-PVT, says which "
          "day this is");
    CHECK(refused(frame(pvt{.valid = 0})) == "r.log: has no fix with a time: when was this?");
}

TEST_CASE("a fix without a time is left out, and said") {
    const auto track = read(frame(pvt{.valid = 0}) + frame(pvt{}));
    CHECK(track.records.size() == 1);
    REQUIRE(track.remarks.size() == 1);
    CHECK(track.remarks[0] == "r.log: 1 fix has no time, and is left out");
}

TEST_CASE("a receiver is known by how it begins, or by a sound message") {
    CHECK(replay::looks_like_receiver("# gpsd\n" + gga("120000")));
    CHECK(replay::looks_like_receiver("garbage" + frame(pvt{})));
    CHECK_FALSE(replay::looks_like_receiver("unix_s,lat_deg,lon_deg\n1,2,3\n"));
    CHECK(replay::looks_like_receiver("# cut in the com"));
    CHECK(replay::looks_like_receiver("$GPGG"));
    CHECK(replay::looks_like_receiver("\xB5\x62\x01"));
    CHECK_FALSE(replay::looks_like_receiver("12:00 $GPGGA,120000*00\n"));
    CHECK_FALSE(replay::looks_like_receiver(""));
}

TEST_CASE("every real receiver's recording is a track") {
    const std::string data = CORDON_SHARED_DATA;
    if (data.empty()) {
        WARN("the shared data is not present: real recordings are not tested");
        return;
    }
    std::size_t records = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{data + "/receiver"}) {
        if (!entry.is_regular_file()) continue;
        INFO(entry.path());
        const auto track = replay::read_track(entry.path().string());
        CHECK(track.records.size() >= 14);
        for (std::size_t k = 1; k < track.records.size(); ++k) {
            // All were recorded within an hour; a receiver may set its clock by a second.
            const auto step = track.records[k].unix_ms - track.records[k - 1].unix_ms;
            CHECK(step > -1000);
            CHECK(step < 3'600'000);
        }
        records += track.records.size();
    }
    CHECK(records > 500);
}
