// SPDX-License-Identifier: BSL-1.0
//
// Sentences of NMEA 0183 cut out of a stream of bytes, and their fields.
//
//   Source    the framing as NMEA 0183 has it: '$', fields between commas, '*', and the exclusive or
//             of all characters between the two in hexadecimal

#ifndef CORDON_EXAMPLES_FIRMWARE_NMEA_SENTENCE_HPP
#define CORDON_EXAMPLES_FIRMWARE_NMEA_SENTENCE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace firmware {

// Takes a byte at a time. A '$' begins a sentence whatever came before, and a byte that no sentence
// holds ends it, so that what is lost is what was damaged, and nothing else. A sentence without its
// checksum is none. The checksum finds every change of one bit; of two in one place of two
// characters it finds none, and of random text it takes one in 256.
class nmea_reader {
  public:
    // The standard's 82 characters are not enough for receivers that print millimetres.
    static constexpr std::size_t longest = 120;

    // True when this byte completes a sentence.
    constexpr bool take(std::byte b) noexcept {
        const auto c = static_cast<char>(b);
        if (c == '$') {
            size_ = 0;
            reading_ = part::text;
            return false;
        }
        switch (reading_) {
            case part::none: return false;
            case part::text:
                if (c == '*') {
                    reading_ = part::first_digit;
                } else if (c < ' ' || c > '~' || size_ == longest) {
                    reading_ = part::none;
                } else {
                    text_[size_++] = c;
                }
                return false;
            case part::first_digit:
                sum_ = static_cast<std::uint8_t>(digit(c));
                reading_ = sum_ < 16 ? part::second_digit : part::none;
                return false;
            case part::second_digit:
                reading_ = part::none;
                return digit(c) < 16 && sum_ * 16 + digit(c) == checksum(text());
        }
        return false;
    }

    // What stands between '$' and '*', until the next byte is taken.
    [[nodiscard]] constexpr std::string_view text() const noexcept { return {text_.data(), size_}; }

    [[nodiscard]] static constexpr unsigned checksum(std::string_view text) noexcept {
        unsigned sum = 0;
        for (const char c : text) sum ^= static_cast<unsigned char>(c);
        return sum;
    }

  private:
    enum class part : std::uint8_t { none, text, first_digit, second_digit };

    // Of a hexadecimal number; 16 for anything else.
    static constexpr unsigned digit(char c) noexcept {
        if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
        if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
        if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
        return 16;
    }

    std::array<char, longest> text_{};
    std::uint8_t size_ = 0;
    std::uint8_t sum_ = 0;
    part reading_ = part::none;
};

// The fields of a sentence, counted as the standard does: 0 is the address. Those that are missing are
// empty, and those beyond the last that anybody here asks for are left out.
class nmea_fields {
  public:
    static constexpr std::size_t count = 13;

    constexpr explicit nmea_fields(std::string_view text) noexcept {
        std::size_t field = 0;
        std::size_t from = 0;
        for (std::size_t k = 0; k <= text.size() && field < count; ++k) {
            if (k < text.size() && text[k] != ',') continue;
            fields_[field++] = {text.data() + from, k - from};
            from = k + 1;
        }
    }

    //   Requires  k < count
    constexpr std::string_view operator[](std::size_t k) const noexcept { return fields_[k]; }

  private:
    std::array<std::string_view, count> fields_{};
};

// A number without a sign, in two integers. Digits beyond those asked for are cut off.
struct nmea_number {
    bool good = false;
    std::uint32_t whole = 0;
    std::uint32_t fraction = 0;  // in units of 10^-decimals
};

//   Requires  decimals are at most 9
[[nodiscard]] constexpr nmea_number read_number(std::string_view text, unsigned decimals) noexcept {
    nmea_number n;
    std::size_t k = 0;
    for (; k < text.size() && text[k] != '.'; ++k) {
        if (text[k] < '0' || text[k] > '9' || k == 8) return {};
        n.whole = n.whole * 10 + static_cast<std::uint32_t>(text[k] - '0');
    }
    n.good = k > 0;
    for (std::size_t after = k + 1; after < text.size(); ++after) {
        if (text[after] < '0' || text[after] > '9') return {};
    }
    for (unsigned d = 0; d < decimals; ++d) {
        n.fraction *= 10;
        if (++k < text.size()) n.fraction += static_cast<std::uint32_t>(text[k] - '0');
    }
    return n;
}

}  // namespace firmware

#endif  // CORDON_EXAMPLES_FIRMWARE_NMEA_SENTENCE_HPP
