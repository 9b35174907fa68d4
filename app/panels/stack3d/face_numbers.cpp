#include "app/panels/stack3d/face_numbers.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/panels/stack3d/rod_guides.h"
#include "app/panels/stack3d/stack_lines.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr std::int64_t kMostNumbers = 512;
constexpr float kClearOfRod = 6.0F;  // points, on both sides together
constexpr float kDigitShare = 0.8F;  // of a line of type, with the air above and below

Rgb shaded(Rgb colour, float shade) {
  const auto part = [shade](std::uint8_t value) {
    return static_cast<std::uint8_t>(shade * static_cast<float>(value));
  };
  return {part(colour.r), part(colour.g), part(colour.b)};
}

// What an upright text has of a position's slanted face.
ImVec2 upright_cell(const BlockShape& shape, const BlockPlane& front) {
  const ImVec2 column{front.along.x / static_cast<float>(shape.columns),
                      front.along.y / static_cast<float>(shape.columns)};
  const float row = std::fabs(front.across.y) / static_cast<float>(shape.rows);
  return {std::fabs(column.x), row - std::fabs(column.y)};
}

// Whether the rod, with the lines around it, is somewhere within an area of this size.
bool is_near_rod(const StackScene& scene, ImVec2 middle, ImVec2 size) {
  for (const float x : {-0.5F, 0.0F, 0.5F}) {
    for (const float y : {-0.5F, 0.5F}) {
      const auto hit =
          block_hit(scene.shape, scene.planes, scene.state, {middle.x + x * size.x, middle.y + y * size.y});
      if (hit && hit->part == BlockPart::kRod) return true;
    }
  }
  return false;
}

// The lines around the rod; the dashes begin at the marker's own number.
struct RodLines {
  RodGuides guides;
  std::vector<ImVec2> dashes;
  bool cross(const Rect& area, bool is_at_marker) const {
    const auto crosses_line = [&](const std::vector<ImVec2>& line) {
      for (std::size_t i = 1; i < line.size(); ++i) {
        if (crosses(line[i - 1], line[i], area)) return true;
      }
      return false;
    };
    return std::ranges::any_of(guides.ends, crosses_line) || crosses_line(guides.selected) ||
           (!is_at_marker && crosses_line(dashes));
  }
};

// Whether nothing stands before a text of this size.
bool is_seen(const StackScene& scene, const BlockPlane& front, std::int64_t map, ImVec2 middle, ImVec2 size) {
  for (const float x : {-0.5F, 0.0F, 0.5F}) {
    for (const float y : {-0.4F, 0.4F}) {
      const auto hit =
          block_hit(scene.shape, scene.planes, scene.state, {middle.x + x * size.x, middle.y + y * size.y});
      if (!hit || hit->part != front.part || hit->map != map) return false;
    }
  }
  return true;
}

// A line that crosses the face ends at the number; that around it is left whole.
void draw_number(const Frame& frame, ImFont* font, const std::string& text, ImVec2 centre, Rgb ground, float cell_w) {
  const ImVec2 size{text_width(font, text), font->FontSize};
  const float half_w = std::min(size.x, cell_w - frame.px(4)) / 2.0F + 1.0F, half_h = kDigitShare * size.y / 2.0F;
  frame.draw_list()->AddRectFilled({centre.x - half_w, centre.y - half_h}, {centre.x + half_w, centre.y + half_h},
                                   im(ground));
  draw_text_centred(frame, font, text_colour_on(ground), {centre.x, centre.y - size.y / 2.0F}, text);
}

}  // namespace

void draw_face_numbers(const Frame& frame, const StackScene& scene) {
  const BlockShape& shape = scene.shape;
  const Document& document = frame.document();
  const auto& maps = document.input->features.maps;
  const std::int64_t n = frame.selection().n, pixels = shape.columns * shape.rows;
  if (!shape.has_gaps() || shape.maps * pixels > kMostNumbers) return;
  std::vector<float> values;
  for (std::int64_t map = 0; map < shape.maps; ++map) {
    const auto plane = maps.plane(n, map);
    values.insert(values.end(), plane.begin(), plane.end());
  }
  const RodLines lines{rod_guides(frame, scene), from_marker_to_rod(frame, scene)};
  const std::int64_t marked = scene.state.row * shape.columns + scene.state.column;
  const RangeMode mode = frame.display().range_mode;
  const InputColours colours = input_colours(document, n, mode, frame.theme());
  for (const BlockPlane& front : scene.planes) {
    if (front.side != BlockSide::kFront || front.part == BlockPart::kRod) continue;
    const ImVec2 cell = upright_cell(shape, front);
    const CellNumbers numbers(frame.fonts(), values, cell);
    if (numbers.texts.empty()) return;
    const std::int64_t map = front.part == BlockPart::kSlab ? scene.state.map : front.first_line;
    const Range range = input_range(document, n, map, mode, colours.signed_values);
    const bool is_silenced = front.part == BlockPart::kSlab && document.mask.silences(map);
    const auto ground_of = [&](Rgb colour) { return is_silenced ? shaded(colour, kSilencedShade) : colour; };
    for (std::int64_t i = 0; i < pixels; ++i) {
      const float along = (static_cast<float>(i % shape.columns) + 0.5F) / static_cast<float>(shape.columns);
      const float across = (static_cast<float>(i / shape.columns) + 0.5F) / static_cast<float>(shape.rows);
      const ImVec2 centre{front.origin.x + along * front.along.x + across * front.across.x,
                          front.origin.y + along * front.along.y + across * front.across.y};
      const auto place = static_cast<std::size_t>(map * pixels + i);
      const ImVec2 size{text_width(numbers.font, numbers.texts[place]), numbers.font->FontSize};
      const ImVec2 clear{size.x + frame.px(kClearOfRod), size.y + frame.px(kClearOfRod)};
      if (!is_seen(scene, front, map, centre, size) || is_near_rod(scene, centre, clear)) continue;
      const bool is_at_marker = front.part == BlockPart::kSlab && i == marked;
      if (lines.cross({centre.x - clear.x / 2.0F, centre.y - clear.y / 2.0F, clear.x, clear.y}, is_at_marker)) continue;
      draw_number(frame, numbers.font, numbers.texts[place], centre,
                  ground_of(color_of(*colours.map, range, values[place])), cell.x);
    }
  }
}

}  // namespace pw
