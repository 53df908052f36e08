// SPDX-License-Identifier: BSL-1.0
//
// A file of text as it lies on the disk, and the one error that every reader knows: a file, a line,
// and a sentence that says what is wrong there.

#ifndef CORDON_EXAMPLES_REPLAY_INPUT_FILE_HPP
#define CORDON_EXAMPLES_REPLAY_INPUT_FILE_HPP

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace replay {

// The whole input is refused. `what()` is "file:line: what is wrong"; line 0 stands for none.
class read_error : public std::runtime_error {
  public:
    read_error(const std::string& file, std::size_t line, const std::string& what);
};

// All of a file that is meant as `a_what` ("a track"). Throws read_error where it cannot be read or is
// empty.
[[nodiscard]] std::string read_whole(const std::string& path, const std::string& a_what);

// Throws read_error where what should be text is UTF-16 or binary; `file` is used in the message.
void refuse_binary(std::string_view text, const std::string& file);

// Both.
[[nodiscard]] std::string read_text(const std::string& path, const std::string& a_what);

// The line of a byte offset, counted from 1.
class lines {
  public:
    explicit lines(std::string_view text);

    [[nodiscard]] std::size_t of(std::size_t offset) const;

  private:
    std::vector<std::size_t> ends_;
};

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_INPUT_FILE_HPP
