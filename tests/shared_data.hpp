// SPDX-License-Identifier: BSL-1.0
//
// Published geodesics, which are too large for the repository: read where they are present.

#ifndef CORDON_TESTS_SHARED_DATA_HPP
#define CORDON_TESTS_SHARED_DATA_HPP

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "oracle.hpp"

namespace shared_data {

inline bool present() { return !std::string{CORDON_SHARED_DATA}.empty(); }

struct geodesic_record {
    std::string id;
    oracle::pair ends;
    long double metres = 0;
};

// Karney's published test set: latitude, longitude and azimuth of both ends, then the length.
inline std::vector<geodesic_record> geodtest() {
    std::ifstream file{std::string{CORDON_SHARED_DATA} + "/geodesic/geodtest_short_part_a.dat"};
    std::vector<geodesic_record> records;
    geodesic_record record;
    double azimuth = 0;
    for (std::string line; std::getline(file, line);) {
        std::istringstream columns{line};
        record.id = "line " + std::to_string(records.size() + 1);
        if (columns >> record.ends.first.latitude >> record.ends.first.longitude >> azimuth >>
            record.ends.second.latitude >> record.ends.second.longitude >> azimuth >>
            record.metres) {
            records.push_back(record);
        }
    }
    return records;
}

// Inverse problems chosen to be hard, with lengths of 60-digit arithmetic.
inline std::vector<geodesic_record> adversarial() {
    std::ifstream file{std::string{CORDON_SHARED_DATA} + "/geodesic/adversarial_a.csv"};
    std::vector<geodesic_record> records;
    geodesic_record record;
    std::string line;
    std::getline(file, line);  // the names of the columns
    std::string kind;
    while (std::getline(file, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream columns{line};
        if (columns >> record.id >> kind >> record.ends.first.latitude >>
            record.ends.first.longitude >> record.ends.second.latitude >>
            record.ends.second.longitude >> record.metres) {
            record.id += " " + kind;
            records.push_back(record);
        }
    }
    return records;
}

// How many lines the files have: a test that reads fewer has not read them.
inline constexpr std::size_t geodtest_size = 5000;
inline constexpr std::size_t adversarial_size = 392;

}  // namespace shared_data

#endif  // CORDON_TESTS_SHARED_DATA_HPP
