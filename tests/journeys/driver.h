#pragma once
// A person at the window, without a window: mouse, keys and files go in, the state and the pixels come out. No step
// waits for a clock; frames are drawn when the driver asks for them, so that every run is the same.
#include <imgui.h>

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/window/workbench.h"
#include "picture.h"

namespace pw {

using Json = nlohmann::json;

// Pixels of the window from its top left corner.
struct Area {
  float x = 0.0F, y = 0.0F, w = 0.0F, h = 0.0F;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  // The point at these shares of the width and the height.
  ImVec2 at(float across, float down) const { return {x + across * w, y + down * h}; }
  ImVec2 centre() const { return at(0.5F, 0.5F); }
  bool operator==(const Area&) const = default;
};

// Whether the window is told that somebody reads its state. Where nobody does, the state names no widgets.
enum class Watching { kYes, kNo };

enum class MouseButton { kLeft = 0, kRight = 1 };

// One at a time. A step that cannot be done throws std::runtime_error, which ends the test with what went wrong.
class Driver {
 public:
  // Files of the options are open when it returns.
  explicit Driver(const WindowOptions& options = {}, WindowParts parts = {}, Watching watching = Watching::kYes);
  // Fails the test where OpenGL has reported an error, or where the window shows one that nobody closed.
  ~Driver();
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  // `content_scale`: pixels per point of the screen.
  void resize(int width, int height, float content_scale = 1.0F);
  int width() const;
  int height() const;
  void frame(int count = 1);
  // Frames go through OpenGL with all but the window's pixels; these are drawn for picture(), or here.
  void draw_pixels() const;

  // As of the last frame.
  const Json& state();
  // One value of it: "/document/undo".
  Json value(const char* pointer) { return state().at(Json::json_pointer(pointer)); }
  float number(const char* pointer) { return value(pointer).get<float>(); }
  bool shows(const std::string& widget) { return state()["widgets"].contains(widget); }
  // Where it is, once it no longer moves.
  Area widget(const std::string& name);

  // The pointer. Each step is one frame: Dear ImGui 1.86 sees only what lasts until the next.
  void move(ImVec2 to);
  // Without a frame: what follows happens in the same one.
  void move_at_once(ImVec2 to);
  void point(const std::string& widget) { move(this->widget(widget).centre()); }
  void move_away();
  void press(MouseButton button = MouseButton::kLeft);
  void release(MouseButton button = MouseButton::kLeft);
  void click(ImVec2 at, MouseButton button = MouseButton::kLeft);
  void click(const std::string& widget) { click(this->widget(widget).centre()); }
  void right_click(const std::string& widget) { click(this->widget(widget).centre(), MouseButton::kRight); }
  void double_click(ImVec2 at);
  void double_click(const std::string& widget) { double_click(this->widget(widget).centre()); }
  // From the widget's centre.
  void drag(const std::string& widget, float dx, float dy, int steps = 8);
  void drag(ImVec2 from, ImVec2 to, int steps = 8);
  void wheel(float notches);

  // Keys as in keys.h. A key that is pressed is let go in the next frame.
  void key(const std::string& text);
  // Without a frame: what follows happens in the same one.
  void key_at_once(const std::string& text);
  // Modifiers that stay down while the mouse works: "Ctrl+", "Shift+"; "" lets go.
  void hold(const std::string& modifiers);
  void type(const std::string& text);

  // Files onto the window. Without a frame: what follows happens in the same one.
  void drop_at_once(const std::string& path);
  // The same, and waits until all is open.
  void drop(const std::vector<std::string>& paths);

  // Called after each frame from here on.
  void after_each_frame(std::function<void()> check) { after_frame_ = std::move(check); }

  // As --set does, and waits until it is shown. Throws the sentence where it does not fit.
  void set(const std::string& value);
  // Without a frame.
  Expected<void> set_at_once(const std::string& value);

  bool is_busy() const;
  // Until the file dialog, if it is open, has the answers that it has asked for.
  void wait_for_file_dialog();
  // As the window's loop draws: frames while something is under way, and those that the window asks for. No more.
  void wait_as_the_loop();
  // Frames until nothing is under way and the file dialog has what it has asked for, or until `holds`; `what` is waited
  // for.
  void wait_idle();
  void wait_for(const std::string& what, const std::function<bool(const Json& state)>& holds);
  void wait_for_widget(const std::string& name);

  const Session& session() const;
  const TrainingRun& training() const;
  WrittenTexts& texts();

  Picture picture() const;
  Picture picture(const Area& area) const;
  Picture picture_of(const std::string& widget) { return picture(this->widget(widget)); }
  // What the window put on the clipboard last.
  const std::string& copied() const;

 private:
  struct Window;

  Workbench::Surface surface(const Canvas& canvas) const;

  void pause();
  void draw_until(const std::string& what, const std::function<bool()>& holds);

  std::unique_ptr<Window> window_;
  Json state_;
  bool state_is_current_ = false;
  int errors_before_;
  std::function<void()> after_frame_;
};

}  // namespace pw
