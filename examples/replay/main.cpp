// SPDX-License-Identifier: BSL-1.0
//
// cordon-replay: two recorded tracks in, alerts and a picture out.

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "case_file.hpp"
#include "json.hpp"
#include "options.hpp"
#include "order.hpp"
#include "output_file.hpp"
#include "profile.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "survey.hpp"
#include "terminal.hpp"
#include "timeline.hpp"
#include "track.hpp"
#include "visits.hpp"
#include "zones.hpp"

namespace {

using namespace replay;

void say(const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); }

// A terminal shows the first remarks only; a file or a pipe gets them all.
void say_all(const std::vector<std::string>& remarks) {
    constexpr std::size_t screenful = 12;
    const std::size_t shown =
        terminal(stderr) && remarks.size() > screenful ? screenful : remarks.size();
    for (std::size_t i = 0; i < shown; ++i) say(remarks[i]);
    if (shown < remarks.size()) {
        say("... and " + std::to_string(remarks.size() - shown) +
            " more; 2>remarks.txt keeps them all");
    }
}

// The path of an input without its #column=value.
std::string file_of(const std::string& argument) {
    std::error_code ignored;
    if (std::filesystem::exists(argument, ignored)) return argument;
    return argument.substr(0, argument.rfind('#'));
}

// Outputs must not destroy an input or each other.
void refuse_overwriting(const options& wanted) {
    std::error_code ignored;
    for (const std::string& out : {wanted.events, wanted.report}) {
        if (out.empty()) continue;
        for (const std::string& in :
             {file_of(wanted.protected_person), file_of(wanted.wearer), wanted.zones}) {
            if (std::filesystem::equivalent(out, in, ignored)) {
                throw usage_error{out + " is an input; writing there would destroy it"};
            }
        }
    }
    if (!wanted.events.empty() &&
        (wanted.events == wanted.report ||
         std::filesystem::equivalent(wanted.events, wanted.report, ignored))) {
        throw usage_error{"--events and --report name the same file"};
    }
}

// Neither must the log.
void refuse_overwriting(const std::string& log, const options& wanted) {
    if (log.empty()) return;
    std::error_code ignored;
    for (const std::string& other :
         {file_of(wanted.protected_person), file_of(wanted.wearer), wanted.events, wanted.report}) {
        if (log == other || std::filesystem::equivalent(log, other, ignored)) {
            throw usage_error{"--log " + log + " is another file of this replay"};
        }
    }
    if (wanted.how != profile::watched) throw usage_error{"--log is of --profile default"};
}

void print(std::string_view text) {
    const bool good = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (std::fflush(stdout) != 0 || !good) {
        throw read_error{"standard output", 0, "cannot be written"};
    }
}

// Every profile but these two is that of a watch.
std::vector<happening> visits(const track& whole, const std::vector<record>& in_order,
                              std::string_view party, const std::vector<named_zone>& zones,
                              profile how) {
    if (how == profile::crossings) return zone_crossings(in_order, party, zones);
    if (how == profile::naive) return zone_naive(in_order, party, zones);
    return zone_watched(whole, party, zones);
}

// What a device or the centre says is for a watch alone; the others know nothing of it.
void judge_messages(const track& source, const options& wanted) {
    if (source.messages.empty()) return;
    if (wanted.how != profile::watched) {
        const std::size_t count = source.messages.size();
        say(source.file + ": " + std::to_string(count) +
            (count == 1 ? " event is" : " events are") + " left out: the profile " +
            std::string{name(wanted.how)} + " knows of positions only");
        return;
    }
    for (const message& said : source.messages) {
        if (!said.has_level() || said.level < wanted.limits.size()) continue;
        throw read_error{source.file, said.line,
                         "level " + std::to_string(said.level) + " is not there: --radius gives " +
                             std::to_string(wanted.limits.size())};
    }
}

// Every profile but the watch looks at one level at a time.
outcome replayed(const options& wanted, const track& protected_person, const track& wearer,
                 const ordered& a, const ordered& b, const std::vector<survey>& compared,
                 progress& shown, case_file* log) {
    if (wanted.how == profile::watched) {
        return watched(protected_person, wearer, wanted.limits, shown, log);
    }
    std::vector<outcome> levels;
    for (std::size_t k = 0; k < wanted.limits.size(); ++k) {
        levels.push_back(wanted.how == profile::crossings
                             ? crossings(compared[k])
                             : ruled(wanted.how, a.records, b.records, wanted.limits[k], shown));
    }
    return joined(std::move(levels));
}

void run(const options& wanted, const std::string& log) {
    refuse_overwriting(wanted);
    refuse_overwriting(log, wanted);
    const track protected_person = read_track(wanted.protected_person);
    const track wearer = read_track(wanted.wearer);
    const std::vector<named_zone> zones = wanted.zones.empty()
                                              ? std::vector<named_zone>{}
                                              : read_zones(wanted.zones, wanted.how_zones);
    for (const named_zone& zone : zones) say_all(zone.written().remarks);
    const ordered a = in_order(protected_person);
    const ordered b = in_order(wearer);
    for (const auto* remarks :
         {&protected_person.remarks, &wearer.remarks, &a.remarks, &b.remarks}) {
        say_all(*remarks);
    }

    for (const track* source : {&protected_person, &wearer}) judge_messages(*source, wanted);

    const std::size_t fixes = protected_person.records.size() + wearer.records.size();
    const std::size_t levels = wanted.limits.size();
    progress shown{fixes * levels + (wanted.how == profile::crossings ? 0
                                     : wanted.how == profile::watched ? fixes
                                                                      : fixes * levels)};
    std::vector<survey> compared;
    for (const cordon::metres radius : wanted.limits) {
        compared.push_back(compare(a.records, b.records, radius, shown));
    }
    case_file kept;
    outcome found = replayed(wanted, protected_person, wearer, a, b, compared, shown,
                             log.empty() ? nullptr : &kept);
    shown.finish();
    found.events =
        merged(std::move(found.events),
               merged(visits(protected_person, a.records, "protected_person", zones, wanted.how),
                      visits(wearer, b.records, "wearer", zones, wanted.how)));

    const story told{protected_person, wearer,   a.records, b.records, wanted.limits,
                     wanted.how,       compared, found,     zones};
    std::string lines;
    for (const happening& event : found.events) lines += json_line(event) + '\n';
    std::optional<output_file> log_file;
    if (!log.empty()) log_file.emplace(log, kept.bytes);
    // Both are written before either gets its name.
    std::optional<output_file> events_file;
    std::optional<output_file> report_file;
    if (!wanted.events.empty()) events_file.emplace(wanted.events, lines);
    if (!wanted.report.empty()) report_file.emplace(wanted.report, report(told));
    if (log_file) log_file->finish();
    if (events_file) events_file->finish();
    if (report_file) report_file->finish();
    const bool for_people = !wanted.events.empty() || terminal(stdout);
    print(for_people ? timeline(told, wants_colour(stdout)) : lines);
    if (for_people) say("");
    for (const auto& [label, text] : summary(told)) say(label + ": " + text);
    if (!log.empty()) say("case log, whose head is to be kept elsewhere: " + hex(kept.chain.head));
}

}  // namespace

int main(int count, char** arguments) {
    try {
        std::vector<std::string_view> given{arguments + 1, arguments + count};
        if (const auto check = parse_verify_options(given)) {
            const verified found = verify(read_bytes(check->file), *check);
            if (found.status == 0) {
                print(found.text);
            } else {
                std::fputs(found.text.c_str(), stderr);
            }
            return found.status;
        }
        const std::string log = take_log_option(given);
        const options wanted = parse_options(given);
        if (wanted.help) {
            print(usage());
            return 0;
        }
        run(wanted, log);
        return 0;
    } catch (const usage_error& error) {
        say(std::string{"cordon-replay: "} + error.what());
        say("cordon-replay --help shows the options");
    } catch (const std::exception& error) {
        say(error.what());
    }
    return 2;
}
