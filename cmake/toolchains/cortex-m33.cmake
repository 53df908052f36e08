# SPDX-License-Identifier: BSL-1.0
# Cortex-M33 with its FPU. Run in the secure state, in which it boots.
set(cordon_core cortex-m33)
set(cordon_core_flags "-mcpu=cortex-m33 -mthumb -mfpu=fpv5-sp-d16 -mfloat-abi=hard")
set(cordon_core_machine qemu-system-arm -M mps2-an505)
set(cordon_core_flash 0x10000000)
set(cordon_core_ram 0x38000000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
