// SPDX-License-Identifier: BSL-1.0
//
// Writes the golden logs: asks this machine everything that the cores will be asked.
//
//   write_golden DIRECTORY [PROTECTED.csv WEARER.csv]...   recorded or simulated pairs, besides
//   write_golden --spoil RECORD FROM TO                    a copy up to this record, whose answer is
//                                                          another by a bit

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cordon/byte_order.hpp"
#include "dice.hpp"
#include "golden.hpp"
#include "integers.hpp"
#include "lives.hpp"
#include "reals.hpp"
#include "track.hpp"
#include "watch/life.hpp"
#include "watch/story.hpp"

namespace {

using answers::question;

// Questions as bytes.
class asked {
  public:
    template <class Number>
    asked& put(Number number) {
        out_.put(number);
        return *this;
    }
    asked& put(cordon::position_e7 p) { return put(p.latitude).put(p.longitude); }
    template <class What>
    asked& put_record(const What& what) {
        cordon::put(out_, what);
        return *this;
    }
    [[nodiscard]] std::span<const std::byte> bytes() const {
        if (!out_.fits()) throw std::length_error{"a question is too long"};
        return std::span{memory_}.first(out_.size());
    }

  private:
    std::array<std::byte, answers::longest_question> memory_{};
    cordon::byte_writer out_{memory_};
};

// A log of one group of answers, in memory.
template <class Group>
class golden {
  public:
    explicit golden(std::string name) : name_{std::move(name)} {}

    void title(std::string_view text) { add({}, std::as_bytes(std::span{text})); }
    std::span<const std::byte> ask(const asked& what) {
        cordon::byte_reader in{what.bytes()};
        cordon::byte_writer out{answer_};
        group_.answer(in, out);
        if (!in.good() || in.left() != 0) throw std::logic_error{name_ + ": a malformed question"};
        if (!out.fits()) throw std::length_error{name_ + ": an answer is too long"};
        const auto answer = std::span<const std::byte>{answer_}.first(out.size());
        add(what.bytes(), answer);
        return answer;
    }
    void save(const std::string& directory) const {
        const std::string path = directory + "/" + name_ + ".golden";
        std::ofstream file{path, std::ios::binary};
        std::array<std::byte, 8> head{};
        cordon::byte_writer out{head};
        out.put(count_);
        out.put(answers::golden_magic);
        file.write(reinterpret_cast<const char*>(head.data()), head.size());
        file.write(reinterpret_cast<const char*>(bytes_.data()),
                   static_cast<std::streamsize>(bytes_.size()));
        if (!file.flush()) throw std::runtime_error{path + ": cannot be written"};
        std::printf("%s: %u records, %zu KB\n", name_.c_str(), static_cast<unsigned>(count_),
                    bytes_.size() / 1000);
    }

  private:
    void add(std::span<const std::byte> question, std::span<const std::byte> answer) {
        std::array<std::byte, 4> head{};
        cordon::byte_writer out{head};
        out.put(static_cast<std::uint16_t>(question.size()));
        out.put(static_cast<std::uint16_t>(answer.size()));
        bytes_.insert(bytes_.end(), head.begin(), head.end());
        bytes_.insert(bytes_.end(), question.begin(), question.end());
        bytes_.insert(bytes_.end(), answer.begin(), answer.end());
        ++count_;
    }

    std::string name_;
    Group group_{};
    std::array<std::byte, answers::longest_answer> answer_{};
    std::vector<std::byte> bytes_{};
    std::uint32_t count_ = 0;
};

// What has been seen: a golden log in which something never happens does not test it.
std::set<cordon::kind> kinds_seen;
std::set<cordon::doubt> doubts_seen;
std::set<cordon::side> sides_seen;
std::set<cordon::state_fault> faults_seen;

void note_step(std::span<const std::byte> answer, std::size_t levels) {
    cordon::byte_reader in{answer};
    const auto count = in.take<std::uint8_t>();
    for (unsigned k = 0; k < count; ++k) {
        cordon::event e;
        cordon::take(in, e);
        kinds_seen.insert(e.what);
        if (cordon::for_wearer(e)) static_cast<void>(in.take<std::uint16_t>());
    }
    std::vector<std::byte> state(in.take<std::uint8_t>());
    in.take(std::span<std::byte>{state});
    if (!in.take_bool()) throw std::logic_error{"a state does not survive being kept"};
    for (std::size_t k = 0; k < levels; ++k) {
        static_cast<void>(in.take(cordon::level_state::active));
        doubts_seen.insert(in.take(cordon::doubt::jump));
        static_cast<void>(in.take<std::uint32_t>());
    }
}

template <std::size_t Levels>
constexpr cordon::policy<Levels> usual() {
    cordon::policy<Levels> p{.levels = {}};
    const std::int32_t radii[] = {2'000'000, 500'000, 100'000};
    for (std::size_t k = 0; k < Levels; ++k) {
        p.levels[k] = {cordon::millimetres{radii[k + 3 - Levels]}, cordon::millimetres{}};
    }
    p.told.approach = p.told.approach | cordon::audience::wearer;
    return p;
}

template <std::size_t Levels>
void begin(golden<answers::integers>& log, const cordon::policy<Levels>& p) {
    asked what;
    what.put(question::policy).put(static_cast<std::uint8_t>(Levels)).put_record(p);
    if (log.ask(what).front() != std::byte{0}) throw std::logic_error{"a faulty policy"};
}
template <std::size_t Levels, class Input>
void step(golden<answers::integers>& log, const Input& input) {
    asked what;
    what.put(question::step).put(static_cast<std::uint8_t>(Levels)).put(type_of(input));
    note_step(log.ask(what.put_record(input)), Levels);
}

// Random lives of every kind of input, at every sort of place, some past the wrap of the counter.
template <std::size_t Levels>
void lives(golden<answers::integers>& log, dice& random) {
    for (const auto& [name, origin] : lives_places) {
        for (const bool of_a_zone : {false, true}) {
            log.title(std::string{of_a_zone ? "a zone's life " : "a pair's life "} + name + ", " +
                      std::to_string(Levels) + " levels");
            const bool strict = random.one_in(2);
            begin(log, strict ? scenario::taken_at_their_word(usual<Levels>()) : usual<Levels>());
            life inputs{random.roll()};
            const lived_elsewhere elsewhere{
                origin, cordon::instant{0} - inputs.now() - cordon::milliseconds{800'000}};
            for (int k = 0; k < 250; ++k) {
                std::visit([&](const auto& i) { step<Levels>(log, elsewhere(i)); },
                           of_a_zone ? inputs.next_of_zone() : inputs.next());
            }
        }
    }
}

// Fixes that are late, repeated, conflicting, impossible and far off.
template <std::size_t Levels>
void stories(golden<answers::integers>& log, dice& random) {
    for (const auto& [name, origin] : lives_places) {
        log.title(std::string{"a story "} + name + ", " + std::to_string(Levels) + " levels");
        begin(log, usual<Levels>());
        const lived_elsewhere elsewhere{origin, cordon::milliseconds{-500'000}};
        for (const cordon::fix& f : scenario::story(random.roll())) {
            step<Levels>(log, elsewhere(f));
        }
    }
}

// He drives past her, who is silent afterwards, and what his device sent while he was near arrives when
// he is gone.
template <std::size_t Levels>
void late_batches(golden<answers::integers>& log) {
    for (const named_place& place : lives_places) {
        log.title(std::string{"a late batch "} + place.name + ", " + std::to_string(Levels) +
                  " levels");
        begin(log, usual<Levels>());
        const cordon::instant start{static_cast<std::uint32_t>(0) - 200'000};
        const auto after = [&](std::int32_t s) { return start + cordon::milliseconds{s * 1'000}; };
        const auto report = [&](cordon::party who, std::int32_t s, std::int32_t arrives) {
            const std::int64_t north = who == cordon::party::wearer ? 1'800 * (s - 200) : 0;
            step<Levels>(log, cordon::fix{.who = who,
                                          .at = after(s),
                                          .where = moved(place.where, north, 5 * s),
                                          .how_sure = {8'000, cordon::confidence::p95},
                                          .received = after(arrives)});
        };
        for (std::int32_t s = 0; s <= 400; s += 10) {
            if (s <= 200) report(cordon::party::protected_person, s, s);
            if (s < 150 || s > 250) report(cordon::party::wearer, s, s + 1);
        }
        for (std::int32_t s = 150; s <= 250; s += 5) report(cordon::party::wearer, s, 402);
        step<Levels>(log, after(1'000));
    }
}

// Somebody walks about a polygon that a pair cannot be.
template <std::size_t Levels>
void about_polygons(golden<answers::integers>& log, dice& random) {
    const cordon::position_e7 places[] = {
        {515'005'000, 3'000}, {-179'300'000, -1'799'900'000}, {797'000'000, 153'500'000}};
    for (std::uint8_t which = 0; which < answers::zones::polygon_count; ++which) {
        log.title("a polygon's watch, " + std::to_string(Levels) + " levels");
        auto p = usual<Levels>();
        p.levels[Levels - 1].radius = cordon::millimetres{1};
        begin(log, p);
        cordon::instant now{static_cast<std::uint32_t>(0) - 500'000};
        std::int64_t north = 0;
        std::int64_t east = 0;
        const std::int64_t pace = which == 0 ? 3'000 : 300'000;
        for (int k = 0; k < 150; ++k) {
            now = now + cordon::milliseconds{static_cast<std::int32_t>(random.between(500, 9'000))};
            north += random.between(-pace, pace) - north / 10;
            east += random.between(-pace, pace) - east / 10;
            const cordon::fix f{.who = cordon::party::wearer,
                                .at = now,
                                .where = moved(places[which], north, east),
                                .how_sure = {10'000, cordon::confidence::p95}};
            asked what;
            what.put(question::polygon_fix).put(static_cast<std::uint8_t>(Levels)).put(which);
            note_step(log.ask(what.put_record(f)), Levels);
        }
    }
}

// Two tracks as they would arrive, with time passing where both are silent.
template <std::size_t Levels>
void pair(golden<answers::integers>& log, const std::string& hers, const std::string& his) {
    const replay::track tracks[] = {replay::read_track(hers), replay::read_track(his)};
    log.title(tracks[0].name + " and " + tracks[1].name + ", " + std::to_string(Levels) +
              " levels");
    begin(log, usual<Levels>());
    std::size_t next[] = {0, 0};
    std::int64_t last = INT64_MAX;
    for (;;) {
        const auto left = [&](std::size_t who) { return next[who] < tracks[who].records.size(); };
        const auto at = [&](std::size_t who) { return tracks[who].records[next[who]].unix_ms; };
        if (!left(0) && !left(1)) break;
        const std::size_t who = !left(0) || (left(1) && at(1) < at(0)) ? 1 : 0;
        const replay::record& r = tracks[who].records[next[who]++];
        for (int k = 0; k < 20 && r.unix_ms - last > 30'000; ++k) {
            last += 30'000;
            step<Levels>(log, cordon::instant{static_cast<std::uint32_t>(last)});
        }
        last = r.unix_ms;
        step<Levels>(log, cordon::fix{.who = static_cast<cordon::party>(who),
                                      .at = {static_cast<std::uint32_t>(r.unix_ms)},
                                      .where = r.where,
                                      .how_sure = r.how_sure,
                                      .from = cordon::source::gnss});
    }
    step<Levels>(log, cordon::instant{static_cast<std::uint32_t>(last + 3'600'000)});
}

// States with a bit wrong, or cut short.
template <std::size_t Levels>
void states(golden<answers::integers>& log, dice& random) {
    log.title("what is no state");
    const auto p = usual<Levels>();
    cordon::watch<Levels> w;
    life inputs{random.roll()};
    for (int k = 0; k < 60; ++k) {
        std::visit([&](const auto& i) { w = cordon::advance(w, i, p).next; }, inputs.next());
        std::array<std::byte, cordon::state_size<Levels>> bytes{};
        static_cast<void>(encode(w, std::span<std::byte>{bytes}));
        const auto place = static_cast<std::size_t>(random.between(0, bytes.size() - 1));
        if (k % 4 != 0) bytes[place] ^= static_cast<std::byte>(random.between(1, 255));
        if (k % 6 == 1) bytes[place % 7] ^= std::byte{4};
        if (k % 3 == 2) {  // wrong within, and well sealed
            const std::uint32_t sum = cordon::crc32(std::span{bytes}.first(bytes.size() - 4));
            for (std::size_t b = 0; b < 4; ++b) {
                bytes[bytes.size() - 4 + b] = static_cast<std::byte>(sum >> (8 * b) & 0xFF);
            }
        }
        asked what;
        what.put(question::state).put(static_cast<std::uint8_t>(Levels));
        for (const std::byte b : bytes) what.put(std::to_integer<std::uint8_t>(b));
        faults_seen.insert(static_cast<cordon::state_fault>(log.ask(what).front()));
    }
}

void separations(golden<answers::integers>& log, dice& random) {
    log.title("separations");
    constexpr std::int32_t pole = 900'000'000;
    constexpr std::int32_t date_line = 1'800'000'000;
    const auto anywhere = [&] {
        return cordon::position_e7{
            static_cast<std::int32_t>(random.between(-pole, pole)),
            static_cast<std::int32_t>(random.between(-date_line, date_line))};
    };
    const auto ask = [&](cordon::position_e7 p, cordon::position_e7 q) {
        log.ask(asked{}.put(question::separation).put(p).put(q));
    };
    const cordon::position_e7 nasty[] = {{0, 0},
                                         {0, 1},
                                         {0, date_line},
                                         {0, -date_line},
                                         {pole, 0},
                                         {pole, 5},
                                         {-pole, 0},
                                         {pole - 1, 0},
                                         {1, -1},
                                         {0, date_line - 1},
                                         {450'000'000, 0},
                                         {-450'000'000, date_line},
                                         {pole - 50, 900'000'000},
                                         {-1, date_line}};
    for (const auto p : nasty) {
        for (const auto q : nasty) ask(p, q);
    }
    for (int k = 0; k < 1'500; ++k) {
        cordon::position_e7 p = anywhere();
        if (k % 5 == 0)
            p.longitude = date_line - static_cast<std::int32_t>(random.between(0, 9'999));
        if (k % 7 == 0) p.latitude = pole - static_cast<std::int32_t>(random.between(0, 99'999));
        if (k % 11 == 0) p.latitude = -p.latitude;
        const std::int64_t reach = std::int64_t{1} << random.between(0, 30);
        ask(p, k % 10 == 9
                   ? anywhere()
                   : moved(p, random.between(-reach, reach), random.between(-reach, reach)));
    }
}

// Positions near a circle's line, and anywhere else.
template <class Ask>
void about_circles(dice& random, int for_each, const Ask& ask) {
    for (std::size_t which = 0; which < answers::round_places.size(); ++which) {
        const auto& [centre, radius] = answers::round_places[which];
        for (int k = 0; k < for_each; ++k) {
            const auto reach = static_cast<std::int64_t>(radius * 100) + 2'000;
            cordon::position_e7 p =
                moved(centre, random.between(-reach, reach), random.between(-reach, reach));
            if (k % 2 == 0) p = towards_line(centre, p, radius, random);
            ask(static_cast<std::uint8_t>(which), p);
        }
    }
}

void polygons(golden<answers::integers>& log, dice& random) {
    log.title("polygons");
    for (std::uint8_t which = 0; which < answers::zones::polygon_count; ++which) {
        const cordon::bounds box =
            answers::zones::polygon(which, [](const auto& z) { return z.box(); });
        const std::int64_t high = box.north - box.south;
        for (int k = 0; k < 250; ++k) {
            cordon::position_e7 p =
                moved({box.south, box.west}, random.between(-high / 2, high + high / 2),
                      random.between(-std::int64_t{box.width} / 2, 2 * std::int64_t{box.width}));
            if (k % 10 == 0)
                p.longitude =
                    static_cast<std::int32_t>(random.between(-1'800'000'000, 1'800'000'000));
            if (k % 25 == 1) {  // on a vertex
                answers::zones::polygon(which, [&](const auto& zone) {
                    const auto& e =
                        zone.flash_edges()[static_cast<std::size_t>(k) % zone.flash_edges().size()];
                    p = moved({e.latitude, box.west}, 0, e.west);
                });
            }
            log.ask(asked{}.put(question::polygon).put(which).put(p));
        }
    }
}

void expect(bool holds, const char* what) {
    if (!holds) throw std::logic_error{std::string{"the golden log has no "} + what};
}

void write(const std::string& directory, const std::vector<std::string>& tracks) {
    dice random{20'260'501};
    golden<answers::integers> integers{"integers"};
    golden<answers::floats> floats{"floats"};
    golden<answers::doubles> doubles{"doubles"};

    lives<1>(integers, random);
    lives<2>(integers, random);
    lives<3>(integers, random);
    stories<1>(integers, random);
    stories<2>(integers, random);
    stories<3>(integers, random);
    late_batches<1>(integers);
    late_batches<3>(integers);
    about_polygons<1>(integers, random);
    about_polygons<2>(integers, random);
    for (std::size_t k = 0; k + 1 < tracks.size(); k += 2) {
        pair<2>(integers, tracks[k], tracks[k + 1]);
        if (k == 0) pair<3>(integers, tracks[k + 1], tracks[k]);
    }
    states<1>(integers, random);
    states<2>(integers, random);
    separations(integers, random);
    integers.title("circles");
    about_circles(random, 100, [&](std::uint8_t which, cordon::position_e7 p) {
        const auto side = integers.ask(asked{}.put(question::circle).put(which).put(p)).front();
        sides_seen.insert(static_cast<cordon::side>(side));
    });
    polygons(integers, random);

    floats.title("circles");
    std::set<cordon::side> float_sides;
    about_circles(random, 60, [&](std::uint8_t which, cordon::position_e7 p) {
        float_sides.insert(
            static_cast<cordon::side>(floats.ask(asked{}.put(which).put(p)).front()));
    });
    doubles.title("circles");
    about_circles(random, 40, [&](std::uint8_t which, cordon::position_e7 p) {
        const auto& place = answers::round_places[which];
        const double beside = distance(place.centre, p).count() - place.radius_m;
        // Within ladder::band of a line, which no random position is, nothing is promised.
        if (beside < 1e-6 && beside > -1e-6) return;
        // Those north of it, which are asked in a batch, are not looked at: by chance one in a
        // million would lie there.
        doubles.ask(asked{}.put(which).put(p).put(random.one_in(8)));
    });

    for (auto what = cordon::kind::entered; what <= cordon::kind::stepped_back;
         what = static_cast<cordon::kind>(static_cast<int>(what) + 1)) {
        expect(kinds_seen.contains(what), to_string(what));
    }
    for (auto why = cordon::doubt::none; why <= cordon::doubt::jump;
         why = static_cast<cordon::doubt>(static_cast<int>(why) + 1)) {
        expect(doubts_seen.contains(why), to_string(why));
    }
    expect(sides_seen.size() == 3 && float_sides.size() == 3, "side of a circle");
    for (const auto fault :
         {cordon::state_fault::none, cordon::state_fault::not_a_state,
          cordon::state_fault::newer_version, cordon::state_fault::damaged,
          cordon::state_fault::impossible, cordon::state_fault::other_level_count}) {
        expect(faults_seen.contains(fault), to_string(fault));
    }
    integers.save(directory);
    floats.save(directory);
    doubles.save(directory);
}

void spoil(std::uint32_t record, const std::string& from, const std::string& to) {
    std::ifstream in{from, std::ios::binary};
    std::vector<char> bytes{std::istreambuf_iterator<char>{in}, {}};
    std::size_t asks = 0;
    std::size_t end = 8;
    for (std::uint32_t k = 0; k <= record; ++k) {
        const auto head = std::as_bytes(std::span{bytes}).subspan(end, 4);
        cordon::byte_reader sizes{head};
        asks = sizes.take<std::uint16_t>();
        end += head.size() + asks + sizes.take<std::uint16_t>();
        if (end > bytes.size()) throw std::out_of_range{from + " has no such record"};
    }
    if (asks == 0) throw std::logic_error{"this record is a title"};
    bytes.resize(end);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    for (std::size_t k = 0; k < 4; ++k) {
        bytes[k] = static_cast<char>(static_cast<unsigned char>((record + 1) >> (8 * k) & 0xFF));
    }
    std::ofstream out{to, std::ios::binary};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error{to + ": cannot be written"};
}

}  // namespace

int main(int count, char** arguments) try {
    const std::vector<std::string> words{arguments + 1, arguments + count};
    if (words.size() == 4 && words[0] == "--spoil") {
        spoil(static_cast<std::uint32_t>(std::stoul(words[1])), words[2], words[3]);
    } else if (words.size() % 2 == 1) {
        write(words[0], {words.begin() + 1, words.end()});
    } else {
        std::fputs(
            "usage: write_golden DIRECTORY [PROTECTED.csv WEARER.csv]...\n"
            "       write_golden --spoil RECORD FROM TO\n",
            stderr);
        return 2;
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "write_golden: %s\n", error.what());
    return 1;
}
