// SPDX-License-Identifier: BSL-1.0
//
// Takes the place of operator new and delete and of glibc's allocation functions for the whole
// program, its libraries included. Unarmed, they do their work, since start-up needs them.

#include "allocation_guard.hpp"

#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

#ifndef __GLIBC__
#error "the allocation guard replaces glibc's malloc; build the tests of cordon with glibc"
#endif

// glibc's own names for what is replaced here.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* memory);
}

namespace {

// Read by every allocation, also by those before main; volatile, since a compiler may reason that
// operator new looks at nothing.
volatile bool armed = false;

void check(const char* function) {
    if (!armed) return;
    armed = false;
    // Nothing here may allocate, so no stream and no formatting.
    const char text[] = "allocated while this was forbidden: ";
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0 ||
        write(STDERR_FILENO, function, std::strlen(function)) < 0 ||
        write(STDERR_FILENO, "\n", 1) < 0) {
        std::_Exit(2);
    }
    std::_Exit(1);
}

void* memory_or_exit(void* memory) {
    if (memory == nullptr) std::_Exit(3);
    return memory;
}

}  // namespace

no_allocation::no_allocation() { armed = true; }
no_allocation::~no_allocation() { armed = false; }

extern "C" {
void* malloc(std::size_t size) {
    check("malloc");
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    check("calloc");
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
    check("realloc");
    return __libc_realloc(memory, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
    check("posix_memalign");
    *memory = __libc_memalign(alignment, size);
    return *memory == nullptr ? 12 : 0;  // ENOMEM
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    check("aligned_alloc");
    return __libc_memalign(alignment, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
    check("memalign");
    return __libc_memalign(alignment, size);
}
void free(void* memory) {
    check("free");
    __libc_free(memory);
}
}

void* operator new(std::size_t size) {
    check("new");
    return memory_or_exit(__libc_malloc(size));
}
void* operator new[](std::size_t size) {
    check("new[]");
    return memory_or_exit(__libc_malloc(size));
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    check("new_aligned");
    return memory_or_exit(__libc_memalign(static_cast<std::size_t>(alignment), size));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    check("new_aligned[]");
    return memory_or_exit(__libc_memalign(static_cast<std::size_t>(alignment), size));
}
void operator delete(void* memory) noexcept {
    check("delete");
    __libc_free(memory);
}
void operator delete[](void* memory) noexcept { operator delete(memory); }
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete[](void* memory, std::size_t) noexcept { operator delete(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { operator delete(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { operator delete(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    operator delete(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    operator delete(memory);
}
