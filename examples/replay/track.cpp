// SPDX-License-Identifier: BSL-1.0

#include "track.hpp"

#include <cordon/checked.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "number.hpp"

namespace replay {
namespace {

std::string whole_file(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        throw read_error{path, 0, "is a folder, not a track"};
    }
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw read_error{path, 0, std::string{"cannot be opened: "} + std::strerror(errno)};
    }
    std::string text;
    constexpr std::size_t piece = 1 << 16;
    for (;;) {
        const std::size_t size = text.size();
        text.resize(size + piece);
        file.read(text.data() + size, static_cast<std::streamsize>(piece));
        text.resize(size + static_cast<std::size_t>(file.gcount()));
        if (file.bad()) throw read_error{path, 0, "cannot be read"};
        if (file.eof()) return text;
    }
}

bool looks_like_gpx(const std::string& path, std::string_view text) {
    std::string extension = std::filesystem::path{path}.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (extension == ".gpx") return true;
    if (extension == ".csv") return false;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    text = trimmed(text);
    return !text.empty() && text.front() == '<';
}

void refuse_binary(std::string_view text, const std::string& file) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
        throw read_error{file, 1, "is UTF-16; save it as UTF-8"};
    }
    const auto zero = text.find('\0');
    if (zero == std::string_view::npos) return;
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(zero), '\n');
    throw read_error{file, static_cast<std::size_t>(line), "has a NUL byte: this is not text"};
}

std::string message(const std::string& file, std::size_t line, const std::string& what) {
    std::string text = file;
    if (line != 0) text.append(":").append(std::to_string(line));
    return text.append(": ").append(what);
}

}  // namespace

read_error::read_error(const std::string& file, std::size_t line, const std::string& what)
    : std::runtime_error{message(file, line, what)} {}

cordon::position_e7 checked_position(std::string_view latitude, std::string_view longitude,
                                     const std::string& file, std::size_t line) {
    const auto north = parse_number(latitude);
    if (!north) {
        throw read_error{file, line, "latitude " + in_quotes(latitude) + ' ' + north.fault};
    }
    const auto east = parse_number(longitude);
    if (!east) {
        throw read_error{file, line, "longitude " + in_quotes(longitude) + ' ' + east.fault};
    }
    const auto place = cordon::checked(north.value, east.value);
    if (place.fault == cordon::position_fault::latitude_beyond_90) {
        throw read_error{file, line, "latitude " + in_quotes(latitude) + " is beyond 90 degrees"};
    }
    if (place.fault != cordon::position_fault::none) {
        throw read_error{file, line, cordon::to_string(place.fault)};
    }
    return cordon::to_e7(place.value);
}

track read_track(const std::string& argument) {
    std::string path = argument;
    std::optional<selection> select;
    std::error_code ignored;
    const auto hash = argument.rfind('#');
    if (hash != std::string::npos && !std::filesystem::exists(argument, ignored)) {
        path = argument.substr(0, hash);
        const std::string choice = argument.substr(hash + 1);
        const auto equals = choice.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw read_error{argument, 0, "a selection is written #column=value"};
        }
        select = selection{choice.substr(0, equals), choice.substr(equals + 1)};
    }

    const std::string text = whole_file(path);
    if (text.empty()) throw read_error{path, 1, "is empty"};
    refuse_binary(text, path);
    const bool gpx = looks_like_gpx(path, text);
    if (gpx && select) {
        throw read_error{path, 0, "is GPX; #column=value selects the rows of a CSV file"};
    }
    track result = gpx ? read_gpx(text, path) : read_csv(text, path, select);
    result.name = std::filesystem::path{path}.filename().string();
    if (select) result.name += " " + select->column + "=" + select->value;
    return result;
}

}  // namespace replay
