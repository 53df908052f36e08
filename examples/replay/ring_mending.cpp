// SPDX-License-Identifier: BSL-1.0

#include "ring_mending.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

namespace replay {
namespace {

// A pole at two longitudes is two places: straight edges from them go down two meridians.
bool same_place(const cordon::position& a, const cordon::position& b) {
    if (a.latitude != b.latitude) return false;
    const bool both_on_cut = std::abs(a.longitude) == 180 && std::abs(b.longitude) == 180;
    return a.longitude == b.longitude || both_on_cut;
}

// Leaves out the positions of which idle(before, here, after) says that nothing is lost with them, and
// returns them. At least three stay.
template <class Idle>
std::vector<left_out> thin_out(written_row& ring, Idle idle) {
    std::vector<left_out> gone;
    const auto& all = ring.positions;
    std::vector<std::size_t> before(all.size());
    std::vector<std::size_t> after(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        before[i] = (i + all.size() - 1) % all.size();
        after[i] = (i + 1) % all.size();
    }
    std::vector<bool> kept(all.size(), true);
    std::size_t left = all.size();
    std::size_t sound = 0;  // positions in a row that there is nothing to say against
    for (std::size_t i = 0; sound < left && left > 3;) {
        if (!idle(all[before[i]], all[i], all[after[i]])) {
            ++sound;
            i = after[i];
            continue;
        }
        gone.push_back({ring.lines[i], ring.numbers[i]});
        kept[i] = false;
        --left;
        after[before[i]] = after[i];
        before[after[i]] = before[i];
        sound = 0;  // its neighbours have new neighbours
        i = before[i];
    }
    if (left == all.size()) return gone;
    written_row thinner{{}, {}, {}, ring.label};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!kept[i]) continue;
        thinner.positions.push_back(all[i]);
        thinner.lines.push_back(ring.lines[i]);
        thinner.numbers.push_back(ring.numbers[i]);
    }
    ring = std::move(thinner);
    return gone;
}

}  // namespace

std::vector<left_out> leave_out_repeated(written_row& ring) {
    return thin_out(ring, [](const cordon::position& before, const cordon::position& here,
                             const cordon::position&) { return before == here; });
}

void leave_out_cut(written_row& ring) {
    thin_out(ring, [](const cordon::position& before, const cordon::position& here,
                      const cordon::position& after) {
        const bool on_cut = std::abs(here.longitude) == 180 || std::abs(here.latitude) == 90;
        return on_cut && (same_place(before, here) || same_place(before, after));
    });
}

}  // namespace replay
