// SPDX-License-Identifier: BSL-1.0
//
// Inputs and events as bytes: they return as they were, no member is left out, and what does not
// exist is refused.

#include "cordon/watch/record.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using cordon::byte_reader;
using cordon::byte_writer;
using cordon::record_type;

template <class What>
std::vector<std::byte> bytes_of(const What& what) {
    byte_writer measure{{}};
    put(measure, what);
    std::vector<std::byte> bytes(measure.size());
    byte_writer out{bytes};
    put(out, what);
    REQUIRE(out.fits());
    return bytes;
}

template <class What>
void returns(const What& what) {
    const auto bytes = bytes_of(what);
    What back{};
    byte_reader in{bytes};
    take(in, back);
    if (!(in.good() && in.left() == 0 && back == what)) FAIL("not as it was");
    // Less is not good.
    byte_reader less{std::span{bytes}.first(bytes.size() - 1)};
    take(less, back);
    CHECK_FALSE(less.good());
}

// Whatever byte of it changes its value is written otherwise: so no member is left out.
template <class What>
std::size_t members_written(const What& what) {
    static_assert(std::is_trivially_copyable_v<What>);
    const auto bytes = bytes_of(what);
    std::size_t differing = 0;
    for (std::size_t k = 0; k < sizeof(What); ++k) {
        std::array<unsigned char, sizeof(What)> raw;
        std::memcpy(raw.data(), &what, sizeof what);
        raw[k] ^= 1;
        What other;
        std::memcpy(&other, raw.data(), sizeof other);
        const bool same = other == what;
        if (same != (bytes_of(other) == bytes)) FAIL("byte " << k);
        if (!same) ++differing;
    }
    return differing;
}

TEST_CASE("inputs and events return as they were") {
    life inputs{8};
    cordon::watch<2> w;
    std::size_t events = 0;
    for (int k = 0; k < 3'000; ++k) {
        std::visit(
            [&](const auto& i) {
                returns(i);
                const auto made = cordon::advance(w, i, scenario::two);
                w = made.next;
                for (const cordon::event& e : made.events) {
                    returns(e);
                    ++events;
                }
            },
            k < 1'500 ? inputs.next_of_zone() : inputs.next());
    }
    CHECK(events > 500);
}

TEST_CASE("no member is left out") {
    CHECK(members_written(cordon::fix{}) == 32);
    CHECK(members_written(cordon::zone_reading{}) == 44);
    CHECK(members_written(cordon::heartbeat{}) == 13);
    CHECK(members_written(cordon::health{}) == 10);
    CHECK(members_written(cordon::notice{}) == 12);
    CHECK(members_written(cordon::instant{}) == 4);
    CHECK(members_written(cordon::event{}) == 18);
    // As long as they are written: a record of one type has one length.
    CHECK(bytes_of(cordon::fix{}).size() == 32);
    CHECK(bytes_of(cordon::zone_reading{}).size() == 44);
    CHECK(bytes_of(cordon::heartbeat{}).size() == 13);
    CHECK(bytes_of(cordon::health{}).size() == 10);
    CHECK(bytes_of(cordon::notice{}).size() == 12);
    CHECK(bytes_of(cordon::event{}).size() == 18);
}

template <class What>
void refused(What what, std::size_t at, unsigned value) {
    auto bytes = bytes_of(what);
    bytes[at] = static_cast<std::byte>(value);
    byte_reader in{bytes};
    take(in, what);
    CHECK_FALSE(in.good());
}

TEST_CASE("what does not exist is refused") {
    refused(cordon::fix{}, 0, 2);            // who
    refused(cordon::fix{}, 17, 5);           // confidence
    refused(cordon::fix{}, 26, 2);           // whether the velocity is known
    refused(cordon::fix{}, 31, 5);           // source
    refused(cordon::zone_reading{}, 0, 2);   // who
    refused(cordon::zone_reading{}, 32, 1);  // more at least than is likely
    refused(cordon::zone_reading{}, 36, 1);  // more likely than at most
    refused(cordon::heartbeat{}, 0, 2);
    refused(cordon::health{}, 5, 64);
    refused(cordon::notice{}, 0, 6);
    refused(cordon::notice{}, 10, 2);
    refused(cordon::notice{}, 11, 64);
    refused(cordon::event{}, 0, static_cast<unsigned>(cordon::kind::stepped_back) + 1);
    refused(cordon::event{}, 8, 8);
    refused(cordon::event{}, 11, 8);
}

TEST_CASE("each thing is recorded as itself, and has a word") {
    CHECK(type_of(cordon::fix{}) == record_type::fix);
    CHECK(type_of(cordon::zone_reading{}) == record_type::zone_reading);
    CHECK(type_of(cordon::heartbeat{}) == record_type::heartbeat);
    CHECK(type_of(cordon::health{}) == record_type::health);
    CHECK(type_of(cordon::notice{}) == record_type::notice);
    CHECK(type_of(cordon::instant{}) == record_type::instant);
    CHECK(type_of(cordon::event{}) == record_type::event);
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(record_type::event); ++k) {
        CHECK(words.insert(to_string(static_cast<record_type>(k))).second);
    }
    CHECK_FALSE(words.contains(""));
}

}  // namespace
