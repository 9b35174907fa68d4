#include "compute/features/learned/learned_network.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "compute/features/feature_extractor.h"
#include "compute/io/arrays/safetensors.h"
#include "compute/parallel/thread_pool.h"
#include "tests/compute/core/core_test_tensors.h"
#include "tests/compute/features/scene_test_image.h"
#include "tests/few.h"

namespace pw {
namespace {

namespace fs = std::filesystem;

// A planar reference implementation of the network without any library.
struct Planes {
  int channels = 0, height = 0, width = 0;
  std::vector<float> values;

  Planes(int c, int h, int w)
      : channels(c),
        height(h),
        width(w),
        values(static_cast<std::size_t>(c) * static_cast<std::size_t>(h) * static_cast<std::size_t>(w)) {}
  float* row(int c, int y) { return values.data() + (static_cast<std::ptrdiff_t>(c) * height + y) * width; }
  const float* row(int c, int y) const { return values.data() + (static_cast<std::ptrdiff_t>(c) * height + y) * width; }
};

Planes normalised(const Image& image) {
  Planes planes(3, (image.height + 7) / 8 * 8, (image.width + 7) / 8 * 8);
  for (int c = 0; c < 3; ++c) {
    for (int y = 0; y < planes.height; ++y) {
      for (int x = 0; x < planes.width; ++x) {
        const int source = std::min(y, image.height - 1) * image.width + std::min(x, image.width - 1);
        const std::size_t i = 3 * static_cast<std::size_t>(source) + static_cast<std::size_t>(c);
        const float value = image.rgb16.empty() ? static_cast<float>(image.rgb8[i]) / 255.0F
                                                : static_cast<float>(image.rgb16[i]) / 65535.0F;
        planes.row(c, y)[x] = (value - 0.45F) / 0.25F;
      }
    }
  }
  return planes;
}

Planes convolve(const Planes& in, const ConvolutionWeights& layer) {
  Planes out(layer.cout, in.height, in.width);
  for (int o = 0; o < layer.cout; ++o) {
    for (int y = 0; y < in.height; ++y) {
      float* to = out.row(o, y);
      std::fill_n(to, in.width, layer.bias[static_cast<std::size_t>(o)]);
      for (int i = 0; i < layer.cin; ++i) {
        for (int tap = 0; tap < 9; ++tap) {
          const int source = y + (tap / 3 - 1) * layer.dilation;
          if (source < 0 || source >= in.height) continue;
          const int shift = (tap % 3 - 1) * layer.dilation;
          const int kernel = o * layer.cin + i;
          const float weight = layer.weight[static_cast<std::size_t>(kernel) * 9 + static_cast<std::size_t>(tap)];
          const float* from = in.row(i, source) + shift;
          for (int x = std::max(0, -shift); x < std::min(in.width, in.width - shift); ++x) to[x] += weight * from[x];
        }
      }
      for (int x = 0; x < in.width; ++x) to[x] = std::max(to[x], 0.0F);
    }
  }
  return out;
}

Planes pool(const Planes& in) {
  Planes out(in.channels, in.height / 2, in.width / 2);
  for (int c = 0; c < in.channels; ++c) {
    for (int y = 0; y < out.height; ++y) {
      for (int x = 0; x < out.width; ++x) {
        const float* a = in.row(c, 2 * y) + 2 * x;
        const float* b = in.row(c, 2 * y + 1) + 2 * x;
        out.row(c, y)[x] = std::max(std::max(a[0], a[1]), std::max(b[0], b[1]));
      }
    }
  }
  return out;
}

Planes reference(const Image& image, const NetworkWeights& weights) {
  Planes planes = normalised(image);
  for (const ConvolutionWeights& layer : weights) {
    planes = convolve(planes, layer);
    if (layer.pools) planes = pool(planes);
  }
  return planes;
}

// With nonzero biases, so that they matter and few maps are constant.
NetworkWeights test_weights() {
  NetworkWeights weights = random_network_weights(7);
  test::Random random(3);
  for (ConvolutionWeights& layer : weights) {
    for (float& value : layer.bias) value = random.between(-0.1F, 0.3F);
  }
  return weights;
}

void expect_like_reference(const Image& image) {
  const NetworkWeights weights = test_weights();
  const auto maps = LearnedNetwork(weights).forward(image, nullptr, nullptr);
  ASSERT_TRUE(maps) << maps.error().message();
  const Planes expected = reference(image, weights);
  ASSERT_EQ(maps->shape(), (Shape{1, expected.channels, expected.height, expected.width}));
  float largest = 0, error = 0;
  for (int c = 0; c < expected.channels; ++c) {
    for (int p = 0; p < expected.height * expected.width; ++p) {
      const float value = expected.row(c, 0)[p];
      largest = std::max(largest, std::abs(value));
      error = std::max(error, std::abs(maps->plane(0, c)[static_cast<std::size_t>(p)] - value));
    }
  }
  EXPECT_GT(largest, 0.5F);
  EXPECT_LT(error, 1e-4F * largest) << image.width << " × " << image.height;
}

TEST(LearnedNetwork, AgreesWithThePlainReference) {
  for (const auto& [width, height] :
       {std::pair{1, 1}, {8, 8}, {9, 7}, {64, 40}, {75, 53}, {33, 130}, {200, 1}, {3, 170}, {144, 96}}) {
    if (only_few() && width * height > 1000) continue;
    expect_like_reference(test::natural_image(width, height, 11));
  }
}

TEST(LearnedNetwork, DoesNotDependOnTheTiling) {
  expect_like_reference(test::natural_image(1290, 9, 12));
  if (only_few()) return;  // the reference, unoptimised, takes most of the time
  expect_like_reference(test::natural_image(9, 777, 13));
  expect_like_reference(test::natural_image(10, 1500, 14));
}

TEST(LearnedNetwork, IsBitIdenticalForAnyThreadCount) {
  LearnedNetwork network(test_weights());
  const Image image = test::natural_image(180, 77, 15);
  const auto serial = network.forward(image, nullptr, nullptr);
  ASSERT_TRUE(serial);
  for (const int threads : {1, 2, 3}) {
    ThreadPool pool(threads);
    const auto parallel = network.forward(image, &pool, nullptr);
    ASSERT_TRUE(parallel);
    EXPECT_TRUE(test::same_bytes(*serial, *parallel)) << threads;
  }
}

TEST(LearnedNetwork, AnotherSizeInBetweenChangesNothing) {
  LearnedNetwork network(test_weights());
  const Image image = test::natural_image(60, 44, 16);
  const auto before = network.forward(image, nullptr, nullptr);
  ASSERT_TRUE(network.forward(test::natural_image(100, 20, 17), nullptr, nullptr));
  const auto after = network.forward(image, nullptr, nullptr);
  ASSERT_TRUE(before && after);
  EXPECT_TRUE(test::same_bytes(*before, *after));
}

TEST(LearnedNetwork, SixteenBitsGiveTheSame) {
  LearnedNetwork network(test_weights());
  const Image eight = test::natural_image(40, 24, 18);
  Image sixteen{40, 24, {}, {}};
  for (const std::uint8_t value : eight.rgb8) sixteen.rgb16.push_back(static_cast<std::uint16_t>(value * 257));
  const auto a = network.forward(eight, nullptr, nullptr), b = network.forward(sixteen, nullptr, nullptr);
  ASSERT_TRUE(a && b);
  for (std::int64_t i = 0; i < a->shape().c; ++i) {
    for (std::size_t p = 0; p < 15; ++p) EXPECT_NEAR(a->plane(0, i)[p], b->plane(0, i)[p], 1e-4F);
  }
}

TEST(LearnedNetwork, ReportsProgressAndCanBeCancelled) {
  LearnedNetwork network(test_weights());
  const Image image = test::natural_image(64, 64, 19);
  Progress progress;
  ASSERT_TRUE(network.forward(image, nullptr, &progress));
  EXPECT_FLOAT_EQ(progress.fraction(), 1.0F);
  progress.cancel();
  const auto cancelled = network.forward(image, nullptr, &progress);
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().reason, "cancelled");
}

// Must be refused from the size alone: the image has no pixels.
TEST(LearnedNetwork, TooLargeImagesAreRefusedBeforeAllocation) {
  LearnedNetwork network(test_weights());
  const auto result = network.forward(Image{2'000'000'000, 2'000'000'000, {}, {}}, nullptr, nullptr);
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().reason.find("too large for 256 maps"), std::string::npos);
  EXPECT_FALSE(network.forward(Image{}, nullptr, nullptr));
}

TEST(RandomNetwork, HasTheVarianceThatPreservesSignals) {
  const NetworkWeights weights = random_network_weights(1);
  EXPECT_EQ(weights.front().cin, 3);
  EXPECT_EQ(weights.back().cout, 256);
  for (const ConvolutionWeights& layer : weights) {
    double sum = 0, squares = 0;
    for (const float value : layer.weight) {
      sum += value;
      squares += static_cast<double>(value) * value;
    }
    const auto count = static_cast<double>(layer.weight.size());
    EXPECT_NEAR(squares / count * 9 * layer.cin / 2, 1.0, 0.1);
    EXPECT_NEAR(sum / count, 0.0, 4 * std::sqrt(squares / count / count));
  }
  EXPECT_NE(random_network_weights(2).front().weight, weights.front().weight);
}

class LearnedFiles : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "pointwise-net-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    fs::create_directory(folder_ / "learned");
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path() const { return (folder_ / "learned/backbone.safetensors").string(); }
  void write(const NetworkWeights& weights, const std::string& without = "") const {
    std::vector<ArrayToWrite> arrays;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const ConvolutionWeights& layer = weights[i];
      arrays.push_back({fmt::format("conv{}.weight", i + 1), {layer.cout, layer.cin, 3, 3}, layer.weight});
      arrays.push_back({fmt::format("conv{}.bias", i + 1), {layer.cout}, layer.bias});
    }
    std::erase_if(arrays, [&](const ArrayToWrite& array) { return array.name == without; });
    ASSERT_TRUE(write_safetensors(path(), arrays, SafetensorsType::kFloat16));
  }
  std::string message() const {
    FeatureExtractor extractor(folder_.string());
    const auto features = extractor.extract(test::natural_image(8, 8, 1), ExtractorKind::kLearned, nullptr, nullptr);
    return features ? "" : features.error().message();
  }

  fs::path folder_;
};

TEST_F(LearnedFiles, AreUsedByTheExtractor) {
  const NetworkWeights weights = test_weights();
  write(weights);
  FeatureExtractor extractor(folder_.string());
  const Image image = test::natural_image(50, 30, 2);
  const auto features = extractor.extract(image, ExtractorKind::kLearned, nullptr, nullptr);
  ASSERT_TRUE(features) << features.error().message();
  EXPECT_TRUE(features->names.empty());
  const auto read = read_network_weights(path());
  ASSERT_TRUE(read);
  const auto direct = LearnedNetwork(*read).forward(image, nullptr, nullptr);
  ASSERT_TRUE(direct);
  EXPECT_TRUE(test::same_bytes(features->maps, *direct));
  for (std::size_t i = 0; i < weights.size(); ++i) {
    EXPECT_EQ((*read)[i].dilation, weights[i].dilation);
    EXPECT_NEAR((*read)[i].weight[5], weights[i].weight[5], 1e-3F);
  }
}

TEST_F(LearnedFiles, MissingOrDamagedIsOneSentence) {
  EXPECT_NE(message().find("backbone.safetensors: cannot be opened: No such file"), std::string::npos);
  const NetworkWeights good = random_network_weights(1);
  write(good, "conv3.bias");
  EXPECT_NE(message().find("has no array \"conv3.bias\""), std::string::npos) << message();
  NetworkWeights bad = good;
  bad[2].weight[100] = NAN;
  write(bad);
  EXPECT_NE(message().find("is damaged: conv3 has weights that are not finite"), std::string::npos) << message();
  bad = good;
  bad[3].cin = 64;
  bad[3].weight.resize(128 * 64 * 9);
  write(bad);
  EXPECT_NE(message().find("conv4.weight has the shape (128, 64, 3, 3) instead of (outputs, 128, 3, 3)"),
            std::string::npos)
      << message();
  bad = good;
  bad[0].bias.pop_back();
  bad[0].cout = 31;
  bad[0].weight.resize(31 * 27);
  write(bad);
  EXPECT_NE(message().find("conv2.weight has the shape"), std::string::npos) << message();
  write(good);
  fs::resize_file(path(), fs::file_size(path()) / 2);
  EXPECT_NE(message().find("is truncated"), std::string::npos) << message();
}

TEST_F(LearnedFiles, RandomNeedsNone) {
  FeatureExtractor extractor("/nonexistent");
  const auto features = extractor.extract(test::natural_image(64, 64, 3), ExtractorKind::kRandom, nullptr, nullptr);
  ASSERT_TRUE(features) << features.error().message();
  EXPECT_TRUE(features->names.empty());
  EXPECT_EQ(features->maps.shape(), (Shape{1, 256, 8, 8}));
}

}  // namespace
}  // namespace pw
