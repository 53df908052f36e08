# SPDX-License-Identifier: BSL-1.0
# What an IMAGE must not have linked, by its symbols (NM), its sections and its instructions (OBJDUMP): a
# heap, exceptions, guards of function-local statics, initialisers that run, errno, libm; and as ARITHMETIC
# is
#
#   integer   neither a function nor an instruction of floating point
#   float     none of double
#   double    what is left

cmake_policy(VERSION 3.23)
set(kinds heap exceptions guards initialisers errno libm)
set(heap "_*(malloc|calloc|realloc|free|memalign)(_r)?|_*sbrk(_r)?|_Zn[wa][jm]|_Zn[wa][jm]R.*|_Zn[wa][jm]St.*|_Zd[la].*")
set(exceptions "__cxa_.*|__gxx_personality.*|_Unwind_.*|__aeabi_unwind_cpp_pr.*|_ZSt9terminatev|abort")
set(guards "_ZGV.*|__cxa_guard_.*|__cxa_atexit|__aeabi_atexit|atexit")
set(initialisers "_GLOBAL__(sub_)?I_.*")
set(errno "__errno|errno|_impure_ptr")
set(libm
  "a?(sin|cos|tan)h?[fl]?|(atan2|sqrt|cbrt|hypot|pow|exp2?|expm1|log|log10|log2|log1p)[fl]?"
  "(fmod|remainder|floor|ceil|l*round|trunc|l*rint|scalbn|ldexp|frexp|modf|fma)[fl]?"
  "__(ieee754|kernel)_.*")
# The functions of floating point of the Arm EABI, then of libgcc; s is float there, d double.
set(float
  "__aeabi_(f(add|sub|rsub|mul|div|neg|cmp.*|2.*)|cfr?cmp.*|u?[il]2f)"
  "__(add|sub|mul|div|neg|pow)sf[23i]+|__(eq|ne|lt|le|gt|ge|unord|cmp)sf2"
  "__fix(uns)?sf[sd]i|__float(un)?[sd]isf|__extendsf.f2|__trunc.fsf2")
set(double
  "__aeabi_(d(add|sub|rsub|mul|div|neg|cmp.*|2.*)|cdr?cmp.*|u?[il]2d|f2d)"
  "__(add|sub|mul|div|neg|pow)[dt]f[23i]+|__(eq|ne|lt|le|gt|ge|unord|cmp)[dt]f2"
  "__fix(uns)?[dt]f[sd]i|__float(un)?[sd]i[dt]f|__extend.f[dt]f2|__trunc[dt]f.f2")
if(ARITHMETIC STREQUAL "integer")
  list(APPEND kinds float double)
elseif(ARITHMETIC STREQUAL "float")
  list(APPEND kinds double)
elseif(NOT ARITHMETIC STREQUAL "double")
  message(FATAL_ERROR "ARITHMETIC must be integer, float or double, not \"${ARITHMETIC}\"")
endif()

execute_process(COMMAND ${NM} ${IMAGE} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${OBJDUMP} -d ${IMAGE} OUTPUT_VARIABLE code COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${OBJDUMP} -h ${IMAGE} OUTPUT_VARIABLE sections COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \n]+\n" symbols "${symbols}")
list(TRANSFORM symbols STRIP)
if(NOT "main" IN_LIST symbols)
  message(FATAL_ERROR "${IMAGE} has no symbols to look at")
endif()
set(faults "")
foreach(kind IN LISTS kinds)
  foreach(pattern IN LISTS ${kind})
    set(found ${symbols})
    list(FILTER found INCLUDE REGEX "^(${pattern})$")
    if(found)
      list(JOIN found " " found)
      string(APPEND faults "\n  ${kind}: ${found}")
    endif()
  endforeach()
endforeach()
set(float_instruction "\tv[a-z]+[.][a-z0-9.]*f(16|32)")
set(double_instruction "\tv[a-z]+[.][a-z0-9.]*f64")
foreach(kind IN ITEMS float double)
  string(REGEX MATCHALL "${${kind}_instruction}" found "${code}")
  if(found AND kind IN_LIST kinds)
    list(REMOVE_DUPLICATES found)
    string(REPLACE "\t" "" found "${found}")
    list(JOIN found " " found)
    string(APPEND faults "\n  ${kind}: ${found}")
  endif()
endforeach()
foreach(table IN ITEMS ARM.extab gcc_except_table)
  if(sections MATCHES "[.]${table} +0*([1-9a-f][0-9a-f]*) ")
    string(APPEND faults "\n  exceptions: 0x${CMAKE_MATCH_1} bytes of .${table}")
  endif()
endforeach()
if(faults)
  message("${faults}")
  message(FATAL_ERROR "${IMAGE} has what an image must not have")
endif()
