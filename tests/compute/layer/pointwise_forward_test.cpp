#include "compute/layer/pointwise_forward.h"

#include <gtest/gtest.h>

#include "compute/layer/kernels/linear_kernel.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

LinearTask whole_image(TensorView in, const PointwiseLayer& layer, MutableTensorView out) {
  return {in.data,           in.plane_stride, out.data,        out.plane_stride,      layer.weight.data(),
          layer.bias.data(), layer.cin,       {0, layer.cout}, {0, in.shape.pixels()}};
}

TEST(PointwiseForward, AgreesWithTheReferenceOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t cin : {1, 3, 17, 256}) {
      for (const std::int64_t cout : {1, 2, 3, 5, 8, 9, 16, 19}) {
        for (const std::int64_t width : {1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 67, 131}) {
          GuardedStack in({2, cin, 1, width}, 3, 1);
          GuardedStack out({2, cout, 1, width}, 5, 3);
          fill(in.view(), [&] { return random.real(); });
          const auto layer = make_layer(cout, cin, [&] { return random.real(); });
          pointwise_linear(in.view(), layer, out.view());
          expect_close(out.view(), layer, pointwise_reference(in.view(), layer));
          ASSERT_TRUE(out.padding_intact());
        }
      }
    }
  });
}

TEST(PointwiseForward, EveryOrderAgreesWithTheReferenceOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t cin : {0, 1, 8, 9, 128, 129, 523, 1025, 2051}) {
      for (const std::int64_t cout : {1, 2, 3, 4, 5, 6, 7, 8, 13}) {
        const std::int64_t pixels = 1 + random.below(cin > 1000 && cout % 2 == 0 ? 15 : 150);
        GuardedStack in({1, cin, 1, pixels}, 1, 2);
        fill(in.view(), [&] { return random.real(); });
        const auto layer = make_layer(cout, cin, [&] { return random.real(); });
        const auto want = pointwise_reference(in.view(), layer);
        for (const auto order : {LinearOrder::kWholeColumns, LinearOrder::kColumnsAhead, LinearOrder::kStreamedPlanes,
                                 LinearOrder::kBlocked}) {
          GuardedStack out({1, cout, 1, pixels}, 7, 1);
          linear_kernel(whole_image(in.view(), layer, out.view()), order);
          expect_close(out.view(), layer, want);
          ASSERT_TRUE(out.padding_intact());
        }
      }
    }
  });
}

// Few outputs are added up channel by channel in every order, so that one may take the place of another.
TEST(PointwiseForward, OrdersForFewOutputsGiveTheSameBytesOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t cin : {0, 1, 7, 8, 9, 16, 31, 64}) {
      for (std::int64_t cout = 1; cout <= 8; ++cout) {
        const std::int64_t pixels = 1 + random.below(300);
        GuardedStack in({1, cin, 1, pixels}, random.below(5), 2);
        fill(in.view(), [&] { return random.real(); });
        const auto layer = make_layer(cout, cin, [&] { return random.real(); });
        GuardedStack whole({1, cout, 1, pixels}, 3, 1);
        linear_kernel(whole_image(in.view(), layer, whole.view()), LinearOrder::kWholeColumns);
        for (const auto order : {LinearOrder::kColumnsAhead, LinearOrder::kStreamedPlanes}) {
          GuardedStack out({1, cout, 1, pixels}, 7, 3);
          linear_kernel(whole_image(in.view(), layer, out.view()), order);
          expect_same(out.view(), whole.view());
          ASSERT_TRUE(out.padding_intact());
        }
      }
    }
  });
}

// 7 × 7: three vectors of 16 and a pixel, which have a tile of their own.
TEST(PointwiseForward, MapsOf49PixelsAgreeWithTheReferenceOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t cin : {0, 1, 15, 16, 17, 100, 1024, 1039, 2049}) {
      for (const std::int64_t cout : {9, 12, 16, 23}) {
        GuardedStack in({2, cin, 7, 7}, 3, 1);
        GuardedStack out({2, cout, 7, 7}, 5, 3);
        fill(in.view(), [&] { return random.real(); });
        const auto layer = make_layer(cout, cin, [&] { return random.real(); });
        pointwise_linear(in.view(), layer, out.view());
        expect_close(out.view(), layer, pointwise_reference(in.view(), layer));
        ASSERT_TRUE(out.padding_intact());
      }
    }
  });
}

TEST(PointwiseForward, IsExactOnSmallWholeNumbers) {
  for_every_target([] {
    RandomNumbers random;
    for (const std::int64_t cout : {6, 24}) {
      GuardedStack in({1, 64, 7, 13}, 0, 0);
      GuardedStack out({1, cout, 7, 13}, 0, 0);
      fill(in.view(), [&] { return random.whole(); });
      const auto layer = make_layer(cout, 64, [&] { return random.whole(); });
      pointwise_linear(in.view(), layer, out.view());
      expect_equal(out.view(), pointwise_reference(in.view(), layer));
    }
  });
}

// Large enough that every plan is split: few outputs, many outputs with few pixels, many with many, and a batch.
TEST(PointwiseForward, IsBitIdenticalWithAPool) {
  const struct {
    Shape in;
    std::int64_t cout;
  } cases[] = {{{1, 70, 100, 131}, 3}, {{1, 200, 7, 7}, 211}, {{1, 192, 28, 29}, 64}, {{1, 64, 60, 61}, 20},
               {{3, 70, 50, 61}, 2},   {{1, 9, 700, 701}, 2}, {{1, 9000, 7, 7}, 20},  {{1, 21, 500, 461}, 3}};
  ThreadPool pool(3);
  for (const auto& test : cases) {
    RandomNumbers random;
    Tensor in(test.in);
    fill(in.view(), [&] { return random.real(); });
    auto layer = make_layer(test.cout, test.in.c, [&] { return random.real(); });
    layer.activation = Activation::kSoftmax;
    const Shape out_shape{test.in.n, test.cout, test.in.h, test.in.w};
    Tensor serial(out_shape);
    Tensor parallel(out_shape);
    pointwise_forward(in, layer, serial.view());
    // Twice: the second call in a row finds the pool awake.
    for (int time = 0; time < 2; ++time) {
      fill(parallel.view(), [] { return 0.0F; });
      pointwise_forward(in, layer, parallel.view(), &pool);
      expect_same(serial, parallel);
    }
  }
}

TEST(PointwiseForward, ActivationsAgreeWithTheReferenceOnEveryTarget) {
  for_every_target([] {
    RandomNumbers random;
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
            // An absolute error of the sum is a relative error of the same size of the exponential.
            EXPECT_NEAR(value, want.value[i], 12.0 * FLT_EPSILON * (1.0 + want.magnitude[i]));
            ++i;
          }
        }
      }
    }
  });
}

TEST(PointwiseForward, ActivationsOfExtremeValuesAreDefinedOnEveryTarget) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  for_every_target([] {
    // Long enough for whole vectors and a remainder.
    const std::vector<float> values{kNan,
                                    std::numeric_limits<float>::infinity(),
                                    -std::numeric_limits<float>::infinity(),
                                    0.0F,
                                    -0.0F,
                                    1e30F,
                                    -1e30F,
                                    -87.0F,
                                    -100.0F,
                                    1e-42F};
    Tensor sums({1, 2, 3, 10});
    for (std::size_t p = 0; p < 30; ++p) {
      sums.plane(0, 0)[p] = values[p % 10];
      sums.plane(0, 1)[p] = 0.0F;
    }
    Tensor out(sums.shape());
    apply_activation(Activation::kSigmoid, sums, out.view());
    const std::vector<float> sigmoid{kNan, 1.0F, 0.0F, 0.5F, 0.5F, 1.0F, 0.0F, std::exp(-87.0F), 0.0F, 0.5F};
    apply_activation(Activation::kRelu, sums, sums.view());
    const std::vector<float> relu{
        kNan, std::numeric_limits<float>::infinity(), 0.0F, 0.0F, 0.0F, 1e30F, 0.0F, 0.0F, 0.0F, 1e-42F};
    for (std::size_t p = 0; p < 30; ++p) {
      SCOPED_TRACE(p);
      EXPECT_EQ(std::isnan(out.plane(0, 0)[p]), p % 10 == 0);
      EXPECT_EQ(std::isnan(sums.plane(0, 0)[p]), p % 10 == 0);
      if (p % 10 == 0) continue;
      EXPECT_NEAR(out.plane(0, 0)[p], sigmoid[p % 10], 4.0F * FLT_EPSILON * sigmoid[p % 10] + 1e-38F);
      EXPECT_EQ(sums.plane(0, 0)[p], relu[p % 10]);
    }
  });
}

TEST(PointwiseForward, SoftmaxOfExtremeValuesIsDefinedOnEveryTarget) {
  for_every_target([] {
    Tensor sums({1, 3, 1, 19});
    for (std::size_t p = 0; p < 19; ++p) {
      sums.plane(0, 0)[p] = 3e38F;
      sums.plane(0, 1)[p] = -3e38F;
      sums.plane(0, 2)[p] = -std::numeric_limits<float>::infinity();
    }
    sums.plane(0, 1)[1] = std::numeric_limits<float>::quiet_NaN();
    sums.plane(0, 2)[18] = std::numeric_limits<float>::infinity();
    apply_activation(Activation::kSoftmax, sums, sums.view());
    EXPECT_EQ(sums.plane(0, 0)[0], 1.0F);
    EXPECT_EQ(sums.plane(0, 1)[0], 0.0F);
    EXPECT_EQ(sums.plane(0, 2)[0], 0.0F);
    for (const std::size_t non_finite : {1U, 18U}) {
      for (std::int64_t c = 0; c < 3; ++c) EXPECT_TRUE(std::isnan(sums.plane(0, c)[non_finite])) << non_finite << c;
    }
  });
}

TEST(PointwiseForward, EmptyAxesAreDefined) {
  Tensor none({1, 0, 2, 2});
  PointwiseLayer bias_only(2, 0);
  bias_only.bias = {3.0F, -1.0F};
  Tensor out({1, 2, 2, 2});
  pointwise_linear(none, bias_only, out.view());
  EXPECT_EQ(out.plane(0, 0)[3], 3.0F);
  EXPECT_EQ(out.plane(0, 1)[0], -1.0F);

  for (const Shape& shape : {Shape{1, 4, 0, 7}, Shape{0, 4, 3, 7}}) {
    Tensor empty(shape);
    Tensor nothing({shape.n, 2, shape.h, shape.w});
    PointwiseLayer layer(2, 4);
    layer.activation = Activation::kSoftmax;
    pointwise_forward(empty, layer, nothing.view());
  }
  Tensor some({1, 4, 3, 7});
  Tensor no_outputs({1, 0, 3, 7});
  pointwise_forward(some, PointwiseLayer(0, 4), no_outputs.view());
}

TEST(PointwiseForward, NonFiniteInputsAffectOnlyTheirOwnPosition) {
  for_every_target([] {
    for (const std::int64_t cout : {2, 17}) {
      Tensor in({1, 40, 1, 37});
      fill(in.view(), [] { return 1.0F; });
      in.plane(0, 11)[36] = std::numeric_limits<float>::quiet_NaN();
      in.plane(0, 39)[4] = std::numeric_limits<float>::infinity();
      PointwiseLayer layer(cout, 40);
      for (float& w : layer.weight) w = -2.0F;
      Tensor out({1, cout, 1, 37});
      pointwise_forward(in, layer, out.view());
      for (std::int64_t o = 0; o < cout; ++o) {
        for (std::size_t p = 0; p < 37; ++p) {
          const float y = out.plane(0, o)[p];
          if (p == 36) {
            EXPECT_TRUE(std::isnan(y));
          } else {
            EXPECT_EQ(y, p == 4 ? -std::numeric_limits<float>::infinity() : -80.0F);
          }
        }
      }
    }
  });
}

// At every position, whatever the order of summation.
TEST(PointwiseForward, AnInfiniteWeightMakesItsOutputInfiniteEverywhereOnEveryTarget) {
  for_every_target([] {
    for (const std::int64_t pixels : {3, 17, 49}) {
      for (const std::int64_t input : {0, 10, 19}) {
        Tensor in({1, 20, 1, pixels});
        fill(in.view(), [] { return 1.0F; });
        PointwiseLayer layer(9, 20);
        layer.w(2, input) = std::numeric_limits<float>::infinity();
        Tensor out({1, 9, 1, pixels});
        pointwise_forward(in, layer, out.view());
        for (std::int64_t o = 0; o < 9; ++o) {
          for (const float y : out.plane(0, o)) ASSERT_EQ(y, o == 2 ? std::numeric_limits<float>::infinity() : 0.0F);
        }
      }
    }
  });
}

}  // namespace
}  // namespace pw
