// SPDX-License-Identifier: BSL-1.0

#include "message.hpp"

#include <string>

#include "catch2.hpp"
#include "refusal.hpp"

using namespace replay;
using cordon::action;
using cordon::channel;

namespace {

message read(std::string_view words, std::string_view level = "", std::string_view lasts = "") {
    return parse_message(words, level, lasts, "walk.csv", 7);
}

std::string refused(std::string_view words, std::string_view level = "",
                    std::string_view lasts = "") {
    return refusal([&] { (void)read(words, level, lasts); });
}

}  // namespace

TEST_CASE("a device names what is wrong with it, once or several at a time") {
    CHECK(read("strap") ==
          message{.what = message_kind::health, .about = channel::strap, .line = 7});
    CHECK(read(" tamper  loss\t").about == (channel::tamper | channel::loss));
    for (const char* word : {"tamper", "strap", "battery", "jamming", "jumping", "loss"}) {
        CHECK(read(word).what == message_kind::health);
        CHECK(in_words(read(word).about) == word);
    }
    CHECK(in_words(channel::none).empty());
    CHECK(in_words(channel::strap | channel::tamper) == "tamper, strap");
}

TEST_CASE("a device may be alive without a fix, and may have lain still") {
    CHECK(read("heartbeat").what == message_kind::heartbeat);
    CHECK(read("still").what == message_kind::still);
    CHECK_FALSE(read("still").lasts_ms.has_value());
    CHECK(read("still", "", "90.5").lasts_ms == 90'500);
}

TEST_CASE("the centre acts on a level, for so long") {
    CHECK(read("acknowledge") ==
          message{.what = message_kind::notice, .does = action::acknowledge, .line = 7});
    CHECK(read("snooze", "1", "600") == message{.what = message_kind::notice,
                                                .does = action::snooze,
                                                .level = 1,
                                                .lasts_ms = 600'000,
                                                .line = 7});
    CHECK(read("close", "2").level == 2);
    CHECK(read("contact_begins", "", "60").does == action::contact_begins);
    CHECK(read("contact_ends").does == action::contact_ends);
    CHECK(read("restored").about == static_cast<channel>(63));
    CHECK(read("restored strap tamper").about == (channel::tamper | channel::strap));
}

TEST_CASE("what makes no sense is refused with its line") {
    CHECK(refused("fire") ==
          "walk.csv:7: event \"fire\" is none of tamper, strap, battery, jamming, jumping, loss, "
          "heartbeat, still, acknowledge, snooze, close, contact_begins, contact_ends, restored");
    CHECK(refused("Strap").starts_with("walk.csv:7: event \"Strap\" is none of "));
    CHECK(refused(" ") == "walk.csv:7: the event is empty");
    CHECK(refused("fire strap") == "walk.csv:7: event \"fire\" does not go with \"strap\"");
    CHECK(refused("strap fire") == "walk.csv:7: event \"strap\" does not go with \"fire\"");
    CHECK(refused("strap restored") == "walk.csv:7: event \"strap\" does not go with \"restored\"");
    CHECK(refused("restored close") == "walk.csv:7: event \"restored\" does not go with \"close\"");
    CHECK(refused("close strap") == "walk.csv:7: event \"close\" does not go with \"strap\"");
    CHECK(refused("\x1b[31m\x07").starts_with("walk.csv:7: event \"?[31m?\" is none of "));
    CHECK(refused("strap", "0") == "walk.csv:7: event \"strap\" has no level");
    CHECK(refused("contact_ends", "0") == "walk.csv:7: event \"contact_ends\" has no level");
    CHECK(refused("close", "inner") == "walk.csv:7: level \"inner\" is not a number");
    for (const char* level : {"-1", "255", "0.5"}) {
        CHECK(refused("close", level) == "walk.csv:7: level \"" + std::string{level} +
                                             "\" is not a whole number from 0 to 254");
    }
    CHECK(refused("close", "", "5") == "walk.csv:7: event \"close\" does not last");
    CHECK(refused("heartbeat", "", "5") == "walk.csv:7: event \"heartbeat\" does not last");
    CHECK(refused("snooze", "", "long") == "walk.csv:7: lasts_s \"long\" is not a number");
    for (const char* lasts : {"0", "-5", "1e9"}) {
        CHECK(refused("snooze", "", lasts) ==
              "walk.csv:7: lasts_s \"" + std::string{lasts} + "\" is not from 0.001 to 31622400");
    }
}
