#pragma once
// What the user works on: a value that undo keeps and a project saves.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compute/core/image.h"
#include "compute/features/feature_extractor.h"
#include "compute/io/npy.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/stats/statistics.h"

namespace pw {

// A stack of maps with what was measured once on it. Shared and never changed.
struct InputStack {
  FeatureMaps features;
  // Index n * c + channel.
  std::vector<PlaneStatistics> statistics;

  const Shape& shape() const { return features.maps.shape(); }
  const PlaneStatistics& of(std::int64_t n, std::int64_t channel) const {
    return statistics[static_cast<std::size_t>(n * shape().c + channel)];
  }
};

// How the stack came to be; the extractor is absent for a stack that was loaded or built in, the layout present for one
// that was read from an array.
struct Origin {
  std::string source;  // a path, or the name of a built-in input
  std::optional<ExtractorKind> extractor;
  std::optional<Layout> layout;
  std::optional<std::uint64_t> seed;  // of a generated scene
  bool operator==(const Origin&) const = default;
};

// The layer's parameters with the names people call them by.
struct NamedLayer {
  PointwiseLayer parameters;
  std::string name;                       // "trained", a file's name, …
  std::vector<std::string> output_names;  // one per output
};

// Copies are cheap: everything large is shared.
struct Document {
  std::shared_ptr<const Image> image;  // absent for a lone stack
  // 255 where the image shows road, one byte a pixel; absent where nobody knows: the image is no generated scene.
  std::shared_ptr<const std::vector<std::uint8_t>> truth;
  std::shared_ptr<const InputStack> input;
  std::shared_ptr<const NamedLayer> layer;  // its cin is the input's number of maps
  Origin origin;

  const PointwiseLayer& parameters() const { return layer->parameters; }
  const Shape& shape() const { return input->shape(); }
};

// "Gabor 45° λ8", or "map 17" where nobody named it.
std::string map_name(const InputStack& input, std::int64_t channel);
// "road", or "output 1".
std::string output_name(const NamedLayer& layer, std::int64_t output);

}  // namespace pw
