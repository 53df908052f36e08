// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/lanes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "catch2.hpp"

namespace lanes = cordon::lanes;
using cordon::position_e7;

namespace {

// Positions 4 vectors long are read apart, marked by a rule, and written: byte j tells of position j.
template <int Width>
void check_order() {
    std::array<position_e7, std::size_t{4} * Width> positions{};
    for (std::size_t k = 0; k < positions.size(); ++k) {
        positions[k] = {static_cast<std::int32_t>(k), -1000 - static_cast<std::int32_t>(k)};
    }
    for (std::size_t marked = 0; marked < positions.size(); ++marked) {
        lanes::vector<std::int32_t, Width> answers[4];
        for (std::size_t v = 0; v < 4; ++v) {
            lanes::vector<std::uint32_t, Width> latitude, longitude;
            lanes::read<Width>(positions.data() + v * Width, latitude, longitude);
            for (int lane = 0; lane < Width; ++lane) {
                CHECK(static_cast<std::int32_t>(longitude[lane]) ==
                      -1000 - static_cast<std::int32_t>(latitude[lane]));
                answers[v][lane] = latitude[lane] == marked ? -1 : 0;
            }
        }
        std::array<std::int8_t, std::size_t{4} * Width> bytes{};
        lanes::write<Width, 1, -1>(answers, bytes.data());
        for (std::size_t k = 0; k < bytes.size(); ++k) CHECK(bytes[k] == (k == marked ? 1 : -1));
        lanes::write<Width, 1, 0>(answers, bytes.data());
        for (std::size_t k = 0; k < bytes.size(); ++k) CHECK(bytes[k] == (k == marked ? 1 : 0));
    }
}

}  // namespace

TEST_CASE("what is read apart is written back in the order of the positions") {
    check_order<4>();
    check_order<8>();
    check_order<16>();
}
