#pragma once
// What panels, views and commands work with during one frame.
#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>

#include "app/command_table/command.h"
#include "app/comparison/shown_comparison.h"
#include "app/cost/cost_work.h"
#include "app/frame/pointed_at.h"
#include "app/frame/widgets.h"
#include "app/frame/window_state.h"
#include "app/frame/written_texts.h"
#include "app/import/loader.h"
#include "app/import/saver.h"
#include "app/pictures/pictures.h"
#include "app/results/map_order.h"
#include "app/results/poked_outputs.h"
#include "app/results/sums_so_far.h"
#include "app/session/machine_speed.h"
#include "app/session/session.h"
#include "app/style/fonts.h"
#include "app/style/theme.h"
#include "app/training/gradients.h"
#include "app/training/training_run.h"

namespace pw {

// The view whose steps are those of Cost's settings.
inline constexpr std::string_view kCostView = "cost";

// A frame first handles input: keys, then the view and the dialogs, which change session, selection and display through
// it. It is then refreshed once and drawn as a const value.
class Frame {
 public:
  struct Services {
    Session& session;
    Loader& loader;
    Saver& saver;
    MachineSpeed& machine_speed;
    const MapOrder& order;
    const SumsSoFar& so_far;
    const PokedOutputs& poked;
    TrainingRun& training;
    Gradients& gradients;
    ShownComparison& comparison;
    CostWork& cost;
    Pictures& pictures;
    WidgetPlaces& places;
    Items& items;
    PointedAt& pointed_at;
    WrittenTexts& texts;
    const CommandTable& commands;
  };
  struct Look {
    Fonts fonts;
    float unit = 1.0F;  // pixels per point
    ImVec2 size;        // of the window, pixels
  };
  // Everything passed must outlive the frame.
  Frame(const Services& services, WindowState& state, const Look& look, ImDrawList* draw_list);

  // What is shown. The document is a snapshot that changes only in refresh().
  const Document& document() const { return document_; }
  const Selection& selection() const { return state_.selection; }
  const Display& display() const { return state_.display; }
  const Hover& hover() const { return state_.hover; }
  const OutputScales& scales() const { return state_.scales; }
  bool shows_help() const { return state_.shows_help; }
  bool has_spotlight() const { return state_.has_spotlight; }
  const Session& session() const { return services_.session; }
  const Loader& loader() const { return services_.loader; }
  const MachineSpeed& machine_speed() const { return services_.machine_speed; }
  const CommandTable& commands() const { return services_.commands; }
  const TrainingRun& training() const { return services_.training; }
  // Of the loss at the labels.
  const Gradients& gradients() const { return services_.gradients; }
  const ShownComparison& comparison() const { return services_.comparison; }
  const CostWork& cost() const { return services_.cost; }
  // The order of the grid and of W.
  const MapOrder& order() const { return services_.order; }
  // What moves by itself; absent if it stands still.
  const std::optional<Motion>& play() const { return state_.play; }
  const std::optional<Motion>& reshape() const { return state_.reshape; }
  const Requests& requests() const { return requests_; }
  // Whether there are outputs of the right shape and activation for the document shown.
  bool has_outputs() const;
  // The outputs that y's pictures show: in the mode *one position* those of x as it is changed there, through the
  // kernel chosen there. There must be outputs.
  const OutputMaps& shown_outputs() const;
  // Whether those are of the document and the selection shown.
  bool shown_outputs_are_current() const { return session().outputs_are_current() && services_.poked.is_current(); }
  // x and y of that mode.
  const PokedOutputs& poked() const { return services_.poked; }
  // x as it is shown.
  float shown_x(std::int64_t map, Position position) const;
  // The outputs that the pictures of y's prediction and its arithmetic show: of the maps added so far. There must be
  // outputs.
  const OutputMaps& outputs_so_far() const;
  // Identifies them.
  DataVersion outputs_so_far_version() const;
  // How many maps they count, in order(), and which as a mask that mutes all others.
  std::int64_t added() const;
  const Mask& mask_so_far() const { return is_partial() ? services_.so_far.mask() : document_.mask; }

  // The look.
  const Theme& theme() const { return theme_of(display().theme); }
  const Fonts& fonts() const { return look_.fonts; }
  float px(float points) const { return points * look_.unit; }
  float padding() const { return px(10); }  // of panels
  ImVec2 size() const { return look_.size; }
  ImDrawList* draw_list() const { return draw_list_; }
  // Paints lazily, so it can be used while drawing.
  Pictures& pictures() const { return services_.pictures; }
  // Blue below zero, orange above.
  ImU32 sign_colour(float value, float opacity = 1.0F) const;
  // The colour of an output's class.
  Rgb output_colour(std::int64_t output) const;
  ItemState item(const WidgetKey& key) const { return services_.items.of(key); }
  void mark(const WidgetKey& key, Rect place) const { services_.places.mark(key, place); }
  bool is_watched() const { return services_.places.is_watched(); }
  WrittenTexts& texts() const { return services_.texts; }

  // What the pointer is on, in words.
  using ExplanationText = pw::ExplanationText;
  const PointedAt& pointed_at() const { return services_.pointed_at; }
  const ShownExplanation& shown_explanation() const { return state_.explanation; }
  // Explains what is drawn here if the pointer is on it and no item there has explained itself. Of several areas the
  // smallest counts.
  void explain_drawn(Rect area, ExplanationText text) const;
  void explain_drawn(Rect area, std::string_view text) const;
  // Shown together with what the pointer is on: the explanation's box leaves it visible.
  void keep_clear(Rect area) const { services_.pointed_at.clear.push_back(area); }
  // Whether the view, the size of the stack or the number of outputs differs from what the panels were laid out for:
  // none of them may handle input until the next frame.
  bool is_stale() const;

  // For handling input only.
  Session& session() { return services_.session; }
  Loader& loader() { return services_.loader; }
  Saver& saver() { return services_.saver; }
  MachineSpeed& machine_speed() { return services_.machine_speed; }
  TrainingRun& training() { return services_.training; }
  Gradients& gradients() { return services_.gradients; }
  ShownComparison& comparison() { return services_.comparison; }
  CostWork& cost() { return services_.cost; }
  Requests& requests() { return requests_; }
  Hover& hover() { return state_.hover; }
  Display& display() { return state_.display; }
  OutputScales& scales() { return state_.scales; }
  // Keeps the colour ranges and scales of now, or lets them follow the outputs.
  void pin_scales(bool pin) { state_.display.pinned = pin ? std::optional(pinned(state_.scales)) : std::nullopt; }
  void show_help(bool shown) { state_.shows_help = shown; }
  // The only place that writes the selection; clamps it to the document.
  void select(const Selection& selection);
  // Selects a single map; an output; a position.
  void select_map(std::int64_t map);
  void select_output(std::int64_t output);
  void select_position(Position position);
  // One pointer gesture at a time: everything dispatched in it is one undo step. It may end early (see
  // Session::begin_gesture), so check gesture_is_open().
  void begin_gesture();
  bool gesture_is_open() const { return services_.session.is_open(state_.drag.gesture); }
  // The same of the settings of Cost.
  void begin_cost_gesture();
  bool cost_gesture_is_open() const { return services_.cost.is_open(state_.drag.cost_gesture); }
  void end_gesture();
  // Call at the second press of a double click: the first press has changed nothing then.
  void take_back_first_press();
  // Ends what the pointer does and takes it back: document, selection and threshold are as at the press. False if
  // nothing is held.
  bool cancel_drag();
  PointerDrag& drag() { return state_.drag; }
  std::optional<Motion>& play() { return state_.play; }
  std::optional<Motion>& reshape() { return state_.reshape; }
  std::optional<std::size_t>& menu_row() { return state_.menu_row; }
  // Passes the action to the session and refreshes. False if it does not fit the document.
  bool dispatch(const Action& action);
  // Runs the command with this id if it is enabled.
  void run(std::string_view command);
  // Of the document, in Cost of its settings.
  void undo();
  void redo();
  std::size_t undo_steps() const;
  std::size_t redo_steps() const;
  // Adds an item that reacts to the pointer and marks it by name.
  ItemState add_item(const WidgetKey& key, Rect area, PointerButtons buttons = PointerButtons::kLeft);
  // `about`: beside which the explanation stands; without it the item added last. The text is computed after the
  // refresh.
  void explain(ExplanationText text, std::optional<Rect> about = std::nullopt);
  void explain(std::string text, std::optional<Rect> about = std::nullopt);
  void explain_nothing() { services_.pointed_at = {}; }
  ShownExplanation& shown_explanation() { return state_.explanation; }
  void show_spotlight(bool shown) { state_.has_spotlight = shown; }
  // For popups with their own ImGui window. Returns the previous list, to be restored afterwards.
  ImDrawList* swap_draw_list(ImDrawList* draw_list);

  // Takes a new snapshot of the session's document.
  void refresh();
  // Call after a frame's input: clears hover and explanation if the frame is stale.
  void end_input();

 private:
  bool is_partial() const;
  bool shows_cost() const { return selection().view == kCostView; }
  void guarded(const std::function<void()>& change);

  Services services_;
  WindowState& state_;
  const Look& look_;
  ImDrawList* draw_list_;
  Document document_;
  Requests requests_;
  Rect last_item_;
};

}  // namespace pw
