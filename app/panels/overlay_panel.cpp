#include "app/panels/overlay_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/picture.h"
#include "app/panels/text.h"
#include "app/view/map_colours.h"
#include "app/window/commands.h"

namespace pw {
namespace {

std::string title(const Ui& ui, std::int64_t output, bool narrow) {
  const std::string name = output_name(*ui.document().layer, output);
  switch (ui.view.overlay) {
    case OverlayMode::kWins:
      return ui.document().parameters().cout > 1 ? fmt::format("Where {} wins", name)
                                                 : fmt::format("Where {} > 0", name);
    case OverlayMode::kSoftmax:
      return narrow ? fmt::format("P({})", name) : fmt::format("Probability of {}", name);
    default:
      return fmt::format("Values of {}", name);
  }
}

const char* mode_label(OverlayMode mode) {
  switch (mode) {
    case OverlayMode::kWins:
      return "argmax";
    case OverlayMode::kSoftmax:
      return "softmax";
    default:
      return "values";
  }
}

// The output that the tint stands for: the selected one, or the last of two.
std::int64_t chosen_output(const Ui& ui) {
  const std::int64_t cout = ui.document().parameters().cout;
  return ui.view.overlay != OverlayMode::kWins || cout != 2 ? std::min(ui.view.selected_output, cout - 1) : cout - 1;
}

}  // namespace

void put_overlay(Ui& ui, Rect slot) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const std::int64_t output = chosen_output(ui);
  const std::string mode = mode_label(ui.view.overlay);
  const float reserved = button_width(ui, mode);
  const bool narrow = slot.w < ui.px(340);
  Rect area = put_panel(ui, slot, title(ui, output, narrow), ui.output_colour(output),
                        narrow           ? ""
                        : document.image ? "over the image"
                                         : "no image",
                        reserved + ui.px(8));
  float used = 0.0F;
  if (put_button(ui, "overlay", mode, {slot.right() - ui.px(8) - reserved, slot.y + ui.px(5)}, ui.px(24),
                 "What is laid over the image: where one output is the largest (argmax), its softmax probability, or "
                 "its values (O). The 20 × 72 cells are scaled up bilinearly, as FCN does.",
                 used)) {
    run_command(ui, WindowCommand::kOverlay);
  }
  const float ratio = document.image
                          ? static_cast<float>(document.image->width) / static_cast<float>(document.image->height)
                          : static_cast<float>(shape.w) / static_cast<float>(shape.h);
  Rect picture = fit(area, ratio);
  picture = {picture.x, picture.y, std::max(1.0F, std::floor(picture.w)), std::max(1.0F, std::floor(picture.h))};
  if (ui.view.curtain) {
    ui.draw->AddRectFilled(picture.min(), picture.max(), im(ui.theme.control));
    return;
  }
  Overlay overlay;
  overlay.mode = ui.view.overlay;
  overlay.chosen = static_cast<int>(output);
  if (overlay.mode == OverlayMode::kValues) {
    overlay.range = ui.view.output_ranges[static_cast<std::size_t>(output)];
    overlay.map = &output_map(Activation::kNone, ui.theme);
  }
  overlay.tint = ui.theme.accent;
  overlay.plain = ui.theme.control;
  put_canvas(ui, ui.pictures.overlay(static_cast<int>(picture.w), static_cast<int>(picture.h), overlay), picture);
  if (probe_on_picture(ui, "overlay_picture", picture)) ui.hover_next.output = output;
  put_cell_marker(ui, picture, shape.w, shape.h, ui.view.probe, true);
  if (ui.view.hover.cell) put_cell_marker(ui, picture, shape.w, shape.h, *ui.view.hover.cell, false);
}

}  // namespace pw
