#include "app/panels/cost/inception/pooled_maps.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "app/presentation/map_colours.h"
#include "compute/convolution/max_pool.h"

namespace pw {
namespace {

// As those of x, of the map's own values.
Range pooled_range(std::span<const float> map, bool is_signed, bool is_pixels) {
  float least = 0.0F, most = 0.0F;
  bool has_any = false;
  for (const float value : map) {
    if (!std::isfinite(value)) continue;
    least = has_any ? std::min(least, value) : value;
    most = has_any ? std::max(most, value) : value;
    has_any = true;
  }
  if (is_signed) return symmetric_range(std::max(std::fabs(least), std::fabs(most)));
  return is_pixels ? Range{0.0F, 1.0F} : spanning_range(least, most);
}

}  // namespace

void PooledMaps::refresh(Frame& frame) {
  const Document& document = frame.document();
  const std::int64_t n = frame.selection().n;
  const bool is_signed = input_colours(document, n, RangeMode::kPerMap, frame.theme()).signed_values;
  Source source{document.input, n, is_signed, holds_pixels(document)};
  if (source_ == source) return;
  source_ = std::move(source);
  faces_.reset();
  if (slot_ == nullptr) slot_ = std::make_unique<JobSlot>(frame.session().jobs().quick(), JobSlot::Cancellable::kNo);
  start();
}

void PooledMaps::start() {
  using Shared = std::shared_ptr<BoxFaces>;
  slot_->start<Shared>(
      "max pooling",
      [source = *source_](Progress& progress, ThreadPool&) -> Expected<Shared> {
        const Tensor& maps = source.input->features.maps;
        const Shape& shape = maps.shape();
        Tensor pooled({1, shape.c, shape.h, shape.w});
        std::vector<Range> ranges;
        std::vector<float> scratch;
        for (std::int64_t map = 0; map < shape.c && !progress.cancelled(); ++map) {
          const auto to = pooled.plane(0, map);
          max_pool_3x3(maps.plane(source.n, map), shape.h, shape.w, to, scratch);
          ranges.push_back(pooled_range(to, source.is_signed, source.is_pixels));
          progress.report(static_cast<float>(map + 1) / static_cast<float>(shape.c));
        }
        ranges.resize(static_cast<std::size_t>(shape.c));
        return std::make_shared<BoxFaces>(box_faces(pooled, 0, ranges));
      },
      [this](Expected<Shared> faces) {
        if (!faces) return;
        faces_ = std::move(**faces);
        ++found_;
      });
}

}  // namespace pw
