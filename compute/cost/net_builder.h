#pragma once
// Writes a net down block by block.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "compute/cost/block.h"

namespace pw {

// Each function returns what its block has made, for others to read; a NetBuilder begins with its input.
class NetBuilder {
 public:
  // `has_biases`: convolutions do; otherwise a batch norm follows each of them.
  explicit NetBuilder(bool has_biases) : has_biases_(has_biases) {}

  static constexpr std::size_t input() { return 0; }

  // Padded by (k − 1) ÷ 2, so that a stride of 1 keeps rows and columns.
  std::size_t convolution(std::size_t read, std::int64_t kernel, std::int64_t maps, std::int64_t stride = 1);
  std::size_t depthwise(std::size_t read, std::int64_t kernel, std::int64_t stride);
  // `stride` times as many rows and columns; `kernel` = 2 · `stride`. With biases.
  std::size_t upsampling(std::size_t read, std::int64_t stride, std::int64_t maps);
  std::size_t pooling(std::size_t read, std::int64_t kernel, std::int64_t stride, std::int64_t padding = 0);
  // With a bias.
  std::size_t dense(std::size_t read, std::int64_t maps);
  std::size_t concatenation(std::vector<std::size_t> reads);
  std::size_t addition(std::size_t one, std::size_t other);

  std::vector<NetBlock> take() { return std::move(blocks_); }

 private:
  std::size_t add(NetBlock block);
  std::size_t add_with_norm(NetBlock block);

  bool has_biases_;
  std::vector<NetBlock> blocks_;
};

}  // namespace pw
