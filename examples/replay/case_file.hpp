// SPDX-License-Identifier: BSL-1.0
//
// A case log as a file: written beside a replay with --log, and checked with --verify.

#ifndef CORDON_EXAMPLES_REPLAY_CASE_FILE_HPP
#define CORDON_EXAMPLES_REPLAY_CASE_FILE_HPP

#include <cordon/sha256.hpp>
#include <cordon/watch/case_log.hpp>
#include <cordon/watch/policy.hpp>
#include <cordon/watch/watch.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace replay {

// A log in memory, until it is written: the bytes of its records, and how far it has come.
struct case_file {
    std::string bytes;
    cordon::case_chain chain{};
};

// Writes the steps of a watch into a case file. `zero_unix_ms` is when the watch's instant 0 was.
template <std::size_t Levels>
class case_writer {
  public:
    case_writer(case_file& into, std::int64_t zero_unix_ms, const cordon::policy<Levels>& policy,
                const cordon::watch<Levels>& start)
        : into_{into}, log_{sink{&into.bytes}, {{}, zero_unix_ms}, policy, start} {}

    // A step, with its input and its events; as cordon::advance.
    template <class Input>
    [[nodiscard]] cordon::step<Levels> advance(const cordon::watch<Levels>& before,
                                               const Input& input,
                                               const cordon::policy<Levels>& policy) {
        return log_.advance(before, input, policy);
    }
    // The state that the watch has ended in.
    void end(const cordon::watch<Levels>& last) {
        log_.state(last);
        into_.chain = log_.chain();
    }

  private:
    struct sink {
        std::string* into;
        bool operator()(std::span<const std::byte> record) const {
            into->append(reinterpret_cast<const char*>(record.data()), record.size());
            return true;
        }
    };
    case_file& into_;
    cordon::case_log<Levels, sink> log_;
};

// The file of `--log FILE`, which it takes out of the arguments; empty if it is not there. Throws
// usage_error.
[[nodiscard]] std::string take_log_option(std::vector<std::string_view>& arguments);

struct verify_options {
    std::string file;
    cordon::digest head{};
};

// `--verify FILE --head HEX`, which go with nothing else; none if neither is there. Throws
// usage_error.
[[nodiscard]] std::optional<verify_options> parse_verify_options(
    const std::vector<std::string_view>& arguments);

struct verified {
    int status = 0;    // 0: the log is that of the head, and reproduced; 1: it is not; 2: it cannot
                       // be said, because this is no case log that is known here
    std::string text;  // what to say
};

[[nodiscard]] verified verify(std::span<const std::byte> log, const verify_options& wanted);

// Throws read_error.
[[nodiscard]] std::vector<std::byte> read_bytes(const std::string& path);

[[nodiscard]] std::string hex(const cordon::digest& head);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_CASE_FILE_HPP
