# SPDX-License-Identifier: BSL-1.0
# What the cores have in common, included by the toolchain file of each, which says
#
#   cordon_core          its name
#   cordon_core_flags    what the compiler is told of it
#   cordon_core_machine  the emulator's command line for a machine with this core
#   cordon_core_flash    where that machine has its flash, and where it starts
#   cordon_core_ram      where it has its RAM
#
# Debian's packages are enough. Nothing of libstdc++ but its headers is used, which are the same for
# RISC-V, where Debian has none, as for Arm.

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)  # an executable needs a linker script
if(cordon_core MATCHES "^cortex-")
  set(CMAKE_SYSTEM_PROCESSOR arm)
  set(cordon_triple arm-none-eabi)
  set(cordon_packages gcc-arm-none-eabi libnewlib-arm-none-eabi libstdc++-arm-none-eabi-dev
    qemu-system-arm)
else()
  set(CMAKE_SYSTEM_PROCESSOR riscv32)
  set(cordon_triple riscv64-unknown-elf)
  set(cordon_packages gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf
    libstdc++-arm-none-eabi-dev qemu-system-misc)
  string(APPEND cordon_core_flags " --specs=picolibc.specs")
  file(GLOB cordon_headers /usr/include/newlib/c++/*)
  if(cordon_headers)
    list(SORT cordon_headers COMPARE NATURAL ORDER DESCENDING)
    list(GET cordon_headers 0 cordon_headers)
    string(APPEND cordon_core_flags " -isystem ${cordon_headers}"
      " -isystem ${cordon_headers}/arm-none-eabi/thumb/v6-m/nofp")
  endif()
endif()

set(CMAKE_CXX_COMPILER ${cordon_triple}-g++)
set(CMAKE_CXX_FLAGS_INIT "${cordon_core_flags}")
set(CMAKE_EXECUTABLE_SUFFIX .elf)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# Text and files go through semihosting, and main's result becomes the status of the emulator.
set(CMAKE_CROSSCOMPILING_EMULATOR timeout 120 ${cordon_core_machine} -nographic -monitor none
  -serial none -chardev stdio,id=semihosting
  -semihosting-config enable=on,target=native,chardev=semihosting -kernel)
