# SPDX-License-Identifier: BSL-1.0
# PowerPC with Linux, for its order of bytes, the most significant first, in its vectors as well.
set(cordon_core powerpc)
set(cordon_core_machine qemu-ppc-static -cpu 7400)
set(cordon_packages g++-powerpc-linux-gnu qemu-user-static)

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR ppc)
set(CMAKE_CXX_COMPILER powerpc-linux-gnu-g++)
set(CMAKE_CXX_FLAGS_INIT -maltivec)
set(CMAKE_EXE_LINKER_FLAGS_INIT -static)  # the emulator needs no libraries then
set(CMAKE_CROSSCOMPILING_EMULATOR timeout 120 ${cordon_core_machine})
