#include "app/widgets/maps_head.h"

#include <fmt/format.h>

#include "app/geometry/layout.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kBesideTitle = 44.0F, kBetweenButtons = 6.0F;  // points

// The strongest stand in their own order, until another is chosen.
bool is_by_strength(const Frame& frame) {
  return frame.display().strongest_only && frame.document().shape().c > kStrongestMaps &&
         frame.selection().order == MapsOrder::kMap;
}

std::string order_label(const Frame& frame, MapsMode mode) {
  if (is_by_strength(frame))
    return are_strongest_of_one(frame, mode) ? "order: |w| × spread of x" : "order: strongest first";
  const bool is_of_all =
      frame.selection().order == MapsOrder::kStrongest && (mode == MapsMode::kProducts || has_weights_of_one(frame));
  return "order: " + (is_of_all ? "strongest " + strong_for(frame, mode) : chosen_name(frame, kMapsOrders));
}

std::string order_explanation(const Frame& frame, MapsMode mode) {
  if (!is_by_strength(frame)) return "The order of the maps, here and in W";
  if (!are_strongest_of_one(frame, mode))
    return "The strongest maps first: by the sum over the outputs of |w|, times the standard deviation of x";
  const bool are_products = mode == MapsMode::kProducts;
  return fmt::format(
      "The {} first that {} most from position to position: by |w| for {}, times the standard deviation of x",
      are_products ? "products" : "maps", are_products ? "differ" : "move the output",
      output_name(frame.document().weights(), frame.selection().output));
}

std::string title_of(const Frame& frame, bool is_of_products, bool is_short) {
  const std::int64_t count = frame.document().shape().c;
  if (is_of_products) return is_short ? "w·x" : "w·x: " + counted(count, "product");
  return "x: " + counted(count, is_short ? "map" : "input map");
}

}  // namespace

bool has_weights_of_one(const Frame& frame) {
  return frame.document().network.cout() > kShownRows;
}

bool are_strongest_of_one(const Frame& frame, MapsMode mode) {
  return frame.selection().order != MapsOrder::kStrongest && (mode == MapsMode::kProducts || has_weights_of_one(frame));
}

std::string strong_for(const Frame& frame, MapsMode mode) {
  const std::int64_t cout = frame.document().network.cout();
  if (are_strongest_of_one(frame, mode))
    return "for " + output_name(frame.document().weights(), frame.selection().output);
  if (cout == 1) return "for the output";
  return cout == 2 ? "for both outputs" : fmt::format("for all {} outputs", cout);
}

MapsHead maps_head(const Frame& frame, MapsMode mode, HeadWords words) {
  const bool is_of_products = mode == MapsMode::kProducts;
  const float height = maps_head_height(frame);
  MapsHead head{title_of(frame, is_of_products, words != HeadWords::kAll), {}};
  if (is_of_products) {
    const std::string output = output_name(frame.document().weights(), frame.selection().output);
    head.buttons.push_back(button_at(frame, "scrub.output", choice_label("for: " + output),
                                     "Whose weights the maps are multiplied by (Tab)", {}, height));
  }
  head.buttons.push_back(button_at(frame, "order",
                                   choice_label(words == HeadWords::kFewest ? "order" : order_label(frame, mode)),
                                   order_explanation(frame, mode), {}, height));
  if (frame.document().shape().c > kStrongestMaps && (!is_of_products || frame.display().strongest_only))
    head.buttons.push_back(command_button(frame, "strongest", "strongest", {}, height));
  if (!is_of_products && words < HeadWords::kNoScale)
    head.buttons.push_back(command_button(frame, "range", "range", {}, height,
                                          choice_label("colour scale: " + chosen_name(frame, kMapsRanges))));
  return head;
}

float maps_head_width(const Frame& frame, const MapsHead& head) {
  float width = text_width(frame.fonts().strong, head.title) + frame.px(kBesideTitle);
  for (const Button& button : head.buttons) width += button.area.w + frame.px(kBetweenButtons);
  return width;
}

float maps_head_height(const Frame& frame) {
  return frame.px(24);
}

}  // namespace pw
