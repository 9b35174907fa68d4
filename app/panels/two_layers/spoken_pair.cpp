#include "app/panels/two_layers/spoken_pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kWideForMany = 900.0F;  // points
constexpr std::int64_t kMostSpokenHidden = 2, kMostSpokenHiddenOfMany = 4, kMostSpokenMaps = 3;

}  // namespace

void SpokenPair::lay_out(Rect body, const Frame& frame, const ShownPair& shown) {
  slots_.clear();
  hidden_ = shown.hidden();
  const bool is_many = has_strips(shown);
  const bool is_wide = body.w >= frame.px(kWideForMany);
  hidden_shown_ = std::min(hidden_, is_many && is_wide ? kMostSpokenHiddenOfMany : kMostSpokenHidden);
  const std::int64_t maps = is_many ? 0 : std::min(shown.first().cin, kMostSpokenMaps);
  const std::int64_t columns = std::max(maps, hidden_shown_ + 1);
  const float title = std::floor(frame.fonts().spoken->FontSize + frame.px(8));
  const float ratio =
      shown.has_input() ? static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h) : 2.0F;
  rows_ = lay_out_spoken_rows(body, frame.px(1), is_many ? 2 : 3, static_cast<int>(columns), title, ratio);
  relu_.lay_out(rows_.panels[is_many ? 0 : 1], {true, false, false}, 0.0F, frame, shown);
  example_.lay_out(rows_.panels[is_many ? 1 : 0], {false, false, true}, 0.0F, frame, shown);
  if (!shown.has_input()) return;
  const std::int64_t first =
      std::clamp<std::int64_t>(selected_hidden(frame, shown) - hidden_shown_ + 1, 0, hidden_ - hidden_shown_);
  const std::int64_t output = selected_pair_output(frame, shown);
  for (std::size_t row = 0; row < rows_.pictures.size(); ++row) {
    const Row kind = is_many ? (row == 0 ? Row::kHidden : Row::kLinear) : static_cast<Row>(row);
    const std::int64_t count = kind == Row::kInput ? maps : hidden_shown_ + 1;
    for (std::int64_t k = 0; k < count; ++k) {
      const bool is_output = kind != Row::kInput && k == hidden_shown_;
      Slot slot{kind,
                kind == Row::kInput ? k
                : is_output         ? output
                                    : first + k,
                is_output,
                kind != Row::kInput && !is_output,
                rows_.pictures[row][static_cast<std::size_t>(k)],
                0.0F};
      slot.picture = pair_picture(slot.picture, shown);
      const bool is_first_line = static_cast<std::size_t>(k) < rows_.first_line;
      const bool is_end = k + 1 == count || (is_first_line && static_cast<std::size_t>(k + 1) == rows_.first_line);
      const PairHead& head = kind == Row::kHidden ? relu_ : example_;
      const bool has_head = kind == Row::kHidden || (is_many ? kind == Row::kLinear : kind == Row::kInput);
      const bool is_below_head = slot.picture.y - title > rows_.panels[row].y + frame.px(34);
      const float reserved = has_head && is_first_line && !is_below_head ? head.reserved() : 0.0F;
      const float right = is_end ? rows_.panels[row].right() - frame.padding() - reserved
                                 : rows_.pictures[row][static_cast<std::size_t>(k + 1)].x - frame.px(8);
      slot.title_w = right - slot.picture.x;
      slots_.push_back(slot);
    }
  }
}

void SpokenPair::input(Frame& frame, const PairView& view) const {
  relu_.input(frame);
  example_.input(frame);
  for (const Slot& slot : slots_) {
    const std::int64_t k = slot.is_output ? hidden_shown_ : slot.map;
    const char* key = slot.row == Row::kInput ? "two.x" : slot.row == Row::kHidden ? "two.hidden" : "two.linear";
    const ItemState item = point_on_pair(frame, view.shown, {key, k}, slot.picture);
    if (item.pressed && slot.row != Row::kInput && !slot.is_output) select_hidden(frame, view.shown, slot.map);
    if (!item.hovered) continue;
    if (slot.row == Row::kInput)
      frame.explain(fmt::format("{}: a map that the first layer reads", input_name(view.shown, slot.map)));
    else if (slot.is_output)
      frame.explain(slot.row == Row::kHidden ? "y of both layers with the ReLU"
                                             : "y of both layers without the ReLU: the merged layer gives the same");
    else
      frame.explain(
          fmt::format("Hidden map h{}, {}", slot.map,
                      slot.row == Row::kHidden ? "after the ReLU: hatched where it is 0" : "without the ReLU"));
  }
}

std::string SpokenPair::title(const Frame& frame, const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  ImFont* font = frame.fonts().spoken;
  if (slot.row == Row::kInput) {
    if (shown.pair().input != PairInput::kPicture) return input_name(shown, slot.map);
    constexpr const char* kColours[] = {"red", "green", "blue"};
    return kColours[slot.map];
  }
  const bool has_relu = slot.row == Row::kHidden;
  if (slot.is_output) {
    if (has_strips(shown)) {
      const PairMaps* maps = shown.maps();
      const std::string iou = maps != nullptr ? iou_text(has_relu ? maps->iou_activated : maps->iou_together) : "";
      return first_that_fits(
          font, slot.title_w,
          {iou.empty() ? pair_output_name(shown, slot.map) : "road: " + iou, has_relu ? "y" : "merged"});
    }
    const std::string meaning = example_meaning(shown);
    if (has_relu) return first_that_fits(font, slot.title_w, {meaning.empty() ? "y, with ReLU" : meaning, "y"});
    const std::string weights = shown.maps() != nullptr ? merged_text(shown.maps()->merged, slot.map) : "";
    return first_that_fits(font, slot.title_w, {"merged: " + weights, "merged"});
  }
  const std::string formula = formula_of(shown, shown.first(), slot.map), name = hidden_name(shown, slot.map);
  const std::string plain = fmt::format("h{}", slot.map);
  const std::string zero = has_relu && shown.maps() != nullptr
                               ? ": 0 at " + percent_text(shown.maps()->zero[static_cast<std::size_t>(slot.map)])
                               : "";
  if (formula.empty()) return first_that_fits(font, slot.title_w, {name + zero, name.empty() ? plain : name, plain});
  return first_that_fits(font, slot.title_w, {has_relu ? fmt::format("ReLU({})", formula) : formula, plain});
}

void SpokenPair::draw(const Frame& frame, const PairView& view) const {
  const ShownPair& shown = view.shown;
  for (std::size_t row = 0; row < rows_.panels.size(); ++row) {
    const Rect& panel = rows_.panels[row];
    frame.draw_list()->AddRect(panel.min(), panel.max(), im(frame.theme().border));
    const Row kind = has_strips(shown) ? (row == 0 ? Row::kHidden : Row::kLinear) : static_cast<Row>(row);
    frame.explain_drawn(panel, kind == Row::kInput    ? "x: the maps that the first layer reads"
                               : kind == Row::kHidden ? "With the ReLU: the hidden maps, weighed and added up"
                                                      : "Without the ReLU: both layers are one");
  }
  relu_.draw(frame);
  example_.draw(frame);
  for (const Slot& slot : slots_) draw_slot(frame, view, slot);
}

void SpokenPair::draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  ImFont* font = frame.fonts().spoken;
  const Rgb colour = slot.row == Row::kInput ? frame.theme().text
                     : slot.is_output        ? pair_output_colour(frame, shown, slot.map)
                                             : hidden_colour(frame, shown, slot.map);
  draw_text_within(frame, font, colour, {slot.picture.x, slot.picture.y - font->FontSize - frame.px(4)}, slot.title_w,
                   title(frame, view, slot));
  const auto k = static_cast<std::size_t>(slot.map);
  if (maps == nullptr || shown.stack() == nullptr) return draw_no_pair_picture(frame, shown, slot.picture);
  const bool has_relu = slot.row == Row::kHidden;
  if (slot.row == Row::kInput) {
    if (k >= view.looks.x.size()) return draw_no_pair_picture(frame, shown, slot.picture);
    return draw_pair_picture(
        frame, shown,
        {{"two.x.picture", slot.map}, slot.picture, &shown.stack()->features.maps, slot.map, view.looks.x[k]},
        {shown.stack(), 0, slot.map});
  }
  if (slot.is_output) {
    const Tensor& values = (has_relu ? maps->activated : maps->together).maps;
    if (predicts_road(frame, shown))
      draw_road(frame, shown, {"two.spoken.road", has_relu ? 1 : 0}, values, slot.picture);
    else
      draw_pair_picture(frame, shown,
                        {{"two.spoken.output", has_relu ? 1 : 0}, slot.picture, &values, slot.map, view.looks.outputs});
    return;
  }
  if (k >= view.looks.hidden.size()) return draw_no_pair_picture(frame, shown, slot.picture);
  draw_pair_picture(frame, shown,
                    {{has_relu ? "two.spoken.hidden" : "two.spoken.sums", slot.map},
                     slot.picture,
                     &(has_relu ? maps->hidden : maps->sums).maps,
                     slot.map,
                     has_relu ? view.looks.hidden[k] : view.looks.sums,
                     has_relu});
  const bool is_last = std::ranges::none_of(slots_, [&](const Slot& other) {
    return other.row == slot.row && !other.is_output && other.map == slot.map + 1;
  });
  // Not all hidden maps have room.
  const char* equals = hidden_shown_ < hidden_ ? "…=" : "=";
  draw_text_centred(frame, font, frame.theme().muted,
                    {slot.picture.right() + frame.px(14), std::floor(slot.picture.centre().y - font->FontSize / 2.0F)},
                    is_last ? equals : "+");
}

}  // namespace pw
