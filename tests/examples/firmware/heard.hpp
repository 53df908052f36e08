// SPDX-License-Identifier: BSL-1.0
//
// What a receiver sends, made for a test, and what is heard of it.

#ifndef CORDON_TESTS_EXAMPLES_FIRMWARE_HEARD_HPP
#define CORDON_TESTS_EXAMPLES_FIRMWARE_HEARD_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "receiver.hpp"

namespace heard {

inline std::string sentence(const std::string& text) {
    unsigned sum = 0;
    for (const char c : text) sum ^= static_cast<unsigned char>(c);
    char end[8];
    std::snprintf(end, sizeof end, "*%02X\r\n", sum);
    return "$" + text + end;
}

// The fields of UBX-NAV-PVT that are read, with those of a good fix.
struct pvt {
    int hour = 12;
    int minute = 0;
    int second = 0;
    std::int32_t ns = 0;
    unsigned valid = 0x07;
    unsigned fix_type = 3;
    unsigned flags = 1;
    unsigned flags3 = 0;
    std::int32_t latitude = 481'234'567;
    std::int32_t longitude = -115'678'901;
    std::uint32_t accuracy_mm = 1'500;
    std::int32_t north_mm_s = 300;
    std::int32_t east_mm_s = -200;
    std::uint32_t speed_accuracy_mm_s = 400;
    unsigned day = 15;
    unsigned month = 6;
    unsigned year = 2024;
};

inline std::string frame(std::string_view class_id_length_payload) {
    unsigned a = 0;
    unsigned b = 0;
    for (const char c : class_id_length_payload) {
        a = (a + static_cast<unsigned char>(c)) % 256;
        b = (b + a) % 256;
    }
    std::string bytes = "\xB5\x62";
    bytes += class_id_length_payload;
    bytes += static_cast<char>(a);
    bytes += static_cast<char>(b);
    return bytes;
}

inline std::string frame(const pvt& p) {
    std::string payload(92, '\0');
    const auto put = [&payload](std::size_t at, std::size_t size, std::int64_t value) {
        for (std::size_t k = 0; k < size; ++k) {
            payload[at + k] =
                static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * k) & 0xFF);
        }
    };
    put(4, 2, p.year);
    put(6, 1, p.month);
    put(7, 1, p.day);
    put(8, 1, p.hour);
    put(9, 1, p.minute);
    put(10, 1, p.second);
    put(11, 1, p.valid);
    put(16, 4, p.ns);
    put(20, 1, p.fix_type);
    put(21, 1, p.flags);
    put(24, 4, p.longitude);
    put(28, 4, p.latitude);
    put(40, 4, p.accuracy_mm);
    put(48, 4, p.north_mm_s);
    put(52, 4, p.east_mm_s);
    put(68, 4, p.speed_accuracy_mm_s);
    put(78, 2, p.flags3);
    return frame(std::string{"\x01\x07\x5C\x00", 4} + payload);
}

// Every byte arrives a millisecond after the one before it.
inline std::vector<firmware::epoch> epochs(std::string_view bytes) {
    firmware::receiver receiver;
    std::vector<firmware::epoch> all;
    const auto keep = [&all](const firmware::epoch& e) { all.push_back(e); };
    std::uint32_t ms = 0;
    for (const char c : bytes) {
        receiver.take(static_cast<std::byte>(c), cordon::instant{ms++}, keep);
    }
    receiver.pause(keep);
    return all;
}

inline std::vector<firmware::epoch> fixes(std::string_view bytes) {
    std::vector<firmware::epoch> all = epochs(bytes);
    std::erase_if(all, [](const firmware::epoch& e) { return !e.fixed; });
    return all;
}

}  // namespace heard

#endif  // CORDON_TESTS_EXAMPLES_FIRMWARE_HEARD_HPP
