# SPDX-License-Identifier: BSL-1.0
# The layer check accepts a small tree that keeps the rules, and names each rule that is broken in it.

cmake_policy(VERSION 3.23)

function(header path body)
  string(TOUPPER "CORDON_${path}" guard)
  string(REGEX REPLACE "[/.]" "_" guard ${guard})
  file(WRITE ${SCRATCH}/include/cordon/${path}
    "// SPDX-License-Identifier: BSL-1.0\n//\n// A header.\n\n"
    "#ifndef ${guard}\n#define ${guard}\n\n${body}\n#endif  // ${guard}\n")
endfunction()

function(tree)
  file(REMOVE_RECURSE ${SCRATCH})
  header(config.hpp "")
  header(length.hpp "#include \"cordon/config.hpp\"\n")
  header(position.hpp "#include <cstdint>\n\n#include \"cordon/length.hpp\"\n")
  header(zone/circle.hpp "#include \"cordon/position.hpp\"\n")
  header(adapt/other.hpp "#include \"cordon/zone/circle.hpp\"\n")
  header(cordon.hpp "#include \"cordon/zone/circle.hpp\"\n")
endfunction()

function(check expected)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -D INCLUDE=${SCRATCH}/include
      -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/layers.cmake
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  string(FIND "${output}" "${expected}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "expected \"${expected}\" but the layer check said:\n${output}")
  endif()
endfunction()

tree()
check("6 headers keep to their layers")

header(config.hpp "#include \"cordon/position.hpp\"\n")
check("config.hpp (layer 0) includes position.hpp (layer 2)")

tree()
header(zone/side.hpp "#include \"cordon/zone/circle.hpp\"\n")
header(zone/circle.hpp "#include \"cordon/zone/side.hpp\"\n")
check("in a circle, or include such a circle: adapt/other.hpp, cordon.hpp, zone/circle.hpp, zone/side.hpp")

tree()
header(length.hpp "")
check("length.hpp includes nothing of cordon: include \"cordon/config.hpp\"")

tree()
header(length.hpp "#include \"cordon/adapt/other.hpp\"\n")
check("length.hpp includes adapt/other.hpp: the core never includes an adapter")

tree()
header(cordon.hpp "#include \"cordon/adapt/other.hpp\"\n")
check("cordon.hpp includes adapt/other.hpp: the core never includes an adapter")

tree()
header(cordon.hpp "#include \"cordon/zone/circle.hpp\"\n\nusing cordon::circle\n")
check("cordon.hpp holds more than includes")

tree()
header(zone/side.hpp "")
check("zone/side.hpp is not reached from cordon.hpp")

tree()
header(zone/circle.hpp "#include \"side.hpp\"\n")
check("zone/circle.hpp includes \"side.hpp\": write")

tree()
header(length.hpp "#include <cordon/config.hpp>\n")
check("length.hpp includes <cordon/config.hpp>: write")

tree()
header(length.hpp "#include \"cordon/area.hpp\"\n")
check("length.hpp includes area.hpp, which is not there")

tree()
header(shape/blob.hpp "")
check("shape/blob.hpp has no layer")

tree()
string(REPEAT "\n" 400 blank)
header(length.hpp "${blank}")
check("more than 400")

tree()
file(WRITE ${SCRATCH}/include/cordon/length.hpp "#pragma once\n")
check("length.hpp does not start with the SPDX line")
check("length.hpp is not guarded by CORDON_LENGTH_HPP")

message("the layer check sees what it is for")
