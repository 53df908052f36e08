# SPDX-License-Identifier: BSL-1.0
# Cortex-M0 and M0+: no division, no floating point. Run on a micro:bit, a true ARMv6-M.
set(cordon_core cortex-m0)
set(cordon_core_flags "-mcpu=cortex-m0 -mthumb")
set(cordon_core_machine qemu-system-arm -M microbit)
set(cordon_core_flash 0x00000000)
set(cordon_core_ram 0x20000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
