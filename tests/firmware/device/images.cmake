# SPDX-License-Identifier: BSL-1.0
# The device of examples/firmware plays its scene on every core. On the two that it is made for, it has
# only so much flash: 16 KB, which is met, and 12 KB, which is not.

set(most_flash_cortex-m0 16384)
set(most_flash_cortex-m4f 15300)
set(device ${PROJECT_SOURCE_DIR}/examples/firmware)
set(device_levels Os O2)
if(cordon_core STREQUAL "powerpc")
  set(device_levels O2)
endif()
cordon_firmware_image(device SOURCES ${device}/main.cpp OPTIMISE ${device_levels}
  OPTIONS -I${device} NO_TEST)
foreach(level IN LISTS device_levels)
  set(most_flash "")
  if(level STREQUAL "Os")
    set(most_flash ${most_flash_${cordon_core}})
  endif()
  add_test(NAME device-${level} COMMAND ${CMAKE_COMMAND} -D EMULATOR=${emulator}
    -D IMAGE=$<TARGET_FILE:device-${level}> -D MOST_FLASH=${most_flash}
    -D SIZE=${cordon_triple}-size -D NM=${CMAKE_NM}
    -D EXPECTED=${PROJECT_SOURCE_DIR}/tests/examples/firmware/device.txt
    -P ${CMAKE_CURRENT_SOURCE_DIR}/device/plays.cmake)
  if(CMAKE_SYSTEM_NAME STREQUAL "Generic")
    check_elf(elf-device-${level} device-${level} integer)
  endif()
endforeach()
