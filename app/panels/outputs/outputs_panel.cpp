#include "app/panels/outputs/outputs_panel.h"

#include <algorithm>

#include "app/panels/outputs/output_lines.h"
#include "app/panels/outputs/output_text.h"
#include "app/panels/outputs/poked_marks.h"
#include "app/presentation/outputs/prediction.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/legend.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostOutputs = 3;  // at a time; one less beside a legend of classes
constexpr std::int64_t kWithItsSum = 2;   // the places of a running sum and its y

bool shows_legend(const Frame& frame) {
  return shown_overlay(frame.display(), frame.document()) == OverlayMode::kClasses;
}

int overlay_slots(const Frame& frame) {
  return shows_legend(frame) ? 2 : 1;
}

bool shows_sum(const Frame& frame) {
  return shown_mode(frame.selection()) == MapsMode::kProducts;
}

std::int64_t outputs_at_a_time(const Frame& frame) {
  const std::int64_t most = shows_sum(frame) ? kWithItsSum : shows_legend(frame) ? kMostOutputs - 1 : kMostOutputs;
  return std::min(frame.document().network.cout(), most);
}

void draw_no_change(const Frame& frame, Rect area) {
  frame.draw_list()->AddRectFilled(area.min(), area.max(), im(color_of(*frame.theme().diverging, {-1.0F, 1.0F}, 0.0F)));
}

}  // namespace

int OutputsPanel::pictures(const Frame& frame) {
  const int for_sum = shows_sum(frame) && frame.document().network.cout() == 1 ? 1 : 0;
  return static_cast<int>(outputs_at_a_time(frame)) + for_sum;
}

int OutputsPanel::slots(const Frame& frame) {
  return pictures(frame) + overlay_slots(frame) + 1;
}

std::optional<LinkEnd> OutputsPanel::link_end(std::int64_t output) const {
  const auto found = std::ranges::find(outputs_, output, &Slot::output);
  return found != outputs_.end() ? found->link_end : std::nullopt;
}

std::optional<Rect> OutputsPanel::picture_of(std::int64_t output) const {
  const auto found = std::ranges::find(outputs_, output, &Slot::output);
  return found != outputs_.end() ? std::optional(found->picture) : std::nullopt;
}

void OutputsPanel::lay_out(const std::vector<Rect>& slots, const Frame& frame) {
  has_position_ = slots.size() >= static_cast<std::size_t>(OutputsPanel::slots(frame));
  const std::size_t last = has_position_ ? 1 : 0;
  // At least one output is shown.
  const std::size_t overlay_w = std::min(static_cast<std::size_t>(overlay_slots(frame)), slots.size() - last - 1);
  const std::size_t shown = slots.size() - overlay_w - last;
  pager_.show(frame, std::min(static_cast<std::int64_t>(shown), frame.document().network.cout()));
  const std::int64_t first = pager_.first();
  outputs_.clear();
  for (std::size_t i = 0; i < shown; ++i) {
    const PictureWithLine placed = place_map_with_scale(frame, panel_area(frame, slots[i]));
    outputs_.push_back({first + static_cast<std::int64_t>(i), slots[i], placed.picture, placed.line, std::nullopt});
  }
  place_sum(frame);
  Rect overlay = slots[shown];
  overlay.w = slots[shown + overlay_w - 1].right() - overlay.x;
  overlay_.lay_out(overlay, frame);
  if (has_position_) shows_poke(frame) ? poke_.lay_out(slots.back(), frame) : position_.lay_out(slots.back(), frame);
  panels_.assign(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(shown));
  panels_.push_back(overlay);
  if (has_position_) panels_.push_back(slots.back());
}

// The sum stands beside its y, in the place of another output, so that y never moves.
void OutputsPanel::place_sum(const Frame& frame) {
  sum_slot_.reset();
  if (!shows_sum(frame)) return;
  const std::int64_t cout = frame.document().network.cout();
  if (cout == 1) std::swap(outputs_[0].output, outputs_[1].output);
  const auto y = std::ranges::find(outputs_, frame.selection().output, &Slot::output);
  if (y == outputs_.end() || outputs_.size() < 2) return;
  const auto place = y == outputs_.begin() ? y + 1 : y - 1;
  sum_slot_ = *place;
  sum_slot_->output = frame.selection().output;
  outputs_.erase(place);
}

void OutputsPanel::input(Frame& frame) {
  if (has_position_ && shows_poke(frame)) poke_.input(frame);
  if (frame.is_stale() || !frame.has_outputs()) return;
  if (!frame.display().curtain) {
    for (const Slot& slot : outputs_) input_output(frame, slot);
    if (sum_slot_) sum_.input(frame, sum_slot_->panel, sum_slot_->picture);
  }
  pager_.input(frame, page_buttons(frame));
  for (const Slot& slot : outputs_) {
    for (const Button& button : head_buttons(frame, slot)) {
      if (button.command == "fit_range") press(frame, button);
    }
  }
  overlay_.input(frame);
  if (has_position_ && !shows_poke(frame)) position_.input(frame);
}

void OutputsPanel::input_output(Frame& frame, const Slot& slot) {
  const std::int64_t output = slot.output;
  const auto explain_legend = [this, output](const Frame& shown) {
    const bool is_there = shown.has_outputs() && output < shown.document().network.cout();
    const auto colours = is_there ? colours_of(shown, output) : std::nullopt;
    return colours ? explain_scale(shown, colours->range) : std::string();
  };
  if (frame.add_item({"legend", output}, slot.legend).hovered) frame.explain(explain_legend);
  const ItemState item = point_on_picture(frame, {"output", output}, slot.picture);
  if (item.active) frame.select_output(output);
  if (!item.hovered) return;
  frame.hover().output = output;
  frame.explain([output](const Frame& shown) { return explain_output(shown, output); });
}

void OutputsPanel::draw(const Frame& frame) {
  if (has_position_ && shows_poke(frame)) poke_.draw(frame);
  if (!frame.has_outputs()) {
    overlay_.clear();
    draw_panel(frame, outputs_.front().panel, "y", frame.theme().text, "computing…");
    return;
  }
  const std::vector<Head> heads = heads_of(frame);
  for (std::size_t i = 0; i < outputs_.size(); ++i) draw_output(frame, outputs_[i], heads[i]);
  if (sum_slot_) sum_.draw(frame, sum_slot_->panel, sum_slot_->picture, sum_slot_->legend);
  overlay_.draw(frame);
  if (has_position_ && !shows_poke(frame)) position_.draw(frame);
}

void OutputsPanel::draw_output(const Frame& frame, Slot& slot, const Head& head) {
  const std::int64_t output = slot.output;
  draw_head(frame, slot, head);
  frame.explain_drawn(slot.panel, [output](const Frame& shown) { return explain_output_map(shown, output); });
  draw_buttons(frame, head.buttons);
  if (frame.hover().output == output || frame.hover().axis == ShapeAxis::kMapsOut) {
    frame.keep_clear(slot.panel);
    frame.draw_list()->AddRect(slot.panel.min(), slot.panel.max(), im(frame.theme().text), 0.0F, 0, frame.px(1.5F));
  }
  if (frame.display().curtain) {
    draw_curtain(frame, slot.picture);
    frame.mark({"output", output}, slot.picture);
    return;
  }
  const auto colours = colours_of(frame, output);
  const bool has_line = colours && draw_values(frame, slot, *colours);
  if (!colours) draw_no_change(frame, slot.picture);
  draw_skipped_positions(frame, slot.picture);
  draw_answer(frame, slot.picture);
  draw_axis_brackets(frame, slot.picture);
  if (colours) draw_legend(frame, slot.legend, *colours->map, colours->range, has_line);
}

std::optional<OutputChange> OutputsPanel::change_of_output(const Frame& frame, std::int64_t output) {
  if (!frame.display().shows_change || !frame.pictures().has_change()) return std::nullopt;
  const Session& session = frame.session();
  const std::int64_t n = frame.selection().n;
  if (const PokedOutputs& poked = frame.poked(); poked.is_active())
    return changes_.of(output, frame.shown_outputs().values().plane(n, output), -poked.version(),
                       poked.before()->values().plane(n, output), -poked.before_version(), n);
  return changes_.of(output, session.outputs().values().plane(n, output), session.outputs_version(),
                     session.outputs_at_press()->plane(n, output), session.press_count(), n);
}

std::optional<OutputColours> OutputsPanel::colours_of(const Frame& frame, std::int64_t output) {
  if (!frame.display().shows_change) return shown_colours(frame, output);
  const auto change = change_of_output(frame, output);
  if (!change || change->is_none()) return std::nullopt;
  return OutputColours{frame.theme().diverging, change_range(*change)};
}

bool OutputsPanel::draw_values(const Frame& frame, const Slot& slot, const OutputColours& colours) {
  const std::int64_t output = slot.output;
  const int w = static_cast<int>(slot.picture.w);
  const int h = static_cast<int>(slot.picture.h);
  const bool change = frame.display().shows_change;
  const Shape& shape = frame.document().shape();
  const Tensor& outputs = frame.shown_outputs().values();
  const auto values = outputs.plane(frame.selection().n, output);
  const float lines = change ? 0.0F : output_lines(frame.fonts(), slot.picture, outputs, frame.selection().n);
  const Tile tile{0, 0, w, h, static_cast<int>(output), colours.range, 1.0F, 0.0F, lines};
  const TilePainting painting{w, h, {tile}, colours.map, frame.theme().panel};
  draw_canvas(frame, frame.pictures().outputs({"output", output}, painting, change), slot.picture);
  if (change) return false;
  const auto colour = [&](float value) { return color_of(*colours.map, colours.range, value); };
  draw_cell_values(frame, slot.picture, shape.w, shape.h, values, colour, slot.picture);
  const auto& measured = frame.shown_outputs().of(frame.selection().n, output);
  return shows_lines(slot.picture, shape, lines) && measured.min < 0.0F && measured.max > 0.0F;
}

}  // namespace pw
