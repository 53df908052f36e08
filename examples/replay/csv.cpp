// SPDX-License-Identifier: BSL-1.0
//
// The CSV reader. The header row names the columns: unix_s or time_utc, lat_deg, lon_deg, and
// accuracy_m if there is one; all others are ignored, but event and, beside it, level and lasts_s:
// see message.hpp. A row with an event needs no position.

#include <algorithm>

#include "number.hpp"
#include "track.hpp"

namespace replay {
namespace {

// The rows of a CSV text (RFC 4180: quotes protect commas, line ends and doubled quotes).
class rows {
  public:
    rows(std::string_view text, const std::string& file) : text_{text}, file_{file} {
        if (text_.starts_with("\xef\xbb\xbf")) text_.remove_prefix(3);
    }

    // The next row that is not blank; false at the end.
    bool next(std::vector<std::string>& fields) {
        for (;;) {
            if (text_.empty()) return false;
            line_ = next_line_;
            const bool blank = read_row(fields);
            if (!blank) return true;
        }
    }

    [[nodiscard]] std::size_t line() const noexcept { return line_; }  // where the row begins
    [[nodiscard]] bool ended_without_newline() const noexcept { return unfinished_; }

  private:
    bool read_row(std::vector<std::string>& fields) {
        std::size_t count = 0;
        for (bool more = true; more; ++count) {
            if (fields.size() <= count) fields.emplace_back();
            fields[count].clear();
            more = !text_.empty() && text_.front() == '"' ? read_quoted(fields[count])
                                                          : read_plain(fields[count]);
        }
        fields.resize(count);
        return count == 1 && trimmed(fields[0]).empty();
    }

    // Both read one field and say whether another follows in the same row.
    bool read_plain(std::string& field) {
        const auto end = text_.find_first_of(",\n");
        field = text_.substr(0, end);
        text_.remove_prefix(std::min(field.size(), text_.size()));
        return end_field(field);
    }

    bool read_quoted(std::string& field) {
        const std::size_t opened = next_line_;
        text_.remove_prefix(1);
        for (;;) {
            const auto quote = text_.find('"');
            if (quote == std::string_view::npos) {
                throw read_error{file_, opened, "a quote that opens here is never closed"};
            }
            field += text_.substr(0, quote);
            text_.remove_prefix(quote + 1);
            if (text_.empty() || text_.front() != '"') break;
            field += '"';
            text_.remove_prefix(1);
        }
        next_line_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
        if (text_.starts_with("\r\n")) text_.remove_prefix(1);
        if (!text_.empty() && text_.front() != ',' && text_.front() != '\n') {
            throw read_error{file_, next_line_, "text follows a closing quote"};
        }
        std::string nothing;
        return end_field(nothing);
    }

    bool end_field(std::string& field) {
        if (text_.empty()) {
            unfinished_ = true;
            return false;
        }
        const bool more = text_.front() == ',';
        text_.remove_prefix(1);
        if (!more) {
            ++next_line_;
            if (!field.empty() && field.back() == '\r') field.pop_back();
        }
        return more;
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    bool unfinished_ = false;
};

constexpr std::size_t absent = static_cast<std::size_t>(-1);

std::size_t column(const std::vector<std::string>& header, std::string_view name,
                   const std::string& file, std::size_t line) {
    std::size_t found = absent;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (trimmed(header[i]) != name) continue;
        if (found != absent) {
            throw read_error{file, line, "the header names " + std::string{name} + " twice"};
        }
        found = i;
    }
    return found;
}

struct columns {
    std::size_t count, unix_s, time_utc, latitude, longitude, accuracy, selected;
    std::size_t event, level, lasts;
};

columns read_header(const std::vector<std::string>& header, const std::string& file,
                    std::size_t line, const std::optional<selection>& select) {
    const auto find = [&](std::string_view name) { return column(header, name, file, line); };
    const std::size_t event = find("event");
    const bool events = event != absent;
    const columns found{header.size(),
                        find("unix_s"),
                        find("time_utc"),
                        find("lat_deg"),
                        find("lon_deg"),
                        find("accuracy_m"),
                        select ? find(select->column) : absent,
                        event,
                        events ? find("level") : absent,
                        events ? find("lasts_s") : absent};
    const auto need = [&](bool there, const std::string& name) {
        if (!there) throw read_error{file, line, "the header row names no column " + name};
    };
    need(found.unix_s != absent || found.time_utc != absent, "unix_s or time_utc");
    need(found.latitude != absent, "lat_deg");
    need(found.longitude != absent, "lon_deg");
    if (select) need(found.selected != absent, in_quotes(select->column));
    return found;
}

// The radius that holds the true place 68 times of 100. Nothing, 0 and an absurd number say that
// the receiver does not know.
cordon::accuracy read_accuracy(std::string_view text, const std::string& file, std::size_t line) {
    if (trimmed(text).empty()) return {};
    const auto metres = parse_number(text);
    if (!metres) throw read_error{file, line, "accuracy_m " + in_quotes(text) + ' ' + metres.fault};
    if (metres.value < 0) {
        throw read_error{file, line, "accuracy_m " + in_quotes(text) + " is negative"};
    }
    const double millimetres = metres.value * 1000;
    if (millimetres == 0 || millimetres > cordon::accuracy::greatest_mm) return {};
    const auto mm = static_cast<std::uint32_t>(millimetres + 0.5);
    return {std::max<std::uint32_t>(mm, 1), cordon::confidence::p68};
}

}  // namespace

track read_csv(std::string_view text, const std::string& file,
               const std::optional<selection>& select) {
    track result;
    result.name = file;
    result.file = file;
    rows source{text, file};
    std::vector<std::string> fields;
    if (!source.next(fields)) throw read_error{file, 1, "is empty"};
    const columns at = read_header(fields, file, source.line(), select);

    std::size_t rows_read = 0;
    while (source.next(fields)) {
        const std::size_t line = source.line();
        ++rows_read;
        if (fields.size() != at.count) {
            throw read_error{file, line,
                             "the row has " + std::to_string(fields.size()) + " of " +
                                 std::to_string(at.count) + " columns" +
                                 (source.ended_without_newline() ? ": the file is cut short" : "")};
        }
        if (select && trimmed(fields[at.selected]) != select->value) continue;

        const bool seconds = at.unix_s != absent;
        const std::string& when = fields[seconds ? at.unix_s : at.time_utc];
        const auto unix_ms = seconds ? parse_unix_seconds(when) : parse_utc(when);
        if (!unix_ms) {
            throw read_error{file, line,
                             std::string{seconds ? "unix_s " : "time_utc "} + in_quotes(when) +
                                 ' ' + unix_ms.fault};
        }
        const auto cell = [&](std::size_t k) -> std::string_view {
            return k == absent ? std::string_view{} : fields[k];
        };
        const auto empty = [&](std::size_t k) { return trimmed(cell(k)).empty(); };
        if (!empty(at.event)) {
            result.messages.push_back(
                parse_message(cell(at.event), cell(at.level), cell(at.lasts), file, line));
            result.messages.back().unix_ms = unix_ms.value;
            if (empty(at.latitude) && empty(at.longitude)) continue;
        }
        const auto where = checked_position(fields[at.latitude], fields[at.longitude], file, line);
        const auto how_sure = at.accuracy == absent
                                  ? cordon::accuracy{}
                                  : read_accuracy(fields[at.accuracy], file, line);
        result.records.push_back({unix_ms.value, where, how_sure, line});
    }
    if (rows_read == 0) throw read_error{file, source.line(), "has a header and no rows"};
    if (result.records.empty() && result.messages.empty()) {
        throw read_error{file, 0, "no row has " + select->column + "=" + select->value};
    }
    if (result.records.empty()) throw read_error{file, 0, "no row has a position"};
    if (source.ended_without_newline()) {
        result.remarks.push_back(file + ":" + std::to_string(source.line()) +
                                 ": the last line has no line end; the file may be cut short");
    }
    return result;
}

}  // namespace replay
