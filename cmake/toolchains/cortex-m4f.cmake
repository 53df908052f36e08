# SPDX-License-Identifier: BSL-1.0
# Cortex-M4 with its FPU: float in hardware, double in software.
set(cordon_core cortex-m4f)
set(cordon_core_flags "-mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard")
set(cordon_core_machine qemu-system-arm -M mps2-an386)
set(cordon_core_flash 0x00000000)
set(cordon_core_ram 0x20000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
