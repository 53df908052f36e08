// SPDX-License-Identifier: BSL-1.0
//
// What a watch is told that is no report of whereabouts.

#include "cordon/watch/notice.hpp"

#include <type_traits>

#include "catch2.hpp"

namespace {

using cordon::channel;

static_assert(std::is_trivially_copyable_v<cordon::health>);
static_assert(std::is_trivially_copyable_v<cordon::notice>);
static_assert(sizeof(channel) == 1 && sizeof(cordon::action) == 1);
static_assert(includes(channel::strap | channel::loss, channel::loss));
static_assert(!includes(channel::strap | channel::loss, channel::tamper));
static_assert(!includes(channel::none, channel::tamper));
static_assert(((channel::strap | channel::loss) & channel::strap) == channel::strap);

// What is not said claims nothing: an order lasts until now, a fault is none.
static_assert(cordon::notice{.at = {5}}.until == cordon::instant{5});
static_assert(cordon::health{.at = {5}}.received == cordon::instant{5});
static_assert(cordon::health{}.what == channel::none);

TEST_CASE("no two channels share a bit") {
    constexpr channel all[] = {channel::tamper,  channel::strap,   channel::battery,
                               channel::jamming, channel::jumping, channel::loss};
    channel seen = channel::none;
    for (const channel one : all) {
        CHECK((seen & one) == channel::none);
        seen = seen | one;
    }
    CHECK(static_cast<unsigned>(seen) == 63);
}

}  // namespace
