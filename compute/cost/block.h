#pragma once
// A net as a list of blocks that read each other's maps: their shapes, and what they cost.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/error.h"
#include "compute/cost/layer_cost.h"

namespace pw {

enum class NetBlockKind {
  kConvolution,
  kTransposed,     // a transposed convolution: k²·F·M multiply-adds an input position
  kDepthwise,      // filters each map by itself
  kDense,          // reads all numbers of an image
  kPooling,        // no multiply-adds are counted
  kConcatenation,  // of maps with as many rows and columns; nothing is computed
  kAddition,       // of maps of one size
  kBatchNorm,      // 2 parameters a map; no multiply-adds, since they fold into the convolution before
};

struct NetBlock {
  NetBlockKind kind = NetBlockKind::kConvolution;
  // What it reads: 0 is the input of the net, i + 1 what its block i has made.
  std::vector<std::size_t> reads;
  std::int64_t kernel = 1, stride = 1, padding = 0;  // padding: on each side
  std::int64_t maps_out = 0;                         // of a convolution, a transposed one and a dense layer
  bool has_bias = false;
};

struct NetBlockCost {
  MapSize size;  // of what it makes
  LayerCost cost;
};

struct NetCost {
  std::vector<NetBlockCost> blocks;
  LayerCost total;
  LayerCost one_by_one;  // of the 1×1 convolutions among them
  // Bytes, float32. A concatenation has none of its own, since its parts are written into it.
  Count map_bytes;  // of all maps made
  Count kept;       // of what training keeps for backward: the input and all maps made; a ReLU overwrites what it reads
  // The most at a time when only running: what a block reads and makes, and what a later one reads. Batch norms and
  // concatenations, and additions where nothing else reads one of their operands, happen in place.
  Count peak;
};

// An error says which block does not fit what it reads, counted from 1.
Expected<NetCost> net_cost(const MapSize& input, std::span<const NetBlock> blocks);

}  // namespace pw
