// SPDX-License-Identifier: BSL-1.0

#include "track.hpp"

#include <cordon/checked.hpp>

#include <filesystem>
#include <system_error>

#include "number.hpp"

namespace replay {
namespace {

enum class format { csv, gpx, receiver };

format format_of(const std::string& path, std::string_view text) {
    std::string extension = std::filesystem::path{path}.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (extension == ".gpx") return format::gpx;
    if (extension == ".csv") return format::csv;
    if (extension == ".nmea" || extension == ".ubx") return format::receiver;
    if (looks_like_receiver(text)) return format::receiver;
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    text = trimmed(text);
    return !text.empty() && text.front() == '<' ? format::gpx : format::csv;
}

}  // namespace

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

    const std::string text = read_whole(path, "a track");
    const format written = format_of(path, text);
    if (written != format::csv && select) {
        throw read_error{path, 0,
                         std::string{"is "} +
                             (written == format::gpx ? "GPX" : "what a receiver sent") +
                             "; #column=value selects the rows of a CSV file"};
    }
    if (written != format::receiver) refuse_binary(text, path);
    track result = written == format::receiver ? read_receiver(text, path)
                   : written == format::gpx    ? read_gpx(text, path)
                                               : read_csv(text, path, select);
    result.name = std::filesystem::path{path}.filename().string();
    if (select) result.name += " " + select->column + "=" + select->value;
    return result;
}

}  // namespace replay
