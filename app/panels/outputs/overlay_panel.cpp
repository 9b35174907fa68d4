#include "app/panels/outputs/overlay_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/panels/outputs/class_legend.h"
#include "app/panels/outputs/poked_marks.h"
#include "app/presentation/outputs/prediction.h"
#include "app/widgets/curtain.h"
#include "app/widgets/menu.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kSeenPosition = 14.0F;  // points: a lower one is hardly seen

OverlayMode mode_of(const Frame& frame) {
  return shown_overlay(frame.display(), frame.document());
}

std::int64_t output_of(const Frame& frame) {
  return predicted_output(frame.document(), frame.selection(), mode_of(frame));
}

// With two competing outputs, the larger one is the one whose probability exceeds one half.
bool is_argmax(const Frame& frame) {
  const Document& document = frame.document();
  if (!has_threshold(document, OverlayMode::kArgmax)) return true;
  return !answers_alone(document.parameters()) && frame.display().threshold == 0.5F;
}

// What distinguishes an output without a class where it is tinted.
const char* wins(const Document& document) {
  const std::int64_t cout = document.network.cout();
  return cout == 1 ? "exceeds 0" : cout == 2 ? "is larger" : "is largest";
}

// The same before the number of such positions.
const char* winning(const Document& document) {
  const std::int64_t cout = document.network.cout();
  return cout == 1 ? "above 0 " : cout == 2 ? "larger " : "largest ";
}

// From the longest to the shortest.
std::vector<std::string> titles(const Frame& frame) {
  const bool is_partial = frame.added() < frame.document().network.cin();
  const std::string name = output_name(frame.document().weights(), output_of(frame)) + (is_partial ? " so far" : "");
  switch (mode_of(frame)) {
    case OverlayMode::kArgmax:
      if (!output_class(frame.document().weights(), output_of(frame)) && is_argmax(frame))
        return {fmt::format("Where {} {}", name, wins(frame.document())),
                fmt::format("{} {}", name, wins(frame.document())),
                // What it is there then stands in the line below.
                name};
      if (is_argmax(frame)) return {"Predicted " + name, "Predicted"};
      return {fmt::format("Where P({}) > {:.2f}", name, frame.display().threshold),
              fmt::format("P({}) > {:.2f}", name, frame.display().threshold),
              fmt::format("{} > {:.2f}", name, frame.display().threshold), name};
    case OverlayMode::kSoftmax:
      return {fmt::format("P({})", name)};
    case OverlayMode::kValues:
      return {"Values of " + name, name};
    case OverlayMode::kColour:
      return {"Outputs as RGB", "RGB"};
    case OverlayMode::kClasses:
      return {"Predicted classes", "Classes"};
  }
  return {};
}

// How it is predicted, or what is shown.
std::string mode_label(const Frame& frame) {
  if (mode_of(frame) == OverlayMode::kArgmax) return is_argmax(frame) ? "argmax" : "threshold";
  return chosen_name(frame, "overlay.");
}

// As its labels are painted.
Rgb unnamed_output_colour(const Frame& frame, std::int64_t output) {
  // A lone output tells class 1 from the others.
  return unnamed_class_colour(frame.document().network.cout() == 1 ? 1 : output);
}

// Behind the tint where there is no picture: dark enough in every look for the tinted to stand out.
Rgb no_picture(const Theme& theme) {
  const float share = theme.kind == ThemeKind::kDark ? 0.2F : 0.7F;  // of the text's colour
  const auto part = [share](std::uint8_t ground, std::uint8_t text) {
    return static_cast<std::uint8_t>((1.0F - share) * static_cast<float>(ground) + share * static_cast<float>(text));
  };
  return {part(theme.panel.r, theme.text.r), part(theme.panel.g, theme.text.g), part(theme.panel.b, theme.text.b)};
}

// The hue of the output's class; neutral without one.
Rgb title_colour(const Frame& frame) {
  const OverlayMode mode = mode_of(frame);
  const bool is_about_one = mode != OverlayMode::kColour && mode != OverlayMode::kClasses;
  return is_about_one ? frame.output_colour(output_of(frame)) : frame.theme().text;
}

Overlay wanted_overlay(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t output = output_of(frame);
  Overlay overlay;
  overlay.mode = mode_of(frame);
  overlay.chosen = static_cast<int>(output);
  if (overlay.mode == OverlayMode::kValues) {
    overlay.range = shown_colours(frame, output).range;
    overlay.map = shown_colours(frame, output).map;
  }
  overlay.independent = answers_alone(document.parameters());
  overlay.threshold = has_threshold(document, overlay.mode) ? frame.display().threshold : 0.5F;
  // What is scored is what is tinted: nothing is added to it.
  overlay.shows_lone = !shows_road(document, overlay.mode, output);
  overlay.tint =
      output_class(document.weights(), output) ? frame.output_colour(output) : unnamed_output_colour(frame, output);
  if (overlay.mode == OverlayMode::kClasses) {
    for (std::int64_t o = 0; o < document.network.cout(); ++o) overlay.classes.push_back(frame.output_colour(o));
  }
  overlay.plain = no_picture(frame.theme());
  overlay.outline = frame.display().shows_truth;
  return overlay;
}

std::string explain_overlay(const Frame& frame) {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  const std::string size =
      document.picture ? fmt::format("{} × {} pixels", document.picture->height, document.picture->width) : "";
  const std::string upsampled =
      size.empty() ? ""
                   : fmt::format("\nThe outputs have {} × {} positions; they are upsampled bilinearly to the {}.",
                                 shape.h, shape.w, size);
  const std::string name = output_name(document.weights(), output_of(frame));
  switch (mode_of(frame)) {
    case OverlayMode::kArgmax:
      if (has_threshold(document, OverlayMode::kArgmax))
        return fmt::format("Tinted where the probability of {} exceeds {:.2f}.{}", name, frame.display().threshold,
                           upsampled);
      return fmt::format("Tinted where {} is the largest of the outputs.{}{}", name, upsampled,
                         size.empty() || shows_road(document, OverlayMode::kArgmax, output_of(frame))
                             ? ""
                             : "\nA position without a tinted neighbour is filled; up to three are circled.");
    case OverlayMode::kSoftmax:
      return fmt::format("Tinted by the probability of {}.{}", name, upsampled);
    case OverlayMode::kValues:
      return fmt::format("The values of {}, position by position.", name);
    case OverlayMode::kColour:
      return "The three outputs as red, green and blue; below 0 is black, above 1 is full.";
    case OverlayMode::kClasses:
      return "Tinted everywhere in the colour of the largest output." + upsampled;
  }
  return "";
}

}  // namespace

void OverlayPanel::lay_out(Rect panel, const Frame& frame) {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  panel_ = panel;
  area_ = panel_area(frame, panel);
  const auto place = [&](Rect room) {
    return document.picture ? whole_size(fit(room, static_cast<float>(document.picture->width) /
                                                       static_cast<float>(document.picture->height)))
                            : fit_map(room, shape);
  };
  legend_ = {};
  if (mode_of(frame) != OverlayMode::kClasses) {
    const PictureWithLine placed = place_with_line(frame, area_, place);
    picture_ = placed.picture;
    score_.circle_few(picture_.h < frame.px(kSeenPosition) * static_cast<float>(shape.h));
    return score_.lay_out(placed.line, placed.is_beside);
  }
  const float line_h = line_below_picture(frame), gap = frame.px(14);
  const float width = std::min(class_legend_width(frame, area_.h), 0.7F * area_.w);
  picture_ = place({area_.x, area_.y, area_.w - width - gap, area_.h - line_h});
  legend_ = {picture_.right() + gap, area_.y, width, area_.h};
  score_.lay_out({area_.x, area_.bottom() - line_h + frame.px(4), picture_.w, line_h}, false);
}

std::vector<Button> OverlayPanel::head_buttons(const Frame& frame) const {
  const float y = panel_.y + frame.px(5);
  const float height = frame.px(24);
  const auto all = titles(frame);
  std::vector<Button> buttons;
  // The more room the buttons leave, the longer the title. What the picture shows must be said, so in a narrow panel
  // the ground truth has no button then, but stands in the list of the other.
  const std::array<std::pair<const char*, std::size_t>, 3> choices = {
      {{"ground truth", 0}, {"ground truth", std::min<std::size_t>(1, all.size() - 1)}, {"", 0}}};
  for (const auto& [name, longest] : choices) {
    buttons.clear();
    if (frame.document().ground_truth != nullptr && *name != '\0')
      buttons.push_back(command_button(frame, "truth", "truth", {0, y}, height, name));
    buttons.push_back(command_button(frame, "overlay", "overlay", {0, y}, height, choice_label(mode_label(frame))));
    align_right(buttons, panel_.right() - frame.px(8), frame.px(4));
    const float title_w = text_width(frame.fonts().strong, all[longest]) + frame.px(24);
    if (buttons.front().area.x >= panel_.x + title_w) return buttons;
  }
  // A name comes before the word on the button; what stands below the picture says how it is predicted.
  if (buttons.front().area.x < panel_.x + text_width(frame.fonts().strong, all.back()) + frame.px(24)) {
    buttons = {command_button(frame, "overlay", "overlay", {0, y}, height, "▾")};
    align_right(buttons, panel_.right() - frame.px(8), frame.px(4));
  }
  return buttons;
}

void OverlayPanel::input(Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  // In a narrow panel the ground truth has no button.
  const bool lists_truth = buttons.size() == 1 && frame.document().ground_truth != nullptr;
  for (const Button& button : buttons) {
    if (button.key != WidgetKey("overlay"))
      press(frame, button);
    else if (lists_truth)
      choose_command(frame, button, {"overlay.", "truth"});
    else
      choose_command(frame, button, {"overlay."});
  }
  if (frame.display().curtain) return;
  const ItemState item = point_on_picture(frame, "overlay_picture", picture_);
  if (item.hovered) frame.hover().output = output_of(frame);
  if (item.hovered) frame.explain(explain_overlay);
  if (legend_.w > 0.0F) input_class_legend(frame, legend_);
  score_.input(frame, mode_of(frame));
}

void OverlayPanel::draw(const Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  const float reserved = panel_.right() - buttons.front().area.x;
  const auto all = titles(frame);
  const std::string title = first_that_fits(frame.fonts().strong, panel_.w - 2.0F * frame.padding() - reserved, all);
  // A name that is cut may be another's.
  const std::string number = fmt::format("output {}", output_of(frame));
  draw_panel(frame, panel_, title.empty() ? number : title, title_colour(frame), "", reserved);
  // A title that is only a name leaves that to the line below.
  const bool is_said = title.find(wins(frame.document())) != std::string::npos;
  if (!frame.display().curtain) frame.explain_drawn(panel_, explain_overlay);
  draw_buttons(frame, buttons);
  if (frame.display().curtain) {
    score_.clear();
    draw_curtain(frame, picture_);
    return;
  }
  const Shape& shape = frame.document().shape();
  const GLuint painted =
      frame.pictures().overlay(static_cast<int>(picture_.w), static_cast<int>(picture_.h), wanted_overlay(frame));
  draw_canvas(frame, painted, picture_);
  score_.draw(frame, mode_of(frame), output_of(frame), is_said ? "" : winning(frame.document()));
  for (const Position& at : score_.circled()) draw_circle(frame, picture_, shape.w, shape.h, at);
  draw_markers(frame, picture_);
  if (legend_.w > 0.0F) draw_class_legend(frame, legend_);
}

}  // namespace pw
