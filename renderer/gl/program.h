#pragma once
// Shaders made into a program.
#include "renderer/gl/handles.h"

namespace pw::gl {

// Throws std::runtime_error with the driver's log.
Program link_program(const char* vertex_source, const char* fragment_source);

}  // namespace pw::gl
