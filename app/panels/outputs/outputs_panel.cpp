#include "app/panels/outputs/outputs_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMaxPictures = 3;

std::int64_t shown_outputs(const Frame& frame) {
  return std::min(frame.document().network.cout(), kMaxPictures);
}

float legend_height(const Frame& frame) {
  return frame.fonts().small->FontSize + frame.px(4);
}

std::string caption(const Frame& frame, std::int64_t output) {
  const auto& measured = frame.session().outputs().of(frame.selection().n, output);
  std::string text = fmt::format("{} … {}", number_text(measured.min), number_text(measured.max));
  if (frame.display().shows_change) return "change since you pressed · " + text;
  if (measured.non_finite > 0) text += fmt::format(" · {} not finite", measured.non_finite);
  if (frame.display().pinned) text += " · colour scale held";
  return text;
}

void draw_curtain(const Frame& frame, Rect area) {
  frame.draw_list()->AddRectFilled(area.min(), area.max(), im(frame.theme().control));
  draw_text_centred(frame, frame.fonts().body, frame.theme().muted,
                    {area.centre().x, area.centre().y - frame.fonts().body->FontSize / 2.0F},
                    "predict, then reveal (H)");
}

// Draws the output, or its change since the last press; returns the colours used.
OutputColours draw_values(const Frame& frame, Rect picture, std::int64_t output) {
  const Shape& shape = frame.document().shape();
  const bool change = frame.display().shows_change && frame.pictures().has_change();
  OutputColours colours = frame.scales().outputs[static_cast<std::size_t>(output)];
  if (change) colours = {frame.theme().diverging, symmetric_range(colours.range.hi / 2.0F - colours.range.lo / 2.0F)};
  const int w = static_cast<int>(picture.w);
  const int h = static_cast<int>(picture.h);
  const Tile tile{0, 0, w, h, static_cast<int>(output), colours.range, 1.0F, 0.0F};
  const TilePainting painting{w, h, {tile}, colours.map, frame.theme().panel};
  draw_canvas(frame, frame.pictures().outputs({"output", output}, painting, change), picture);
  if (change) return colours;
  const auto values = frame.session().outputs().values().plane(frame.selection().n, output);
  const auto colour = [&](float value) { return color_of(*colours.map, colours.range, value); };
  draw_cell_values(frame, picture, shape.w, shape.h, values, colour, picture);
  return colours;
}

std::string explain_value(const Frame& frame, std::int64_t output) {
  if (!frame.has_outputs() || output >= frame.document().network.cout()) return "computing…";
  const Position position = frame.hover().position.value_or(frame.selection().position);
  const auto values = frame.session().outputs().values().plane(frame.selection().n, output);
  const float value = values[static_cast<std::size_t>(position.y * frame.document().shape().w + position.x)];
  return fmt::format("{} at row {}, column {} = {}\nA score, not a probability, unless an activation makes it one.",
                     output_name(frame.document().weights(), output), position.y, position.x, signed_text(value));
}

}  // namespace

int output_slots(std::int64_t cout) {
  return static_cast<int>(std::min(cout, kMaxPictures)) + 2;
}

std::optional<Rect> OutputsPanel::picture(std::int64_t output) const {
  const auto found = std::ranges::find(outputs_, output, &Slot::output);
  return found != outputs_.end() ? std::optional(found->picture) : std::nullopt;
}

void OutputsPanel::lay_out(const std::vector<Rect>& slots, const Frame& frame) {
  const Document& document = frame.document();
  if (of_ == nullptr || of_->shape() != document.shape()) first_ = 0;
  of_ = document.input;
  const std::int64_t shown = shown_outputs(frame);
  first_ = std::clamp<std::int64_t>(first_, 0, document.network.cout() - shown);
  const Shape& shape = document.shape();
  const float ratio = static_cast<float>(shape.w) / static_cast<float>(shape.h);
  outputs_.clear();
  for (std::int64_t i = 0; i < shown; ++i) {
    const Rect panel = slots[static_cast<std::size_t>(i)];
    const Rect area = panel_area(frame, panel);
    const Rect picture = fit({area.x, area.y, area.w, area.h - legend_height(frame)}, ratio);
    outputs_.push_back(
        {first_ + i,
         panel,
         area,
         {picture.x, picture.y, std::max(1.0F, std::floor(picture.w)), std::max(1.0F, std::floor(picture.h))}});
  }
  overlay_.lay_out(slots[static_cast<std::size_t>(shown)], frame);
  position_.lay_out(slots[static_cast<std::size_t>(shown + 1)], frame);
}

std::vector<Button> OutputsPanel::pager(const Frame& frame) const {
  if (frame.document().network.cout() <= kMaxPictures) return {};
  const Rect& slot = outputs_.back().panel;
  const float y = slot.y + frame.px(5);
  const float x = slot.right() - frame.padding() - 2.0F * button_width(frame, "‹") - frame.px(4);
  Button back = button_at(frame, "outputs.back", "‹", "Previous outputs", {x, y}, frame.px(22));
  Button on = button_at(frame, "outputs.on", "›", "Next outputs", {x + back.area.w + frame.px(4), y}, frame.px(22));
  return {std::move(back), std::move(on)};
}

void OutputsPanel::input(Frame& frame) {
  if (!frame.has_outputs()) return;
  if (!frame.display().curtain) {
    for (const Slot& slot : outputs_) input_output(frame, slot);
  }
  if (const auto buttons = pager(frame); !buttons.empty()) {
    if (press(frame, buttons[0])) first_ -= kMaxPictures;
    if (press(frame, buttons[1])) first_ += kMaxPictures;
  }
  overlay_.input(frame);
  position_.input(frame);
}

void OutputsPanel::input_output(Frame& frame, const Slot& slot) const {
  const std::int64_t output = slot.output;
  const ItemState item = point_on_picture(frame, {"output", output}, slot.picture);
  if (item.active) frame.select_output(output);
  if (!item.hovered) return;
  frame.hover().output = output;
  if (!item.active)
    frame.explain([output](const Frame& shown) { return explain_value(shown, output); }, slot.panel.y - frame.px(4));
}

void OutputsPanel::draw(const Frame& frame) {
  if (!frame.has_outputs()) {
    draw_panel(frame, outputs_.front().panel, "y", frame.theme().text, "computing…");
    return;
  }
  for (const Slot& slot : outputs_) draw_output(frame, slot);
  draw_buttons(frame, pager(frame));
  overlay_.draw(frame);
  position_.draw(frame);
}

void OutputsPanel::draw_output(const Frame& frame, const Slot& slot) const {
  const std::int64_t output = slot.output;
  draw_panel(frame, slot.panel, fmt::format("y: {}", output_name(frame.document().weights(), output)),
             frame.output_colour(output), caption(frame, output));
  if (frame.hover().output == output || frame.hover().axis == ShapeAxis::kMapsOut) {
    frame.draw_list()->AddRect(slot.panel.min(), slot.panel.max(), im(frame.theme().text), 0.0F, 0, frame.px(1.5F));
  }
  if (frame.display().curtain) {
    draw_curtain(frame, slot.picture);
    frame.mark({"output", output}, slot.picture);
    return;
  }
  const OutputColours colours = draw_values(frame, slot.picture, output);
  draw_markers(frame, slot.picture);
  draw_axis_brackets(frame, slot.picture);
  const float legend = legend_height(frame);
  draw_legend(frame,
              {slot.area.x, slot.area.bottom() - legend + frame.px(4),
               std::min(slot.area.w, std::max(slot.picture.w, frame.px(160))), legend},
              *colours.map, colours.range);
}

}  // namespace pw
