#include "app/platform/glfw_window.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "renderer/gl/debug_messages.h"
#include "renderer/gl/gl.h"

namespace pw {
namespace {

// As small as the window can be made.
constexpr int kMinWidth = 640;
constexpr int kMinHeight = 400;

[[noreturn]] void fail(const std::string& what) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  throw std::runtime_error(fmt::format("{}{}{}", what, reason != nullptr ? ": " : "", reason != nullptr ? reason : ""));
}

GlfwWindow& owner_of(GLFWwindow* window) {
  return *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window));
}

GLFWwindow* create(const char* title, GlfwWindow::Size size, bool in_points) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  // Nothing needs them, and a software renderer is faster without.
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, in_points ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_VISIBLE, in_points ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "pointwise");
  return glfwCreateWindow(size.width, size.height, title, nullptr, nullptr);
}

// In points: what a desktop's title bar and borders take at most. Nothing says before a window is shown.
constexpr float kBorders = 8.0F;
constexpr float kTitleBar = 40.0F;

// The screen's work area is in the units of the window's size, whatever these are on this system.
void fit_to_screen(GLFWwindow* window, float content_scale) {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return;
  int x = 0, y = 0;
  GlfwWindow::Size area{}, now{};
  glfwGetMonitorWorkarea(monitor, &x, &y, &area.width, &area.height);
  glfwGetWindowSize(window, &now.width, &now.height);
  const GlfwWindow::Size fitted = size_within(now, area, content_scale);
  if (fitted.width < now.width || fitted.height < now.height) glfwSetWindowSize(window, fitted.width, fitted.height);
}

// For the active keyboard layout, which users may switch at any time.
bool has_latin_letters() {
  for (int key = GLFW_KEY_A; key <= GLFW_KEY_Z; ++key) {
    const char* name = glfwGetKeyName(key, 0);
    if (name != nullptr && name[0] >= 'a' && name[0] <= 'z') return true;
  }
  return false;
}

bool asks_for_software() {
  const char* value = std::getenv("LIBGL_ALWAYS_SOFTWARE");
  return value != nullptr && *value != '\0';
}

std::string software_hint(bool is_software) {
  return is_software ? "" : "; on Linux try LIBGL_ALWAYS_SOFTWARE=1 pointwise";
}

}  // namespace

std::string no_window_text(int glfw_error, const char* description, bool is_software) {
  const std::string_view reason = description != nullptr ? description : "no reason given";
  const std::string text = fmt::format("cannot open a window with OpenGL 3.3 ({})", reason);
  // No driver of any kind can be reached then.
  if (glfw_error == GLFW_API_UNAVAILABLE) {
    if (reason.find("load GLX") != std::string_view::npos)
      return text + "; libGL is missing: install it (Debian: libgl1 and libgl1-mesa-dri)";
    if (reason.find("extension not found") != std::string_view::npos)
      return text + "; this display offers no OpenGL: use another one, or pointwise screenshot, which needs none";
    return text + "; no OpenGL driver was found: install one (Debian: libgl1-mesa-dri)";
  }
  return text + software_hint(is_software);
}

GlfwWindow::Size size_within(GlfwWindow::Size wanted, GlfwWindow::Size work_area, float content_scale) {
  const int most_width = work_area.width - static_cast<int>(std::ceil(kBorders * content_scale));
  const int most_height = work_area.height - static_cast<int>(std::ceil(kTitleBar * content_scale));
  return {std::max(kMinWidth, std::min(wanted.width, most_width)),
          std::max(kMinHeight, std::min(wanted.height, most_height))};
}

GlfwWindow::GlfwWindow(const char* title, Size size, bool in_points) {
  if (glfwInit() == GLFW_FALSE)
    fail(
        "no window can be opened (is there a display? over ssh use ssh -X; without a display use pointwise "
        "screenshot)");
  handle_ = create(title, size, in_points);
  if (handle_ == nullptr) {
    const char* reason = nullptr;
    const int error = glfwGetError(&reason);
    const std::string text = no_window_text(error, reason, asks_for_software());
    glfwTerminate();
    throw std::runtime_error(text);
  }
  glfwMakeContextCurrent(handle_);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    glfwDestroyWindow(handle_);
    glfwTerminate();
    throw std::runtime_error("the graphics driver provides no OpenGL functions" + software_hint(asks_for_software()));
  }
  gl::report_errors();
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(handle_, kMinWidth, kMinHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
  install_callbacks();
  if (!in_points) return;
  fit_to_screen(handle_, content_scale());
  glfwShowWindow(handle_);
}

GlfwWindow::~GlfwWindow() {
  glfwDestroyWindow(handle_);
  glfwTerminate();
}

void GlfwWindow::install_callbacks() {
  glfwSetWindowUserPointer(handle_, this);
  // Installed before ImGui's back end, which chains to them.
  glfwSetKeyCallback(handle_, [](GLFWwindow* window, int key, int scancode, int action, int modifiers) {
    owner_of(window).handle_key(key, scancode, action, modifiers);
  });
  glfwSetDropCallback(handle_, [](GLFWwindow* window, int count, const char** paths) {
    owner_of(window).has_events_ = true;
    for (int i = 0; i < count; ++i) owner_of(window).drops_.emplace_back(paths[i]);
  });
  glfwSetCharCallback(handle_, [](GLFWwindow* window, unsigned code_point) {
    owner_of(window).has_events_ = true;
    owner_of(window).presses_.type(code_point);
  });
  glfwSetCursorPosCallback(handle_, [](GLFWwindow* window, double, double) { owner_of(window).has_events_ = true; });
  glfwSetCursorEnterCallback(handle_, [](GLFWwindow* window, int) { owner_of(window).has_events_ = true; });
  glfwSetMouseButtonCallback(handle_, [](GLFWwindow* window, int, int, int) { owner_of(window).has_events_ = true; });
  glfwSetScrollCallback(handle_, [](GLFWwindow* window, double, double) { owner_of(window).has_events_ = true; });
  glfwSetWindowFocusCallback(handle_, [](GLFWwindow* window, int) { owner_of(window).has_events_ = true; });
  glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* window) { owner_of(window).has_events_ = true; });
  glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* window, int, int) { owner_of(window).has_events_ = true; });
  glfwSetWindowContentScaleCallback(handle_,
                                    [](GLFWwindow* window, float, float) { owner_of(window).has_events_ = true; });
}

void GlfwWindow::handle_key(int key, int scancode, int action, int modifiers) {
  has_events_ = true;
  const char* name = glfwGetKeyName(key, scancode);
  KeyPress press{key, modifiers, name != nullptr ? name : "", "", has_latin_letters()};
  if (action == GLFW_PRESS) held_keys_[scancode] = key_by_letter(press);
  const auto held = held_keys_.find(scancode);
  if (key_listener_) key_listener_(held != held_keys_.end() ? held->second : key, scancode, action, modifiers);
  if (action != GLFW_RELEASE) presses_.press(std::move(press));
}

GlfwWindow::Size GlfwWindow::framebuffer_size() const {
  Size size{};
  glfwGetFramebufferSize(handle_, &size.width, &size.height);
  return size;
}

float GlfwWindow::content_scale() const {
  float x = 1.0F;
  float y = 1.0F;
  glfwGetWindowContentScale(handle_, &x, &y);
  return x > 0.0F ? x : 1.0F;
}

bool GlfwWindow::should_close() const {
  return glfwWindowShouldClose(handle_) == GLFW_TRUE;
}

bool GlfwWindow::is_minimised() const {
  const Size size = framebuffer_size();
  return size.width == 0 || size.height == 0 || glfwGetWindowAttrib(handle_, GLFW_ICONIFIED) == GLFW_TRUE;
}

void GlfwWindow::swap() {
  glfwSwapBuffers(handle_);
}

GlfwWindow::Events GlfwWindow::pop_events() {
  return {presses_.pop_all(), std::exchange(drops_, {}), std::exchange(has_events_, false)};
}

}  // namespace pw
