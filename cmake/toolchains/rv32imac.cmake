# SPDX-License-Identifier: BSL-1.0
# RV32IMAC: 32-bit RISC-V without floating point.
set(cordon_core rv32imac)
set(cordon_core_flags "-march=rv32imac -mabi=ilp32")
set(cordon_core_machine qemu-system-riscv32 -M virt -bios none)
set(cordon_core_flash 0x80000000)
set(cordon_core_ram 0x80100000)
include(${CMAKE_CURRENT_LIST_DIR}/bare_metal.cmake)
