# SPDX-License-Identifier: BSL-1.0
# Cortex-M3: no floating point.
set(cordon_core cortex-m3)
set(cordon_core_flags "-mcpu=cortex-m3 -mthumb")
set(cordon_core_machine qemu-system-arm -M mps2-an385)
set(cordon_core_flash 0x00000000)
set(cordon_core_ram 0x20000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
