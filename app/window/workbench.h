#pragma once
// Everything inside the window, whoever provides the window: the screen, or a picture of it.
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "app/cli/window_options.h"
#include "app/files/file_browser.h"
#include "app/panels/maps_panel.h"
#include "app/panels/outputs_panel.h"
#include "app/panels/scene_control.h"
#include "app/panels/value_editor.h"
#include "app/panels/weights_panel.h"
#include "app/session/saver.h"
#include "app/view/opening_view.h"
#include "app/view/ranges.h"
#include "app/view/state_file.h"
#include "app/window/keyboard.h"

namespace pw {

// Needs a current OpenGL context and a current ImGui context with its OpenGL 3 back end, for its whole life.
class Workbench {
 public:
  // `wake` may be called from any thread: another frame is wanted. Opens the files in the background.
  Workbench(const WindowOptions& options, const std::function<void()>& wake);

  struct Surface {
    int width = 0, height = 0;   // pixels
    float content_scale = 1.0F;  // pixels per point that the screen asks for
    unsigned framebuffer = 0;    // drawn into
  };
  // One frame: takes over finished background work, answers the input that ImGui's io holds, draws. The caller has set
  // io.DisplaySize and io.DeltaTime.
  void frame(const Surface& surface);

  // Before the first frame: waits a moment for the files of the command line, so that small ones are there at once.
  void settle(std::chrono::milliseconds at_most);

  // For the next frame.
  void press(KeyPress press) { presses_.push_back(std::move(press)); }
  void drop(std::string path) { drops_.push_back(std::move(path)); }

  // Whether something is under way that a picture should wait for.
  bool is_busy() const {
    return session_.worker().activity().has_value() || !first_files_.empty() || !pending_.empty();
  }
  // Whether text is being typed: the caret blinks.
  bool is_typing() const { return ImGui::GetIO().WantTextInput; }
  // Whether the next frame shows something new without an event.
  bool wants_frame() const { return scenes_.is_loading(); }
  // As JSON, after a frame.
  std::string state(const FrameTimes& times);
  Session& session() { return session_; }

 private:
  // `error` receives why the first picture is not the one asked for.
  Workbench(const WindowOptions& options, const std::function<void()>& wake, std::string error);

  void prepare(const Surface& surface);
  PanelLayout layout_for(const Surface& surface) const;
  void advance_background();
  void refresh_look(const Surface& surface);
  void answer_keys(Ui& ui);
  void draw_panels(Ui& ui);
  void draw_browser(Ui& ui);
  void clear_panels(const Surface& surface, const PanelLayout& layout) const;

  Session session_;
  Loader loader_;
  MachineSpeed machine_speed_;
  ViewState view_;
  Pictures pictures_;
  WidgetRegistry widgets_;
  Requests requests_;
  Fonts fonts_;
  float font_unit_ = 0.0F;
  std::optional<ThemeKind> styled_;
  float scale_override_;

  SceneControl scenes_;
  MapsPanel maps_;
  WeightsPanel weights_;
  OutputsPanel outputs_;
  ValueEditor editor_;
  FileBrowser browser_;
  std::optional<Saved> saving_;  // what the browser is asking a name for
  std::string folder_;           // where it was last used

  std::vector<KeyPress> presses_;
  std::vector<std::string> drops_;
  std::vector<std::string> first_files_;  // of the command line, still to be opened, the next one first
  std::vector<std::string> pending_;      // the same for files that were dropped or chosen
  ViewedInput viewed_;
  bool starting_;  // files of the command line are still to come: what is selected first waits for the last
  RangeSources ranges_;
};

}  // namespace pw
