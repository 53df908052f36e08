# SPDX-License-Identifier: BSL-1.0
# Every core, each a build of its own, by core.cmake, which prints what came of it.

set(cordon_cores cortex-m0 cortex-m3 cortex-m4f cortex-m7 cortex-m33 cortex-m55 rv32imac)

add_custom_target(run-firmware)
foreach(core IN LISTS cordon_cores)
  add_custom_target(run-firmware-${core}
    COMMAND ${CMAKE_COMMAND} -D CORE=${core} -D BUILD=${PROJECT_BINARY_DIR}/${core}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/core.cmake
    COMMENT "" VERBATIM)
  add_dependencies(run-firmware run-firmware-${core})
endforeach()
