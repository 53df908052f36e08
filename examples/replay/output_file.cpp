// SPDX-License-Identifier: BSL-1.0

#include "output_file.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "track.hpp"

namespace replay {

output_file::output_file(const std::string& path, std::string_view text) : path_{path} {
    std::error_code ignored;
    const auto kind = std::filesystem::status(path, ignored).type();
    const bool direct = kind != std::filesystem::file_type::not_found &&
                        kind != std::filesystem::file_type::regular;
    const std::string target = direct ? path : path + ".part";
    std::ofstream out{target, std::ios::binary};
    if (!out) throw read_error{path, 0, "cannot be opened for writing"};
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (out.fail()) {
        if (!direct) std::filesystem::remove(target, ignored);
        throw read_error{path, 0, "cannot be written"};
    }
    if (!direct) beside_ = target;
}

output_file::~output_file() {
    std::error_code ignored;
    if (!beside_.empty()) std::filesystem::remove(beside_, ignored);
}

void output_file::finish() {
    if (beside_.empty()) return;
    std::error_code error;
    std::filesystem::rename(beside_, path_, error);
    if (error) throw read_error{path_, 0, "cannot be written: " + error.message()};
    beside_.clear();
}

}  // namespace replay
