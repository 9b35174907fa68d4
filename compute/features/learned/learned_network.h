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

// Keeps what oneDNN prepares for the last image size. Not thread-safe: one per worker.
class LearnedNetwork {
 public:
  explicit LearnedNetwork(NetworkWeights weights);
  ~LearnedNetwork();
  LearnedNetwork(LearnedNetwork&&) noexcept;
  LearnedNetwork& operator=(LearnedNetwork&&) noexcept;

  int maps() const { return weights_.back().cout; }

  // (1, maps, ceil(height / 8), ceil(width / 8)). The network sees (value - 0.45) / 0.25 of R, G and B in 0…1, the
  // image continued by its edge pixels to multiples of 8 and by zeros beyond.
  //
  // An image beyond 768 × 1280 pixels is taken in tiles of that size which overlap by more than a map's value can see,
  // so that beside the result at most some 100 MB and 20 MB a thread are held. `pool` may be null: then all is done on
  // the calling thread. The result is the same for any number of threads. Cancelled: an error with the reason
  // "cancelled".
  Expected<Tensor> forward(const Image& image, ThreadPool* pool, Progress* progress);

 private:
  struct Plan;
  Expected<void> prepare(int cell_height, int cell_width);

  NetworkWeights weights_;
  std::unique_ptr<Plan> plan_;
};

}  // namespace pw
