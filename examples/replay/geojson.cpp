// SPDX-License-Identifier: BSL-1.0

#include "geojson.hpp"

#include <cordon/checked.hpp>

#include <cmath>
#include <initializer_list>
#include <utility>

#include "input_file.hpp"
#include "json_tree.hpp"
#include "number.hpp"
#include "ring_mending.hpp"

namespace replay {
namespace {

using value = json_tree::value;

class reader {
  public:
    reader(const json_tree& tree, const std::string& file, const geojson_options& how)
        : tree_{tree}, file_{file}, how_{how} {}

    std::vector<written_zone> read() {
        const value& root = tree_.root();
        if (root.kind != json_kind::object) fail(root, "is not GeoJSON: it is no object");
        const std::string type = type_of(root, "is not GeoJSON: it");
        refuse_other_crs(root);
        if (type == "FeatureCollection") {
            read_features(root);
        } else if (type == "Feature") {
            read_feature(root);
        } else {
            begin_feature();
            read_geometry(root, nullptr);
            end_feature(nullptr, nullptr);
        }
        if (!how_.name_by.empty() && !named_) {
            fail(root, "no feature has the property " + in_quotes(how_.name_by));
        }
        return std::move(zones_);
    }

  private:
    [[noreturn]] void fail(const value& at, const std::string& what) const {
        const std::string prefix = where_.empty() ? "" : where_ + ": ";
        throw read_error{file_, at.line, prefix + what};
    }

    std::string type_of(const value& object, const std::string& what) const {
        const value* type = tree_.member(object, "type");
        if (type == nullptr || type->kind != json_kind::text) {
            fail(object, what + " has no \"type\"");
        }
        return tree_.text(*type);
    }

    // Coordinates that are no degrees would be zones in the wrong place. The member is older than
    // RFC 7946, and programs still write it.
    void refuse_other_crs(const value& root) const {
        const value* crs = tree_.member(root, "crs");
        if (crs == nullptr || crs->kind == json_kind::null) return;
        const value* properties = tree_.member(*crs, "properties");
        const value* name = properties == nullptr ? nullptr : tree_.member(*properties, "name");
        if (name == nullptr || name->kind != json_kind::text) {
            fail(*crs, "has a \"crs\" without a name; only WGS 84 in degrees is read");
        }
        const std::string& text = tree_.text(*name);
        if (!text.ends_with("CRS84") && !text.ends_with(":4326")) {
            fail(*name, "is in " + in_quotes(text) + "; only WGS 84 in degrees is read");
        }
    }

    void read_features(const value& root) {
        const value* features = tree_.member(root, "features");
        if (features == nullptr || features->kind != json_kind::array) {
            fail(root, "the FeatureCollection has no array \"features\"");
        }
        if (features->size == 0) fail(*features, "the FeatureCollection has no features");
        tree_.each(*features, [&](const value& feature) { read_feature(feature); });
    }

    void begin_feature() {
        where_ = "feature " + std::to_string(zones_.size() + 1);
        zones_.emplace_back();
        zones_.back().feature = zones_.size();
    }

    void end_feature(const value* properties, const value* id) {
        written_zone& zone = zones_.back();
        zone.name = name_of(properties, id);
        zone.remarks = std::exchange(remarks_, {});
        where_.clear();
    }

    void read_feature(const value& feature) {
        begin_feature();
        if (feature.kind != json_kind::object) fail(feature, "is no object");
        const std::string type = type_of(feature, "it");
        if (type != "Feature")
            fail(feature, "has the type " + in_quotes(type) + ", not \"Feature\"");
        const value* properties = tree_.member(feature, "properties");
        if (properties != nullptr && properties->kind == json_kind::null) properties = nullptr;
        if (properties != nullptr && properties->kind != json_kind::object) {
            fail(*properties, "its \"properties\" are no object");
        }
        const value* id = tree_.member(feature, "id");
        where_ = feature_label(zones_.size(), name_of(properties, id));
        const value* geometry = tree_.member(feature, "geometry");
        if (geometry == nullptr || geometry->kind == json_kind::null) {
            fail(feature, "has no geometry, so it is no zone");
        }
        read_geometry(*geometry, properties);
        end_feature(properties, id);
    }

    std::string name_of(const value* properties, const value* id) {
        if (properties != nullptr && !how_.name_by.empty()) {
            const value* name = tree_.member(*properties, how_.name_by);
            named_ = named_ || name != nullptr;
            if (std::string text = as_name(name); !text.empty()) return text;
        }
        for (const char* key :
             {"name", "Name", "NAME", "title", "Title", "TITLE", "id", "Id", "ID"}) {
            if (properties == nullptr) break;
            if (std::string text = as_name(tree_.member(*properties, key)); !text.empty()) {
                return text;
            }
        }
        if (std::string text = as_name(id); !text.empty()) return text;
        return "zone " + std::to_string(zones_.size());
    }

    std::string as_name(const value* from) const {
        if (from == nullptr) return "";
        if (from->kind == json_kind::text) return std::string{trimmed(tree_.text(*from))};
        return from->kind == json_kind::number ? in_words(from->number) : "";
    }

    void read_geometry(const value& geometry, const value* properties) {
        if (geometry.kind != json_kind::object) fail(geometry, "its geometry is no object");
        const std::string type = type_of(geometry, "its geometry");
        if (type == "GeometryCollection") {
            const value& members = array_of(geometry, "geometries", type);
            tree_.each(members, [&](const value& one) { read_geometry(one, properties); });
            return;
        }
        refuse_unknown(geometry, type);
        const value& coordinates = array_of(geometry, "coordinates", type);
        const auto numbered = [&](const std::string& what, auto visit) {
            std::size_t number = 0;
            tree_.each(coordinates, [&](const value& one) {
                visit(one, what + ' ' + std::to_string(++number));
            });
        };
        if (type == "Polygon" || type == "MultiPolygon") {
            written_part& area = begin_part(geometry, zone_shape::polygon, 0);
            if (type == "Polygon") return read_rings(area, coordinates, "");
            return numbered("polygon", [&](const value& rings, const std::string& label) {
                read_rings(area, rings, label);
            });
        }
        if (type == "Point" || type == "MultiPoint") {
            const double metres = metres_of(geometry, zone_shape::circle, properties);
            const auto circle = [&](const value& centre, const std::string& label) {
                begin_part(geometry, zone_shape::circle, metres)
                    .rows.push_back({{read_position(centre, label)}, {centre.line}, {1}, label});
            };
            return type == "Point" ? circle(coordinates, "") : numbered("position", circle);
        }
        const double metres = metres_of(geometry, zone_shape::corridor, properties);
        const auto corridor = [&](const value& line, const std::string& label) {
            begin_part(geometry, zone_shape::corridor, metres)
                .rows.push_back(read_line(line, label));
        };
        return type == "LineString" ? corridor(coordinates, "") : numbered("line", corridor);
    }

    void refuse_unknown(const value& geometry, const std::string& type) const {
        for (const char* known :
             {"Polygon", "MultiPolygon", "Point", "MultiPoint", "LineString", "MultiLineString"}) {
            if (type == known) return;
        }
        fail(geometry, "the type " + in_quotes(type) + " is none of GeoJSON's geometries");
    }

    written_part& begin_part(const value& geometry, zone_shape shape, double metres) {
        written_part part;
        part.shape = shape;
        part.metres = metres;
        part.line = geometry.line;
        return zones_.back().parts.emplace_back(std::move(part));
    }

    void read_rings(written_part& area, const value& rings, const std::string& label) {
        if (rings.kind != json_kind::array || rings.size == 0) fail(rings, label + " has no rings");
        const std::string prefix = label.empty() ? "" : label + ", ";
        std::size_t number = 0;
        tree_.each(rings, [&](const value& ring) {
            area.rows.push_back(read_ring(ring, prefix + "ring " + std::to_string(++number)));
        });
    }

    const value& array_of(const value& geometry, const char* key, const std::string& type) const {
        const value* found = tree_.member(geometry, key);
        if (found == nullptr || found->kind != json_kind::array) {
            fail(geometry, "its " + type + " has no array \"" + key + '"');
        }
        if (found->size == 0) fail(*found, "its " + type + " is empty");
        return *found;
    }

    cordon::position read_position(const value& from, const std::string& label) const {
        const std::string prefix = label.empty() ? "" : label + ": ";
        const bool sized = from.kind == json_kind::array && from.size >= 2 && from.size <= 4;
        if (!sized)
            fail(from, prefix + "is not [longitude, latitude] or [longitude, latitude, height]");
        double numbers[4] = {};
        std::size_t count = 0;
        tree_.each(from, [&](const value& one) {
            if (one.kind != json_kind::number) {
                fail(one, prefix + "has something that is not a number");
            }
            numbers[count++] = one.number;
        });
        const auto place = cordon::checked(numbers[1], numbers[0]);
        if (place.fault == cordon::position_fault::latitude_beyond_90) {
            fail(from, prefix + "latitude " + in_words(numbers[1]) +
                           " is beyond 90 degrees; GeoJSON has the longitude first");
        }
        if (!place) fail(from, prefix + cordon::to_string(place.fault));
        // Longitudes a little beyond 180 are another way to cross the date line; others are not
        // degrees.
        if (std::abs(numbers[0]) > 540) {
            fail(from, prefix + "longitude " + in_words(numbers[0]) + " is beyond 540 degrees");
        }
        return place.value;
    }

    static std::string vertex(const std::string& label, std::size_t number) {
        return (label.empty() ? "" : label + ", ") + "vertex " + std::to_string(number);
    }

    written_row read_row(const value& from, const std::string& label) const {
        written_row row;
        row.label = label;
        row.positions.reserve(from.size);
        row.lines.reserve(from.size);
        tree_.each(from, [&](const value& one) {
            row.positions.push_back(read_position(one, vertex(label, row.positions.size() + 1)));
            row.lines.push_back(one.line);
            row.numbers.push_back(static_cast<std::uint32_t>(row.positions.size()));
        });
        return row;
    }

    written_row read_line(const value& from, const std::string& label) const {
        const std::string prefix = label.empty() ? "its line " : label + ' ';
        if (from.kind != json_kind::array) fail(from, prefix + "is no array of positions");
        if (from.size < 2) {
            fail(from, prefix + "has " + std::to_string(from.size) + " positions; it takes 2");
        }
        return read_row(from, label);
    }

    written_row read_ring(const value& from, const std::string& label) {
        if (from.kind != json_kind::array) fail(from, label + " is no array of positions");
        if (from.size < 4) {
            fail(from, label + " has " + std::to_string(from.size) +
                           " positions; a closed ring has at least 4");
        }
        written_row row = read_row(from, label);
        const std::size_t last = row.positions.size() - 1;
        if (row.positions[0] != row.positions[last]) {
            throw read_error{
                file_, row.lines[last],
                where_ + ": " + label + " is not closed: its last position is not its first"};
        }
        row.positions.pop_back();
        row.lines.pop_back();
        row.numbers.pop_back();
        // Makers of maps leave such, and they change nothing; it is worth a remark.
        for (const left_out& again : leave_out_repeated(row)) {
            remarks_.push_back(file_ + ':' + std::to_string(again.line) + ": " + where_ + ": " +
                               vertex(label, again.number) +
                               " is the vertex before it again, and left out");
        }
        leave_out_cut(row);
        return row;
    }

    // The one of these properties that is there, in metres; refuses two.
    std::optional<double> metres_property(const value* properties,
                                          std::initializer_list<const char*> keys) const {
        std::optional<double> found;
        const char* found_key = "";
        for (const char* key : keys) {
            const value* here = properties == nullptr ? nullptr : tree_.member(*properties, key);
            if (here == nullptr || here->kind == json_kind::null) continue;
            if (found) {
                fail(*here,
                     std::string{"has both "} + found_key + " and " + key + "; which is meant?");
            }
            found_key = key;
            if (here->kind != json_kind::number) fail(*here, std::string{key} + " is not a number");
            if (!(here->number > 0)) {
                fail(*here, std::string{key} + ' ' + in_words(here->number) +
                                " is not more than 0 metres");
            }
            if (here->number > farthest_metres) {
                fail(*here, std::string{key} + ' ' + in_words(here->number) +
                                " is more metres than the Earth has");
            }
            const bool width = std::string_view{key}.starts_with("width");
            found = width ? here->number / 2 : here->number;
        }
        return found;
    }

    double metres_of(const value& geometry, zone_shape shape, const value* properties) const {
        const bool circle = shape == zone_shape::circle;
        const auto found =
            circle ? metres_property(properties, {"radius_m", "radius"})
                   : metres_property(properties, {"radius_m", "radius", "width_m", "width"});
        if (found) return *found;
        if (how_.radius) return *how_.radius;
        fail(geometry, circle
                           ? "a Point needs the property radius_m, in metres, or --zone-radius"
                           : "a LineString needs the property width_m or radius_m, in metres, or "
                             "--zone-radius");
    }

    const json_tree& tree_;
    const std::string& file_;
    const geojson_options& how_;
    std::vector<written_zone> zones_;
    std::vector<std::string> remarks_;
    std::string where_;
    bool named_ = false;
};

}  // namespace

std::string feature_label(std::size_t feature, std::string_view name) {
    std::string label = "feature " + std::to_string(feature);
    const bool telling = !name.empty() && name != "zone " + std::to_string(feature);
    return telling ? label + ' ' + in_quotes(name) : label;
}

std::vector<written_zone> read_geojson(std::string_view text, const std::string& file,
                                       const geojson_options& how) {
    const json_tree tree = read_json(text, file);
    return reader{tree, file, how}.read();
}

}  // namespace replay
