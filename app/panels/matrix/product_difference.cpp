#include "app/panels/matrix/product_difference.h"

#include "compute/analysis/product_in_double.h"

namespace pw {

void ProductDifference::use(Jobs& jobs) {
  if (slot_ == nullptr) slot_ = std::make_unique<JobSlot>(jobs.quick(), JobSlot::Cancellable::kNo);
}

void ProductDifference::refresh(const Frame& frame) {
  const Session& session = frame.session();
  const Document& document = frame.document();
  const bool in_frame = session.is_summed_in_frame(document);
  if (slot_ == nullptr || !session.outputs_fit() || !session.outputs_are_current()) return;
  // Each frame of a drag would start a job.
  if (!in_frame && session.history().in_gesture()) return;
  const Source source{document.input, document.network.layers.front(), document.mask,
                      in_frame ? session.outputs_version() : 0};
  if (source_ == source) return;
  source_ = source;
  largest_.reset();
  slot_->cancel();
  PointwiseLayer layer = effective(document.parameters(), document.mask);
  if (in_frame) {
    largest_ = largest_difference_in_double(document.input->features.maps, layer, session.outputs().sums());
    return;
  }
  slot_->start<double>(
      "summing in double",
      [input = document.input, layer = std::move(layer)](Progress&, ThreadPool& pool) -> Expected<double> {
        const OutputMaps outputs(input->features.maps, layer, &pool);
        return largest_difference_in_double(input->features.maps, layer, outputs.sums());
      },
      [this](const Expected<double>& largest) {
        if (largest) largest_ = *largest;
      });
}

}  // namespace pw
