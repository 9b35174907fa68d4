#include "app/panels/matrix/product_difference.h"

#include <utility>

#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

constexpr double kMostComparedInFrame = 2e6;  // products: about a millisecond

bool is_short(const Document& document) {
  const Shape& shape = document.shape();
  return static_cast<double>(shape.n * shape.pixels()) * static_cast<double>(shape.c) *
             static_cast<double>(document.network.cout()) <
         kMostComparedInFrame;
}

}  // namespace

void ProductDifference::use(Jobs& jobs) {
  if (slot_ == nullptr) slot_ = std::make_unique<JobSlot>(jobs.long_running(), JobSlot::Cancellable::kNo);
}

void ProductDifference::refresh(const Frame& frame) {
  if (slot_ == nullptr) return;
  const Session& session = frame.session();
  const Document& document = frame.document();
  const bool in_frame = is_short(document);
  Source source{document.input, document.network.layers.front(), document.mask,
                in_frame ? session.outputs_version() : 0};
  if (source_ != source) {
    source_ = std::move(source);
    found_.reset();
    slot_->cancel();
    is_due_ = true;
  }
  // Each frame of a drag would sum all of it again.
  if (!is_due_ || !session.outputs_fit() || !session.outputs_are_current() || session.history().in_gesture()) return;
  is_due_ = false;
  if (!in_frame) return start(document);
  found_ = difference_in_double(document.input->features.maps, effective(document.parameters(), document.mask),
                                session.outputs().sums());
}

void ProductDifference::start(const Document& document) {
  slot_->start<DoubleDifference>(
      "summing in double",
      [input = document.input, layer = effective(document.parameters(), document.mask)](
          Progress& progress, ThreadPool& pool) -> Expected<DoubleDifference> {
        const Tensor& maps = input->features.maps;
        return difference_in_double(maps, layer, pointwise_sums(maps, layer, &pool), &progress);
      },
      [this](const Expected<DoubleDifference>& difference) {
        if (difference) found_ = *difference;
      });
}

}  // namespace pw
