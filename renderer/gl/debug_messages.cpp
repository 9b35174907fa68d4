#include "renderer/gl/debug_messages.h"

#include <atomic>
#include <cstdio>

#include "renderer/gl/gl.h"

namespace pw::gl {
namespace {

std::atomic<int>& error_count() {
  static std::atomic<int> count{0};
  return count;
}

void GLAD_API_PTR on_message(GLenum, GLenum type, GLuint, GLenum, GLsizei length, const GLchar* message, const void*) {
  if (type != GL_DEBUG_TYPE_ERROR) return;
  ++error_count();
  std::fprintf(stderr, "OpenGL: %.*s\n", static_cast<int>(length), message);
}

}  // namespace

void report_errors() {
  if (GLAD_GL_KHR_debug == 0) return;
  glEnable(GL_DEBUG_OUTPUT);
  glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
  glDebugMessageCallback(on_message, nullptr);
}

int reported_errors() {
  return error_count().load();
}

}  // namespace pw::gl
