#include "app/panels/learn/paint_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/learn/label_looks.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kSwatch = 13.0F;  // points
constexpr float kRail = 56.0F;

float picture_ratio(const Document& document) {
  if (document.picture != nullptr)
    return static_cast<float>(document.picture->width) / static_cast<float>(document.picture->height);
  return static_cast<float>(document.shape().w) / static_cast<float>(document.shape().h);
}

// The swatch stands in the room of the leading spaces.
std::string class_label(const Frame& frame, std::int64_t kind) {
  return "      " + class_name(frame.document(), kind);
}

std::string explain_class(const Frame& frame, std::int64_t kind) {
  return fmt::format("Paint {}: class {} belongs to output {}", class_name(frame.document(), kind), kind,
                     frame.document().network.cout() == 1 ? 0 : kind);
}

std::int64_t size_at(Rect rail, float x) {
  const float share = std::clamp((x - rail.x) / rail.w, 0.0F, 1.0F);
  return 1 + std::lround(share * static_cast<float>(kLargestBrush - 1));
}

void choose_class(Frame& frame, std::int64_t kind) {
  Selection next = frame.selection();
  next.brush.kind = kind;
  if (next.brush.tool == BrushTool::kEraser) next.brush.tool = BrushTool::kBrush;
  frame.select(next);
}

std::uint8_t painted_class(const Frame& frame, bool erases) {
  const Brush& brush = frame.selection().brush;
  return erases || brush.tool == BrushTool::kEraser ? kUnlabelled : static_cast<std::uint8_t>(brush.kind);
}

LabelMap labels_of(const Document& document) {
  return document.labels != nullptr ? *document.labels : LabelMap::of_size(document.shape());
}

}  // namespace

void PaintPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  has_heading_ = panel.h >= frame.px(250) && frame.display().theme != ThemeKind::kProjector;
  const Rect area = panel_area(frame, panel);
  const float tools_h = frame.px(24);
  tools_row_ = {area.x, has_heading_ ? area.y : panel.y + frame.px(7), area.w, tools_h};
  const bool has_caption = panel.h >= frame.px(170);
  const float caption_h = has_caption ? frame.fonts().small->FontSize + frame.px(6) : 0.0F;
  const float top = tools_row_.bottom() + frame.px(8);
  picture_ = whole_size(
      fit({area.x, top, area.w, std::max(1.0F, area.bottom() - caption_h - top)}, picture_ratio(frame.document())));
}

PaintPanel::Tools PaintPanel::tools(const Frame& frame) const {
  const float height = tools_row_.h;
  Tools tools;
  float x = tools_row_.x;
  const auto add = [&](const char* key, const char* command) {
    tools.buttons.push_back(command_button(frame, key, command, {x, tools_row_.y}, height));
    x += tools.buttons.back().area.w + frame.px(4);
  };
  add("paint.brush", "paint.brush");
  add("paint.eraser", "paint.eraser");
  add("paint.fill", "paint.fill");
  add_classes(frame, height, tools);
  tools.more = button_at(frame, "paint.more", choice_label("More"),
                         "Labels from and to files, and what has no room here", {0, tools_row_.y}, height);
  tools.more.area.x = tools_row_.right() - tools.more.area.w;
  const std::vector<const char*> commands = {"paint.sample", "paint.clear"};
  for (const char* command : commands)
    tools.right.push_back(command_button(frame, command, command, {0, tools_row_.y}, height));
  align_right(tools.right, tools.more.area.x - frame.px(6), frame.px(6));
  float left = tools.buttons.back().area.right() + frame.px(14);
  const float rail_w = text_width(frame.fonts().small, "size") + frame.px(10 + kRail + 10);
  if (tools.right.front().area.x < left) {
    tools.listed = std::move(tools.right);
    tools.right.clear();
  }
  for (const char* command : {"labels.load", "labels.save"})
    tools.listed.push_back(command_button(frame, command, command, {0, tools_row_.y}, height));
  const float end = tools.right.empty() ? tools.more.area.x : tools.right.front().area.x;
  if (left + rail_w <= end) {
    const float rail_x = left + text_width(frame.fonts().small, "size") + frame.px(10);
    tools.size = Rect{rail_x, tools_row_.y, frame.px(kRail), height};
  }
  return tools;
}

// A button for each class or, where these have no room, one that opens a list.
void PaintPanel::add_classes(const Frame& frame, float height, Tools& tools) const {
  float x = tools.buttons.back().area.right() + frame.px(12);
  std::vector<Button> buttons;
  const Brush& brush = frame.selection().brush;
  for (std::int64_t kind = 0; kind < class_count(frame.document()); ++kind) {
    buttons.push_back(button_at(frame, {"paint.class", kind}, class_label(frame, kind), explain_class(frame, kind),
                                {x, tools_row_.y}, height));
    buttons.back().is_on = brush.kind == kind && brush.tool != BrushTool::kEraser;
    x = buttons.back().area.right() + frame.px(4);
  }
  if (x <= tools_row_.right() - frame.px(70)) {
    tools.buttons.insert(tools.buttons.end(), buttons.begin(), buttons.end());
    return;
  }
  x = tools.buttons.back().area.right() + frame.px(12);
  tools.buttons.push_back(button_at(frame, "paint.class", choice_label(class_label(frame, brush.kind)),
                                    "Choose the class to paint", {x, tools_row_.y}, height));
}

void PaintPanel::input(Frame& frame) {
  const Tools now = tools(frame);
  input_tools(frame, now);
  if (now.size) input_size(frame, *now.size);
  input_picture(frame);
}

void PaintPanel::input_tools(Frame& frame, const Tools& tools) const {
  for (const Button& button : tools.buttons) {
    if (button.key.base != "paint.class") {
      press(frame, button);
    } else if (button.key.i >= 0) {
      if (press(frame, button)) choose_class(frame, button.key.i);
    } else {
      std::vector<Choice> choices;
      for (std::int64_t kind = 0; kind < class_count(frame.document()); ++kind)
        choices.push_back(
            {class_name(frame.document(), kind), explain_class(frame, kind), kind == frame.selection().brush.kind});
      if (const auto chosen = choose(frame, button, choices)) choose_class(frame, static_cast<std::int64_t>(*chosen));
    }
  }
  press_all(frame, tools.right);
  input_more(frame, tools);
}

void PaintPanel::input_more(Frame& frame, const Tools& tools) const {
  std::vector<Choice> choices;
  for (const Button& button : tools.listed) {
    const Command& command = frame.commands().find(button.command);
    choices.push_back({command.label, command.help + ".", false, is_enabled(command, frame)});
  }
  if (const auto chosen = choose(frame, tools.more, choices)) frame.run(tools.listed[*chosen].command);
}

void PaintPanel::input_size(Frame& frame, Rect rail) const {
  const ItemState item = frame.add_item("paint.size", rail);
  if (item.active) {
    Selection next = frame.selection();
    next.brush.size = size_at(rail, ImGui::GetIO().MousePos.x);
    frame.select(next);
  } else if (item.hovered) {
    frame.explain(fmt::format("The brush is {} wide", counted(frame.selection().brush.size, "position")));
  }
}

MapPoint PaintPanel::map_point(const Frame& frame, ImVec2 at) const {
  const Shape& shape = frame.document().shape();
  return {(at.x - picture_.x) / picture_.w * static_cast<float>(shape.w),
          (at.y - picture_.y) / picture_.h * static_cast<float>(shape.h)};
}

void PaintPanel::input_picture(Frame& frame) {
  const ItemState item = frame.add_item("paint.picture", picture_, PointerButtons::kLeftOrRight);
  const Shape& shape = frame.document().shape();
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  if (item.hovered) {
    frame.hover().position = position_at(pointer, picture_, shape.w, shape.h);
    if (!item.active) frame.explain_nothing();
  }
  if (item.pressed) {
    frame.begin_gesture();
    stroke_from_.reset();
  }
  if (item.active && frame.gesture_is_open())
    stroke(frame, pointer, painted_class(frame, ImGui::IsMouseDown(ImGuiMouseButton_Right)));
  if (item.released) {
    stroke_from_.reset();
    frame.end_gesture();
  }
}

void PaintPanel::stroke(Frame& frame, ImVec2 to, std::uint8_t kind) {
  const MapPoint now = map_point(frame, to);
  const MapPoint from = stroke_from_.value_or(now);
  const bool begins = !stroke_from_;
  if (!begins && from.x == now.x && from.y == now.y) return;
  stroke_from_ = now;
  const Brush& brush = frame.selection().brush;
  LabelMap labels = labels_of(frame.document());
  if (brush.tool == BrushTool::kFill) {
    if (!begins) return;
    labels = filled(std::move(labels), frame.selection().n, now, kind);
  } else {
    labels = painted(std::move(labels), frame.selection().n, from, now, brush.size, kind);
  }
  if (frame.document().labels != nullptr && *frame.document().labels == labels) return;
  frame.dispatch(SetLabels{std::make_shared<const LabelMap>(std::move(labels))});
}

const std::vector<bool>& PaintPanel::held_out(const Frame& frame) {
  const auto& setup = frame.training().setup();
  const std::int64_t n = frame.selection().n;
  return held_out_.of({setup, n}, [&]() -> std::vector<bool> {
    if (setup == nullptr) return {};
    const std::vector<bool> all = held_out_labels(*setup);
    if (all.empty()) return {};
    const auto begin = all.begin() + n * setup->input->shape().pixels();
    return {begin, begin + setup->input->shape().pixels()};
  });
}

std::string PaintPanel::caption(const Frame& frame) const {
  const Document& document = frame.document();
  const std::int64_t all = document.shape().n * document.shape().pixels();
  if (document.labels == nullptr) return fmt::format("0 of {} positions labelled", count_text(all));
  const auto counts = label_counts(*document.labels, class_count(document));
  std::int64_t labelled = 0;
  std::string names;
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    labelled += counts[kind];
    if (counts[kind] == 0) continue;
    names += fmt::format("{} {} {}", names.empty() ? "  ·" : ",", count_text(counts[kind]),
                         class_name(document, static_cast<std::int64_t>(kind)));
  }
  return fmt::format("{} of {} positions labelled{}", count_text(labelled), count_text(all), names);
}

void PaintPanel::draw(const Frame& frame) {
  draw_panel(frame, panel_, has_heading_ ? "Paint" : "", frame.theme().text,
             has_heading_ ? "a few strokes of each class" : "");
  const Tools now = tools(frame);
  draw_buttons(frame, now.buttons);
  for (const Button& button : now.buttons) {
    if (button.key.base != "paint.class") continue;
    const float side = std::floor(frame.px(kSwatch));
    const std::int64_t kind = button.key.i >= 0 ? button.key.i : frame.selection().brush.kind;
    draw_label_swatch(
        frame, {std::floor(button.area.x + frame.px(8)), std::floor(button.area.centre().y - side / 2.0F), side, side},
        kind);
  }
  draw_buttons(frame, now.right);
  draw_button(frame, now.more);
  if (now.size) draw_size(frame, *now.size);
  const bool fits = frame.document().labels == nullptr || frame.document().labels->fits(frame.document().shape());
  const GLuint texture =
      frame.pictures().labels("paint.picture", static_cast<int>(picture_.w), static_cast<int>(picture_.h),
                              label_painting(frame), fits ? frame.document().labels : nullptr, held_out(frame));
  draw_canvas(frame, texture, picture_);
  frame.draw_list()->AddRect(picture_.min(), picture_.max(), im(frame.theme().border));
  draw_brush(frame);
  if (panel_.h < frame.px(170)) return;
  draw_text_within(frame, frame.fonts().small, frame.theme().text,
                   {picture_.x, panel_.bottom() - frame.padding() - frame.fonts().small->FontSize},
                   panel_.right() - frame.padding() - picture_.x, caption(frame));
}

void PaintPanel::draw_size(const Frame& frame, Rect rail) const {
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
}

// A ring as wide as the brush.
void PaintPanel::draw_brush(const Frame& frame) const {
  const ItemState item = frame.item("paint.picture");
  if (!item.hovered && !item.active) return;
  const ImVec2 at = ImGui::GetIO().MousePos;
  const float position = picture_.w / static_cast<float>(frame.document().shape().w);
  const float radius = std::max(frame.px(4), static_cast<float>(frame.selection().brush.size) * position / 2.0F);
  frame.draw_list()->AddCircle(at, radius, IM_COL32(0, 0, 0, 255), 0, frame.px(3.5F));
  frame.draw_list()->AddCircle(at, radius, IM_COL32(255, 255, 255, 255), 0, frame.px(1.5F));
}

}  // namespace pw
