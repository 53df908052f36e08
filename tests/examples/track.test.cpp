// SPDX-License-Identifier: BSL-1.0

#include "track.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include "catch2.hpp"
#include "refusal.hpp"

namespace {

// A file for one test, gone at its end.
class file {
  public:
    file(const std::string& name, const std::string& text)
        : path_{(std::filesystem::temp_directory_path() / ("cordon_track_test_" + name)).string()} {
        std::ofstream{path_, std::ios::binary} << text;
    }
    ~file() { std::filesystem::remove(path_); }
    file(const file&) = delete;
    file& operator=(const file&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

std::string refused(const std::string& argument) {
    return refusal([&] { (void)replay::read_track(argument); });
}

const std::string csv = "unix_s,bus,lat_deg,lon_deg\n1,A,1,1\n2,B#2,2,2\n";

}  // namespace

TEST_CASE("a CSV file is read, whole or by selection, and named without its folder") {
    const file buses{"buses.csv", csv};
    CHECK(replay::read_track(buses.path()).records.size() == 2);
    CHECK(replay::read_track(buses.path()).name == "cordon_track_test_buses.csv");
    const auto one = replay::read_track(buses.path() + "#bus=A");
    CHECK(one.records.size() == 1);
    CHECK(one.name == "cordon_track_test_buses.csv bus=A");
    CHECK(refused(buses.path() + "#A") ==
          buses.path() + "#A: a selection is written #column=value");
}

TEST_CASE("a hash in a file's name is part of it where there is such a file") {
    const file odd{"walk#1=2.csv", csv};
    CHECK(replay::read_track(odd.path()).records.size() == 2);
}

TEST_CASE("without a telling name the content decides") {
    const file unnamed{"unnamed", "\xef\xbb\xbf \n<kml/>"};
    CHECK(refused(unnamed.path()).find("GPX") != std::string::npos);
    const file text{"text", csv};
    CHECK(replay::read_track(text.path()).records.size() == 2);
}

TEST_CASE("a file that is not there, empty, a folder or binary is refused by name") {
    CHECK(refused("no/such.csv") == "no/such.csv: cannot be opened: No such file or directory");
    const file empty{"empty.gpx", ""};
    CHECK(refused(empty.path()) == empty.path() + ":1: is empty");
    const auto folder = std::filesystem::temp_directory_path().string();
    CHECK(refused(folder) == folder + ": is a folder, not a track");
    const file binary{"binary.csv", csv + std::string{"3,A\0,1,1\n", 9}};
    CHECK(refused(binary.path()) == binary.path() + ":4: has a NUL byte: this is not text");
    const file wide{"wide.csv", "\xff\xfeu\0n\0"};
    CHECK(refused(wide.path()) == wide.path() + ":1: is UTF-16; save it as UTF-8");
    const file gpx{"walk.gpx", "<gpx/>"};
    CHECK(refused(gpx.path() + "#bus=A") ==
          gpx.path() + ": is GPX; #column=value selects the rows of a CSV file");
}
