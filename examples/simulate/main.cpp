// SPDX-License-Identifier: BSL-1.0
//
// cordon-simulate: two people in a made-up town for an hour, as their receivers would record it.
// One drives past the other at a distance, drops out in a car park, then walks up to her.
//
// Everything is counted in integers (millimetres, milliseconds, 1e-7 degree), so that a seed gives
// the same bytes on every machine.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

// Source: Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014 (SplitMix64).
class random_numbers {
  public:
    explicit random_numbers(std::uint64_t seed) : state_{seed} {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least +
               static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
    }

    // Close to normal, mean 0: the sum of twelve uniform numbers has the variance of one of them
    // twelve times over, which is the square of its width.
    std::int64_t normal(std::int64_t standard_deviation) {
        std::int64_t sum = 0;
        for (int i = 0; i < 12; ++i) sum += between(0, 2 * standard_deviation);
        return (sum - 12 * standard_deviation) / 2;
    }

  private:
    std::uint64_t state_;
};

struct place {
    std::int64_t north = 0, east = 0;  // millimetres from the middle of the town
};

// Somebody's way, second by second.
class person {
  public:
    person(place from, random_numbers& random) : at_{from}, random_{random} {}

    void walk(std::int64_t blocks_north, std::int64_t blocks_east) {
        go(blocks_north, blocks_east, 1400);
    }
    void drive(std::int64_t blocks_north, std::int64_t blocks_east) {
        go(blocks_north, blocks_east, 9500);
    }
    void wait(std::int64_t seconds) {
        way_.insert(way_.end(), static_cast<std::size_t>(seconds), at_);
    }

    // Waits until so many seconds after the start, so that two people meet as planned.
    void wait_until(std::int64_t second) {
        if (second > now()) wait(second - now());
    }

    [[nodiscard]] std::int64_t now() const { return static_cast<std::int64_t>(way_.size()); }
    [[nodiscard]] const std::vector<place>& way() const { return way_; }

  private:
    static constexpr std::int64_t block_north = 86'000, block_east = 120'000;  // millimetres

    // To a corner of the street grid: along one street, then along the one that crosses it. People
    // vary their speed by a tenth, from one second to the next.
    void go(std::int64_t blocks_north, std::int64_t blocks_east, std::int64_t speed) {
        along(at_.north, blocks_north * block_north, speed);
        along(at_.east, blocks_east * block_east, speed);
    }

    void along(std::int64_t& axis, std::int64_t target, std::int64_t speed) {
        while (axis != target) {
            const std::int64_t step = random_.between(speed * 9 / 10, speed * 11 / 10);
            const std::int64_t rest = target - axis;
            const std::int64_t size = rest < 0 ? -rest : rest;
            axis = size <= step ? target : axis + (rest < 0 ? -step : step);
            way_.push_back(at_);
        }
    }

    place at_;
    random_numbers& random_;
    std::vector<place> way_;
};

constexpr std::int64_t start_unix_s = 1773478800;  // 2026-03-14 09:00:00 UTC, a Saturday
constexpr std::int64_t hour = 3600;                // recorded, though a way may go on

// She walks from home to a café, stays there, and walks home.
person protected_person(random_numbers& random) {
    person she{{0, 0}, random};
    she.wait(random.between(60, 120));
    she.walk(2, 5);
    she.wait_until(49 * 60);
    she.walk(0, 0);
    she.wait_until(hour);
    return she;
}

constexpr std::int64_t lost_at = 22 * 60 + 40, found_at = 26 * 60 + 50;  // in the car park

// He walks to his car, drives past the café at six blocks' distance (516 m), parks underground,
// and walks up to the café; then away again.
person wearer(random_numbers& random) {
    person he{{12 * 86'000, -16 * 120'000}, random};
    he.wait(random.between(100, 160));
    he.walk(10, -15);
    he.wait_until(15 * 60);
    he.drive(8, 14);
    he.drive(12, 11);
    he.wait_until(26 * 60);
    he.walk(2, 6);
    he.walk(3, 6);
    he.walk(3, 5);
    he.wait(random.between(60, 120));
    he.walk(10, 5);
    he.walk(10, 12);
    he.wait_until(hour);
    return he;
}

// What a receiver makes of a way: a fix every five seconds, an error that drifts (correlated over
// about a minute), now and then a fix that is missing, and none at all from `lost` to `found`.
void record(const std::vector<place>& way, std::int64_t phase, std::int64_t lost,
            std::int64_t found, random_numbers& random, std::FILE* out) {
    constexpr std::int64_t middle_latitude = 524'000'000,
                           middle_longitude = 48'000'000;  // 1e-7 degree
    // Millimetres in a degree at that latitude, on WGS 84.
    constexpr std::int64_t degree_north = 111'270'000, degree_east = 68'050'000;
    constexpr std::int64_t cadence = 5, kept = 92;  // of 100: of the last error in the next one
    constexpr std::int64_t usual_error = 3200;      // millimetres, each axis, in the open
    const auto e7 = [](std::int64_t mm, std::int64_t degree) {
        return (mm * 10'000'000 + (mm < 0 ? -degree : degree) / 2) / degree;
    };

    std::fputs("unix_s,lat_deg,lon_deg,accuracy_m\n", out);
    place error{random.normal(usual_error), random.normal(usual_error)};
    std::int64_t clutter = 100;  // how much worse than in the open, of 100
    for (std::int64_t t = phase; t < hour; t += cadence) {
        clutter += random.between(-12, 12);
        clutter = clutter < 80 ? 80 : clutter > 220 ? 220 : clutter;
        // The innovation keeps the variance at usual_error: sqrt(1 - 0.92^2) is 0.392.
        const std::int64_t fresh = usual_error * 392 / 1000 * clutter / 100;
        error.north = error.north * kept / 100 + random.normal(fresh);
        error.east = error.east * kept / 100 + random.normal(fresh);
        const bool missing = random.between(1, 60) == 1;
        if (missing || (t >= lost && t < found)) continue;

        const place& true_place = way[static_cast<std::size_t>(t)];
        const std::int64_t latitude =
            middle_latitude + e7(true_place.north + error.north, degree_north);
        const std::int64_t longitude =
            middle_longitude + e7(true_place.east + error.east, degree_east);
        // 68 of 100 errors in two axes lie within 1.51 standard deviations of one.
        const std::int64_t accuracy_dm = (usual_error * 151 / 100 * clutter / 100 + 50) / 100;
        const auto split = [](std::int64_t value, std::int64_t unit) {
            return std::pair{static_cast<long long>(value / unit),
                             static_cast<long long>(value % unit)};
        };
        const auto [latitude_whole, latitude_rest] = split(latitude, 10'000'000);
        const auto [longitude_whole, longitude_rest] = split(longitude, 10'000'000);
        const auto [accuracy_whole, accuracy_rest] = split(accuracy_dm, 10);
        std::fprintf(out, "%lld,%lld.%07lld,%lld.%07lld,%lld.%lld\n",
                     static_cast<long long>(start_unix_s + t), latitude_whole, latitude_rest,
                     longitude_whole, longitude_rest, accuracy_whole, accuracy_rest);
    }
}

bool write(const std::string& path, const person& who, std::int64_t phase, std::int64_t lost,
           std::int64_t found, random_numbers& random) {
    std::FILE* out = std::fopen(path.c_str(), "wb");
    if (out == nullptr) {
        std::perror(path.c_str());
        return false;
    }
    record(who.way(), phase, lost, found, random, out);
    const bool good = std::ferror(out) == 0;
    if (std::fclose(out) == 0 && good) return true;
    std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
    return false;
}

int usage(std::FILE* out, int status) {
    std::fputs(
        "usage: cordon-simulate --protected a.csv --wearer b.csv [--seed 7]\n"
        "Writes an hour of two people's tracks, invented from the seed.\n",
        out);
    return status;
}

}  // namespace

int main(int count, char** arguments) {
    std::string protected_path;
    std::string wearer_path;
    std::uint64_t seed = 7;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (name == "--help") return usage(stdout, 0);
        const char* value = i + 1 < count ? arguments[++i] : "";
        char* end = nullptr;
        if (name == "--protected") {
            protected_path = value;
        } else if (name == "--wearer") {
            wearer_path = value;
        } else if (name == "--seed" && *value >= '0' && *value <= '9') {
            seed = std::strtoull(value, &end, 10);
            if (*end != '\0') return usage(stderr, 2);
        } else {
            return usage(stderr, 2);
        }
    }
    if (protected_path.empty() || wearer_path.empty()) return usage(stderr, 2);

    random_numbers random{seed};
    const person she = protected_person(random);
    const person he = wearer(random);
    const bool done = write(protected_path, she, 0, 0, 0, random) &&
                      write(wearer_path, he, 2, lost_at, found_at, random);
    return done ? 0 : 2;
}
