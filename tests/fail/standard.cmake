# SPDX-License-Identifier: BSL-1.0
# What a COMPILER says first when it is not told to compile C++20: the flag to give it, and the lines
# that PlatformIO needs. That every header says so is seen to by tests/repo/layers.cmake.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/../repo/skip.cmake)
get_filename_component(include ${CMAKE_CURRENT_LIST_DIR}/../../include ABSOLUTE)
set(source ${CMAKE_CURRENT_LIST_DIR}/older_standard.cpp)

set(ENV{LC_ALL} C)
set(one_error -fmax-errors=1)
if(COMPILER STREQUAL "clang++")
  set(one_error -ferror-limit=1)
endif()
find_program(compiler ${COMPILER})
if(NOT compiler)
  skip("no ${COMPILER}, so what it says to an older C++ was not looked at")
endif()

# Compiles FILE with the flags after it; what the first error says is in `first`, empty if none.
function(compile file)
  execute_process(COMMAND ${compiler} ${ARGN} ${one_error} -fsyntax-only -I ${include} ${file}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX MATCH "error: [^\n]*" first "${output}")
  if(result EQUAL 0 AND NOT first STREQUAL "")
    message(FATAL_ERROR "errors, but it compiled:\n${output}")
  elseif(NOT result EQUAL 0 AND first STREQUAL "")
    message(FATAL_ERROR "no error, but it did not compile:\n${output}")
  endif()
  set(first "${first}" PARENT_SCOPE)
endfunction()
function(expect_refusal what)
  foreach(words IN ITEMS "-std=gnu++20" "build_unflags = -std=gnu++11 -std=gnu++14 -std=gnu++17"
      "build_flags = -std=gnu++20" "g++ 12, clang 14")
    string(FIND "${first}" "${words}" found)
    if(found EQUAL -1)
      message(SEND_ERROR "${what}: \"${first}\" does not say \"${words}\"")
    endif()
  endforeach()
endfunction()

foreach(standard IN ITEMS gnu++20)
  compile(${source} -std=${standard})
  if(NOT first STREQUAL "")
    message(SEND_ERROR "-std=${standard} is enough, but: ${first}")
  endif()
endforeach()
foreach(standard IN ITEMS gnu++11 c++17)
  compile(${source} -std=${standard})
  expect_refusal("-std=${standard}")
endforeach()

# MSVC calls itself C++98 and says the truth elsewhere. Only the header of the check can be read so.
if(COMPILER STREQUAL "g++")
  foreach(case IN ITEMS 201703 202002)
    execute_process(COMMAND ${compiler} -E -x c++ -U__cplusplus -D__cplusplus=199711L
      -D_MSVC_LANG=${case}L ${include}/cordon/config.hpp
      RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE output)
    string(REGEX MATCH "error: [^\n]*" first "${output}")
    if(case EQUAL 202002 AND NOT result EQUAL 0)
      message(SEND_ERROR "MSVC in C++20 is refused: ${output}")
    elseif(case EQUAL 201703)
      expect_refusal("MSVC in C++17")
    endif()
  endforeach()
endif()
