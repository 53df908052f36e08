// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are rings: each is a polygon that answers as a polygon should, or has a fault in place.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <vector>

#include "cordon/zone/checked_polygon.hpp"
#include "cordon/zone/polygon.hpp"

namespace {

// The first byte says what the others are: counts of 1e-7 degree, whole tenths of degrees, so that
// places and meridians meet, or the bits of doubles. Then the vertices.
template <class Number>
std::vector<cordon::position> vertices_of(const std::uint8_t* data, std::size_t size, double unit) {
    std::vector<cordon::position> ring;
    for (std::size_t at = 0; at + 2 * sizeof(Number) <= size && ring.size() < 64;) {
        Number number[2];
        std::memcpy(number, data + at, sizeof number);
        at += sizeof number;
        ring.push_back(
            {static_cast<double>(number[0]) * unit, static_cast<double>(number[1]) * unit});
    }
    return ring;
}

void require(bool condition) {
    if (!condition) std::abort();
}

void answer(const std::vector<cordon::position>& ring, cordon::edges kind) {
    const auto made = cordon::checked(ring, kind);
    if (!made) {
        require(made.fault != cordon::polygon_fault::none && made.ring == 0);
        require(made.vertex <= ring.size() && made.other <= ring.size());
        require(!contains(made.value, cordon::position{1, 2}));
        return;
    }
    const auto& zone = made.value;
    for (const cordon::position& vertex : ring) {
        require(contains(zone, vertex));
        require(classify(zone, vertex) != cordon::side::outside);
        require(contains(bounds_of(zone), vertex));
        const double c = clearance(zone, vertex).count();
        require(c <= 0 && c > -1e-5);
    }
    const cordon::position other{ring[0].latitude / 2 + ring[1].latitude / 2, ring[2].longitude};
    const cordon::side side = classify(zone, other);
    const double clear = clearance(zone, other).count();
    const bool in = contains(zone, other);
    require(clear == clear && (clear <= 0) == in);
    require(side == cordon::side::uncertain || (side == cordon::side::inside) == in);
    require(!in || contains(bounds_of(zone), other));
    // A ring that turns the other way is the same.
    const std::vector<cordon::position> reversed(ring.rbegin(), ring.rend());
    const auto again = classify(cordon::polygon{reversed, kind}, other);
    const bool abstained = again == cordon::side::uncertain || side == cordon::side::uncertain;
    require(again == side || abstained);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    std::vector<cordon::position> ring;
    switch (data[0] % 3) {
        case 0: ring = vertices_of<std::int32_t>(data + 1, size - 1, 1e-7); break;
        case 1: ring = vertices_of<std::int16_t>(data + 1, size - 1, 0.1); break;
        default: ring = vertices_of<double>(data + 1, size - 1, 1); break;
    }
    answer(ring, cordon::edges::geodesic);
    answer(ring, cordon::edges::straight);
    return 0;
}
