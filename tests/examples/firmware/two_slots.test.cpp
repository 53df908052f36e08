// SPDX-License-Identifier: BSL-1.0

#include "two_slots.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include <cordon/length.hpp>
#include <cordon/watch/advance.hpp>

#include "catch2.hpp"

namespace {

using namespace cordon::literals;

constexpr cordon::policy<2> policy{.levels = {{2_km}, {500_m}}};
constexpr std::size_t size = cordon::state_size<2>;

struct memory {
    std::array<std::array<std::byte, size>, 2> slots{};

    firmware::recovered<2> recover() const { return firmware::recover<2>(slots[0], slots[1]); }
    // The power fails after so many bytes; what was there before is not erased first.
    void write(std::size_t slot, const cordon::watch<2>& w, std::size_t bytes = size) {
        std::array<std::byte, size> code{};
        CHECK(cordon::encode(w, code) == size);
        for (std::size_t k = 0; k < bytes; ++k) slots[slot][k] = code[k];
    }
};

// The second counter wraps on the way.
cordon::watch<2> watch_at(std::uint32_t second) {
    const cordon::instant at{0xFFFF'FFFF - 3'500 + second * 1000};
    const cordon::fix his{cordon::party::wearer, at, {481'371'000, 115'754'000}};
    return cordon::advance(cordon::watch<2>{}, his, policy).next;
}

}  // namespace

TEST_CASE("memory that was never written holds nothing, and is written from its first slot on") {
    for (const std::byte b : {std::byte{0x00}, std::byte{0xFF}}) {
        memory m;
        for (auto& slot : m.slots) slot.fill(b);
        const auto kept = m.recover();
        CHECK(!kept.found);
        CHECK(kept.watch == cordon::watch<2>{});
        CHECK(kept.write_next == 0);
    }
}

TEST_CASE("the later of two is taken, over the wrap of the counter, and the other written next") {
    memory m;
    std::size_t slot = 0;
    for (std::uint32_t second = 0; second < 8; ++second) {
        m.write(slot, watch_at(second));
        const auto kept = m.recover();
        CHECK(kept.found);
        CHECK(kept.watch == watch_at(second));
        CHECK(kept.write_next == 1 - slot);
        slot = kept.write_next;
    }
}

TEST_CASE("wherever the power fails, and however often, the last state that was written is found") {
    memory m;
    m.write(0, watch_at(0));
    m.write(1, watch_at(1));
    std::uint32_t last = 1;
    for (std::size_t bytes = 0; bytes <= size; ++bytes) {
        for (std::uint32_t again = 1; again <= 3; ++again) {
            m.write(m.recover().write_next, watch_at(last + again), bytes);
            const auto kept = m.recover();
            CHECK(kept.found);
            if (bytes < size) CHECK(kept.watch == watch_at(last));
        }
        const std::uint32_t whole = last + 4;
        m.write(m.recover().write_next, watch_at(whole));
        CHECK(m.recover().watch == watch_at(whole));
        last = whole;
    }
}
