# All external libraries, found once. Package names are those of Debian 12 and vcpkg.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(glfw3 3.3 REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(PNG REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(NLopt REQUIRED)

# oneDNN without its package configuration: Debian's requires OpenCL headers, which are not used.
find_path(DNNL_INCLUDE_DIR oneapi/dnnl/dnnl.hpp REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
add_library(DNNL::dnnl UNKNOWN IMPORTED)
set_target_properties(DNNL::dnnl PROPERTIES
  IMPORTED_LOCATION ${DNNL_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${DNNL_INCLUDE_DIR})

find_package(hwy CONFIG QUIET)
if(NOT TARGET hwy::hwy)
  pkg_check_modules(HWY REQUIRED IMPORTED_TARGET libhwy)
  add_library(hwy::hwy ALIAS PkgConfig::HWY)
endif()

find_package(xxHash CONFIG QUIET)
if(NOT TARGET xxHash::xxhash)
  pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
  add_library(xxHash::xxhash ALIAS PkgConfig::XXHASH)
endif()

find_package(imgui CONFIG QUIET)
if(NOT TARGET imgui::imgui)
  pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
  add_library(pointwise_imgui INTERFACE)
  target_link_libraries(pointwise_imgui INTERFACE PkgConfig::IMGUI)
  # Debian has the back ends in a subfolder, vcpkg next to imgui.h.
  target_include_directories(pointwise_imgui SYSTEM INTERFACE ${IMGUI_INCLUDEDIR}/backends ${IMGUI_INCLUDE_DIRS})
  add_library(imgui::imgui ALIAS pointwise_imgui)
endif()

pkg_check_modules(STB QUIET IMPORTED_TARGET stb)
if(NOT TARGET PkgConfig::STB)
  message(FATAL_ERROR "stb was not found (Debian: libstb-dev)")
endif()
# Its headers alone: stb_image is compiled where it is used.
add_library(pointwise_stb INTERFACE)
target_include_directories(pointwise_stb SYSTEM INTERFACE ${STB_INCLUDE_DIRS})

pkg_check_modules(EXIF REQUIRED IMPORTED_TARGET libexif)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
endif()
pkg_check_modules(EGL REQUIRED IMPORTED_TARGET egl)

include(Glad)
include(EmbedShaders)
