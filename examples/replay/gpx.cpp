// SPDX-License-Identifier: BSL-1.0
//
// The GPX reader, on pugixml: all track points of all segments of all tracks, in the order of the
// file, as one track. pugixml expands no entities of the file's own, so a document cannot grow.

#include <pugixml.hpp>

#include "number.hpp"
#include "track.hpp"

namespace replay {
namespace {

// The line of an offset as pugixml tells it; 0 where it tells none.
std::size_t line_at(const lines& of_text, std::ptrdiff_t offset) {
    return offset < 0 ? 0 : of_text.of(static_cast<std::size_t>(offset));
}

// An element's name without its namespace prefix.
std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <class Visit>
void each_child(pugi::xml_node parent, std::string_view name, Visit visit) {
    for (const pugi::xml_node child : parent.children()) {
        if (local_name(child) == name) visit(child);
    }
}

pugi::xml_node first_child(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node child : parent.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

record read_record(pugi::xml_node node, const std::string& file, std::size_t line) {
    const pugi::xml_attribute latitude = node.attribute("lat");
    const pugi::xml_attribute longitude = node.attribute("lon");
    if (!latitude) throw read_error{file, line, "a trkpt without lat"};
    if (!longitude) throw read_error{file, line, "a trkpt without lon"};
    const pugi::xml_node time = first_child(node, "time");
    if (!time) throw read_error{file, line, "a trkpt without time: when was this?"};
    const std::string_view when = time.child_value();
    const auto unix_ms = parse_utc(when);
    if (!unix_ms) throw read_error{file, line, "time " + in_quotes(when) + ' ' + unix_ms.fault};
    return {
        unix_ms.value, checked_position(latitude.value(), longitude.value(), file, line), {}, line};
}

}  // namespace

track read_gpx(std::string_view text, const std::string& file) {
    const lines of_text{text};
    pugi::xml_document document;
    const auto outcome =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!outcome) {
        throw read_error{file, line_at(of_text, outcome.offset),
                         std::string{"is not well-formed XML: "} + outcome.description()};
    }
    const pugi::xml_node root = document.document_element();
    if (local_name(root) != "gpx") {
        throw read_error{file, line_at(of_text, root.offset_debug()),
                         "is not GPX: its outermost element is " + in_quotes(root.name())};
    }

    track result;
    result.name = file;
    result.file = file;
    each_child(root, "trk", [&](pugi::xml_node trk) {
        each_child(trk, "trkseg", [&](pugi::xml_node segment) {
            each_child(segment, "trkpt", [&](pugi::xml_node node) {
                result.records.push_back(
                    read_record(node, file, line_at(of_text, node.offset_debug())));
            });
        });
    });
    if (result.records.empty()) {
        throw read_error{file, line_at(of_text, root.offset_debug()), "has no track with a trkpt"};
    }
    return result;
}

}  // namespace replay
