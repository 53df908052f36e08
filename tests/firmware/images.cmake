# SPDX-License-Identifier: BSL-1.0
# What is run on each core.

include(${PROJECT_SOURCE_DIR}/cmake/firmware_image.cmake)

# An image that is expected to end with such a status, having said such a thing.
list(JOIN CMAKE_CROSSCOMPILING_EMULATOR " " emulator)
function(expect_of_image test image directory status says)
  add_test(NAME ${test} COMMAND ${CMAKE_COMMAND} -D EMULATOR=${emulator}
    -D IMAGE=$<TARGET_FILE:${image}> -D DIRECTORY=${directory} -D STATUS=${status} -D SAYS=${says}
    -P ${CMAKE_CURRENT_SOURCE_DIR}/expected.cmake)
endfunction()

if(CMAKE_SYSTEM_NAME STREQUAL "Generic")
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/board.txt "to the board")
  cordon_firmware_image(board SOURCES board/self_test.cpp)

  # The ways in which an image ends. Where the fault finds no stack either, the core locks up, and the
  # emulator aborts.
  foreach(way IN ITEMS FAULTS OVERFLOWS RETURNS)
    cordon_firmware_image(board-${way} SOURCES board/fault.cpp OPTIONS -D${way} NO_TEST)
  endforeach()
  set(here ${CMAKE_CURRENT_BINARY_DIR})
  expect_of_image(board-faults board-FAULTS-Os ${here} 125 "^fault\n$")
  expect_of_image(board-overflows board-OVERFLOWS-Os ${here} "[1-9].*|.*abort.*" "fault|[Ll]ockup")
  expect_of_image(board-returns board-RETURNS-Os ${here} 3 "^$")
endif()

# The same answers as on the host, at more levels on the smallest core and on the most usual one.
set(levels Os O2)
if(cordon_core STREQUAL "powerpc")
  set(levels O2)
elseif(cordon_core MATCHES "^cortex-m(0|4f)$")
  list(APPEND levels O0 O3)
endif()

# From ARMv7-M on, the subtraction of doubles in libgcc is not rounded correctly: it has forgotten the
# bit that decides where one exponent is 33 above the other and the leading bit cancels, as in
# 1 - 0x1.1ac845e4a1c3bp-33.
set(rounding "")
if(cordon_core MATCHES "^cortex-m(3|4f|33)$")
  set(rounding -DCORDON_TEST_ROUNDING)
endif()
set(run_in OPTIMISE ${levels} RUN_IN ${CORDON_GOLDEN})
cordon_firmware_image(integers SOURCES answers/integers.cpp ${run_in})
cordon_firmware_image(floats SOURCES answers/floats.cpp ${run_in} OPTIONS -ffp-contract=off)
cordon_firmware_image(doubles SOURCES answers/doubles.cpp ${run_in}
  OPTIONS -ffp-contract=off ${rounding})

# The same decisions with fused products, where the core has them.
if(cordon_core MATCHES "^cortex-m(4f|7|33|55)$")
  cordon_firmware_image(floats-fused SOURCES answers/floats.cpp RUN_IN ${CORDON_GOLDEN} OPTIMISE O2
    OPTIONS -ffp-contract=fast -DCORDON_TEST_ROUNDING)
endif()
if(cordon_core MATCHES "^cortex-m(7|55)$")
  cordon_firmware_image(doubles-fused SOURCES answers/doubles.cpp RUN_IN ${CORDON_GOLDEN} OPTIMISE O2
    OPTIONS -ffp-contract=fast -DCORDON_TEST_ROUNDING)
endif()

# That an answer which is another is seen, and named: these logs end with one. And that no log is none.
list(GET levels 0 level)
foreach(group IN ITEMS integers floats doubles)
  expect_of_image(${group}-spoiled ${group}-${level} ${CORDON_GOLDEN}/spoiled 1
    "^record (1005|105) \\([^\n]*\\) differs from byte [0-9]+ on\n  question [0-9a-f]+\n  expected [0-9a-f]+\n  here     [0-9a-f]+\n$")
  expect_of_image(${group}-missing ${group}-${level} ${CMAKE_CURRENT_SOURCE_DIR} 2
    "^there is no golden log\n$")
endforeach()

# What the images have linked. Theirs is the arithmetic that they are named after.
if(CMAKE_SYSTEM_NAME STREQUAL "Generic")
  function(check_elf test image arithmetic)
    add_test(NAME ${test} COMMAND ${CMAKE_COMMAND} -D NM=${CMAKE_NM} -D OBJDUMP=${CMAKE_OBJDUMP}
      -D IMAGE=$<TARGET_FILE:${image}> -D ARITHMETIC=${arithmetic}
      -P ${CMAKE_CURRENT_SOURCE_DIR}/elf/check.cmake)
  endfunction()
  foreach(level IN LISTS levels)
    check_elf(elf-integers-${level} integers-${level} integer)
    check_elf(elf-doubles-${level} doubles-${level} double)
    check_elf(elf-floats-${level} floats-${level} float)
  endforeach()

  # A twin for each fault, on every kind of core; what it lacks at the link stays unresolved.
  if(cordon_core MATCHES "^cortex-m(0|4f|7)$|^rv32")
    function(check_elf_fails fault kind arithmetic)
      cordon_firmware_image(elf-${fault} SOURCES elf/faults.cpp NO_TEST OPTIONS -D${fault} ${ARGN}
        LINK_OPTIONS LINKER:--unresolved-symbols=ignore-all)
      target_link_libraries(elf-${fault}-Os PRIVATE m)
      check_elf(elf-fault-${fault} elf-${fault}-Os ${arithmetic})
      set_tests_properties(elf-fault-${fault} PROPERTIES PASS_REGULAR_EXPRESSION "  ${kind}: ")
    endfunction()
    check_elf_fails(HEAP heap integer)
    check_elf_fails(NEW heap integer)
    check_elf_fails(EXCEPTIONS exceptions integer -fexceptions)
    check_elf_fails(GUARDS guards integer)
    check_elf_fails(INITIALISERS initialisers integer)
    check_elf_fails(ERRNO errno integer)
    check_elf_fails(LIBM libm double)
    check_elf_fails(FLOAT float integer)
    check_elf_fails(DOUBLE double float)
  endif()
endif()

add_subdirectory(cost)
include(device/images.cmake)
