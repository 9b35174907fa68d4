#include "app/results/sums_so_far.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pw {
namespace {

// Of w and x: about a millisecond.
constexpr std::int64_t kMostInFrame = std::int64_t{8} << 20;

std::int64_t products_of(const Document& document) {
  return document.shape().count() * document.network.cout();
}

bool has_only_numbers(const InputStack& input, std::int64_t map) {
  for (std::int64_t n = 0; n < input.shape().n; ++n) {
    if (input.of(n, map).finite != input.shape().pixels()) return false;
  }
  return true;
}

// Weights of 0 for the maps that are not added yet.
PointwiseLayer with_only_maps(const PointwiseLayer& layer, std::span<const std::int64_t> maps) {
  PointwiseLayer some = layer;
  std::ranges::fill(some.weight, 0.0F);
  for (const std::int64_t map : maps) {
    for (std::int64_t o = 0; o < layer.cout; ++o) some.w(o, map) = layer.w(o, map);
  }
  return some;
}

// The maps alone, one after the other: 0 times what is not finite would not be 0.
std::shared_ptr<const OutputMaps> sum_alone(const InputStack& input, const PointwiseLayer& layer,
                                            std::span<const std::int64_t> maps, ThreadPool* pool) {
  const Shape& shape = input.shape();
  const auto count = static_cast<std::int64_t>(maps.size());
  Tensor alone({shape.n, std::max<std::int64_t>(1, count), shape.h, shape.w});
  PointwiseLayer some(layer.cout, alone.shape().c);
  some.bias = layer.bias;
  some.activation = layer.activation;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t map = maps[static_cast<std::size_t>(i)];
    for (std::int64_t n = 0; n < shape.n; ++n)
      std::ranges::copy(input.features.maps.plane(n, map), alone.plane(n, i).begin());
    for (std::int64_t o = 0; o < layer.cout; ++o) some.w(o, i) = layer.w(o, map);
  }
  return std::make_shared<OutputMaps>(alone, some, pool);
}

std::shared_ptr<const OutputMaps> sum_of(const InputStack& input, const PointwiseLayer& layer,
                                         std::span<const std::int64_t> maps, ThreadPool* pool) {
  std::vector<bool> is_added(static_cast<std::size_t>(layer.cin));
  for (const std::int64_t map : maps) is_added[static_cast<std::size_t>(map)] = true;
  for (std::int64_t map = 0; map < layer.cin; ++map) {
    if (!is_added[static_cast<std::size_t>(map)] && !has_only_numbers(input, map))
      return sum_alone(input, layer, maps, pool);
  }
  return std::make_shared<OutputMaps>(input.features.maps, with_only_maps(layer, maps), pool);
}

}  // namespace

void SumsSoFar::refresh(const Document& document, std::span<const std::int64_t> maps) {
  const auto count = static_cast<std::int64_t>(maps.size());
  const std::int64_t cin = document.network.cin();
  if (count == cin) {
    slot_.cancel();
    shown_ = {nullptr, document.mask, count};
    source_ = {};
    return;
  }
  Source source{document.input, document.network.layers[0], with_only(document.mask, maps, cin)};
  if (source == source_) {
    if (!slot_.is_busy()) shown_.count = count;
    return;
  }
  if (source.input != source_.input) {
    slot_.cancel();
    shown_.outputs.reset();
  }
  // A sum that is under way is shown first, however fast the maps are added.
  if (slot_.is_busy()) return;
  source_ = std::move(source);
  const bool is_in_frame = session_.is_summed_in_frame(document) && products_of(document) <= kMostInFrame;
  if (!is_in_frame) return sum_in_background(document, maps);
  shown_ = {sum_of(*document.input, effective(document.parameters(), document.mask), maps, nullptr), source_.mask,
            count};
}

void SumsSoFar::sum_in_background(const Document& document, std::span<const std::int64_t> maps) {
  slot_.start<Sums>(
      "adding the maps",
      [input = document.input, layer = effective(document.parameters(), document.mask), mask = source_.mask,
       added = std::vector<std::int64_t>(maps.begin(), maps.end())](Progress&, ThreadPool& pool) -> Expected<Sums> {
        return Sums{sum_of(*input, layer, added, &pool), mask, static_cast<std::int64_t>(added.size())};
      },
      [this](Expected<Sums> made) {
        if (!made) return session_.show_error(made.error().message());
        shown_ = std::move(*made);
      });
}

}  // namespace pw
