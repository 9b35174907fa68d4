#pragma once
// Everything inside the window, whoever provides the window: the screen, or a picture of it.
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/panels/bars/status_line.h"
#include "app/panels/bars/toolbar.h"
#include "app/panels/dialogs/array_choice.h"
#include "app/panels/maps/shape_line.h"
#include "app/session/settings_file.h"
#include "app/views/choose_view.h"
#include "app/widgets/value_editor.h"
#include "app/window/file_dialogs.h"
#include "app/window/frame_times.h"
#include "app/window/window_options.h"

namespace pw {

// What a window is made of; more can be added.
struct WindowParts {
  Views views = make_views();        // at least one
  std::vector<Command> commands;     // besides those of the window and of the views
  SettingsFile* settings = nullptr;  // outlives the window; null: none are kept
  LoaderOptions files;               // what can be opened, and whether somebody can be asked
  JobSchedule jobs;                  // where the background works, and on what next
  SessionLimits limits;
  MachineSpeed::Measurement measurement = measure_lesson_layer;  // of this machine
};

// Needs a current OpenGL context and a current ImGui context with its OpenGL 3 back end, for its whole life.
class Workbench {
 public:
  // `wake` may be called from any thread: another frame is wanted. Opens the files in the background.
  Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts = {});

  struct Surface {
    int width = 0, height = 0;   // pixels
    float content_scale = 1.0F;  // pixels per point that the screen asks for
    unsigned framebuffer = 0;    // drawn into
  };
  // One frame: takes the input that ImGui's io holds, takes over finished background work, draws. The caller has set
  // io.DisplaySize and io.DeltaTime.
  void frame(const Surface& surface);

  // Between frames: "KEY=VALUE", without a problem as set_problem() sees it.
  Expected<void> set(const std::string& value);

  // Before the first frame: waits a moment for the files of the command line, so that small ones are there at once.
  void wait_for_files(std::chrono::milliseconds at_most);

  // For the next frame.
  void press(KeyPress press) { presses_.push_back(std::move(press)); }
  void drop(std::string path) { drops_.push_back(std::move(path)); }

  // Whether something is under way that a picture should wait for.
  bool is_busy() const {
    return session_.jobs().activity().has_value() || !first_files_.empty() || !pending_.empty() || !drops_.empty();
  }
  // Whether the file dialog has asked the file system and has no answer yet.
  bool file_dialog_is_waiting() const { return file_dialogs_.is_waiting(); }
  // Whether text is being typed: the caret blinks.
  bool is_typing() const { return ImGui::GetIO().WantTextInput; }
  bool wants_quit() const { return wants_quit_; }
  // Whether the next frame shows something new without an event.
  bool wants_frame() const { return wants_frame_; }
  // As JSON, after a frame. Changes nothing.
  std::string state(const FrameTimes& times) const;
  Session& session() { return session_; }
  const CommandTable& commands() const { return commands_; }

 private:
  // `error` receives why the first picture is not the one asked for.
  Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts,
            std::shared_ptr<FeatureExtractor> features, std::string error);

  Frame::Services services() const;
  View& view() const { return selected_view(views_, state_.selection); }
  void begin_with_settings(const WindowOptions& options);
  void keep_settings();
  void refresh_look(const Surface& surface);
  void advance_background();
  void take_input(Frame& frame);
  void handle_keys(Frame& frame);
  void handle_key(Frame& frame, const KeyPress& press);
  void show_dialogs(Frame& frame);
  void refresh(Frame& frame);
  void follow_document(Frame& frame);
  void lay_out(const Frame& frame);
  void draw(const Frame& frame);
  void render(const Surface& surface) const;

  // Mutable where handing them to a frame that only looks needs it.
  mutable Session session_;
  mutable Loader loader_;
  mutable Saver saver_;
  mutable MachineSpeed machine_speed_;
  mutable Pictures pictures_;
  mutable WidgetPlaces places_;
  mutable Items items_;
  mutable WindowState state_;
  Frame::Look look_;
  std::optional<ThemeKind> styled_;
  float scale_override_;
  bool wants_quit_ = false;
  bool wants_frame_ = false;

  SettingsFile* settings_;
  Views views_;
  CommandTable commands_;
  Toolbar toolbar_;
  ShapeLine shape_line_;
  StatusLine status_line_;
  ValueEditor editor_;
  ArrayChoicePanel array_choice_;
  FileDialogs file_dialogs_;

  std::vector<KeyPress> presses_;
  std::vector<std::string> drops_;
  std::vector<std::string> first_files_;        // of the command line, still to be opened, the next one first
  std::vector<std::string> pending_;            // the same for files that were dropped or chosen
  std::shared_ptr<const InputStack> followed_;  // what the selection was made for; null before the first frame
  bool starting_;  // files of the command line are still to come: what is selected first waits for the last
};

}  // namespace pw
