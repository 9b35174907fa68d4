#include "app/geometry/two_layers_layout.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

// Points.
constexpr float kGapOfPanels = 8.0F, kPaddingOfPanels = 10.0F, kHeadOfPanels = 32.0F, kHeadOfSpoken = 36.0F;
constexpr float kLowBody = 640.0F;
constexpr float kLeastOfStrips = 0.82F;  // of the height that they need

struct Heights {
  float strips = 0.0F, merged = 0.0F;
};

// What the hidden maps do not gain by goes to the pictures of the merged layer, then to the bars of W1.
Heights heights_of_many(const TwoLayersRequest& request, float outputs) {
  const Rect& body = request.body;
  Heights heights;
  heights.strips = std::min(request.strips, body.h * 0.34F);
  // In a low window the hidden maps come first.
  heights.merged = std::min(request.merged, body.h * (body.h < kLowBody * request.unit ? 0.28F : 0.34F));
  if (request.hidden <= 0.0F) return heights;
  const float gap = kGapOfPanels * request.unit;
  float free = body.h - heights.strips - heights.merged - outputs - request.hidden - 2.0F * gap;
  if (free < 0.0F) {
    if (body.h < kLowBody * request.unit) heights.strips -= std::min(-free, heights.strips * (1.0F - kLeastOfStrips));
    return heights;
  }
  const auto give = [&free](float& height, float most) {
    const float more = std::clamp(most - height, 0.0F, free);
    height += more;
    free -= more;
  };
  give(heights.merged, request.most_merged);
  give(heights.strips, request.most_strips);
  return heights;
}

TwoLayersLayout of_many_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  const bool is_portrait = body.h > body.w;
  const auto [strips, merged] =
      heights_of_many(request, is_portrait && request.outputs > 0.0F ? request.outputs + gap : 0.0F);
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
  float outputs = std::clamp(body.w * 0.178F, 190.0F * request.unit, 420.0F * request.unit);
  if (request.beside > 0.0F)
    outputs = std::clamp(request.beside, std::max(body.w * 0.14F, 170.0F * request.unit), body.w * 0.45F);
  layout.layers = whole_pixels(body.x, top, body.right() - outputs - gap, bottom);
  layout.y = whole_pixels(body.right() - outputs, top, body.right(), bottom);
  return layout;
}

// The height of a panel of so many pictures below each other, each with lines of text and as wide as it can be.
float height_of_pictures(const TwoLayersRequest& request, float width, int pictures, float lines) {
  const float frame = (kHeadOfPanels + kPaddingOfPanels) * request.unit;
  return frame + static_cast<float>(pictures) * (width / request.ratio + lines * request.line) +
         static_cast<float>(pictures - 1) * kGapOfPanels * request.unit;
}

// Of x and y beside each other above the two layers: the share of this height that is theirs.
float share_of_maps(const TwoLayersRequest& request, float height) {
  if (request.ratio <= 0.0F) return 0.41F;
  constexpr float kPictureOfLayers = 0.62F;  // of the width
  const float half = request.body.w / 2.0F - 24.0F * request.unit;
  const float maps = std::max(height_of_pictures(request, half, request.maps, 1.0F),
                              height_of_pictures(request, half, request.outputs_shown + 1, 2.0F) + 2.0F * request.line);
  const float layers = height_of_pictures(request, request.body.w * kPictureOfLayers, request.hidden_maps, 1.0F);
  // Where not all have what they need, the hidden maps come first.
  return std::clamp(maps / (maps + layers), 0.4F, maps + layers > height ? 0.44F : 0.55F);
}

// The width of a panel whose pictures are limited by its height.
float width_of_pictures(const TwoLayersRequest& request, float height, int pictures, float lines) {
  const float text = height_of_pictures(request, 0.0F, pictures, lines);
  return std::max(0.0F, (height - text) / static_cast<float>(pictures) * request.ratio) +
         2.0F * kPaddingOfPanels * request.unit;
}

TwoLayersLayout of_few_maps(const TwoLayersRequest& request) {
  const Rect& body = request.body;
  const float gap = kGapOfPanels * request.unit;
  TwoLayersLayout layout;
  if (body.h > body.w) {
    const float needed = request.most_merged > 0.0F ? request.most_merged : request.merged;
    const float merged = std::clamp(needed + gap, body.h * 0.12F, body.h * 0.19F);
    const float third = body.y + body.h * 0.86F, second = third - merged;
    const float first = body.y + (second - body.y) * share_of_maps(request, second - body.y);
    const float middle = body.x + body.w * 0.5F;
    layout.x = whole_pixels(body.x, body.y, middle - gap / 2.0F, first);
    layout.y = whole_pixels(middle + gap / 2.0F, body.y, body.right(), first);
    layout.layers = whole_pixels(body.x, first + gap, body.right(), second);
    layout.merged = whole_pixels(body.x, second + gap, body.right(), third);
    layout.cases = whole_pixels(body.x, third + gap, body.right(), body.bottom());
    return layout;
  }
  const float merged = std::clamp(request.merged, body.h * 0.3F, body.h * 0.42F);
  const float below = body.bottom() - merged;
  float left = std::clamp(body.w * 0.23F, 200.0F * request.unit, 480.0F * request.unit);
  float right = std::clamp(body.w * 0.245F, 220.0F * request.unit, 520.0F * request.unit);
  // Pictures that are high leave room right of them, which the two layers can use.
  if (request.ratio > 0.0F) {
    const float height = below - gap - body.y;
    left = std::min(left, std::max({width_of_pictures(request, height, request.maps, 1.0F), body.w * 0.19F,
                                    226.0F * request.unit}));
    const float outputs = width_of_pictures(request, height - 3.0F * request.line, request.outputs_shown + 1, 2.0F);
    right = std::min(right, std::max({outputs, body.w * 0.19F, 220.0F * request.unit}));
  }
  const float second = body.x + left + gap, third = body.right() - right;
  layout.x = whole_pixels(body.x, body.y, body.x + left, below - gap);
  layout.layers = whole_pixels(second, body.y, third - gap, below - gap);
  layout.y = whole_pixels(third, body.y, body.right(), below - gap);
  layout.cases = whole_pixels(body.x, below, body.x + left, body.bottom());
  layout.merged = whole_pixels(second, below, body.right(), body.bottom());
  return layout;
}

// The room of each picture in the panel of a row, without its title.
struct SpokenCells {
  int count = 1, lines = 1, columns = 1;  // columns: of the longest line
  std::vector<float> before;              // by column
  float width = 0.0F, height = 0.0F;
  float size(float ratio) const { return std::min(width, height * ratio); }
  float ratio(const SpokenRowsRequest& request) const {
    return std::clamp(width / height, request.ratio, std::max(request.ratio, request.widest));
  }
};

SpokenCells spoken_cells(Rect inner, const std::vector<float>& before, int lines, float title) {
  SpokenCells cells;
  cells.count = static_cast<int>(before.size());
  cells.lines = lines;
  cells.columns = (cells.count + lines - 1) / lines;
  cells.before.assign(static_cast<std::size_t>(cells.columns), 0.0F);
  float signs = 0.0F;
  for (int i = 0; i < cells.count; ++i) {
    float& most = cells.before[static_cast<std::size_t>(i % cells.columns)];
    most = std::max(most, before[static_cast<std::size_t>(i)]);
  }
  for (const float sign : cells.before) signs += sign;
  cells.width = std::max(1.0F, (inner.w - signs) / static_cast<float>(cells.columns));
  cells.height = std::max(1.0F, std::floor(inner.h / static_cast<float>(lines) - title));
  return cells;
}

SpokenCells best_spoken_cells(Rect inner, const SpokenRowsRequest& request, const std::vector<float>& before) {
  constexpr float kLarger = 1.2F;
  constexpr int kMostLines = 3;
  SpokenCells best = spoken_cells(inner, before, 1, request.title);
  for (int lines = 2; lines <= kMostLines; ++lines) {
    SpokenCells cells = spoken_cells(inner, before, lines, request.title);
    // A line without a picture would be lost.
    if (cells.columns * (lines - 1) >= cells.count) break;
    if (cells.size(cells.ratio(request)) > kLarger * best.size(best.ratio(request))) best = std::move(cells);
  }
  return best;
}

// As many as the sums have in their columns; more have columns of their own.
SpokenCells spoken_cells_of_x(Rect inner, const SpokenRowsRequest& request, const SpokenCells& of_sums) {
  if (request.maps > of_sums.count) {
    std::vector<float> before(static_cast<std::size_t>(request.maps), request.between);
    before.front() = 0.0F;
    return best_spoken_cells(inner, request, before);
  }
  SpokenCells cells = of_sums;
  cells.count = request.maps;
  return cells;
}

// `head`: the height of the buttons at the top right of the panel, where the titles do not stand below them anyway.
std::vector<Rect> place_spoken(Rect inner, const SpokenCells& cells, float title, float ratio, float head) {
  std::vector<Rect> pictures;
  for (int i = 0; i < cells.count; ++i) {
    const int line = i / cells.columns, column = i % cells.columns;
    float x = inner.x + static_cast<float>(column) * cells.width;
    for (int k = 0; k <= column; ++k) x += cells.before[static_cast<std::size_t>(k)];
    const float y = std::floor(inner.y + static_cast<float>(line) * (cells.height + title) + title);
    Rect picture = fit({x, y, cells.width, cells.height}, ratio);
    // With its title about in the middle, and below the buttons if there is room.
    const float free = cells.height - picture.h;
    picture.y += std::max(free * 0.4F, line == 0 ? std::min(free, head) : 0.0F);
    pictures.push_back(whole_pixels(picture.x, picture.y, picture.right(), picture.bottom()));
  }
  return pictures;
}

float area_of(const SpokenCells& cells, const SpokenRowsRequest& request) {
  const float ratio = cells.ratio(request), width = cells.size(ratio);
  return static_cast<float>(cells.count) * width * width / ratio;
}

float head_of_row(const SpokenRowsRequest& request, int row) {
  const auto at = static_cast<std::size_t>(row);
  return at < request.heads.size() && request.heads[at] ? (kHeadOfSpoken - kPaddingOfPanels) * request.unit : 0.0F;
}

float height_of_rows(const SpokenRowsRequest& request, int first) {
  float free = request.body.h - kGapOfPanels * request.unit * static_cast<float>(request.rows - first - 1);
  for (int row = first; row < request.rows; ++row) free -= head_of_row(request, row);
  return free / static_cast<float>(request.rows - first);
}

SpokenCells spoken_sums(float width, float height, const SpokenRowsRequest& request) {
  const float padding = 2.0F * kPaddingOfPanels * request.unit;
  return best_spoken_cells({0.0F, 0.0F, width - padding, std::max(1.0F, height - padding)}, request, request.before);
}

SpokenCells spoken_column(float width, float height, const SpokenRowsRequest& request) {
  const float padding = 2.0F * kPaddingOfPanels * request.unit;
  const auto maps = static_cast<std::size_t>(request.maps);
  return spoken_cells({0, 0, width - padding, height - padding}, std::vector<float>(maps), request.maps, request.title);
}

// Where high pictures would leave most of three rows empty, x stands in a column left of the sums; 0: it does not.
float width_of_x_column(const SpokenRowsRequest& request) {
  const bool can_be_stretched = request.widest > request.ratio;
  if (request.maps < 1 || request.rows < 2 || can_be_stretched || request.body.w < request.body.h) return 0.0F;
  constexpr float kLarger = 1.25F, kLeast = 0.16F, kMost = 0.36F, kStep = 0.02F;
  const Rect& body = request.body;
  const SpokenCells in_rows = spoken_sums(body.w, height_of_rows(request, 0), request);
  const float sums = static_cast<float>(request.rows - 1), height = height_of_rows(request, 1);
  const float of_x = static_cast<float>(request.maps) / static_cast<float>(in_rows.count);
  float most = kLarger * area_of(in_rows, request) * (sums + of_x), best = 0.0F;
  for (float width = kLeast * body.w; width <= kMost * body.w; width += kStep * body.w) {
    const float left = body.w - width - kGapOfPanels * request.unit;
    const float area = sums * area_of(spoken_sums(left, height, request), request) +
                       area_of(spoken_column(width, body.h, request), request);
    if (area > most) best = width;
    most = std::max(most, area);
  }
  return std::floor(best);
}

}  // namespace

TwoLayersLayout lay_out_two_layers(const TwoLayersRequest& request) {
  return request.has_strips ? of_many_maps(request) : of_few_maps(request);
}

SpokenRows lay_out_spoken_rows(const SpokenRowsRequest& request) {
  const float gap = kGapOfPanels * request.unit, padding = kPaddingOfPanels * request.unit;
  SpokenRows layout;
  const auto add = [&](const Rect& panel, const SpokenCells& cells, float above) {
    layout.panels.push_back(panel);
    layout.first_line.push_back(static_cast<std::size_t>(std::min(cells.columns, cells.count)));
    const Rect below = Rect{panel.x, panel.y + above, panel.w, panel.h - above}.inset(padding);
    const float head = above > 0.0F ? 0.0F : kHeadOfSpoken * request.unit - padding;
    layout.pictures.push_back(place_spoken(below, cells, request.title, cells.ratio(request), head));
  };
  Rect body = request.body;
  const float column = width_of_x_column(request), head = head_of_row(request, 0);
  const int first = column > 0.0F ? 1 : 0;
  if (first == 1) {
    add(whole_pixels(body.x, body.y, body.x + column, body.bottom()), spoken_column(column, body.h - head, request),
        head);
    body = {body.x + column + gap, body.y, body.w - column - gap, body.h};
  }
  const float height = height_of_rows(request, first);
  const SpokenCells of_sums = spoken_sums(body.w, height, request);
  for (int row = first; row < request.rows; ++row) {
    const bool is_x = request.maps > 0 && row == 0;
    const float above = head_of_row(request, row);
    const Rect panel = whole_pixels(body.x, body.y, body.right(), body.y + above + height);
    const Rect inner{0.0F, 0.0F, body.w - 2.0F * padding, std::max(1.0F, height - 2.0F * padding)};
    add(panel, is_x ? spoken_cells_of_x(inner, request, of_sums) : of_sums, above);
    body.y += above + height + gap;
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
