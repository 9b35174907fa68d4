#include "app/views/explore/stack_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/stack3d/stack_panel.h"

namespace pw {
namespace {

constexpr double kPlaySeconds = 6.0;  // from none to all

constexpr const char* kStepRow = "products: one map more, one less";
constexpr const char* kMaskRow = "mute, solo the selected maps";

bool are_products_shown(const Frame& frame) {
  return frame.selection().mode == MapsMode::kProducts;
}

bool is_position_shown(const Frame& frame) {
  return frame.selection().mode == MapsMode::kPosition;
}

void add_maps(Frame& frame, std::int64_t count) {
  Selection next = frame.selection();
  next.added = count;
  frame.select(next);
}

std::function<void(Frame&)> steps_added(std::int64_t by) {
  return [by](Frame& frame) {
    frame.play().reset();
    add_maps(frame, frame.selection().added + by);
  };
}

std::function<void(Frame&)> changes_mask(Mask (*change)(const Mask&, std::span<const std::int64_t>)) {
  return [change](Frame& frame) { frame.dispatch(SetMask{change(frame.document().mask, frame.selection().maps)}); };
}

void type_added(Frame& frame) {
  const auto set = [](Frame& now, std::string_view text) {
    return parse_whole_number(text, 0, now.document().network.cin()).map([&](std::int64_t count) {
      now.play().reset();
      add_maps(now, count);
    });
  };
  frame.requests().edit = TypedValue{"maps added", fmt::format("{}", frame.selection().added), set, {}, {}};
}

bool are_all(const std::vector<std::int64_t>& masked, const Selection& selection) {
  return std::ranges::includes(masked, selection.maps);
}

}  // namespace

std::vector<Command> scrub_commands() {
  return {{"scrub.first",
           "To the start",
           "Takes all maps out of the sum",
           {},
           "",
           [](Frame& frame) {
             frame.play().reset();
             add_maps(frame, 0);
           },
           are_products_shown},
          {"scrub.step", "One map more", "Adds one map", {"J"}, kStepRow, steps_added(1), are_products_shown},
          {"scrub.back",
           "One map less",
           "Takes the last map away",
           {"Shift+J"},
           kStepRow,
           steps_added(-1),
           are_products_shown},
          {"scrub.type",
           "Type how many maps are added",
           "Opens a field to type how many maps the sum so far counts",
           {},
           "",
           type_added,
           are_products_shown}};
}

std::vector<Command> mask_commands() {
  return {{"mute",
           "Mute",
           "The selected maps count as 0, W keeps its values; again: they count",
           {"X"},
           kMaskRow,
           changes_mask(with_muting_flipped),
           nullptr,
           [](const Frame& frame) { return are_all(frame.document().mask.muted, frame.selection()); }},
          {"solo",
           "Solo",
           "Only the selected maps count; again: all do",
           {"Y"},
           kMaskRow,
           changes_mask(with_solo_flipped),
           nullptr,
           [](const Frame& frame) { return are_all(frame.document().mask.solo, frame.selection()); }},
          {"unmute",
           "Clear",
           "All maps count again",
           {},
           "",
           [](Frame& frame) { frame.dispatch(SetMask{}); },
           [](const Frame& frame) { return !frame.document().mask.empty(); }}};
}

std::vector<Command> probe_commands() {
  using Of = ProbeOf;
  using Sort = ProbeSort;
  const auto chooses = [](auto Probe::*part, auto value) {
    return [=](Frame& frame) {
      Selection next = frame.selection();
      next.probe.*part = value;
      frame.select(next);
    };
  };
  const auto is = [](auto Probe::*part, auto value) {
    return [=](const Frame& frame) { return frame.selection().probe.*part == value; };
  };
  const auto command = [&](const char* id, const char* label, const char* help, auto Probe::*part, auto value) {
    return Command{id, label, help, {}, "", chooses(part, value), is_position_shown, is(part, value)};
  };
  return {command("probe.position", "Sum: this position", "The numbers of all maps at the marker's position",
                  &Probe::of, Of::kPosition),
          command("probe.mean", "Sum: mean of all positions", "The mean of each map over all positions, then W",
                  &Probe::of, Of::kMean),
          command("probe.by_map", "Sum: in the order of the maps", "As W below", &Probe::sort, Sort::kMap),
          command("probe.by_size", "Sum: largest first", "The largest products of this output first", &Probe::sort,
                  Sort::kSize)};
}

std::vector<Command> code_commands() {
  const auto command = [](const char* id, const char* label, const char* help, CodeKind code) {
    return Command{id,
                   label,
                   help,
                   {},
                   "",
                   [code](Frame& frame) {
                     Selection next = frame.selection();
                     next.matrix.code = code;
                     frame.select(next);
                   },
                   [](const Frame& frame) { return frame.selection().mode == MapsMode::kMatrix; },
                   [code](const Frame& frame) { return frame.selection().matrix.code == code; }};
  };
  return {command("code.numpy", "Code: NumPy", "The same layer in NumPy", CodeKind::kNumpy),
          command("code.pytorch", "Code: PyTorch", "The same layer in PyTorch", CodeKind::kPytorch),
          command("code.keras", "Code: Keras", "The same layer in Keras", CodeKind::kKeras)};
}

std::vector<Command> camera_commands() {
  constexpr float kTurn = 5.0F;  // degrees
  constexpr float kZoom = 1.5F;
  constexpr const char* kTurnRow = "3D: turn the block";
  constexpr const char* kSizeRow = "3D: zoom, the view as at first";
  const auto turns = [](float yaw, float pitch) { return [=](Frame& frame) { StackPanel::turn(frame, yaw, pitch); }; };
  const auto zooms = [](float factor) { return [=](Frame& frame) { StackPanel::zoom(frame, factor); }; };
  std::vector<Command> commands = {
      {"stack.left",
       "Turn to the left",
       "Turns the block: more of the side",
       {"Shift+Left"},
       kTurnRow,
       turns(kTurn, 0.0F)},
      {"stack.right",
       "Turn to the right",
       "Turns the block: more of the front map",
       {"Shift+Right"},
       kTurnRow,
       turns(-kTurn, 0.0F)},
      {"stack.up", "Turn up", "Turns the block: less of the top", {"Shift+Up"}, kTurnRow, turns(0.0F, -kTurn)},
      {"stack.down", "Turn down", "Turns the block: more of the top", {"Shift+Down"}, kTurnRow, turns(0.0F, kTurn)},
      {"stack.zoom_in", "Zoom in", "Zooms in, towards the selected map", {"Page Up"}, kSizeRow, zooms(kZoom)},
      {"stack.zoom_out",
       "Zoom out",
       "Zooms out, until the whole block is seen",
       {"Page Down"},
       kSizeRow,
       zooms(1.0F / kZoom)},
      {"stack.camera",
       "reset view",
       "Shows the block as at first",
       {"Home"},
       kSizeRow,
       StackPanel::reset_camera,
       [](const Frame& frame) { return frame.selection().camera != StackCamera{}; }}};
  for (Command& command : commands) {
    // From the list of all commands, too, they need the block.
    command.is_enabled = [can = command.is_enabled](const Frame& frame) {
      return frame.selection().mode == MapsMode::kStack3d && (can == nullptr || can(frame));
    };
  }
  return commands;
}

void toggle_play(Frame& frame) {
  if (frame.play()) return frame.play().reset();
  const std::int64_t cin = frame.document().network.cin();
  // With reduced motion there is nothing to see on the way.
  if (frame.display().reduces_motion) return add_maps(frame, frame.selection().added == cin ? 0 : cin);
  const std::int64_t from = frame.selection().added == cin ? 0 : frame.selection().added;
  const double share = static_cast<double>(cin - from) / static_cast<double>(cin);
  frame.play() = Motion{ImGui::GetTime(), kPlaySeconds * share, static_cast<float>(from), static_cast<float>(cin)};
}

bool advance_play(Frame& frame) {
  if (!frame.play()) return false;
  // Any press stops it; that of its own button is a command.
  const bool is_pressed = (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !frame.item("scrub.play").hovered) ||
                          ImGui::IsMouseClicked(ImGuiMouseButton_Right) ||
                          ImGui::IsMouseClicked(ImGuiMouseButton_Middle);
  if (is_pressed || !are_products_shown(frame)) {
    frame.play().reset();
    return false;
  }
  const double now = ImGui::GetTime();
  add_maps(frame, std::lround(frame.play()->at(now)));
  if (frame.play()->has_ended(now)) frame.play().reset();
  return frame.play().has_value();
}

}  // namespace pw
