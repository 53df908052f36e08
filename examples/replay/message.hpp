// SPDX-License-Identifier: BSL-1.0
//
// What a device or the monitoring centre says beside fixes, as a track writes it down: in words.
//
//   tamper strap battery jamming jumping loss    something is wrong with the device: one or several
//   restored [tamper strap ...]                  the centre has looked into it (all, unless said)
//   heartbeat                                    a sign of life without a fix
//   still                                        the same, of a device that has not moved: for so
//                                                long, or since its last position
//   acknowledge snooze close                     the centre, of a level (0 unless said); a snooze
//                                                lasts so long, or as long as the policy allows
//   contact_begins contact_ends                  authorised contact, for so long at most

#ifndef CORDON_EXAMPLES_REPLAY_MESSAGE_HPP
#define CORDON_EXAMPLES_REPLAY_MESSAGE_HPP

#include <cordon/watch/notice.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace replay {

enum class message_kind : std::uint8_t { health, heartbeat, still, notice };

struct message {
    std::int64_t unix_ms = 0;
    message_kind what = message_kind::heartbeat;
    cordon::channel about = cordon::channel::none;      // of health and restored
    cordon::action does = cordon::action::acknowledge;  // of a notice
    std::uint8_t level = 0;                             // of acknowledge, snooze, close
    std::optional<std::int64_t> lasts_ms{};             // of still, snooze, contact_begins
    std::size_t line = 0;

    [[nodiscard]] bool has_level() const noexcept {
        return what == message_kind::notice &&
               (does == cordon::action::acknowledge || does == cordon::action::snooze ||
                does == cordon::action::close);
    }
    friend bool operator==(const message&, const message&) = default;
};

// The words of one message. Level and length are texts of their own, empty where nothing is said;
// what a message does not have must be empty. Throws read_error, which names the file and the line.
[[nodiscard]] message parse_message(std::string_view words, std::string_view level,
                                    std::string_view lasts_s, const std::string& file,
                                    std::size_t line);

// "tamper, strap"; "" for none.
[[nodiscard]] std::string in_words(cordon::channel all);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_MESSAGE_HPP
