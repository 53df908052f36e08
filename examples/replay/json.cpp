// SPDX-License-Identifier: BSL-1.0

#include "json.hpp"

#include <cstddef>

#include "message.hpp"
#include "number.hpp"

namespace replay {
namespace {

// The length of the UTF-8 sequence that `text` begins with; 0 if it begins with none.
//
//   Source    The Unicode Standard 15, table 3-7
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xc2 && first <= 0xdf   ? 2
                               : (first & 0xf0) == 0xe0         ? 3
                               : first >= 0xf0 && first <= 0xf4 ? 4
                                                                : 0;
    if (length == 0 || text.size() < length) return 0;
    const unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
    }
    return length;
}

struct named_mark {
    cordon::mark mark;
    std::string_view name;
};
constexpr named_mark marks[] = {{cordon::mark::snoozed, "snoozed"},
                                {cordon::mark::acknowledged, "acknowledged"},
                                {cordon::mark::authorised, "authorised"}};

}  // namespace

std::string json_string(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out = "\"";
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length == 0) {
            out += "\\ufffd";
        } else if (byte < 0x20 || byte == 0x7f || byte == '<' || byte == '>' || byte == '&') {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            if (byte == '"' || byte == '\\') out += '\\';
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out + '"';
}

std::string json_line(const happening& event) {
    std::string line = "{\"t\":" + unix_seconds(event.unix_ms);
    line += ",\"event\":" + json_string(event.what);
    if (event.of_zone()) line += ",\"zone\":" + json_string(event.zone);
    if (!event.party.empty()) line += ",\"party\":" + json_string(event.party);
    line += ",\"level\":" + std::to_string(event.level);
    line += ",\"distance_m\":" + (event.metres ? fixed(*event.metres, 3) : "null");
    if (event.about != cordon::channel::none) {
        line += ",\"about\":" + json_string(in_words(event.about));
    }
    for (const auto& [mark, name] : marks) {
        if (includes(event.marks, mark)) line += ",\"" + std::string{name} + "\":true";
    }
    if (event.initial) line += ",\"initial\":true";
    if (event.nearest) {
        line += ",\"nearest_m\":" + fixed(event.nearest->metres, 3);
        line += ",\"nearest_t\":" + unix_seconds(event.nearest->unix_ms);
    }
    return line + '}';
}

}  // namespace replay
