// SPDX-License-Identifier: BSL-1.0

#include "case_file.hpp"

#include <cordon/watch/case_check.hpp>
#include <cordon/watch/summary.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "input_file.hpp"
#include "message.hpp"
#include "number.hpp"
#include "options.hpp"

namespace replay {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

// `--name value` or `--name=value` at this place; takes both out. None if it is another option.
std::optional<std::string> take_option(std::vector<std::string_view>& arguments, std::size_t place,
                                       std::string_view name) {
    const std::string_view given = arguments[place];
    const bool joined = given.starts_with(name) && given.substr(name.size()).starts_with('=');
    if (given != name && !joined) return std::nullopt;
    const bool absent = !joined && place + 1 == arguments.size();
    const std::string value{joined   ? given.substr(name.size() + 1)
                            : absent ? std::string_view{}
                                     : arguments[place + 1]};
    if (value.empty()) throw usage_error{std::string{name} + " needs a value"};
    const auto first = arguments.begin() + static_cast<std::ptrdiff_t>(place);
    arguments.erase(first, first + (joined ? 1 : 2));
    return value;
}

// The same anywhere, once.
std::optional<std::string> take_option(std::vector<std::string_view>& arguments,
                                       std::string_view name) {
    std::optional<std::string> found;
    for (std::size_t place = 0; place < arguments.size();) {
        const auto value = take_option(arguments, place, name);
        if (!value) {
            ++place;
        } else if (found) {
            throw usage_error{std::string{name} + " is given twice"};
        } else {
            found = value;
        }
    }
    return found;
}

cordon::digest parse_head(const std::string& text) {
    cordon::digest head{};
    bool good = text.size() == 2 * head.size();
    for (std::size_t k = 0; good && k < text.size(); ++k) {
        const char low =
            text[k] >= 'A' && text[k] <= 'F' ? static_cast<char>(text[k] + 32) : text[k];
        const auto digit = digits.find(low);
        good = digit != std::string_view::npos;
        if (good) head[k / 2] = head[k / 2] << 4 | static_cast<std::byte>(digit);
    }
    if (!good) throw usage_error{"--head " + in_quotes(text) + " is not 64 hexadecimal digits"};
    return head;
}

// When it was, as a date if the log gives one that a calendar here has.
std::string when(std::uint64_t ms, std::int64_t begin_unix_ms) {
    constexpr std::int64_t year_3000 = 32'503'680'000'000;
    if (begin_unix_ms <= 0 || begin_unix_ms > year_3000 || ms > std::uint64_t{1} << 44) {
        return duration_in_words(static_cast<std::int64_t>(ms)) + " after the start";
    }
    const std::int64_t unix_ms = begin_unix_ms + static_cast<std::int64_t>(ms);
    return utc_date(unix_ms) + ' ' + utc_time(unix_ms);
}

std::string span_of(std::uint64_t ms) { return duration_in_words(static_cast<std::int64_t>(ms)); }

std::string names_of(cordon::audience whom) {
    std::string names;
    const auto add = [&](cordon::audience one, const char* name) {
        if (includes(whom, one)) names += (names.empty() ? "" : ", ") + std::string{name};
    };
    add(cordon::audience::protected_person, "protected person");
    add(cordon::audience::wearer, "wearer");
    add(cordon::audience::centre, "centre");
    return names;
}

// "entered level 1", "strap wearer", "restored wearer tamper, strap"
std::string event_in_words(const cordon::event& told) {
    using cordon::kind;
    std::string text = to_string(told.what);
    const bool of_level = told.what == kind::entered || told.what == kind::left ||
                          told.what == kind::was_within || told.what == kind::acknowledged ||
                          told.what == kind::snoozed || told.what == kind::snooze_ended ||
                          told.what == kind::closed;
    if (of_level) text += " level " + std::to_string(told.level);
    if (is_health(told.what) || told.what == kind::restored) {
        text += told.who == cordon::party::wearer ? " wearer" : " protected person";
    }
    if (told.what == kind::restored) text += ' ' + replay::in_words(told.about);
    if (includes(told.marks, cordon::mark::authorised)) text += " (authorised contact)";
    if (includes(told.marks, cordon::mark::snoozed)) text += " (snoozed)";
    return text;
}

template <std::size_t Levels>
std::string in_words(const cordon::summary<Levels>& sum, const cordon::policy<Levels>& p,
                     std::int64_t begin_unix_ms) {
    std::string text;
    for (std::size_t k = 0; k < Levels; ++k) {
        const cordon::level_summary& level = sum.level(k);
        text += "level " + std::to_string(k) + " of " +
                fixed(p.levels[k].radius.count / 1000.0, 0) + " m: approaches " +
                std::to_string(level.approaches) + ", of these authorised " +
                std::to_string(level.authorised) + ", found later " +
                std::to_string(level.found_later) + "; active " + span_of(level.active_ms) +
                ", clear " + span_of(level.clear_ms) + ", unknown " + span_of(level.unknown_ms) +
                ", at most " + span_of(level.longest_unknown_ms) + " on end\n";
    }
    if (sum.nearest_mm() != cordon::event::separation_unknown) {
        text += "nearest fixes: " + fixed(sum.nearest_mm() / 1000.0, 0) + " m, " +
                when(sum.nearest_ms(), begin_unix_ms) + '\n';
    }
    text += "told: protected person " +
            std::to_string(sum.told(cordon::audience::protected_person)) + ", wearer " +
            std::to_string(sum.told(cordon::audience::wearer)) + ", centre " +
            std::to_string(sum.told(cordon::audience::centre)) + '\n';
    if (sum.forgotten() > 0) {
        text += "  " + std::to_string(sum.forgotten()) + " before these\n";
    }
    for (std::size_t k = 0; k < sum.kept(); ++k) {
        const cordon::told_event& told = sum[k];
        text += "  " + when(told.happened_ms, begin_unix_ms) + "  " + event_in_words(told.what);
        if (told.told_ms != told.happened_ms) {
            text += ", told " + span_of(told.told_ms - told.happened_ms) + " later";
        }
        text += ": " + names_of(told.what.whom) + '\n';
    }
    return text;
}

template <std::size_t Levels>
verified verify_levels(std::span<const std::byte> log, const verify_options& wanted) {
    cordon::summary<Levels> sum;
    cordon::policy<Levels> rules{.levels = {}};
    std::optional<cordon::instant> start;
    const auto see = [&](const auto& before, const auto& made, const auto& p) {
        if (!start) start = made.next.now();
        sum.take(before, made, p);
        rules = p;
    };
    const cordon::case_verdict v = cordon::check_case<Levels>(log, wanted.head, see);
    if (!v) {
        const bool unknown = v.fault == cordon::case_fault::not_a_log ||
                             v.fault == cordon::case_fault::newer_version ||
                             v.fault == cordon::case_fault::older_version;
        return {unknown ? 2 : 1, wanted.file + ": record " + std::to_string(v.record) + ", byte " +
                                     std::to_string(v.offset) + ": " + to_string(v.fault) + '\n'};
    }
    std::string text = wanted.file + ": whole, and reproduced to the last event: " +
                       std::to_string(v.reached.records) + " records, " + std::to_string(v.inputs) +
                       " inputs, " + std::to_string(v.events) + " events\npair: protected person " +
                       std::to_string(v.about.pair.protected_person) + ", wearer " +
                       std::to_string(v.about.pair.wearer) + '\n';
    if (v.inputs > 0) {
        const bool dated = v.about.zero_unix_ms > 0 && v.about.zero_unix_ms < INT64_MAX / 2;
        text += in_words(sum, rules, dated ? v.about.zero_unix_ms + start->ms : 0);
    }
    return {0, text};
}

}  // namespace

std::string take_log_option(std::vector<std::string_view>& arguments) {
    return take_option(arguments, "--log").value_or("");
}

std::optional<verify_options> parse_verify_options(const std::vector<std::string_view>& arguments) {
    std::vector<std::string_view> rest = arguments;
    const auto file = take_option(rest, "--verify");
    const auto head = take_option(rest, "--head");
    if (!file && !head) return std::nullopt;
    if (!file) throw usage_error{"--head needs --verify"};
    if (!head) {
        throw usage_error{
            "--verify needs --head, the digest that was kept elsewhere: a log cannot "
            "vouch for itself"};
    }
    if (!rest.empty()) throw usage_error{"--verify goes with --head alone"};
    return verify_options{*file, parse_head(*head)};
}

verified verify(std::span<const std::byte> log, const verify_options& wanted) {
    const std::size_t levels = cordon::levels_of(log);
    switch (levels) {
        case 0:
        case 1: return verify_levels<1>(log, wanted);
        case 2: return verify_levels<2>(log, wanted);
        case 3: return verify_levels<3>(log, wanted);
        case 4: return verify_levels<4>(log, wanted);
        default:
            return {2, wanted.file + ": the log is of " + std::to_string(levels) +
                           " levels; this program checks 1 to 4\n"};
    }
}

std::vector<std::byte> read_bytes(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw read_error{path, 0, "cannot be opened: " + std::generic_category().message(errno)};
    }
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) throw read_error{path, 0, "cannot be read"};
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

std::string hex(const cordon::digest& head) {
    std::string text;
    for (const std::byte b : head) {
        text += digits[static_cast<std::size_t>(b >> 4)];
        text += digits[static_cast<std::size_t>(b & std::byte{15})];
    }
    return text;
}

}  // namespace replay
