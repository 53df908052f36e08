# SPDX-License-Identifier: BSL-1.0
# A zone in flash is asked with integers alone: on a Cortex-M0 its questions call no function of
# floating point, and no other but those for 64-bit integers, for leading zeros and for memory.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/skip.cmake)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)

find_program(compiler arm-none-eabi-g++)
find_program(symbols arm-none-eabi-nm)
if(NOT compiler OR NOT symbols)
  skip("no arm-none-eabi-g++, so what a zone in flash calls was not looked at; \
apt-get install gcc-arm-none-eabi libnewlib-arm-none-eabi libstdc++-arm-none-eabi-dev")
endif()
file(MAKE_DIRECTORY ${SCRATCH})
execute_process(COMMAND ${compiler} -std=c++20 -Os -mcpu=cortex-m0 -mthumb -fno-exceptions -fno-rtti
  -I ${root}/include -c ${CMAKE_CURRENT_LIST_DIR}/integers.cpp -o ${SCRATCH}/integers.o
  RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${output}")
endif()
execute_process(COMMAND ${symbols} -u ${SCRATCH}/integers.o OUTPUT_VARIABLE called)
string(REGEX MATCHALL "[A-Za-z_][A-Za-z0-9_]+" called "${called}")
list(REMOVE_ITEM called U)
set(allowed __aeabi_lmul __aeabi_ldivmod __aeabi_uldivmod __aeabi_llsl __aeabi_llsr __aeabi_lasr
  __aeabi_idiv __aeabi_uidiv __aeabi_lcmp __aeabi_memcpy __aeabi_memcpy4 __aeabi_memclr
  __aeabi_memclr4 __aeabi_memset memcpy memset __clzsi2)
foreach(symbol IN LISTS called)
  if(NOT symbol IN_LIST allowed)
    message(SEND_ERROR "a zone in flash calls ${symbol}")
  endif()
endforeach()
if(NOT "__aeabi_lmul" IN_LIST called)
  message(SEND_ERROR "a zone in flash does not even multiply: ${called}")
endif()
message("a zone in flash calls ${called}")
