# SPDX-License-Identifier: BSL-1.0
# A core whose tools are missing is left out with a sentence that names the packages, and where nothing
# may be left out it is an error: asked of every toolchain file, with nothing on the path.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(MAKE_DIRECTORY ${SCRATCH})

file(GLOB cores RELATIVE ${root}/cmake/toolchains ${root}/cmake/toolchains/*.cmake)
list(REMOVE_ITEM cores bare_metal.cmake)
list(TRANSFORM cores REPLACE "[.]cmake$" "")
list(LENGTH cores count)
if(count LESS 8)
  message(FATAL_ERROR "there are only these toolchain files: ${cores}")
endif()
set(sentence "[^\n]+ was not tested, as there is no [^\n]+ and no qemu-[^\n]+; apt-get install [^\n]*g[+c][+c]-[^\n]*qemu-")
foreach(core IN LISTS cores)
  foreach(strict IN ITEMS --unset=CORDON_NO_SKIP CORDON_NO_SKIP=1)
    execute_process(COMMAND ${CMAKE_COMMAND} -E env PATH=${SCRATCH} ${strict} ${CMAKE_COMMAND}
      -D CORE=${core} -D BUILD=${SCRATCH}/${core} -P ${root}/tests/firmware/core.cmake
      RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(REGEX REPLACE "[ \n]+" " " flowing "${output}")
    if(strict STREQUAL "CORDON_NO_SKIP=1")
      if(result EQUAL 0 OR NOT flowing MATCHES "${sentence}")
        message(SEND_ERROR "without ${core}'s tools, where nothing may be skipped: ${result}\n${output}")
      endif()
    elseif(NOT result EQUAL 0 OR NOT output MATCHES "^SKIPPED: ${sentence}[^\n]*\n$")
      message(SEND_ERROR "without ${core}'s tools: ${result}\n${output}")
    endif()
  endforeach()
endforeach()
