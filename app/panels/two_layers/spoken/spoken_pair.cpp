#include "app/panels/two_layers/spoken/spoken_pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Of the row without the ReLU: its terms have a sign, and so has their sum.
OutputColours linear_colours(const Frame& frame, const PairView& view) {
  const Range &sums = view.looks.sums.range, &outputs = view.looks.outputs.range;
  const float size = std::max({std::fabs(sums.hi), std::fabs(outputs.lo), std::fabs(outputs.hi), 1e-6F});
  return {frame.theme().diverging, symmetric_range(size)};
}

}  // namespace

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
          fmt::format("Hidden map {}, {}", hidden_label(slot.map),
                      slot.row == Row::kHidden ? "after the ReLU: hatched where it is 0" : "without the ReLU"));
  }
}

std::string SpokenPair::title(const Frame& frame, const ShownPair& shown, const Slot& slot, float width) const {
  ImFont* font = frame.fonts().spoken;
  if (slot.row == Row::kInput) return spoken_input_name(shown, slot.map);
  const bool has_relu = slot.row == Row::kHidden;
  std::vector<std::string> titles;
  if (slot.is_output) {
    titles = spoken_output_titles(shown, slot.map, has_relu);
    // Behind a sign there is less room.
    if (has_signs_in_titles_) titles.emplace_back("y");
  } else {
    std::string formula = formula_of(shown, shown.first(), slot.map);
    if (has_relu && !is_plain_ && !formula.empty()) formula = fmt::format("ReLU({})", formula);
    // Without the words beside it, a formula would be that of the sum before the ReLU.
    const float words = has_relu && is_plain_ ? frame.px(12) + text_width(frame.fonts().body, "with ReLU") : 0.0F;
    if (text_width(font, formula) + words > width) formula.clear();
    titles = spoken_hidden_titles(shown, slot.map, has_relu, formula);
  }
  // The row says that it is before the ReLU.
  if (has_signs_in_titles_ && !has_relu && !slot.is_output && !hidden_name(shown, slot.map).empty())
    titles.insert(titles.end() - 1, hidden_name(shown, slot.map));
  if (has_signs_in_titles_ && !slot.sign.empty())
    for (std::string& each : titles) each = slot.sign + " " + each;
  return first_that_fits(font, width, titles);
}

// Beside the first title of a row, and beside each formula that does not say it: the row, and the colours of its maps.
std::vector<std::string> SpokenPair::row_captions(const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  if (has_strips(shown) || slot.is_output) return {};
  if (slot.row == Row::kInput) {
    const auto all = static_cast<std::size_t>(shown.first().cin);
    if (slot.map != maps_.front() || maps_.size() == all) return {};
    return {fmt::format("{} of {} maps shown", maps_.size(), all)};
  }
  if (slot.map != first_hidden_ && !(is_plain_ && slot.row == Row::kHidden)) return {};
  if (slot.row == Row::kLinear) return {"without ReLU"};
  return {"with ReLU · " + scale_of_hidden(view), "with ReLU"};
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
  if (!has_strips(shown) || !shown.has_input()) return;
  draw_row_names(frame, view);
  draw_zero_share(frame, shown);
}

// Below the hidden maps, where they leave room.
void SpokenPair::draw_zero_share(const Frame& frame, const ShownPair& shown) const {
  const PairMaps* maps = shown.maps();
  if (maps == nullptr || !maps->has_activation() || hidden_ < 2 || maps->zero_in_all < 0.005) return;
  ImFont* font = frame.fonts().spoken;
  const Rect& panel = rows_.panels.front();
  float y = panel.y;
  for (const Slot& slot : slots_) {
    if (slot.row == Row::kHidden) y = std::max(y, slot.picture.bottom() + frame.px(8));
  }
  if (y + font->FontSize > panel.bottom() - frame.px(4)) return;
  const std::string share = zero_in_all_text(*maps);
  draw_text(frame, font, frame.theme().text, {panel.x + frame.padding(), std::floor(y)},
            first_that_fits(font, panel.w - 2.0F * frame.padding(), {share + ": there y is the bias alone", share}));
}

// A factor stands beside its picture, a plain sign in the middle between two.
void SpokenPair::draw_sign(const Frame& frame, const Slot& slot) const {
  if (slot.sign.empty()) return;
  ImFont* font = frame.fonts().spoken;
  const float y = std::floor(slot.picture.centre().y - font->FontSize / 2.0F);
  const float width = text_width(font, slot.sign), beside = frame.px(kBesideSign);
  const bool is_plain = width < font->FontSize;
  const float right = is_plain ? std::max(beside, (slot.gap - width) / 2.0F) : beside;
  draw_text_right(frame, font, frame.theme().text, {slot.picture.x - right, y}, slot.sign);
}

// Of many maps, beside the buttons of a row, where its titles stand below them.
void SpokenPair::draw_row_names(const Frame& frame, const PairView& view) const {
  ImFont* font = frame.fonts().body;
  const std::vector<std::string> with = {"with ReLU: hatched where it gives 0 · " + scale_of_hidden(view),
                                         "with ReLU: hatched where it gives 0", "with ReLU"};
  const std::vector<std::string> without = {"without ReLU: one layer does the same", "without ReLU"};
  for (std::size_t row = 0; row < rows_.panels.size(); ++row) {
    const Rect& panel = rows_.panels[row];
    const float y = panel.y + frame.px(6), title = frame.fonts().spoken->FontSize + frame.px(4);
    if (rows_.pictures[row].front().y - title < y + font->FontSize) continue;
    const float reserved = (row == 0 ? relu_ : example_).reserved();
    const float room = panel.w - 2.0F * frame.padding() - reserved - frame.px(12);
    draw_text(frame, font, frame.theme().muted, {panel.x + frame.padding(), y},
              first_that_fits(font, room, row == 0 ? with : without));
  }
}

void SpokenPair::draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const {
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  ImFont* font = frame.fonts().spoken;
  const Rgb colour = slot.row == Row::kInput ? frame.theme().text
                     : slot.is_output        ? pair_output_colour(frame, shown, slot.map)
                                             : hidden_colour(frame, shown, slot.map);
  const float top = slot.picture.y - font->FontSize - frame.px(4);
  const float used = draw_text_within(frame, font, colour, {slot.picture.x, top}, slot.title_w,
                                      title(frame, shown, slot, slot.title_w));
  draw_text(frame, frame.fonts().body, frame.theme().muted,
            {slot.picture.x + used + frame.px(12), top + baseline_drop(font, frame.fonts().body)},
            first_that_fits(frame.fonts().body, slot.title_w - used - frame.px(12), row_captions(view, slot)));
  if (!has_signs_in_titles_) draw_sign(frame, slot);
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
                        {{"two.spoken.output", has_relu ? 1 : 0},
                         slot.picture,
                         &values,
                         slot.map,
                         has_relu ? view.looks.outputs : linear_colours(frame, view)});
    return;
  }
  draw_pair_picture(frame, shown,
                    {{has_relu ? "two.spoken.hidden" : "two.spoken.sums", slot.map},
                     slot.picture,
                     &(has_relu ? maps->hidden : maps->sums).maps,
                     slot.map,
                     has_relu ? view.looks.hidden : linear_colours(frame, view),
                     has_relu});
}

}  // namespace pw
