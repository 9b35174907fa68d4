#include "app/presentation/selection.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/shown_maps.h"

namespace pw {
namespace {

std::int64_t clamped_index(std::int64_t index, std::int64_t count) {
  return std::clamp<std::int64_t>(index, 0, count - 1);
}

// Where the last output is largest.
Position largest_position(const Shape& shape, TensorView sums) {
  if (sums.data == nullptr || sums.shape.pixels() == 0) return {shape.w / 2, shape.h / 2};
  const auto last = sums.plane(0, sums.shape.c - 1);
  std::size_t best = 0;
  for (std::size_t p = 1; p < last.size(); ++p) {
    if (std::isfinite(last[p]) && (last[p] > last[best] || !std::isfinite(last[best]))) best = p;
  }
  const auto at = static_cast<std::int64_t>(best);
  return {at % shape.w, at / shape.w};
}

// Absent without a picture.
std::optional<Position> clamped_pixel(Position pixel, const Document& document) {
  if (document.picture == nullptr) return std::nullopt;
  return Position{clamped_index(pixel.x, document.picture->width), clamped_index(pixel.y, document.picture->height)};
}

}  // namespace

MapsMode shown_mode(const Selection& selection) {
  return selection.view == "explore" ? selection.mode : MapsMode::kInputs;
}

MapsOrder shown_order(const Selection& selection) {
  const bool is_ordered =
      selection.view == "explore" && (selection.mode == MapsMode::kInputs || selection.mode == MapsMode::kProducts);
  return is_ordered ? selection.order : MapsOrder::kMap;
}

void select_map(Selection& selection, std::int64_t map) {
  selection.map = map;
  selection.maps = {map};
}

Selection clamped(Selection selection, const Document& document) {
  const Shape& shape = document.shape();
  const std::int64_t cout = document.network.cout();
  selection.n = clamped_index(selection.n, shape.n);
  selection.map = clamped_index(selection.map, shape.c);
  std::erase_if(selection.maps, [&](std::int64_t map) { return map < 0 || map >= shape.c; });
  if (std::ranges::find(selection.maps, selection.map) == selection.maps.end()) selection.maps = {selection.map};
  selection.output = clamped_index(selection.output, cout);
  selection.position = {clamped_index(selection.position.x, shape.w), clamped_index(selection.position.y, shape.h)};
  selection.added = std::clamp<std::int64_t>(selection.added, 0, shape.c);
  selection.decode.outputs = std::clamp<std::int64_t>(selection.decode.outputs, 1, most_decoded(shape.c));
  if (std::optional<std::int64_t>& read_at = selection.compare.outputs)
    read_at = std::clamp<std::int64_t>(*read_at, 1, std::min(shape.c, kMostCompared));
  selection.poke.stride = std::clamp<std::int64_t>(selection.poke.stride, 1, 2);
  if (selection.poke.pixel) selection.poke.pixel = clamped_pixel(*selection.poke.pixel, document);
  StackCamera& camera = selection.camera;
  camera.yaw = std::clamp(camera.yaw, 0.0F, StackCamera::kMostYaw);
  camera.pitch = std::clamp(camera.pitch, 0.0F, StackCamera::kMostPitch);
  camera.zoom = std::clamp(camera.zoom, 1.0F, StackCamera::kMostZoom);
  selection.brush.kind = clamped_index(selection.brush.kind, std::max<std::int64_t>(cout, 2));
  return selection;
}

Selection carried_over(const Selection& selection, const Shape* before, const Document& after, TensorView sums) {
  if (before != nullptr && before->c == after.shape().c) return clamped(selection, after);
  Selection fresh = selection;
  fresh.n = 0;
  select_map(fresh, strongest_map(after, 0));
  fresh.output = after.network.cout() - 1;
  fresh.position = largest_position(after.shape(), sums);
  fresh.added = after.shape().c;
  return clamped(fresh, after);
}

}  // namespace pw
