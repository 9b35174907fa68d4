#include "app/geometry/spoken_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/geometry/layout.h"

namespace pw {
namespace {

constexpr float kHeadOfSpoken = 36.0F;  // points

// The room of each picture in the panel of a row, without its title.
struct SpokenCells {
  int count = 1, lines = 1, columns = 1;  // columns: of the longest line
  std::vector<float> before;              // by column
  float width = 0.0F, height = 0.0F;
  float last_width = 0.0F, last_height = 0.0F;  // of a result alone in its line; 0: there it is one of the others
};

float ratio_in(float width, float height, const SpokenRowsRequest& request) {
  return std::clamp(width / height, request.ratio, std::max(request.ratio, request.widest));
}

float height_in(float width, float height, const SpokenRowsRequest& request) {
  return std::min(height, width / ratio_in(width, height, request));
}

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

// The result takes what its terms leave, if it is alone in the last line.
void widen_result(SpokenCells& cells, Rect inner, const SpokenRowsRequest& request) {
  if (cells.lines < 2 || cells.columns < 2 || cells.count % cells.columns != 1) return;
  cells.height = height_in(cells.width, cells.height, request);
  const float above = static_cast<float>(cells.lines - 1) * (cells.height + request.title);
  cells.last_width = inner.w - cells.before.front();
  cells.last_height = std::max(1.0F, std::floor(inner.h - above - request.title));
}

float area_in(float width, float height, const SpokenRowsRequest& request) {
  const float picture = height_in(width, height, request);
  return picture * picture * ratio_in(width, height, request);
}

float area_of(const SpokenCells& cells, const SpokenRowsRequest& request) {
  const bool is_alone = cells.last_width > 0.0F;
  const auto alike = static_cast<float>(cells.count - (is_alone ? 1 : 0));
  return alike * area_in(cells.width, cells.height, request) +
         (is_alone ? area_in(cells.last_width, cells.last_height, request) : 0.0F);
}

SpokenCells best_spoken_cells(Rect inner, const SpokenRowsRequest& request, const std::vector<float>& before,
                              bool has_result) {
  constexpr float kLarger = 1.45F;  // a sum in one line is easier to read
  constexpr int kMostLines = 3;
  SpokenCells best = spoken_cells(inner, before, 1, request.title);
  for (int lines = 2; lines <= kMostLines; ++lines) {
    SpokenCells cells = spoken_cells(inner, before, lines, request.title);
    // A line without a picture would be lost.
    if (cells.columns * (lines - 1) >= cells.count) break;
    if (has_result) widen_result(cells, inner, request);
    if (area_of(cells, request) > (best.lines == 1 ? kLarger : 1.0F) * area_of(best, request)) best = std::move(cells);
  }
  return best;
}

SpokenCells cells_of_maps(Rect inner, const SpokenRowsRequest& request) {
  std::vector<float> before(static_cast<std::size_t>(request.maps), request.between);
  before.front() = 0.0F;
  return best_spoken_cells(inner, request, before, false);
}

// As many as the sums have in their columns; more have columns of their own.
SpokenCells spoken_cells_of_x(Rect inner, const SpokenRowsRequest& request, const SpokenCells& of_sums) {
  if (request.maps > of_sums.count) return cells_of_maps(inner, request);
  SpokenCells cells = of_sums;
  cells.count = request.maps;
  cells.lines = (cells.count + cells.columns - 1) / cells.columns;
  cells.height = std::max(1.0F, std::floor(inner.h / static_cast<float>(cells.lines) - request.title));
  cells.last_width = cells.last_height = 0.0F;
  return cells;
}

// `head`: the height of the buttons at the top right of the panel, where the titles do not stand below them anyway.
std::vector<Rect> place_spoken(Rect inner, const SpokenCells& cells, const SpokenRowsRequest& request, float head) {
  const bool is_alone = cells.last_width > 0.0F;
  const float of_result = is_alone ? height_in(cells.last_width, cells.last_height, request) : 0.0F;
  std::vector<Rect> pictures;
  for (int i = 0; i < cells.count; ++i) {
    const int line = i / cells.columns, column = i % cells.columns;
    const bool is_result = is_alone && i + 1 == cells.count;
    float x = inner.x + static_cast<float>(column) * cells.width;
    for (int k = 0; k <= column; ++k) x += cells.before[static_cast<std::size_t>(k)];
    const float y = std::floor(inner.y + static_cast<float>(line) * (cells.height + request.title) + request.title);
    const float width = is_result ? cells.last_width : cells.width;
    const float height = is_result ? cells.last_height : cells.height;
    Rect picture = fit({x, y, width, height}, ratio_in(width, height, request));
    // With its title about in the middle, and below the buttons if there is room.
    const float free = is_alone ? cells.last_height - of_result : height - picture.h;
    const float above = is_alone && !is_result ? 0.2F : 0.4F;
    picture.y += std::max(free * above, line == 0 || is_alone ? std::min(free, head) : 0.0F);
    pictures.push_back(whole_pixels(picture.x, picture.y, picture.right(), picture.bottom()));
  }
  return pictures;
}

float head_of_row(const SpokenRowsRequest& request, int row) {
  const auto at = static_cast<std::size_t>(row);
  return at < request.heads.size() && request.heads[at] ? (kHeadOfSpoken - kLayoutPadding) * request.unit : 0.0F;
}

float height_of_rows(const SpokenRowsRequest& request, int first) {
  float free = request.body.h - kLayoutGap * request.unit * static_cast<float>(request.rows - first - 1);
  for (int row = first; row < request.rows; ++row) free -= head_of_row(request, row);
  return free / static_cast<float>(request.rows - first);
}

SpokenCells spoken_sums(float width, float height, const SpokenRowsRequest& request) {
  const float padding = 2.0F * kLayoutPadding * request.unit;
  const Rect inner{0.0F, 0.0F, width - padding, std::max(1.0F, height - padding)};
  return best_spoken_cells(inner, request, request.before, true);
}

SpokenCells spoken_column(float width, float height, const SpokenRowsRequest& request) {
  const float padding = 2.0F * kLayoutPadding * request.unit;
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
    const float left = body.w - width - kLayoutGap * request.unit;
    const float area = sums * area_of(spoken_sums(left, height, request), request) +
                       area_of(spoken_column(width, body.h, request), request);
    if (area > most) best = width;
    most = std::max(most, area);
  }
  return std::floor(best);
}

// A sum whose result takes a line of its own gains by what x does not need.
float height_of_x(const SpokenRowsRequest& request, float height, const SpokenCells& of_sums) {
  if (request.maps < 1 || of_sums.last_width <= 0.0F) return height;
  const float padding = 2.0F * kLayoutPadding * request.unit;
  const Rect inner{0.0F, 0.0F, request.body.w - padding, std::max(1.0F, height - padding)};
  const SpokenCells cells = spoken_cells_of_x(inner, request, of_sums);
  const float line = height_in(cells.width, cells.height, request) + request.title;
  return std::min(height, std::ceil(static_cast<float>(cells.lines) * line + padding));
}

// `above`: the height of its buttons, if the titles stand below them.
void add_row(SpokenRows& layout, const Rect& panel, const SpokenCells& cells, const SpokenRowsRequest& request,
             float above) {
  const float padding = kLayoutPadding * request.unit;
  layout.panels.push_back(panel);
  layout.first_line.push_back(static_cast<std::size_t>(std::min(cells.columns, cells.count)));
  const Rect below = Rect{panel.x, panel.y + above, panel.w, panel.h - above}.inset(padding);
  const float head = above > 0.0F ? 0.0F : kHeadOfSpoken * request.unit - padding;
  layout.pictures.push_back(place_spoken(below, cells, request, head));
}

// In a high window, x in a row above the sums, which stand beside each other.
struct SumsBeside {
  SpokenCells of_x, of_sums;
  float x_height = 0.0F, above = 0.0F;  // of the row of x; of the buttons and the words of a sum
};

SumsBeside sums_beside(const SpokenRowsRequest& request) {
  const Rect& body = request.body;
  const float gap = kLayoutGap * request.unit, padding = 2.0F * kLayoutPadding * request.unit;
  const auto sums = static_cast<float>(request.rows - 1);
  SumsBeside made;
  made.x_height = height_of_rows(request, 0);
  made.of_x = cells_of_maps({0.0F, 0.0F, body.w - padding, std::max(1.0F, made.x_height - padding)}, request);
  made.of_x.height = height_in(made.of_x.width, made.of_x.height, request);
  const float lines = static_cast<float>(made.of_x.lines) * (std::ceil(made.of_x.height) + request.title);
  made.x_height = std::min(made.x_height, lines + padding);
  made.above = (kHeadOfSpoken - kLayoutPadding) * request.unit + request.words;
  const float height = body.h - head_of_row(request, 0) - made.x_height - gap - made.above;
  made.of_sums = spoken_sums((body.w - gap * (sums - 1.0F)) / sums, height, request);
  return made;
}

// Whether that makes the pictures of the sums larger than `in_rows`.
bool stands_beside(const SpokenRowsRequest& request, const SpokenCells& in_rows) {
  constexpr float kLarger = 1.05F;
  return request.maps > 0 && request.rows > 2 && request.body.h > request.body.w &&
         area_of(sums_beside(request).of_sums, request) > kLarger * area_of(in_rows, request);
}

SpokenRows lay_out_beside(const SpokenRowsRequest& request) {
  const Rect& body = request.body;
  const float gap = kLayoutGap * request.unit, head = head_of_row(request, 0);
  const SumsBeside made = sums_beside(request);
  SpokenRows layout;
  layout.is_beside = true;
  const float below = body.y + head + made.x_height;
  add_row(layout, whole_pixels(body.x, body.y, body.right(), below), made.of_x, request, head);
  const int sums = request.rows - 1;
  const float width = (body.w - gap * static_cast<float>(sums - 1)) / static_cast<float>(sums);
  for (int sum = 0; sum < sums; ++sum) {
    const float x = body.x + static_cast<float>(sum) * (width + gap);
    add_row(layout, whole_pixels(x, below + gap, x + width, body.bottom()), made.of_sums, request, made.above);
  }
  return layout;
}

}  // namespace

SpokenRows lay_out_spoken_rows(const SpokenRowsRequest& request) {
  const float gap = kLayoutGap * request.unit, padding = kLayoutPadding * request.unit;
  SpokenRows layout;
  Rect body = request.body;
  const float column = width_of_x_column(request), head = head_of_row(request, 0);
  const int first = column > 0.0F ? 1 : 0;
  if (first == 1) {
    add_row(layout, whole_pixels(body.x, body.y, body.x + column, body.bottom()),
            spoken_column(column, body.h - head, request), request, head);
    body = {body.x + column + gap, body.y, body.w - column - gap, body.h};
  }
  const float equal = height_of_rows(request, first);
  SpokenCells of_sums = spoken_sums(body.w, equal, request);
  const float of_x = first == 0 ? height_of_x(request, equal, of_sums) : equal;
  const float of_sum = of_x < equal ? equal + (equal - of_x) / static_cast<float>(request.rows - 1) : equal;
  if (of_x < equal) of_sums = spoken_sums(body.w, of_sum, request);
  if (stands_beside(request, of_sums)) return lay_out_beside(request);
  for (int row = first; row < request.rows; ++row) {
    const bool is_x = request.maps > 0 && row == 0;
    const float above = head_of_row(request, row), height = is_x ? of_x : of_sum;
    const Rect panel = whole_pixels(body.x, body.y, body.right(), body.y + above + height);
    const Rect inner{0.0F, 0.0F, body.w - 2.0F * padding, std::max(1.0F, height - 2.0F * padding)};
    add_row(layout, panel, is_x ? spoken_cells_of_x(inner, request, of_sums) : of_sums, request, above);
    body.y += above + height + gap;
  }
  return layout;
}

}  // namespace pw
