// SPDX-License-Identifier: BSL-1.0
//
// A server that watches many pairs: reports by person, orders by pair, what is sent to a wearer, and
// a restart in the middle.

#include <cordon/cordon.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <vector>

using namespace cordon::literals;
using namespace std::chrono_literals;

constexpr cordon::audience everyone =
    cordon::audience::protected_person | cordon::audience::wearer | cordon::audience::centre;
constexpr std::array<cordon::policy<1>, 2> orders{
    cordon::policy<1>{.levels = {{500_m}}},
    cordon::policy<1>{.levels = {{1_km}}, .told = {.approach = everyone}},
};

int main() {
    // Person 1 is protected from 7 and 8, person 2 from 8, whose order tells him to turn back.
    std::vector<cordon::keyed_watch<1>> pairs{
        {.key = {1, 7}}, {.key = {1, 8}}, {.key = {2, 8}, .follows = 1}};
    std::vector<std::uint32_t> index(pairs.size());
    cordon::index_by_wearer<1>(pairs, index);
    const cordon::watch_table<1> table{pairs, index, orders};
    if (table.fault() != cordon::table_fault::none) return 1;

    const auto tell = [](const cordon::keyed_watch<1>& pair, const cordon::event& e) {
        std::printf("%4u s  %u from %u: %s\n", static_cast<unsigned>(e.at.ms / 1000),
                    static_cast<unsigned>(pair.key.protected_person),
                    static_cast<unsigned>(pair.key.wearer), to_string(e.what));
        if (const auto turn_back = cordon::for_wearer(e)) {
            std::printf("        to %u: %s\n", static_cast<unsigned>(pair.key.wearer),
                        to_string(turn_back->what));
        }
    };
    const auto report = [&](std::uint32_t person, cordon::party who, int s, std::int32_t north_m) {
        const cordon::instant at{static_cast<std::uint32_t>(s) * 1000};
        table.advance(person, cordon::fix{who, at, {515'000'000 + north_m * 90, -1'200'000}}, tell);
    };
    for (int s = 0; s <= 300; s += 5) {
        report(1, cordon::party::protected_person, s, 0);
        report(2, cordon::party::protected_person, s, 4'000);
        report(7, cordon::party::wearer, s, -3'000);
        report(8, cordon::party::wearer, s, 2'000 + 5 * s);  // towards 2
        if (s != 150) continue;
        // Saved and restored, as before and after a restart.
        for (cordon::keyed_watch<1>& pair : pairs) {
            std::array<std::byte, cordon::state_size<1>> saved{};
            cordon::encode(pair.state, std::span<std::byte>{saved});
            const auto [state, fault] = cordon::decode<1>(saved);
            if (fault != cordon::state_fault::none) {
                std::printf("%s\n", to_string(fault));
                return 1;
            }
            pair.state = state;
        }
    }
    table.advance(cordon::pair_key{2, 8},
                  cordon::notice{.does = cordon::action::acknowledge, .at = {300'000}}, tell);
}
