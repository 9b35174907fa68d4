# pointwise_python_test(NAME FILE LABEL): a unittest file that gets the program's path in $POINTWISE.

# The first interpreter that has NumPy: the first one on the PATH may not be the one that apt installs it for.
foreach(candidate python3 /usr/bin/python3)
  execute_process(COMMAND ${candidate} -c "import numpy, sys; print(sys.executable)"
    OUTPUT_VARIABLE POINTWISE_PYTHON OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
  if(status EQUAL 0)
    break()
  endif()
endforeach()
if(NOT status EQUAL 0)
  message(FATAL_ERROR "The tests need a python3 with NumPy (Debian: python3-numpy)")
endif()

function(pointwise_python_test name file label)
  add_test(NAME ${name} COMMAND ${POINTWISE_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set_tests_properties(${name} PROPERTIES
    LABELS ${label}
    # A sanitizer's finding must not look like an ordinary failure of the program. Without threads of the software
    # renderer: LeakSanitizer crashes in the stack of one that ends.
    ENVIRONMENT "${POINTWISE_FEW}POINTWISE=$<TARGET_FILE:pointwise>;ASAN_OPTIONS=exitcode=99;LP_NUM_THREADS=0")
endfunction()
