# SPDX-License-Identifier: BSL-1.0
# Firmware images for the core of the toolchain file, on the board of tests/firmware/board; where that
# file names a system, programs for it.

set(cordon_board ${CMAKE_CURRENT_LIST_DIR}/../tests/firmware/board)
set(cordon_firmware_options -ffunction-sections -fdata-sections -fno-exceptions -fno-rtti
  -fno-threadsafe-statics -fno-math-errno -Wall -Wextra -Wdouble-promotion -Wfloat-conversion
  -Wcast-align=strict -Werror)

add_library(cordon_board OBJECT ${cordon_board}/text.cpp)
if(CMAKE_SYSTEM_NAME STREQUAL "Generic")
  target_sources(cordon_board PRIVATE ${cordon_board}/bare.cpp ${cordon_board}/start.cpp)
else()
  target_sources(cordon_board PRIVATE ${cordon_board}/hosted.cpp)
endif()
target_include_directories(cordon_board PUBLIC ${cordon_board})
target_compile_features(cordon_board PUBLIC cxx_std_20)
target_compile_options(cordon_board PRIVATE ${cordon_firmware_options} -Os)

# cordon_firmware_image(<name> SOURCES <file>...
#   [OPTIMISE <level>...]   an image for each, <name>-<level>; Os unless told: Os O2
#   [OPTIONS <flag>...]     of the compiler, besides
#   [LINK_OPTIONS <flag>...]
#   [RUN_IN <directory>]    where the image finds its files when its test runs
#   [NO_TEST])              otherwise there is a test, named as the image, that runs it
#
# Sources include "board.hpp" and <cordon/...>. C++ and its headers, libc and libgcc are there, and
# nothing of libstdc++ that is not in a header.
function(cordon_firmware_image name)
  cmake_parse_arguments(PARSE_ARGV 1 image "NO_TEST" "RUN_IN" "SOURCES;OPTIMISE;OPTIONS;LINK_OPTIONS")
  if(NOT image_OPTIMISE)
    set(image_OPTIMISE Os)
  endif()
  if(NOT image_RUN_IN)
    set(image_RUN_IN ${CMAKE_CURRENT_BINARY_DIR})
  endif()
  foreach(level IN LISTS image_OPTIMISE)
    set(target ${name}-${level})
    add_executable(${target} ${image_SOURCES})
    target_link_libraries(${target} PRIVATE cordon::cordon cordon_board)
    target_compile_options(${target} PRIVATE ${cordon_firmware_options} -${level} ${image_OPTIONS})
    target_link_options(${target} PRIVATE LINKER:--gc-sections ${image_LINK_OPTIONS})
    if(CMAKE_SYSTEM_NAME STREQUAL "Generic")
      target_link_libraries(${target} PRIVATE c gcc)
      target_link_options(${target} PRIVATE -nostartfiles -nodefaultlibs -T ${cordon_board}/board.ld
        LINKER:--defsym=flash_origin=${cordon_core_flash}
        LINKER:--defsym=ram_origin=${cordon_core_ram})
      set_target_properties(${target} PROPERTIES LINK_DEPENDS ${cordon_board}/board.ld)
    endif()
    if(NOT image_NO_TEST)
      add_test(NAME ${target} COMMAND ${target} WORKING_DIRECTORY ${image_RUN_IN})
    endif()
  endforeach()
endfunction()
