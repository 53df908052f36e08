// SPDX-License-Identifier: BSL-1.0

#include "input_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace replay {
namespace {

std::string message(const std::string& file, std::size_t line, const std::string& what) {
    std::string text = file;
    if (line != 0) text.append(":").append(std::to_string(line));
    return text.append(": ").append(what);
}

}  // namespace

read_error::read_error(const std::string& file, std::size_t line, const std::string& what)
    : std::runtime_error{message(file, line, what)} {}

void refuse_binary(std::string_view text, const std::string& file) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
        throw read_error{file, 1, "is UTF-16; save it as UTF-8"};
    }
    const auto zero = text.find('\0');
    if (zero == std::string_view::npos) return;
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(zero), '\n');
    throw read_error{file, static_cast<std::size_t>(line), "has a NUL byte: this is not text"};
}

std::string read_whole(const std::string& path, const std::string& a_what) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw read_error{path, 0, "is a folder, not " + a_what};
    }
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw read_error{path, 0, std::string{"cannot be opened: "} + std::strerror(errno)};
    }
    std::string text;
    constexpr std::size_t piece = 1 << 16;
    do {
        const std::size_t size = text.size();
        text.resize(size + piece);
        file.read(text.data() + size, static_cast<std::streamsize>(piece));
        text.resize(size + static_cast<std::size_t>(file.gcount()));
        if (file.bad()) throw read_error{path, 0, "cannot be read"};
    } while (!file.eof());
    if (text.empty()) throw read_error{path, 1, "is empty"};
    return text;
}

std::string read_text(const std::string& path, const std::string& a_what) {
    std::string text = read_whole(path, a_what);
    refuse_binary(text, path);
    return text;
}

lines::lines(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') ends_.push_back(i);
    }
}

std::size_t lines::of(std::size_t offset) const {
    const auto end = std::lower_bound(ends_.begin(), ends_.end(), offset);
    return static_cast<std::size_t>(end - ends_.begin()) + 1;
}

}  // namespace replay
