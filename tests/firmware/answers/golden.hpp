// SPDX-License-Identifier: BSL-1.0
//
// The golden log: what was asked, and what the host answered.
//
//   4 bytes    how many records follow, and 4 bytes more: magic
//   a record:  2 bytes  how long the question is; 0 for a title of what follows
//              2 bytes  how long the answer is, or the title
//              the question, then the answer

#ifndef CORDON_TESTS_FIRMWARE_GOLDEN_HPP
#define CORDON_TESTS_FIRMWARE_GOLDEN_HPP

#include <cstddef>
#include <cstdint>

namespace answers {

inline constexpr std::uint32_t golden_magic = 0x4E444C47;  // "GLDN"
inline constexpr std::size_t longest_question = 256;
inline constexpr std::size_t longest_answer = 1024;

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_GOLDEN_HPP
