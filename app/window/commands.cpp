#include "app/window/commands.h"

#include <algorithm>
#include <cassert>

#include "app/document/builtin_inputs.h"
#include "app/panels/parameter_gesture.h"
#include "app/view/grid_geometry.h"

namespace pw {
namespace {

// Of the weight bars' reach.
constexpr float kStep = 0.05F;
constexpr float kFineStep = 0.005F;

void nudge_weight(Ui& ui, float share) {
  const EditTarget target{ui.view.selected_output, ui.view.selected_map, {}};
  set_parameter(ui, target, parameter_value(ui.document(), target) + share * ui.view.weight_reach);
}

void nudge_bias(Ui& ui, float share) {
  const EditTarget target{ui.view.selected_output, std::nullopt, {}};
  set_parameter(ui, target, parameter_value(ui.document(), target) + share * ui.view.bias_reach);
}

void move_selection(Ui& ui, std::int64_t by) {
  ui.view.selected_map = std::clamp<std::int64_t>(ui.view.selected_map + by, 0, ui.document().shape().c - 1);
}

void move_probe(Ui& ui, std::int64_t dx, std::int64_t dy) {
  const Shape& shape = ui.document().shape();
  ui.view.probe.x = std::clamp<std::int64_t>(ui.view.probe.x + dx, 0, shape.w - 1);
  ui.view.probe.y = std::clamp<std::int64_t>(ui.view.probe.y + dy, 0, shape.h - 1);
}

template <class Choice>
Choice next_of(Choice now, int count) {
  return static_cast<Choice>((static_cast<int>(now) + 1) % count);
}

void zoom(Ui& ui, float factor) {
  const Rect area = ui.layout.maps.inset(ui.px(10));
  ui.view.grid = zoomed(ui.view.grid, area, area.centre(), factor);
}

// Held down, the key asks faster than scenes are made: what it asks meanwhile is dropped, so that scenes follow one
// another.
void step_scene(Ui& ui, std::int64_t by) {
  const std::uint64_t now = ui.document().origin.seed.value_or(kSampleSeed);
  const std::uint64_t next = by < 0 && now == 0 ? 0 : now + static_cast<std::uint64_t>(by);
  if (ui.session.worker().activity()) return;
  ui.loader.open_scene(next);
}

void copy_what_is_pointed_at(Ui& ui) {
  if (ui.view.tooltip.empty()) return ui.session.say("Point at something, then Ctrl+C copies what it says");
  ImGui::SetClipboardText(ui.view.tooltip.c_str());
  ui.session.say("Copied what the tooltip says");
}

void type_weight(Ui& ui) {
  const Rect& strip = ui.layout.weights;
  ui.requests.edit = EditTarget{ui.view.selected_output, ui.view.selected_map, {strip.centre().x, strip.y}};
}

void escape(Ui& ui) {
  ui.requests.close_popups = true;
  if (ui.machine_speed.state() == MachineSpeed::State::kRunning) {
    ui.machine_speed.cancel();
  } else if (ui.view.help) {
    ui.view.help = false;
  } else if (!ui.session.error().empty()) {
    ui.session.close_error();
  } else if (ui.session.worker().activity()) {
    ui.session.worker().cancel(Worker::Kind::kLoad);
    ui.session.worker().cancel(Worker::Kind::kSave);
    ui.session.say("Cancelled");
  }
}

// How things are shown. False for any other command.
bool run_look(Ui& ui, WindowCommand command) {
  ViewState& view = ui.view;
  switch (command) {
    case WindowCommand::kCurtain:
      view.curtain = !view.curtain;
      return true;
    case WindowCommand::kTheme:
      view.theme = next_of(view.theme, 3);
      view.strongest_only = view.theme == ThemeKind::kProjector;
      return true;
    case WindowCommand::kHelp:
      view.help = !view.help;
      return true;
    case WindowCommand::kLayout:
      view.nhwc = !view.nhwc;
      return true;
    case WindowCommand::kRangeMode:
      view.range_mode = next_of(view.range_mode, 3);
      return true;
    case WindowCommand::kStrongest:
      view.strongest_only = !view.strongest_only;
      return true;
    case WindowCommand::kPinRanges:
      view.pin_ranges = !view.pin_ranges;
      return true;
    case WindowCommand::kShowChange:
      view.show_change = !view.show_change;
      return true;
    case WindowCommand::kOverlay:
      view.overlay = next_of(view.overlay, ui.document().parameters().cout == 3 ? 4 : 3);
      return true;
    case WindowCommand::kShowTruth:
      view.show_truth = !view.show_truth;
      return true;
    case WindowCommand::kZoomIn:
      zoom(ui, 1.5F);
      return true;
    case WindowCommand::kZoomOut:
      zoom(ui, 1.0F / 1.5F);
      return true;
    case WindowCommand::kZoomAll:
      view.grid = {};
      return true;
    default:
      return false;
  }
}

// What is selected. False for any other command.
bool run_pointing(Ui& ui, WindowCommand command) {
  ViewState& view = ui.view;
  switch (command) {
    case WindowCommand::kNextOutput:
      view.selected_output = (view.selected_output + 1) % ui.document().parameters().cout;
      return true;
    case WindowCommand::kMapLeft:
      move_selection(ui, -1);
      return true;
    case WindowCommand::kMapRight:
      move_selection(ui, 1);
      return true;
    case WindowCommand::kMapUp:
      move_selection(ui, -view.grid_columns);
      return true;
    case WindowCommand::kMapDown:
      move_selection(ui, view.grid_columns);
      return true;
    case WindowCommand::kProbeLeft:
      move_probe(ui, -1, 0);
      return true;
    case WindowCommand::kProbeRight:
      move_probe(ui, 1, 0);
      return true;
    case WindowCommand::kProbeUp:
      move_probe(ui, 0, -1);
      return true;
    case WindowCommand::kProbeDown:
      move_probe(ui, 0, 1);
      return true;
    case WindowCommand::kNextImage:
      view.image = (view.image + 1) % ui.document().shape().n;
      return true;
    default:
      return false;
  }
}

// What changes the layer. False for any other command.
bool run_edit(Ui& ui, WindowCommand command) {
  ViewState& view = ui.view;
  switch (command) {
    case WindowCommand::kActivation:
      ui.session.dispatch(SetActivation{next_of(ui.document().parameters().activation, 4)});
      return true;
    case WindowCommand::kRaise:
      nudge_weight(ui, kStep);
      return true;
    case WindowCommand::kLower:
      nudge_weight(ui, -kStep);
      return true;
    case WindowCommand::kRaiseFine:
      nudge_weight(ui, kFineStep);
      return true;
    case WindowCommand::kLowerFine:
      nudge_weight(ui, -kFineStep);
      return true;
    case WindowCommand::kZeroWeight:
      set_parameter(ui, {view.selected_output, view.selected_map, {}}, 0.0F);
      return true;
    case WindowCommand::kTypeWeight:
      type_weight(ui);
      return true;
    case WindowCommand::kRaiseBias:
      nudge_bias(ui, kStep);
      return true;
    case WindowCommand::kLowerBias:
      nudge_bias(ui, -kStep);
      return true;
    case WindowCommand::kUndo:
      ui.session.undo();
      return true;
    case WindowCommand::kRedo:
      ui.session.redo();
      return true;
    default:
      return false;
  }
}

// Files, inputs and the window itself. False for any other command.
bool run_window(Ui& ui, WindowCommand command) {
  switch (command) {
    case WindowCommand::kOpen:
      ui.requests.open = true;
      return true;
    case WindowCommand::kSaveWeights:
      ui.requests.save_weights = true;
      return true;
    case WindowCommand::kSaveOutputs:
      ui.requests.save_outputs = true;
      return true;
    case WindowCommand::kCopy:
      copy_what_is_pointed_at(ui);
      return true;
    case WindowCommand::kInputSample:
      ui.loader.open_scene(kSampleSeed);
      return true;
    case WindowCommand::kInputHandCheckable:
      ui.loader.open_hand_checkable();
      return true;
    case WindowCommand::kInputPixels:
      ui.loader.set_extractor(ExtractorKind::kPixels);
      return true;
    case WindowCommand::kFlipAxes:
      ui.loader.flip_layout();
      return true;
    case WindowCommand::kNextScene:
      step_scene(ui, 1);
      return true;
    case WindowCommand::kPreviousScene:
      step_scene(ui, -1);
      return true;
    case WindowCommand::kMeasure:
      ui.machine_speed.start();
      return true;
    case WindowCommand::kEscape:
      escape(ui);
      return true;
    default:
      return false;
  }
}

}  // namespace

void run_command(Ui& ui, WindowCommand command) {
  const bool known =
      run_look(ui, command) || run_pointing(ui, command) || run_edit(ui, command) || run_window(ui, command);
  assert(known);
  static_cast<void>(known);
}

}  // namespace pw
