#include "app/session/session.h"

#include <algorithm>
#include <cstring>
#include <thread>
#include <utility>

namespace pw {
namespace {

// A stack up to this size is mixed within the frame: about 1 ms at the speed of the last-level cache.
constexpr std::int64_t kInFrameBytes = std::int64_t{16} << 20;

int worker_threads() {
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
}

Tensor copy_of(const Tensor& tensor) {
  Tensor copy(tensor.shape());
  if (tensor.bytes() > 0) std::memcpy(copy.data(), tensor.data(), static_cast<std::size_t>(tensor.bytes()));
  return copy;
}

}  // namespace

Session::Session(Document first, std::function<void()> wake)
    : history_(std::move(first)),
      outputs_(std::make_shared<OutputMaps>(compute_outputs(history_.current(), nullptr))),
      worker_(worker_threads(), std::move(wake)) {}

bool Session::outputs_fit() const {
  const Shape& in = document().shape();
  return outputs_->sums.shape() == Shape{in.n, document().parameters().cout, in.h, in.w};
}

void Session::dispatch(const Action& action) {
  const Document before = document();
  history_.push(apply(before, action));
  const bool followed = outputs_are_current() && follow_action(before, document(), action, *outputs_);
  if (followed) {
    ++revision_;
    outputs_revision_ = revision_;
    incremented_ = true;
    if (!history_.in_gesture()) recompute();
    return;
  }
  document_changed(before);
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
  // Increments add rounding errors: a full pass ends them.
  if (incremented_) recompute();
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
  if (before.input != document().input || before.image != document().image) {
    ++input_revision_;
    at_press_.reset();
  }
  recompute();
}

void Session::recompute() {
  const Document document = this->document();
  if (document.input->features.maps.bytes() <= kInFrameBytes) {
    worker_.cancel(Worker::Kind::kRecompute);
    *outputs_ = compute_outputs(document, nullptr);
    outputs_revision_ = revision_;
    incremented_ = false;
    return;
  }
  worker_.start(Worker::Kind::kRecompute, "mixing the maps",
                [this, document, revision = revision_](Progress&, ThreadPool& pool) -> Worker::Completion {
                  auto outputs = std::make_shared<OutputMaps>(compute_outputs(document, &pool));
                  return [this, outputs, revision] {
                    // Followed increments are newer; the gesture that makes them ends with a pass of its own.
                    if (revision != revision_) return;
                    outputs_ = outputs;
                    outputs_revision_ = revision;
                    incremented_ = false;
                  };
                });
}

}  // namespace pw
