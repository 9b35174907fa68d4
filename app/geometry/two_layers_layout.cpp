#include "app/geometry/two_layers_layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

constexpr float kGapOfPanels = 8.0F;  // points
constexpr float kPaddingOfPanels = 10.0F;
constexpr float kLowBody = 640.0F;

TwoLayersLayout of_many_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  const bool is_portrait = body.h > body.w;
  const float strips = std::min(request.strips, body.h * 0.34F);
  // In a low window the hidden maps come first.
  const float merged = std::min(request.merged, body.h * (body.h < kLowBody * request.unit ? 0.28F : 0.34F));
  const float below = body.bottom() - merged;
  TwoLayersLayout layout;
  layout.strips = whole_pixels(body.x, body.y, body.right(), body.y + strips);
  layout.merged = whole_pixels(body.x, below, body.right(), body.bottom());
  const float top = layout.strips.bottom() + gap, bottom = below - gap;
  if (is_portrait) {
    const float outputs =
        request.outputs > 0.0F ? std::min(request.outputs, (bottom - top) * 0.4F) : 0.3F * (bottom - top);
    const float middle = bottom - outputs - gap;
    layout.layers = whole_pixels(body.x, top, body.right(), middle);
    layout.y = whole_pixels(body.x, middle + gap, body.right(), bottom);
    return layout;
  }
  const float outputs = std::clamp(body.w * 0.178F, 190.0F * request.unit, 420.0F * request.unit);
  layout.layers = whole_pixels(body.x, top, body.right() - outputs - gap, bottom);
  layout.y = whole_pixels(body.right() - outputs, top, body.right(), bottom);
  return layout;
}

TwoLayersLayout of_few_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  TwoLayersLayout layout;
  if (body.h > body.w) {
    // What the merged layer does not need, the maps and the two layers get.
    const float free = body.h * 0.24F - std::clamp(request.merged + gap, body.h * 0.12F, body.h * 0.24F);
    const float first = body.y + body.h * 0.24F + free * 0.5F, second = body.y + body.h * 0.6F + free;
    const float third = body.y + body.h * 0.84F;
    const float middle = body.x + body.w * 0.5F;
    layout.x = whole_pixels(body.x, body.y, middle - gap / 2.0F, first);
    layout.y = whole_pixels(middle + gap / 2.0F, body.y, body.right(), first);
    layout.layers = whole_pixels(body.x, first + gap, body.right(), second);
    layout.merged = whole_pixels(body.x, second + gap, body.right(), third);
    layout.cases = whole_pixels(body.x, third + gap, body.right(), body.bottom());
    return layout;
  }
  const float merged = std::clamp(request.merged, body.h * 0.3F, body.h * 0.42F);
  const float left = std::clamp(body.w * 0.23F, 200.0F * request.unit, 480.0F * request.unit);
  const float right = std::clamp(body.w * 0.245F, 220.0F * request.unit, 520.0F * request.unit);
  const float below = body.bottom() - merged;
  const float second = body.x + left + gap, third = body.right() - right;
  layout.x = whole_pixels(body.x, body.y, body.x + left, below - gap);
  layout.layers = whole_pixels(second, body.y, third - gap, below - gap);
  layout.y = whole_pixels(third, body.y, body.right(), below - gap);
  layout.cases = whole_pixels(body.x, below, body.x + left, body.bottom());
  layout.merged = whole_pixels(second, below, body.right(), body.bottom());
  return layout;
}

}  // namespace

TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request) {
  return request.has_strips ? of_many_maps(request) : of_few_maps(request);
}

namespace {

// The room of each picture in the panel of a row, without its title.
struct SpokenCells {
  int count = 1, lines = 1, columns = 1;  // columns: of the longest line
  std::vector<float> before;              // by column
  float width = 0.0F, height = 0.0F;
  float size(float ratio) const { return std::min(width, height * ratio); }
  int in_first_line(bool is_x) const { return is_x ? std::min(columns, count) : count - columns * (lines - 1); }
};

SpokenCells spoken_cells(Rect inner, const std::vector<float>& before, int lines, float title) {
  SpokenCells cells;
  cells.count = static_cast<int>(before.size());
  cells.lines = lines;
  cells.columns = (cells.count + lines - 1) / lines;
  cells.before.assign(static_cast<std::size_t>(cells.columns), 0.0F);
  const int first = cells.in_first_line(false);
  float signs = 0.0F;
  for (int i = 0; i < cells.count; ++i) {
    float& most = cells.before[static_cast<std::size_t>(i < first ? i : (i - first) % cells.columns)];
    most = std::max(most, before[static_cast<std::size_t>(i)]);
  }
  for (const float sign : cells.before) signs += sign;
  cells.width = std::max(1.0F, (inner.w - signs) / static_cast<float>(cells.columns));
  cells.height = std::max(1.0F, std::floor(inner.h / static_cast<float>(lines) - title));
  return cells;
}

SpokenCells best_spoken_cells(Rect inner, const SpokenRowsRequest& request) {
  constexpr float kLarger = 1.2F;
  constexpr int kMostLines = 3;
  SpokenCells best = spoken_cells(inner, request.before, 1, request.title);
  for (int lines = 2; lines <= kMostLines; ++lines) {
    SpokenCells cells = spoken_cells(inner, request.before, lines, request.title);
    // A line without a picture would be lost.
    if (cells.in_first_line(false) < 1) break;
    if (cells.size(request.ratio) > kLarger * best.size(request.ratio)) best = std::move(cells);
  }
  return best;
}

std::vector<Rect> place_spoken(Rect inner, const SpokenCells& cells, bool is_x, float title, float ratio) {
  std::vector<Rect> pictures;
  const int first = cells.in_first_line(is_x);
  for (int i = 0; i < cells.count; ++i) {
    const int line = i < first ? 0 : 1 + (i - first) / cells.columns;
    const int column = line == 0 ? i : (i - first) % cells.columns;
    float x = inner.x + static_cast<float>(column) * cells.width;
    for (int k = 0; k <= column; ++k) x += cells.before[static_cast<std::size_t>(k)];
    const float y = std::floor(inner.y + static_cast<float>(line) * (cells.height + title) + title);
    Rect picture = fit({x, y, cells.width, cells.height}, ratio);
    picture.y += (cells.height - picture.h) * 0.4F;  // with its title about in the middle
    pictures.push_back(whole_pixels(picture.x, picture.y, picture.right(), picture.bottom()));
  }
  return pictures;
}

}  // namespace

SpokenRows lay_out_spoken_rows(const SpokenRowsRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit, padding = kPaddingOfPanels * request.unit;
  SpokenRows layout;
  const float height = (body.h - gap * static_cast<float>(request.rows - 1)) / static_cast<float>(request.rows);
  const Rect inner{0.0F, 0.0F, body.w - 2.0F * padding, std::max(1.0F, height - 2.0F * padding)};
  const SpokenCells cells = best_spoken_cells(inner, request);
  for (int row = 0; row < request.rows; ++row) {
    const bool is_x = request.has_x && row == 0;
    const float top = body.y + static_cast<float>(row) * (height + gap);
    const Rect panel = whole_pixels(body.x, top, body.right(), top + height);
    layout.panels.push_back(panel);
    layout.first_line.push_back(static_cast<std::size_t>(cells.in_first_line(is_x)));
    layout.pictures.push_back(place_spoken({panel.x + padding, panel.y + padding, inner.w, panel.h - 2.0F * padding},
                                           cells, is_x, request.title, request.ratio));
  }
  return layout;
}

std::vector<Rect> stacked(Rect area, std::int64_t count, float least, float gap) {
  const auto fits = static_cast<std::int64_t>((area.h + gap) / (least + gap));
  const std::int64_t shown = std::clamp<std::int64_t>(fits, 1, std::max<std::int64_t>(1, count));
  const float height = (area.h - gap * static_cast<float>(shown - 1)) / static_cast<float>(shown);
  std::vector<Rect> areas;
  for (std::int64_t i = 0; i < shown; ++i) {
    const float top = area.y + static_cast<float>(i) * (height + gap);
    areas.push_back(whole_pixels(area.x, top, area.right(), top + height));
  }
  return areas;
}

}  // namespace pw
