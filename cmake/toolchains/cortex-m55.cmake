# SPDX-License-Identifier: BSL-1.0
# Cortex-M55 with its FPU and vectors (Helium).
set(cordon_core cortex-m55)
set(cordon_core_flags "-mcpu=cortex-m55 -mthumb -mfloat-abi=hard")
set(cordon_core_machine qemu-system-arm -M mps3-an547)
set(cordon_core_flash 0x00000000)
set(cordon_core_ram 0x20000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
