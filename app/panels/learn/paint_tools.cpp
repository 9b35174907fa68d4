#include "app/panels/learn/paint_tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/learn/label_looks.h"
#include "app/presentation/number_text.h"
#include "app/training/trained_network.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kSwatch = 13.0F;  // points
constexpr float kRail = 56.0F;

constexpr const char* kSwatchRoom = "      ";

std::string class_label(const Frame& frame, std::int64_t kind) {
  return kSwatchRoom + class_name(trained_outputs(frame.document()), kind);
}

// The longest first; at last none.
std::vector<std::string> class_names(const Frame& frame, std::int64_t kind) {
  return {class_name(trained_outputs(frame.document()), kind), fmt::format("class {}", kind), ""};
}

std::string explain_class(const Frame& frame, std::int64_t kind) {
  return fmt::format("Paint {}: class {} belongs to output {}", class_name(trained_outputs(frame.document()), kind),
                     kind, trained_outputs(frame.document()).parameters.cout == 1 ? 0 : kind);
}

std::int64_t size_at(Rect rail, float x) {
  const float share = std::clamp((x - rail.x) / rail.w, 0.0F, 1.0F);
  return 1 + std::lround(share * static_cast<float>(kLargestBrush - 1));
}

// Right of its rail.
Rect size_number(const Frame& frame, Rect rail) {
  return {rail.right(), rail.y, frame.px(8) + text_width(frame.fonts().small, "00"), rail.h};
}

std::string explain_size(const Frame& frame) {
  return fmt::format("The brush is {} wide; a click on the number: type it",
                     counted(frame.selection().brush.size, "position"));
}

void choose_class(Frame& frame, std::int64_t kind) {
  Selection next = frame.selection();
  next.brush.kind = kind;
  if (next.brush.tool == BrushTool::kEraser) next.brush.tool = BrushTool::kBrush;
  frame.select(next);
}

// How many positions a sample has, where that is not in the command's own label.
std::optional<std::string> label_of(const Frame& frame, std::string_view command) {
  const bool can_be_drawn = frame.document().ground_truth != nullptr && has_classes(trained_outputs(frame.document()));
  if (command != "paint.sample" || !can_be_drawn) return std::nullopt;
  return fmt::format("{} random labelled positions", kSamples * class_count(frame.document()));
}

}  // namespace

PaintTools::Tools PaintTools::tools(const Frame& frame) const {
  const float height = row_.h;
  Tools tools;
  float x = row_.x;
  const auto add = [&](const char* key, const char* command) {
    tools.buttons.push_back(command_button(frame, key, command, {x, row_.y}, height));
    x += tools.buttons.back().area.w + frame.px(4);
  };
  add("paint.brush", "paint.brush");
  add("paint.eraser", "paint.eraser");
  add("paint.fill", "paint.fill");
  add_classes(frame, height, tools);
  tools.more = button_at(frame, "paint.more", choice_label("More"),
                         "Labels from and to files, and what has no room here", {0, row_.y}, height);
  tools.more.area.x = row_.right() - tools.more.area.w;
  for (const char* command : {"paint.sample", "paint.clear"})
    tools.right.push_back(command_button(frame, command, command, {0, row_.y}, height, label_of(frame, command)));
  if (frame.document().ground_truth != nullptr && !has_classes(trained_outputs(frame.document())))
    tools.right.front().explanation =
        "The picture has a ground truth, but these outputs have no classes: nothing says which output is which";
  for (const char* command : {"labels.load", "labels.save"})
    tools.listed.push_back(command_button(frame, command, command, {0, row_.y}, height));
  const float left = tools.buttons.back().area.right() + frame.px(14);
  const Rect number = size_number(frame, {});
  const float rail_w = text_width(frame.fonts().small, "size") + frame.px(10 + kRail + 10) + number.w;
  align_right(tools.right, tools.more.area.x - frame.px(6), frame.px(6));
  // The size has no other place.
  while (!tools.right.empty() && tools.right.front().area.x < left + rail_w) {
    tools.listed.insert(tools.listed.begin(), tools.right.back());
    tools.right.pop_back();
    align_right(tools.right, tools.more.area.x - frame.px(6), frame.px(6));
  }
  const float end = tools.right.empty() ? tools.more.area.x : tools.right.front().area.x;
  if (left + rail_w <= end) {
    const float rail_x = left + text_width(frame.fonts().small, "size") + frame.px(10);
    tools.size = Rect{rail_x, row_.y, frame.px(kRail), height};
  }
  return tools;
}

// A button for each class or, where these have no room, one that opens a list.
void PaintTools::add_classes(const Frame& frame, float height, Tools& tools) const {
  float x = tools.buttons.back().area.right() + frame.px(12);
  std::vector<Button> buttons;
  const Brush& brush = frame.selection().brush;
  for (std::int64_t kind = 0; kind < class_count(frame.document()); ++kind) {
    buttons.push_back(button_at(frame, {"paint.class", kind}, class_label(frame, kind), explain_class(frame, kind),
                                {x, row_.y}, height));
    buttons.back().is_on = brush_class(frame) == kind && brush.tool != BrushTool::kEraser;
    x = buttons.back().area.right() + frame.px(4);
  }
  if (x <= row_.right() - frame.px(70)) {
    tools.buttons.insert(tools.buttons.end(), buttons.begin(), buttons.end());
    return;
  }
  x = tools.buttons.back().area.right() + frame.px(12);
  // Where its name has no room its number, or its swatch alone, says which.
  const float room = row_.right() - button_width(frame, choice_label("More")) - frame.px(6) - x;
  std::string label;
  for (const std::string& name : class_names(frame, brush_class(frame))) {
    label = choice_label(kSwatchRoom + name);
    if (button_width(frame, label) <= room) break;
  }
  tools.buttons.push_back(button_at(frame, "paint.class", label,
                                    fmt::format("Choose the class to paint; now {}",
                                                class_name(trained_outputs(frame.document()), brush_class(frame))),
                                    {x, row_.y}, height));
}

void PaintTools::input(Frame& frame) const {
  const Tools now = tools(frame);
  input_buttons(frame, now);
  if (now.size) input_size(frame, *now.size);
}

void PaintTools::input_buttons(Frame& frame, const Tools& tools) const {
  for (const Button& button : tools.buttons) {
    if (button.key.base != "paint.class") {
      press(frame, button);
    } else if (button.key.i >= 0) {
      if (press(frame, button)) choose_class(frame, button.key.i);
    } else {
      std::vector<Choice> choices;
      for (std::int64_t kind = 0; kind < class_count(frame.document()); ++kind)
        choices.push_back({class_name(trained_outputs(frame.document()), kind), explain_class(frame, kind),
                           kind == brush_class(frame)});
      if (const auto chosen = choose(frame, button, choices)) choose_class(frame, static_cast<std::int64_t>(*chosen));
    }
  }
  press_all(frame, tools.right);
  input_more(frame, tools);
}

void PaintTools::input_more(Frame& frame, const Tools& tools) const {
  std::vector<Choice> choices;
  for (const Button& button : tools.listed) {
    const Command& command = frame.commands().find(button.command);
    choices.push_back({button.label, command.help + ".", false, is_enabled(command, frame)});
  }
  if (const auto chosen = choose(frame, tools.more, choices)) frame.run(tools.listed[*chosen].command);
}

void PaintTools::input_size(Frame& frame, Rect rail) const {
  const ItemState item = frame.add_item("paint.size", rail);
  if (item.active) {
    Selection next = frame.selection();
    next.brush.size = size_at(rail, ImGui::GetIO().MousePos.x);
    frame.select(next);
  } else if (item.hovered) {
    frame.explain(explain_size);
  }
  input_number(frame, "paint.size.number", size_number(frame, rail), "paint.size.type", explain_size);
}

void PaintTools::draw(const Frame& frame) const {
  const Tools now = tools(frame);
  draw_buttons(frame, now.buttons);
  for (const Button& button : now.buttons) {
    if (button.key.base != "paint.class") continue;
    const float side = std::floor(frame.px(kSwatch));
    const std::int64_t kind = button.key.i >= 0 ? button.key.i : brush_class(frame);
    draw_label_swatch(
        frame, {std::floor(button.area.x + frame.px(8)), std::floor(button.area.centre().y - side / 2.0F), side, side},
        kind);
  }
  draw_buttons(frame, now.right);
  draw_button(frame, now.more);
  if (now.size) draw_size(frame, *now.size);
}

void PaintTools::draw_size(const Frame& frame, Rect rail) const {
  ImFont* font = frame.fonts().small;
  draw_text_right(frame, font, frame.theme().muted, {rail.x - frame.px(10), rail.centre().y - font->FontSize / 2.0F},
                  "size");
  const float share = static_cast<float>(frame.selection().brush.size - 1) / static_cast<float>(kLargestBrush - 1);
  const float y = std::floor(rail.centre().y), thick = std::max(1.0F, frame.px(1.5F));
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled({rail.x, y - thick}, {rail.right(), y + thick}, im(frame.theme().track), thick);
  const float at = rail.x + share * rail.w;
  draw->AddRectFilled({at - frame.px(4), y - frame.px(8)}, {at + frame.px(4), y + frame.px(8)},
                      im(frame.theme().handle), frame.px(2));
  draw_number(frame, "paint.size.number", size_number(frame, rail), font,
              fmt::format("{}", frame.selection().brush.size));
}

}  // namespace pw
