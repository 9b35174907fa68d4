#pragma once
// A GLFW window with an OpenGL 3.3 context, and what the user did to it since the last look.
#include <string>
#include <vector>

#include "app/cli/window_options.h"
#include "app/frame/key_press.h"

struct GLFWwindow;

namespace pw {

class Workbench;

// Main thread only; one at a time. Throws std::runtime_error with one sentence where there is no display or no
// OpenGL 3.3.
class GlfwWindow {
 public:
  // `in_points`: the size grows with the screen's content scale.
  GlfwWindow(const char* title, WindowSize size, bool in_points);
  ~GlfwWindow();
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  struct Size {
    int width, height;
  };
  GLFWwindow* handle() const { return handle_; }
  Size framebuffer_size() const;
  float content_scale() const;
  bool should_close() const;
  bool is_minimised() const;
  void swap();

  // Hands the keys and dropped files to the workbench. Whether anything has happened that wants a frame.
  bool take_events(Workbench& workbench);

 private:
  void install_callbacks();

  GLFWwindow* handle_ = nullptr;
  PressQueue presses_;
  std::vector<std::string> drops_;
  bool stirred_ = true;
};

}  // namespace pw
