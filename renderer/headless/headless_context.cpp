#include "renderer/headless/headless_context.h"

#include "renderer/gl/debug_messages.h"
#include "renderer/gl/gl.h"
// EGL after the loader.
#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <stdexcept>

namespace pw {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::runtime_error(std::string("cannot draw without a display: ") + what +
                           " (Debian: install libegl1 and libgl1-mesa-dri)");
}

EGLDisplay surfaceless_display() {
  const auto get_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get_display == nullptr) fail("EGL does not support platform displays");
  return get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
}

}  // namespace

HeadlessContext::HeadlessContext() {
  display_ = surfaceless_display();
  if (display_ == EGL_NO_DISPLAY || eglInitialize(display_, nullptr, nullptr) == EGL_FALSE)
    fail("EGL has no surfaceless display");
  eglBindAPI(EGL_OPENGL_API);
  const EGLint config_attributes[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = EGL_NO_CONFIG_KHR;
  EGLint count = 0;
  eglChooseConfig(display_, config_attributes, &config, 1, &count);
  const EGLint context_attributes[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  context_ = eglCreateContext(display_, count > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, context_attributes);
  if (context_ == EGL_NO_CONTEXT) {
    eglTerminate(display_);
    fail("the driver has no OpenGL 3.3");
  }
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
  if (gladLoadGL(eglGetProcAddress) == 0) fail("the OpenGL functions cannot be loaded");
  gl::report_errors();
}

HeadlessContext::~HeadlessContext() {
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(display_, context_);
  // The display is not terminated: that would unload the driver, and leak checkers could no longer trace the memory
  // that it keeps.
}

}  // namespace pw
