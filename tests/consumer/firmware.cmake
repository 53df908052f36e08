# SPDX-License-Identifier: BSL-1.0
# The ways of firmware. None of their build systems is in Debian, so each is stood in for by what its
# documentation says that it does with the manifest; headers and program are real.

function(build_with_flags)
  run(${COMPILER} -std=gnu++20 -Wall -Wextra -Werror ${ARGN} -o ${SCRATCH}/consumer)
  run(${SCRATCH}/consumer)
  set(output "${output}" PARENT_SCOPE)
endfunction()

if(WAY STREQUAL "platformio")
  # The folder of headers is found by includeDir; no source is compiled, or all of the tree would be.
  file(READ ${CORDON_SOURCE}/library.json manifest)
  string(JSON include_dir GET "${manifest}" build includeDir)
  string(JSON filter GET "${manifest}" build srcFilter)
  string(JSON header GET "${manifest}" headers)
  if(NOT filter STREQUAL "-<*>" OR NOT EXISTS ${CORDON_SOURCE}/${include_dir}/${header})
    message(FATAL_ERROR "library.json compiles ${filter}, finds ${include_dir}/${header}")
  endif()
  build_with_flags(-I ${CORDON_SOURCE}/${include_dir} ${project}/consumer.cpp)
  check()
  # The device's headers come with the library; they stand Arduino's macros, too.
  run(${COMPILER} -std=gnu++20 -Wall -Wextra -Werror -fsyntax-only -include ${project}/Arduino.h
    -I ${CORDON_SOURCE}/${include_dir} -I ${CORDON_SOURCE}/examples/firmware
    -include device.hpp ${project}/consumer.cpp)

elseif(WAY STREQUAL "esp-idf")
  # A component's CMakeLists.txt is first run as a script that only collects what it registers, then
  # in the project, where it makes the library.
  file(WRITE ${SCRATCH}/script.cmake "
    set(ESP_PLATFORM 1)
    macro(idf_component_register)
      message(\"registered: \${ARGV}\")
      return()
    endmacro()
    include(${CORDON_SOURCE}/CMakeLists.txt)\n")
  run(${CMAKE_COMMAND} -P ${SCRATCH}/script.cmake)
  string(STRIP "${output}" output)
  if(NOT output STREQUAL "registered: INCLUDE_DIRS;include")
    message(FATAL_ERROR "the component says: ${output}")
  endif()
  build_with(-D WAY=esp-idf -D CORDON_SOURCE=${CORDON_SOURCE})

elseif(WAY STREQUAL "zephyr")
  # module.yml names the folder of CMakeLists.txt and the file of Kconfig, from the module's root.
  file(READ ${CORDON_SOURCE}/zephyr/module.yml module)
  if(NOT module MATCHES "\n  cmake: ([a-z]+)\n  kconfig: ([A-Za-z/]+)\n$")
    message(FATAL_ERROR "module.yml names no cmake and kconfig")
  endif()
  set(folder ${CORDON_SOURCE}/${CMAKE_MATCH_1})
  file(READ ${CORDON_SOURCE}/${CMAKE_MATCH_2} kconfig)
  file(READ ${folder}/CMakeLists.txt lists)
  if(NOT kconfig MATCHES "\nconfig CORDON\n" OR NOT lists MATCHES "\nif\\(CONFIG_CORDON\\)\n")
    message(FATAL_ERROR "Kconfig and CMakeLists.txt do not mean the same option")
  endif()
  build_with(-D WAY=zephyr -D CORDON_ZEPHYR=${folder} -D CONFIG_CORDON=y)

elseif(WAY STREQUAL "arduino")
  # The library's src is on the path, and Arduino.h, macros and all, comes before the sketch.
  run(${CMAKE_COMMAND} -D INTO=${SCRATCH} -P ${CORDON_SOURCE}/packaging/arduino/library.cmake)
  file(REMOVE_RECURSE ${SCRATCH}/cordon)
  run(${CMAKE_COMMAND} -E chdir ${SCRATCH} ${CMAKE_COMMAND} -E tar xf cordon-${VERSION}.zip)
  file(STRINGS ${SCRATCH}/cordon/library.properties header REGEX "^includes=")
  string(REPLACE "includes=" "" header "${header}")
  if(NOT EXISTS ${SCRATCH}/cordon/src/${header})
    message(FATAL_ERROR "library.properties includes ${header}, which is not in src")
  endif()
  build_with_flags(-I ${SCRATCH}/cordon/src -include ${project}/Arduino.h
    -x c++ ${SCRATCH}/cordon/examples/one_pair/one_pair.ino ${project}/arduino_main.cpp)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  if(NOT output MATCHES "^known 2002 entered [345][0-9][0-9] $")
    message(FATAL_ERROR "the sketch printed: ${output}")
  endif()
endif()
