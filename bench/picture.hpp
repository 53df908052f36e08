// SPDX-License-Identifier: BSL-1.0
//
// Accuracy against cost as a picture (SVG): one labelled dot for each contender, both axes
// logarithmic.

#ifndef CORDON_BENCH_PICTURE_HPP
#define CORDON_BENCH_PICTURE_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "table.hpp"

namespace bench {

struct dot {
    std::string name;
    double nanoseconds;
    double metres;  // of error
    bool own;       // cordon's, in its own colour
};

struct picture {
    std::string title;
    std::string subtitle;
    std::string footnote;
    std::vector<dot> dots;  // each of a cost and an error above zero
};

namespace drawing {

// All lengths are in pixels, downwards and to the right.
struct place {
    double x, y;
};
struct box {
    double left, top, right, bottom;
};
inline bool overlap(const box& a, const box& b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

inline constexpr double width = 800;
inline constexpr double height = 560;
inline constexpr box frame{70, 64, 780, 484};
// The frame is larger than the decades, so that labels find room beside the outermost dots.
inline constexpr box decades{124, 92, 744, 470};
inline constexpr double radius = 5;
inline constexpr double line_height = 15;

// At most as wide as in the widest of the usual sans-serif fonts.
inline double label_width(const dot& of) {
    return (of.own ? 7.4 : 6.7) * static_cast<double>(of.name.size());
}

// A range of whole decades, drawn from one edge to the opposite one.
struct axis {
    int first, last;  // powers of ten
    double from, to;
    double at(double value) const {
        return from + (to - from) * (std::log10(value) - first) / (last - first);
    }
};

// At least the decades given, and more where the values need them.
template <class Value>
axis axis_over(const std::vector<dot>& dots, Value value, axis least) {
    for (const dot& d : dots) {
        const double power = std::log10(value(d));
        least.first = std::min(least.first, static_cast<int>(std::floor(power)));
        least.last = std::max(least.last, static_cast<int>(std::ceil(power)));
    }
    return least;
}

inline box around(place at, double half) {
    return {at.x - half, at.y - half, at.x + half, at.y + half};
}

// Where the line from a dot reaches its label: on the near side, or nowhere when the label is
// right above or below.
enum class toward : std::int8_t { left = -1, none = 0, right = 1 };
struct label {
    box extent;
    toward side;
    bool crowded = false;  // over something else, because nothing was free
    place anchor() const {
        return {side == toward::left    ? extent.right
                : side == toward::right ? extent.left
                                        : (extent.left + extent.right) / 2,
                (extent.top + extent.bottom) / 2};
    }
    bool led(place from) const {
        return side != toward::none && std::abs(anchor().y - from.y) > line_height / 2;
    }
};

// The line from a dot to its label in small boxes, without the part beside the dot.
inline std::vector<box> leader(place from, const label& to) {
    std::vector<box> made;
    if (!to.led(from)) return made;
    constexpr int parts = 32;
    const place end = to.anchor();
    for (int k = 0; k <= parts; ++k) {
        const double part = static_cast<double>(k) / parts;
        const place at{from.x + part * (end.x - from.x), from.y + part * (end.y - from.y)};
        if (!overlap(around(at, 0), around(from, radius + 2))) made.push_back(around(at, 1));
    }
    return made;
}

// The first free label, nearest candidates first: beside the dot, above, below, then ever farther
// up and down on both sides.
inline label free_label(place at, double breadth, const std::vector<box>& taken) {
    const auto candidate = [&](toward side, double gap, double down) {
        const double x = side == toward::left ? at.x - gap - breadth
                         : side == toward::right
                             ? at.x + gap
                             : std::clamp(at.x - breadth / 2, frame.left + 2,
                                          std::max(frame.left + 2, frame.right - 2 - breadth));
        const double y = at.y + down;
        // Lower than a line, so that the labels of almost level dots stack.
        constexpr double half = line_height / 2 - 1;
        return label{{x, y - half, x + breadth, y + half}, side};
    };
    constexpr double beside = radius + 4;
    std::vector<label> candidates{
        candidate(toward::right, beside, 0), candidate(toward::left, beside, 0),
        candidate(toward::none, 0, -line_height), candidate(toward::none, 0, line_height)};
    for (double off = line_height; off < 8 * line_height; off += line_height / 2) {
        for (const double down : {-off, off}) {
            candidates.push_back(candidate(toward::right, 2 * beside, down));
            candidates.push_back(candidate(toward::left, 2 * beside, down));
        }
    }
    const auto vacant = [&](const box& b) {
        return std::ranges::none_of(taken, [&](const box& other) { return overlap(b, other); });
    };
    // Dots that touch this one are in no line's way.
    const auto passable = [&](const box& b) {
        return std::ranges::none_of(taken, [&](const box& other) {
            return overlap(b, other) && !overlap(around(at, 0), other);
        });
    };
    for (const label& l : candidates) {
        const box& b = l.extent;
        if (b.left > frame.left && b.right < frame.right && b.top > frame.top &&
            b.bottom < frame.bottom && vacant(b) && std::ranges::all_of(leader(at, l), passable)) {
            return l;
        }
    }
    candidates.front().crowded = true;
    return candidates.front();
}

struct marked {
    dot of;
    place at;
    label name;
};

// Every dot with its label. One that finds no place is the first to choose in the next try.
inline std::vector<marked> labelled(std::vector<dot> dots, const axis& across, const axis& up) {
    const auto place_of = [&](const dot& d) {
        return place{across.at(d.nanoseconds), up.at(d.metres)};
    };
    std::ranges::sort(dots, {}, &dot::nanoseconds);
    for (std::size_t tries = 0;; ++tries) {
        std::vector<marked> made;
        std::vector<box> taken;
        for (const dot& d : dots) taken.push_back(around(place_of(d), radius + 2));
        auto next = dots.begin();
        for (; next != dots.end(); ++next) {
            const place at = place_of(*next);
            const label name = free_label(at, label_width(*next), taken);
            if (name.crowded && tries < dots.size()) break;
            made.push_back({*next, at, name});
            taken.push_back(name.extent);
            for (const box& b : leader(at, name)) taken.push_back(b);
        }
        if (next == dots.end()) return made;
        std::rotate(dots.begin(), next, next + 1);
    }
}

inline std::string pixels(double value) { return number("%.1f", value); }

inline std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) {
        made += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    }
    return made;
}

inline void write_text(std::ostream& out, place at, const std::string& attributes,
                       const std::string& text) {
    out << "<text x=\"" << pixels(at.x) << "\" y=\"" << pixels(at.y) << "\" " << attributes << ">"
        << escaped(text) << "</text>\n";
}

inline void write_line(std::ostream& out, place from, place to, const char* colour) {
    out << "<path d=\"M" << pixels(from.x) << " " << pixels(from.y) << "L" << pixels(to.x) << " "
        << pixels(to.y) << "\" stroke=\"" << colour << "\"/>\n";
}

inline constexpr const char* decade_colour = "#d4d8dd";
inline constexpr const char* minor_colour = "#eff1f3";
inline constexpr const char* own_colour = "#0b5fc0";
inline constexpr const char* peer_colour = "#85898e";

inline void write_grid(std::ostream& out, const axis& across, const axis& up) {
    for (int power = across.first; power <= across.last; ++power) {
        const double decade = std::pow(10.0, power);
        for (int digit = 1; digit <= (power < across.last ? 9 : 1); ++digit) {
            const double x = across.at(digit * decade);
            write_line(out, {x, frame.top}, {x, frame.bottom},
                       digit == 1 ? decade_colour : minor_colour);
            if (digit != 1 && digit != 2 && digit != 5) continue;
            write_text(out, {x, frame.bottom + 18}, "text-anchor=\"middle\"",
                       number("%.0f", digit * decade));
        }
    }
    for (int power = up.first; power <= up.last; ++power) {
        const double metres = std::pow(10.0, power);
        const double y = up.at(metres);
        const bool named = power % 3 == 0;
        write_line(out, {frame.left, y}, {frame.right, y}, named ? decade_colour : minor_colour);
        if (!named) continue;
        // length(), without the fraction.
        std::string name = length(metres);
        name.erase(std::min(name.find('.'), name.find(' ')), name.find(' ') - name.find('.'));
        write_text(out, {frame.left - 8, y + 4}, "text-anchor=\"end\"", name);
    }
}

}  // namespace drawing

inline void draw(std::ostream& out, const picture& of) {
    using namespace drawing;
    const axis across = axis_over(of.dots, [](const dot& d) { return d.nanoseconds; },
                                  {1, 3, decades.left, decades.right});
    const axis up = axis_over(of.dots, [](const dot& d) { return d.metres; },
                              {-9, 3, decades.bottom, decades.top});

    // Its own background: pages are dark or light.
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " << width << " " << height
        << "\" width=\"" << width << "\" height=\"" << height
        << "\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#4a4e54\">\n"
        << "<title>" << escaped(of.title) << "</title>\n"
        << "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#fff\"/>\n";
    write_text(out, {frame.left, 28}, "font-size=\"16\" font-weight=\"bold\" fill=\"#1c1f23\"",
               of.title);
    write_text(out, {frame.left, 48}, "", of.subtitle);
    write_grid(out, across, up);
    const double middle = (frame.left + frame.right) / 2;
    write_text(out, {middle, frame.bottom + 40}, "text-anchor=\"middle\" font-size=\"13\"",
               "nanoseconds for one pair \u2190 faster");
    write_text(out, {0, 0},
               "text-anchor=\"middle\" font-size=\"13\" transform=\"translate(18 " +
                   pixels((frame.top + frame.bottom) / 2) + ") rotate(-90)\"",
               "worst error \u2190 nearer to the truth");
    write_text(out, {frame.left, height - 16}, "", of.footnote);

    const std::vector<marked> all = labelled(of.dots, across, up);
    for (const auto& [d, at, name] : all) {
        const place end = name.anchor();
        if (name.led(at)) write_line(out, at, end, peer_colour);
        const std::string anchor = name.side == toward::right  ? "start"
                                   : name.side == toward::left ? "end"
                                                               : "middle";
        write_text(
            out, {end.x, end.y + 4},
            "text-anchor=\"" + anchor + "\"" +
                (d.own ? std::string{" font-weight=\"bold\" fill=\""} + own_colour + "\"" : ""),
            d.name);
    }
    for (const auto& [d, at, name] : all) {
        out << "<circle cx=\"" << pixels(at.x) << "\" cy=\"" << pixels(at.y) << "\" r=\"" << radius
            << "\" fill=\"" << (d.own ? own_colour : peer_colour) << "\" stroke=\"#fff\"/>\n";
    }
    out << "</svg>\n";
}

}  // namespace bench

#endif  // CORDON_BENCH_PICTURE_HPP
