#include "app/panels/outputs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/overlay_panel.h"
#include "app/panels/picture.h"
#include "app/panels/position_panel.h"
#include "app/panels/text.h"
#include "app/view/map_colours.h"
#include "app/view/number_text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostPictures = 3;

std::string caption(const Ui& ui, std::int64_t output) {
  const auto& measured = ui.session.outputs().of(ui.view.image, output);
  std::string text = fmt::format("{} … {}", number_text(measured.min), number_text(measured.max));
  if (ui.view.show_change) return "change since press · " + text;
  if (measured.non_finite > 0) text += fmt::format(" · {} not finite", measured.non_finite);
  if (ui.view.pin_ranges) text += " · range pinned";
  return text;
}

void put_curtain(const Ui& ui, Rect area) {
  ui.draw->AddRectFilled(area.min(), area.max(), im(ui.theme.control));
  put_text_centred(ui, ui.fonts.body, ui.theme.muted,
                   {area.centre().x, area.centre().y - ui.fonts.body->FontSize / 2.0F}, "predict, then reveal (H)");
}

// The output, or its change since the last press; returns the colours it was drawn in.
OutputColours put_values(const Ui& ui, Rect picture, std::int64_t output) {
  const Shape& shape = ui.document().shape();
  const bool change = ui.view.show_change && ui.pictures.has_change();
  OutputColours colours = ui.view.output_colours[static_cast<std::size_t>(output)];
  if (change) colours = {ui.theme.diverging, symmetric_range(colours.range.hi / 2.0F - colours.range.lo / 2.0F)};
  const int w = static_cast<int>(picture.w);
  const int h = static_cast<int>(picture.h);
  const Tile tile{0, 0, w, h, static_cast<int>(output), colours.range, 1.0F, 0.0F};
  const TilePainting painting{w, h, {tile}, colours.map, ui.theme.panel};
  put_canvas(ui, ui.pictures.outputs(fmt::format("output.{}", output), painting, change), picture);
  if (!change) {
    const auto values = ui.session.outputs().values().plane(ui.view.image, output);
    const auto colour = [&](float value) { return color_of(*colours.map, colours.range, value); };
    put_cell_values(ui, picture, shape.w, shape.h, values, colour, picture);
  }
  return colours;
}

void answer_pointer(Ui& ui, Rect picture, std::int64_t output) {
  const bool hovered = probe_on_picture(ui, fmt::format("output.{}", output).c_str(), picture);
  if (ImGui::IsItemActive()) ui.view.selected_output = output;
  if (!hovered) return;
  ui.hover_next.output = output;
  if (ImGui::IsItemActive()) return;
  const Cell cell = ui.hover_next.cell.value_or(ui.view.probe);
  const auto values = ui.session.outputs().values().plane(ui.view.image, output);
  const float value = values[static_cast<std::size_t>(cell.y * ui.document().shape().w + cell.x)];
  show_tooltip_above(
      ui, ui.layout.outputs.y - ui.px(4),
      fmt::format("{} at row {}, column {} = {}\nA score, not a probability, unless an activation makes it one.",
                  output_name(*ui.document().layer, output), cell.y, cell.x, signed_text(value)));
}

}  // namespace

int output_slots(std::int64_t cout) {
  return static_cast<int>(std::min(cout, kMostPictures)) + 2;
}

std::optional<Rect> OutputsPanel::picture(std::int64_t output) const {
  const std::int64_t at = output - first_;
  if (at < 0 || at >= static_cast<std::int64_t>(pictures_.size())) return std::nullopt;
  return pictures_[static_cast<std::size_t>(at)];
}

void OutputsPanel::put_output(Ui& ui, Rect slot, std::int64_t output) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const Rect area = put_panel(ui, slot, fmt::format("y: {}", output_name(*document.layer, output)),
                              ui.output_colour(output), caption(ui, output));
  if (ui.view.hover.output == output || ui.view.hover.axis == ShapeAxis::kMapsOut) {
    ui.draw->AddRect(slot.min(), slot.max(), im(ui.theme.text), 0.0F, 0, ui.px(1.5F));
  }
  const float legend = ui.fonts.small->FontSize + ui.px(4);
  Rect picture =
      fit({area.x, area.y, area.w, area.h - legend}, static_cast<float>(shape.w) / static_cast<float>(shape.h));
  picture = {picture.x, picture.y, std::max(1.0F, std::floor(picture.w)), std::max(1.0F, std::floor(picture.h))};
  pictures_.push_back(picture);
  if (ui.view.curtain) {
    put_curtain(ui, picture);
    ui.widgets.mark(fmt::format("output.{}", output), picture);
    return;
  }
  const OutputColours colours = put_values(ui, picture, output);
  answer_pointer(ui, picture, output);
  put_cell_marker(ui, picture, shape.w, shape.h, ui.view.probe, true);
  if (ui.view.hover.cell) put_cell_marker(ui, picture, shape.w, shape.h, *ui.view.hover.cell, false);
  put_axis_brackets(ui, picture);
  put_legend(ui, {area.x, area.bottom() - legend + ui.px(4), std::min(area.w, std::max(picture.w, ui.px(160))), legend},
             *colours.map, colours.range);
}

void OutputsPanel::put_pager(Ui& ui, Rect slot) {
  const std::int64_t cout = ui.document().parameters().cout;
  if (cout <= kMostPictures) return;
  float used = 0.0F;
  const float y = slot.y + ui.px(5);
  float x = slot.right() - ui.px(10) - 2.0F * button_width(ui, "‹") - ui.px(4);
  if (put_button(ui, "outputs.back", "‹", {x, y}, ui.px(22), "The outputs before these", used))
    ui.view.first_output -= kMostPictures;
  x += used + ui.px(4);
  if (put_button(ui, "outputs.on", "›", {x, y}, ui.px(22), "The outputs after these", used))
    ui.view.first_output += kMostPictures;
}

void OutputsPanel::draw(Ui& ui) {
  const std::int64_t cout = ui.document().parameters().cout;
  const std::int64_t shown = std::min(cout, kMostPictures);
  ui.view.first_output = std::clamp<std::int64_t>(ui.view.first_output, 0, cout - shown);
  first_ = ui.view.first_output;
  pictures_.clear();
  const auto slot = [&](std::int64_t i) { return ui.layout.output_slots[static_cast<std::size_t>(i)]; };
  if (!ui.outputs_fit() || ui.view.output_colours.size() != static_cast<std::size_t>(cout)) {
    put_panel(ui, slot(0), "y", ui.theme.text, "is being computed");
    return;
  }
  for (std::int64_t i = 0; i < shown; ++i) put_output(ui, slot(i), first_ + i);
  put_pager(ui, slot(shown - 1));
  put_overlay(ui, slot(shown), road_);
  put_position(ui, slot(shown + 1), terms_);
}

}  // namespace pw
