// SPDX-License-Identifier: BSL-1.0
//
// Random inputs of every type, as a life gives them and as an enemy might: two parties who wander
// about a line, fall silent, jump and repeat themselves, and a centre that gives orders.

#ifndef CORDON_TESTS_WATCH_LIFE_HPP
#define CORDON_TESTS_WATCH_LIFE_HPP

#include <cstdint>
#include <variant>

#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/notice.hpp"
#include "cordon/watch/zone_reading.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

using any_input = std::variant<cordon::fix, cordon::zone_reading, cordon::heartbeat, cordon::health,
                               cordon::notice, cordon::instant>;

class life {
  public:
    explicit life(std::uint64_t seed)
        : random_{seed}, now_{static_cast<std::uint32_t>(random_.roll())} {}

    // The same of one party and a circle of 300 m; now and then a fix strays in.
    any_input next_of_zone() {
        const any_input input = next();
        const auto* const f = std::get_if<cordon::fix>(&input);
        const bool reads = f != nullptr && !random_.one_in(20) &&
                           f->where.latitude <= 900'000'000 && f->where.latitude >= -900'000'000;
        if (!reads) return input;
        return cordon::reading_of_circle(*f, scenario::north(0), cordon::metres{300});
    }

    any_input next() {
        using namespace cordon;
        pass(random_.one_in(40) ? 200'000 : 15'000);
        const party who = random_.one_in(2) ? party::wearer : party::protected_person;
        switch (random_.between(0, 19)) {
            case 0: return heartbeat{who, now_, now_ - span(60'000), now_};
            case 1: return health{who, now_, static_cast<channel>(random_.between(0, 63)), now_};
            case 2: return order(who);
            case 3:
            case 4: return now_;
            case 5: return repeated_;
            case 6: return now_ - span(5'000'000);
            default: break;
        }
        double& place = place_[who == party::wearer ? 1 : 0];
        place += random_.uniform(-150, 150) - place / 20;
        fix f = who == party::wearer ? scenario::wearer(0, 2 * place)
                                     : scenario::protected_person(0, place / 10);
        f.at = f.received = now_;
        if (random_.one_in(15)) f.at = now_ - span(400'000);
        if (random_.one_in(50)) f.at = now_ + span(60'000);
        if (random_.one_in(25)) f.where.longitude = static_cast<std::int32_t>(random_.roll());
        if (random_.one_in(60)) f.where.latitude = static_cast<std::int32_t>(random_.roll());
        if (random_.one_in(5)) f.how_sure.mm = static_cast<std::uint32_t>(random_.roll());
        if (random_.one_in(5)) f.how_sure = {};
        if (random_.one_in(4)) f.moving = {static_cast<std::int32_t>(random_.roll()), 5, true};
        f.from = static_cast<source>(random_.between(0, 4));
        repeated_ = f;
        return f;
    }
    [[nodiscard]] cordon::instant now() const { return now_; }

  private:
    cordon::notice order(cordon::party who) {
        return {.does = static_cast<cordon::action>(random_.between(0, 5)),
                .at = now_,
                .level = static_cast<std::uint8_t>(random_.between(0, 3)),
                .until = now_ + span(600'000),
                .who = who,
                .what = static_cast<cordon::channel>(random_.between(0, 63))};
    }
    cordon::milliseconds span(std::int64_t most) {
        return cordon::milliseconds{static_cast<std::int32_t>(random_.between(0, most))};
    }
    void pass(std::int64_t most) { now_ = now_ + span(most); }

    dice random_;
    cordon::instant now_;
    double place_[2]{};  // metres north
    cordon::fix repeated_{};
};

#endif  // CORDON_TESTS_WATCH_LIFE_HPP
