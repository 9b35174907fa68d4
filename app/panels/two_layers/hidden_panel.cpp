#include "app/panels/two_layers/hidden_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kHighHiddenPanel = 0.55F;  // of its width
constexpr float kLargerInBands = 1.15F;
constexpr float kLeastHiddenCell = 112.0F;  // points wide

}  // namespace

void HiddenPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  bands_.clear();
  columns_.clear();
  biases_.clear();
  hidden_ = shown.hidden();
  if (panel.w <= 0.0F) return;
  head_.lay_out(panel, {true, false, false}, frame.px(120), frame, shown);
  if (!shown.has_input()) return;
  area_ = panel_area(frame, panel);
  label_ = hidden_label_width(frame, area_.w);
  Fit best = fit_bands(frame, shown, 1);
  const auto shown_by = [&](const Fit& fit) {
    return std::min(hidden_, fit.columns * static_cast<std::int64_t>(fit.bands.size()));
  };
  if (const Fit two = fit_bands(frame, shown, 2);
      hidden_ > 1 && panel.h > kHighHiddenPanel * panel.w &&
      two.bands[0].rows.cells.size() == best.bands[0].rows.cells.size() &&
      (two.picture_w > kLargerInBands * best.picture_w ||
       (shown_by(two) > shown_by(best) && two.picture_w * kLargerInBands > best.picture_w)))
    best = two;
  bands_ = best.bands;
  place_columns(frame, shown, best);
  place_biases(frame);
  head_.lay_out_pages({columns_.front().hidden, static_cast<std::int64_t>(columns_.size())}, frame);
}

// As many columns as fit, and pictures as large as they allow.
HiddenPanel::Fit HiddenPanel::fit_bands(const Frame& frame, const ShownPair& shown, std::int64_t count) const {
  const float sign = frame.px(kBetweenHidden), room = area_.w - label_ + frame.px(4);
  Fit fit;
  fit.columns = std::clamp<std::int64_t>(most_hidden_columns(frame, room), 1, (hidden_ + count - 1) / count);
  const float ratio = hidden_ratio(shown);
  const float width = room / static_cast<float>(fit.columns) - sign;
  const float gap = count > 1 ? frame.px(14) : 0.0F;
  const float height = (area_.h - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  for (std::int64_t band = 0; band < count; ++band) {
    const Rect area{area_.x, std::floor(area_.y + static_cast<float>(band) * (height + gap)), area_.w, height};
    ProductRows rows = product_rows(frame, shown, area);
    // No higher than the pictures are: they stand right below each other.
    if (rows.height * ratio > width) rows = product_rows(frame, shown, area, width / ratio);
    fit.picture_w = std::max(1.0F, std::min(width, rows.height * ratio));
    fit.bands.push_back({area, std::move(rows)});
  }
  return fit;
}

void HiddenPanel::place_columns(const Frame& frame, const ShownPair& shown, const Fit& fit) {
  // Over all of the panel: the last sign stands before the outputs.
  const float step = (area_.w - label_ + frame.px(4)) / static_cast<float>(fit.columns);
  between_ = step - fit.picture_w;
  // Wide enough for its number.
  const float cell_w = std::floor(std::min(frame.px(kLeastHiddenCell), step - frame.px(14)));
  const std::int64_t count = std::min(hidden_, fit.columns * static_cast<std::int64_t>(bands_.size()));
  const std::int64_t first = std::clamp<std::int64_t>(selected_hidden(frame, shown) - count + 1, 0, hidden_ - count);
  for (std::int64_t k = 0; k < count; ++k) {
    const Band& band = bands_[static_cast<std::size_t>(k / fit.columns)];
    const ProductRows& rows = band.rows;
    const float x = std::floor(area_.x + label_ + static_cast<float>(k % fit.columns) * step);
    Column column;
    column.hidden = first + k;
    column.top = band.area.y;
    column.picture = pair_picture({x, rows.picture, fit.picture_w, rows.height}, shown);
    for (std::size_t o = 0; o < rows.cells.size(); ++o) {
      const std::int64_t output = rows.first + static_cast<std::int64_t>(o);
      column.cells.push_back({{"w2", output, column.hidden},
                              {x, rows.cells[o], std::max(column.picture.w, cell_w), rows.line},
                              {NetworkId::kPair, 1, output, column.hidden}});
      column.products.push_back(pair_picture({x, rows.lower[o], fit.picture_w, rows.height}, shown));
    }
    columns_.push_back(std::move(column));
  }
}

// Beside the last products, to which they are added.
void HiddenPanel::place_biases(const Frame& frame) {
  const ProductRows& rows = bands_.back().rows;
  const float small = std::floor(frame.fonts().small->FontSize);
  for (std::size_t o = 0; o < rows.cells.size(); ++o) {
    const std::int64_t output = rows.first + static_cast<std::int64_t>(o);
    biases_.push_back({{"b2", output},
                       {},
                       {area_.x + frame.px(14), rows.lower[o] + small + frame.px(2), frame.px(46), small + frame.px(4)},
                       {NetworkId::kPair, 1, output, {}}});
  }
}

void HiddenPanel::input(Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  head_.input(frame);
  if (const auto hidden = head_.pressed_page(frame)) return select_hidden(frame, view.shown, *hidden);
  for (const Column& column : columns_) {
    const ItemState item = point_on_pair(frame, view.shown, {"hidden", column.hidden}, column.picture);
    if (item.pressed) select_hidden(frame, view.shown, column.hidden);
    if (item.hovered) frame.explain(hidden_map_text(view, column.hidden));
    for (std::size_t o = 0; o < column.cells.size(); ++o) {
      input_pair_cell(frame, view, column.cells[o]);
      const ParameterId& id = column.cells[o].id;
      const ItemState product =
          point_on_pair(frame, view.shown, {"two.product", id.output, column.hidden}, column.products[o]);
      if (product.hovered)
        frame.explain(
            fmt::format("w2[{}, {}] · {}: what this hidden map adds to {}. The sum of the row and its bias "
                        "is the output",
                        id.output, column.hidden, hidden_label(column.hidden),
                        pair_output_name(view.shown, std::min(id.output, view.shown.second().cout - 1))));
    }
  }
  for (const PairBias& bias : biases_) input_pair_bias(frame, view, bias);
}

void HiddenPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  const bool has_relu = shown.first().activation != Activation::kNone;
  std::string caption = (has_relu ? "h = ReLU(W₁x + b₁) · hatched: 0 · " : "h = W₁x + b₁ · ") + scale_of_hidden(view);
  if (maps != nullptr && has_relu && hidden_ > 1 && maps->zero_in_all >= 0.005)
    caption += " · " + zero_in_all_text(*maps);
  if (shown.pair().example == PairCase::kNarrow) caption += " · PC: principal component";
  if (shown.pair().example == PairCase::kRoad) caption += " · named after their rows of the class head";
  const auto count = static_cast<std::int64_t>(columns_.size());
  if (count < hidden_) caption = fmt::format("{} of {} shown · ", count, hidden_) + caption;
  draw_panel(frame, panel_, fmt::format("h: {}", counted(hidden_, "hidden map")), frame.theme().text, caption,
             head_.reserved(), "What the first layer gives, and below it what each hidden map adds to each output");
  head_.draw(frame);
  for (const Band& band : bands_) draw_labels(frame, shown, band);
  for (const PairBias& bias : biases_) draw_pair_bias(frame, view, bias);
  for (const Column& column : columns_) draw_column(frame, view, column);
}

void HiddenPanel::draw_labels(const Frame& frame, const ShownPair& shown, const Band& band) const {
  ImFont *small = frame.fonts().small, *strong = frame.fonts().strong;
  const ProductRows& rows = band.rows;
  const float width = label_ - frame.px(8);
  draw_text_within(frame, small, frame.theme().muted, {area_.x, rows.picture}, width, "layer 1");
  const bool has_biases = &band == &bands_.back();
  for (std::size_t o = 0; o < rows.cells.size(); ++o) {
    const std::int64_t output = rows.first + static_cast<std::int64_t>(o);
    draw_text_within(frame, strong, pair_output_colour(frame, shown, output),
                     {area_.x, std::floor(rows.cells[o] + (rows.line - strong->FontSize) / 2.0F)}, width,
                     pair_output_name(shown, output));
    draw_text_within(frame, small, frame.theme().muted, {area_.x, rows.lower[o]}, width,
                     fmt::format("W₂ row {}", output));
    if (!has_biases) continue;
    draw_text(frame, small, frame.theme().muted,
              {area_.x, std::floor(biases_[o].value.centre().y - small->FontSize / 2.0F)}, "b");
  }
}

void HiddenPanel::draw_column(const Frame& frame, const PairView& view, const Column& column) const {
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  draw_title(frame, shown, column);
  if (maps == nullptr) {
    draw_no_pair_picture(frame, shown, column.picture);
    for (const Rect& product : column.products) draw_no_pair_picture(frame, shown, product);
    return;
  }
  const bool has_relu = maps->has_activation();
  draw_pair_picture(frame, shown,
                    {{"hidden.picture", column.hidden},
                     column.picture,
                     &maps->shown_hidden().maps,
                     column.hidden,
                     has_relu ? view.looks.hidden : view.looks.sums,
                     has_relu});
  if (column.hidden == selected_hidden(frame, shown)) draw_frame(frame, column.picture, 2.0F);
  for (std::size_t o = 0; o < column.cells.size(); ++o) {
    draw_pair_cell(frame, view, column.cells[o]);
    const Rect& product = column.products[o];
    const std::int64_t output = column.cells[o].id.output;
    draw_pair_picture(frame, shown,
                      {{"two.product.picture", output, column.hidden},
                       product,
                       &maps->shown_hidden().maps,
                       column.hidden,
                       view.looks.products,
                       false,
                       shown.second().w(output, column.hidden)});
    draw_sign(frame, product, column.hidden + 1 == hidden_);
  }
}

// Its name, and at how many positions the ReLU gives 0.
void HiddenPanel::draw_title(const Frame& frame, const ShownPair& shown, const Column& column) const {
  ImFont *small = frame.fonts().small, *strong = frame.fonts().strong;
  const Rect& at = column.picture;
  const std::string label = hidden_label(column.hidden);
  const float name =
      draw_text_within(frame, strong, hidden_colour(frame, shown, column.hidden), {at.x, column.top}, at.w,
                       first_that_fits(strong, at.w, {label + "  " + hidden_name(shown, column.hidden), label}));
  const PairMaps* maps = shown.maps();
  if (maps == nullptr || !maps->has_activation()) return;
  const std::string share = percent_text(maps->zero[static_cast<std::size_t>(column.hidden)]);
  const std::string brief = fmt::format("0 at {}", share);
  // A small picture has room right of it.
  const bool fits = name + frame.px(8) + text_width(small, brief) <= at.w;
  const float width = fits ? at.w : at.w + between_ - frame.px(8);
  draw_text_right(
      frame, small, frame.theme().muted, {at.x + width, column.top + baseline_drop(strong, small)},
      first_that_fits(small, width - name - frame.px(8), {fmt::format("0 at {} of positions", share), brief}));
}

// Between this product and the next, or behind the last.
void HiddenPanel::draw_sign(const Frame& frame, Rect product, bool is_last) const {
  const Fonts& fonts = frame.fonts();
  ImFont* font = fonts.large;
  std::string sign = is_last ? "=" : "+";
  if (is_last) {
    for (ImFont* smaller : {fonts.large, fonts.strong, fonts.small}) {
      if (text_width(smaller, "= y") > between_) continue;
      font = smaller;
      sign = "= y";
      break;
    }
  }
  draw_text_centred(frame, font, frame.theme().muted,
                    {product.right() + between_ / 2.0F, std::floor(product.centre().y - font->FontSize / 2.0F)}, sign);
}

}  // namespace pw
