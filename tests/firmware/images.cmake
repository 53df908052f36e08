# SPDX-License-Identifier: BSL-1.0
# What is run on each core.

include(${PROJECT_SOURCE_DIR}/cmake/firmware_image.cmake)

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/board.txt "to the board")
cordon_firmware_image(board SOURCES board/board.test.cpp)

# The ways in which an image ends are told apart: by the status, and by the emulator.
foreach(way IN ITEMS FAULTS OVERFLOWS RETURNS)
  string(TOLOWER ${way} name)
  cordon_firmware_image(board-${name} SOURCES board/fault.cpp OPTIONS -D${way} NO_TEST)
  list(JOIN CMAKE_CROSSCOMPILING_EMULATOR " " emulator)
  add_test(NAME board-${name} COMMAND ${CMAKE_COMMAND} -D WAY=${way} -D EMULATOR=${emulator}
    -D IMAGE=$<TARGET_FILE:board-${name}-Os> -P ${CMAKE_CURRENT_SOURCE_DIR}/board/fault.cmake)
endforeach()
