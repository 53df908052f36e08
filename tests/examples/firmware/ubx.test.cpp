// SPDX-License-Identifier: BSL-1.0

#include "ubx.hpp"

#include "catch2.hpp"
#include "heard.hpp"

using firmware::epoch;
using heard::frame;
using heard::pvt;

namespace {

epoch only(const pvt& p) {
    const auto all = heard::epochs(frame(p));
    REQUIRE(all.size() == 1);
    return all[0];
}

pvt with(unsigned pvt::*field, unsigned value) {
    pvt p;
    p.*field = value;
    return p;
}

}  // namespace

TEST_CASE("a good fix is taken as it is, to the last digit") {
    const epoch e = only({});
    CHECK(e.fixed);
    CHECK(e.from == firmware::protocol::ubx);
    CHECK(e.where == cordon::position_e7{481'234'567, -115'678'901});
    CHECK(e.how_sure == cordon::accuracy{1'500, cordon::confidence::p68});
    CHECK(e.moving == cordon::velocity{300, -200, true});
    CHECK(e.dated);
    CHECK(e.unix_ms == 1'718'452'800'000);
    CHECK(e.of_day_ms == 43'200'000);
    CHECK(e.arrived == cordon::instant{0});
}

TEST_CASE("a fix is one that the receiver vouches for") {
    CHECK(only(with(&pvt::fix_type, 2)).fixed);
    CHECK(only(with(&pvt::fix_type, 4)).fixed);
    for (const unsigned none : {0U, 1U, 5U, 6U, 255U}) {
        CHECK_FALSE(only(with(&pvt::fix_type, none)).fixed);
    }
    CHECK_FALSE(only(with(&pvt::flags, 0xFE)).fixed);
    CHECK(only(with(&pvt::flags, 0x43)).fixed);
    CHECK_FALSE(only(with(&pvt::flags3, 1)).fixed);
    CHECK(only(with(&pvt::flags3, 0xE000)).fixed);
}

TEST_CASE("a place that does not exist is no fix") {
    pvt p;
    p.latitude = 900'000'000;
    p.longitude = -1'800'000'000;
    CHECK(only(p).fixed);
    p.latitude = 900'000'001;
    CHECK_FALSE(only(p).fixed);
    p.latitude = -900'000'001;
    CHECK_FALSE(only(p).fixed);
    p.latitude = 0;
    p.longitude = 1'800'000'001;
    CHECK_FALSE(only(p).fixed);
}

TEST_CASE("an accuracy that is 0 or absurd is handed on, and counts as unknown") {
    CHECK_FALSE(only(with(&pvt::accuracy_mm, 0)).how_sure.known());
    CHECK_FALSE(only(with(&pvt::accuracy_mm, 0xFFFFFFFF)).how_sure.known());
}

TEST_CASE("a velocity is known where the receiver is sure of it to 1 m/s") {
    CHECK(only(with(&pvt::speed_accuracy_mm_s, 1'000)).moving.known);
    CHECK_FALSE(only(with(&pvt::speed_accuracy_mm_s, 1'001)).moving.known);
    CHECK_FALSE(only(with(&pvt::speed_accuracy_mm_s, 0xFFFFFFFF)).moving.known);
}

TEST_CASE("time is UTC to the nearest millisecond, and its fraction can be negative") {
    pvt p;
    p.second = 1;
    p.ns = -100'231;
    CHECK(only(p).unix_ms == 1'718'452'801'000);
    p.ns = 799'899'687;
    CHECK(only(p).unix_ms == 1'718'452'801'800);
    p.ns = -500'001;
    CHECK(only(p).unix_ms == 1'718'452'800'999);
    p = {};
    p.hour = 0;
    p.ns = -2'000'000;
    CHECK(only(p).unix_ms == 1'718'409'599'998);
    CHECK(only(p).of_day_ms == firmware::ms_per_day - 2);
    p = {.hour = 23, .minute = 59, .second = 60, .ns = 0};
    CHECK(only(p).unix_ms == 1'718'496'000'000);
    CHECK(only(p).of_day_ms == 0);
}

TEST_CASE("without date, time or leap seconds there is no time, and the fix stands") {
    for (const unsigned valid : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 0xF8U}) {
        const epoch e = only(with(&pvt::valid, valid));
        CHECK(e.fixed);
        CHECK_FALSE(e.timed);
        CHECK_FALSE(e.dated);
    }
    CHECK_FALSE(only(with(&pvt::month, 13)).dated);
    CHECK_FALSE(only(with(&pvt::day, 31)).dated);
    CHECK_FALSE(only({.hour = 24}).dated);
    CHECK_FALSE(only({.minute = 60}).dated);
    CHECK_FALSE(only({.second = 61}).dated);
    CHECK_FALSE(only({.ns = 1'000'000'001}).dated);
    CHECK_FALSE(only({.ns = -2'147'483'647 - 1}).dated);
}

TEST_CASE("no length is believed: a message that claims to be long hides nothing") {
    const std::string liar{"\xB5\x62\x01\x35\xFF\xFF", 6};
    CHECK(heard::fixes(liar + frame(pvt{})).size() == 1);
    const std::string other = frame(std::string_view{"\x01\x07\x02\x00\x2A\x2A", 6});
    CHECK(heard::epochs(other).empty());
    CHECK(heard::fixes(other + frame(pvt{})).size() == 1);
}

TEST_CASE("any one bit that is wrong loses that message and no other") {
    const std::string first = frame({.second = 1});
    const std::string second = frame({.second = 2});
    const std::string third = frame({.second = 3});
    for (std::size_t bit = 0; bit < second.size() * 8; ++bit) {
        std::string damaged = second;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
        const auto found = heard::epochs(first + damaged + third);
        if (found.size() != 2 || found[1].of_day_ms != 43'203'000) FAIL(bit);
    }
}
