// SPDX-License-Identifier: BSL-1.0

#include "message.hpp"

#include <cmath>
#include <vector>

#include "input_file.hpp"
#include "number.hpp"

namespace replay {
namespace {

struct channel_word {
    std::string_view word;
    cordon::channel meant;
};
constexpr channel_word channels[] = {
    {"tamper", cordon::channel::tamper},   {"strap", cordon::channel::strap},
    {"battery", cordon::channel::battery}, {"jamming", cordon::channel::jamming},
    {"jumping", cordon::channel::jumping}, {"loss", cordon::channel::loss}};
constexpr auto every_channel = static_cast<cordon::channel>(63);

struct action_word {
    std::string_view word;
    cordon::action meant;
};
constexpr action_word actions[] = {{"acknowledge", cordon::action::acknowledge},
                                   {"snooze", cordon::action::snooze},
                                   {"close", cordon::action::close},
                                   {"contact_begins", cordon::action::contact_begins},
                                   {"contact_ends", cordon::action::contact_ends},
                                   {"restored", cordon::action::restored}};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const auto end = text.find_first_of(" \t");
        words.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
    return words;
}

cordon::channel channel_of(std::string_view word) {
    for (const channel_word& one : channels) {
        if (one.word == word) return one.meant;
    }
    return cordon::channel::none;
}

// Where a message stands, for what is wrong with it.
struct place {
    const std::string& file;
    std::size_t line;

    [[noreturn]] void refuse(const std::string& what) const { throw read_error{file, line, what}; }
};

// Channels from the word `first` on.
cordon::channel channels_of(const std::vector<std::string_view>& words, std::size_t first,
                            const place& here) {
    cordon::channel all = cordon::channel::none;
    for (std::size_t k = first; k < words.size(); ++k) {
        const cordon::channel one = channel_of(words[k]);
        if (one == cordon::channel::none) {
            here.refuse("event " + in_quotes(words[0]) + " does not go with " +
                        in_quotes(words[k]));
        }
        all = all | one;
    }
    return all;
}

message of_words(const std::vector<std::string_view>& words, const place& here) {
    message made;
    const std::string_view first = words[0];
    if (channel_of(first) != cordon::channel::none) {
        made.what = message_kind::health;
        made.about = channels_of(words, 0, here);
        return made;
    }
    if (first == "restored" && words.size() > 1) {
        made.about = channels_of(words, 1, here);
    } else if (first == "restored") {
        made.about = every_channel;
    } else if (words.size() > 1) {
        here.refuse("event " + in_quotes(first) + " does not go with " + in_quotes(words[1]));
    }
    if (first == "heartbeat" || first == "still") {
        made.what = first == "still" ? message_kind::still : message_kind::heartbeat;
        return made;
    }
    for (const action_word& one : actions) {
        if (one.word != first) continue;
        made.what = message_kind::notice;
        made.does = one.meant;
        return made;
    }
    std::string known;
    for (const channel_word& one : channels) known += std::string{one.word} + ", ";
    known += "heartbeat, still";
    for (const action_word& one : actions) known += ", " + std::string{one.word};
    here.refuse("event " + in_quotes(first) + " is none of " + known);
}

}  // namespace

message parse_message(std::string_view words, std::string_view level, std::string_view lasts_s,
                      const std::string& file, std::size_t line) {
    const place here{file, line};
    const auto all = words_of(words);
    if (all.empty()) here.refuse("the event is empty");
    message made = of_words(all, here);
    made.line = line;
    if (!trimmed(level).empty()) {
        if (!made.has_level()) here.refuse("event " + in_quotes(all[0]) + " has no level");
        const auto number = parse_number(level);
        if (!number) here.refuse("level " + in_quotes(level) + ' ' + number.fault);
        if (!(number.value >= 0 && number.value <= 254) ||
            number.value != std::floor(number.value)) {
            here.refuse("level " + in_quotes(level) + " is not a whole number from 0 to 254");
        }
        made.level = static_cast<std::uint8_t>(number.value);
    }
    if (!trimmed(lasts_s).empty()) {
        const bool lasts =
            made.what == message_kind::still ||
            (made.what == message_kind::notice &&
             (made.does == cordon::action::snooze || made.does == cordon::action::contact_begins));
        if (!lasts) here.refuse("event " + in_quotes(all[0]) + " does not last");
        const auto seconds = parse_number(lasts_s);
        if (!seconds) here.refuse("lasts_s " + in_quotes(lasts_s) + ' ' + seconds.fault);
        constexpr double year = 366.0 * 86400;
        if (!(seconds.value >= 0.001 && seconds.value <= year)) {
            here.refuse("lasts_s " + in_quotes(lasts_s) + " is not from 0.001 to " +
                        in_words(year));
        }
        made.lasts_ms = static_cast<std::int64_t>(seconds.value * 1000);
    }
    return made;
}

std::string in_words(cordon::channel all) {
    std::string text;
    for (const channel_word& one : channels) {
        if (!includes(all, one.meant)) continue;
        text += (text.empty() ? "" : ", ") + std::string{one.word};
    }
    return text;
}

}  // namespace replay
