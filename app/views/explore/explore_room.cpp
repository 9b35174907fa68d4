#include "app/views/explore/explore_room.h"

#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/panels/outputs/outputs_panel.h"

namespace pw {
namespace {

float map_ratio(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  return static_cast<float>(shape.w) / static_cast<float>(shape.h);
}

// From the last row, W's bars are too small beside the sum of their products.
bool hides_weights(const Frame& frame) {
  const MapsMode mode = frame.selection().mode;
  return is_spoken(frame) && (mode == MapsMode::kPosition || mode == MapsMode::kMatrix);
}

// From the last row, y and its prediction need the room of the arithmetic in a narrow window; in a portrait one the
// block does, above narrow pictures.
bool hides_arithmetic(const Frame& frame, const Rect& body) {
  constexpr float kNarrow = 880.0F;  // points
  const MapsMode mode = frame.selection().mode;
  if (!is_spoken(frame) || mode == MapsMode::kPosition || OutputsPanel::slots(frame) <= 3) return false;
  if (is_portrait(body)) return mode == MapsMode::kStack3d && map_ratio(frame) <= kWidePicture;
  return body.w < frame.px(kNarrow) && body.h < body.w;
}

}  // namespace

ExploreRequest explore_request(const Frame& frame, const Rect& body) {
  ExploreRequest request{body, frame.px(1), map_ratio(frame), OutputsPanel::slots(frame)};
  request.ends_with_chart = !hides_arithmetic(frame, body);
  if (!request.ends_with_chart) --request.output_slots;
  request.weight_rows = hides_weights(frame) ? 0 : static_cast<int>(frame.document().network.cout());
  request.is_projected = is_spoken(frame);
  request.output_pictures = OutputsPanel::pictures(frame);
  return request;
}

bool is_block_alone(const Frame& frame, const Rect& body) {
  return is_spoken(frame) && frame.selection().mode == MapsMode::kStack3d && body.w > body.h;
}

void give_room_to_block(ExploreLayout& layout, const Rect& body, float gap) {
  layout.image = layout.outputs = {};
  layout.output_slots.clear();
  layout.weights.y = std::floor(body.bottom() - layout.weights.h);
  layout.maps = {layout.weights.x, layout.maps.y, layout.weights.w, layout.weights.y - gap - layout.maps.y};
}

}  // namespace pw
