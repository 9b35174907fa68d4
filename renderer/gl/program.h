#pragma once
// Compiles and links shader programs.
#include "renderer/gl/handles.h"

namespace pw::gl {

// Throws std::runtime_error; for a compile error with the driver's log.
Program link_program(const char* vertex_source, const char* fragment_source);

}  // namespace pw::gl
