// SPDX-License-Identifier: BSL-1.0

#include "receiver_messages.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "nmea_sentence.hpp"

namespace replay {
namespace {

std::uint8_t byte(char c) { return static_cast<std::uint8_t>(c); }

// Both sums of UBX over any stretch, from the sums over all that is before a byte: a frame's length
// need not be believed before it is checked, and a check costs nothing.
class checksums {
  public:
    explicit checksums(std::string_view bytes)
        : of_bytes_(bytes.size() + 1), of_sums_(bytes.size() + 1) {
        for (std::size_t k = 0; k < bytes.size(); ++k) {
            of_bytes_[k + 1] = static_cast<std::uint8_t>(of_bytes_[k] + byte(bytes[k]));
            of_sums_[k + 1] = static_cast<std::uint8_t>(of_sums_[k] + of_bytes_[k + 1]);
        }
    }
    [[nodiscard]] bool match(std::size_t from, std::size_t to, char sum, char sum_of_sums) const {
        const auto first = static_cast<std::uint8_t>(of_bytes_[to] - of_bytes_[from]);
        const auto second = static_cast<std::uint8_t>(
            of_sums_[to] - of_sums_[from] - static_cast<std::uint8_t>(to - from) * of_bytes_[from]);
        return first == byte(sum) && second == byte(sum_of_sums);
    }

  private:
    std::vector<std::uint8_t> of_bytes_;
    std::vector<std::uint8_t> of_sums_;
};

// The size of a sound frame at the beginning of `rest`, or 0.
std::size_t frame_size(std::string_view bytes, std::size_t at, const checksums& sums) {
    constexpr std::size_t around = 8;
    if (bytes.size() - at < around || !bytes.substr(at).starts_with("\xB5\x62")) return 0;
    const std::size_t payload = byte(bytes[at + 4]) + std::size_t{byte(bytes[at + 5])} * 256;
    if (bytes.size() - at - around < payload) return 0;
    const std::size_t end = at + 6 + payload;
    return sums.match(at + 2, end, bytes[end], bytes[end + 1]) ? payload + around : 0;
}

std::size_t sentence_size(std::string_view rest) {
    constexpr std::size_t longest = 1000;
    firmware::nmea_reader reader;
    rest = rest.substr(0, longest);
    for (std::size_t k = 0; k < rest.size(); ++k) {
        if (k > 0 && rest[k] == '$') return 0;
        if (reader.take(static_cast<std::byte>(rest[k]))) return k + 1;
    }
    return 0;
}

}  // namespace

receiver_messages messages_in(std::string_view bytes) {
    const checksums sums{bytes};
    receiver_messages found;
    bool strange = false;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t size = 1;
        const char c = bytes[at];
        if (c == '\xB5' && (size = frame_size(bytes, at, sums)) > 0) {
            ++found.frames;
        } else if (c == '$' && (size = sentence_size(bytes.substr(at))) > 0) {
            ++found.sentences;
        } else if (c == '\r' || c == '\n') {
            size = 1;
        } else {
            if (!strange && found.strange_places++ == 0) found.first_strange = at;
            ++found.strange_bytes;
            strange = true;
            ++at;
            continue;
        }
        strange = false;
        at += size;
    }
    return found;
}

std::size_t comment_size(std::string_view bytes) {
    std::size_t size = 0;
    while (size < bytes.size() && bytes[size] == '#') {
        const auto end = bytes.find('\n', size);
        size = end == std::string_view::npos ? bytes.size() : end + 1;
    }
    return size;
}

}  // namespace replay
