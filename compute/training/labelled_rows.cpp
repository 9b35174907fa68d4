#include "compute/training/labelled_rows.h"

#include <algorithm>
#include <cassert>

#include "compute/layer/kernels/linear_task.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// A block of rows is read twice: it should stay in L1 (at least 32 KiB everywhere), together with W and its gradient.
constexpr std::int64_t kRowBlockBytes = std::int64_t{20} << 10;
constexpr std::int64_t kMaxRows = 256;

constexpr std::int64_t round_up_to_grain(std::int64_t count) {
  return (count + kPixelGrain - 1) / kPixelGrain * kPixelGrain;
}

std::int64_t rows_of_block(std::int64_t row_length) {
  const std::int64_t row_bytes = std::max<std::int64_t>(row_length, 1) * std::int64_t{sizeof(float)};
  return std::clamp(kRowBlockBytes / row_bytes / kPixelGrain * kPixelGrain, kPixelGrain, kMaxRows);
}

}  // namespace

LabelledRows::LabelledRows(TensorView in, Labels labels, std::int64_t cout, ThreadPool* pool, std::int64_t max_cached,
                           const Standardisation* scale)
    : in_(in),
      scale_(scale != nullptr ? *scale : Standardisation()),
      cout_(cout),
      length_(round_up_to_grain(in.shape.c)),
      block_rows_(rows_of_block(length_)) {
  assert(static_cast<std::int64_t>(labels.size()) == in.shape.n * in.shape.pixels());
  const std::int64_t pixels = in.shape.pixels();
  for (std::int64_t n = 0; n < in.shape.n; ++n) {
    for (std::int64_t p = 0; p < pixels; ++p) {
      const std::int32_t label = labels[static_cast<std::size_t>(n * pixels + p)];
      if (!is_labelled(label, cout)) continue;
      offsets_.push_back(n * in.shape.c * in.plane_stride + p);
      labels_.push_back(label);
    }
  }
  labelled_ = static_cast<std::int64_t>(labels_.size());
  labels_.resize(static_cast<std::size_t>((labelled_ + block_rows_ - 1) / block_rows_ * block_rows_), kNotLabelled);
  const Shape rows{1, 1, static_cast<std::int64_t>(labels_.size()), length_};
  cached_ = rows.count() <= max_cached / std::int64_t{sizeof(float)} && fits_in_memory(rows).has_value();
  if (!cached_) return;
  rows_ = Tensor(rows);
  run_tasks(pool, blocks(), [&](std::int64_t block) { gather(block, rows_.data() + block * block_rows_ * length_); });
  offsets_ = {};
}

void LabelledRows::gather(std::int64_t block, float* to) const {
  const std::int64_t first = block * block_rows_;
  const std::int64_t count = std::clamp<std::int64_t>(labelled_ - first, 0, block_rows_);
  std::fill_n(to, block_rows_ * length_, 0.0F);
  for (std::int64_t c = 0; c < in_.shape.c; ++c) {
    const float* plane = in_.data + c * in_.plane_stride;
    const bool is_scaled = !scale_.inverse.empty();
    if (is_scaled && scale_.leaves_out(c)) continue;
    const float mean = is_scaled ? scale_.mean[static_cast<std::size_t>(c)] : 0.0F;
    const float inverse = is_scaled ? scale_.inverse[static_cast<std::size_t>(c)] : 1.0F;
    for (std::int64_t row = 0; row < count; ++row) {
      to[row * length_ + c] = (plane[offsets_[static_cast<std::size_t>(first + row)]] - mean) * inverse;
    }
  }
}

}  // namespace pw
