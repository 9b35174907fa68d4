#include "app/session/session.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "compute/parallel/helper_processors.h"

namespace pw {
namespace {

// A stack up to this size is mixed within the frame: about 1 ms at the speed of the last-level cache.
constexpr std::int64_t kInFrameBytes = std::int64_t{16} << 20;

// More would wait for memory.
constexpr int kMostThreads = 16;

int worker_threads() {
  return std::min(processor_count(), kMostThreads);
}

Tensor copy_of(const Tensor& tensor) {
  Tensor copy(tensor.shape());
  if (tensor.bytes() > 0) std::memcpy(copy.data(), tensor.data(), static_cast<std::size_t>(tensor.bytes()));
  return copy;
}

}  // namespace

Session::Session(Document first, std::function<void()> wake)
    : history_(std::move(first)),
      outputs_(std::make_shared<OutputMaps>(history_.current(), nullptr)),
      worker_(worker_threads(), std::move(wake)) {}

bool Session::outputs_fit() const {
  const Shape& in = document().shape();
  return outputs_->sums().shape() == Shape{in.n, document().parameters().cout, in.h, in.w};
}

void Session::dispatch(const Action& action) {
  const Document before = document();
  history_.push(apply(before, action));
  if (!outputs_are_current() || !outputs_->follow(before, document(), action)) return document_changed(before);
  ++revision_;
  outputs_changed();
  // Within a gesture the rows of a big stack would hold up the drag.
  if (!history_.in_gesture() || (outputs_->is_due() && fits_in_frame())) settle();
}

void Session::begin_with(const Action& action) {
  const Document before = document();
  history_.restart(apply(before, action));
  document_changed(before);
}

void Session::begin_gesture() {
  history_.begin_gesture();
  at_press_ = copy_of(outputs().values());
  ++press_count_;
}

void Session::end_gesture() {
  if (!history_.in_gesture()) return;
  history_.end_gesture();
  settle();
}

void Session::undo() {
  const Document before = document();
  if (history_.undo()) document_changed(before);
}

void Session::redo() {
  const Document before = document();
  if (history_.redo()) document_changed(before);
}

void Session::document_changed(const Document& before) {
  ++revision_;
  if (before.input != document().input || before.image != document().image) at_press_.reset();
  recompute();
}

bool Session::fits_in_frame() const {
  return document().input->features.maps.bytes() <= kInFrameBytes;
}

void Session::outputs_changed() {
  outputs_revision_ = revision_;
  ++outputs_version_;
}

// In full.
void Session::recompute() {
  if (!fits_in_frame()) return recompute_in_background();
  worker_.cancel(Worker::Kind::kRecompute);
  *outputs_ = OutputMaps(document(), nullptr);
  outputs_changed();
}

void Session::recompute_in_background() {
  worker_.start(Worker::Kind::kRecompute, "mixing the maps",
                [this, document = document(), revision = revision_](Progress&, ThreadPool& pool) -> Worker::Completion {
                  auto outputs = std::make_shared<OutputMaps>(document, &pool);
                  return [this, outputs, revision] {
                    // Changes that were followed meanwhile are newer; the end of their gesture asks again.
                    if (revision != revision_) return;
                    outputs_ = outputs;
                    outputs_changed();
                  };
                });
}

// Ends the rounding errors that followed changes add up.
void Session::settle() {
  if (!outputs_are_current() || outputs_->is_settled()) return;
  if (!fits_in_frame()) return recompute_in_background();
  outputs_->settle(document());
  outputs_changed();
}

}  // namespace pw
