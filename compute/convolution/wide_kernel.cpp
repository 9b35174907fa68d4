#include "compute/convolution/wide_kernel.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <functional>
#include <unordered_map>

#include "compute/core/random.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

constexpr std::uint64_t kOuterStream = 0x6f75746572;

// Of the finite weights. Equal ones deviate from zero instead: outer taps of zero would show nobody who answers.
double deviation_of(std::span<const float> weights) {
  double count = 0.0, sum = 0.0, squares = 0.0;
  for (const float weight : weights) {
    if (!std::isfinite(weight)) continue;
    const auto w = static_cast<double>(weight);
    count += 1.0;
    sum += w;
    squares += w * w;
  }
  if (count == 0.0) return 0.0;
  const double mean = sum / count;
  const double variance = squares / count - mean * mean;
  return std::sqrt(variance > 1e-12 * squares / count ? variance : squares / count);
}

// The values that are not as in the stack, by position.
class Overrides {
 public:
  explicit Overrides(std::span<const ChangedValue> changes) {
    for (const ChangedValue& change : changes) at_[change.position].push_back(&change);
  }

  // The values of all maps at a position.
  void column(TensorView image, std::int64_t position, std::vector<float>& values) const {
    values.resize(static_cast<std::size_t>(image.shape.c));
    const float* from = image.data + position;
    for (float& value : values) {
      value = *from;
      from += image.plane_stride;
    }
    const auto found = at_.find(position);
    if (found == at_.end()) return;
    for (const ChangedValue* change : found->second) values[static_cast<std::size_t>(change->map)] = change->value;
  }

 private:
  std::unordered_map<std::int64_t, std::vector<const ChangedValue*>> at_;
};

// One row of y in double, all outputs: [output][column].
class KernelRow {
 public:
  KernelRow(TensorView in, const WideKernel& kernel)
      : in_(in), kernel_(kernel), sums_(static_cast<std::size_t>(kernel.cout() * in.shape.w)) {}

  void compute(std::int64_t n, std::int64_t y) {
    const std::int64_t width = in_.shape.w, size = kernel_.geometry().size, half = kernel_.geometry().half();
    for (std::int64_t o = 0; o < kernel_.cout(); ++o)
      std::fill_n(sums_.begin() + o * width, width, static_cast<double>(kernel_.bias(o)));
    for (std::int64_t tap = 0; tap < kernel_.geometry().taps(); ++tap) {
      const std::int64_t row = y + tap / size - half;
      if (row < 0 || row >= in_.shape.h || !kernel_.has_tap(tap)) continue;
      add_tap(n, row, tap, tap % size - half);
    }
  }
  float at(std::int64_t output, std::int64_t x) const {
    return static_cast<float>(sums_[static_cast<std::size_t>(output * in_.shape.w + x)]);
  }

 private:
  void add_tap(std::int64_t n, std::int64_t row, std::int64_t tap, std::int64_t right) {
    const std::int64_t width = in_.shape.w;
    const std::int64_t first = std::max<std::int64_t>(0, -right), end = std::min(width, width - right);
    for (std::int64_t map = 0; map < kernel_.cin(); ++map) {
      const float* x = in_.plane(n, map).data() + row * width + right;
      for (std::int64_t o = 0; o < kernel_.cout(); ++o) {
        const auto w = static_cast<double>(kernel_.weights(tap, o)[static_cast<std::size_t>(map)]);
        double* sum = sums_.data() + o * width;
        for (std::int64_t column = first; column < end; ++column) sum[column] += w * static_cast<double>(x[column]);
      }
    }
  }

  TensorView in_;
  const WideKernel& kernel_;
  std::vector<double> sums_;
};

// What the stride skips repeats the computed row and column before.
void write_rows(const KernelRow& row, std::int64_t n, std::int64_t y, std::int64_t stride, MutableTensorView sums) {
  const Shape& shape = sums.shape;
  for (std::int64_t o = 0; o < shape.c; ++o) {
    for (std::int64_t below = y; below < std::min(shape.h, y + stride); ++below) {
      float* out = sums.plane(n, o).data() + below * shape.w;
      for (std::int64_t x = 0; x < shape.w; ++x) out[x] = row.at(o, x - x % stride);
    }
  }
}

}  // namespace

WideKernel::WideKernel(const PointwiseLayer& layer, const KernelGeometry& geometry, double share, std::uint64_t seed)
    : geometry_(geometry), cin_(layer.cin), has_outer_(share > 0.0 && geometry.size > 1), bias_(layer.bias) {
  const double deviation = share * deviation_of(layer.weight);
  const auto taps = static_cast<std::size_t>(geometry.taps()), each = layer.weight.size();
  weight_.resize(taps * each);
  for (std::size_t tap = 0; tap < taps; ++tap) {
    const auto of_tap = weight_.begin() + static_cast<std::ptrdiff_t>(tap * each);
    if (tap == taps / 2) {
      std::ranges::copy(layer.weight, of_tap);
    } else if (has_outer_) {
      // By its place, so that the taps of a 3 × 3 do not change with the number of maps or outputs before them.
      Random random(seed, kOuterStream + tap);
      for (std::size_t i = 0; i < each; ++i)
        of_tap[static_cast<std::ptrdiff_t>(i)] =
            static_cast<float>(deviation * static_cast<double>(random.normal(1.0F)));
    }
  }
}

void WideKernel::silence(std::int64_t map) {
  for (std::size_t i = static_cast<std::size_t>(map); i < weight_.size(); i += static_cast<std::size_t>(cin_))
    weight_[i] = 0.0F;
}

void wide_linear(TensorView in, const WideKernel& kernel, MutableTensorView sums, ThreadPool* pool,
                 Progress* progress) {
  assert(in.shape.c == kernel.cin() && sums.shape.c == kernel.cout());
  const std::int64_t stride = kernel.geometry().stride;
  const std::int64_t rows = (in.shape.h + stride - 1) / stride, tasks = in.shape.n * rows;
  std::atomic<std::int64_t> done = 0;
  const auto task = [&](std::int64_t i) {
    if (progress != nullptr && progress->cancelled()) return;
    const std::int64_t n = i / rows, y = i % rows * stride;
    KernelRow row(in, kernel);
    row.compute(n, y);
    write_rows(row, n, y, stride, sums);
    if (progress != nullptr) progress->report(static_cast<float>(done.fetch_add(1) + 1) / static_cast<float>(tasks));
  };
  if (pool != nullptr) return pool->run(tasks, task);
  for (std::int64_t i = 0; i < tasks; ++i) task(i);
}

std::vector<float> wide_sums_at(TensorView image, const WideKernel& kernel, std::span<const ChangedValue> changes,
                                std::span<const std::int64_t> positions) {
  const Overrides overrides(changes);
  const std::int64_t width = image.shape.w, size = kernel.geometry().size, half = kernel.geometry().half();
  std::vector<float> result;
  std::vector<float> column;
  std::vector<double> sums(static_cast<std::size_t>(kernel.cout()));
  for (const std::int64_t at : positions) {
    for (std::int64_t o = 0; o < kernel.cout(); ++o)
      sums[static_cast<std::size_t>(o)] = static_cast<double>(kernel.bias(o));
    for (std::int64_t tap = 0; tap < kernel.geometry().taps(); ++tap) {
      const std::int64_t x = at % width + tap % size - half, y = at / width + tap / size - half;
      if (x < 0 || x >= width || y < 0 || y >= image.shape.h || !kernel.has_tap(tap)) continue;
      overrides.column(image, y * width + x, column);
      for (std::int64_t o = 0; o < kernel.cout(); ++o) {
        const std::span<const float> weights = kernel.weights(tap, o);
        double sum = sums[static_cast<std::size_t>(o)];
        for (std::size_t map = 0; map < column.size(); ++map)
          sum += static_cast<double>(weights[map]) * static_cast<double>(column[map]);
        sums[static_cast<std::size_t>(o)] = sum;
      }
    }
    for (const double sum : sums) result.push_back(static_cast<float>(sum));
  }
  return result;
}

std::vector<float> pointwise_sums_at(TensorView image, const PointwiseLayer& layer,
                                     std::span<const ChangedValue> changes, std::span<const std::int64_t> positions) {
  const Overrides overrides(changes);
  std::vector<float> result;
  std::vector<float> column;
  for (const std::int64_t at : positions) {
    overrides.column(image, at, column);
    for (std::int64_t o = 0; o < layer.cout; ++o) {
      float sum = layer.bias[static_cast<std::size_t>(o)];
      for (std::size_t map = 0; map < column.size(); ++map)
        sum = std::fma(layer.w(o, static_cast<std::int64_t>(map)), column[map], sum);
      result.push_back(sum);
    }
  }
  return result;
}

}  // namespace pw
