# SPDX-License-Identifier: BSL-1.0
# Cortex-M7 with the larger FPU: float and double in hardware.
set(cordon_core cortex-m7)
set(cordon_core_flags "-mcpu=cortex-m7 -mthumb -mfpu=fpv5-d16 -mfloat-abi=hard")
set(cordon_core_machine qemu-system-arm -M mps2-an500)
set(cordon_core_flash 0x00000000)
set(cordon_core_ram 0x20000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
