#include "app/panels/sum/sum_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/sum/sum_captions.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/curtain.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kLow = 400.0F;
constexpr float kCaption = 24.0F;
constexpr float kLeastChart = 28.0F;
constexpr float kLeastForLarge = 250.0F;
constexpr float kLeastForRoomy = 500.0F, kLeastWidthForRoomy = 1600.0F;
constexpr float kLeastForTwo = 930.0F;  // sums beside each other
constexpr float kWidestOther = 160.0F;  // the second one's name

// A product that does not count is drawn as what it would be.
std::vector<float> drawn_products(const Document& document, const ShownSum& shown) {
  const ColumnTerms& terms = shown.terms;
  std::vector<float> values = terms.run.products;
  for (std::size_t k = 0; k < values.size() && !document.mask.empty(); ++k) {
    const std::int64_t map = terms.order[k];
    if (document.mask.silences(map) && std::isfinite(values[k]))
      values[k] = document.parameters().w(shown.request.output, map) * terms.x[static_cast<std::size_t>(map)];
  }
  return values;
}

// "and for " and the longer of two names.
float other_name_width(const Frame& frame) {
  const ImFont* font = frame.fonts().small;
  const Weights& weights = frame.document().weights();
  const float names = std::max(text_width(font, output_name(weights, 0)), text_width(font, output_name(weights, 1)));
  return text_width(font, "and for ") + std::min(names, frame.px(kWidestOther));
}

}  // namespace

void SumPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  area_ = panel_area(frame, panel);
  modes_.lay_out(panel, frame.px(300), frame);
  columns_ = ColumnLayout(area_.x, area_.w, frame.document().network.cin(), frame.selection().probe.sort);
  const float row_h = frame.px(24);
  switches_.lay_out({area_.x, area_.y + frame.px(1), area_.w, row_h}, frame);
  const float top = area_.y + frame.px(1) + row_h;
  lay_out_arithmetic({area_.x, top, area_.w, area_.bottom() - top}, frame);
}

// At the bottom: the sum shown, and that of the other output: beside it if both have only a few terms, below it where
// the panel is too low to compare pictures.
void SumPanel::lay_out_arithmetic(Rect area, const Frame& frame) {
  const Document& document = frame.document();
  const bool large = is_spoken(frame) && area.h >= frame.px(kLeastForLarge);
  const bool roomy = !is_spoken(frame) && area.h >= frame.px(kLeastForRoomy) && area.w >= frame.px(kLeastWidthForRoomy);
  const ArithmeticSize size = large ? ArithmeticSize::kLarge : roomy ? ArithmeticSize::kRoomy : ArithmeticSize::kSmall;
  const float height = SumArithmetic::height(frame, size, area.w);
  const float caption = frame.fonts().small->FontSize + frame.px(7);
  const float gap = frame.px(8);
  const float charts = 3.0F * frame.px(kCaption + kLeastChart);
  Rect line{area.x, area.bottom() - height, area.w, height};
  other_arithmetic_.reset();
  const bool has_other = document.network.cout() == 2 && !large;
  const bool is_low = area_.h < frame.px(kLow);
  if (has_other && SumArithmetic::has_few_terms(frame) && area.w >= frame.px(kLeastForTwo)) {
    other_arithmetic_.emplace();
    const float beside = frame.px(20), name = other_name_width(frame) + 2.0F * beside;
    line.w = std::floor((area.w - name) / 2.0F);
    other_arithmetic_->lay_out({area.right() - line.w, line.y, line.w, height}, size);
    const ImFont* result = SumArithmetic::result_font(frame, size, line.w);
    const ImFont* small = frame.fonts().small;
    other_caption_ = {line.right() + beside, line.bottom() - result->FontSize + baseline_drop(result, small),
                      name - 2.0F * beside + frame.px(2), small->FontSize};
  } else if (has_other && is_low && area.h - 2.0F * height - caption - gap >= charts) {
    other_arithmetic_.emplace();
    other_arithmetic_->lay_out(line, size);
    line.y -= height + caption;
    other_caption_ = {area.x, line.bottom() + frame.px(3), area.w, caption};
  }
  arithmetic_.lay_out(line, size);
  lay_out_charts({area.x, area.y, area.w, std::max(0.0F, line.y - gap - area.y)}, frame);
}

void SumPanel::lay_out_charts(Rect area, const Frame& frame) {
  const bool is_projector = is_spoken(frame);
  constexpr std::array kShares = {0.24F, 0.36F, 0.4F};
  const float caption_h = frame.px(kCaption);
  const float all = std::max(3.0F, area.h - 3.0F * caption_h);
  float y = area.y;
  std::size_t i = 0;
  for (Chart* chart : {&x_, &products_, &run_}) {
    const float height = std::max(1.0F, std::floor(all * (is_projector ? 1.0F / 3.0F : kShares[i++])));
    *chart = {{area.x, y, area.w, caption_h}, {area.x, y + caption_h, area.w, height}};
    y += caption_h + height;
  }
  names_ = {};
  const float strip = value_strip(frame, x_.area, columns_);
  if (strip == 0.0F || x_.area.h < 2.5F * strip) return;
  names_ = {area.x, x_.area.bottom() - strip, area.w, strip};
  x_.area.h -= strip;
}

ShownSum SumPanel::shown(const Frame& frame) {
  const Selection& selection = frame.selection();
  const std::int64_t output =
      std::min(frame.hover().output.value_or(selection.output), frame.document().network.cout() - 1);
  return shown_sum(frame, terms_, frame.hover().position.value_or(selection.position), output);
}

void SumPanel::input(Frame& frame) {
  modes_.input(frame);
  if (frame.is_stale()) return;
  if (switches_.input(frame)) copy(frame);
  const ShownSum now = shown(frame);
  input_charts(frame, now);
  if (frame.display().curtain) return;
  const auto below = shown_below(frame, now, other_terms_);
  arithmetic_.input(frame, now, below ? &*below : nullptr);
  const auto texts = shared_weights_texts(frame.document());
  if (!texts.empty()) {
    Rect line = products_.caption;
    explain_area(frame, line, "So is it fully connected? Over the maps, yes; over the positions, no: " + texts.front());
  }
}

void SumPanel::copy(Frame& frame) {
  const Selection& selection = frame.selection();
  const ShownSum selected = shown_sum(frame, terms_, selection.position, selection.output);
  ImGui::SetClipboardText(column_table(frame.document(), selected.terms, selected.sum).c_str());
  frame.session().show_message(fmt::format("{} copied as a table", counted(frame.document().network.cin(), "product")));
}

// A column of several maps stands for the one whose bar it shows, or for the last one that is in the sum.
void SumPanel::input_charts(Frame& frame, const ShownSum& shown) {
  const auto largest = [&](const std::vector<float>& values, std::int64_t column) {
    return largest_place(values, columns_.begin(column), columns_.end(column));
  };
  input_chart(
      frame, "probe.x", x_, shown, [&](std::int64_t column) { return largest(numbers_by_place(shown.terms), column); },
      explain_number);
  input_x(frame, shown);
  if (frame.display().curtain) return;
  input_chart(
      frame, "probe.products", products_, shown,
      [&](std::int64_t column) { return largest(drawn_products(frame.document(), shown), column); }, explain_product);
  input_chart(
      frame, "probe.run", run_, shown,
      [&](std::int64_t column) { return static_cast<std::size_t>(columns_.end(column) - 1); }, explain_running);
}

// Hovering a column lights its map everywhere, a click selects it.
void SumPanel::input_chart(Frame& frame, const char* name, const Chart& chart, const ShownSum& shown,
                           const std::function<std::size_t(std::int64_t column)>& place_of, Explain explain) const {
  const ItemState item = frame.add_item(name, chart.area);
  if (!item.hovered && !item.clicked) return;
  const std::int64_t map = shown.terms.order[place_of(columns_.column_at(ImGui::GetIO().MousePos.x))];
  if (item.clicked && !drag_.map()) frame.select_map(map);
  if (!item.hovered) return;
  frame.hover().map = map;
  frame.explain(explain(frame, shown, map));
}

void SumPanel::draw(const Frame& frame) {
  const ShownSum now = shown(frame);
  draw_head(frame, now);
  modes_.draw(frame);
  switches_.draw(frame);
  draw_x(frame, now);
  if (frame.display().curtain) {
    const float top = products_.caption.y + frame.px(6);
    return draw_curtain(frame, {area_.x, top, area_.w, area_.bottom() - top});
  }
  draw_products(frame, now);
  draw_run(frame, now);
  draw_arithmetic(frame, now);
}

void SumPanel::draw_head(const Frame& frame, const ShownSum& shown) const {
  const Position& at = shown.request.position;
  const std::string place = fmt::format("row {}, column {}", at.y, at.x);
  const std::vector<std::string> captions =
      shown.is_mean()
          ? std::vector<std::string>{"global average pooling, then W", "average pooling, then W", "pooled, then W"}
          : std::vector{place + ", counted from 0", place, fmt::format("row {}, col. {}", at.y, at.x)};
  const Fonts& fonts = frame.fonts();
  const float room = modes_.left() - panel_.x - 3.0F * frame.padding();
  const std::string title =
      first_that_fits(fonts.strong, room - text_width(fonts.small, captions.back()),
                      shown.is_mean() ? std::vector<std::string>{"The sum of the means", "Means"}
                                      : std::vector<std::string>{"The sum at one position", "One position"});
  draw_panel(
      frame, panel_, title, frame.theme().text,
      first_that_fits(fonts.small, room - text_width(fonts.strong, title), captions), panel_.right() - modes_.left(),
      "Everything that makes one number of y: the numbers of x at this position, each times its weight, added up");
}

void SumPanel::draw_products(const Frame& frame, const ShownSum& shown) const {
  const Document& document = frame.document();
  const std::int64_t output = shown.request.output;
  frame.explain_drawn(products_.caption, "w·x: each number of x times its weight in this filter");
  draw_caption(frame, products_.caption,
               {"w·x", "for", output_name(document.weights(), output), frame.output_colour(output),
                product_captions(shown), shared_weights_texts(document)});
  const ColumnTerms& terms = shown.terms;
  const std::vector<float> values = drawn_products(document, shown);
  Extent extent = terms.extent;
  for (const float value : values) {
    if (std::isfinite(value)) extent = {std::min(extent.low, value), std::max(extent.high, value)};
  }
  draw_bars(frame, {products_.area, columns_, values, extent, [&](float value) { return frame.sign_colour(value); },
                    [&](std::size_t place) { return document.mask.silences(terms.order[place]); }});
  draw_columns(frame, shown, products_.area);
}

void SumPanel::draw_run(const Frame& frame, const ShownSum& shown) const {
  draw_caption(frame, run_.caption, {"running sum", "", "", {}, run_captions(shown, columns_), {}});
  frame.explain_drawn(run_.caption, "The running sum: the products from the left up to each map, and at the end b");
  draw_running_sum(frame, run_.area, columns_, shown.terms.run);
  draw_columns(frame, shown, run_.area);
}

std::optional<ShownSum> SumPanel::shown_below(const Frame& frame, const ShownSum& now, ColumnTermsMemo& memo) const {
  if (!other_arithmetic_) return std::nullopt;
  return shown_sum(frame, memo, now.request.position, 1 - now.request.output);
}

void SumPanel::draw_arithmetic(const Frame& frame, const ShownSum& now) {
  const auto below = shown_below(frame, now, other_terms_);
  if (!below) return arithmetic_.draw(frame, now, nullptr);
  arithmetic_.draw(frame, now, &*below);
  const std::int64_t output = below->request.output;
  ImFont* font = frame.fonts().small;
  const float x = other_caption_.x + draw_text(frame, font, frame.theme().muted, other_caption_.min(), "and for ");
  draw_text_within(frame, font, frame.output_colour(output), {x, other_caption_.y}, other_caption_.right() - x,
                   output_name(frame.document().weights(), output));
  other_arithmetic_->draw_below(frame, *below, now, arithmetic_.listed(frame, now, &*below));
}

std::optional<Rect> SumPanel::column_of(const ShownSum& shown, std::int64_t map, Rect chart) const {
  const auto column = columns_.column_of(shown.terms.place[static_cast<std::size_t>(map)]);
  return column ? std::optional(columns_.rect(*column, chart)) : std::nullopt;
}

// The selected map's and that under the pointer.
void SumPanel::draw_columns(const Frame& frame, const ShownSum& shown, Rect chart) const {
  if (frame.hover().map) {
    if (const auto column = column_of(shown, *frame.hover().map, chart))
      frame.draw_list()->AddRectFilled(column->min(), column->max(), im(frame.theme().text, 0.22F));
  }
  if (const auto column = column_of(shown, frame.selection().map, chart)) draw_frame(frame, column->inset(-1.0F), 2.0F);
}

}  // namespace pw
