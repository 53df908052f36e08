# SPDX-License-Identifier: BSL-1.0
# Builds and runs tests/consumer/project with cordon got in one WAY. An installed cordon is moved
# before it is used, since packages are made in one place and unpacked in another.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/../repo/skip.cmake)
set(project ${CMAKE_CURRENT_LIST_DIR}/project)
file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ECHO STDOUT
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message("${output}")
    message(FATAL_ERROR "that command failed")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

function(install_and_move)
  run(${CMAKE_COMMAND} -S ${CORDON_SOURCE} -B ${SCRATCH}/cordon -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CORDON_BUILD_TESTS=OFF -D CORDON_BUILD_EXAMPLES=OFF -D CMAKE_INSTALL_PREFIX=${SCRATCH}/first)
  run(${CMAKE_COMMAND} --install ${SCRATCH}/cordon)
  file(RENAME ${SCRATCH}/first ${SCRATCH}/moved)
endfunction()

function(check)
  string(STRIP "${output}" output)
  if(NOT output STREQUAL "cordon ${VERSION}: 556 m")
    message(FATAL_ERROR "the consumer printed: ${output}")
  endif()
endfunction()

function(build_with)
  run(${CMAKE_COMMAND} -S ${project} -B ${SCRATCH}/build -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CMAKE_RUNTIME_OUTPUT_DIRECTORY_RELEASE=${SCRATCH} -D CMAKE_RUNTIME_OUTPUT_DIRECTORY=${SCRATCH}
    -D CMAKE_BUILD_TYPE=Release ${ARGN})
  run(${CMAKE_COMMAND} --build ${SCRATCH}/build --config Release)
  run(${SCRATCH}/consumer)
  check()
endfunction()

if(WAY STREQUAL "find_package")
  install_and_move()
  build_with(-D WAY=find_package -D CMAKE_PREFIX_PATH=${SCRATCH}/moved)
elseif(WAY STREQUAL "add_subdirectory")
  build_with(-D WAY=add_subdirectory -D CORDON_SOURCE=${CORDON_SOURCE})
elseif(WAY STREQUAL "FetchContent")
  # The override that CMake offers for working without a network.
  build_with(-D WAY=FetchContent -D FETCHCONTENT_SOURCE_DIR_CORDON=${CORDON_SOURCE})
elseif(WAY STREQUAL "pkg-config")
  find_program(pkg_config pkg-config)
  if(NOT pkg_config)
    skip("no pkg-config, so the pkg-config file was not tried; apt-get install pkg-config")
  endif()
  install_and_move()
  set(ENV{PKG_CONFIG_PATH} ${SCRATCH}/moved/share/pkgconfig)
  run(${pkg_config} --modversion cordon)
  string(STRIP "${output}" output)
  if(NOT output STREQUAL VERSION)
    message(FATAL_ERROR "pkg-config says version ${output}")
  endif()
  run(${pkg_config} --cflags cordon)
  separate_arguments(flags UNIX_COMMAND "${output}")
  run(${COMPILER} -std=c++20 ${flags} ${project}/consumer.cpp -o ${SCRATCH}/consumer)
  run(${SCRATCH}/consumer)
  check()
elseif(WAY STREQUAL "vcpkg")
  include(${CMAKE_CURRENT_LIST_DIR}/vcpkg.cmake)
  build_with(-D WAY=find_package -D CMAKE_PREFIX_PATH=${CURRENT_PACKAGES_DIR})
else()
  include(${CMAKE_CURRENT_LIST_DIR}/firmware.cmake)
endif()
