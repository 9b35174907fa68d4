#include "app/document/history.h"

#include <set>
#include <utility>

namespace pw {
namespace {

std::int64_t image_bytes(const Image& image) {
  return static_cast<std::int64_t>(image.rgb8.size() + image.rgb16.size() * sizeof(std::uint16_t));
}

// Bytes that these documents hold beyond those of `current`, shared parts counted once.
std::int64_t bytes_beyond(const std::vector<Document>& documents, const Document& current) {
  std::set<const void*> counted = {current.image.get(), current.input.get(), current.layer.get(), nullptr};
  std::int64_t bytes = 0;
  for (const Document& document : documents) {
    if (counted.insert(document.image.get()).second) bytes += image_bytes(*document.image);
    if (counted.insert(document.input.get()).second) bytes += document.input->features.maps.bytes();
    if (counted.insert(document.layer.get()).second) {
      bytes += document.parameters().parameter_count() * std::int64_t{sizeof(float)};
    }
  }
  return bytes;
}

}  // namespace

History::History(Document first, std::int64_t byte_cap) : documents_{std::move(first)}, byte_cap_(byte_cap) {}

void History::push(Document document) {
  documents_.resize(at_ + 1);
  if (in_gesture_ && gesture_has_step_) {
    documents_[at_] = std::move(document);
  } else {
    documents_.push_back(std::move(document));
    ++at_;
    gesture_has_step_ = true;
  }
  forget_oldest();
}

void History::restart(Document first) {
  documents_ = {std::move(first)};
  at_ = 0;
  end_gesture();
}

void History::begin_gesture() {
  in_gesture_ = true;
  gesture_has_step_ = false;
}

void History::end_gesture() {
  in_gesture_ = false;
}

bool History::undo() {
  end_gesture();
  if (at_ == 0) return false;
  --at_;
  return true;
}

bool History::redo() {
  end_gesture();
  if (at_ + 1 == documents_.size()) return false;
  ++at_;
  return true;
}

void History::forget_oldest() {
  while (at_ > 0 && bytes_beyond(documents_, documents_[at_]) > byte_cap_) {
    documents_.erase(documents_.begin());
    --at_;
  }
}

}  // namespace pw
