// SPDX-License-Identifier: BSL-1.0
//
// What stands in for the JSON reader where nlohmann-json was not found.

#include "input_file.hpp"
#include "json_tree.hpp"

namespace replay {

const json_tree::value* json_tree::member(const value&, std::string_view) const { return nullptr; }

json_tree read_json(std::string_view, const std::string& file) {
    throw read_error{file, 0,
                     "is GeoJSON, and this program was built without it, because nlohmann-json was "
                     "not found; install nlohmann-json3-dev and build again"};
}

}  // namespace replay
