#pragma once
// Stacks, layers and comparisons shared by the tests of the layer.
#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/layer/pointwise_reference.h"

namespace pw {

// A stack whose padding is NaN, so that kernels that read beyond a plane are detected.
struct GuardedStack {
  Shape shape;
  std::int64_t stride;
  std::vector<float> memory;

  GuardedStack(const Shape& size, std::int64_t padding, std::size_t misalignment)
      : shape(size), stride(size.pixels() + padding), offset_(misalignment) {
    memory.assign(static_cast<std::size_t>(shape.n * shape.c * stride) + offset_ + 64,
                  std::numeric_limits<float>::quiet_NaN());
  }
  MutableTensorView view() { return {memory.data() + offset_, shape, stride}; }
  bool padding_intact() {
    for (std::int64_t plane = 0; plane < shape.n * shape.c; ++plane) {
      for (std::int64_t p = shape.pixels(); p < stride; ++p) {
        if (!std::isnan(view().data[plane * stride + p])) return false;
      }
    }
    return std::isnan(view().data[shape.n * shape.c * stride]);
  }

 private:
  std::size_t offset_;
};

class RandomNumbers {
 public:
  // In [-1, 1).
  float real() { return static_cast<float>(engine_() >> 8) / 8388608.0F - 1.0F; }
  // In -4 … 4.
  float whole() { return static_cast<float>(below(9)) - 4.0F; }
  std::int64_t below(std::int64_t end) { return static_cast<std::int64_t>(engine_()) % end; }

 private:
  std::mt19937 engine_{7};
};

template <class Draw>
void fill(MutableTensorView view, Draw draw) {
  for (std::int64_t n = 0; n < view.shape.n; ++n) {
    for (std::int64_t c = 0; c < view.shape.c; ++c) {
      for (float& value : view.plane(n, c)) value = draw();
    }
  }
}

template <class Draw>
PointwiseLayer make_layer(std::int64_t cout, std::int64_t cin, Draw draw) {
  PointwiseLayer layer(cout, cin);
  for (float& w : layer.weight) w = draw();
  for (float& b : layer.bias) b = draw();
  return layer;
}

// Within `roundings` * eps * (|b| + sum |w x|) of every value of the reference.
inline void expect_within(TensorView out, const ReferenceOutputs& want, double roundings) {
  std::size_t i = 0;
  for (std::int64_t n = 0; n < out.shape.n; ++n) {
    for (std::int64_t o = 0; o < out.shape.c; ++o) {
      for (const float value : out.plane(n, o)) {
        ASSERT_NEAR(value, want.value[i], roundings * FLT_EPSILON * want.magnitude[i])
            << "image " << n << " output " << o << " of " << out.shape.c << ", " << out.shape.pixels() << " pixels";
        ++i;
      }
    }
  }
}

// The error bound of a float sum in any order.
inline void expect_close(TensorView out, const PointwiseLayer& layer, const ReferenceOutputs& want) {
  expect_within(out, want, static_cast<double>(layer.cin) + 1.0);
}

inline void expect_equal(TensorView out, const ReferenceOutputs& want) {
  expect_within(out, want, 0.0);
}

// The same bits.
inline void expect_same(TensorView left, TensorView right) {
  ASSERT_EQ(left.shape, right.shape);
  for (std::int64_t n = 0; n < left.shape.n; ++n) {
    for (std::int64_t c = 0; c < left.shape.c; ++c) {
      for (std::size_t p = 0; p < left.plane(n, c).size(); ++p) {
        ASSERT_EQ(left.plane(n, c)[p], right.plane(n, c)[p]) << "plane " << c << " pixel " << p;
      }
    }
  }
}

// Runs `body` once for every instruction set that this machine has.
template <class Body>
void for_every_target(Body body) {
  const auto all = hwy::SupportedTargets();
  for (std::int64_t left = static_cast<std::int64_t>(all); left != 0; left &= left - 1) {
    const std::int64_t target = left & -left;
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    SCOPED_TRACE(hwy::TargetName(target));
    body();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace pw
