#include "app/views/explore/explore_view.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "app/views/explore/links.h"

namespace pw {
namespace {

constexpr float kZoomStep = 1.5F;
constexpr const char* kMapRow = "select a map";
constexpr const char* kModeRow = "the next way to show the stack, the previous";
constexpr const char* kZoomRow = "zoom the grid, show all of it";

bool shows_grid(MapsMode mode) {
  return mode == MapsMode::kInputs || mode == MapsMode::kProducts;
}

}  // namespace

std::vector<Command> ExploreView::commands() {
  const auto steps = [this](std::int64_t columns, std::int64_t rows) {
    return [this, columns, rows](Frame& frame) { step_map(frame, columns + rows * maps_.columns()); };
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
         frame.requests().edit = EditRequest{weight_id(frame.selection().output, frame.selection().map),
                                             {layout_.weights.centre().x, layout_.weights.y}};
       }},
      {"zoom.in", "Zoom in", "Zooms the grid in", {"Page Up"}, kZoomRow, zooms(kZoomStep)},
      {"zoom.out", "Zoom out", "Zooms the grid out", {"Page Down"}, kZoomRow, zooms(1.0F / kZoomStep)},
      {"zoom.all",
       "Whole grid",
       "Shows the whole grid again",
       {"Home"},
       kZoomRow,
       [this](Frame&) { maps_.zoom_all(); }},
  };
  std::ranges::move(mode_commands(), std::back_inserter(commands));
  for (Command& command : commands) command.scope = id();
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
  constexpr std::array kModes = {MapsMode::kInputs, MapsMode::kPosition, MapsMode::kProducts, MapsMode::kMatrix};
  const auto names = tabs();
  selection.mode = kModes[static_cast<std::size_t>(std::ranges::find(names, tab) - names.begin())];
}

void ExploreView::step_map(Frame& frame, std::int64_t by) const {
  frame.select_map(std::clamp<std::int64_t>(frame.selection().map + by, 0, frame.document().shape().c - 1));
}

template <class Use>
void ExploreView::with_stack_panel(MapsMode mode, Use use) {
  switch (mode) {
    case MapsMode::kInputs:
    case MapsMode::kProducts:
    case MapsMode::kStack3d:
      return use(maps_);
    case MapsMode::kPosition:
      return use(sum_);
    case MapsMode::kMatrix:
      return use(matrix_);
  }
}

void ExploreView::lay_out(Rect body, const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const std::int64_t cout = frame.document().network.cout();
  layout_ = lay_out_explore({body, frame.px(1), static_cast<float>(shape.w) / static_cast<float>(shape.h),
                             OutputsPanel::slots(frame), static_cast<int>(cout)});
  image_.lay_out(layout_.image, frame);
  with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.lay_out(layout_.maps, frame); });
  weights_.lay_out(layout_.weights, layout_.image, layout_.maps, frame);
  outputs_.lay_out(layout_.output_slots, frame);
}

void ExploreView::input(Frame& frame) {
  image_.input(frame);
  if (!frame.is_stale()) with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.input(frame); });
  if (!frame.is_stale()) weights_.input(frame);
  if (!frame.is_stale()) outputs_.input(frame);
}

void ExploreView::draw(const Frame& frame) {
  image_.draw(frame);
  with_stack_panel(frame.selection().mode, [&](auto& panel) { panel.draw(frame); });
  weights_.draw(frame);
  outputs_.draw(frame);
  draw_links(frame, shows_grid(frame.selection().mode) ? maps_.selected_tile(frame) : std::nullopt, weights_.rows(),
             outputs_, layout_.outputs.y);
  weights_.draw_head(frame);
}

void ExploreView::describe(StateWriter& writer, const Frame& frame) const {
  outputs_.describe(writer);
  if (frame.selection().mode == MapsMode::kMatrix) matrix_.describe(writer, frame);
}

std::vector<Rect> ExploreView::panels() const {
  std::vector<Rect> panels = {layout_.image, layout_.maps, layout_.weights};
  panels.insert(panels.end(), outputs_.panels().begin(), outputs_.panels().end());
  return panels;
}

}  // namespace pw
