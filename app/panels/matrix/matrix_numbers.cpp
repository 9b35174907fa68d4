#include "app/panels/matrix/matrix_numbers.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/panels/matrix/matrix_colours.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Row by row.
struct NumberedMatrix {
  Rect area;
  std::int64_t rows = 1, columns = 1;
  std::vector<float> values;
  std::vector<Rgb> colours;  // of the cells

  void add(float value, Rgb colour) {
    values.push_back(value);
    colours.push_back(colour);
  }
};

// Whether there is room. With all their digits: the same numbers stand beside the matrices.
bool draw_numbers(const Frame& frame, const NumberedMatrix& matrix) {
  const float w = matrix.area.w / static_cast<float>(matrix.columns);
  const float h = matrix.area.h / static_cast<float>(matrix.rows);
  const CellNumbers numbers(frame.fonts(), matrix.values, {w, h}, false);
  draw_in_cells(frame, numbers, 0, matrix.area, matrix.columns, matrix.rows,
                [&](std::size_t i) { return matrix.colours[i]; });
  return !numbers.texts.empty();
}

// Those of the marked row, at `marked`, if not all have room.
void draw_numbers_or_row(const Frame& frame, const NumberedMatrix& matrix, Rect marked) {
  if (draw_numbers(frame, matrix)) return;
  const Position at = frame.selection().position;
  const auto first = (at.y * frame.document().shape().w + at.x) * matrix.columns;
  NumberedMatrix row{marked, 1, matrix.columns, {}, {}};
  for (std::int64_t i = first; i < first + matrix.columns; ++i)
    row.add(matrix.values[static_cast<std::size_t>(i)], matrix.colours[static_cast<std::size_t>(i)]);
  draw_numbers(frame, row);
}

}  // namespace

void draw_x_numbers(const Frame& frame, const MatrixLayout& layout, Rect marked) {
  const Document& document = frame.document();
  if (!is_small_matrix(document)) return;
  const Shape& shape = document.shape();
  const MatrixXColours colours = matrix_x_colours(frame, layout.maps);
  NumberedMatrix matrix{layout.x, shape.pixels(), shape.c, {}, {}};
  for (std::int64_t position = 0; position < shape.pixels(); ++position) {
    for (std::int64_t map = 0; map < shape.c; ++map) {
      const float value =
          document.input->features.maps.plane(frame.selection().n, map)[static_cast<std::size_t>(position)];
      const Rgb colour = color_of(*colours.map, colours.ranges[static_cast<std::size_t>(map)], value);
      matrix.add(value, colour);
    }
  }
  draw_numbers_or_row(frame, matrix, marked);
}

void draw_w_numbers(const Frame& frame, const MatrixLayout& layout) {
  const Document& document = frame.document();
  if (!is_small_matrix(document)) return;
  const Range range = symmetric_range(frame.scales().weight_colours);
  NumberedMatrix matrix{layout.w, document.shape().c, document.network.cout(), {}, {}};
  for (std::int64_t map = 0; map < matrix.rows; ++map) {
    for (std::int64_t output = 0; output < matrix.columns; ++output) {
      const float weight = document.mask.silences(map) ? 0.0F : document.parameters().w(output, map);
      matrix.add(weight, color_of(*frame.theme().diverging, range, weight));
    }
  }
  draw_numbers(frame, matrix);
}

void draw_y_numbers(const Frame& frame, const MatrixLayout& layout, Rect marked) {
  const Document& document = frame.document();
  if (!is_small_matrix(document)) return;
  const TensorView sums = frame.session().outputs().sums();
  NumberedMatrix matrix{layout.y, document.shape().pixels(), document.network.cout(), {}, {}};
  float largest = 0.0F;
  for (std::int64_t output = 0; output < matrix.columns; ++output) {
    for (const float value : sums.plane(frame.selection().n, output)) {
      if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
    }
  }
  for (std::int64_t position = 0; position < matrix.rows; ++position) {
    for (std::int64_t output = 0; output < matrix.columns; ++output) {
      const float value = sums.plane(frame.selection().n, output)[static_cast<std::size_t>(position)];
      const Rgb colour = color_of(matrix_y_map(frame), matrix_y_range(frame, output, largest), value);
      matrix.add(value, colour);
    }
  }
  draw_numbers_or_row(frame, matrix, marked);
}

}  // namespace pw
