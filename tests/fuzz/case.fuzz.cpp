// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are a case log or are refused, also where all links and the head fit. Built with every
// assertion on.

#include <cordon/watch/case_check.hpp>
#include <cordon/watch/case_log.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace {

void check(std::span<const std::byte> log, const cordon::digest& head) {
    const cordon::case_verdict v = cordon::check_case<2>(log, head);
    const bool named = v.fault != cordon::case_fault::none;
    if (v.reached.bytes > log.size() || v.offset > log.size()) std::abort();
    if (named != (v.record != 0) || (!named && v.reached.bytes != log.size())) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::byte> all = std::as_bytes(std::span{data, size});
    check(all, {});

    // The same records, as far as they go, with links that fit.
    std::vector<std::byte> log;
    cordon::case_chain chain;
    for (std::size_t at = 0; size - at >= cordon::record_head_size;) {
        const std::size_t length = cordon::record_head_size + data[at + 1] + 256U * data[at + 2];
        const auto record = all.subspan(at, std::min(length, size - at));
        chain.extend(record);
        log.insert(log.end(), record.begin(), record.end());
        log.insert(log.end(), chain.head.begin(), chain.head.begin() + cordon::record_link_size);
        at += std::min(length + cordon::record_link_size, size - at);
    }
    check(log, chain.head);
    return 0;
}
