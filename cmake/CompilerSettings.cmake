# pointwise_settings: an interface target with the warnings, sanitizers and include root that every target shares.
add_library(pointwise_settings INTERFACE)
target_include_directories(pointwise_settings INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(pointwise_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wformat=2
  # GCC 12 warns about overlaps inside std::string that cannot happen (GCC bug 105651), and about members of
  # std::variant that are not there.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
  # GCC's garbage collector takes a fifth of the time to save a quarter of the memory: it runs later.
  $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=600000> $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-expand=200>
  # The same names in every folder, for a compiler cache. Debuggers find the files by their whole paths.
  $<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>
  # Fused multiply-adds in some builds only would make pixels and sums differ between builds.
  -ffp-contract=off)
if(POINTWISE_WARNINGS_AS_ERRORS)
  target_compile_options(pointwise_settings INTERFACE -Werror)
endif()
if(POINTWISE_SANITIZE)
  # Left out, because they double the time a build takes: AddressSanitizer stops at most of what they find.
  add_compile_options(-fsanitize=${POINTWISE_SANITIZE} -fno-sanitize=null,vptr,object-size
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${POINTWISE_SANITIZE})
  # At fixed addresses: the checks' descriptions hold a million pointers, which every start would have to relocate.
  # ThreadSanitizer works only with a program that can be placed anywhere.
  if(POINTWISE_SANITIZE MATCHES "address")
    add_compile_options(-fno-pie)
    add_link_options(-no-pie)
  endif()
endif()

# A laptop with many cores and little memory must not swap: 1.5 GB is what a file of a unity build takes at most.
if(NOT DEFINED CMAKE_JOB_POOL_COMPILE)
  cmake_host_system_information(RESULT memory_mib QUERY TOTAL_PHYSICAL_MEMORY)
  math(EXPR compile_jobs "(${memory_mib} - 1000) / 1500")
  if(compile_jobs LESS 1)
    set(compile_jobs 1)
  endif()
  set_property(GLOBAL APPEND PROPERTY JOB_POOLS compile=${compile_jobs})
  set(CMAKE_JOB_POOL_COMPILE compile)
endif()
