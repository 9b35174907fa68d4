#include "app/results/sums_so_far.h"

#include <algorithm>
#include <utility>

namespace pw {

PointwiseLayer restricted(const PointwiseLayer& layer, const Mask& mask, std::span<const std::int64_t> maps) {
  PointwiseLayer some = layer;
  std::ranges::fill(some.weight, 0.0F);
  for (const std::int64_t map : maps) {
    if (mask.silences(map)) continue;
    for (std::int64_t o = 0; o < layer.cout; ++o) some.w(o, map) = layer.w(o, map);
  }
  return some;
}

void SumsSoFar::refresh(const Document& document, std::span<const std::int64_t> maps) {
  const auto count = static_cast<std::int64_t>(maps.size());
  if (count == document.network.cin()) {
    slot_.cancel();
    outputs_.reset();
    source_ = {};
    count_ = count;
    return;
  }
  Source source{document.input, document.network.layers[0], document.mask, {maps.begin(), maps.end()}};
  if (source == source_) return;
  if (source.input != source_.input) {
    slot_.cancel();
    outputs_.reset();
  }
  // A sum that is under way is shown first, however fast the maps are added.
  if (slot_.is_busy()) return;
  source_ = std::move(source);
  PointwiseLayer layer = restricted(document.parameters(), document.mask, maps);
  if (!session_.is_summed_in_frame(document)) return sum_in_background(document, std::move(layer), count);
  slot_.cancel();
  outputs_ = std::make_shared<OutputMaps>(document.input->features.maps, layer, nullptr);
  count_ = count;
}

void SumsSoFar::sum_in_background(const Document& document, PointwiseLayer layer, std::int64_t count) {
  const Shape& shape = document.shape();
  if (outputs_ != nullptr && outputs_->sums().shape() != Shape{shape.n, layer.cout, shape.h, shape.w}) outputs_.reset();
  slot_.start<std::shared_ptr<const OutputMaps>>(
      "adding the maps",
      [input = document.input, layer = std::move(layer)](
          Progress&, ThreadPool& pool) -> Expected<std::shared_ptr<const OutputMaps>> {
        return std::make_shared<const OutputMaps>(input->features.maps, layer, &pool);
      },
      [this, count](const Expected<std::shared_ptr<const OutputMaps>>& made) {
        if (!made) return session_.show_error(made.error().message());
        outputs_ = *made;
        count_ = count;
      });
}

}  // namespace pw
