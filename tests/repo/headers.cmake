# SPDX-License-Identifier: BSL-1.0
# Every header compiles alone and twice over, without exceptions and RTTI and without a warning,
# for one PLATFORM: g++ or clang++ on this machine, cortex-m0 or cortex-m4 by arm-none-eabi-g++.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/skip.cmake)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)

set(flags -std=c++20 -fno-exceptions -fno-rtti -Wall -Wextra -Wpedantic -Wconversion
  -Wsign-conversion -Wshadow -Wdouble-promotion -Werror)
set(arm arm-none-eabi-g++)
set(arm_packages gcc-arm-none-eabi libnewlib-arm-none-eabi libstdc++-arm-none-eabi-dev)
if(PLATFORM STREQUAL "g++")
  set(name g++)
  set(packages g++)
elseif(PLATFORM STREQUAL "clang++")
  set(name clang++)
  set(packages clang)
elseif(PLATFORM STREQUAL "cortex-m0")
  set(name ${arm})
  set(packages ${arm_packages})
  list(APPEND flags -mcpu=cortex-m0 -mthumb)
elseif(PLATFORM STREQUAL "cortex-m4")
  set(name ${arm})
  set(packages ${arm_packages})
  list(APPEND flags -mcpu=cortex-m4 -mthumb -mfpu=fpv4-sp-d16 -mfloat-abi=hard)
else()
  message(FATAL_ERROR "PLATFORM must be g++, clang++, cortex-m0 or cortex-m4, not \"${PLATFORM}\"")
endif()

# A compiler counts as present when it also finds its standard library.
find_program(compiler ${name})
file(WRITE ${SCRATCH}/probe.cpp "#include <chrono>\n#include <cstdint>\n#include <optional>\n")
set(result "absent")
if(compiler)
  execute_process(COMMAND ${compiler} -std=c++20 -fsyntax-only ${SCRATCH}/probe.cpp
    RESULT_VARIABLE result ERROR_QUIET)
endif()
if(NOT result EQUAL 0)
  list(JOIN packages " " packages)
  skip("no ${name} with a C++20 library, so its headers check was not made; apt-get install ${packages}")
endif()

set(faults "")
file(GLOB_RECURSE headers RELATIVE ${root}/include ${root}/include/*.hpp)
foreach(header IN LISTS headers)
  if(header MATCHES "^cordon/adapt/")
    continue()  # needs the library that it adapts
  endif()
  file(WRITE ${SCRATCH}/alone.cpp "#include <${header}>\n#include <${header}>\n")
  execute_process(COMMAND ${compiler} ${flags} -I ${root}/include -fsyntax-only ${SCRATCH}/alone.cpp
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    string(APPEND faults "\n${header}:\n${output}")
  endif()
endforeach()
if(faults)
  message("${faults}")
  message(FATAL_ERROR "these headers do not compile alone for ${PLATFORM}")
endif()
list(LENGTH headers count)
message("${count} headers compile alone for ${PLATFORM}")
