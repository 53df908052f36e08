// SPDX-License-Identifier: BSL-1.0
//
// What stands in for the GPX reader where pugixml was not found.

#include "track.hpp"

namespace replay {

track read_gpx(std::string_view, const std::string& file) {
    throw read_error{file, 0,
                     "is GPX, and this program was built without it, because pugixml was not "
                     "found; install libpugixml-dev and build again, or give a CSV file"};
}

}  // namespace replay
