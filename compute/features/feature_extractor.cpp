#include "compute/features/feature_extractor.h"

#include <filesystem>

#include "compute/core/kind_named.h"
#include "compute/features/filterbank/filterbank.h"
#include "compute/features/learned/learned_network.h"

namespace pw {
namespace {

constexpr const char* kWeightsFile = "learned/backbone.safetensors";
// Arbitrary but fixed, so that the random maps of an image are the same everywhere.
constexpr std::uint64_t kRandomSeed = 1;

Expected<FeatureMaps> extract_pixels(const Image& image) {
  if (image.empty()) return fail("", "the image has no pixels");
  if (auto fits = fits_in_memory({1, 3, image.height, image.width}); !fits) return Unexpected(fits.error());
  return FeatureMaps{to_tensor(image), {"Red", "Green", "Blue"}};
}

}  // namespace

const char* extractor_name(ExtractorKind kind) {
  switch (kind) {
    case ExtractorKind::kLearned:
      return "learned";
    case ExtractorKind::kFilterbank:
      return "filterbank";
    case ExtractorKind::kRandom:
      return "random";
    case ExtractorKind::kPixels:
      return "pixels";
  }
  return "";
}

std::optional<ExtractorKind> extractor_from_name(std::string_view name) {
  return kind_named(name, kExtractorKinds, extractor_name);
}

FeatureExtractor::FeatureExtractor(std::string assets_folder) : assets_folder_(std::move(assets_folder)) {}
FeatureExtractor::~FeatureExtractor() = default;
FeatureExtractor::FeatureExtractor(FeatureExtractor&&) noexcept = default;
FeatureExtractor& FeatureExtractor::operator=(FeatureExtractor&&) noexcept = default;

Expected<LearnedNetwork*> FeatureExtractor::network(ExtractorKind kind) {
  if (kind == ExtractorKind::kRandom) {
    if (!random_) random_ = std::make_unique<LearnedNetwork>(random_network_weights(kRandomSeed));
    return random_.get();
  }
  if (!learned_) {
    auto weights = read_network_weights((std::filesystem::path(assets_folder_) / kWeightsFile).string());
    if (!weights) return Unexpected(weights.error());
    learned_ = std::make_unique<LearnedNetwork>(std::move(*weights));
  }
  return learned_.get();
}

Expected<FeatureMaps> FeatureExtractor::extract(const Image& image, ExtractorKind kind, ThreadPool* pool,
                                                Progress* progress) {
  if (progress != nullptr && progress->cancelled()) return fail("", "cancelled");
  if (kind == ExtractorKind::kFilterbank) return extract_filterbank(image, pool, progress);
  if (kind == ExtractorKind::kPixels) return extract_pixels(image);
  const auto net = network(kind);
  if (!net) return Unexpected(net.error());
  auto maps = (*net)->forward(image, pool, progress);
  if (!maps) return Unexpected(maps.error());
  // Nobody has named what a trained filter responds to.
  return FeatureMaps{std::move(*maps), {}};
}

}  // namespace pw
