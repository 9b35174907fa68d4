#pragma once
// Computes the maps of an image: the input of the 1x1 convolution.
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "compute/core/feature_maps.h"
#include "compute/core/image.h"
#include "compute/core/progress.h"

namespace pw {

class LearnedNetwork;
class ThreadPool;

enum class ExtractorKind { kLearned, kFilterbank, kRandom, kPixels };
inline constexpr std::array kExtractorKinds = {ExtractorKind::kLearned, ExtractorKind::kFilterbank,
                                               ExtractorKind::kRandom, ExtractorKind::kPixels};

const char* extractor_name(ExtractorKind kind);  // "learned", "filterbank", "random", "pixels"
std::optional<ExtractorKind> extractor_from_name(std::string_view name);

// Keeps the networks, which are costly to prepare, between images. Not thread-safe: one per worker.
class FeatureExtractor {
 public:
  // The folder that holds learned/backbone.safetensors; read on first use.
  explicit FeatureExtractor(std::string assets_folder);
  ~FeatureExtractor();
  FeatureExtractor(FeatureExtractor&&) noexcept;
  FeatureExtractor& operator=(FeatureExtractor&&) noexcept;

  // Cancelled through `progress`: an error with the reason "cancelled". `pool` and `progress` may be null. A missing or
  // damaged weights file is an error that names it; filterbank, random and pixels need no file.
  Expected<FeatureMaps> extract(const Image& image, ExtractorKind kind, ThreadPool* pool, Progress* progress);

 private:
  Expected<LearnedNetwork*> network(ExtractorKind kind);

  std::string assets_folder_;
  // Created on first use.
  std::unique_ptr<LearnedNetwork> learned_;
  std::unique_ptr<LearnedNetwork> random_;
};

}  // namespace pw
