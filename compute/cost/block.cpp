#include "compute/cost/block.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace pw {
namespace {

// So that no sum or product of two of them leaves 64 bits.
constexpr std::int64_t kMostBlockSize = 1'000'000'000'000;
constexpr std::int64_t kMostKernelSize = 1'000'000;

bool has_kernel(NetBlockKind kind) {
  return kind == NetBlockKind::kConvolution || kind == NetBlockKind::kTransposed || kind == NetBlockKind::kDepthwise ||
         kind == NetBlockKind::kPooling;
}

bool makes_other_maps(NetBlockKind kind) {
  return kind == NetBlockKind::kConvolution || kind == NetBlockKind::kTransposed || kind == NetBlockKind::kDense;
}

bool reads_several(NetBlockKind kind) {
  return kind == NetBlockKind::kConcatenation || kind == NetBlockKind::kAddition;
}

bool is_countable(const MapSize& size) {
  return std::ranges::all_of(std::array{size.images, size.rows, size.columns, size.maps},
                             [](std::int64_t value) { return value >= 1 && value <= kMostBlockSize; });
}

// Why `block` cannot read `inputs`; empty if it can.
std::string block_problem(const NetBlock& block, std::span<const MapSize> inputs) {
  const MapSize& in = inputs.front();
  if (inputs.size() > 1 && !reads_several(block.kind)) return "reads more than one thing";
  for (const MapSize& other : inputs) {
    if (other.images != in.images || other.rows != in.rows || other.columns != in.columns)
      return fmt::format("joins {}×{} and {}×{} positions", in.rows, in.columns, other.rows, other.columns);
    if (block.kind == NetBlockKind::kAddition && other.maps != in.maps)
      return fmt::format("adds {} maps to {}", other.maps, in.maps);
  }
  if (makes_other_maps(block.kind) && (block.maps_out < 1 || block.maps_out > kMostBlockSize))
    return fmt::format("makes {} maps", block.maps_out);
  if (!has_kernel(block.kind)) return "";
  if (block.kernel < 1 || block.kernel > kMostKernelSize || block.stride < 1 || block.stride > kMostKernelSize ||
      block.padding < 0 || block.padding > kMostKernelSize)
    return fmt::format("has a kernel of {}, a stride of {} and a padding of {}", block.kernel, block.stride,
                       block.padding);
  const std::int64_t side = std::min(in.rows, in.columns);
  if (block.kind != NetBlockKind::kTransposed && block.kernel > side + 2 * block.padding)
    return fmt::format("has a kernel of {0}×{0}, larger than the {1}×{2} positions that it reads", block.kernel,
                       in.rows, in.columns);
  return "";
}

std::int64_t side_out(const NetBlock& block, std::int64_t side) {
  if (block.kind == NetBlockKind::kTransposed) return (side - 1) * block.stride - 2 * block.padding + block.kernel;
  return (side + 2 * block.padding - block.kernel) / block.stride + 1;
}

MapSize block_size(const NetBlock& block, std::span<const MapSize> inputs) {
  MapSize size = inputs.front();
  if (has_kernel(block.kind)) {
    size.rows = side_out(block, size.rows);
    size.columns = side_out(block, size.columns);
  }
  if (makes_other_maps(block.kind)) size.maps = block.maps_out;
  if (block.kind == NetBlockKind::kDense) size.rows = size.columns = 1;
  if (block.kind == NetBlockKind::kConcatenation) {
    for (const MapSize& other : inputs.subspan(1)) size.maps += other.maps;
  }
  return size;
}

LayerCost block_cost(const NetBlock& block, const MapSize& in, const MapSize& out) {
  MapSize positions = block.kind == NetBlockKind::kTransposed ? in : out;
  positions.maps = in.maps;
  LayerCost cost;
  switch (block.kind) {
    case NetBlockKind::kConvolution:
    case NetBlockKind::kTransposed:
      cost = convolution_cost(positions, block.kernel, out.maps);
      break;
    case NetBlockKind::kDepthwise:
      cost = depthwise_cost(positions, block.kernel);
      break;
    case NetBlockKind::kDense:
      cost = dense_cost(in, out);
      break;
    case NetBlockKind::kBatchNorm:
      return {0, 0, Count(2) * out.maps};
    case NetBlockKind::kPooling:
    case NetBlockKind::kConcatenation:
    case NetBlockKind::kAddition:
      return {};
  }
  if (!block.has_bias) cost.parameters = cost.weights;
  return cost;
}

bool is_in_place(NetBlockKind kind) {
  return kind == NetBlockKind::kConcatenation || kind == NetBlockKind::kBatchNorm;
}

// Which maps are in memory while the net runs, block by block.
class RunningMemory {
 public:
  RunningMemory(const MapSize& input, std::span<const NetBlock> blocks) : blocks_(blocks) {
    // What no block reads is the net's result.
    last_reader_.assign(blocks.size() + 1, blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      for (const std::size_t read : blocks[i].reads) last_reader_[read] = i;
    }
    held_.push_back(byte_count(input));
  }

  void run(std::size_t block, const MapSize& made) {
    const NetBlockKind kind = blocks_[block].kind;
    if (is_in_place(kind) || kind == NetBlockKind::kAddition) release(block, kind == NetBlockKind::kAddition);
    held_.push_back(byte_count(made));
    Count now;
    for (const Count& bytes : held_) now += bytes;
    if (peak_.size() < now.size()) peak_ = now;
    release(block, false);
  }

  const Count& peak() const { return peak_; }

 private:
  // What `block` is the last to read; or only the first of it.
  void release(std::size_t block, bool only_one) {
    for (const std::size_t read : blocks_[block].reads) {
      if (last_reader_[read] != block || held_[read] == Count(0)) continue;
      held_[read] = 0;
      if (only_one) return;
    }
  }

  std::span<const NetBlock> blocks_;
  std::vector<std::size_t> last_reader_;
  std::vector<Count> held_;  // bytes of the input and of what each block has made; 0 once nothing reads it again
  Count peak_;
};

// What the block reads; an error if it reads nothing, or what comes after it.
Expected<std::vector<MapSize>> block_inputs(const NetBlock& block, const MapSize& input,
                                            std::span<const NetBlockCost> before) {
  std::vector<MapSize> inputs;
  for (const std::size_t read : block.reads) {
    if (read > before.size()) return fail("", "reads what is made after it");
    inputs.push_back(read == 0 ? input : before[read - 1].size);
  }
  if (inputs.empty()) return fail("", "reads nothing");
  if (const std::string problem = block_problem(block, inputs); !problem.empty()) return fail("", "{}", problem);
  return inputs;
}

}  // namespace

Expected<NetCost> net_cost(const MapSize& input, std::span<const NetBlock> blocks) {
  if (!is_countable(input)) return fail("", "The input of the net has a size below 1 or too large to be counted.");
  NetCost net;
  net.kept = byte_count(input);
  for (const NetBlock& block : blocks) {
    const std::size_t number = net.blocks.size() + 1;
    const auto inputs = block_inputs(block, input, net.blocks);
    if (!inputs) return fail("", "Block {} {}.", number, inputs.error().reason);
    const MapSize size = block_size(block, *inputs);
    if (!is_countable(size)) return fail("", "Block {} makes no maps, or more than can be counted.", number);
    const LayerCost cost = block_cost(block, inputs->front(), size);
    net.blocks.push_back({size, cost});
    net.total = net.total + cost;
    if (block.kind == NetBlockKind::kConvolution && block.kernel == 1) net.one_by_one = net.one_by_one + cost;
    if (block.kind == NetBlockKind::kConcatenation) continue;
    net.map_bytes += byte_count(size);
    net.kept += byte_count(size);
  }
  RunningMemory memory(input, blocks);
  for (std::size_t i = 0; i < blocks.size(); ++i) memory.run(i, net.blocks[i].size);
  net.peak = memory.peak();
  return net;
}

}  // namespace pw
