// SPDX-License-Identifier: BSL-1.0

#include "radio.hpp"

#include <vector>

#include "catch2.hpp"
#include "dice.hpp"
#include "frame_window.hpp"

using firmware::radio_frame;
using firmware::radio_report;

namespace {

std::vector<radio_report> heard(const std::vector<std::byte>& bytes) {
    firmware::frame_window<radio_frame> window;
    std::vector<radio_report> found;
    for (const std::byte b : bytes) {
        if (window.take(b)) found.push_back(firmware::to_report(window.frame()));
    }
    return found;
}

std::vector<std::byte> sent(const radio_report& report) {
    const auto frame = encode(report);
    return {frame.begin(), frame.end()};
}

radio_report any(dice& d) {
    return {.bracelet = static_cast<std::uint32_t>(d.roll()),
            .utc_ms = static_cast<std::uint32_t>(d.roll()),
            .fixed = d.one_in(2),
            .where = {static_cast<std::int32_t>(d.between(-900'000'000, 900'000'000)),
                      static_cast<std::int32_t>(d.between(-1'800'000'000, 1'800'000'000))},
            .how_sure = {static_cast<std::uint32_t>(d.roll()),
                         static_cast<cordon::confidence>(d.between(0, 4))},
            .moving = {static_cast<std::int32_t>(d.between(-32'767, 32'767) * 10),
                       static_cast<std::int32_t>(d.between(-32'767, 32'767) * 10), d.one_in(2)},
            .wrong = static_cast<cordon::channel>(d.between(0, 63))};
}

}  // namespace

TEST_CASE("what is sent is what is heard") {
    dice d{1};
    for (int k = 0; k < 1000; ++k) {
        const radio_report report = any(d);
        CHECK(heard(sent(report)) == std::vector{report});
    }
}

TEST_CASE("a velocity is cut to whole centimetres a second, and to what there is room for") {
    const radio_report r{.moving = {19, -19, true}};
    CHECK(heard(sent(r))[0].moving == cordon::velocity{10, -10, true});
    const radio_report fast{.moving = {2'000'000'000, -2'000'000'000, true}};
    CHECK(heard(sent(fast))[0].moving == cordon::velocity{327'670, -327'670, true});
}

TEST_CASE("a frame with one or two wrong bits is not heard") {
    dice d{2};
    const auto good = sent(any(d));
    for (std::size_t one = 0; one < good.size() * 8; ++one) {
        for (std::size_t other = one; other < good.size() * 8; ++other) {
            auto damaged = good;
            damaged[one / 8] ^= static_cast<std::byte>(1U << one % 8);
            if (other != one) damaged[other / 8] ^= static_cast<std::byte>(1U << other % 8);
            if (!heard(damaged).empty()) FAIL(one << " " << other);
        }
    }
}

TEST_CASE("a place that does not exist is no fix, and an unknown claim is unknown") {
    radio_report r{.fixed = true, .where = {900'000'001, 0}};
    CHECK_FALSE(heard(sent(r))[0].fixed);
    r.where = {0, -1'800'000'001};
    CHECK_FALSE(heard(sent(r))[0].fixed);
    r.where = {-900'000'000, 1'800'000'000};
    CHECK(heard(sent(r))[0].fixed);
    r.how_sure = {1'000, static_cast<cordon::confidence>(99)};
    CHECK_FALSE(heard(sent(r))[0].how_sure.known());
}
