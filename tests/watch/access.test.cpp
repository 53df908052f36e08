// SPDX-License-Identifier: BSL-1.0
//
// What access reads in a watch, beyond what the codes of states test: how far apart two are who are
// known, and nothing where one is not.

#include "cordon/watch/access.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/state_code.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::watch_detail::access;

TEST_CASE("two who are known are as far apart as their last fixes") {
    recorder<1> r{one};
    CHECK(access::apart_mm(r.watch()) == cordon::event::separation_unknown);
    r.feed(protected_person(0, 0));
    CHECK(access::apart_mm(r.watch()) == cordon::event::separation_unknown);
    r.feed(wearer(1, 900));
    const std::int32_t apart = access::apart_mm(r.watch());
    CHECK((apart > 899'000 && apart < 901'000));
    r.feed(at(2'000));  // silence
    CHECK(access::apart_mm(r.watch()) == cordon::event::separation_unknown);
}

TEST_CASE("what is written of a watch is read as it was") {
    recorder<1> r{one};
    r.feed(protected_person(0, 0), wearer(1, 900), wearer(6, 300));
    std::array<std::byte, 100> memory{};
    cordon::byte_writer out{memory};
    access::put(out, r.watch());
    REQUIRE(out.fits());
    cordon::byte_reader in{std::span{memory}.first(out.size())};
    cordon::watch<1> back;
    CHECK(access::take(in, cordon::state_version, back));
    CHECK(in.left() == 0);
    CHECK(back == r.watch());
    CHECK(access::possible(back));
    CHECK(access::possible(cordon::watch<1>{}));
}

}  // namespace
