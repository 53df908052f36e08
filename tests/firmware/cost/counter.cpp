// SPDX-License-Identifier: BSL-1.0
//
// A plugin of QEMU that counts the instructions between two marks, see kernel.hpp, and for each
// group of such counts writes a line: how many, the least, the median and the greatest.
//
//   qemu-system-arm -plugin ./counter.so,out=counts.txt ...
//
// Debian's QEMU takes plugins, but no package has their header. Declared here is what is used of
// version 1 of that interface, as QEMU's documentation describes it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

extern "C" {
struct qemu_plugin_tb;    // some instructions in a row, run from the first to the last
struct qemu_plugin_insn;  // one of them
struct qemu_info_t {
    const char* target_name;  // more follows
};
using plugin_id = std::uint64_t;
using run_callback = void (*)(unsigned processor, void* ours);

void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, qemu_plugin_tb*));
void qemu_plugin_register_vcpu_tb_exec_cb(qemu_plugin_tb*, run_callback, int registers, void*);
void qemu_plugin_register_vcpu_insn_exec_cb(qemu_plugin_insn*, run_callback, int registers, void*);
void qemu_plugin_register_atexit_cb(plugin_id, void (*)(plugin_id, void*), void*);
std::size_t qemu_plugin_tb_n_insns(const qemu_plugin_tb*);
qemu_plugin_insn* qemu_plugin_tb_get_insn(const qemu_plugin_tb*, std::size_t);
const void* qemu_plugin_insn_data(const qemu_plugin_insn*);
std::size_t qemu_plugin_insn_size(const qemu_plugin_insn*);

[[gnu::visibility("default")]] int qemu_plugin_version = 1;
[[gnu::visibility("default")]] int qemu_plugin_install(plugin_id, const qemu_info_t*, int, char**);
}

namespace {

constexpr int no_registers = 0;

enum class mark { none, begin, end, group };

bool riscv = false;
bool counting = false;
std::uint64_t counted = 0;
std::vector<std::uint64_t> group;
std::FILE* out = nullptr;

mark mark_of(const qemu_plugin_insn* instruction) {
    std::uint32_t word = 0;
    std::memcpy(&word, qemu_plugin_insn_data(instruction),
                std::min(sizeof word, qemu_plugin_insn_size(instruction)));
    switch (word) {
        case 0x46C9: return riscv ? mark::none : mark::begin;      // mov r9, r9
        case 0x46D2: return riscv ? mark::none : mark::end;        // mov r10, r10
        case 0x46DB: return riscv ? mark::none : mark::group;      // mov r11, r11
        case 0x01106013: return riscv ? mark::begin : mark::none;  // ori x0, x0, 0x11
        case 0x02206013: return riscv ? mark::end : mark::none;    // ori x0, x0, 0x22
        case 0x03306013: return riscv ? mark::group : mark::none;  // ori x0, x0, 0x33
        default: return mark::none;
    }
}

void close_group() {
    if (group.empty()) return;
    std::sort(group.begin(), group.end());
    std::fprintf(out, "%zu %llu %llu %llu\n", group.size(),
                 static_cast<unsigned long long>(group.front()),
                 static_cast<unsigned long long>(group[group.size() / 2]),
                 static_cast<unsigned long long>(group.back()));
    group.clear();
}

// Instructions in a row without a mark; what is passed is how many.
void run_many(unsigned, void* many) {
    if (counting) counted += reinterpret_cast<std::uintptr_t>(many);
}
void run_mark(unsigned, void* which) {
    switch (static_cast<mark>(reinterpret_cast<std::uintptr_t>(which))) {
        case mark::begin:
            counting = true;
            counted = 0;
            break;
        case mark::end:
            if (counting) group.push_back(counted);
            counting = false;
            break;
        case mark::group: close_group(); break;
        case mark::none: break;
    }
}

void translated(plugin_id, qemu_plugin_tb* row) {
    const std::size_t size = qemu_plugin_tb_n_insns(row);
    const auto instruction = [row](std::size_t k) { return qemu_plugin_tb_get_insn(row, k); };
    bool marked = false;
    for (std::size_t k = 0; k < size; ++k) marked |= mark_of(instruction(k)) != mark::none;
    if (!marked) {
        qemu_plugin_register_vcpu_tb_exec_cb(row, run_many, no_registers,
                                             reinterpret_cast<void*>(size));
        return;
    }
    for (std::size_t k = 0; k < size; ++k) {
        const mark which = mark_of(instruction(k));
        if (which == mark::none) {
            qemu_plugin_register_vcpu_insn_exec_cb(instruction(k), run_many, no_registers,
                                                   reinterpret_cast<void*>(std::uintptr_t{1}));
        } else {
            qemu_plugin_register_vcpu_insn_exec_cb(
                instruction(k), run_mark, no_registers,
                reinterpret_cast<void*>(static_cast<std::uintptr_t>(which)));
        }
    }
}

void ended(plugin_id, void*) {
    close_group();
    std::fclose(out);
}

}  // namespace

int qemu_plugin_install(plugin_id id, const qemu_info_t* info, int count, char** arguments) {
    riscv = std::strncmp(info->target_name, "riscv", 5) == 0;
    for (int k = 0; k < count; ++k) {
        if (std::strncmp(arguments[k], "out=", 4) == 0) out = std::fopen(arguments[k] + 4, "w");
    }
    if (out == nullptr) {
        std::fputs("counter: no out=file that can be written\n", stderr);
        return 1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
    qemu_plugin_register_atexit_cb(id, ended, nullptr);
    return 0;
}
