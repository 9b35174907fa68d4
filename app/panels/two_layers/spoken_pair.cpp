#include "app/panels/two_layers/spoken_pair.h"

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

// Points: between pictures without a sign, and on both sides of one.
constexpr float kBetweenSpoken = 28.0F, kBesideSign = 8.0F, kBetweenTitles = 18.0F;
constexpr std::int64_t kMostSpokenHidden = 2, kMostSpokenHiddenOfMany = 4;

// Of the row without the ReLU: its terms have a sign, and so has their sum.
OutputColours linear_colours(const Frame& frame, const PairView& view) {
  const Range &sums = view.looks.sums.range, &outputs = view.looks.outputs.range;
  const float size = std::max({std::fabs(sums.hi), std::fabs(outputs.lo), std::fabs(outputs.hi), 1e-6F});
  return {frame.theme().diverging, symmetric_range(size)};
}

}  // namespace

void SpokenPair::lay_out(Rect body, const Frame& frame, const ShownPair& shown) {
  hidden_ = shown.hidden();
  const bool is_many = has_strips(shown);
  hidden_shown_ = std::min(hidden_, is_many ? kMostSpokenHiddenOfMany : kMostSpokenHidden);
  first_hidden_ =
      std::clamp<std::int64_t>(selected_hidden(frame, shown) - hidden_shown_ + 1, 0, hidden_ - hidden_shown_);
  maps_ = is_many ? std::vector<std::int64_t>() : spoken_maps(shown);
  signs_ = signs(frame, shown);
  SpokenRowsRequest request = this->request(body, frame, shown);
  place(request, frame, shown);
  // A title comes before a low head.
  request.heads = crowded_heads(frame, shown);
  if (std::ranges::count(request.heads, true) > 0) place(request, frame, shown);
}

SpokenRowsRequest SpokenPair::request(Rect body, const Frame& frame, const ShownPair& shown) const {
  ImFont* font = frame.fonts().spoken;
  SpokenRowsRequest request;
  request.body = body;
  request.unit = frame.px(1);
  request.rows = has_strips(shown) ? 2 : 3;
  request.maps = static_cast<int>(maps_.size());
  request.title = std::floor(font->FontSize + frame.px(8));
  request.ratio = 2.0F;
  request.between = frame.px(kBetweenSpoken);
  if (shown.has_input()) {
    request.ratio = static_cast<float>(shown.shape().w) / static_cast<float>(shown.shape().h);
    request.widest = request.ratio * widest_cell(shown.shape());
  }
  for (std::size_t i = 0; i < signs_.size(); ++i) {
    float before = i == 0 ? 0.0F : frame.px(kBetweenSpoken);
    if (!signs_[i].empty())
      before =
          std::max(before, std::ceil(text_width(font, signs_[i])) + frame.px((i == 0 ? 1.0F : 2.0F) * kBesideSign));
    request.before.push_back(before);
  }
  return request;
}

void SpokenPair::lay_out_heads(const Frame& frame, const ShownPair& shown) {
  const bool is_many = has_strips(shown);
  relu_.lay_out(rows_.panels[is_many ? 0 : 1], {true, false, false}, 0.0F, frame, shown);
  // The name of the last map of x is beside it.
  const std::size_t last = std::min(maps_.size(), rows_.first_line.front());
  const float needed = is_many || last == 0
                           ? 0.0F
                           : rows_.pictures[0][last - 1].x - rows_.panels[0].x - frame.padding() +
                                 text_width(frame.fonts().spoken, spoken_input_name(shown, maps_[last - 1]));
  example_.lay_out(rows_.panels[is_many ? 1 : 0], {false, false, true}, needed, frame, shown);
}

// By row: whether a title is another one because of the buttons beside it.
std::vector<bool> SpokenPair::crowded_heads(const Frame& frame, const ShownPair& shown) const {
  std::vector<bool> crowded(rows_.panels.size(), false);
  for (const Slot& slot : slots_) {
    const auto row = static_cast<std::size_t>(slot.row) - (has_strips(shown) ? 1U : 0U);
    if (slot.title_w < slot.without_head &&
        title(frame, shown, slot, slot.title_w) != title(frame, shown, slot, slot.without_head))
      crowded[row] = true;
  }
  return crowded;
}

// Left of each hidden map that is shown, and left of the output.
std::vector<std::string> SpokenPair::signs(const Frame& frame, const ShownPair& shown) const {
  const std::int64_t output = selected_pair_output(frame, shown);
  std::vector<std::string> texts;
  for (std::int64_t k = 0; k < hidden_shown_; ++k)
    texts.push_back(factor_text(shown, output, first_hidden_ + k, k == 0));
  texts.push_back(sum_end_text(shown, output, hidden_shown_ == hidden_, predicts_road(frame, shown)));
  return texts;
}

void SpokenPair::place(const SpokenRowsRequest& request, const Frame& frame, const ShownPair& shown) {
  slots_.clear();
  rows_ = lay_out_spoken_rows(request);
  lay_out_heads(frame, shown);
  if (!shown.has_input()) return;
  const bool is_many = has_strips(shown);
  for (std::size_t row = 0; row < rows_.pictures.size(); ++row) {
    const Row kind = is_many ? (row == 0 ? Row::kHidden : Row::kLinear) : static_cast<Row>(row);
    const std::vector<Rect>& pictures = rows_.pictures[row];
    const std::size_t count = kind == Row::kInput ? maps_.size() : signs_.size();
    const std::size_t first_line = std::min(count, rows_.first_line[row]);
    for (std::size_t k = 0; k < count; ++k) {
      Slot slot;
      slot.row = kind;
      slot.is_output = kind != Row::kInput && k + 1 == count;
      slot.map = kind == Row::kInput ? maps_[k]
                 : slot.is_output    ? selected_pair_output(frame, shown)
                                     : first_hidden_ + static_cast<std::int64_t>(k);
      if (kind != Row::kInput) slot.sign = signs_[k];
      slot.picture = pair_picture(pictures[k], shown);
      // Whether the next picture is not right of this one.
      const bool is_end = k + 1 == count || pictures[k + 1].x <= pictures[k].x;
      const PairHead& head = kind == Row::kHidden ? relu_ : example_;
      const bool has_head = kind == Row::kHidden || (is_many ? kind == Row::kLinear : kind == Row::kInput);
      const bool is_below_head = slot.picture.y - request.title > rows_.panels[row].y + frame.px(34);
      const float reserved = has_head && k < first_line && !is_below_head ? head.reserved() : 0.0F;
      const float right = rows_.panels[row].right() - frame.padding();
      const float next = is_end ? right : std::min(right, pictures[k + 1].x - frame.px(kBetweenTitles));
      slot.title_w = std::min(right - reserved, next) - slot.picture.x;
      slot.without_head = next - slot.picture.x;
      slots_.push_back(slot);
    }
  }
  is_plain_ = std::ranges::any_of(slots_, [&](const Slot& slot) {
    if (slot.row != Row::kHidden || slot.is_output) return false;
    const std::string formula = formula_of(shown, shown.first(), slot.map);
    return text_width(frame.fonts().spoken, fmt::format("ReLU({})", formula)) > slot.without_head;
  });
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
          fmt::format("Hidden map {}, {}", hidden_label(slot.map),
                      slot.row == Row::kHidden ? "after the ReLU: hatched where it is 0" : "without the ReLU"));
  }
}

std::string SpokenPair::title(const Frame& frame, const ShownPair& shown, const Slot& slot, float width) const {
  ImFont* font = frame.fonts().spoken;
  if (slot.row == Row::kInput) return spoken_input_name(shown, slot.map);
  if (slot.is_output)
    return first_that_fits(font, width, spoken_output_titles(shown, slot.map, slot.row == Row::kHidden));
  const bool has_relu = slot.row == Row::kHidden;
  const std::string formula = formula_of(shown, shown.first(), slot.map), name = hidden_name(shown, slot.map);
  const std::string zero = has_relu && shown.maps() != nullptr
                               ? ": 0 at " + percent_text(shown.maps()->zero[static_cast<std::size_t>(slot.map)])
                               : "";
  std::vector<std::string> titles;
  if (!formula.empty()) titles.push_back(has_relu && !is_plain_ ? fmt::format("ReLU({})", formula) : formula);
  if (formula.empty() && !name.empty()) {
    titles.push_back(name + (has_relu ? zero : " before ReLU"));
    if (has_relu) titles.push_back(name);
  }
  // What the ReLU gives is h₀.
  if (!has_relu) titles.insert(titles.end(), {hidden_label(slot.map) + " before ReLU", "before ReLU"});
  if (has_relu) titles.push_back(hidden_label(slot.map) + zero);
  titles.push_back(hidden_label(slot.map));
  return first_that_fits(font, width, titles);
}

// Beside the first title of a row, and beside each formula that does not say it.
std::string SpokenPair::row_caption(const ShownPair& shown, const Slot& slot) const {
  if (has_strips(shown) || slot.is_output) return "";
  if (slot.row == Row::kInput) {
    const auto all = static_cast<std::size_t>(shown.first().cin);
    return slot.map == maps_.front() && maps_.size() < all ? fmt::format("{} of {} maps shown", maps_.size(), all) : "";
  }
  if (slot.map != first_hidden_ && !(is_plain_ && slot.row == Row::kHidden)) return "";
  return slot.row == Row::kHidden ? "with ReLU" : "without ReLU";
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
  if (has_strips(shown)) draw_zero_share(frame, shown);
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
            first_that_fits(frame.fonts().body, slot.title_w - used - frame.px(12), {row_caption(shown, slot)}));
  if (!slot.sign.empty())
    draw_text_right(
        frame, font, frame.theme().text,
        {slot.picture.x - frame.px(kBesideSign), std::floor(slot.picture.centre().y - font->FontSize / 2.0F)},
        slot.sign);
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
  if (k >= view.looks.hidden.size()) return draw_no_pair_picture(frame, shown, slot.picture);
  draw_pair_picture(frame, shown,
                    {{has_relu ? "two.spoken.hidden" : "two.spoken.sums", slot.map},
                     slot.picture,
                     &(has_relu ? maps->hidden : maps->sums).maps,
                     slot.map,
                     has_relu ? view.looks.hidden[k] : linear_colours(frame, view),
                     has_relu});
}

}  // namespace pw
