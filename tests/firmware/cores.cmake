# SPDX-License-Identifier: BSL-1.0
# Every core, each a build of its own, by core.cmake, which prints what came of it; after the host has
# written down the answers that it is held to.

set(cordon_cores cortex-m0 cortex-m3 cortex-m4f cortex-m7 cortex-m33 cortex-m55 rv32imac powerpc)

# The readers of tracks are those of cordon-replay, without GPX, which needs a library.
set(replay ${PROJECT_SOURCE_DIR}/examples/replay)
add_executable(write_golden answers/write.cpp ${replay}/csv.cpp ${replay}/input_file.cpp
  ${replay}/message.cpp ${replay}/no_gpx.cpp ${replay}/number.cpp ${replay}/receiver_log.cpp
  ${replay}/receiver_messages.cpp ${replay}/track.cpp)
target_link_libraries(write_golden PRIVATE cordon::cordon)
target_include_directories(write_golden PRIVATE answers ${PROJECT_SOURCE_DIR}/tests ${replay}
  ${PROJECT_SOURCE_DIR}/examples/firmware)
# Answers in float and double are compared to the last bit, so nothing is fused.
target_compile_options(write_golden PRIVATE -ffp-contract=off -O1)
add_executable(firmware_simulate ${PROJECT_SOURCE_DIR}/examples/simulate/main.cpp)
target_compile_features(firmware_simulate PRIVATE cxx_std_20)

# Recorded pairs, too large for the repository; used where they are present.
get_filename_component(recorded ${PROJECT_SOURCE_DIR}/../shared/data/tracks ABSOLUTE)
set(tracks simulated_protected.csv simulated_wearer.csv)
foreach(track IN ITEMS pair_elbe_victim pair_elbe_wearer ride_orsay_watch ride_orsay_phone
    bike_whitchurch_garmin_etrex_30x bike_whitchurch_xiaomi)
  if(EXISTS ${recorded})
    list(APPEND tracks ${recorded}/${track}.csv)
  endif()
endforeach()
if(NOT EXISTS ${recorded})
  message(STATUS "The golden log has simulated tracks only, as there are no recorded ones in ${recorded}")
endif()

set(golden ${PROJECT_BINARY_DIR}/golden)
set(logs ${golden}/integers.golden ${golden}/floats.golden ${golden}/doubles.golden)
file(MAKE_DIRECTORY ${golden})
add_custom_command(OUTPUT ${logs}
  COMMAND firmware_simulate --seed 7 --protected simulated_protected.csv --wearer simulated_wearer.csv
  COMMAND write_golden ${golden} ${tracks}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${golden}/spoiled
  COMMAND write_golden --spoil 1005 integers.golden spoiled/integers.golden
  COMMAND write_golden --spoil 105 floats.golden spoiled/floats.golden
  COMMAND write_golden --spoil 105 doubles.golden spoiled/doubles.golden
  WORKING_DIRECTORY ${golden}
  DEPENDS write_golden firmware_simulate COMMENT "" VERBATIM)
add_custom_target(golden DEPENDS ${logs})

add_custom_target(run-firmware)
foreach(core IN LISTS cordon_cores)
  add_custom_target(run-firmware-${core}
    COMMAND ${CMAKE_COMMAND} -D CORE=${core} -D BUILD=${PROJECT_BINARY_DIR}/${core}
      -D GOLDEN=${golden} -P ${CMAKE_CURRENT_SOURCE_DIR}/core.cmake
    COMMENT "" VERBATIM)
  add_dependencies(run-firmware-${core} golden)
  add_dependencies(run-firmware run-firmware-${core})
endforeach()

# What operations cost from now on, after a change that is meant to change it.
list(REMOVE_ITEM cordon_cores cortex-m55 powerpc)
add_custom_target(record-cost)
foreach(core IN LISTS cordon_cores)
  add_custom_target(record-cost-${core}
    COMMAND ${CMAKE_COMMAND} -D RECORD=ON -D CORE=${core} -D BUILD=${PROJECT_BINARY_DIR}/${core}
      -D GOLDEN=${golden} -P ${CMAKE_CURRENT_SOURCE_DIR}/core.cmake
    COMMENT "" VERBATIM)
  add_dependencies(record-cost record-cost-${core})
endforeach()
