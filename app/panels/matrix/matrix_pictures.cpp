#include "app/panels/matrix/matrix_pictures.h"

#include <algorithm>
#include <cmath>

#include "app/panels/matrix/matrix_colours.h"
#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/picture.h"

namespace pw {
namespace {

constexpr std::int64_t kMostSlabs = 40;
constexpr float kOverlap = 0.6F;  // how much of the way the last slab waits for the first

TilePainting whole(int columns, int rows, const ColorMap& map, const Frame& frame) {
  TilePainting painting{columns, rows, {}, &map, frame.theme().panel};
  painting.tiles.push_back({0, 0, columns, rows, 0, {0.0F, 1.0F}, 1.0F, 0.0F});
  return painting;
}

// A matrix of shares, row by row, of which `share(row, column)` gives every drawn one.
template <class Share>
TextureCache::Upload<TextureArray> uploads(const DrawnAxis& rows, const DrawnAxis& columns, Share share) {
  return [rows, columns, share](TextureArray& texture) {
    Tensor matrix({1, 1, rows.drawn, columns.drawn});
    const auto plane = matrix.plane(0, 0);
    for (std::int64_t column = 0; column < columns.drawn; ++column) {
      for (std::int64_t row = 0; row < rows.drawn; ++row)
        plane[static_cast<std::size_t>(row * columns.drawn + column)] = share(row * rows.step, column * columns.step);
    }
    texture.upload(matrix, 0);
  };
}

float largest_magnitude(TensorView sums, std::int64_t n, const DrawnAxis& rows, const DrawnAxis& columns) {
  float largest = 0.0F;
  for (std::int64_t o = 0; o < columns.count; o += columns.step) {
    const auto plane = sums.plane(n, o);
    for (std::int64_t p = 0; p < rows.count; p += rows.step) {
      const float value = std::fabs(plane[static_cast<std::size_t>(p)]);
      if (std::isfinite(value)) largest = std::max(largest, value);
    }
  }
  return largest;
}

ImVec2 mix(ImVec2 a, ImVec2 b, float t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

float eased(float t) {
  return t * t * (3.0F - 2.0F * t);
}

// The stack as a block seen from above, where X stands.
struct Block {
  Rect front;    // the first map
  ImVec2 depth;  // from there to the last one

  Block(const Frame& frame, const MatrixLayout& layout) {
    const Shape& shape = frame.document().shape();
    const Rect& x = layout.x;
    const float width = std::max(1.0F, x.w);
    const float tall = std::max(x.h, width * 0.5F);
    const float scale =
        std::min(width * 0.72F / static_cast<float>(shape.w), tall * 0.6F / static_cast<float>(shape.h));
    front.w = scale * static_cast<float>(shape.w);
    front.h = scale * static_cast<float>(shape.h);
    depth = {width * 0.28F, -std::min(tall * 0.4F, width * 0.5F)};
    front.x = x.x;
    front.y = x.y + (x.h - front.h - depth.y) / 2.0F;
  }
};

}  // namespace

GLuint MatrixPictures::x_texture(const Frame& frame, const MatrixLayout& layout) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const DrawnAxis& rows = layout.positions;
  const DrawnAxis& columns = layout.maps;
  const RangeMode mode = frame.display().range_mode;
  Source source{document.input, n, 0, {}, rows.drawn, rows.step, columns.drawn, columns.step, mode, {}, 0.0F};
  x_.of(std::move(source), [] { return 0; });
  x_colours_ = matrix_x_colours(frame, columns);
  const auto painting = whole(static_cast<int>(columns.drawn), static_cast<int>(rows.drawn), *x_colours_.map, frame);
  return frame.pictures().arranged(
      "matrix.x", {document.input, x_.evaluations(), n}, painting,
      uploads(rows, columns, [&, step = columns.step](std::int64_t position, std::int64_t map) {
        return share_of(x_colours_.ranges[static_cast<std::size_t>(map / step)],
                        document.input->features.maps.plane(n, map)[static_cast<std::size_t>(position)]);
      }));
}

void MatrixPictures::draw_x(const Frame& frame, const MatrixLayout& layout) {
  draw_canvas(frame, x_texture(frame, layout), layout.x);
}

void MatrixPictures::draw_x_moving(const Frame& frame, const MatrixLayout& layout, float reshape) {
  const Shape& shape = frame.document().shape();
  const GLuint texture = x_texture(frame, layout);
  const Block block(frame, layout);
  const std::int64_t slabs = std::min(shape.h, kMostSlabs);
  ImDrawList* draw = frame.draw_list();
  // The lowest slab is behind all others.
  for (std::int64_t slab = slabs - 1; slab >= 0; --slab) {
    const float begin = static_cast<float>(slab) / static_cast<float>(slabs);
    const float end = static_cast<float>(slab + 1) / static_cast<float>(slabs);
    const float t = eased(std::clamp(reshape * (1.0F + kOverlap) - kOverlap * begin, 0.0F, 1.0F));
    const ImVec2 origin =
        mix({block.front.x, block.front.y + begin * block.front.h}, {layout.x.x, layout.x.y + begin * layout.x.h}, t);
    const ImVec2 along = mix({block.front.w, 0.0F}, {0.0F, (end - begin) * layout.x.h}, t);
    const ImVec2 across = mix(block.depth, {layout.x.w, 0.0F}, t);
    const ImVec2 last{origin.x + along.x, origin.y + along.y};
    const ImVec2 far_last{last.x + across.x, last.y + across.y};
    const ImVec2 far_first{origin.x + across.x, origin.y + across.y};
    draw->AddImageQuad(im_texture(texture), origin, far_first, far_last, last, {0, 1 - begin}, {1, 1 - begin},
                       {1, 1 - end}, {0, 1 - end});
    draw->AddQuad(origin, far_first, far_last, last, im(frame.theme().panel, 0.6F * (1.0F - t)));
  }
  // The face of the block is its first map.
  const float left = std::clamp(1.0F - reshape * 4.0F, 0.0F, 1.0F);
  if (left <= 0.0F) return;
  const auto colours = input_colours(frame.document(), frame.selection().n, frame.display().range_mode, frame.theme());
  const Rect canvas = whole_size(block.front);
  TilePainting painting{static_cast<int>(canvas.w), static_cast<int>(canvas.h), {}, colours.map, frame.theme().panel};
  painting.tiles.push_back({0, 0, painting.width, painting.height, 0, matrix_x_range(frame, 0), 1.0F, 0.0F});
  draw->AddImage(im_texture(frame.pictures().inputs("matrix.face", painting)), block.front.min(), block.front.max(),
                 {0, 1}, {1, 0}, IM_COL32(255, 255, 255, static_cast<int>(255.0F * left)));
}

void MatrixPictures::draw_w(const Frame& frame, const MatrixLayout& layout) {
  const Document& document = frame.document();
  const DrawnAxis& rows = layout.maps;
  const DrawnAxis& columns = layout.outputs;
  const float scale = frame.scales().weight_colours;
  const auto& weights = document.network.layers.front();
  w_.of({weights, 0, 0, document.mask, rows.drawn, rows.step, columns.drawn, columns.step, {}, {}, scale},
        [] { return 0; });
  const auto painting =
      whole(static_cast<int>(columns.drawn), static_cast<int>(rows.drawn), *frame.theme().diverging, frame);
  const GLuint texture = frame.pictures().arranged(
      "matrix.w", {weights, w_.evaluations(), 0}, painting,
      uploads(rows, columns, [&](std::int64_t map, std::int64_t output) {
        return share_of({-scale, scale}, document.mask.silences(map) ? 0.0F : document.parameters().w(output, map));
      }));
  draw_canvas(frame, texture, layout.w);
}

void MatrixPictures::draw_y(const Frame& frame, const MatrixLayout& layout) {
  const std::int64_t n = frame.selection().n;
  const Session& session = frame.session();
  const TensorView sums = session.outputs().sums();
  const DrawnAxis& rows = layout.positions;
  const DrawnAxis& columns = layout.outputs;
  largest_ = y_.of({nullptr,
                    n,
                    session.outputs_version(),
                    {},
                    rows.drawn,
                    rows.step,
                    columns.drawn,
                    columns.step,
                    {},
                    frame.scales().outputs,
                    0.0F},
                   [&] { return largest_magnitude(sums, n, rows, columns); });
  std::vector<Range> ranges;
  for (std::int64_t o = 0; o < columns.drawn; ++o) ranges.push_back(matrix_y_range(frame, o * columns.step, largest_));
  const auto painting =
      whole(static_cast<int>(columns.drawn), static_cast<int>(rows.drawn), matrix_y_map(frame), frame);
  const GLuint texture = frame.pictures().arranged(
      "matrix.y", {nullptr, y_.evaluations(), n}, painting,
      uploads(rows, columns, [&, step = columns.step](std::int64_t position, std::int64_t output) {
        return share_of(ranges[static_cast<std::size_t>(output / step)],
                        sums.plane(n, output)[static_cast<std::size_t>(position)]);
      }));
  draw_canvas(frame, texture, layout.y);
}

void MatrixPictures::draw_x_row(const Frame& frame, const MatrixLayout& layout, Position position, Rect row) const {
  const Document& document = frame.document();
  const auto at = static_cast<std::size_t>(position.y * document.shape().w + position.x);
  const DrawnAxis& maps = layout.maps;
  for (std::int64_t i = 0; i < maps.drawn; ++i) {
    const float value = document.input->features.maps.plane(frame.selection().n, i * maps.step)[at];
    const Rgb colour = color_of(*x_colours_.map, x_colours_.ranges[static_cast<std::size_t>(i)], value);
    const float x = row.x + static_cast<float>(i) * maps.cell;
    frame.draw_list()->AddRectFilled({x, row.y}, {x + maps.cell, row.bottom()}, im(colour));
  }
}

void MatrixPictures::draw_y_row(const Frame& frame, const MatrixLayout& layout, Position position, Rect row) const {
  const auto at = static_cast<std::size_t>(position.y * frame.document().shape().w + position.x);
  const TensorView sums = frame.session().outputs().sums();
  const DrawnAxis& outputs = layout.outputs;
  for (std::int64_t i = 0; i < outputs.drawn; ++i) {
    const std::int64_t output = i * outputs.step;
    const Rgb colour = color_of(matrix_y_map(frame), matrix_y_range(frame, output, largest_),
                                sums.plane(frame.selection().n, output)[at]);
    const float x = row.x + static_cast<float>(i) * outputs.cell;
    frame.draw_list()->AddRectFilled({x, row.y}, {x + outputs.cell, row.bottom()}, im(colour));
  }
}

}  // namespace pw
