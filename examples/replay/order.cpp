// SPDX-License-Identifier: BSL-1.0

#include "order.hpp"

#include "number.hpp"

namespace replay {
namespace {

std::string remark(const track& source, const record& here, const record& latest) {
    const std::string at = source.file + ":" + std::to_string(here.line) + ": ";
    const std::string than = (latest.by_byte ? " byte " : " line ") + std::to_string(latest.line);
    if (here.unix_ms < latest.unix_ms) {
        return at + "late: " + duration_in_words(latest.unix_ms - here.unix_ms) + " before" + than;
    }
    if (here.where == latest.where) return at + "repeated: the time and the place of" + than;
    return at + "conflicting: the time of" + than + ", another place";
}

}  // namespace

ordered in_order(const track& source) {
    ordered result;
    result.records.reserve(source.records.size());
    for (const record& here : source.records) {
        if (result.records.empty() || here.unix_ms > result.records.back().unix_ms) {
            result.records.push_back(here);
        } else {
            result.remarks.push_back(remark(source, here, result.records.back()));
        }
    }
    return result;
}

}  // namespace replay
