#pragma once
// A GLFW window with an OpenGL 3.3 context, and its pending events.
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/command_table/key_press.h"

struct GLFWwindow;

namespace pw {

// Main thread only; one at a time. Throws std::runtime_error with one sentence if there is no display or no OpenGL 3.3.
class GlfwWindow {
 public:
  struct Size {
    int width, height;
  };
  // `in_points`: the size is multiplied by the screen's content scale, and reduced to what the screen has room for.
  GlfwWindow(const char* title, Size size, bool in_points);
  ~GlfwWindow();
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  GLFWwindow* handle() const { return handle_; }
  Size framebuffer_size() const;
  float content_scale() const;
  bool should_close() const;
  bool is_minimised() const;
  void swap();

  struct Events {
    std::vector<KeyPress> presses;   // all other input goes to Dear ImGui's back end
    std::vector<std::string> drops;  // paths of files
    bool any = false;                // whether anything happened that needs a new frame
  };
  // Since the last call.
  Events pop_events();

  // Gets each press, repeat and release as GLFW reports it, but with the key named by key_by_letter.
  using KeyListener = std::function<void(int key, int scancode, int action, int modifiers)>;
  void listen_to_keys(KeyListener listener) { key_listener_ = std::move(listener); }

 private:
  void install_callbacks();
  void handle_key(int key, int scancode, int action, int modifiers);

  GLFWwindow* handle_ = nullptr;
  PressQueue presses_;
  std::vector<std::string> drops_;
  bool has_events_ = true;
  KeyListener key_listener_;
  // By scancode: a key is let go under the name under which it was pressed, whatever the layout is by then.
  std::map<int, int> held_keys_;
};

// Why no window with OpenGL 3.3 can be opened, by GLFW's error and its description, which may be null; and what to do,
// where something helps. `is_software`: whether the software renderer was asked for.
std::string no_window_text(int glfw_error, const char* description, bool is_software);

// The size of a window that with its borders and title bar lies within the screen's work area, but no smaller than a
// window can be made. All in the system's units for windows.
GlfwWindow::Size size_within(GlfwWindow::Size wanted, GlfwWindow::Size work_area, float content_scale);

}  // namespace pw
