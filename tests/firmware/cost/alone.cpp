// SPDX-License-Identifier: BSL-1.0
//
// The smallest program that calls one kernel, which the linker is told the name of; what it is larger
// than the one that calls `nothing` is the kernel's.

extern "C" void kernel(const void* in, void* out);

namespace {
alignas(8) volatile unsigned char in[512];
alignas(8) volatile unsigned char out[512];
}  // namespace

int main() {
    kernel(const_cast<const unsigned char*>(in), const_cast<unsigned char*>(out));
    return 0;
}
