#include "app/window/commands.h"

#include <algorithm>

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
  if (ui.view.help) {
    ui.view.help = false;
  } else if (!ui.session.error().empty()) {
    ui.session.close_error();
  } else if (ui.session.worker().activity()) {
    ui.session.worker().cancel(Worker::Kind::kLoad);
    ui.session.worker().cancel(Worker::Kind::kSave);
    ui.session.say("Cancelled");
  }
}

}  // namespace

void run_command(Ui& ui, WindowCommand command) {
  ViewState& view = ui.view;
  switch (command) {
    case WindowCommand::kOpen:
      ui.requests.open = true;
      return;
    case WindowCommand::kSaveWeights:
      ui.requests.save_weights = true;
      return;
    case WindowCommand::kSaveOutputs:
      ui.requests.save_outputs = true;
      return;
    case WindowCommand::kCopy:
      return copy_what_is_pointed_at(ui);
    case WindowCommand::kUndo:
      return ui.session.undo();
    case WindowCommand::kRedo:
      return ui.session.redo();
    case WindowCommand::kInputSample:
      return ui.loader.open_scene(kSampleSeed);
    case WindowCommand::kInputHandCheckable:
      return ui.loader.open_hand_checkable();
    case WindowCommand::kInputPixels:
      return ui.loader.set_extractor(ExtractorKind::kPixels);
    case WindowCommand::kFlipAxes:
      return ui.loader.flip_layout();
    case WindowCommand::kCurtain:
      view.curtain = !view.curtain;
      return;
    case WindowCommand::kTheme:
      view.theme = next_of(view.theme, 3);
      view.strongest_only = view.theme == ThemeKind::kProjector;
      return;
    case WindowCommand::kHelp:
      view.help = !view.help;
      return;
    case WindowCommand::kLayout:
      view.nhwc = !view.nhwc;
      return;
    case WindowCommand::kRangeMode:
      view.range_mode = next_of(view.range_mode, 3);
      return;
    case WindowCommand::kStrongest:
      view.strongest_only = !view.strongest_only;
      return;
    case WindowCommand::kPinRanges:
      view.pin_ranges = !view.pin_ranges;
      return;
    case WindowCommand::kShowChange:
      view.show_change = !view.show_change;
      return;
    case WindowCommand::kActivation:
      return ui.session.dispatch(SetActivation{next_of(ui.document().parameters().activation, 4)});
    case WindowCommand::kOverlay:
      view.overlay = next_of(view.overlay, ui.document().parameters().cout == 3 ? 4 : 3);
      return;
    case WindowCommand::kNextOutput:
      view.selected_output = (view.selected_output + 1) % ui.document().parameters().cout;
      return;
    case WindowCommand::kMapLeft:
      return move_selection(ui, -1);
    case WindowCommand::kMapRight:
      return move_selection(ui, 1);
    case WindowCommand::kMapUp:
      return move_selection(ui, -view.grid_columns);
    case WindowCommand::kMapDown:
      return move_selection(ui, view.grid_columns);
    case WindowCommand::kProbeLeft:
      return move_probe(ui, -1, 0);
    case WindowCommand::kProbeRight:
      return move_probe(ui, 1, 0);
    case WindowCommand::kProbeUp:
      return move_probe(ui, 0, -1);
    case WindowCommand::kProbeDown:
      return move_probe(ui, 0, 1);
    case WindowCommand::kRaise:
      return nudge_weight(ui, kStep);
    case WindowCommand::kLower:
      return nudge_weight(ui, -kStep);
    case WindowCommand::kRaiseFine:
      return nudge_weight(ui, kFineStep);
    case WindowCommand::kLowerFine:
      return nudge_weight(ui, -kFineStep);
    case WindowCommand::kZeroWeight:
      return set_parameter(ui, {view.selected_output, view.selected_map, {}}, 0.0F);
    case WindowCommand::kTypeWeight:
      return type_weight(ui);
    case WindowCommand::kRaiseBias:
      return nudge_bias(ui, kStep);
    case WindowCommand::kLowerBias:
      return nudge_bias(ui, -kStep);
    case WindowCommand::kNextImage:
      view.image = (view.image + 1) % ui.document().shape().n;
      return;
    case WindowCommand::kNextScene:
      return step_scene(ui, 1);
    case WindowCommand::kPreviousScene:
      return step_scene(ui, -1);
    case WindowCommand::kShowTruth:
      view.show_truth = !view.show_truth;
      return;
    case WindowCommand::kZoomIn:
      return zoom(ui, 1.5F);
    case WindowCommand::kZoomOut:
      return zoom(ui, 1.0F / 1.5F);
    case WindowCommand::kZoomAll:
      view.grid = {};
      return;
    case WindowCommand::kEscape:
      return escape(ui);
  }
}

}  // namespace pw
