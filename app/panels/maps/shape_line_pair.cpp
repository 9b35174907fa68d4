// The shapes of all tabs of a view; those of two layers: (1, 160, 576, 3) × (1, 1, 3, 2) → ReLU → × (1, 1, 2, 1) → (1,
// 160, 576, 1).
#include <algorithm>

#include "app/panels/maps/shape_line.h"

namespace pw {

std::vector<ShapeLine::Number> ShapeLine::shortened(std::vector<Number> numbers) const {
  if (!is_short_) return numbers;
  std::erase_if(numbers, [](const Number& number) {
    return number.axis == ShapeAxis::kKernel || (number.axis == ShapeAxis::kBatch && number.value == 1);
  });
  return numbers;
}

// The tabs stand where the widest shapes of all of them leave room, so that none moves when another is shown.
void ShapeLine::lay_out_widest(const Frame& frame, const View& view) {
  std::vector<std::optional<LayerShape>> layers = view.layers_of_tabs(frame);
  // Two layers have a shorter form, which is chosen where they are shown. What Cost counts is too different: for the
  // longest all others would lose their captions.
  std::erase_if(layers, [](const auto& layer) { return layer && (layer->hidden || layer->is_counted()); });
  layers.push_back(view.layer_shown(frame));
  float widest = 0.0F;
  for (const std::optional<LayerShape>& layer : layers) {
    other_ = layer;
    lay_out_shapes(frame);
    widest = std::max(widest, right_);
  }
  right_ = widest;
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
