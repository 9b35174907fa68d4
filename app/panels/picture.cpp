#include "app/panels/picture.h"

#include <algorithm>
#include <cmath>

#include "app/panels/text.h"
#include "app/view/number_text.h"

namespace pw {
namespace {

ImTextureID texture_id(GLuint texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture));
}

Rect cell_rect(Rect picture, std::int64_t w, std::int64_t h, Cell cell) {
  const float cw = picture.w / static_cast<float>(w);
  const float ch = picture.h / static_cast<float>(h);
  return {picture.x + static_cast<float>(cell.x) * cw, picture.y + static_cast<float>(cell.y) * ch, cw, ch};
}

bool is_bright(Rgb colour) {
  return 0.299F * colour.r + 0.587F * colour.g + 0.114F * colour.b > 140.0F;
}

}  // namespace

void put_canvas(const Ui& ui, GLuint texture, Rect area) {
  ui.draw->AddImage(texture_id(texture), area.min(), area.max(), {0, 1}, {1, 0});
}

void put_image(const Ui& ui, GLuint texture, Rect area) {
  ui.draw->AddImage(texture_id(texture), area.min(), area.max());
}

void put_frame(const Ui& ui, Rect around, float thickness) {
  const float t = std::max(1.0F, std::floor(ui.px(thickness) / 2.0F + 0.5F));
  const Rect inner = around.inset(-t / 2.0F);
  const Rect outer = around.inset(-1.5F * t);
  ui.draw->AddRect(outer.min(), outer.max(), IM_COL32(0, 0, 0, 255), 0.0F, 0, t);
  ui.draw->AddRect(inner.min(), inner.max(), IM_COL32(255, 255, 255, 255), 0.0F, 0, t);
}

void put_cell_marker(const Ui& ui, Rect picture, std::int64_t w, std::int64_t h, Cell cell, bool strong) {
  Rect at = cell_rect(picture, w, h, cell);
  const float least = ui.px(strong ? 7 : 5);
  if (at.w < least) at = {at.centre().x - least / 2.0F, at.y, least, at.h};
  if (at.h < least) at = {at.x, at.centre().y - least / 2.0F, at.w, least};
  put_frame(ui, at, strong ? 3.0F : 2.0F);
}

void put_cell_values(const Ui& ui, Rect picture, std::int64_t w, std::int64_t h, std::span<const float> values,
                     const std::function<Rgb(float)>& colour_of_value, Rect clip) {
  const float cw = picture.w / static_cast<float>(w);
  const float ch = picture.h / static_cast<float>(h);
  // Figures that are read from the last row of a class, where the cells have room for them.
  const bool large = ch > 1.5F * ui.fonts.large->FontSize && cw > 1.1F * text_width(ui.fonts.large, "−0");
  ImFont* font = large ? ui.fonts.large : ui.fonts.mono;
  if (cw < 0.62F * text_width(font, "−0.00") || ch < font->FontSize + 2.0F) return;
  for (std::int64_t y = 0; y < h; ++y) {
    for (std::int64_t x = 0; x < w; ++x) {
      const Rect cell = cell_rect(picture, w, h, {x, y});
      if (!clip.contains(cell.centre())) continue;
      const float value = values[static_cast<std::size_t>(y * w + x)];
      const std::string text = number_text(value);
      ImFont* fitting = text_width(font, text) > cw * 0.96F ? ui.fonts.mono : font;
      if (text_width(fitting, text) > cw) continue;
      const Rgb colour = is_bright(colour_of_value(value)) ? Rgb{10, 12, 16} : Rgb{255, 255, 255};
      put_text_centred(ui, fitting, colour, {cell.centre().x, cell.centre().y - fitting->FontSize / 2.0F}, text);
    }
  }
}

void put_legend(const Ui& ui, Rect area, const ColorMap& map, Range range) {
  ImFont* font = ui.fonts.small;
  const std::string low = number_text(range.lo);
  const std::string high = number_text(range.hi);
  const float y = area.y + (area.h - font->FontSize) / 2.0F;
  const float left = area.x + put_text(ui, font, ui.theme.muted, {area.x, y}, low) + ui.px(6);
  const float right = area.right() - put_text_right(ui, font, ui.theme.muted, {area.right(), y}, high) - ui.px(6);
  if (right - left < ui.px(24)) return;
  const float top = std::floor(area.centre().y - ui.px(3));
  const float bottom = top + std::floor(ui.px(7));
  constexpr int kSteps = 48;
  const float step = (right - left) / kSteps;
  for (int i = 0; i < kSteps; ++i) {
    const Rgb colour =
        map.table[static_cast<std::size_t>((i * 255 + kSteps / 2) / (kSteps - 1) > 255 ? 255 : i * 255 / (kSteps - 1))];
    const float x = left + static_cast<float>(i) * step;
    ui.draw->AddRectFilled({x, top}, {x + step + 0.5F, bottom}, im(colour));
  }
  if (range.lo < 0.0F && range.hi > 0.0F) {
    const float zero = left + (right - left) * position_in(range, 0.0F);
    ui.draw->AddLine({zero, top - ui.px(2)}, {zero, bottom + ui.px(2)}, im(ui.theme.text));
  }
}

std::optional<Cell> cell_at(ImVec2 point, Rect picture, std::int64_t w, std::int64_t h) {
  if (!picture.contains(point)) return std::nullopt;
  const auto x = static_cast<std::int64_t>((point.x - picture.x) / picture.w * static_cast<float>(w));
  const auto y = static_cast<std::int64_t>((point.y - picture.y) / picture.h * static_cast<float>(h));
  return Cell{std::clamp<std::int64_t>(x, 0, w - 1), std::clamp<std::int64_t>(y, 0, h - 1)};
}

bool probe_on_picture(Ui& ui, const char* name, Rect picture) {
  const Shape& shape = ui.document().shape();
  ImGui::SetCursorScreenPos(picture.min());
  ImGui::InvisibleButton(name, {std::max(1.0F, picture.w), std::max(1.0F, picture.h)});
  ui.widgets.mark(name, picture);
  const bool hovered = ImGui::IsItemHovered();
  const auto cell = cell_at(ImGui::GetIO().MousePos, picture, shape.w, shape.h);
  if ((hovered || ImGui::IsItemActive()) && cell) ui.hover_next.cell = cell;
  if (ImGui::IsItemActive() && cell) ui.view.probe = *cell;
  return hovered;
}

void put_axis_brackets(const Ui& ui, Rect picture) {
  const auto axis = ui.view.hover.axis;
  if (axis == ShapeAxis::kRows) {
    ui.draw->AddRectFilled(picture.min(), {picture.x + ui.px(5), picture.bottom()}, im(ui.theme.accent));
  } else if (axis == ShapeAxis::kColumns) {
    ui.draw->AddRectFilled(picture.min(), {picture.right(), picture.y + ui.px(5)}, im(ui.theme.accent));
  }
}

}  // namespace pw
