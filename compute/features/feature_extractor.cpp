#include "compute/features/feature_extractor.h"

#include <array>

#include "compute/features/filterbank/filterbank.h"

namespace pw {
namespace {

constexpr std::array kKinds = {ExtractorKind::kLearned, ExtractorKind::kFilterbank, ExtractorKind::kRandom,
                               ExtractorKind::kPixels};

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
  for (const ExtractorKind kind : kKinds) {
    if (name == extractor_name(kind)) return kind;
  }
  return std::nullopt;
}

Expected<FeatureMaps> FeatureExtractor::extract(const Image& image, ExtractorKind kind, ThreadPool* pool,
                                                Progress* progress) {
  if (progress != nullptr && progress->cancelled()) return fail("", "cancelled");
  switch (kind) {
    case ExtractorKind::kFilterbank:
      return extract_filterbank(image, pool, progress);
    case ExtractorKind::kPixels:
      return extract_pixels(image);
    case ExtractorKind::kLearned:
    case ExtractorKind::kRandom:
      break;
  }
  return fail("", "the extractor {} is not part of this build; use filterbank", extractor_name(kind));
}

}  // namespace pw
