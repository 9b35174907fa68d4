#pragma once
// Everything inside the window, independent of what it is drawn on: the screen or a screenshot.
#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/bars/status_line.h"
#include "app/panels/bars/toolbar.h"
#include "app/panels/maps/shape_line.h"
#include "app/recovery/journal.h"
#include "app/recovery/left_work.h"
#include "app/session/settings_file.h"
#include "app/views/choose_view.h"
#include "app/window/dialogs/dialogs.h"
#include "app/window/frame_times.h"
#include "app/window/open_queue.h"
#include "app/window/window_options.h"
#include "renderer/textures/coverage_texture.h"

namespace pw {

// The parts of a window, to extend or replace.
struct WindowParts {
  Views views = make_views();        // at least one
  std::vector<Command> commands;     // in addition to those of the window and the views
  SettingsFile* settings = nullptr;  // must outlive the window; null: none are stored
  Journal* journal = nullptr;        // must outlive the window; null: unsaved work is neither kept nor offered
  LoaderOptions files;               // what can be opened, and whether the user can be asked
  JobSchedule jobs;                  // where jobs run, and which is next
  SessionLimits limits;
  std::shared_ptr<FeatureExtractor> features;  // may be another window's, one after the other; null: its own
  std::optional<Document> first;               // what it shows at first; null: the sample scene
  MachineSpeed::Measurement measurement = measure_lesson_layer;  // of this machine
  CostTiming::Measurements cost_measurements = CostTiming::on_this_machine();
};

// Needs a current OpenGL context and a current ImGui context with its OpenGL 3 back end for its whole lifetime. Main
// thread only.
class Workbench {
 public:
  // `wake` may be called from any thread; it requests another frame. Opens the files in the background.
  Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts = {});

  struct Surface {
    int width = 0, height = 0;   // pixels
    float content_scale = 1.0F;  // the screen's pixels per point
    unsigned framebuffer = 0;    // to draw into
  };
  // One frame: handles the input in ImGui's io, takes over finished background work, draws. The caller sets
  // io.DisplaySize and io.DeltaTime first.
  void frame(const Surface& surface);

  // Sets "KEY=VALUE", checked by set_problem(). Call between frames.
  Expected<void> set(const std::string& value);

  // Call before the first frame: waits for the files of the command line, so that the first frame shows small ones.
  void wait_for_files(std::chrono::milliseconds at_most);

  // Input for the next frame.
  void press(KeyPress press) { presses_.push_back(std::move(press)); }
  // Files dropped between two frames were dropped at once.
  void drop(std::string path) { drops_.push_back(std::move(path)); }

  // Whether work is in progress that a screenshot should wait for.
  bool is_busy() const { return session_.jobs().activity().has_value() || !files_.empty() || !drops_.empty(); }
  // Whether the file dialog has asked the file system and has no answer yet.
  bool file_dialog_is_waiting() const { return dialogs_.is_waiting_for_files(); }
  // Whether text is being typed: the caret blinks.
  bool is_typing() const { return ImGui::GetIO().WantTextInput; }
  bool wants_quit() const { return wants_quit_; }
  // Whether another frame is needed without an event.
  bool wants_frame() const { return wants_frame_; }
  // Whether something appears without an event, once the pointer has rested for long enough.
  bool waits_for_rest() const { return waits_for_rest_; }
  // Draws what the last frame has drawn, again.
  void render(const Surface& surface) const;
  // The state, as described in README.md. Call after a frame; changes nothing.
  nlohmann::json state(const FrameTimes& times) const;
  Session& session() { return session_; }
  const TrainingRun& training() const { return training_; }
  const CommandTable& commands() const { return commands_; }
  // What the last frame has written, if it is kept.
  WrittenTexts& texts() { return texts_; }

 private:
  // `error`: receives why the sample scene has other maps than requested.
  Workbench(const WindowOptions& options, const std::function<void()>& wake, WindowParts parts, std::string error);

  Frame::Services services() const;
  View& view() const { return selected_view(views_, state_.selection); }
  void apply_settings(const WindowOptions& options);
  void store_settings();
  void keep_work();
  void use_restored_view(Frame& frame);
  void refresh_look(const Surface& surface);
  void advance_background();
  void handle_input(Frame& frame);
  void handle_keys(Frame& frame);
  void handle_key(Frame& frame, const KeyPress& press);
  void refresh(Frame& frame);
  void sync_with_document(Frame& frame);
  void refresh_results(Frame& frame);
  void sync_overlay(const Document& document);
  void lay_out(const Frame& frame);
  // Nothing but that the window is too small, and dialogs that are open.
  bool shows_nothing() const;
  void draw(const Frame& frame);

  // Mutable, since a const frame, as in state(), needs references to them.
  mutable Session session_;
  mutable Loader loader_;
  mutable Saver saver_;
  mutable MachineSpeed machine_speed_;
  MapOrder order_;
  SumsSoFar so_far_;
  PokedOutputs poked_;
  mutable TrainingRun training_;
  LeftWork left_;
  mutable Gradients gradients_;
  mutable ShownComparison comparison_;
  mutable CostWork cost_;
  mutable Pictures pictures_;
  mutable WidgetPlaces places_;
  mutable Items items_;
  mutable PointedAt pointed_at_;
  mutable WrittenTexts texts_;
  mutable WindowState state_;
  Frame::Look look_;
  CoverageTexture glyphs_;  // of its fonts
  std::optional<ThemeKind> styled_;
  float scale_override_;
  float scale_ = 1.0F;  // pixels per point, as asked for: the look's unit may be smaller
  bool wants_quit_ = false;
  bool wants_frame_ = false;
  bool waits_for_rest_ = false;
  bool is_moving_ = false;  // something moves by itself

  SettingsFile* settings_;
  Journal* journal_;
  bool was_training_ = false;
  Views views_;
  CommandTable commands_;
  Toolbar toolbar_;
  ShapeLine shape_line_;
  StatusLine status_line_;
  Dialogs dialogs_;

  std::vector<KeyPress> presses_;
  std::vector<std::string> drops_;  // since the last frame
  OpenQueue files_;
  std::shared_ptr<const InputStack> synced_input_;  // the stack the selection is for; null before the first frame
  std::vector<OverlayMode> synced_overlays_;        // those to choose from; empty before the first frame
  bool starting_;  // files of the command line are still loading: the initial selection is made for the last one
};

}  // namespace pw
