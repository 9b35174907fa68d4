// The shipped weights together with the C++ code that runs them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/npy.h"
#include "compute/io/images/image_file.h"
#include "compute/io/models/layer_file.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/scene/scene.h"
#include "tests/source_file.h"

namespace pw {
namespace {

const std::string kAssets = source_file("assets");
const std::string kFixture = source_file("tests/data/learned/scene_1000000");

PointwiseLayer head_of(const std::string& folder, const std::string& name) {
  const std::string stem = kAssets + "/" + folder + "/" + name;
  const auto layer = read_layer(stem + "_weights.npy", stem + "_bias.npy", std::nullopt);
  EXPECT_TRUE(layer.has_value()) << (layer ? "" : layer.error().message());
  return layer ? *layer : PointwiseLayer(2, 256);
}

// Output `o` at a pixel of an image 8 times as large: bilinear, with replicated borders.
float upsampled(const Tensor& scores, std::int64_t o, int x, int y) {
  const Shape& shape = scores.shape();
  const auto at = [](int pixel, std::int64_t positions) {
    return std::clamp((static_cast<float>(pixel) + 0.5F) / 8.0F - 0.5F, 0.0F, static_cast<float>(positions - 1));
  };
  const float u = at(x, shape.w);
  const float v = at(y, shape.h);
  const auto x0 = static_cast<std::int64_t>(u);
  const auto y0 = static_cast<std::int64_t>(v);
  const auto x1 = std::min(x0 + 1, shape.w - 1);
  const auto y1 = std::min(y0 + 1, shape.h - 1);
  const auto plane = scores.plane(0, o);
  const auto value = [&](std::int64_t row, std::int64_t column) {
    return plane[static_cast<std::size_t>(row * shape.w + column)];
  };
  const float fx = u - static_cast<float>(x0);
  const float fy = v - static_cast<float>(y0);
  const float top = value(y0, x0) * (1.0F - fx) + value(y0, x1) * fx;
  const float bottom = value(y1, x0) * (1.0F - fx) + value(y1, x1) * fx;
  return top * (1.0F - fy) + bottom * fy;
}

double road_iou(const Scene& scene, const Tensor& scores) {
  std::size_t both = 0;
  std::size_t either = 0;
  for (int y = 0; y < scene.image.height; ++y)
    for (int x = 0; x < scene.image.width; ++x) {
      const bool found = upsampled(scores, 1, x, y) > upsampled(scores, 0, x, y);
      const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(scene.image.width);
      const bool road = scene.road[row + static_cast<std::size_t>(x)] != 0;
      both += found && road ? 1U : 0U;
      either += found || road ? 1U : 0U;
    }
  return static_cast<double>(both) / static_cast<double>(either);
}

double median_iou(ExtractorKind kind, const PointwiseLayer& head) {
  FeatureExtractor extractor(kAssets);
  std::vector<double> scores;
  for (std::uint64_t seed = kSceneFirstTestSeed; seed < kSceneFirstTestSeed + 9; ++seed) {
    SceneSettings settings;
    settings.seed = seed;
    const Scene scene = *make_scene(settings);
    const auto maps = extractor.extract(scene.image, kind, nullptr, nullptr);
    EXPECT_TRUE(maps.has_value()) << (maps ? "" : maps.error().message());
    if (!maps) return 0.0;
    Tensor out({1, head.cout, maps->maps.shape().h, maps->maps.shape().w});
    pointwise_forward(maps->maps.view(), head, out.view());
    scores.push_back(road_iou(scene, out));
  }
  std::nth_element(scores.begin(), scores.begin() + 4, scores.end());
  return scores[4];
}

TEST(TrainedWeights, GiveTheTrainersMaps) {
  const auto image = read_image(kFixture + "_image.png");
  ASSERT_TRUE(image.has_value()) << image.error().message();
  const auto expected = read_npy_stack(kFixture + "_maps.npy", AxisOrder::kNchw);
  ASSERT_TRUE(expected.has_value()) << expected.error().message();
  FeatureExtractor extractor(kAssets);
  const auto maps = extractor.extract(image->image, ExtractorKind::kLearned, nullptr, nullptr);
  ASSERT_TRUE(maps.has_value()) << maps.error().message();
  ASSERT_EQ(maps->maps.shape(), expected->shape());
  for (std::int64_t c = 0; c < expected->shape().c; ++c) {
    const auto found = maps->maps.plane(0, c);
    const auto plane = expected->plane(0, c);
    for (std::size_t i = 0; i < plane.size(); ++i)
      ASSERT_NEAR(found[i], plane[i], 1e-3) << "map " << c << " position " << i;
  }
}

TEST(TrainedWeights, FindTheRoadOfUnseenScenes) {
  const PointwiseLayer head = head_of("learned", "road");
  ASSERT_EQ(head.cout, 2);
  ASSERT_EQ(head.cin, 256);
  EXPECT_GT(median_iou(ExtractorKind::kLearned, head), 0.9);
}

TEST(TrainedWeights, OfTheFilterBankFindMostOfIt) {
  EXPECT_GT(median_iou(ExtractorKind::kFilterbank, head_of("filterbank", "road")), 0.6);
}

// The two rows of a softmax are nearly opposite; those of two independent sigmoids are not.
TEST(TrainedWeights, RowsShowWhetherTheOutputsExcludeEachOther) {
  const auto cosine = [](const PointwiseLayer& head) {
    double product = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (std::int64_t i = 0; i < head.cin; ++i) {
      product += static_cast<double>(head.w(0, i)) * static_cast<double>(head.w(1, i));
      first += std::pow(static_cast<double>(head.w(0, i)), 2.0);
      second += std::pow(static_cast<double>(head.w(1, i)), 2.0);
    }
    return product / std::sqrt(first * second);
  };
  EXPECT_LT(cosine(head_of("learned", "road")), -0.9);
  EXPECT_LT(std::abs(cosine(head_of("learned", "road_vegetation"))), 0.7);
  EXPECT_EQ(head_of("learned", "classes").cout, kSceneClasses);
}

}  // namespace
}  // namespace pw
