#include "app/panels/maps/maps_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/maps/map_explanation.h"
#include "app/panels/maps/tile_colours.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/presentation/shown_maps.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

bool shows_products(const Frame& frame) {
  return frame.selection().mode == MapsMode::kProducts;
}

// Whether one of the products is beyond ±`most`.
bool has_products_beyond(const Frame& frame, const std::vector<std::int64_t>& maps, float most) {
  const Document& document = frame.document();
  return std::ranges::any_of(maps, [&](std::int64_t map) {
    const auto& x = document.input->of(frame.selection().n, map);
    const float largest = std::max(std::fabs(x.min), std::fabs(x.max));
    return std::fabs(document.parameters().w(frame.selection().output, map)) * largest > most;
  });
}

// "output 8", where the bars are of one output among many; else nothing.
std::string whose_weights(const Frame& frame) {
  return has_weights_of_one(frame) ? output_name(frame.document().weights(), frame.selection().output) : "";
}

std::string least_caption(const Frame& frame) {
  const std::string of = whose_weights(frame);
  return of.empty() ? "bars: w" : "bars: w of " + of;
}

}  // namespace

std::vector<std::int64_t> MapsPanel::choose_maps(const Frame& frame) {
  const Document& document = frame.document();
  // Maps of another size reset the zoom.
  if (maps_of_ == nullptr || maps_of_->shape() != document.shape()) grid_.zoom_all();
  maps_of_ = document.input;
  // So few maps are all shown, in every look.
  if (!frame.display().strongest_only || document.shape().c <= kStrongestMaps) {
    strongest_.clear();
    return frame.order().maps();
  }
  // In the order of all outputs' strength, those that are the strongest by it.
  const bool is_of_one = are_strongest_of_one(frame, frame.selection().mode);
  const Ranked now{document.input, frame.selection().n,
                   is_of_one ? std::optional(frame.selection().output) : std::nullopt};
  if (strongest_.empty() || now != ranked_ || !frame.session().history().in_gesture())
    strongest_ = is_of_one ? strongest_products(document, now.n, *now.output, kStrongestMaps)
                           : strongest_maps(document, now.n, kStrongestMaps);
  ranked_ = now;
  std::vector<std::int64_t> maps = strongest_;
  if (frame.selection().order != MapsOrder::kMap)
    std::ranges::stable_sort(maps, {}, [&](std::int64_t map) { return frame.order().place(map); });
  return maps;
}

void MapsPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  lay_out_head(frame);
  const float padding = frame.padding();
  float top = panel.y + frame.px(34);
  if (shows_products(frame)) {
    scrub_.lay_out({panel.x + padding, panel.y + frame.px(33), panel.w - 2.0F * padding, frame.px(24)}, frame);
    top += frame.px(32);
  }
  // Whole pixels: the tiles are not blurred.
  const float left = std::ceil(panel.x + padding);
  top = std::ceil(top);
  grid_.lay_out({left, top, std::max(0.0F, std::floor(panel.right() - padding) - left),
                 std::max(0.0F, std::floor(panel.bottom() - frame.px(6)) - top)},
                choose_maps(frame), frame);
}

void MapsPanel::lay_out_head(const Frame& frame) {
  // Nothing else names the bars.
  const float caption_w =
      shows_products(frame) ? 0.0F : text_width(frame.fonts().small, least_caption(frame)) + frame.px(2);
  for (const HeadWords words : {HeadWords::kAll, HeadWords::kShortTitle, HeadWords::kNoScale, HeadWords::kFewest}) {
    words_ = words;
    modes_.lay_out(panel_, 0.0F, frame);
    const float needed = maps_head_width(frame, head(frame));
    modes_.lay_out(panel_, needed, frame);
    if (modes_.left() >= panel_.x + needed + caption_w) return;
  }
}

MapsHead MapsPanel::head(const Frame& frame) const {
  MapsHead head = maps_head(frame, shows_products(frame) ? MapsMode::kProducts : MapsMode::kInputs, words_);
  if (grid_.is_zoomed())
    head.buttons.insert(head.buttons.begin(),
                        command_button(frame, "zoom_all", "zoom.all", {}, maps_head_height(frame), "1:1"));
  return head;
}

std::vector<Button> MapsPanel::head_buttons(const Frame& frame) const {
  std::vector<Button> buttons = head(frame).buttons;
  for (Button& button : buttons) button.area.y = panel_.y + frame.px(5);
  align_right(buttons, modes_.left() - frame.px(16), frame.px(6));
  return buttons;
}

void MapsPanel::input_head(Frame& frame) {
  modes_.input(frame);
  for (const Button& button : head_buttons(frame)) {
    if (button.key == WidgetKey("order")) {
      input_order(frame, button);
    } else if (button.key == WidgetKey("range")) {
      choose_command(frame, button, {kMapsRanges});
    } else if (button.key == WidgetKey("scrub.output")) {
      std::vector<Choice> choices;
      for (std::int64_t o = 0; o < frame.document().network.cout(); ++o)
        choices.push_back({output_name(frame.document().weights(), o), "", o == frame.selection().output});
      if (const auto chosen = choose(frame, button, choices)) frame.select_output(static_cast<std::int64_t>(*chosen));
    } else {
      press(frame, button);
    }
  }
}

void MapsPanel::input_order(Frame& frame, const Button& button) const {
  const bool has_ranges = words_ >= HeadWords::kNoScale && !shows_products(frame);
  choose_command(frame, button, has_ranges ? std::vector{kMapsOrders, kMapsRanges} : std::vector{kMapsOrders});
}

void MapsPanel::input(Frame& frame) {
  input_head(frame);
  if (frame.is_stale()) return;
  if (shows_products(frame)) scrub_.input(frame);
  grid_.input(frame);
}

// The longest that fits in `width`.
std::string MapsPanel::products_caption(const Frame& frame, float width) const {
  const float most = tile_colours(frame).products->hi;
  const std::string scale = "±" + short_number_text(most);
  const auto shown = static_cast<std::int64_t>(grid_.maps().size());
  const std::string beyond = has_products_beyond(frame, grid_.maps(), most) ? ", full beyond" : "";
  if (const std::int64_t count = frame.document().shape().c; shown < count) {
    const std::string which = fmt::format("the {} strongest {}", shown, strong_for(frame, frame.selection().mode));
    return first_that_fits(
        frame.fonts().small, width,
        {fmt::format("{} · colours {}{}", which, scale, beyond), which, fmt::format("{} of {} shown", shown, count)});
  }
  return first_that_fits(frame.fonts().small, width,
                         {fmt::format("each map times its weight · colours {}{}, for all alike", scale, beyond),
                          fmt::format("each map times its weight · colours {}{}", scale, beyond),
                          fmt::format("colours {}{}", scale, beyond), "colours " + scale});
}

std::string MapsPanel::caption(const Frame& frame, float width) const {
  return first_that_fits(frame.fonts().small, width, captions(frame));
}

// From the longest to the shortest, the most important first.
std::vector<std::string> MapsPanel::captions(const Frame& frame) const {
  const Document& document = frame.document();
  const Shape& shape = document.shape();
  const auto shown = static_cast<std::int64_t>(grid_.maps().size());
  const std::string of = whose_weights(frame);
  // The shapes say the size too; nothing else names the bars.
  const std::string bars = of.empty() ? "weights at each map" : fmt::format("weights for {} at each map", of);
  std::string text = fmt::format("{} · {} rows × {} columns each", bars, shape.h, shape.w);
  const std::string strongest = fmt::format("the {} strongest {}", shown, strong_for(frame, frame.selection().mode));
  if (shown < shape.c) text = strongest + " · " + text;
  const float kept = std::min(grid_.geometry().scale(), 1.0F / static_cast<float>(frame.pictures().input_step()));
  if (kept < 1.0F)
    text += fmt::format(" · subsampled: drawn at {} of {} columns", std::lround(kept * static_cast<float>(shape.w)),
                        shape.w);
  if (const std::int64_t constant = constant_maps(*document.input, frame.selection().n); constant > 0)
    text += fmt::format(" · {} constant (hatched)", constant);
  // The most important caveat comes first.
  const std::string caveat = "features trained on generated road scenes · ";
  const bool foreign = document.source.extractor == ExtractorKind::kLearned && document.ground_truth == nullptr;
  if (foreign) text = caveat + text;
  std::vector<std::string> captions = {text};
  for (std::size_t end = text.size(); (end = text.rfind(" · ", end - 1)) != std::string::npos;) {
    if (end < text.find(bars)) break;
    captions.push_back(text.substr(0, end));
  }
  const std::string least = least_caption(frame);
  if (foreign) captions.push_back(caveat + least);
  if (shown < shape.c)
    captions.insert(captions.end(), {strongest + " · " + least, fmt::format("the {} strongest · {}", shown, least)});
  captions.insert(captions.end(), {of.empty() ? "bars: weights" : "bars: weights for " + of, least, "bars: w"});
  return captions;
}

std::string MapsPanel::explanation(const Frame& frame) const {
  const Shape& shape = frame.document().shape();
  if (shows_products(frame))
    return "Each map times its weight in one filter\nAdded up, position by position, they make that output\n" +
           products_caption(frame, FLT_MAX);
  return fmt::format("x: {} of {} × {} numbers\nOne position has {}, one from each map. The coloured bars are weights",
                     counted(shape.c, "input map"), shape.h, shape.w, counted(shape.c, "number")) +
         "\n" + caption(frame, FLT_MAX);
}

void MapsPanel::draw(const Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  const float left = buttons.front().area.x - panel_.x - 3.0F * frame.padding();
  const std::string count = count_text(frame.document().shape().c);
  const std::string heading = first_that_fits(frame.fonts().strong, left + frame.padding(),
                                              {head(frame).title, (shows_products(frame) ? "w·x: " : "x: ") + count});
  const float caption_w = left - text_width(frame.fonts().strong, heading);
  draw_panel(frame, panel_, heading, frame.theme().text,
             shows_products(frame) ? products_caption(frame, caption_w) : caption(frame, caption_w),
             panel_.right() - buttons.front().area.x);
  if (panel_.contains(ImGui::GetIO().MousePos)) frame.explain_drawn(panel_, explanation(frame));
  if (frame.hover().axis == ShapeAxis::kMapsIn)
    frame.draw_list()->AddRect(panel_.min(), panel_.max(), im(frame.theme().text), 0.0F, 0, frame.px(1.5F));
  draw_buttons(frame, buttons);
  modes_.draw(frame);
  if (shows_products(frame)) scrub_.draw(frame);
  grid_.draw(frame);
}

}  // namespace pw
