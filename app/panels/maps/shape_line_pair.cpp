// Which shapes have room beside the tabs of a view; those of two layers: (1, 160, 576, 3) × (1, 1, 3, 2) → ReLU → × (1,
// 1, 2, 1) → (1, 160, 576, 1).
#include "app/panels/maps/shape_line.h"

#include <algorithm>
#include <array>
#include <span>

#include "app/frame/spoken_look.h"

namespace pw {
namespace {

// From the loosest to the tightest.
constexpr std::array<ShapeSpacing, 8> kSpacings = {{{20.0F, 7.0F, true, true, true},
                                                    {10.0F, 3.0F, true, true, true},
                                                    {7.0F, 2.0F, false, true, true},
                                                    {4.0F, 1.0F, false, false, true},
                                                    {6.0F, 2.0F, false, false, true, true},
                                                    {3.0F, 0.5F, false, false, true, true},
                                                    {7.0F, 2.0F, false, true, false},
                                                    {6.0F, 2.0F, false, false, false}}};

// How many of them have captions.
std::size_t with_captions() {
  return static_cast<std::size_t>(std::ranges::count(kSpacings, true, &ShapeSpacing::has_captions));
}
}  // namespace

void ShapeLine::fit_shapes(const Frame& frame, const View& view) {
  has_arrows_ = true;
  const std::optional<LayerShape> shown = view.layer_shown(frame);
  const bool is_pair = shown && shown->hidden;
  is_short_ = is_pair && is_spoken(frame);
  names_file_ = false;
  choose_stacking(frame, view);
  is_pair ? fit_pair(frame, view, shown) : fit_captions_first(frame, view, shown);
}

// Buttons stand below each other rather than that the words go: for all tabs if for one of them, so that none moves.
void ShapeLine::choose_stacking(const Frame& frame, const View& view) {
  is_stacked_ = false;
  if (view.tab_key() == nullptr || !file_controls(frame, {"file", false, "{}/{}", false}).buttons.empty()) return;
  const auto with_words = std::span(kSpacings).first(with_captions());
  is_stacked_ = std::ranges::any_of(view.layers_of_tabs(frame), [&](const auto& layer) {
    return !(layer && layer->hidden) && !fit_shapes_in(with_words, frame, view, layer);
  });
}

// "file" alone would not say what is chosen there.
bool ShapeLine::leaves_file_named(const Frame& frame) const {
  if (!names_file_ || !frame.document().source.axis_order()) return true;
  return file_controls(frame, {"file: {}", false, "{}/{}", true}).left > right_ + frame.px(10);
}

// The captions say more than sizes of 1, and from the last row than arrows; these more than wide gaps.
void ShapeLine::fit_pair(const Frame& frame, const View& view, const std::optional<LayerShape>& shown) {
  constexpr std::size_t kLarge = 2;  // with large digits and all words
  const std::span<const ShapeSpacing> all(kSpacings);
  names_file_ = true;
  if (!is_short_ && fit_shapes_in(all.first(with_captions()), frame, view, shown)) return;
  is_short_ = true;
  if (fit_shapes_in(all.first(kLarge), frame, view, shown)) return;
  has_arrows_ = false;
  const auto with_words = all.first(with_captions());
  if (fit_shapes_in(with_words, frame, view, shown)) return;
  names_file_ = false;
  if (fit_shapes_in(with_words, frame, view, shown)) return;
  is_stacked_ = view.tab_key() != nullptr && file_controls(frame, {"file", false, "{}/{}", false}).buttons.empty();
  if (is_stacked_ && fit_shapes_in(with_words, frame, view, shown)) return;
  is_stacked_ = false;
  fit_shapes_in(all, frame, view, shown);
}

void ShapeLine::fit_captions_first(const Frame& frame, const View& view, const std::optional<LayerShape>& shown) {
  const std::span<const ShapeSpacing> all(kSpacings);
  if (fit_shapes_in(all.first(with_captions()), frame, view, shown)) return;
  is_stacked_ = false;
  fit_shapes_in(all.subspan(with_captions()), frame, view, shown);
}

bool ShapeLine::fit_shapes_in(std::span<const ShapeSpacing> spacings, const Frame& frame, const View& view,
                              const std::optional<LayerShape>& shown) {
  const Rect& line = line_;
  constexpr float kWide = 1300.0F;  // points
  for (const ShapeSpacing& spacing : spacings) {
    if (&spacing == kSpacings.data() && line.w < frame.px(kWide)) continue;
    spacing_ = spacing;
    lay_out_widest(frame, view, shown);
    const bool is_clear = right_ + frame.px(6) <= order_buttons(frame).front().area.x;
    if (fit_tabs(frame, view) && is_clear && leaves_file_named(frame)) return true;
  }
  return false;
}

// The tabs, and between them and the orders the words for these; rather all tabs than the words.
bool ShapeLine::fit_tabs(const Frame& frame, const View& view) {
  const Rect order = order_buttons(frame).front().area;
  const auto fit = [&](const char* words) {
    order_words_ = words;
    const float right = words != nullptr ? order_words_left(frame, words) : order.x;
    const ImVec2 at = is_stacked_ ? ImVec2{line_.right(), line_.centre().y - frame.px(2) - order.h}
                                  : ImVec2{right - frame.px(18), order.y};
    return tabs_.lay_out(view, at, order.h, right_ + frame.px(16), frame);
  };
  const bool may_have_words = !is_stacked_ && may_name_orders(frame);
  const std::span<const char* const> all = std::span(kOrderWords).first(may_have_words ? kOrderWords.size() : 0);
  if (view.tab_key() == nullptr) {
    const bool has_tabs = fit(nullptr);
    const auto words = std::ranges::find_if(
        all, [&](const char* each) { return order_words_left(frame, each) > right_ + frame.px(10); });
    order_words_ = words != all.end() ? *words : nullptr;
    return has_tabs;
  }
  const auto have_room = [&](bool as_menu) {
    return std::ranges::any_of(all, [&](const char* each) { return fit(each) && tabs_.is_menu() == as_menu; });
  };
  if (have_room(false)) return true;
  const bool has_tabs = fit(nullptr);
  return has_tabs && tabs_.is_menu() && have_room(true) ? true : fit(nullptr);
}

// The tabs stand where the widest shapes of all of them leave room, so that none moves when another is shown.
void ShapeLine::lay_out_widest(const Frame& frame, const View& view, const std::optional<LayerShape>& shown) {
  std::vector<std::optional<LayerShape>> layers = view.layers_of_tabs(frame);
  // Two layers have a shorter form, which is chosen where they are shown. What Cost counts is too different: for the
  // longest all others would lose their captions.
  std::erase_if(layers, [](const auto& layer) { return layer && (layer->hidden || layer->is_counted()); });
  layers.push_back(shown);
  float widest = 0.0F;
  for (const std::optional<LayerShape>& layer : layers) {
    other_ = layer;
    lay_out_shapes(frame);
    widest = std::max(widest, right_);
  }
  right_ = widest;
}

std::vector<ShapeLine::Number> ShapeLine::shortened(std::vector<Number> numbers) const {
  if (!is_short_) return numbers;
  std::erase_if(numbers, [](const Number& number) {
    return number.axis == ShapeAxis::kKernel || (number.axis == ShapeAxis::kBatch && number.value == 1);
  });
  return numbers;
}

void ShapeLine::lay_out_pair(const Frame& frame, float x) {
  const LayerShape& pair = *other_;
  const std::int64_t hidden = *pair.hidden;
  const float gap = frame.px(spacing_.gap) * (is_short_ ? 1.0F : 0.6F);
  const auto named = [](std::vector<Number> numbers, const char* key, ShapeAxis from, const char* caption) {
    for (Number& number : numbers) {
      number.key = key;
      if (number.axis != from) continue;
      number.axis = ShapeAxis::kHidden;
      number.caption = caption;
    }
    return numbers;
  };
  const auto first = named(kernel_numbers(frame, {pair.maps_in, hidden}), "shape.w", ShapeAxis::kMapsOut, "hidden");
  const auto second = named(kernel_numbers(frame, {hidden, pair.maps_out}), "shape.w2", ShapeAxis::kMapsIn, "hidden");
  x = lay_out_tuple(frame, shortened(stack_numbers(frame, "shape.x", pair.maps_in, ShapeAxis::kMapsIn)), x) + gap;
  x = lay_out_sign(frame, "×", x, true) + gap;
  x = lay_out_tuple(frame, shortened(first), x) + gap;
  const bool has_relu = pair.activation != Activation::kNone;
  if (has_arrows_) x = lay_out_sign(frame, "→", x, true) + gap;
  if (has_relu) {
    x = lay_out_sign(frame, "ReLU", x, true) + gap;
    if (has_arrows_) x = lay_out_sign(frame, "→", x, true) + gap;
  }
  x = lay_out_sign(frame, "×", x, true) + gap;
  x = lay_out_tuple(frame, shortened(second), x) + gap;
  x = lay_out_sign(frame, "→", x, true) + gap;
  right_ = lay_out_tuple(frame, shortened(stack_numbers(frame, "shape.y", pair.maps_out, ShapeAxis::kMapsOut)), x);
}

}  // namespace pw
