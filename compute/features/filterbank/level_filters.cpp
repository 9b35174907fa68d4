#include "compute/features/filterbank/level_filters.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pw {
namespace {

constexpr double kSigma = 2.0;
constexpr double kFrequency = 0.25;  // cycles per sample
constexpr int kTaps = 2 * kRadius + 1;

// Ring buffer of the last kTaps rows of several planes.
class RowRing {
 public:
  RowRing(int planes, int width)
      : planes_(planes),
        width_(width),
        values_(static_cast<std::size_t>(planes) * kTaps * static_cast<std::size_t>(width)) {}

  float* row(int plane, int y) {
    const int slot = (y + kTaps) % kTaps;
    return values_.data() + (static_cast<std::ptrdiff_t>(slot) * planes_ + plane) * width_;
  }
  // The rows around y.
  Window window(int plane, int y) {
    Window window{};
    for (int j = 0; j < kTaps; ++j) window[static_cast<std::size_t>(j)] = row(plane, y + j - kRadius);
    return window;
  }

 private:
  int planes_, width_;
  std::vector<float> values_;
};

enum RowFilter { kBell, kCosHalf, kSinHalf, kCosMost, kSinMost, kCosFull, kSinFull, kRowFilters };

// The separable products that directions φ and 180° - φ share: cosine or sine along the row, then along the column.
struct Products {
  float *cos_cos, *cos_sin, *sin_cos, *sin_sin;
};

// Removes the DC response from `even`, then adds the energy √(even² + odd²) of one direction to `energy`.
void add_energy(float* __restrict even, const float* __restrict odd, const float* __restrict bell, float constant,
                float* __restrict energy, int count) {
  for (int x = 0; x < count; ++x) {
    const float e = even[x] - constant * bell[x];
    even[x] = e;
    energy[x] += std::sqrt(e * e + odd[x] * odd[x]);
  }
}

// Running maxima of even and of -even.
void keep_extremes(const float* __restrict even, float* __restrict bright, float* __restrict dark, int count) {
  for (int x = 0; x < count; ++x) {
    bright[x] = std::max(bright[x], even[x]);
    dark[x] = std::max(dark[x], -even[x]);
  }
}

// (cos + i sin)(cos + i sin) gives φ; with the column filter conjugated it gives 180° - φ.
void combine(const Products& in, float* __restrict even, float* __restrict odd, float* __restrict mirror_even,
             float* __restrict mirror_odd, int count) {
  for (int x = 0; x < count; ++x) {
    const float cc = in.cos_cos[x], cs = in.cos_sin[x], sc = in.sin_cos[x], ss = in.sin_sin[x];
    even[x] = cc - ss;
    odd[x] = cs + sc;
    mirror_even[x] = cc + ss;
    mirror_odd[x] = sc - cs;
  }
}

}  // namespace

// The buffers of one call of run().
struct GaborBank::Rows {
  Rows(int columns, bool with_bars)
      : width(columns), bars(with_bars), ring(kRowFilters, columns), values(buffer_size(columns)) {}

  static std::size_t buffer_size(int columns) { return static_cast<std::size_t>(columns) * kBuffers; }
  float* buffer(int index) { return values.data() + static_cast<std::ptrdiff_t>(index) * width; }
  float* even(int direction) { return buffer(direction); }
  float* odd(int direction) { return buffer(kGaborDirections + direction); }
  float* energy(int direction) { return buffer(2 * kGaborDirections + direction); }
  float* bright(int direction) { return buffer(3 * kGaborDirections + direction); }
  float* dark(int direction) { return buffer(4 * kGaborDirections + direction); }
  float* bell() { return buffer(5 * kGaborDirections); }
  float* product(int index) { return buffer(5 * kGaborDirections + 1 + index); }

  static constexpr int kBuffers = 5 * kGaborDirections + 1 + 4;
  int width;
  bool bars;
  RowRing ring;
  std::vector<float> values;
};

GaborBank::GaborBank() : bell_(gaussian_taps(kSigma)) {
  const std::array<double, 3> parts = {0.5, std::sqrt(0.75), 1.0};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    cosine_[i] = cosine_taps(kSigma, kFrequency * parts[i]);
    sine_[i] = sine_taps(kSigma, kFrequency * parts[i]);
  }
  const float straight = sum_of(cosine_[2]);
  const float slanted = sum_of(cosine_[0]) * sum_of(cosine_[1]);
  constant_ = {straight, slanted, slanted, straight, slanted, slanted};
}

void GaborBank::filter_rows(const float* row, Rows& rows, int y) const {
  const Window window = horizontal_window(row);
  const auto out = [&](int filter) { return rows.ring.row(filter, y); };
  convolve(window, bell_, out(kBell), rows.width);
  convolve_pair(window, cosine_[0], sine_[0], out(kCosHalf), out(kSinHalf), rows.width);
  convolve_pair(window, cosine_[1], sine_[1], out(kCosMost), out(kSinMost), rows.width);
  convolve_pair(window, cosine_[2], sine_[2], out(kCosFull), out(kSinFull), rows.width);
}

void GaborBank::filter_columns(Rows& rows, int y) const {
  const int width = rows.width;
  const auto column = [&](int plane) { return rows.ring.window(plane, y); };
  convolve(column(kBell), bell_, rows.bell(), width);
  convolve_pair(column(kBell), cosine_[2], sine_[2], rows.even(0), rows.odd(0), width);
  convolve(column(kCosFull), bell_, rows.even(3), width);
  convolve(column(kSinFull), bell_, rows.odd(3), width);
  const Products products{rows.product(0), rows.product(1), rows.product(2), rows.product(3)};
  const auto slanted = [&](int cos_plane, int sin_plane, std::size_t column_filter, int direction) {
    convolve_pair(column(cos_plane), cosine_[column_filter], sine_[column_filter], products.cos_cos, products.cos_sin,
                  width);
    convolve_pair(column(sin_plane), cosine_[column_filter], sine_[column_filter], products.sin_cos, products.sin_sin,
                  width);
    const int mirror = kGaborDirections - direction;
    combine(products, rows.even(direction), rows.odd(direction), rows.even(mirror), rows.odd(mirror), width);
  };
  slanted(kCosHalf, kSinHalf, 1, 1);
  slanted(kCosMost, kSinMost, 0, 2);
  for (int d = 0; d < kGaborDirections; ++d) {
    add_energy(rows.even(d), rows.odd(d), rows.bell(), constant_[static_cast<std::size_t>(d)], rows.energy(d), width);
    if (rows.bars) keep_extremes(rows.even(d), rows.bright(d), rows.dark(d), width);
  }
}

void GaborBank::run(const Patch& level, int factor, const GaborPlanes& out) const {
  assert(level.margin() >= kRadius && level.width() % factor == 0 && level.height() % factor == 0);
  Rows rows(level.width(), out.has_bars());
  const int cells = level.width() / factor;
  for (int y = -kRadius; y < kRadius; ++y) filter_rows(level.row(y), rows, y);
  for (int y = 0; y < level.height(); ++y) {
    filter_rows(level.row(y + kRadius), rows, y + kRadius);
    filter_columns(rows, y);
    if ((y + 1) % factor != 0) continue;
    for (int d = 0; d < kGaborDirections; ++d) {
      const auto direction = static_cast<std::size_t>(d);
      // A window that sums to 1 halves a grating's amplitude.
      const auto finish = [&](float* from, const CellPlane& to, auto reduce) {
        float* cell_row = to.row(y / factor);
        reduce(from, cells, factor, cell_row);
        for (int i = 0; i < cells; ++i) cell_row[i] *= 2;
      };
      finish(rows.energy(d), out.energy[direction], finish_means);
      if (!rows.bars) continue;
      finish(rows.bright(d), out.bright[direction], finish_maxima);
      finish(rows.dark(d), out.dark[direction], finish_maxima);
    }
  }
}

void find_spots(const Patch& level, int factor, CellPlane positive, CellPlane negative) {
  assert(level.margin() >= kRadius && level.width() % factor == 0 && level.height() % factor == 0);
  const int width = level.width();
  const Taps narrow = gaussian_taps(1.0);
  const Taps wide = gaussian_taps(1.6);
  RowRing ring(2, width);
  std::vector<float> buffers(static_cast<std::size_t>(width) * 4);
  float* const narrow_row = buffers.data();
  float* const wide_row = narrow_row + width;
  float* __restrict const above = wide_row + width;
  float* __restrict const below = above + width;
  const auto filter_row = [&](int y) {
    const Window window = horizontal_window(level.row(y));
    convolve(window, narrow, ring.row(0, y), width);
    convolve(window, wide, ring.row(1, y), width);
  };
  for (int y = -kRadius; y < kRadius; ++y) filter_row(y);
  for (int y = 0; y < level.height(); ++y) {
    filter_row(y + kRadius);
    convolve(ring.window(0, y), narrow, narrow_row, width);
    convolve(ring.window(1, y), wide, wide_row, width);
    for (int x = 0; x < width; ++x) {
      const float difference = narrow_row[x] - wide_row[x];
      above[x] += std::max(difference, 0.0F);
      below[x] += std::max(-difference, 0.0F);
    }
    if ((y + 1) % factor != 0) continue;
    finish_means(above, width / factor, factor, positive.row(y / factor));
    finish_means(below, width / factor, factor, negative.row(y / factor));
  }
}

}  // namespace pw
