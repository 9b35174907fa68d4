#pragma once
// The convolutional network that turns an image into maps at stride 8.
#include <memory>
#include <string>

#include "compute/core/image.h"
#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/features/learned/network_weights.h"

namespace pw {

class ThreadPool;

// Caches the oneDNN primitives for the last image size. Not thread-safe: one per worker.
class LearnedNetwork {
 public:
  explicit LearnedNetwork(NetworkWeights weights);
  ~LearnedNetwork();
  LearnedNetwork(LearnedNetwork&&) noexcept;
  LearnedNetwork& operator=(LearnedNetwork&&) noexcept;

  int maps() const { return weights_.back().cout; }

  // (1, maps, ceil(height / 8), ceil(width / 8)). R, G and B in 0…1 are normalised to (value - 0.45) / 0.25. The image
  // is padded to multiples of 8 with its edge pixels, and with zeros beyond.
  //
  // Images beyond 768 × 1280 pixels are processed in tiles of that size, with enough overlap for the receptive field,
  // so that besides the result at most about 100 MB plus 20 MB per thread are held. With `pool` null everything runs on
  // the calling thread. The result is bit-identical for any thread count. Cancelled: an error with the reason
  // "cancelled".
  Expected<Tensor> forward(const Image& image, ThreadPool* pool, Progress* progress);

 private:
  struct Plan;
  Expected<void> prepare(int map_height, int map_width);

  NetworkWeights weights_;
  std::unique_ptr<Plan> plan_;
};

}  // namespace pw
