#include "app/results/sums_so_far.h"

#include <utility>

namespace pw {

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
  if (!session_.is_summed_in_frame(document)) return sum_in_background(document, source_.mask, count);
  shown_ = {std::make_shared<OutputMaps>(document.input->features.maps, effective(document.parameters(), source_.mask),
                                         nullptr),
            source_.mask, count};
}

void SumsSoFar::sum_in_background(const Document& document, const Mask& mask, std::int64_t count) {
  slot_.start<Sums>(
      "adding the maps",
      [input = document.input, layer = effective(document.parameters(), mask), mask, count](
          Progress&, ThreadPool& pool) -> Expected<Sums> {
        return Sums{std::make_shared<OutputMaps>(input->features.maps, layer, &pool), mask, count};
      },
      [this](Expected<Sums> made) {
        if (!made) return session_.show_error(made.error().message());
        shown_ = std::move(*made);
      });
}

}  // namespace pw
