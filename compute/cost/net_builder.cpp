#include "compute/cost/net_builder.h"

namespace pw {

std::size_t NetBuilder::add(NetBlock block) {
  blocks_.push_back(std::move(block));
  return blocks_.size();
}

std::size_t NetBuilder::add_with_norm(NetBlock block) {
  block.has_bias = has_biases_;
  const std::size_t made = add(std::move(block));
  return has_biases_ ? made : add({.kind = NetBlockKind::kBatchNorm, .reads = {made}});
}

std::size_t NetBuilder::convolution(std::size_t read, std::int64_t kernel, std::int64_t maps, std::int64_t stride) {
  return add_with_norm({.kind = NetBlockKind::kConvolution,
                        .reads = {read},
                        .kernel = kernel,
                        .stride = stride,
                        .padding = (kernel - 1) / 2,
                        .maps_out = maps});
}

std::size_t NetBuilder::depthwise(std::size_t read, std::int64_t kernel, std::int64_t stride) {
  return add_with_norm({.kind = NetBlockKind::kDepthwise,
                        .reads = {read},
                        .kernel = kernel,
                        .stride = stride,
                        .padding = (kernel - 1) / 2});
}

std::size_t NetBuilder::upsampling(std::size_t read, std::int64_t stride, std::int64_t maps) {
  return add({.kind = NetBlockKind::kTransposed,
              .reads = {read},
              .kernel = 2 * stride,
              .stride = stride,
              .padding = stride / 2,
              .maps_out = maps,
              .has_bias = true});
}

std::size_t NetBuilder::pooling(std::size_t read, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
  return add({.kind = NetBlockKind::kPooling, .reads = {read}, .kernel = kernel, .stride = stride, .padding = padding});
}

std::size_t NetBuilder::dense(std::size_t read, std::int64_t maps) {
  return add({.kind = NetBlockKind::kDense, .reads = {read}, .maps_out = maps, .has_bias = true});
}

std::size_t NetBuilder::concatenation(std::vector<std::size_t> reads) {
  return add({.kind = NetBlockKind::kConcatenation, .reads = std::move(reads)});
}

std::size_t NetBuilder::addition(std::size_t one, std::size_t other) {
  return add({.kind = NetBlockKind::kAddition, .reads = {one, other}});
}

}  // namespace pw
