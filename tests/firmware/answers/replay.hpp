// SPDX-License-Identifier: BSL-1.0
//
// Asks again what a golden log asked, and says where the answer is another.

#ifndef CORDON_TESTS_FIRMWARE_REPLAY_HPP
#define CORDON_TESTS_FIRMWARE_REPLAY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "board.hpp"
#include "cordon/byte_order.hpp"
#include "golden.hpp"

namespace answers {

// The bytes of a file, in the pieces in which they are wanted.
class golden_file {
  public:
    void read_from(board::file& file) noexcept { file_ = &file; }

    // Whether there were so many.
    bool take(std::span<std::byte> into) noexcept {
        for (std::byte& b : into) {
            if (place_ == filled_) {
                filled_ = file_->is_open() ? file_->read(buffer_) : 0;
                place_ = 0;
                if (filled_ == 0) return false;
            }
            b = buffer_[place_++];
        }
        return true;
    }
    template <class Integer>
    bool take_number(Integer& number) noexcept {
        std::array<std::byte, sizeof(Integer)> bytes{};
        const bool whole = take(bytes);
        cordon::byte_reader in{bytes};
        number = in.take<Integer>();
        return whole;
    }

  private:
    board::file* file_ = nullptr;
    std::array<std::byte, 1024> buffer_{};
    std::size_t place_ = 0;
    std::size_t filled_ = 0;
};

template <class Group>
class replay {
  public:
    // 0 if everything is the same; 1 if an answer is another; 2 if the log is none.
    int run(const char* name) noexcept {
        board::file file{name};
        golden_.read_from(file);
        std::uint32_t magic = 0;
        std::uint32_t count = 0;
        if (!golden_.take_number(count) || !golden_.take_number(magic) || magic != golden_magic) {
            board::write("there is no golden log\n");
            return 2;
        }
        std::uint32_t asked = 0;
        for (std::uint32_t record = 0; record < count; ++record) {
            std::uint16_t asks = 0;
            std::uint16_t says = 0;
            if (!golden_.take_number(asks) || !golden_.take_number(says) ||
                asks > question_.size() || says > expected_.size() ||
                !golden_.take(std::span{question_}.first(asks)) ||
                !golden_.take(std::span{expected_}.first(says))) {
                board::write("the golden log ends within record ");
                board::write(record);
                board::write("\n");
                return 2;
            }
            if (asks == 0) {
                title_size_ = says < title_.size() ? says : title_.size() - 1;
                for (std::size_t k = 0; k < title_size_; ++k) {
                    title_[k] = std::to_integer<char>(expected_[k]);
                }
                title_[title_size_] = '\0';
                continue;
            }
            ++asked;
            cordon::byte_reader in{std::span<const std::byte>{question_}.first(asks)};
            cordon::byte_writer out{here_};
            group_.answer(in, out);
            const std::span expected = std::span<const std::byte>{expected_}.first(says);
            const std::span here =
                std::span<const std::byte>{here_}.first(out.fits() ? out.size() : 0);
            if (in.good() && in.left() == 0 && group_.agree(expected, here)) continue;
            tell(record, std::span{question_}.first(asks), expected, here);
            if (++differences_ == 3) break;
        }
        if (differences_ > 0) return 1;
        board::write(asked);
        board::write(" answers are the same\n");
        return asked > 0 ? 0 : 2;
    }

  private:
    void tell(std::uint32_t record, std::span<const std::byte> question,
              std::span<const std::byte> expected, std::span<const std::byte> here) noexcept {
        std::size_t at = 0;
        while (at < expected.size() && at < here.size() && expected[at] == here[at]) ++at;
        board::write("record ");
        board::write(record);
        board::write(" (");
        board::write(title_.data());
        board::write(") differs from byte ");
        board::write(static_cast<std::int64_t>(at));
        board::write(" on\n  question ");
        board::write_hex(question);
        board::write("\n  expected ");
        board::write_hex(expected);
        board::write("\n  here     ");
        board::write_hex(here);
        board::write("\n");
    }

    Group group_{};
    golden_file golden_;
    std::array<std::byte, longest_question> question_{};
    std::array<std::byte, longest_answer> expected_{};
    std::array<std::byte, longest_answer> here_{};
    std::array<char, 80> title_{};
    std::size_t title_size_ = 0;
    int differences_ = 0;
};

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_REPLAY_HPP
