#include "compute/layer/pointwise_forward.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <cfloat>
#include <cmath>
#include <limits>
#include <random>

#include "compute/layer/pointwise_reference.h"
#include "compute/layer/pointwise_update.h"
#include "compute/parallel/thread_pool.h"

namespace pw {
namespace {

// A stack whose padding is NaN, so that a kernel which reads beyond a plane is found out.
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

class Random {
 public:
  float real() { return static_cast<float>(engine_() >> 8) / 8388608.0F - 1.0F; }
  float whole() { return static_cast<float>(static_cast<int>(engine_() % 9U) - 4); }

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

void expect_close(TensorView out, const PointwiseLayer& layer, const ReferenceOutputs& want, bool exact) {
  std::size_t i = 0;
  for (std::int64_t n = 0; n < out.shape.n; ++n) {
    for (std::int64_t o = 0; o < out.shape.c; ++o) {
      for (const float value : out.plane(n, o)) {
        const double tolerance = exact ? 0.0 : (static_cast<double>(layer.cin) + 1.0) * FLT_EPSILON * want.magnitude[i];
        ASSERT_NEAR(value, want.value[i], tolerance)
            << "cin " << layer.cin << " cout " << layer.cout << " output " << o;
        ++i;
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

TEST(PointwiseForward, AgreesWithTheReferenceOnEveryTarget) {
  for_every_target([] {
    Random random;
    for (const std::int64_t cin : {1, 3, 17, 256}) {
      for (const std::int64_t cout : {1, 2, 3, 5, 8}) {
        for (const std::int64_t width : {1, 3, 15, 16, 17, 31, 33, 67, 131}) {
          GuardedStack in({2, cin, 1, width}, 3, 1);
          GuardedStack out({2, cout, 1, width}, 5, 3);
          fill(in.view(), [&] { return random.real(); });
          const auto layer = make_layer(cout, cin, [&] { return random.real(); });
          pointwise_linear(in.view(), layer, out.view());
          expect_close(out.view(), layer, pointwise_reference(in.view(), layer), false);
          ASSERT_TRUE(out.padding_intact());
        }
      }
    }
  });
}

TEST(PointwiseForward, IsExactOnSmallWholeNumbers) {
  for_every_target([] {
    Random random;
    GuardedStack in({1, 64, 7, 13}, 0, 0);
    GuardedStack out({1, 6, 7, 13}, 0, 0);
    fill(in.view(), [&] { return random.whole(); });
    const auto layer = make_layer(6, 64, [&] { return random.whole(); });
    pointwise_linear(in.view(), layer, out.view());
    expect_close(out.view(), layer, pointwise_reference(in.view(), layer), true);
  });
}

TEST(PointwiseForward, ThePoolChangesNoBit) {
  Random random;
  Tensor in({1, 70, 100, 131});
  fill(in.view(), [&] { return random.real(); });
  const auto layer = make_layer(3, 70, [&] { return random.real(); });
  Tensor alone({1, 3, 100, 131});
  Tensor together({1, 3, 100, 131});
  ThreadPool pool(4);
  pointwise_linear(in, layer, alone.view());
  pointwise_linear(in, layer, together.view(), &pool);
  for (std::int64_t o = 0; o < 3; ++o) {
    for (std::size_t p = 0; p < 13100; ++p) ASSERT_EQ(alone.plane(0, o)[p], together.plane(0, o)[p]);
  }
}

TEST(PointwiseForward, ActivationsAgreeWithTheReference) {
  Random random;
  Tensor in({2, 9, 5, 11});
  fill(in.view(), [&] { return 20.0F * random.real(); });
  auto layer = make_layer(4, 9, [&] { return random.real(); });
  for (const Activation activation :
       {Activation::kNone, Activation::kRelu, Activation::kSigmoid, Activation::kSoftmax}) {
    layer.activation = activation;
    Tensor out({2, 4, 5, 11});
    pointwise_forward(in, layer, out.view());
    const auto want = pointwise_reference(in, layer);
    std::size_t i = 0;
    for (std::int64_t n = 0; n < 2; ++n) {
      for (std::int64_t o = 0; o < 4; ++o) {
        for (const float value : out.plane(n, o)) {
          EXPECT_NEAR(value, want.value[i], 12.0 * FLT_EPSILON * (1.0 + want.magnitude[i]));
          ++i;
        }
      }
    }
  }
}

TEST(PointwiseForward, EmptyAxesAndNonFiniteValuesAreDefined) {
  Tensor none({1, 0, 2, 2});
  PointwiseLayer bias_only(2, 0);
  bias_only.bias = {3.0F, -1.0F};
  Tensor out({1, 2, 2, 2});
  pointwise_linear(none, bias_only, out.view());
  EXPECT_EQ(out.plane(0, 0)[3], 3.0F);
  EXPECT_EQ(out.plane(0, 1)[0], -1.0F);

  Tensor no_pixels({1, 4, 0, 7});
  Tensor no_output({1, 2, 0, 7});
  pointwise_linear(no_pixels, PointwiseLayer(2, 4), no_output.view());

  Tensor in({1, 1, 1, 3});
  in.plane(0, 0)[0] = std::numeric_limits<float>::quiet_NaN();
  in.plane(0, 0)[1] = std::numeric_limits<float>::infinity();
  PointwiseLayer one(1, 1);
  one.w(0, 0) = -2.0F;
  one.activation = Activation::kRelu;
  Tensor relu({1, 1, 1, 3});
  pointwise_forward(in, one, relu.view());
  EXPECT_TRUE(std::isnan(relu.plane(0, 0)[0]));
  EXPECT_EQ(relu.plane(0, 0)[1], 0.0F);
}

TEST(PointwiseUpdate, FollowsOneWeightAndOneBiasOnEveryTarget) {
  for_every_target([] {
    Random random;
    GuardedStack in({2, 5, 3, 13}, 2, 1);
    GuardedStack sums({2, 3, 3, 13}, 4, 2);
    fill(in.view(), [&] { return random.whole(); });
    auto layer = make_layer(3, 5, [&] { return random.whole(); });
    pointwise_linear(in.view(), layer, sums.view());
    update_weight(in.view(), 1, 4, 3.0F, sums.view());
    update_bias(2, -2.0F, sums.view());
    layer.w(1, 4) += 3.0F;
    layer.bias[2] -= 2.0F;
    expect_close(sums.view(), layer, pointwise_reference(in.view(), layer), true);
    EXPECT_TRUE(sums.padding_intact());
  });
}

}  // namespace
}  // namespace pw
