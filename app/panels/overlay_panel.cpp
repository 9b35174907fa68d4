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

constexpr float kThresholdReach = 0.49F;

std::string title(const Ui& ui, std::int64_t output, float room) {
  const std::string name = output_name(*ui.document().layer, output);
  switch (ui.view.overlay) {
    case OverlayMode::kWins: {
      const std::string wins = fmt::format("{} {}", name, ui.document().parameters().cout > 1 ? "wins" : "> 0");
      const std::string full = "Where " + wins;
      return text_width(ui.fonts.strong, full) <= room ? full : wins;
    }
    case OverlayMode::kSoftmax:
      return fmt::format("P({})", name);
    case OverlayMode::kValues:
      return fmt::format("Values of {}", name);
    default:
      return "As a colour picture";
  }
}

const char* mode_label(OverlayMode mode) {
  switch (mode) {
    case OverlayMode::kWins:
      return "argmax";
    case OverlayMode::kSoftmax:
      return "softmax";
    case OverlayMode::kValues:
      return "values";
    default:
      return "RGB";
  }
}

// The output that the tint stands for: the selected one, or the last of two.
std::int64_t chosen_output(const Ui& ui) {
  const std::int64_t cout = ui.document().parameters().cout;
  const bool last = ui.view.overlay == OverlayMode::kWins && cout == 2;
  return last ? cout - 1 : std::min(ui.view.selected_output, cout - 1);
}

// "IoU 0.95": of the road found now against the truth, where it is known.
std::string score_text(const Ui& ui, KeptRoadScore& road) {
  const Document& document = ui.document();
  if (document.truth == nullptr) return document.image ? "over the image" : "no image";
  const std::int64_t cout = document.parameters().cout;
  // Other outputs than "road" have no truth to be held against.
  if (cout > 2 || output_name(*document.layer, cout - 1) != "road") return "over the scene";
  const RoadScore& score = road.of(ui.session, document, ui.view);
  return fmt::format("IoU {:.2f} · {:.1f} % right", score.iou, 100.0 * score.accuracy);
}

Overlay wanted_overlay(const Ui& ui, std::int64_t output) {
  Overlay overlay;
  overlay.mode = ui.view.overlay;
  overlay.chosen = static_cast<int>(output);
  if (overlay.mode == OverlayMode::kValues) {
    overlay.range = ui.view.output_colours[static_cast<std::size_t>(output)].range;
    overlay.map = ui.view.output_colours[static_cast<std::size_t>(output)].map;
  }
  overlay.threshold = ui.view.threshold;
  overlay.tint = ui.theme.accent;
  overlay.plain = ui.theme.control;
  overlay.outline = ui.view.show_truth;
  return overlay;
}

// The score on the left, the threshold on the right.
void put_score_line(Ui& ui, Rect line, KeptRoadScore& road) {
  ImFont* font = ui.fonts.small;
  const float text_y = line.centre().y - font->FontSize / 2.0F;
  const float used = put_text(ui, font, ui.theme.text, {line.x, text_y}, score_text(ui, road)) + ui.px(16);
  if (ui.view.overlay != OverlayMode::kWins || ui.document().parameters().cout > 2) return;
  const float number_w = text_width(font, "0.00") + ui.px(8);
  const float label_w = text_width(font, "p >") + ui.px(6);
  const Rect slider{line.x + used + label_w, line.y, line.w - used - label_w - number_w, line.h};
  if (slider.w < ui.px(40)) return;
  put_text(ui, font, ui.theme.muted, {line.x + used, text_y}, "p >");
  const auto event =
      put_slider(ui, "threshold", slider, ui.view.threshold - 0.5F, kThresholdReach,
                 "Road is where its softmax probability p exceeds this. Right-click: 0.5, where it is the larger");
  if (event.value) ui.view.threshold = 0.5F + std::clamp(*event.value, -kThresholdReach, kThresholdReach);
  put_text_right(ui, font, ui.theme.text, {line.right(), text_y}, fmt::format("{:.2f}", ui.view.threshold));
}

}  // namespace

void put_overlay(Ui& ui, Rect slot, KeptRoadScore& road) {
  const Document& document = ui.document();
  const Shape& shape = document.shape();
  const std::int64_t output = chosen_output(ui);
  const std::string mode = mode_label(ui.view.overlay);
  const bool has_truth = document.truth != nullptr;
  const float mode_w = button_width(ui, mode);
  const float truth_w = has_truth ? button_width(ui, "truth") + ui.px(4) : 0.0F;
  const Rect area = put_panel(ui, slot, title(ui, output, slot.w - mode_w - truth_w - ui.px(36)),
                              ui.output_colour(output), "", mode_w + truth_w + ui.px(8));
  float used = 0.0F;
  const float y = slot.y + ui.px(5);
  if (put_button(ui, "overlay", mode, {slot.right() - ui.px(8) - mode_w, y}, ui.px(24),
                 "What is laid over the image: where one output is the largest (argmax), its softmax probability, its "
                 "values, or three outputs as a colour picture (O). The cells are scaled up bilinearly, as FCN does.",
                 used)) {
    run_command(ui, WindowCommand::kOverlay);
  }
  if (has_truth && put_button(ui, "truth", "truth", {slot.right() - ui.px(8) - mode_w - truth_w, y}, ui.px(24),
                              "The outline of the true road, which the generator of the scene knows (G)", used,
                              {ui.view.show_truth})) {
    run_command(ui, WindowCommand::kShowTruth);
  }
  const float line_h = ui.fonts.small->FontSize + ui.px(4);
  const float ratio = document.image
                          ? static_cast<float>(document.image->width) / static_cast<float>(document.image->height)
                          : static_cast<float>(shape.w) / static_cast<float>(shape.h);
  Rect picture = fit({area.x, area.y, area.w, area.h - line_h}, ratio);
  picture = {picture.x, picture.y, std::max(1.0F, std::floor(picture.w)), std::max(1.0F, std::floor(picture.h))};
  if (ui.view.curtain) {
    ui.draw->AddRectFilled(picture.min(), picture.max(), im(ui.theme.control));
    return;
  }
  put_canvas(ui,
             ui.pictures.overlay(static_cast<int>(picture.w), static_cast<int>(picture.h), wanted_overlay(ui, output)),
             picture);
  if (probe_on_picture(ui, "overlay_picture", picture)) ui.hover_next.output = output;
  put_cell_marker(ui, picture, shape.w, shape.h, ui.view.probe, true);
  if (ui.view.hover.cell) put_cell_marker(ui, picture, shape.w, shape.h, *ui.view.hover.cell, false);
  const Rect line{area.x, area.bottom() - line_h + ui.px(4), area.w, line_h};
  put_score_line(ui, line, road);
}

}  // namespace pw
