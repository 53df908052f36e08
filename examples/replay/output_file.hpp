// SPDX-License-Identifier: BSL-1.0
//
// A file that appears whole or not at all: written beside its name, and renamed at the end.

#ifndef CORDON_EXAMPLES_REPLAY_OUTPUT_FILE_HPP
#define CORDON_EXAMPLES_REPLAY_OUTPUT_FILE_HPP

#include <string>
#include <string_view>

namespace replay {

// Throws read_error, which names the file, when it cannot be written. What is not a regular file (a
// pipe, a device) is written to directly.
class output_file {
  public:
    output_file(const std::string& path, std::string_view text);
    ~output_file();
    output_file(const output_file&) = delete;
    output_file& operator=(const output_file&) = delete;

    // Gives the file its name.
    void finish();

  private:
    std::string path_;
    std::string beside_;  // empty when there is nothing to rename or to remove
};

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_OUTPUT_FILE_HPP
