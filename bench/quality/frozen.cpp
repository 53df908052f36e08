// SPDX-License-Identifier: BSL-1.0

#include "frozen.hpp"

#include <sstream>
#include <stdexcept>

namespace quality {
namespace {

std::vector<double> numbers(std::istream& line) {
    std::vector<double> all;
    for (double one = 0; line >> one;) all.push_back(one);
    if (!line.eof()) throw std::runtime_error{"frozen.txt: not a number"};
    return all;
}

noise_family noise_of(std::istream& line) {
    noise_family made;
    line >> made.name;
    const auto n = numbers(line);
    if (n.size() != 11) throw std::runtime_error{"frozen.txt: a noise has a name and 11 numbers"};
    made.sigma[0] = n[0];
    made.tau[0] = n[1];
    made.sigma[1] = n[2];
    made.tau[1] = n[3];
    made.bursts_a_day = n[4];
    made.burst_least = n[5];
    made.burst_most = n[6];
    made.burst_mean = n[7];
    made.honest = n[8];
    made.lag_least = n[9];
    made.lag_most = n[10];
    return made;
}

}  // namespace

frozen parse_frozen(std::string_view text) {
    frozen made{};
    std::map<std::string, double, std::less<>> single;
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words{line};
        std::string key;
        words >> key;
        if (key == "noise") {
            made.noises.push_back(noise_of(words));
        } else if (key == "sweep") {
            std::string profile;
            words >> profile;
            made.sweeps[profile] = numbers(words);
        } else if (key == "targets") {
            made.targets = numbers(words);
        } else {
            const auto values = numbers(words);
            if (values.size() != 1 || !single.emplace(key, values[0]).second) {
                throw std::runtime_error{"frozen.txt: " + key + " has one value, once"};
            }
        }
    }
    const auto value = [&](const char* key) {
        const auto found = single.find(key);
        if (found == single.end()) throw std::runtime_error{std::string{"frozen.txt: no "} + key};
        return found->second;
    };
    made.radius = value("radius");
    made.transport = value("transport");
    made.restart = value("restart");
    made.early_credit = value("early_credit");
    made.miss_counts = value("miss_counts");
    made.contact = value("contact");
    made.lease_least = value("lease_least");
    made.lease_most = value("lease_most");
    made.residual_sigma = value("residual_sigma");
    made.bootstrap = static_cast<int>(value("bootstrap"));
    return made;
}

std::string hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    std::string hex(16, '0');
    for (std::size_t k = 0; k < 16; ++k) hex[15 - k] = "0123456789abcdef"[(hash >> (4 * k)) & 15];
    return hex;
}

}  // namespace quality
