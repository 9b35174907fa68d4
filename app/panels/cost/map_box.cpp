#include "app/panels/cost/map_box.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/geometry/pair_grid.h"
#include "app/pictures/block_lines.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/marks.h"

namespace pw {
namespace {

constexpr float kBoxTopShade = 0.86F, kBoxSideShade = 0.62F, kBoxLineShade = 0.42F;
constexpr std::int64_t kMapsBetweenLines = 32;
constexpr float kLeastLineGap = 5.0F;         // pixels
constexpr std::int64_t kMostBoxLines = 1024;  // maps on a top or a side: more are finer than a screen

Rgb shaded(Rgb tone, float shade) {
  const auto part = [&](std::uint8_t value) { return static_cast<std::uint8_t>(std::lround(shade * value)); };
  return {part(tone.r), part(tone.g), part(tone.b)};
}

ImVec2 moved(ImVec2 point, ImVec2 by, float share = 1.0F) {
  return {point.x + share * by.x, point.y + share * by.y};
}

// Where 32, 64, … maps end.
void draw_box_lines(const Frame& frame, const MapBox& box, ImU32 colour) {
  if (!has_box_lines(box)) return;
  const Rect& front = box.front;
  const auto maps = static_cast<float>(box.maps);
  for (std::int64_t map = kMapsBetweenLines; map < box.maps; map += kMapsBetweenLines) {
    const float share = static_cast<float>(map) / maps;
    const ImVec2 corner = moved({front.right(), front.y}, box.depth, share);
    frame.draw_list()->AddLine(moved(front.min(), box.depth, share), corner, colour);
    frame.draw_list()->AddLine(corner, moved(front.max(), box.depth, share), colour);
  }
}

DeepPoint along(ImVec2 by) {
  return {by.x, by.y, 0.0F};
}

BlockPainting box_painting(const MapBox& box, const Rect& canvas, const ColorMap& colours,
                           std::array<const TextureArray*, 3> textures) {
  const ImVec2 origin{box.front.x - canvas.x, box.front.y - canvas.y};
  const DeepPoint corner{origin.x, origin.y, 0.5F}, right{origin.x + box.front.w, origin.y, 0.5F};
  const DeepPoint across{box.front.w, 0.0F, 0.0F}, down{0.0F, box.front.h, 0.0F}, deep = along(box.depth);
  const auto [front, top, side] = textures;
  const std::array<float, 4> all = {0.0F, 0.0F, 1.0F, 1.0F};
  BlockPainting painting{static_cast<int>(canvas.w), static_cast<int>(canvas.h), {}, &colours};
  painting.faces.push_back({front, 0, {0.0F, 1.0F}, corner, across, down, all, 1.0F});
  painting.faces.push_back({top, 0, {0.0F, 1.0F}, corner, deep, across, all, kBoxTopShade});
  painting.faces.push_back({side, 0, {0.0F, 1.0F}, right, deep, down, all, kBoxSideShade});
  return painting;
}

}  // namespace

Rect MapBox::bounds() const {
  return {front.x, front.y + depth.y, front.w + depth.x, front.h - depth.y};
}

Rect MapBox::cells(std::int64_t column, std::int64_t row, std::int64_t width, std::int64_t height) const {
  const float w = front.w / static_cast<float>(columns), h = front.h / static_cast<float>(rows);
  return {front.x + static_cast<float>(column) * w, front.y + static_cast<float>(row) * h,
          static_cast<float>(width) * w, static_cast<float>(height) * h};
}

ImVec2 map_front_size(std::int64_t columns, std::int64_t rows, ImVec2 most) {
  const auto w = static_cast<float>(columns), h = static_cast<float>(rows);
  const float scale = whole_cells(std::min(most.x / w, most.y / h));
  return {std::max(2.0F, std::round(w * scale)), std::max(2.0F, std::round(h * scale))};
}

bool has_box_lines(const MapBox& box) {
  if (box.maps <= kMapsBetweenLines) return false;
  return static_cast<float>(kMapsBetweenLines) / static_cast<float>(box.maps) * std::fabs(box.depth.x) >= kLeastLineGap;
}

void draw_map_box(const Frame& frame, const MapBox& box, Rgb tone, bool has_lines) {
  ImDrawList* draw = frame.draw_list();
  const Rect& front = box.front;
  const ImVec2 left_top = front.min(), right_top{front.right(), front.y}, right_bottom = front.max();
  const ImVec2 deep_left = moved(left_top, box.depth), deep_right = moved(right_top, box.depth),
               deep_bottom = moved(right_bottom, box.depth);
  draw->AddQuadFilled(left_top, deep_left, deep_right, right_top, im(shaded(tone, kBoxTopShade)));
  draw->AddQuadFilled(right_top, deep_right, deep_bottom, right_bottom, im(shaded(tone, kBoxSideShade)));
  draw->AddRectFilled(front.min(), front.max(), im(tone));
  if (has_lines) draw_box_lines(frame, box, im(shaded(tone, kBoxLineShade)));
}

void draw_kernel_window(const Frame& frame, const MapBox& box, Position at, std::int64_t kernel) {
  const std::int64_t left = std::max<std::int64_t>(0, at.x - kernel / 2),
                     top = std::max<std::int64_t>(0, at.y - kernel / 2);
  const std::int64_t right = std::min(box.columns, at.x + kernel / 2 + 1);
  const std::int64_t bottom = std::min(box.rows, at.y + kernel / 2 + 1);
  draw_frame(frame, box.cells(left, top, right - left, bottom - top), frame.px(1.5F));
}

BoxFaces box_faces(TensorView maps, std::int64_t n, std::span<const Range> ranges) {
  const Shape& shape = maps.shape;
  const BlockLines lines{maps, n, ranges, (shape.c + kMostBoxLines - 1) / kMostBoxLines};
  BoxFaces faces{Tensor({1, 1, shape.h, shape.w}), first_rows(lines), last_columns(lines), shape.c};
  std::ranges::transform(maps.plane(n, 0), faces.front.plane(0, 0).begin(), [&](float value) {
    return std::isfinite(value) ? position_in(ranges.front(), value) : value;
  });
  return faces;
}

void draw_map_box(const Frame& frame, const WidgetKey& key, const MapBox& box, const BoxFaces& faces,
                  const DataVersion& version, const ColorMap& colours) {
  const auto values = [&](const char* face, const Tensor& of) {
    const std::string name = widget_name(key) + face;
    return &frame.pictures().values(name.c_str(), version, [&](TextureArray& texture) { texture.upload(of, 0); });
  };
  Rect canvas = box.bounds();
  canvas = {std::floor(canvas.x), std::floor(canvas.y), std::ceil(canvas.w) + 1.0F, std::ceil(canvas.h) + 1.0F};
  const GLuint texture = frame.pictures().block(
      key, box_painting(box, canvas, colours,
                        {values(".front", faces.front), values(".top", faces.top), values(".side", faces.side)}));
  frame.draw_list()->AddImage(im_texture(texture), canvas.min(), canvas.max(), {0, 1}, {1, 0});
}

void InputBox::draw(const Frame& frame, const WidgetKey& key, const MapBox& box) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const InputColours colours = input_colours(document, n, RangeMode::kPerMap, frame.theme());
  const BoxFaces& faces = faces_.of({document.input, n, colours.signed_values}, [&] {
    std::vector<Range> ranges;
    for (std::int64_t map = 0; map < document.shape().c; ++map)
      ranges.push_back(input_range(document, n, map, RangeMode::kPerMap, colours.signed_values));
    return box_faces(document.input->features.maps, n, ranges);
  });
  draw_map_box(frame, key, box, faces, {document.input, faces_.evaluations(), n}, *colours.map);
}

}  // namespace pw
