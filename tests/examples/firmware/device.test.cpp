// SPDX-License-Identifier: BSL-1.0

#include "device.hpp"

#include <string>
#include <vector>

#include "catch2.hpp"
#include "heard.hpp"
#include "scene.hpp"

using firmware::guarded;

namespace {

std::vector<std::string> told;

struct note {
    void operator()(guarded what, const cordon::event& e) const {
        told.push_back((what == guarded::person ? "person " : "school ") +
                       std::string{to_string(e.what)} + " " + std::to_string(e.level));
    }
};
using device = firmware::device<firmware::the_order, note>;

constexpr std::int64_t noon = 1'718'452'800'000;
constexpr cordon::position_e7 home = firmware::scene::home;

void receive(device& d, cordon::instant now, int second, bool fixed = true) {
    heard::pvt p;
    p.minute = second / 60;
    p.second = second % 60;
    p.latitude = home.latitude;
    p.longitude = home.longitude;
    if (!fixed) p.fix_type = 0;
    for (const char c : heard::frame(p)) d.from_receiver(static_cast<std::byte>(c), now);
}

void hear(device& d, cordon::instant now, int measured, std::int32_t north_e7,
          std::uint32_t bracelet = firmware::the_order.bracelet) {
    firmware::radio_report r;
    r.bracelet = bracelet;
    r.utc_ms = static_cast<std::uint32_t>(noon + measured * 1000);
    r.fixed = true;
    r.where = {home.latitude + north_e7, home.longitude};
    r.how_sure = {5'000, cordon::confidence::p68};
    for (const std::byte b : encode(r)) d.from_radio(b, now);
}

constexpr std::int32_t near_e7 = 10'000;    // 111 m
constexpr std::int32_t far_e7 = 1'000'000;  // 11 km

// The counter wraps after half a minute.
constexpr cordon::instant at(int second) {
    return {0xFFFF'FFFF - 30'000 + static_cast<std::uint32_t>(second) * 1000};
}

std::vector<std::string> of_person() {
    std::vector<std::string> all;
    for (const std::string& line : told) {
        if (line.starts_with("person")) all.push_back(line);
    }
    return all;
}

using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("one fix of each, close by, is an alert at both levels") {
    told.clear();
    device d;
    receive(d, at(0), 0);
    hear(d, at(1), 0, near_e7);
    CHECK(of_person() == lines{"person known 0", "person entered 0", "person entered 1"});
}

TEST_CASE("another's bracelet is not heard") {
    told.clear();
    device d;
    receive(d, at(0), 0);
    hear(d, at(1), 0, near_e7, 1);
    CHECK(told.empty());
}

TEST_CASE("what the bracelet says cannot be dated before this device knows the time") {
    told.clear();
    device d;
    hear(d, at(0), 0, near_e7);
    CHECK(told.empty());
    receive(d, at(1), 1, false);  // the time without a fix is enough
    hear(d, at(2), 1, near_e7);
    receive(d, at(3), 3);
    CHECK(of_person() == lines{"person known 0", "person entered 0", "person entered 1"});
}

TEST_CASE("a strap that is cut is told of before this device knows the time, and once") {
    told.clear();
    device d;
    const firmware::radio_report cut{.bracelet = firmware::the_order.bracelet,
                                     .wrong = cordon::channel::strap};
    for (int s = 0; s <= 20; s += 10) {
        for (const std::byte b : encode(cut)) d.from_radio(b, at(s));
    }
    CHECK(told == lines{"person strap 0"});
    CHECK(d.pair().health_of(cordon::party::wearer) == cordon::channel::strap);
}

TEST_CASE("a report that was long under way is as old as it is") {
    told.clear();
    device d;
    receive(d, at(0), 0);
    hear(d, at(0), 0, far_e7);
    for (int s = 10; s <= 200; s += 10) receive(d, at(s), s);
    d.tick(at(201));
    told.clear();
    hear(d, at(202), 20, near_e7);
    CHECK(told == lines{"person late 0", "school late 0"});
    CHECK(d.pair().state(0) == cordon::level_state::unknown);
}

TEST_CASE("silence of either is told after two minutes, over the wrap of the counter") {
    for (const bool hers : {true, false}) {
        told.clear();
        device d;
        receive(d, at(0), 0);
        hear(d, at(0), 0, far_e7);
        CHECK(d.pair().state(1) == cordon::level_state::clear);
        for (int s = 10; s <= 150; s += 10) {
            if (hers) {
                hear(d, at(s), s, far_e7);
            } else {
                receive(d, at(s), s);
            }
            d.tick(at(s));
            if (s == 110) CHECK(of_person() == lines{"person known 0"});
        }
        CHECK(of_person() == lines{"person known 0", "person unknown 0"});
        CHECK(d.pair().state(0) == cordon::level_state::unknown);
    }
}

TEST_CASE("a device that has never heard of anybody says so") {
    told.clear();
    device d;
    for (int s = 0; s <= 130; ++s) d.tick(at(s));
    CHECK(told == lines{"person unknown 0", "school unknown 0"});
}

TEST_CASE("epochs without a fix are silence") {
    told.clear();
    device d;
    receive(d, at(0), 0);
    hear(d, at(0), 0, far_e7);
    for (int s = 10; s <= 150; s += 10) {
        receive(d, at(s), s, false);
        hear(d, at(s), s, far_e7);
    }
    CHECK(of_person() == lines{"person known 0", "person unknown 0"});
}

TEST_CASE("the scene tells its story") {
    static constexpr auto recorded = firmware::scene::bytes();
    told.clear();
    device d;
    firmware::play(recorded, d);
    CHECK(told == lines{"person known 0", "school known 0", "person entered 0", "person entered 1",
                        "person repeated 0", "school repeated 0", "person left 1",
                        "school entered 0", "school entered 1", "person strap 0",
                        "person unknown 0", "school unknown 0"});
}
