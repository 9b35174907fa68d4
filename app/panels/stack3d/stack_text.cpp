#include "app/panels/stack3d/stack_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/maps/map_explanation.h"
#include "app/presentation/number_text.h"

namespace pw {
namespace {

constexpr const char* kTurn = "Drag: turns it (Shift+arrows) · wheel: zooms (Page Up, Page Down) · Home: as at first";

// Of a line that stands for several maps.
std::string line_text(const Frame& frame, std::int64_t map) {
  const Shape& of = frame.document().shape();
  const BlockShape shape(of.w, of.h, of.c);
  if (shape.step == 1) return "";
  const std::int64_t first = map / shape.step * shape.step;
  return fmt::format("\nThis line stands for maps {} … {} and shows map {}", first,
                     std::min(first + shape.step, of.c) - 1, first);
}

float value_at(const Frame& frame, std::int64_t map, Position at) {
  return frame.document().input->features.maps.plane(
      frame.selection().n, map)[static_cast<std::size_t>(at.y * frame.document().shape().w + at.x)];
}

}  // namespace

std::string explain_block(const Frame& frame) {
  const Shape& shape = frame.document().shape();
  const BlockShape block(shape.w, shape.h, shape.c);
  std::string text = fmt::format("x as a block: {} × {} × {} numbers. A slab is a map, a rod is a position", shape.h,
                                 shape.w, count_text(shape.c));
  if (block.step > 1)
    text += fmt::format("\nEach line of the top and of the side stands for {} maps and shows the first of them",
                        block.step);
  return text + "\n" + kTurn;
}

std::string explain_block_axis(const Frame& frame, ShapeAxis axis) {
  const Shape& shape = frame.document().shape();
  switch (axis) {
    case ShapeAxis::kRows:
      return fmt::format("{}, from the top down, counted from 0 as in the code", counted(shape.h, "row"));
    case ShapeAxis::kColumns:
      return fmt::format("{}, from left to right, counted from 0 as in the code", counted(shape.w, "column"));
    default:
      return fmt::format("{}, from the front to the back: the numbers of one position, which W sums up",
                         counted(shape.c, "map"));
  }
}

std::string explain_slab(const Frame& frame) {
  return "The selected map, lifted out of the block\n" + explain_map(frame, frame.selection().map, std::nullopt);
}

std::string explain_rod(const Frame& frame) {
  const Position at = frame.selection().position;
  return fmt::format(
      "One position, pulled out of the block: row {}, column {}\n{}, one from each map. They lie down on the columns "
      "of W: each meets its weights",
      at.y, at.x, counted(frame.document().shape().c, "number"));
}

std::string explain_block_hit(const Frame& frame, const BlockHit& hit) {
  if (hit.part == BlockPart::kRod)
    return explain_rod_number(frame, hit.map) + line_text(frame, hit.map) + "\nPress: selects the map";
  return explain_map(frame, hit.map, Position{hit.column, hit.row}) +
         (hit.part == BlockPart::kBody ? line_text(frame, hit.map) : "") +
         "\nPress: lifts this map and pulls out this position · drag: turns the block";
}

std::string explain_rod_number(const Frame& frame, std::int64_t map) {
  const Document& document = frame.document();
  const Position at = frame.selection().position;
  const float x = value_at(frame, map, at);
  std::string text =
      fmt::format("The rod: the {} of row {}, column {}\n{}: x = {}", counted(document.shape().c, "number"), at.y, at.x,
                  map_name(*document.input, map), number_text(x));
  if (document.mask.silences(map)) return text + ". Muted: its weights count as 0";
  const std::int64_t most = std::min<std::int64_t>(document.network.cout(), 4);
  for (std::int64_t o = 0; o < most; ++o) {
    const float w = document.parameters().w(o, map);
    text += fmt::format("\nw[{}, {}] · x = {} · {}", o, map, signed_text(w), number_text(x));
    // Behind the curtain, products would give the outputs away.
    if (!frame.display().curtain)
      text += fmt::format(" {} {} for {}", equals_sign(as_printed(w) * as_printed(x), w * x), signed_text(w * x),
                          output_name(document.weights(), o));
  }
  return text;
}

}  // namespace pw
