// SPDX-License-Identifier: BSL-1.0

#include "curves.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "text.hpp"

namespace quality {
namespace {

// All lengths are in pixels, downwards and to the right.
constexpr double width = 960, height = 590;
constexpr double top = 84, bottom = 420, left = 70, panel = 400, gap = 70;
constexpr double least_rate = 0.01, most_rate = 100, most_delay = 120;

std::string pixels(double value) { return number(value, 1); }

std::string text(double x, double y, const std::string& attributes, const std::string& words) {
    return "<text x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\" " + attributes + ">" + words +
           "</text>\n";
}
std::string line(double x0, double y0, double x1, double y1, const char* colour) {
    return "<path d=\"M" + pixels(x0) + " " + pixels(y0) + "L" + pixels(x1) + " " + pixels(y1) +
           "\" stroke=\"" + colour + "\"/>\n";
}

struct style {
    const char* colour;
    const char* dashes;
};

// The default in its own colour; the rest by colour and dash, so that print and the colour-blind
// can tell them apart.
style style_of(std::size_t index) {
    constexpr std::array<const char*, 7> colours{"#c0392b", "#2e8b57", "#8e44ad", "#b9770e",
                                                 "#455a64", "#00838f", "#ad1457"};
    if (index == 0) return {"#0b5fc0", ""};
    return {colours[(index - 1) % colours.size()], index > colours.size() ? "5 3" : ""};
}

struct curve_point {
    double rate, delay;
};

// The least delay that is to be had with no more false alerts.
std::vector<curve_point> frontier(const arena& where, const std::string& profile, scenario which) {
    std::vector<curve_point> all;
    for (std::size_t k = 0; k < where.contenders.size(); ++k) {
        if (where.contenders[k].profile != profile) continue;
        const score s = score_of(where, k);
        all.push_back({std::clamp(s.alerts_at_60, least_rate, most_rate),
                       s.of[static_cast<std::size_t>(which)].delay});
    }
    std::sort(all.begin(), all.end(), [](const curve_point& a, const curve_point& b) {
        return std::pair{a.rate, a.delay} < std::pair{b.rate, b.delay};
    });
    std::vector<curve_point> best;
    for (const curve_point& p : all) {
        if (!std::isfinite(p.delay) || p.delay > most_delay) continue;
        if (best.empty() || p.delay < best.back().delay) best.push_back(p);
    }
    return best;
}

double across(double x, double rate) {
    return x + panel * std::log(rate / least_rate) / std::log(most_rate / least_rate);
}
double up(double delay) { return bottom - (bottom - top) * (delay + 30) / (most_delay + 30); }

std::string grid(double x, const std::string& title) {
    std::string made;
    for (double decade = least_rate; decade <= most_rate * 1.01; decade *= 10) {
        made += line(across(x, decade), top, across(x, decade), bottom, "#d4d8dd");
        made += text(across(x, decade), bottom + 18, "text-anchor=\"middle\"",
                     setting_text(std::round(decade * 100) / 100));
    }
    for (double delay = -30; delay <= most_delay; delay += 30) {
        made += line(x, up(delay), x + panel, up(delay), delay == 0 ? "#9aa0a6" : "#e4e7ea");
        made += text(x - 8, up(delay) + 4, "text-anchor=\"end\"", number(delay, 0));
    }
    // One in a pair-week.
    const double week = across(x, 1.0 / 7);
    made += "<path d=\"M" + pixels(week) + " " + pixels(top) + "V" + pixels(bottom) +
            "\" stroke=\"#9aa0a6\" stroke-dasharray=\"2 3\"/>\n";
    made += text(week + 4, bottom - 6, "fill=\"#6b7076\"", "one a week");
    made += text(x + panel / 2, top - 12, "text-anchor=\"middle\" font-weight=\"bold\"", title);
    made += text(x + panel / 2, bottom + 38, "text-anchor=\"middle\" font-size=\"13\"",
                 "false alerts in a pair-day, 60 m outside");
    return made;
}

std::string drawn(const std::vector<curve_point>& points, double x, const style& how, bool own) {
    if (points.empty()) return "";
    std::string path = "M" + pixels(across(x, points[0].rate)) + " " + pixels(up(points[0].delay));
    for (std::size_t k = 1; k < points.size(); ++k) {
        path += "H" + pixels(across(x, points[k].rate)) + "V" + pixels(up(points[k].delay));
    }
    path += "H" + pixels(x + panel);
    std::string made = "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + how.colour +
                       "\" stroke-width=\"" + (own ? "3" : "1.4") + "\" stroke-dasharray=\"" +
                       how.dashes + "\"/>\n";
    for (const curve_point& p : points) {
        made += "<circle cx=\"" + pixels(across(x, p.rate)) + "\" cy=\"" + pixels(up(p.delay)) +
                "\" r=\"" + (own ? "4" : "2.2") + "\" fill=\"" + how.colour + "\"/>\n";
    }
    return made;
}

}  // namespace

std::string curves(const contest& of, const std::string& footnote) {
    std::string made =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 590\" width=\"" +
        pixels(width) + "\" height=\"" + pixels(height) +
        "\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#4a4e54\">\n"
        "<title>Delay against false alerts</title>\n"
        "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"#fff\"/>\n";
    made += text(left, 28, "font-size=\"16\" font-weight=\"bold\" fill=\"#1c1f23\"",
                 "How late is an alert, at equal false alerts and equal fixes a day?");
    made +=
        text(left, 48, "",
             "Noise " + of.noise + "; default reports under its own lease, the others every " +
                 number(of.at_budget.when.cadence, 0) +
                 " s; a line ends where half of the approaches are missed. Lower left is better.");
    constexpr std::array panels{std::pair{scenario::walk_up, "walk-up, 1.4 m/s"},
                                std::pair{scenario::drive_12, "drive-by, 12 m/s"}};
    const auto names = profiles_of(of.at_budget);
    for (std::size_t k = 0; k < panels.size(); ++k) {
        const double x = left + static_cast<double>(k) * (panel + gap);
        made += grid(x, panels[k].second);
        // The default last, over the rest.
        for (std::size_t n = names.size(); n-- > 0;) {
            const bool own = names[n] == "default";
            made += drawn(frontier(own ? of.under_lease : of.at_budget, names[n], panels[k].first),
                          x, style_of(n), own);
        }
    }
    made += text(0, 0,
                 "text-anchor=\"middle\" font-size=\"13\" transform=\"translate(20 " +
                     pixels((top + bottom) / 2) + ") rotate(-90)\"",
                 "median delay after the crossing, s");
    for (std::size_t n = 0; n < names.size(); ++n) {
        const double x = left + static_cast<double>(n % 5) * 176;
        const double y = bottom + 68 + static_cast<double>(n / 5) * 22;
        const style how = style_of(n);
        made += "<path d=\"M" + pixels(x) + " " + pixels(y) + "h22\" stroke=\"" + how.colour +
                "\" stroke-width=\"" + (n == 0 ? "3" : "1.6") + "\" stroke-dasharray=\"" +
                how.dashes + "\"/>\n";
        made += text(x + 28, y + 4, n == 0 ? "font-weight=\"bold\"" : "", names[n]);
    }
    made += text(left, height - 22, "font-size=\"11\"", footnote);
    return made + "</svg>\n";
}

}  // namespace quality
