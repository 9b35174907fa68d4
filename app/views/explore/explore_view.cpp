#include "app/views/explore/explore_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <nlohmann/json.hpp>

#include "app/document_json/names.h"
#include "app/frame/parameter_edit.h"
#include "app/views/explore/explore_room.h"
#include "app/views/explore/links.h"
#include "app/views/explore/poke_commands.h"
#include "app/views/explore/poke_state.h"
#include "app/views/explore/rod_links.h"
#include "app/views/explore/stack_commands.h"

namespace pw {
namespace {

constexpr float kZoomStep = 1.5F;
constexpr const char* kMapRow = "select a map";
constexpr const char* kModeRow = "the next way to show the stack, the previous";
constexpr std::string_view kStackScope = "explore.3d";
constexpr const char* kZoomRow = "zoom the grid, show all of it";

template <class E>
std::string_view name_of(E value) {
  const auto names = names_of(value);
  return std::ranges::find(names, value, &EnumName<E>::value)->name;
}

bool shows_grid(MapsMode mode) {
  return mode == MapsMode::kInputs || mode == MapsMode::kProducts;
}

}  // namespace

std::vector<Command> ExploreView::commands() {
  const auto steps = [this](std::int64_t columns, std::int64_t rows) {
    return [this, columns, rows](Frame& frame) { step_map(frame, columns, rows); };
  };
  const auto zooms = [this](float factor) { return [this, factor](Frame&) { maps_.zoom(factor); }; };
  std::vector<Command> commands = {
      {"map.left", "Map to the left", "Selects the map to the left", {"Left"}, kMapRow, steps(-1, 0)},
      {"map.right", "Map to the right", "Selects the map to the right", {"Right"}, kMapRow, steps(1, 0)},
      {"map.up", "Map above", "Selects the map above", {"Up"}, kMapRow, steps(0, -1)},
      {"map.down", "Map below", "Selects the map below", {"Down"}, kMapRow, steps(0, 1)},
      {"weight.type",
       "Type the weight",
       "Opens a field to type the selected weight",
       {"Enter"},
       "zero the selected weight, type its value",
       [this](Frame& frame) {
         frame.requests().edit = typed_parameter(frame, weight_id(frame.selection().output, frame.selection().map),
                                                 ImVec2{layout_.weights.centre().x, layout_.weights.y});
       }},
      {"scrub.play",
       "Play",
       "Adds the maps one by one, or pauses; turns the stack into the matrix, and back",
       {"Space"},
       "play or pause: products, matrix",
       [this](Frame& frame) {
         frame.selection().mode == MapsMode::kMatrix ? matrix_.toggle_play(frame) : toggle_play(frame);
       },
       [](const Frame& frame) {
         return frame.selection().mode == MapsMode::kMatrix || frame.selection().mode == MapsMode::kProducts;
       },
       [](const Frame& frame) { return frame.play().has_value(); }},
      {"maps.find",
       "Select…",
       "Selects maps by number or name: 5, 20-30, or a part of a name",
       {"Ctrl+F"},
       "select maps by number or name",
       [this](Frame&) { finder_.open(); }},
      {"zoom.in", "Zoom in", "Zooms the grid in", {"Page Up"}, kZoomRow, zooms(kZoomStep)},
      {"zoom.out", "Zoom out", "Zooms the grid out", {"Page Down"}, kZoomRow, zooms(1.0F / kZoomStep)},
      {"zoom.all",
       "Whole grid",
       "Shows the whole grid again",
       {"Home"},
       kZoomRow,
       [this](Frame&) { maps_.zoom_all(); }},
  };
  for (auto more :
       {mode_commands(), scrub_commands(), mask_commands(), probe_commands(), poke_commands(), code_commands()})
    std::ranges::move(more, std::back_inserter(commands));
  for (Command& command : commands) command.scope = id();
  for (Command& command : camera_commands()) {
    command.scope = kStackScope;
    commands.push_back(std::move(command));
  }
  return commands;
}

// The modes of the maps panel, which are the view's tabs.
std::vector<Command> ExploreView::mode_commands() const {
  const auto steps = [this](std::size_t by) {
    return [this, by](Frame& frame) {
      const auto names = tabs();
      Selection next = frame.selection();
      select_tab(names[(static_cast<std::size_t>(next.mode) + by) % names.size()], next);
      frame.select(next);
    };
  };
  return {{"mode.next", "Next mode", "Shows the stack in the next way", {"V"}, kModeRow, steps(1)},
          {"mode.previous",
           "Previous mode",
           "Shows the stack in the previous way",
           {"Shift+V"},
           kModeRow,
           steps(tabs().size() - 1)},
          {"mode.position",
           "One position",
           "Shows the sum at one position",
           {"E"},
           "the sum at one position",
           [this](Frame& frame) {
             Selection next = frame.selection();
             select_tab("position", next);
             frame.select(next);
           }}};
}

void ExploreView::select_tab(std::string_view tab, Selection& selection) const {
  constexpr std::array kModes = {MapsMode::kInputs, MapsMode::kPosition, MapsMode::kProducts, MapsMode::kMatrix,
                                 MapsMode::kStack3d};
  const auto names = tabs();
  selection.mode = kModes[static_cast<std::size_t>(std::ranges::find(names, tab) - names.begin())];
}

// In the order of the grid, or of W where there is no grid.
void ExploreView::step_map(Frame& frame, std::int64_t columns, std::int64_t rows) const {
  constexpr std::int64_t kColumns = 16;  // where there is no grid
  const bool has_grid = shows_grid(frame.selection().mode);
  const std::vector<std::int64_t>& maps = has_grid ? maps_.maps() : frame.order().maps();
  const auto found = std::ranges::find(maps, frame.selection().map);
  const std::int64_t now = found == maps.end() ? 0 : found - maps.begin();
  const std::int64_t next = now + columns + rows * (has_grid ? maps_.columns() : kColumns);
  const auto last = static_cast<std::int64_t>(maps.size()) - 1;
  frame.select_map(maps[static_cast<std::size_t>(std::clamp<std::int64_t>(next, 0, last))]);
}

std::string_view ExploreView::hint(const Frame& frame) const {
  switch (frame.selection().mode) {
    case MapsMode::kPosition:
      if (const auto words = poke_hint(frame); !words.empty()) return words;
      return "Press a position on any picture: the sum follows. Alt+arrows move the marker, Tab takes the other "
             "output. Esc: back to the maps.";
    case MapsMode::kProducts:
      return "Space plays, J steps on, Shift+J back. X mutes, Y solos what is selected: Shift, Ctrl or a drawn frame "
             "select several.";
    case MapsMode::kMatrix:
      return "Point at a row: its position lights up everywhere. Esc: back to the maps.";
    case MapsMode::kStack3d:
      return "Drag turns the block, the wheel zooms. Press a map or a position to pull it out. Esc: back to the maps.";
    case MapsMode::kInputs:
      break;
  }
  return "Drag a bar and watch the outputs below. Point at anything to see what it is.";
}

std::vector<std::string_view> ExploreView::scopes(const Selection& selection) const {
  if (selection.mode == MapsMode::kStack3d) return {kStackScope, id()};
  return {id()};
}

bool ExploreView::advance(Frame& frame) const {
  const bool is_playing = advance_play(frame);
  return matrix_.advance(frame) || is_playing;
}

void ExploreView::describe(StateWriter& writer, const Frame& frame) const {
  const Selection& selection = frame.selection();
  writer.section("maps") = {{"show", name_of(selection.mode)}, {"order", name_of(selection.order)}};
  writer.section("scrub") = {
      {"k", selection.added}, {"output", selection.output}, {"playing", frame.play().has_value()}};
  outputs_.describe(writer, frame);
  const auto& rank = weights_.head().rank().found();
  if (has_weights() && rank) writer.section("output")["rank"] = rank->rank;
  const bool has_current = frame.has_outputs() && frame.session().outputs_are_current();
  if (selection.mode == MapsMode::kPosition && has_current && geometry_of(selection.poke) == KernelGeometry{})
    sum_.describe(writer, frame);
  if (selection.mode == MapsMode::kPosition) describe_poke(writer, frame);
  if (selection.mode == MapsMode::kMatrix) matrix_.describe(writer, frame);
  if (selection.mode == MapsMode::kStack3d) stack_.describe(writer, frame);
}

template <class Use>
void ExploreView::with_stack_panel(MapsMode mode, Use use) {
  switch (mode) {
    case MapsMode::kInputs:
    case MapsMode::kProducts:
      return use(maps_);
    case MapsMode::kStack3d:
      return use(stack_);
    case MapsMode::kPosition:
      if (shows_answer_) return use(answer_);
      return use(sum_);
    case MapsMode::kMatrix:
      return use(matrix_);
  }
}

void ExploreView::lay_out(Rect body, const Frame& frame) {
  layout_ = lay_out_explore(explore_request(frame, body));
  // A bar of x that is held stays under the pointer.
  shows_answer_ = shows_answer(frame) && !sum_.is_dragged();
  is_block_alone_ = has_weights() && is_block_alone(frame, body);
  if (is_block_alone_) give_room_to_block(layout_, body, frame.px(8));
  if (!is_block_alone_) image_.lay_out(layout_.image, frame);
  // The rod laid flat has the room of the maps: W's columns stand below it and take none from the labels.
  const float labels =
      frame.selection().mode == MapsMode::kStack3d && !is_block_alone_ ? layout_.labels_column.w : 0.0F;
  if (has_weights()) weights_.lay_out(layout_.weights, layout_.labels_column, layout_.maps_column, frame, labels);
  with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.lay_out(layout_.maps, frame); });
  if (!is_block_alone_) outputs_.lay_out(layout_.output_slots, frame);
}

void ExploreView::input(Frame& frame) {
  const Rect& beside = is_block_alone_ ? layout_.maps : layout_.image;
  if (!is_block_alone_) image_.input(frame);
  finder_.show(frame, {beside.x, beside.bottom() + frame.px(2)});
  if (!frame.is_stale()) with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.input(frame); });
  if (!frame.is_stale() && has_weights()) weights_.input(frame);
  if (!frame.is_stale() && !is_block_alone_) outputs_.input(frame);
}

void ExploreView::draw(const Frame& frame) {
  if (!is_block_alone_) image_.draw(frame);
  with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.draw(frame); });
  if (has_weights()) weights_.draw(frame);
  if (!is_block_alone_) outputs_.draw(frame);
  if (!has_weights()) return;
  draw_links_below(frame);
  weights_.draw_head(frame);
}

void ExploreView::draw_links_below(const Frame& frame) const {
  if (frame.selection().mode == MapsMode::kStack3d)
    return draw_rod_links(
        frame, {stack_.selected_cell(frame), layout_.weights, weights_.head().parts(frame), layout_.outputs.y},
        weights_.rows(), is_block_alone_ ? nullptr : &outputs_);
  const float between = layout_.weights.bottom();
  frame.explain_drawn({layout_.weights.x, between, layout_.weights.w, layout_.outputs.y - between},
                      "From the selected map's weights to the outputs: the larger |w|, the thicker the line");
  const bool is_tied = frame.selection().mode == MapsMode::kInputs;
  draw_links(frame,
             {is_tied ? maps_.tile_of(linked_map(frame)) : std::nullopt,
              is_tied ? maps_.picture_of(linked_map(frame)) : std::nullopt, is_tied ? maps_.column_gap() : 0.0F,
              layout_.maps, layout_.weights, weights_.head().parts(frame), layout_.outputs.y},
             weights_.rows(), outputs_);
}

KernelGeometry ExploreView::kernel_shown(const Frame& frame) const {
  return shown_mode(frame.selection()) == MapsMode::kPosition ? geometry_of(frame.selection().poke) : KernelGeometry{};
}

std::vector<Rect> ExploreView::panels() const {
  if (is_block_alone_) return {layout_.maps, layout_.weights};
  std::vector<Rect> panels = {layout_.image, layout_.maps};
  if (has_weights()) panels.push_back(layout_.weights);
  panels.insert(panels.end(), outputs_.panels().begin(), outputs_.panels().end());
  return panels;
}

}  // namespace pw
