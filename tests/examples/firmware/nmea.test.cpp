// SPDX-License-Identifier: BSL-1.0

#include "nmea.hpp"

#include <cstdio>
#include <string>

#include "catch2.hpp"
#include "dice.hpp"

using firmware::nmea_kind;
using firmware::nmea_statement;
using firmware::read_statement;

namespace {

nmea_statement gga(const std::string& latitude, const std::string& longitude,
                   const std::string& quality = "1", const std::string& dilution = "0.9") {
    return read_statement("GPGGA,120000.00," + latitude + "," + longitude + "," + quality + ",08," +
                          dilution + ",100.0,M,46.9,M,,");
}

std::int32_t latitude(const std::string& text) {
    const auto s = gga(text, "00000.0,E");
    return s.placed ? s.where.latitude : -2'000'000'000;
}

}  // namespace

TEST_CASE("GGA, GNS, RMC and GST are known by their last three letters, of any talker") {
    CHECK(read_statement("GPGGA,120000").what == nmea_kind::gga);
    CHECK(read_statement("GNGNS,120000").what == nmea_kind::gns);
    CHECK(read_statement("IIRMC,120000").what == nmea_kind::rmc);
    CHECK(read_statement("BDGST,120000").what == nmea_kind::gst);
    for (const char* other : {"", "GPGLL,1", "PQGGA,120000", "GGA,120000", "GPGGAX,120000",
                              "gpgga,120000", "GPgga,120000"}) {
        INFO(other);
        CHECK(read_statement(other).what == nmea_kind::other);
    }
}

TEST_CASE("degrees and minutes become 1e-7 degree, rounded to nearest, however many digits") {
    CHECK(gga("4124.8963,N", "08151.6838,W").where ==
          cordon::position_e7{414'149'383, -818'613'967});
    CHECK(latitude("0000.0000030,N") == 1);  // half a unit goes away from 0
    CHECK(latitude("0000.0000030,S") == -1);
    CHECK(latitude("0000.00000299999999999999,N") == 0);
    CHECK(latitude("0000.0000089999,N") == 1);
    CHECK(latitude("0000.000009,N") == 2);
    CHECK(latitude("9000.0,N") == 900'000'000);
    CHECK(latitude("8959.9999999,S") == -900'000'000);
    CHECK(latitude("0,N") == 0);
}

TEST_CASE("an angle is within half a unit of what was written") {
    dice d{2};
    for (int k = 0; k < 200'000; ++k) {
        const auto degrees = d.between(0, 89);
        const auto minutes_e8 = d.between(0, 5'999'999'999);
        char text[32];
        std::snprintf(text, sizeof text, "%02d%02d.%08d,N", static_cast<int>(degrees),
                      static_cast<int>(minutes_e8 / 100'000'000),
                      static_cast<int>(minutes_e8 % 100'000'000));
        // Both in units of 1e-8 minute: 600 of them are 1e-7 degree.
        const std::int64_t error = (latitude(text) - degrees * 10'000'000) * 600 - minutes_e8;
        if (error > 300 || error <= -300) FAIL(text << " " << error);
    }
}

TEST_CASE("what is no angle is no position, and no fix") {
    for (const char* bad : {",", "4124.8963,", ",N", "4124.8963,X", "4124.8963,NN", "4160.0,N",
                            "9000.0000030,N", "9100.0,N", "9999.0,N", "-124.0,N", "41x4.0,N",
                            "412400000000.0,N", "4124.89.63,N", "4124.8963,n"}) {
        INFO(bad);
        const auto s = gga(bad, "00000.0,E");
        CHECK_FALSE(s.placed);
        CHECK(s.no_fix);
    }
    CHECK(gga("0000.0,N", "18000.0,W").placed);
    CHECK_FALSE(gga("0000.0,N", "18000.1,W").placed);
    CHECK_FALSE(gga("0000.0,N", "18100.0,E").placed);
}

TEST_CASE("a fix is one that satellites made") {
    for (const char* good : {"1", "2", "3", "4", "5"}) {
        CHECK_FALSE(gga("4124.0,N", "00000.0,E", good).no_fix);
    }
    for (const char* none : {"0", "6", "7", "8", "9", "", "11", "A"}) {
        CHECK(gga("4124.0,N", "00000.0,E", none).no_fix);
    }
    const auto rmc = [](const std::string& status, const std::string& rest) {
        return read_statement("GPRMC,120000," + status + ",4124.0,N,00000.0,E,1.0,2.0,150624" +
                              rest);
    };
    CHECK_FALSE(rmc("A", "").no_fix);  // before version 2.3 there was no mode
    CHECK_FALSE(rmc("A", ",,,A").no_fix);
    CHECK_FALSE(rmc("A", ",,,D,V").no_fix);
    CHECK(rmc("V", ",,,A").no_fix);
    CHECK(rmc("", "").no_fix);
    for (const char* none : {",,,N", ",,,E", ",,,M", ",,,S"}) CHECK(rmc("A", none).no_fix);
    const auto gns = [](const std::string& modes) {
        return read_statement("GNGNS,120000.00,4124.0,N,00000.0,E," + modes + ",09,1.5,1,1,,");
    };
    CHECK_FALSE(gns("AAN").no_fix);
    CHECK_FALSE(gns("NR").no_fix);
    CHECK(gns("NNN").no_fix);
    CHECK(gns("AE").no_fix);
    CHECK(gns("").no_fix);
}

TEST_CASE("a time is hours, minutes, seconds and perhaps a fraction") {
    const auto ms = [](const std::string& text) {
        const auto s = read_statement("GPGGA," + text + ",,,,,0,,,,,,,,");
        return s.timed ? s.of_day_ms : -1;
    };
    CHECK(ms("000000") == 0);
    CHECK(ms("123519.5") == 45'319'500);
    CHECK(ms("235959.9999") == 86'399'999);
    CHECK(ms("235960.00") == 0);  // a leap second
    for (const char* bad : {"", "240000", "126000", "120061", "12:00", "-10000"})
        CHECK(ms(bad) == -1);
}

TEST_CASE("a date is that of RMC, of the years 1980 to 2079") {
    const auto days = [](const std::string& text) {
        return read_statement("GPRMC,120000,A,4124.0,N,00000.0,E,,," + text + ",,,A").days;
    };
    CHECK(days("010170") == 36'525);
    CHECK(days("150624") == 19'889);
    CHECK(days("060180") == 3'657);
    for (const char* bad : {"", "320124", "290223", "15062", "1506244", "15062x", "000000"}) {
        CHECK(days(bad) == 0);
    }
}

TEST_CASE("a dilution and standard errors are read, and what is none is unknown") {
    CHECK(gga("0,N", "0,E", "1", "1.5").dilution == 150);
    CHECK(gga("0,N", "0,E", "1", "21").dilution == 2100);
    for (const char* none : {"", "0", "-1", "1000", "x"})
        CHECK(gga("0,N", "0,E", "1", none).dilution == 0);
    const auto worst = [](const std::string& rest) {
        return read_statement("GNGST,120000.00," + rest).deviation_mm;
    };
    CHECK(worst("32,0.19,0.12,97,0.049,0.078,0.088") == 190);
    CHECK(worst("32,,,,0.049,0.078,0.088") == 78);
    CHECK(worst("32,,,,4,3,9") == 4'000);
    for (const char* none : {"", "32,1,1,1,,0.078,0.088", "32,1,1,1,0.1,,1", "32,,,,0,0,0"}) {
        CHECK(worst(none) == 0);
    }
}
