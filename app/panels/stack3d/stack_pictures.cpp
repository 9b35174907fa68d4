#include "app/panels/stack3d/stack_pictures.h"

#include <algorithm>
#include <cmath>

#include "app/pictures/block_lines.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/picture.h"

namespace pw {
namespace {

constexpr float kTopShade = 0.86F, kSideShade = 0.6F;
constexpr float kBehindSlit = 0.3F;  // the map behind the lifted one, seen through the slit

float shade_of(BlockSide side) {
  return side == BlockSide::kFront ? 1.0F : side == BlockSide::kTop ? kTopShade : kSideShade;
}

// One row of `lines` values for each of `count` places.
template <class Value>
TextureCache::Upload<TextureArray> uploads_lines(std::int64_t lines, std::int64_t count, Value value) {
  return [=](TextureArray& texture) {
    Tensor values({1, 1, count, lines});
    const auto plane = values.plane(0, 0);
    for (std::int64_t line = 0; line < lines; ++line) {
      for (std::int64_t i = 0; i < count; ++i) plane[static_cast<std::size_t>(i * lines + line)] = value(line, i);
    }
    texture.upload(values, 0);
  };
}

}  // namespace

void StackPictures::refresh(const Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const RangeMode mode = frame.display().range_mode;
  const InputColours colours = input_colours(document, n, mode, frame.theme());
  map_ = colours.map;
  range_of_ = &ranges_.of({document.input, n, mode, colours.signed_values}, [&] {
    // The range of the whole layer combines all maps.
    const bool is_shared = mode == RangeMode::kWholeLayer || document.shape().pixels() == 1;
    std::vector<Range> ranges;
    for (std::int64_t map = 0; map < document.shape().c; ++map)
      ranges.push_back(is_shared && map > 0 ? ranges.front()
                                            : input_range(document, n, map, mode, colours.signed_values));
    return ranges;
  });
}

float StackPictures::share(const Frame& frame, std::int64_t map, std::int64_t column, std::int64_t row) const {
  const auto plane = frame.document().input->features.maps.plane(frame.selection().n, map);
  const float value = plane[static_cast<std::size_t>(row * frame.document().shape().w + column)];
  return std::isfinite(value) ? position_in((*range_of_)[static_cast<std::size_t>(map)], value) : value;
}

DataVersion StackPictures::version(const Frame& frame) const {
  return {frame.document().input, ranges_.evaluations(), frame.selection().n};
}

const TextureArray& StackPictures::top(const Frame& frame, const BlockShape& shape) {
  return frame.pictures().values("stack.top", version(frame), [&](TextureArray& texture) {
    texture.upload(first_rows({frame.document().input->features.maps, frame.selection().n, *range_of_, shape.step}), 0);
  });
}

const TextureArray& StackPictures::side(const Frame& frame, const BlockShape& shape) {
  return frame.pictures().values("stack.side", version(frame), [&](TextureArray& texture) {
    texture.upload(last_columns({frame.document().input->features.maps, frame.selection().n, *range_of_, shape.step}),
                   0);
  });
}

const TextureArray& StackPictures::rod(const Frame& frame, const StackScene& scene) {
  const Position at = frame.selection().position;
  const BlockShape& shape = scene.shape;
  rod_.of({ranges_.evaluations(), at, 0, shape.lines, shape.step}, [] { return 0; });
  return frame.pictures().values("stack.line", {frame.document().input, rod_.evaluations(), frame.selection().n},
                                 uploads_lines(shape.lines, 1, [&, at](std::int64_t line, std::int64_t) {
                                   return share(frame, line * shape.step, at.x, at.y);
                                 }));
}

// A face of a map that stands alone: its picture, its first row, its last column.
BlockFace StackPictures::map_face(const Frame& frame, const BlockPlane& plane, std::int64_t map) const {
  BlockFace face{&frame.pictures().input_maps(),
                 static_cast<int>(map),
                 (*range_of_)[static_cast<std::size_t>(map)],
                 plane.origin,
                 plane.along,
                 plane.across,
                 {0.0F, 0.0F, 1.0F, 1.0F},
                 shade_of(plane.side)};
  if (plane.side == BlockSide::kTop) {
    std::swap(face.along, face.across);
    face.window = {0.0F, 0.0F, 1.0F, 0.0F};
  }
  if (plane.side == BlockSide::kSide) face.window = {1.0F, 0.0F, 0.0F, 1.0F};
  return face;
}

BlockFace StackPictures::face_of(const Frame& frame, const StackScene& scene, const BlockPlane& plane) {
  const BlockShape& shape = scene.shape;
  const auto lines = static_cast<float>(shape.lines);
  if (plane.part == BlockPart::kRod)
    return {&rod(frame, scene),
            0,
            {0.0F, 1.0F},
            plane.origin,
            plane.along,
            plane.across,
            {0.0F, 0.0F, plane.side == BlockSide::kFront ? 0.0F : 1.0F, 0.0F},
            shade_of(plane.side)};
  if (plane.part == BlockPart::kSlab) {
    BlockFace face = map_face(frame, plane, scene.state.map);
    if (frame.document().mask.silences(scene.state.map)) face.shade *= kSilencedShade;
    return face;
  }
  if (shape.has_gaps() || plane.side == BlockSide::kFront) {
    BlockFace face = map_face(frame, plane, plane.first_line * shape.step);
    if (!shape.has_gaps() && plane.first_line == scene.state.map / shape.step + 1 && plane.first_line > 1)
      face.shade = kBehindSlit;
    return face;
  }
  const bool is_top = plane.side == BlockSide::kTop;
  return {is_top ? &top(frame, shape) : &side(frame, shape),
          0,
          {0.0F, 1.0F},
          plane.origin,
          plane.along,
          plane.across,
          {static_cast<float>(plane.first_line) / lines, 0.0F, static_cast<float>(plane.lines) / lines, 1.0F},
          shade_of(plane.side)};
}

GLuint StackPictures::block(const Frame& frame, const StackScene& scene) {
  refresh(frame);
  BlockPainting painting{static_cast<int>(scene.view.w), static_cast<int>(scene.view.h), {}, map_};
  for (const BlockPlane& plane : scene.planes) {
    BlockFace face = face_of(frame, scene, plane);
    face.origin.x -= scene.view.x;
    face.origin.y -= scene.view.y;
    painting.faces.push_back(face);
  }
  return frame.pictures().block("stack.view", painting);
}

void StackPictures::draw_strip(const Frame& frame, const StackScene& scene) {
  const Rect& strip = scene.strip;
  const MatrixGeometry& columns = scene.columns;
  const Position at = frame.selection().position;
  refresh(frame);
  strip_.of({ranges_.evaluations(), at, columns.first, columns.columns, 1}, [] { return 0; });
  const Rect canvas = whole_size(strip);
  TilePainting painting{static_cast<int>(canvas.w), static_cast<int>(canvas.h), {}, map_, frame.theme().panel};
  painting.tiles.push_back({0, 0, painting.width, painting.height, 0, {0.0F, 1.0F}, 1.0F, 0.0F});
  const GLuint texture = frame.pictures().arranged(
      "stack.rod", {frame.document().input, strip_.evaluations(), frame.selection().n}, painting,
      uploads_lines(columns.columns, 1, [&, at](std::int64_t column, std::int64_t) {
        const std::int64_t map = frame.order().maps()[static_cast<std::size_t>(columns.first + column)];
        return share(frame, map, at.x, at.y);
      }));
  frame.draw_list()->AddImage(im_texture(texture), strip.min(), strip.max(), {0, 1}, {1, 0});
}

}  // namespace pw
